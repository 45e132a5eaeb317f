/// A language that readers are told things in, with its way of writing numbers.
public enum DisplayLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case vietnamese = "vi"
}

extension DisplayLanguage {
  /// A number with grouped thousands and so many digits after the mark, halves away from zero:
  /// `860,246.5` or `860.246,5`.
  ///
  /// Numbers that are not finite, or of 10¹⁵ and more, are written as Swift writes them.
  public func number(_ number: Double, decimals: Int) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return "\(number)" }
    let scale = (0..<decimals).reduce(1.0) { value, _ in value * 10 }
    let units = Int64((abs(number) * scale).rounded())
    let (whole, rest) = units.quotientAndRemainder(dividingBy: Int64(scale))
    let sign = number < 0 && units > 0 ? "-" : ""
    guard decimals > 0 else { return sign + grouped(whole) }
    let digits = "\(rest)"
    return sign + grouped(whole) + decimalMark
      + String(repeating: "0", count: decimals - digits.count) + digits
  }

  /// What stands before the fraction.
  public var decimalMark: String { self == .english ? "." : "," }

  /// What stands between groups of three digits.
  public var groupMark: String { self == .english ? "," : "." }

  private func grouped(_ whole: Int64) -> String {
    var text = ""
    for (index, digit) in "\(whole)".reversed().enumerated() {
      if index > 0 && index.isMultiple(of: 3) { text += groupMark }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
