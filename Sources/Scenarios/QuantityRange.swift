import Statistics
import Wording
import WorkingTime

extension QuantityProblem {
  /// Why a text that has the form of the quantity has no sensible value, if it has none.
  init?(ofValue text: String, as quantity: Quantity) {
    guard
      let problem = Self.tooLong(text) ?? Self.dateProblem(text, quantity)
        ?? Self.rangeProblem(text, quantity) ?? Self.chanceProblem(text, quantity)
    else { return nil }
    self = problem
  }

  private static func tooLong(_ text: String) -> QuantityProblem? {
    let numbers = text.split { !($0.isNumber || $0 == ".") }
    let isHuge = numbers.contains { $0.count > 24 || (Double($0) ?? 0) > 1e20 }
    return isHuge ? .huge(text) : nil
  }

  private static func dateProblem(_ text: String, _ quantity: Quantity) -> QuantityProblem? {
    switch quantity {
    case .day, .dayOrDays, .period:
      let ends = text.parts(by: "..")
      if let wrong = ends.first(where: { CivilDate($0) == nil }) {
        return QuantityProblem(
          .impossibleDate, Bilingual("there is no day \(wrong)", vi: "không có ngày \(wrong)"),
          fix: Bilingual(
            "write an existing day as year-month-day",
            vi: "viết một ngày có thật dạng năm-tháng-ngày"))
      }
      return QuantityValue.days(text) == nil ? .reversed(text, ends) : nil
    case .weekdays:
      guard let wrong = text.split(separator: " ").first(where: { DayRange(String($0)) == nil })
      else { return nil }
      return .reversed(String(wrong), String(wrong).parts(by: ".."))
    case .timeOfDay, .interval:
      let ends = text.parts(by: "..")
      if let wrong = ends.first(where: { TimeOfDay($0) == nil }) {
        return QuantityProblem(
          .outOfRange,
          Bilingual("there is no time of day \(wrong)", vi: "không có giờ \(wrong) trong ngày"),
          fix: Bilingual("the last is 24h00", vi: "muộn nhất là 24h00"))
      }
      return quantity == .interval && QuantityValue.interval(text) == nil
        ? .reversed(text, ends) : nil
    default: return nil
    }
  }

  private static func rangeProblem(_ text: String, _ quantity: Quantity) -> QuantityProblem? {
    let amount = QuantityValue.amount(text) ?? .infinity
    switch quantity {
    case .share:
      return amount <= 100
        ? nil : .outside(text, Bilingual("a share is at most 100 %", vi: "tỷ lệ tối đa là 100 %"))
    case .shareOrRest:
      return text == "rest" || amount <= 100
        ? nil : .outside(text, Bilingual("a share is at most 100 %", vi: "tỷ lệ tối đa là 100 %"))
    case .limitChange, .workChange, .chanceChange, .feeChange, .papersChange, .shareChange,
      .delayChange, .fixedDelayChange, .spreadChange:
      return changeProblem(text, quantity)
    case .ramp:
      let count = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? .infinity
      let days = count * (text.contains("month") ? 30.5 : text.contains("week") ? 7 : 1)
      return (1...3660).contains(days)
        ? nil
        : .outside(
          text,
          Bilingual(
            "a ramp takes between 1 day and ten years",
            vi: "lộ trình kéo dài từ 1 ngày đến mười năm"))
    case .limit:
      if text == "same day" { return nil }
      let most: Double = text.contains("month") ? 120 : text.contains("h") ? 87_600 : 3650
      return amount > 0 && amount <= most
        ? nil
        : .outside(
          text,
          Bilingual("a limit lies between 1 and ten years", vi: "thời hạn nằm giữa 1 và mười năm"))
    default: return countProblem(text, quantity, amount)
    }
  }

