/// A policy as the metamodel sees it: its levers, and what the analytic model makes of it.
public struct OnTimePolicy: Equatable, Sendable {
  /// What the policy sets, in any units; the same order for all policies.
  public let levers: [Double]
  /// Work per capacity of each station, positive; may be above 1.
  public let utilisations: [Double]
  /// The analytic model's expected share of dossiers on time, over all that next year may bring.
  public let analyticRate: Double
  /// The variance of the logit of the yearly rate over what demand may do, by the analytic model.
  public let pathVariance: Double

  /// Makes a policy; it is checked where it is used.
  public init(
    levers: [Double], utilisations: [Double], analyticRate: Double, pathVariance: Double
  ) {
    self.levers = levers
    self.utilisations = utilisations
    self.analyticRate = analyticRate
    self.pathVariance = pathVariance
  }
}

/// A year that was simulated under a policy.
public struct OnTimeRun: Equatable, Sendable {
  /// What was simulated.
  public let policy: OnTimePolicy
  /// Dossiers on time.
  public let onTime: Int
  /// Dossiers that count, on time or late.
  public let total: Int
  /// The analytic model's rate on the very arrivals of the run, where it was asked; it takes most of
  /// the chance out of the run.
  public let realisedRate: Double?

  /// Makes a run; it is checked where it is used.
  public init(policy: OnTimePolicy, onTime: Int, total: Int, realisedRate: Double? = nil) {
    self.policy = policy
    self.onTime = onTime
    self.total = total
    self.realisedRate = realisedRate
  }
}

/// What the metamodel expects of a policy.
public struct OnTimeForecast: Equatable, Sendable {
  /// The expected share of dossiers on time.
  public let mean: Double
  /// Where the expected share lies: what is not known of the policy's effect.
  public let meanInterval: ClosedRange<Double>
  /// Where next year's share lies: also what demand and chance will do in that year.
  public let yearInterval: ClosedRange<Double>
}

extension OnTimePolicy {
  func check(_ row: Int, like first: OnTimePolicy) throws(MetamodelError) {
    guard levers.count == first.levers.count else {
      throw .lengthMismatch(
        name: "levers of row \(row)", given: levers.count, needed: first.levers.count)
    }
    guard utilisations.count == first.utilisations.count else {
      throw .lengthMismatch(
        name: "utilisations of row \(row)", given: utilisations.count,
        needed: first.utilisations.count)
    }
    for (name, values) in [("levers", levers), ("utilisations", utilisations)] {
      if let column = values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(name: name, row: row, column: column)
      }
    }
    if let load = utilisations.first(where: { $0 <= 0 }) {
      throw .outOfRange(name: "utilisations", row: row, value: load, range: "above 0")
    }
    guard analyticRate >= 0 && analyticRate <= 1 else {
      throw .outOfRange(
        name: "analytic rate", row: row, value: analyticRate, range: "from 0 to 1")
    }
    guard pathVariance >= 0 && pathVariance <= 100 else {
      throw .outOfRange(
        name: "path variance", row: row, value: pathVariance, range: "from 0 to 100")
    }
  }
}

extension OnTimeRun {
  func check(_ row: Int, like first: OnTimePolicy) throws(MetamodelError) {
    try policy.check(row, like: first)
    guard total > 0 && onTime >= 0 else {
      throw .outOfRange(
        name: total > 0 ? "dossiers on time" : "dossiers", row: row,
        value: Double(total > 0 ? onTime : total), range: total > 0 ? "at least 0" : "at least 1")
    }
    guard onTime <= total else {
      throw .moreOnTimeThanTotal(row: row, onTime: onTime, total: total)
    }
    if let realisedRate, !(realisedRate >= 0 && realisedRate <= 1) {
      throw .outOfRange(
        name: "realised analytic rate", row: row, value: realisedRate, range: "from 0 to 1")
    }
  }
}
