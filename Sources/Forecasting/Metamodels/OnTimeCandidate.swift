import Foundation
import LinearAlgebra

/// One of the ways to correct the analytic model: each says by how much its logit is off.
struct OnTimeCandidate {
  /// The ways, in the order of the weights.
  enum Kind: CaseIterable {
    /// It is right.
    case analytic
    /// Its logit is stretched and shifted a little.
    case recalibrated
    /// It is stretched and shifted, and off by a smooth function of the utilisations and of itself.
    case byUtilisations
    /// It is stretched and shifted, and off by a smooth function of levers, utilisations and itself.
    case byLevers
    /// It is of no use: the rate itself is a smooth function of the levers.
    case leversAlone
  }

  let kind: Kind
  private let process: FittedProcess?
  private let scaling: InputScaling?
  /// What the runs without each of them say of it.
  let leftOut: (means: [Double], variances: [Double])

  /// The share of the known noise variances that the fit believes in; 1 without a fit.
  var noiseScale: Double { process?.law.noiseScale ?? 1 }

  /// - Throws: ``MetamodelError`` when the covariance has no factor.
  init(_ kind: Kind, _ rows: OnTimeRows) throws(MetamodelError) {
    self.kind = kind
    guard kind != .analytic else {
      process = nil
      scaling = nil
      let zeros = Array(repeating: 0.0, count: rows.count)
      leftOut = (zeros, zeros)
      return
    }
    let (sample, scaling) = Self.sample(kind, rows)
    let search = ProcessSearch(
      priors: Self.priors(kind), starts: sample.dimensions == 0 ? [1] : [1, 3], scouting: 20,
      finishing: 30)
    let process = try FittedProcess(sample, search: search)
    self.process = process
    self.scaling = scaling
    var leftOut = try process.leaveOneOut()
    if kind == .leversAlone {
      for row in 0..<rows.count { leftOut.means[row] -= rows.centres[row] }
    }
    self.leftOut = leftOut
  }

  /// What a candidate is fitted to, and how its inputs are scaled.
  static func sample(_ kind: Kind, _ rows: OnTimeRows) -> (sample: ProcessSample, InputScaling) {
    let inputs = inputs(kind, rows.runs.map(\.policy))
    let scaling = InputScaling(of: inputs)
    let values = kind == .leversAlone ? zip(rows.residuals, rows.centres).map(+) : rows.residuals
    let sample = ProcessSample(
      inputs: scaling.applied(to: inputs), dimensions: inputs.columnCount, values: values,
      noise: rows.noise,
      basis: zip(basis(kind, rows.centres), basisVariances(kind)).map { ($0, $1) })
    return (sample, scaling)
  }

  /// Mean and variance of what the analytic logit is off by.
  func corrections(
    _ policies: [OnTimePolicy]
  ) throws(MetamodelError) -> (means: [Double], variances: [Double]) {
    guard let process, let scaling else {
      let zeros = Array(repeating: 0.0, count: policies.count)
      return (zeros, zeros)
    }
    let centres = policies.map(\.centre)
    var result = try process.predict(
      scaling.applied(to: Self.inputs(kind, policies)), count: policies.count,
      basis: Self.basis(kind, centres))
    if kind == .leversAlone {
      for row in policies.indices { result.means[row] -= centres[row] }
    }
    return result
  }

  /// The covariance of what is not known of the policies with each other, *policies* squared.
  func covariance(_ policies: [OnTimePolicy]) throws(MetamodelError) -> [Double] {
    guard let process, let scaling else {
      return Array(repeating: 0, count: policies.count * policies.count)
    }
    return try process.covariance(
      scaling.applied(to: Self.inputs(kind, policies)), count: policies.count,
      basis: Self.basis(kind, policies.map(\.centre)))
  }

  /// A function that is as likely as the mean one: the correction of each policy.
  func drawn(_ policies: [OnTimePolicy], key: UInt64) throws(MetamodelError) -> [Double] {
    guard let process, let scaling else { return Array(repeating: 0, count: policies.count) }
    let centres = policies.map(\.centre)
    let rows = try ProcessDraws(process: process, waves: 256).values(
      scaling.applied(to: Self.inputs(kind, policies)), count: policies.count,
      basis: Self.basis(kind, centres), draws: 1, key: key)
    return kind == .leversAlone ? zip(rows[0], centres).map { $0 - $1 } : rows[0]
  }

  private static func inputs(_ kind: Kind, _ policies: [OnTimePolicy]) -> Matrix {
    let rows: [[Double]] =
      switch kind {
      case .analytic, .recalibrated: []
      case .byUtilisations: policies.map { $0.logLoads + [$0.centre] }
      case .byLevers: policies.map { $0.levers + $0.logLoads + [$0.centre] }
      case .leversAlone: policies.map(\.levers)
      }
    var result = Matrix(rows: policies.count, columns: rows.first?.count ?? 0)
    for (index, row) in rows.enumerated() {
      for (axis, value) in row.enumerated() { result[index, axis] = value }
    }
    return result
  }

  /// Shift and stretch.
  private static func basis(_ kind: Kind, _ centres: [Double]) -> [[Double]] {
    let ones = Array(repeating: 1.0, count: centres.count)
    return kind == .leversAlone ? [ones] : [ones, centres]
  }

  /// Prior variances of shift and stretch.
  private static func basisVariances(_ kind: Kind) -> [Double] {
    let prior = priorDeviations
    return kind == .leversAlone ? [9] : [prior.shift * prior.shift, prior.stretch * prior.stretch]
  }

  /// What is thought of the analytic logit before any run: deviations of shift and stretch, and the
  /// variance of what is smooth.
  static let priorDeviations = (shift: 0.3, stretch: 0.15, signal: 0.1)

  private static func priors(_ kind: Kind) -> GaussianProcessPriors {
    let noise = LogNormalPrior(median: 1, spread: 0.5)
    let even = LogNormalPrior(median: 0.01, spread: 1.5)
    switch kind {
    case .analytic, .recalibrated:
      // Without inputs the process is one more shift: too small to matter.
      return GaussianProcessPriors(
        signalVariance: LogNormalPrior(median: 1e-6, spread: 0.01), noiseScale: noise,
        evenNoise: LogNormalPrior(median: 0.03, spread: 1.5))
    case .byUtilisations, .byLevers:
      return GaussianProcessPriors(
        lengthScale: LogNormalPrior(median: 3, spread: 0.7),
        signalVariance: LogNormalPrior(median: priorDeviations.signal, spread: 1),
        noiseScale: noise, evenNoise: even)
    case .leversAlone:
      return GaussianProcessPriors(
        lengthScale: LogNormalPrior(median: 3, spread: 0.7),
        signalVariance: LogNormalPrior(median: 4, spread: 1), noiseScale: noise, evenNoise: even)
    }
  }
}