  /// The ranges of counts and numbers.
  private static func countProblem(
    _ text: String, _ quantity: Quantity, _ amount: Double
  ) -> QuantityProblem? {
    switch quantity {
    case .count:
      return (1...100_000).contains(amount)
        ? nil
        : .outside(
          text, Bilingual("a count lies between 1 and 100000", vi: "số lượng nằm giữa 1 và 100000"))
    case .first:
      return amount >= 1 && amount <= 1e9
        ? nil : .outside(text, Bilingual("at least 1 dossier", vi: "ít nhất 1 hồ sơ"))
    case .units:
      return amount <= 100_000
        ? nil : .outside(text, Bilingual("at most 100000 units", vi: "tối đa 100000 thiết bị"))
    case .priority:
      return (1...1000).contains(amount)
        ? nil
        : .outside(
          text,
          Bilingual(
            "a priority lies between 1, which goes first, and 1000",
            vi: "mức ưu tiên nằm giữa 1, đi trước nhất, và 1000"))
    case .groupSize:
      return (1...10_000).contains(amount)
        ? nil
        : .outside(
          text,
          Bilingual(
            "a group has between 1 and 10000 dossiers", vi: "một nhóm có từ 1 đến 10000 hồ sơ"))
    case .factor:
      return amount <= 1000 ? nil : .outside(text, Bilingual("at most 1000 %", vi: "tối đa 1000 %"))
    case .tally:
      return amount <= 100_000_000
        ? nil
        : .outside(text, Bilingual("at most 100000000 dossiers", vi: "tối đa 100000000 hồ sơ"))
    case .shift, .change: return shiftProblem(text, quantity)
    case .posts: return amount <= 1e6 ? nil : .huge(text)
    case .postsChange where text.hasSuffix("%"):
      return (-100...1000).contains(amount)
        ? nil
        : .outside(
          text,
          Bilingual(
            "a change lies between -100 % and +1000 %",
            vi: "mức thay đổi nằm giữa -100 % và +1000 %"))
    case .postsChange: return abs(amount) <= 1e6 ? nil : .huge(text)
    case .weight: return amount <= 1e6 ? nil : .huge(text)
    case .number, .figure, .tolerance: return amount <= QuantityValue.largest ? nil : .huge(text)
    default: return experimentProblem(text, quantity, amount)
    }
  }

  /// The ranges of days and of what an experiment is told.
  private static func experimentProblem(
    _ text: String, _ quantity: Quantity, _ amount: Double
  ) -> QuantityProblem? {
    switch quantity {
    case .spread:
      return amount <= 300
        ? nil
        : .outside(text, Bilingual("a spread is at most 300 %", vi: "độ phân tán tối đa là 300 %"))
    case .days:
      return (0...366).contains(amount)
        ? nil : .outside(text, Bilingual("at most 366 days", vi: "tối đa 366 ngày"))
    case .warmUp:
      let days = text.contains("week") ? amount * 7 : amount
      return days <= 3660
        ? nil
        : .outside(
          text,
          Bilingual(
            "a warm-up is at most 3660 days", vi: "thời gian chạy khởi động tối đa là 3660 ngày"))
    case .replications:
      return (1...100_000).contains(amount)
        ? nil
        : .outside(
          text, Bilingual("between 1 and 100000 replications", vi: "từ 1 đến 100000 lần mô phỏng"))
    case .seed:
      return UInt64(text) != nil
        ? nil
        : .outside(
          text,
          Bilingual(
            "a seed is at most 18446744073709551615",
            vi: "mầm ngẫu nhiên tối đa là 18446744073709551615"))
    case .rate where !text.hasPrefix("every "): return amount <= 1e10 ? nil : .huge(text)
    case .precision:
      return amount > 0
        ? nil
        : .outside(text, Bilingual("a half-width is above 0", vi: "nửa độ rộng phải lớn hơn 0"))
    case .workingDays:
      return (1...1000).contains(amount)
        ? nil
        : .outside(
          text, Bilingual("between 1 and 1000 working days", vi: "từ 1 đến 1000 ngày làm việc"))
    case .fixedDelay where amount <= 0:
      return .outside(text, Bilingual("a limit is above 0", vi: "thời hạn phải lớn hơn 0"))
    default: return peopleAndMoneyProblem(text, quantity, amount)
    }
  }

