import Foundation
import Statistics

/// On-time rates of policies: the analytic model's, corrected by a few simulated runs.
///
/// On the logit scale the truth is the analytic logit plus a correction. Several candidates say what
/// the correction is (none, shift and stretch, a Gaussian process on utilisations or levers), and a
/// stack by leave-one-out errors weighs them, the analytic model alone among them. Intervals are
/// scaled by the residuals of rows left out.
///
/// The mean is of the rate of a year over all that the year may bring; it is not the rate of an
/// average year.
///
/// - SeeAlso: Ankenman, Nelson and Staum, "Stochastic kriging for simulation metamodeling",
///   *Operations Research* 58 (2010); Shen, Hong and Zhang, "Enhancing stochastic kriging for
///   queueing simulation with stylized models", *IISE Transactions* 50 (2018).
public struct OnTimeMetamodel: Sendable {
  let candidates: [OnTimeCandidate]
  let stackWeights: [Double]
  let spread: OnTimeSpread
  private let model: OnTimePolicy?
  let meanDossiers: Double?
  /// What a run's known noise is multiplied by.
  let noiseScale: Double
  /// The share of the path's variance that is left in a run whose arrivals are known.
  let pathShare: Double

  /// Whether the analytic model's mean is believed.
  let pathTrust: PathTrust

  /// The runs that the forecast stands on.
  public let runCount: Int

  /// Runs with which nothing can be learnt, 1 and 2, are refused.
  public static let leastRuns = 3

  /// Fits the metamodel to runs; to none, the analytic model alone speaks.
  ///
  /// - Parameter runs: None or at least 3; policies may repeat.
  /// - Throws: ``MetamodelError``, naming the first row that is no good.
  /// - Complexity: Some 1,200 evaluations of runs³ operations: 0.05 s for 20 runs, 0.4 s for 80.
  public init(runs: [OnTimeRun]) throws(MetamodelError) {
    guard runs.isEmpty || runs.count >= Self.leastRuns else {
      throw .tooFewRows(given: runs.count, needed: Self.leastRuns)
    }
    if let first = runs.first?.policy {
      for (row, run) in runs.enumerated() { try run.check(row, like: first) }
    }
    pathTrust = PathTrust(runs)
    let runs = pathTrust.taken(runs)
    runCount = runs.count
    model = runs.first?.policy
    pathShare = try PathShare.mostLikely(runs)
    guard !runs.isEmpty else {
      candidates = [try OnTimeCandidate(.analytic, OnTimeRows([], pathShare: pathShare))]
      stackWeights = [1]
      spread = OnTimeSpread()
      meanDossiers = nil
      noiseScale = 1
      return
    }
    meanDossiers = runs.reduce(0) { $0 + Double($1.total) / Double(runs.count) }
    let rows = OnTimeRows(runs, pathShare: pathShare)
    let fitted = try OnTimeFit(rows)
    candidates = fitted.candidates
    stackWeights = fitted.weights
    noiseScale = fitted.noiseScale
    spread = try Self.spread(
      rows, noiseScale: fitted.noiseScale, doubted: pathTrust.doubted)
  }

  /// The spread by the residuals of rows that a whole fit, weights included, has not seen.
  ///
  /// Errors left out in closed form are too small here: hyper-parameters and weights were chosen with
  /// the row.
  private static func spread(
    _ rows: OnTimeRows, noiseScale: Double, doubted: Double
  ) throws(MetamodelError) -> OnTimeSpread {
    var order = Array(0..<rows.count)
    var stream = RandomStream(key: StreamKey.hash("folds"))
    for place in 0..<(rows.count - 1) {
      order.swapAt(place, place + Int(stream.next() % UInt64(rows.count - place)))
    }
    let folds = min(foldCount, rows.count)
    var residuals = Array(repeating: 0.0, count: rows.count)
    var (centres, variances) = (rows.centres, residuals)
    for fold in 0..<folds {
      let held = order.indices.filter { $0 % folds == fold }.map { order[$0] }
      let others = order.indices.filter { $0 % folds != fold }.map { order[$0] }.sorted()
      let fitted = try OnTimeFit(
        OnTimeRows(others.map { rows.runs[$0] }, pathShare: rows.pathShare))
      let said = try fitted.corrections(held.map { rows.runs[$0].policy })
      for (place, row) in held.enumerated() {
        residuals[row] = rows.residuals[row] - said.means[place]
        centres[row] += said.means[place]
        variances[row] = said.variances[place]
      }
    }
    return OnTimeSpread(
      residuals: residuals, centres: centres, variances: variances,
      noise: rows.noise.map { noiseScale * ($0 - doubted) })
  }

