import Wording

/// The types of quantities, each with the one regular expression that the reader, the schema and the
/// tables share.
enum Quantity: String, CaseIterable, Sendable {
  case version, period, day, dayOrDays, interval, timeOfDay
  case work, rate, limit, posts, count, share, shareOrRest, weight, number, spread, trend, days
  case first, warmUp, precision, figure, tolerance, replications, seed
  case code, tablePath, yamlPath, condition, datum
  case units, priority, groupSize, factor, shift, change, tally, roleName, weekdays
  case staffName, postsChange
  case delay, fixedDelay, fixedWork, workingDays
  case productivity, learningStart, secondedPosts
  case money, hourlyMoney, yearlyMoney, papers, copies
  case limitChange, workChange, chanceChange, feeChange, papersChange, ramp
  case startDelay, budget
  case itemName, shareChange, delayChange, fixedDelayChange, spreadChange

  static let decimal = #"[0-9]+(\.[0-9]+)?"#
  static let date = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
  static let hour = "([01][0-9]|2[0-4])h[0-5][0-9]"
  static let metricName = "[a-z][a-z0-9_]*"

  /// The whole text without a citation, as a regular expression that Swift and ECMAScript read alike.
  var pattern: String {
    let decimal = Self.decimal
    return switch self {
    case .version: "1"
    case .period: #"\#(Self.date)\.\.\#(Self.date)"#
    case .day: Self.date
    case .dayOrDays: #"\#(Self.date)(\.\.\#(Self.date))?"#
    case .interval: #"\#(Self.hour)\.\.\#(Self.hour)"#
    case .timeOfDay: Self.hour
    case .work: Self.distribution(unit: "(min|h)")
    case .rate:
      "(\(decimal) per (h|day|week|working day|month|year|period)|every \(Self.distribution(unit: "(min|h|days?|weeks?)")))"
    case .limit: "(same day|[0-9]+ (working )?days?|\(decimal) (working )?h|[0-9]+ months?)"
    case .posts: "\(decimal) posts?"
    case .count: "[0-9]+"
    case .share, .spread, .factor, .productivity, .learningStart: "\(decimal) %"
    case .shareOrRest: "(\(decimal) %|rest)"
    case .weight, .number: decimal
    case .trend: "[+-]?\(decimal) % per year"
    case .days: "[0-9]+ days?"
    case .first: "[0-9]+ dossiers?"
    case .warmUp: "[0-9]+ (days?|weeks?)"
    case .precision: "\(decimal)( pp)?( of \(Self.metricName))?"
    case .figure: "\(decimal)( %)?"
    case .tolerance: "\(decimal)( %| pp)?"
    case .replications, .seed: "[0-9]+"
    case .code: #"[0-9]\.[0-9]{6}(\.[0-9A-Z]+)*"#
    case .tablePath: #"[^ ,:]+\.csv"#
    case .yamlPath: #"[^ ,:]+\.ya?ml"#
    case .condition: #"\#(SourceName.kebab) (=|!=) \#(Self.member)(\.\#(Self.member))?"#
    case .datum: #"data\.[a-z][a-z0-9]*(-[a-z0-9]+)*"#
    case .units: "[0-9]+ units?"
    case .priority, .tally: "[0-9]+"
    case .groupSize: "[0-9]+ dossiers?"
    case .shift: "[0-9]+ (days?|weeks?)"
    case .change: "[+-]\(decimal) %"
    case .roleName: #"\#(SourceName.kebab)(\.\#(Self.member)){0,2}"#
    case .weekdays: "\(Self.weekday)( \(Self.weekday))*"
    case .staffName: #"\#(SourceName.kebab)(\.\#(SourceName.member))?\.\#(SourceName.kebab)"#
    case .postsChange: "([+-]?\(decimal) posts?|[+-]\(decimal) %)"
    case .delay: Self.distribution(unit: Self.delayUnit)
    case .fixedDelay: "\(decimal) \(Self.delayUnit)"
    case .fixedWork: "\(decimal) (min|h)"
    case .workingDays: "[0-9]+ working days?"
    case .secondedPosts: "[0-9]+ posts?"
    case .money, .budget: "[0-9]+ VND"
    case .hourlyMoney: "[0-9]+ VND per h"
    case .yearlyMoney: "[0-9]+ VND per year"
    case .papers: "[0-9]+ papers?"
    case .copies: "[0-9]+ (copy|copies)"
    case .limitChange, .workChange, .chanceChange, .feeChange, .papersChange, .shareChange,
      .delayChange, .spreadChange:
      changePattern
    case .ramp: "(linear|logistic) [0-9]+ (days?|weeks?|months?)"
    case .startDelay: "(\(Self.laws(unit: "(days?|weeks?)")))"
    case .itemName: #"\#(SourceName.kebab)(\.\#(Self.member)){1,2}"#
    case .fixedDelayChange: "(\(decimal) \(Self.delayUnit)|[+-]\(decimal) %)"
    }
  }