  /// The ranges of what people are worth and what applicants pay.
  private static func peopleAndMoneyProblem(
    _ text: String, _ quantity: Quantity, _ amount: Double
  ) -> QuantityProblem? {
    switch quantity {
    case .productivity:
      return (1...1000).contains(amount)
        ? nil
        : .outside(
          text,
          Bilingual(
            "a productivity lies between 1 % and 1000 %", vi: "năng suất nằm giữa 1 % và 1000 %"))
    case .learningStart:
      return (100...1000).contains(amount)
        ? nil
        : .outside(
          text,
          Bilingual(
            "learning starts between 100 %, which is none, and 1000 %",
            vi: "học việc bắt đầu từ 100 %, tức không phải học, đến 1000 %"))
    case .secondedPosts:
      return amount <= 10_000
        ? nil
        : .outside(
          text, Bilingual("at most 10000 posts are seconded", vi: "biệt phái tối đa 10000 vị trí"))
    case .money, .hourlyMoney:
      return amount <= 1e10
        ? nil : .outside(text, Bilingual("at most 10000000000 VND", vi: "tối đa 10000000000 đồng"))
    case .budget:
      return amount <= 1e15
        ? nil
        : .outside(
          text, Bilingual("at most 1000000000000000 VND", vi: "tối đa 1000000000000000 đồng"))
    case .yearlyMoney:
      return amount <= 1e12
        ? nil
        : .outside(
          text,
          Bilingual("at most 1000000000000 VND per year", vi: "tối đa 1000000000000 đồng một năm"))
    case .papers:
      return amount <= 1000
        ? nil : .outside(text, Bilingual("at most 1000 papers", vi: "tối đa 1000 giấy tờ"))
    case .copies:
      return amount <= 1000
        ? nil : .outside(text, Bilingual("at most 1000 copies", vi: "tối đa 1000 bản sao"))
    default: return nil
    }
  }

  /// A change of a rule: unsigned, what the value itself may be; with a sign, what can be meant.
  private static func changeProblem(_ text: String, _ quantity: Quantity) -> QuantityProblem? {
    let own: Quantity =
      switch quantity {
      case .limitChange: .limit
      case .workChange: .work
      case .feeChange: .money
      case .papersChange: .papers
      case .delayChange: .delay
      case .fixedDelayChange: .fixedDelay
      default: .share
      }
    guard QuantityValue.isSigned(text) else { return QuantityProblem(ofValue: text, as: own) }
    let size = QuantityValue.amount(text.dropFirst()) ?? .infinity
    if quantity == .spreadChange {
      return size == 0 || text.hasPrefix("-") && size <= 100
        ? nil
        : .outside(
          text,
          Bilingual(
            "spread only falls: between -100 %, which leaves none, and -0 %",
            vi: "độ phân tán chỉ giảm: từ -100 %, tức không còn phân tán, đến -0 %"))
    }
    if text.hasSuffix(" %") {
      return size <= (text.hasPrefix("-") ? 100 : 1000)
        ? nil
        : .outside(
          text,
          Bilingual(
            "a change lies between -100 % and +1000 %",
            vi: "mức thay đổi nằm giữa -100 % và +1000 %"))
    }
    if quantity == .chanceChange || quantity == .shareChange {
      return size <= 100
        ? nil
        : .outside(
          text,
          Bilingual(
            "a change lies between -100 pp and +100 pp",
            vi: "mức thay đổi nằm giữa -100 pp và +100 pp"))
    }
    if quantity == .workChange {
      return size <= 87_600
        ? nil
        : .outside(
          text,
          Bilingual(
            "a change of work is at most ten years", vi: "mức thay đổi công việc tối đa là mười năm"
          ))
    }
    return QuantityProblem(ofValue: String(text.dropFirst()), as: own)
  }

  /// How far a trace may be shifted and scaled.
  private static func shiftProblem(_ text: String, _ quantity: Quantity) -> QuantityProblem? {
    if quantity == .shift {
      let days = (QuantityValue.amount(text) ?? .infinity) * (text.contains("week") ? 7 : 1)
      return (1...36_525).contains(days)
        ? nil
        : .outside(
          text,
          Bilingual(
            "a shift lies between 1 day and 100 years", vi: "mức dời nằm giữa 1 ngày và 100 năm"))
    }
    let change = QuantityValue.change(text) ?? .infinity
    return change > -1 && change <= 100
      ? nil
      : .outside(
        text,
        Bilingual(
          "a change lies above -100 % and is at most +10000 %",
          vi: "mức thay đổi lớn hơn -100 % và tối đa +10000 %"))
  }

  private static func chanceProblem(_ text: String, _ quantity: Quantity) -> QuantityProblem? {
    let law = quantity == .rate && text.hasPrefix("every ") ? text.dropFirst(6) : text[...]
    let isDelay = quantity == .delay || quantity == .fixedDelay
    let isWork = quantity == .work || quantity == .fixedWork
    let isLaw = isWork || isDelay || quantity == .startDelay
    guard isLaw || law.count < text.count else { return nil }
    // The form is right by now: what makes no law is a number that is too large.
    let read =
      isDelay
      ? QuantityValue.delay(law, sample: { _ in [1] })
      : QuantityValue.distribution(law, sample: { _ in [1] }).map { Delay($0, on: .wall) }
    guard let read else { return .huge(text) }
    let unit = read.clock == .workingDays ? 86_400.0 : 1
    guard let problem = read.length.trouble(isGap: quantity == .rate, unit: unit) else {
      return nil
    }
    return QuantityProblem(
      .lawParameters, Bilingual(same: "'\(law)': ") + problem, fix: read.length.remedy)
  }
}

