import Experiments
import Wording

/// Numbers as a table prints them: grouped thousands, a decimal point, a unit.
enum NumberText {
  /// A number with `decimals` digits after the point, halves away from zero.
  static func fixed(
    _ number: Double, decimals: Int, in language: DisplayLanguage = .english
  ) -> String {
    language.number(number, decimals: decimals)
  }

  /// A number with six digits that count, not grouped; whole numbers in full.
  static func significant(_ number: Double) -> String {
    guard number.isFinite, number != number.rounded() || abs(number) >= 1e15 else {
      return number.isFinite ? "\(Int64(number))" : "\(number)"
    }
    guard (1e-6..<1e6).contains(abs(number)) else { return "\(number)" }
    var decimals = 5
    var bound = 10.0
    while abs(number) >= bound {
      bound *= 10
      decimals -= 1
    }
    while abs(number) * bound < 10 && decimals < 12 {
      bound *= 10
      decimals += 1
    }
    let text = fixed(number, decimals: max(0, decimals)).replacing(",", with: "")
    guard text.contains(".") else { return text }
    return String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
  }

  /// A figure in its unit, without the name of the unit: shares in per cent.
  static func figure(
    _ number: Double?, _ unit: MetricUnit, of scale: Double? = nil,
    in language: DisplayLanguage = .english
  ) -> String {
    guard let number else { return "-" }
    let decimals =
      switch unit {
      case .share: 2
      case .hours, .days, .trips: decimals(for: scale ?? number)
      case .vnd: 0
      case .dossiers, .journeys: abs(scale ?? number) < 1000 ? 1 : 0
      }
    return fixed(unit == .share ? number * 100 : number, decimals: decimals, in: language)
  }

  /// The same with its sign.
  static func signed(
    _ number: Double, _ unit: MetricUnit, of scale: Double? = nil,
    in language: DisplayLanguage = .english
  ) -> String {
    let text = figure(number, unit, of: scale, in: language)
    return number > 0 ? "+" + text : text
  }

  /// A count of dossiers: whole where it is large.
  static func count(_ number: Double?, in language: DisplayLanguage = .english) -> String {
    figure(number, .dossiers, in: language)
  }

  private static func decimals(for number: Double) -> Int {
    switch abs(number) {
    case 1000...: 0
    case 10...: 1
    case 1...: 2
    default: 3
    }
  }
}