  /// Of a change of a rule: without a sign a new value, with one what is done to the old.
  private var changePattern: String {
    switch self {
    case .limitChange:
      "(same day|[+-]?[0-9]+ (working )?days?|[+-]?\(Self.decimal) (working )?h|[+-]?[0-9]+ months?|[+-]\(Self.decimal) %)"
    case .workChange: "(\(Self.laws(unit: "(min|h)"))|[+-]\(Self.decimal) (min|h|%))"
    case .chanceChange: "(\(Self.decimal) %|[+-]\(Self.decimal) (%|pp))"
    case .feeChange: "([+-]?[0-9]+ VND|[+-]\(Self.decimal) %)"
    case .shareChange: "(\(Self.decimal) %|[+-]\(Self.decimal) pp)"
    case .delayChange: "(\(Self.laws(unit: Self.delayUnit))|[+-]\(Self.decimal) %)"
    case .spreadChange: "[+-]\(Self.decimal) %"
    default: "([+-]?[0-9]+ papers?|[+-]\(Self.decimal) %)"
    }
  }

  private static let delayUnit = "(min|h|days?|weeks?|working h|working days?)"
  private static let member = SourceName.member
  private static let weekday = NameRule.dayRange.pattern

  private static func distribution(unit: String) -> String {
    #"(\#(laws(unit: unit))|sample [^ ,:]+\.csv \#(unit))"#
  }

  /// Laws that need no table.
  private static func laws(unit: String) -> String {
    let one = "(exponential )?\(decimal) \(unit)"
    let two = #"uniform \#(decimal)\.\.\#(decimal) \#(unit)"#
    let three = #"triangular \#(decimal)\.\.\#(decimal)\.\.\#(decimal) \#(unit)"#
    let spread = "(lognormal|gamma) \(decimal) \(unit) cv \(decimal)"
    let phases = "erlang \(decimal) \(unit) phases [0-9]+"
    return "\(one)|\(two)|\(three)|\(spread)|\(phases)"
  }

  /// Whether a citation ` (id)` may follow.
  var isCitable: Bool {
    switch self {
    case .version, .period, .tablePath, .yamlPath, .condition, .datum, .code, .replications, .seed,
      .precision, .warmUp, .priority, .shift, .roleName, .weekdays, .staffName,
      .itemName:
      false
    default: true
    }
  }

  /// Whether it belongs in the list of parameters: times of day, dates and settings do not.
  var isParameter: Bool {
    switch self {
    case .work, .rate, .limit, .posts, .count, .share, .shareOrRest, .weight, .number, .spread,
      .trend, .days, .first, .units, .groupSize, .factor, .change, .tally, .postsChange,
      .delay, .fixedDelay, .fixedWork, .workingDays, .productivity, .learningStart, .secondedPosts,
      .money, .budget, .hourlyMoney, .yearlyMoney, .papers, .copies, .limitChange, .workChange,
      .chanceChange, .feeChange, .papersChange, .ramp, .startDelay, .shareChange,
      .delayChange, .fixedDelayChange, .spreadChange:
      true
    default: false
    }
  }

