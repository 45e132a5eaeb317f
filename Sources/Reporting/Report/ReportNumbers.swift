import Experiments
import Wording

/// Numbers, dates and intervals as a page of one language writes them.
struct ReportNumbers {
  let language: DisplayLanguage

  /// A share in per cent: `98,8 %`; finer where it would look like all of them, or where `near` asks for it.
  func share(_ share: Double?, near: [Double?] = []) -> String {
    guard let share else { return "–" }
    return bare(share, near: near) + "\u{A0}%"
  }

  /// The same with its ends: `92,4 % (91,9–92,9)`.
  func share(_ figure: StoredFigure) -> String {
    guard let low = figure.low, let high = figure.high, !figure.isConstant else {
      return share(figure.mean)
    }
    let near = [low, high, figure.mean]
    return "\(share(figure.mean, near: near)) (\(bare(low, near: near))–\(bare(high, near: near)))"
  }

  /// A stretch of shares: `88,6–95,5 %`.
  func shares(_ range: ClosedRange<Double>) -> String {
    let near = [range.lowerBound, range.upperBound]
    return "\(bare(range.lowerBound, near: near))–\(bare(range.upperBound, near: near))\u{A0}%"
  }

  /// Percentage points with their sign.
  func points(_ difference: Double, near: [Double?] = []) -> String {
    let decimals = Self.decimals(of: near + [difference])
    return signed(difference * 100, decimals: decimals)
  }

  /// A difference of shares in points, with its joint bounds.
  func points(_ difference: StoredDifference) -> String {
    bounded(difference) { points($0, near: [difference.mean, difference.low, difference.high]) }
  }

  /// A difference of counts with its joint bounds.
  func change(_ difference: StoredDifference, _ unit: MetricUnit) -> String {
    if unit == .share { return points(difference) }
    let scale = [difference.mean, difference.low ?? 0, difference.high ?? 0].map(abs).max()
    return bounded(difference) {
      NumberText.signed($0, unit, of: scale, in: language).replacing("-", with: "−")
    }
  }

  /// A figure in its unit, without the unit's name but for the sign of per cent.
  func figure(_ number: Double?, _ unit: MetricUnit, of scale: Double? = nil) -> String {
    guard let number else { return "–" }
    return unit == .share
      ? share(number) : NumberText.figure(number, unit, of: scale, in: language)
  }

  /// A figure with the bounds of its mean.
  func figure(_ figure: StoredFigure, _ unit: MetricUnit) -> String {
    if unit == .share { return share(figure) }
    let mean = self.figure(figure.mean, unit)
    guard let low = figure.low, let high = figure.high, !figure.isConstant else { return mean }
    return "\(mean) (\(self.figure(low, unit, of: figure.mean))–"
      + "\(self.figure(high, unit, of: figure.mean)))"
  }

  /// Dossiers of a form, which are means: tenths where there are few.
  func count(_ number: Double?) -> String {
    guard let number else { return "–" }
    guard number != number.rounded() else { return language.number(number, decimals: 0) }
    return NumberText.count(number, in: language)
  }

  /// `2025-07-01` or `2025-07-01T10:30` or `2025-07`, as the language writes it.
  func date(_ text: String) -> String {
    guard language == .vietnamese else { return text.replacing("T", with: " ") }
    let parts = text.split(separator: "T", maxSplits: 1)
    let day = (parts.first ?? "").split(separator: "-").reversed().joined(separator: "/")
    return parts.count > 1 ? "\(day) \(parts[1])" : day
  }

  /// `motcua` writes thousands and millions of VND; in full.
  func money(_ vnd: Double?) -> String { figure(vnd, .vnd) }

  private func bounded(_ difference: StoredDifference, _ text: (Double) -> String) -> String {
    guard !difference.isConstant, let low = difference.low, let high = difference.high else {
      return text(difference.mean)
    }
    let to = language == .vietnamese ? " đến " : " to "
    return "\(text(difference.mean)) (\(text(low))\(to)\(text(high)))"
  }

  private func bare(_ share: Double, near: [Double?]) -> String {
    // What is not quite all of them is not written as all of them.
    let shown = share > 0.9999 && share < 1 ? 0.9999 : share
    return language.number(shown * 100, decimals: Self.decimals(of: near + [share]))
  }

  private func signed(_ number: Double, decimals: Int) -> String {
    let text = language.number(number, decimals: decimals)
    return number > 0 ? "+" + text : text.replacing("-", with: "−")
  }

  /// One, and two where shares are all but 1 or lie less than half a point from each other.
  private static func decimals(of shares: [Double?]) -> Int {
    let known = shares.compactMap(\.self)
    let isAlmost = known.contains { $0 > 0.9985 && $0 < 1 }
    guard let least = known.min(), let most = known.max() else { return 1 }
    return isAlmost || (most > least && most - least < 0.005) ? 2 : 1
  }
}
