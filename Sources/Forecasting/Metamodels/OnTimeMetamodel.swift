import Foundation

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

  /// The runs that the forecast stands on.
  public let runCount: Int

  /// Runs with which nothing can be learnt, 1 and 2, are refused.
  public static let leastRuns = 3

  /// Fits the metamodel to runs; to none, the analytic model alone speaks.
  ///
  /// - Parameter runs: None or at least 3; policies may repeat.
  /// - Throws: ``MetamodelError``, naming the first row that is no good.
  /// - Complexity: Some 200 evaluations of runs³ operations: 10 ms for 20 runs, 0.2 s for 100.
  public init(runs: [OnTimeRun]) throws(MetamodelError) {
    guard runs.isEmpty || runs.count >= Self.leastRuns else {
      throw .tooFewRows(given: runs.count, needed: Self.leastRuns)
    }
    if let first = runs.first?.policy {
      for (row, run) in runs.enumerated() { try run.check(row, like: first) }
    }
    runCount = runs.count
    model = runs.first?.policy
    guard !runs.isEmpty else {
      candidates = [try OnTimeCandidate(.analytic, OnTimeRows([]))]
      stackWeights = [1]
      spread = OnTimeSpread()
      meanDossiers = nil
      noiseScale = 1
      return
    }
    meanDossiers = runs.reduce(0) { $0 + Double($1.total) / Double(runs.count) }
    let rows = OnTimeRows(runs)
    var candidates: [OnTimeCandidate] = []
    for kind in OnTimeCandidate.Kind.allCases where kind.applies(to: runs[0].policy) {
      candidates.append(try OnTimeCandidate(kind, rows))
    }
    let stack = OnTimeStack(candidates, rows)
    let scale = zip(candidates, stack.weights).reduce(0) { $0 + $1.0.noiseScale * $1.1 }
    noiseScale = scale
    spread = OnTimeSpread(
      residuals: zip(rows.residuals, stack.leftOut.means).map { $0 - $1 },
      variances: stack.leftOut.variances, noise: rows.noise.map { scale * $0 })
    stackWeights = stack.weights
    self.candidates = candidates
  }

  /// How much the analytic model by itself is believed, from 0 to 1; 1 without runs.
  public var analyticWeight: Double { stackWeights[0] }

  /// What to expect of policies.
  ///
  /// - Parameters:
  ///   - policies: With as many levers and utilisations as those of the runs.
  ///   - level: Of the intervals, above 0 and below 1.
  /// - Throws: ``MetamodelError``, naming the first policy that is no good.
  /// - Complexity: O(runs² × policies).
  public func forecast(
    _ policies: [OnTimePolicy], level: Double = 0.9
  ) throws(MetamodelError) -> [OnTimeForecast] {
    guard level > 0 && level < 1 else {
      throw .outOfRange(name: "level", row: 0, value: level, range: "between 0 and 1")
    }
    let corrections = try corrections(policies)
    let quantile = spread.quantile(level)
    return policies.indices.map { row in
      let policy = policies[row]
      let variance = corrections.variances[row]
      let centre = policy.centre + corrections.means[row]
      let reach = quantile * variance.squareRoot()
      // Without runs nothing tells on which side of the analytic model the truth lies.
      let mean = LogitRate.meanRate(
        centre, variance: policy.pathVariance + (runCount == 0 ? 0 : variance))
      let low = LogitRate.meanRate(centre - reach, variance: policy.pathVariance)
      let high = LogitRate.meanRate(centre + reach, variance: policy.pathVariance)
      let chance = noiseScale * (policy.pathVariance + binomialVariance(mean))
      let year = quantile * (variance + chance).squareRoot()
      return OnTimeForecast(
        mean: mean, meanInterval: min(low, mean)...max(high, mean),
        yearInterval: LogitRate.rate(centre - year)...LogitRate.rate(centre + year))
    }
  }

  /// Means and variances of the truth's logit about the analytic one.
  func corrections(
    _ policies: [OnTimePolicy]
  ) throws(MetamodelError) -> (means: [Double], variances: [Double]) {
    guard let first = policies.first else { return ([], []) }
    for (row, policy) in policies.enumerated() { try policy.check(row, like: model ?? first) }
    var parts: [(means: [Double], variances: [Double])] = []
    for candidate in candidates { parts.append(try candidate.corrections(policies)) }
    var mixed = OnTimeStack.mixed(parts, stackWeights)
    for row in policies.indices {
      let prior = runCount == 0 ? Self.priorVariance(policies[row].centre) : 0
      mixed.variances[row] = spread.variance(mixed.variances[row] + prior)
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
    return 1 / (meanDossiers * rate + 0.5) + 1 / (meanDossiers * (1 - rate) + 0.5)
  }
}

extension OnTimeCandidate.Kind {
  /// Whether a policy has what the candidate goes by.
  fileprivate func applies(to policy: OnTimePolicy) -> Bool {
    switch self {
    case .analytic, .recalibrated: true
    case .byUtilisations: !policy.utilisations.isEmpty
    case .byLevers, .leversAlone: !policy.levers.isEmpty
    }
  }
}