  /// Whether other YAML tools may load it as a number.
  var isPlainNumber: Bool {
    switch self {
    case .version, .weight, .number, .count, .figure, .tolerance, .replications, .seed, .precision,
      .priority, .tally:
      true
    default: false
    }
  }

  /// The regular expression of the whole text, citation included.
  var fullPattern: String {
    "^\(pattern)" + (isCitable ? #"( \([A-Za-z][A-Za-z0-9-]*\))?$"# : "$")
  }
}

// MARK: - Words

extension Quantity {
  /// What it is called in messages, with its article.
  var noun: Bilingual {
    switch self {
    case .version: Bilingual("the language's version", vi: "phiên bản ngôn ngữ kịch bản")
    case .period: Bilingual("a period", vi: "một kỳ")
    case .day: Bilingual("a date", vi: "một ngày")
    case .dayOrDays: Bilingual("a date or a range of dates", vi: "một ngày hoặc khoảng ngày")
    case .interval: Bilingual("an opening interval", vi: "một khoảng giờ mở cửa")
    case .timeOfDay: Bilingual("a time of day", vi: "giờ trong ngày")
    case .work: Bilingual("a time of work", vi: "thời gian làm việc")
    case .rate: Bilingual("a rate of arrivals", vi: "mức hồ sơ đến")
    case .limit: Bilingual("a statutory limit", vi: "thời hạn giải quyết")
    case .posts: Bilingual("a number of posts", vi: "số vị trí")
    case .count, .replications, .seed: Bilingual("a whole number", vi: "số nguyên")
    case .share, .spread: Bilingual("a share", vi: "tỷ lệ")
    case .shareOrRest: Bilingual("a share or `rest`", vi: "tỷ lệ hoặc `rest`")
    case .weight: Bilingual("a weight", vi: "trọng số")
    case .number: Bilingual("a number", vi: "một số")
    case .trend: Bilingual("a trend", vi: "xu hướng")
    case .days: Bilingual("a number of days", vi: "số ngày")
    case .first: Bilingual("a number of dossiers", vi: "số hồ sơ")
    case .warmUp: Bilingual("a warm-up", vi: "thời gian chạy khởi động")
    case .precision: Bilingual("a precision", vi: "độ chính xác")
    case .figure: Bilingual("a figure", vi: "một số liệu")
    case .tolerance: Bilingual("a tolerance", vi: "sai số cho phép")
    case .code: Bilingual("a procedure code", vi: "mã thủ tục")
    case .tablePath: Bilingual("the path of a table", vi: "đường dẫn đến bảng")
    case .yamlPath: Bilingual("the path of a scenario file", vi: "đường dẫn đến tệp kịch bản")
    case .condition: Bilingual("a condition", vi: "điều kiện")
    case .datum: Bilingual("the name of a number under `data:`", vi: "tên của một số trong `data:`")
    case .units: Bilingual("a number of units", vi: "số thiết bị")
    case .priority, .tally: Bilingual("a whole number", vi: "số nguyên")
    case .groupSize: Bilingual("a number of dossiers", vi: "số hồ sơ")
    case .factor: Bilingual("a factor in per cent", vi: "hệ số phần trăm")
    case .shift: Bilingual("a number of days or weeks", vi: "số ngày hoặc tuần")
    case .change: Bilingual("a change in per cent", vi: "mức thay đổi phần trăm")
    case .roleName:
      Bilingual("a name, alone or after that of an agency", vi: "tên, riêng hoặc sau tên cơ quan")
    case .weekdays: Bilingual("a list of weekdays", vi: "danh sách ngày trong tuần")
    case .staffName: Bilingual("a reference to staff", vi: "tham chiếu đến nhân sự")
    case .postsChange:
      Bilingual("a number of posts or a change of it", vi: "số vị trí hoặc mức thay đổi của nó")
    case .delay: Bilingual("a time", vi: "khoảng thời gian")
    case .fixedDelay, .fixedWork: Bilingual("a fixed time", vi: "khoảng thời gian cố định")
    case .workingDays: Bilingual("a number of working days", vi: "số ngày làm việc")
    case .productivity: Bilingual("a productivity", vi: "năng suất")
    case .learningStart: Bilingual("what work is at the start", vi: "lượng việc lúc bắt đầu")
    case .secondedPosts: Bilingual("a whole number of posts", vi: "số vị trí nguyên")
    case .money, .budget: Bilingual("an amount of money", vi: "số tiền")
    case .hourlyMoney: Bilingual("a wage", vi: "tiền công")
    case .yearlyMoney: Bilingual("an income", vi: "thu nhập")
    case .papers: Bilingual("a number of papers", vi: "số giấy tờ")
    case .copies: Bilingual("a number of copies", vi: "số bản sao")
    case .limitChange, .workChange, .chanceChange, .feeChange, .papersChange, .shareChange,
      .delayChange, .fixedDelayChange, .spreadChange, .ramp, .startDelay:
      policyNoun
    case .itemName:
      Bilingual("a reference to an item of a workflow", vi: "tham chiếu đến một mục của quy trình")
    }
  }