  /// Parts that the runs are cut into for the intervals.
  private static let foldCount = 5

  /// How much the analytic model by itself is believed, from 0 to 1; 1 without runs.
  public var analyticWeight: Double { stackWeights[0] }

  /// What to expect of policies.
  ///
  /// - Parameters:
  ///   - policies: With as many levers and utilisations as those of the runs.
  ///   - level: Of the intervals, above 0 and below 1.
  /// - Returns: One for each policy.
  /// - Throws: ``MetamodelError``, naming the first policy that is no good.
  /// - Complexity: O(runs² × policies).
  public func forecast(
    _ policies: [OnTimePolicy], level: Double = 0.9
  ) throws(MetamodelError) -> [OnTimeForecast] {
    guard level > 0 && level < 1 else {
      throw .outOfRange(name: "level", row: 0, value: level, range: "between 0 and 1")
    }
    let policies = try taken(policies)
    let corrections = try corrections(policies)
    let quantile = spread.quantile(level)
    return policies.indices.map { row in
      let policy = policies[row]
      let path = policy.pathSpread
      let centre = policy.centre + corrections.means[row]
      // Without runs nothing tells on which side of the analytic model the truth lies.
      let variance = runCount == 0 ? 0 : corrections.variances[row]
      let mean = LogitRate.meanRate(centre, variance: path + variance)
      let reach = spread.deviations(corrections.variances[row], centre: centre)
      let low = LogitRate.meanRate(centre - quantile * reach.below, variance: path)
      let high = LogitRate.meanRate(centre + quantile * reach.above, variance: path)
      // Who comes when, and what is left to chance when that is known.
      let chance = noiseScale * ((1 + pathShare) * path + binomialVariance(mean))
      let lowest = quantile * (reach.below * reach.below + chance).squareRoot()
      let highest = quantile * (reach.above * reach.above + chance).squareRoot()
      return OnTimeForecast(
        mean: mean, meanInterval: min(low, mean)...max(high, mean),
        yearInterval: LogitRate.rate(centre - lowest)...LogitRate.rate(centre + highest))
    }
  }

  /// Policies that were checked, as the metamodel takes them.
  func taken(_ policies: [OnTimePolicy]) throws(MetamodelError) -> [OnTimePolicy] {
    guard let first = policies.first else { return [] }
    for (row, policy) in policies.enumerated() { try policy.check(row, like: model ?? first) }
    return pathTrust.taken(policies)
  }

  /// Means and variances of the stack's correction of the analytic logit, before they are scaled.
  func corrections(
    _ policies: [OnTimePolicy]
  ) throws(MetamodelError) -> (means: [Double], variances: [Double]) {
    var mixed = try OnTimeFit(candidates, stackWeights).corrections(policies)
    for row in policies.indices {
      let prior = runCount == 0 ? Self.priorVariance(policies[row].centre) : 0
      mixed.variances[row] += prior
    }
    return mixed
  }

  /// How far off an analytic model is thought to be before any run.
  private static func priorVariance(_ centre: Double) -> Double {
    let shape = OnTimeCandidate.priorDeviations
    let stretch = shape.stretch * centre
    return shape.shift * shape.shift + stretch * stretch + shape.signal
  }

  /// The variance of a logit from as many dossiers as the runs had.
  private func binomialVariance(_ rate: Double) -> Double {
    guard let meanDossiers else { return 0 }
    let slope = LogitRate.slope(LogitRate.logit(rate))
    let (onTime, late) = (meanDossiers * rate + 0.5, meanDossiers * (1 - rate) + 0.5)
    return slope * slope * (1 / onTime + 1 / late)
  }
}
