import Engine
import Statistics

/// How many dossiers were handed in in each replication, and how much work they were expected to bring,
/// beside what was to be expected: the controls of `ControlVariate`.
///
/// Only procedures whose expected number is exactly known are counted.
struct ArrivalControls: Sendable {
  private let expected: [ExpectedSubmissions]
  private var counts: [Double] = []
  private var work: [Double] = []

  /// Of a model; without one nothing is counted.
  init(_ model: Model?) {
    expected = model?.expectedSubmissions ?? []
  }

  mutating func add(_ outcome: Outcome) {
    guard !expected.isEmpty else { return }
    let submitted = expected.map { Double(outcome.procedures[$0.procedure].tally.submitted) }
    counts.append(submitted.reduce(0, +))
    work.append(zip(submitted, expected).reduce(0) { $0 + $1.0 * $1.1.workSeconds })
  }

  /// The controls of some replications, in this order; none where nothing is known.
  func controls(of replications: [Int]) -> [ControlVariate.Control] {
    guard !expected.isEmpty else { return [] }
    let mean = expected.reduce(0) { $0 + $1.count }
    let meanWork = expected.reduce(0) { $0 + $1.count * $1.workSeconds }
    return [
      ControlVariate.Control(values: replications.map { counts[$0] }, mean: mean),
      ControlVariate.Control(values: replications.map { work[$0] }, mean: meanWork),
    ]
  }
}

/// A figure of the whole office made surer by the dossiers that came; only where that helps.
public struct ControlledFinding: Sendable, Equatable {
  /// As in `ComparedFigure`.
  public var id: String
  public var unit: MetricUnit
  public var mean: Double
  /// Bounds at 95 %.
  public var low: Double
  public var high: Double
  /// The estimated variance of this mean over that of the plain one.
  public var ratio: Double

  init(_ figure: ComparedFigure, _ estimate: ControlVariate) {
    let interval = estimate.interval()
    id = figure.id
    unit = figure.unit
    mean = estimate.mean
    (low, high) = (interval.lowerBound, interval.upperBound)
    ratio = estimate.varianceRatio
  }

  /// `nil` where controls do not help, or none is known.
  ///
  /// - Parameters:
  ///   - figure: What is looked at.
  ///   - series: Of each replication.
  ///   - controls: What came.
  ///   - more: A control beside those, of given replications.
  init?(
    _ figure: ComparedFigure, of series: [PairedSeries.Figure], controls: ArrivalControls,
    more: ([Int]) -> ControlVariate.Control? = { _ in nil }
  ) {
    let known = series.indices.filter { series[$0] != nil }
    let all = [more(known)].compactMap { $0 } + controls.controls(of: known)
    guard let values = RatioEstimate.linearised(known.compactMap { series[$0] }),
      let estimate = ControlVariate(values: values, controls: all)
    else { return nil }
    self.init(figure, estimate)
  }
}