  /// Of what only policies have.
  private var policyNoun: Bilingual {
    switch self {
    case .ramp: Bilingual("a ramp", vi: "lộ trình")
    case .startDelay:
      Bilingual("a number of days, or a law of them", vi: "số ngày, hoặc luật phân bố của nó")
    case .limitChange:
      Bilingual(
        "a statutory limit or a change of it", vi: "thời hạn giải quyết hoặc mức thay đổi của nó")
    case .workChange:
      Bilingual(
        "a time of work or a change of it", vi: "thời gian làm việc hoặc mức thay đổi của nó")
    case .chanceChange:
      Bilingual("a chance or a change of it", vi: "xác suất hoặc mức thay đổi của nó")
    case .feeChange: Bilingual("a fee or a change of it", vi: "phí hoặc mức thay đổi của nó")
    case .shareChange: Bilingual("a share or a change of it", vi: "tỷ lệ hoặc mức thay đổi của nó")
    case .delayChange, .fixedDelayChange:
      Bilingual("a time or a change of it", vi: "khoảng thời gian hoặc mức thay đổi của nó")
    case .spreadChange: Bilingual("a change of spread", vi: "mức thay đổi độ phân tán")
    default:
      Bilingual("a number of papers or a change of it", vi: "số giấy tờ hoặc mức thay đổi của nó")
    }
  }

  /// How it is written, for the mend.
  var examples: [String] {
    switch self {
    case .version: ["1"]
    case .period: ["2023-01-01..2023-12-31"]
    case .day: ["2023-04-30"]
    case .dayOrDays: ["2023-04-30", "2023-04-29..2023-05-03"]
    case .interval: ["07h30..11h30"]
    case .timeOfDay: ["15h00"]
    case .work: ["30 min", "triangular 4..8..25 min", "lognormal 150 min cv 0.9"]
    case .rate: ["22 per working day", "8600 per period", "every erlang 60 min phases 2"]
    case .limit: ["8 working days", "15 days", "1 month", "same day", "3 working h"]
    case .posts: ["2 posts", "0.5 posts"]
    case .count: ["27"]
    case .share, .spread: ["12 %"]
    case .shareOrRest: ["12 %", "rest"]
    case .weight: ["1.2"]
    case .number: ["9709"]
    case .trend: ["3 % per year"]
    case .days: ["14 days"]
    case .first: ["25 dossiers"]
    case .warmUp: ["30 days"]
    case .precision: ["0.1 pp of on_time_rate_cohort"]
    case .figure: ["844567", "98.8 %"]
    case .tolerance: ["0.1 pp", "1 %", "0.4"]
    case .replications, .seed: ["30"]
    case .code: ["\"1.012793\""]
    case .tablePath: ["tables/communes.csv"]
    case .yamlPath: ["catalogue/vietnam.yaml"]
    case .condition: ["channel = online", "split-plot != whole", "parent = districts.north"]
    case .datum: ["data.population"]
    case .units: ["2 units", "1 unit"]
    case .priority: ["1"]
    case .groupSize: ["4 dossiers"]
    case .factor: ["30 %"]
    case .shift: ["52 weeks", "364 days"]
    case .change: ["+3 %", "-10 %"]
    case .tally: ["15679"]
    case .roleName: ["officer", "clusters.land"]
    case .weekdays: ["mon", "wed thu", "mon..wed fri"]
    case .staffName: ["centre.counter", "wards.3.officer"]
    case .postsChange: ["6 posts", "+2 posts", "-30 %"]
    case .delay: ["3 working days", "lognormal 6 days cv 1", "exponential 30 min"]
    case .fixedDelay: ["30 days", "5 working days"]
    case .fixedWork: ["60 min"]
    case .workingDays: ["10 working days"]
    case .productivity: ["90 %"]
    case .learningStart: ["140 %"]
    case .secondedPosts: ["1 post", "2 posts"]
    case .money: ["10000 VND"]
    case .hourlyMoney: ["50000 VND per h"]
    case .yearlyMoney: ["114000000 VND per year"]
    case .papers: ["4 papers", "1 paper"]
    case .copies: ["2 copies", "1 copy"]
    case .limitChange, .workChange, .chanceChange, .feeChange, .papersChange, .shareChange,
      .delayChange, .fixedDelayChange, .spreadChange, .ramp, .startDelay, .budget:
      policyExamples
    case .itemName: ["permit.sign", "department-level.judicial.sign"]
    }
  }

