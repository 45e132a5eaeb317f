import Experiments

/// Numbers as a table prints them: grouped thousands, a decimal point, a unit.
enum NumberText {
  /// A number with `decimals` digits after the point, halves away from zero.
  static func fixed(_ number: Double, decimals: Int) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return "\(number)" }
    let scale = (0..<decimals).reduce(1.0) { value, _ in value * 10 }
    let units = Int64((abs(number) * scale).rounded())
    let (whole, rest) = units.quotientAndRemainder(dividingBy: Int64(scale))
    let sign = number < 0 && units > 0 ? "-" : ""
    guard decimals > 0 else { return sign + grouped(whole) }
    let digits = "\(rest)"
    return sign + grouped(whole) + "." + String(repeating: "0", count: decimals - digits.count)
      + digits
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
  static func figure(_ number: Double?, _ unit: MetricUnit, of scale: Double? = nil) -> String {
    guard let number else { return "-" }
    switch unit {
    case .share: return fixed(number * 100, decimals: 2)
    case .hours, .days, .trips:
      return fixed(number, decimals: decimals(for: scale ?? number))
    case .vnd: return fixed(number, decimals: 0)
    case .dossiers, .journeys: return fixed(number, decimals: abs(scale ?? number) < 1000 ? 1 : 0)
    }
  }

  /// The same with its sign.
  static func signed(_ number: Double, _ unit: MetricUnit, of scale: Double? = nil) -> String {
    let text = figure(number, unit, of: scale)
    return number > 0 ? "+" + text : text
  }

  /// A count of dossiers: whole where it is large.
  static func count(_ number: Double?) -> String {
    figure(number, .dossiers)
  }

  private static func decimals(for number: Double) -> Int {
    switch abs(number) {
    case 1000...: 0
    case 10...: 1
    case 1...: 2
    default: 3
    }
  }

  private static func grouped(_ whole: Int64) -> String {
    var text = ""
    for (index, digit) in "\(whole)".reversed().enumerated() {
      if index > 0 && index.isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
