import Statistics
import WorkingTime

/// Reads the values out of texts that match their quantity's pattern.
enum QuantityValue {
  /// Larger numbers are slips of the pen.
  static let largest = 1e12

  static func number(_ text: some StringProtocol) -> Double? {
    Double(text).flatMap { $0.isFinite && $0 <= largest ? $0 : nil }
  }

  /// `12 %` as 0.12.
  static func share(_ text: some StringProtocol) -> Double? {
    text.hasSuffix(" %") ? number(text.dropLast(2)).map { $0 / 100 } : nil
  }

  /// `+3 %` as 0.03.
  static func change(_ text: some StringProtocol) -> Double? {
    let size = share(text.drop { "+-".contains($0) })
    return text.hasPrefix("-") ? size.map { -$0 } : size
  }

  /// The number before the first blank.
  static func amount(_ text: some StringProtocol) -> Double? {
    number(text.prefix { $0 != " " })
  }

  static func count(_ text: some StringProtocol) -> Int? {
    Int(text.prefix { $0 != " " })
  }

  /// `2020-01-01..2020-12-15`, or one day; `nil` when impossible or reversed.
  static func days(_ text: some StringProtocol) -> ClosedRange<CivilDate>? {
    let ends = String(text).parts(by: "..").map { CivilDate($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else {
      return nil
    }
    return first...last
  }

  static func interval(_ text: some StringProtocol) -> Range<TimeOfDay>? {
    let ends = String(text).parts(by: "..").compactMap { TimeOfDay($0) }
    guard ends.count == 2, ends[0] < ends[1] else { return nil }
    return ends[0]..<ends[1]
  }

  static func seconds(unit: some StringProtocol) -> Double? {
    switch unit {
    case "min": 60
    case "h": 3600
    case "day", "days": 86_400
    case "week", "weeks": 604_800
    default: nil
    }
  }

  /// A law of times, in seconds; `sample` reads its values from the table of that name.
  static func distribution(
    _ text: some StringProtocol, sample: (String) -> [Double]?
  ) -> Distribution? {
    let words = String(text).split(separator: " ").map { String($0) }
    guard let unit = words.lazy.compactMap({ seconds(unit: $0) }).first else { return nil }
    return distribution(words, unit: unit, sample: sample)
  }

  /// A time on its clock: seconds, or days where it is counted in working days.
  static func delay(_ text: some StringProtocol, sample: (String) -> [Double]?) -> Delay? {
    let words = String(text).split(separator: " ").map { String($0) }
    // No name of a table has a blank, so the word can only belong to the unit.
    let isWorking = words.contains("working")
    let plain = words.filter { $0 != "working" }
    guard let unit = plain.last(where: { seconds(unit: $0) != nil }), let size = seconds(unit: unit)
    else { return nil }
    let isDays = isWorking && unit != "h"
    guard let length = distribution(plain, unit: isDays ? 1 : size, sample: sample) else {
      return nil
    }
    return Delay(length, on: !isWorking ? .wall : isDays ? .workingDays : .open)
  }

  private static func distribution(
    _ words: [String], unit: Double, sample: (String) -> [Double]?
  ) -> Distribution? {
    guard let law = words.first else { return nil }
    func value(_ index: Int) -> Double? { index < words.count ? number(words[index]) : nil }
    let bounds = words.count > 1 ? words[1].parts(by: "..").compactMap { number($0) } : []
    switch law {
    case "exponential": return value(1).map { .exponential(mean: $0 * unit) }
    case "uniform":
      return bounds.count == 2 ? .uniform(low: bounds[0] * unit, high: bounds[1] * unit) : nil
    case "triangular":
      guard bounds.count == 3 else { return nil }
      return .triangular(low: bounds[0] * unit, mode: bounds[1] * unit, high: bounds[2] * unit)
    case "lognormal":
      return value(1).flatMap { mean in value(4).map { .lognormal(mean: mean * unit, cv: $0) } }
    case "gamma":
      return value(1).flatMap { mean in value(4).map { .gamma(mean: mean * unit, cv: $0) } }
    case "erlang":
      let phases = words.count > 4 ? Int(words[4]) : nil
      guard let mean = value(1), let phases else { return nil }
      return .erlang(mean: mean * unit, phases: phases)
    case "sample": return sample(words[1]).map { .sample($0.map { $0 * unit }) }
    default: return value(0).map { .constant($0 * unit) }
    }
  }

  static func rate(_ text: some StringProtocol, sample: (String) -> [Double]?) -> ArrivalRate? {
    if text.hasPrefix("every ") {
      return distribution(text.dropFirst(6), sample: sample).map { .every($0) }
    }
    guard let amount = amount(text) else { return nil }
    let unit = text.drop { $0 != " " }
    switch unit {
    case " per period": return .perPeriod(amount)
    case " per year": return .perYear(amount)
    case " per month": return .perMonth(amount)
    case " per working day": return .perWorkingDay(amount)
    default: return seconds(unit: unit.dropFirst(5)).map { .perSecond(amount / $0) }
    }
  }

  static func limit(_ text: some StringProtocol) -> StatutoryLimit? {
    if text == "same day" { return .sameDay }
    guard let amount = amount(text) else { return nil }
    let unit = text.drop { $0 != " " }.dropFirst()
    let seconds = Int64((amount * 3600).rounded())
    switch unit {
    case "working h": return .workingSeconds(seconds)
    case "h": return .wallSeconds(seconds)
    case "working day", "working days": return .workingDays(Int(amount))
    case "day", "days": return .calendarDays(Int(amount))
    case "month", "months": return .months(Int(amount))
    default: return nil
    }
  }
}

extension String {
  /// The parts between a separator of several characters.
  func parts(by separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