  private var policyExamples: [String] {
    switch self {
    case .limitChange: ["5 working days", "-3 working days", "-30 %"]
    case .workChange: ["-20 %", "-5 min", "triangular 4..8..25 min"]
    case .chanceChange: ["-40 %", "-5 pp", "8 %"]
    case .feeChange: ["-50 %", "-10000 VND", "0 VND"]
    case .shareChange: ["100 %", "+20 pp"]
    case .delayChange: ["-30 %", "2 working h", "lognormal 1 day cv 1"]
    case .fixedDelayChange: ["-30 %", "5 working days"]
    case .spreadChange: ["-40 %"]
    case .ramp: ["linear 6 months", "logistic 90 days"]
    case .startDelay: ["30 days", "uniform 0..30 days", "exponential 2 weeks"]
    case .budget: ["500000000 VND"]
    default: ["-2 papers", "-40 %", "3 papers"]
    }
  }

  /// The units that may stand after its number.
  var units: [String] {
    switch self {
    case .work, .fixedWork: ["min", "h"]
    case .startDelay: ["days", "weeks"]
    case .delay, .fixedDelay: ["days", "working days", "working h", "weeks", "h", "min"]
    case .delayChange, .fixedDelayChange:
      ["days", "working days", "working h", "weeks", "h", "min", "%"]
    case .workingDays: ["working days"]
    case .money, .budget: ["VND"]
    case .hourlyMoney: ["VND per h"]
    case .yearlyMoney: ["VND per year"]
    case .papers: ["papers"]
    case .copies: ["copies", "copy"]
    case .limitChange: ["working days", "days", "working h", "h", "months", "%"]
    case .workChange: ["min", "h", "%"]
    case .chanceChange, .shareChange: ["%", "pp"]
    case .feeChange: ["VND", "%"]
    case .papersChange: ["papers", "%"]
    case .rate:
      ["per h", "per day", "per week", "per working day", "per month", "per year", "per period"]
    case .limit: ["working days", "days", "working h", "h", "months"]
    case .posts: ["posts"]
    case .postsChange: ["posts", "%"]
    case .share, .shareOrRest, .spread: ["%"]
    case .trend: ["% per year"]
    case .days: ["days"]
    case .first: ["dossiers"]
    case .warmUp: ["days", "weeks"]
    case .tolerance: ["%", "pp"]
    case .figure: ["%"]
    case .precision: ["pp"]
    case .units: ["units"]
    case .groupSize: ["dossiers"]
    case .factor, .change, .productivity, .learningStart, .spreadChange: ["%"]
    case .secondedPosts: ["posts"]
    case .shift: ["days", "weeks"]
    default: []
    }
  }
}
