import Experiments

/// A figure of theory beside what an experiment found.
struct Comparison: CustomStringConvertible {
  let name: String
  let expected: Double
  let found: Double
  /// Of the difference of the two.
  let standardError: Double

  /// `expectedError` is the standard error of an expected figure that was measured.
  init?(
    _ name: String, expected: Double, _ finding: MetricFinding?, replications: Int,
    expectedError: Double = 0
  ) {
    guard let mean = finding?.mean, let sd = finding?.sd else { return nil }
    self.name = name
    self.expected = expected
    found = mean
    let foundError = sd / Double(replications).squareRoot()
    standardError = (foundError * foundError + expectedError * expectedError).squareRoot()
  }

  /// The distance in standard errors.
  var deviations: Double { abs(found - expected) / standardError }
  /// Standard errors in percent of the figure.
  var relativePercent: Double { 100 * standardError / expected }

  var description: String {
    func text(_ value: Double) -> String { (value * 1e6).rounded().formatted(of: 1e6) }
    return "\(name): theory \(text(expected)), found \(text(found)), SE \(text(standardError)), "
      + "\((deviations * 100).rounded().formatted(of: 100)) SE away, "
      + "4 SE are \((400 * relativePercent).rounded().formatted(of: 100)) %"
  }
}

extension Double {
  /// A whole number of parts as a decimal number.
  fileprivate func formatted(of parts: Double) -> String { "\(self / parts)" }
}

extension Findings {
  /// A metric of the whole office, or of a row.
  func metric(_ id: String, row: KnownFigure.Row? = nil) -> MetricFinding? {
    guard let row else { return policies.first?.metrics.first { $0.id == id } }
    return policies.first?.groups.first { $0.kind == row.kind }?.rows
      .first { $0.name == row.name }?.metrics.first { $0.id == id }
  }
}
