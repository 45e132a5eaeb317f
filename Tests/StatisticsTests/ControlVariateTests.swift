import Statistics
import Testing

@Suite("Control variates")
struct ControlVariateTests {
  typealias Control = ControlVariate.Control

  /// Values of mean 3 and variance 1 with a control of mean 10 and this correlation.
  private static func sample(
    _ count: Int, correlation: Double, from stream: inout RandomStream
  ) -> (values: [Double], control: Control) {
    let pairs = PairedVarianceTests.pairs(count, correlation: correlation, from: &stream)
    return (
      pairs.left.map { 3 + $0 }, Control(values: pairs.right.map { 10 + 5 * $0 }, mean: 10)
    )
  }

  @Test("takes away what a control explains exactly")
  func exact() throws {
    let control = Control(values: (0..<25).map { Double($0) }, mean: 10)
    let noise = (0..<25).map { $0.isMultiple(of: 2) ? 0.1 : -0.1 }
    let values = zip(control.values, noise).map { 7 + 2 * ($0 - 10) + $1 }
    let found = try #require(ControlVariate(values: values, controls: [control]))
    // The mean of the control is 12, that of the noise .004, and they are at right angles.
    #expect(abs(found.mean - 7.004) < 1e-12 && found.degreesOfFreedom == 23)
    #expect(found.varianceRatio < 1e-3)
    #expect(found.interval().contains(7.004))
  }

  /// Of 500 experiments the interval covers the true mean in 95 % of them, give or take three standard
  /// errors of .0097; without the error of the control's mean it would be 83 %.
  @Test("the error of a control's mean that was estimated is in the interval")
  func estimatedMean() throws {
    var stream = RandomStream(key: 15)
    let experiments = 500
    var covered = 0
    for _ in 0..<experiments {
      let (values, plain) = Self.sample(60, correlation: 0.9, from: &stream)
      // Four draws beside for each.
      let others = Self.sample(240, correlation: 0, from: &stream).control.values
      let control = Control(
        values: plain.values, mean: Moments(others).mean,
        meanVariance: (Moments(others).variance ?? 0) / 240)
      let found = try #require(ControlVariate(values: values, controls: [control]))
      if found.interval().contains(3) { covered += 1 }
    }
    #expect(abs(Double(covered) / Double(experiments) - 0.95) < 0.03)
  }

  @Test("a control told twice counts once, and one that never varies not at all")
  func repeated() throws {
    var stream = RandomStream(key: 12)
    let (values, control) = Self.sample(40, correlation: 0.9, from: &stream)
    let twice = Control(values: control.values.map { 2 * $0 }, mean: 20)
    let still = Control(values: control.values.map { _ in 4 }, mean: 4)
    let one = try #require(ControlVariate(values: values, controls: [control]))
    let more = try #require(ControlVariate(values: values, controls: [control, twice, still]))
    #expect(abs(one.mean - more.mean) < 1e-12 && more.degreesOfFreedom == 38)
    #expect(ControlVariate(values: values, controls: [still]) == nil)
  }

  @Test("none is used that does not help, of few replications, or of what never varies")
  func unused() {
    var stream = RandomStream(key: 13)
    let (values, control) = Self.sample(400, correlation: 0, from: &stream)
    #expect(ControlVariate(values: values, controls: [control]) == nil)
    #expect(ControlVariate(values: values, controls: []) == nil)
    let few = Self.sample(19, correlation: 0.99, from: &stream)
    #expect(ControlVariate(values: few.values, controls: [few.control]) == nil)
    let still = [Double](repeating: 0.1, count: 400)
    #expect(ControlVariate(values: still, controls: [control]) == nil)
  }

  @Test("leaves 1 - correlation² of the variance", arguments: [0.5, 0.8, 0.95])
  func reduction(correlation: Double) throws {
    var stream = RandomStream(key: 14)
    let experiments = 200
    let ratios = try (0..<experiments).map { _ in
      let (values, control) = Self.sample(400, correlation: correlation, from: &stream)
      return try #require(ControlVariate(values: values, controls: [control])).varianceRatio
    }
    let estimate = MeanEstimate(values: ratios)
    // The estimated coefficient costs (n - 2) / (n - 3), and an estimated ratio is a little too small.
    let truth = (1 - correlation * correlation) * 398 / 397
    let error = try #require(estimate.standardError)
    #expect(abs(estimate.mean - truth) < 4 * error + 0.005 * truth, "\(estimate.mean) for \(truth)")
  }

  @Test("covers the true mean as often as it says", arguments: [0.0, 0.3, 0.8], [20, 60])
  func coverage(correlation: Double, count: Int) {
    var stream = RandomStream(key: 15)
    let experiments = 4000
    let covered = (0..<experiments).count { _ in
      let (values, control) = Self.sample(count, correlation: correlation, from: &stream)
      let plain = MeanEstimate(values: values).interval()
      let found = ControlVariate(values: values, controls: [control])?.interval() ?? plain
      return found?.contains(3) ?? false
    }
    // Four standard errors, and .01 for choosing between two intervals after looking at them.
    let error = (0.95 * 0.05 / Double(experiments)).squareRoot()
    let share = Double(covered) / Double(experiments)
    #expect(abs(share - 0.95) < 4 * error + 0.01, "\(share)")
  }
}