extension QuantityProblem {
  fileprivate static func huge(_ text: String) -> QuantityProblem {
    QuantityProblem(
      .notFinite,
      Bilingual(
        "'\(text.shortened)' is beyond all measure", vi: "'\(text.shortened)' vượt mọi mức hợp lý"),
      fix: Bilingual("check the number and its unit", vi: "kiểm tra số và đơn vị"))
  }

  fileprivate static func outside(_ text: String, _ rule: Bilingual) -> QuantityProblem {
    QuantityProblem(
      .outOfRange,
      Bilingual(
        "'\(text.shortened)' is out of range", vi: "'\(text.shortened)' nằm ngoài khoảng cho phép"),
      fix: rule)
  }

  fileprivate static func reversed(_ text: String, _ ends: [Substring]) -> QuantityProblem {
    QuantityProblem(
      .reversed,
      Bilingual("'\(text)' ends before it begins", vi: "'\(text)' kết thúc trước khi bắt đầu"),
      fix: Bilingual(
        "write '\(ends.reversed().joined(separator: ".."))', or check both ends",
        vi: "viết '\(ends.reversed().joined(separator: ".."))', hoặc kiểm tra cả hai đầu"))
  }
}

extension Distribution {
  /// The longest time that a law may have on average, in seconds: ten years.
  private static let longestSeconds = 3653.0 * 86_400

  /// What is wrong with a law of times; `unit` has the seconds of its numbers.
  fileprivate func trouble(isGap: Bool, unit: Double) -> Bilingual? {
    let problem: Bilingual? =
      switch self {
      case .uniform(let low, let high) where low > high:
        Bilingual("the least is above the most", vi: "số nhỏ nhất lớn hơn số lớn nhất")
      case .triangular(let low, let mode, let high) where !(low <= mode && mode <= high):
        Bilingual("the three numbers are not ascending", vi: "ba số không tăng dần")
      case .lognormal(_, let cv), .gamma(_, let cv):
        cv <= 20
          ? nil
          : Bilingual(
            "cv is the standard deviation over the mean, at most 20",
            vi: "cv là độ lệch chuẩn chia cho trung bình, tối đa 20")
      case .erlang(_, let phases):
        (1...1000).contains(phases)
          ? nil : Bilingual("phases lie between 1 and 1000", vi: "số pha nằm giữa 1 và 1000")
      default: nil
      }
    if let problem { return problem }
    if typical * unit > Self.longestSeconds {
      return Bilingual("that is longer than ten years", vi: "thời gian này dài hơn mười năm")
    }
    let mustBePositive: Bool =
      switch self {
      case .constant, .uniform, .triangular, .sample: isGap
      default: true
      }
    return mustBePositive && typical <= 0
      ? Bilingual("the mean is not above 0", vi: "trung bình không lớn hơn 0")
      : self.problem.map {
        Bilingual($0, vi: "các số phải nằm giữa 0 và 1e15, theo đúng thứ tự của luật phân bố")
      }
  }

  fileprivate var typical: Double {
    switch self {
    case .constant(let mean), .exponential(let mean), .lognormal(let mean, _), .gamma(let mean, _),
      .erlang(let mean, _):
      mean
    case .uniform(_, let high), .triangular(_, _, let high): high
    case .sample(let values): values.max() ?? 0
    }
  }

  fileprivate var remedy: Bilingual {
    switch self {
    case .uniform:
      Bilingual(
        "write the least, then the most: 'uniform 1..4 h'",
        vi: "viết số nhỏ nhất rồi số lớn nhất: 'uniform 1..4 h'")
    case .triangular:
      Bilingual(
        "write least, likeliest, most: 'triangular 4..8..25 min'",
        vi: "viết số nhỏ nhất, hay gặp nhất, lớn nhất: 'triangular 4..8..25 min'")
    case .lognormal, .gamma:
      Bilingual(
        "write it like 'lognormal 150 min cv 0.9'", vi: "viết như 'lognormal 150 min cv 0.9'")
    case .erlang:
      Bilingual("write it like 'erlang 60 min phases 3'", vi: "viết như 'erlang 60 min phases 3'")
    default: Bilingual("check the number and its unit", vi: "kiểm tra số và đơn vị")
    }
  }
}
