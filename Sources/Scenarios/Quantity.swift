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
  var noun: String {
    switch self {
    case .version: "the language's version"
    case .period: "a period"
    case .day: "a date"
    case .dayOrDays: "a date or a range of dates"
    case .interval: "an opening interval"
    case .timeOfDay: "a time of day"
    case .work: "a time of work"
    case .rate: "a rate of arrivals"
    case .limit: "a statutory limit"
    case .posts: "a number of posts"
    case .count, .replications, .seed: "a whole number"
    case .share, .spread: "a share"
    case .shareOrRest: "a share or `rest`"
    case .weight: "a weight"
    case .number: "a number"
    case .trend: "a trend"
    case .days: "a number of days"
    case .first: "a number of dossiers"
    case .warmUp: "a warm-up"
    case .precision: "a precision"
    case .figure: "a figure"
    case .tolerance: "a tolerance"
    case .code: "a procedure code"
    case .tablePath: "the path of a table"
    case .yamlPath: "the path of a scenario file"
    case .condition: "a condition"
    case .datum: "the name of a number under `data:`"
    case .units: "a number of units"
    case .priority, .tally: "a whole number"
    case .groupSize: "a number of dossiers"
    case .factor: "a factor in per cent"
    case .shift: "a number of days or weeks"
    case .change: "a change in per cent"
    case .roleName: "a name, alone or after that of an agency"
    case .weekdays: "a list of weekdays"
    case .staffName: "a reference to staff"
    case .postsChange: "a number of posts or a change of it"
    case .delay: "a time"
    case .fixedDelay, .fixedWork: "a fixed time"
    case .workingDays: "a number of working days"
    case .productivity: "a productivity"
    case .learningStart: "what work is at the start"
    case .secondedPosts: "a whole number of posts"
    case .money, .budget: "an amount of money"
    case .hourlyMoney: "a wage"
    case .yearlyMoney: "an income"
    case .papers: "a number of papers"
    case .copies: "a number of copies"
    case .limitChange, .workChange, .chanceChange, .feeChange, .papersChange, .shareChange,
      .delayChange, .fixedDelayChange, .spreadChange:
      changeNoun
    case .ramp: "a ramp"
    case .startDelay: "a number of days, or a law of them"
    case .itemName: "a reference to an item of a workflow"
    }
  }

  private var changeNoun: String {
    switch self {
    case .limitChange: "a statutory limit or a change of it"
    case .workChange: "a time of work or a change of it"
    case .chanceChange: "a chance or a change of it"
    case .feeChange: "a fee or a change of it"
    case .shareChange: "a share or a change of it"
    case .delayChange, .fixedDelayChange: "a time or a change of it"
    case .spreadChange: "a change of spread"
    default: "a number of papers or a change of it"
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
