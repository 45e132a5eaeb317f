import Foundation

/// A policy to simulate next, and why.
public struct NextRun: Equatable, Sendable {
  /// Which of the policies asked about.
  public let index: Int
  /// How sure the forecast of that policy's rate is: one standard deviation, as a share on time.
  public let deviation: Double
  /// By how much one year of it would lower the mean variance of all the policies' rates: a share.
  public let reduction: Double
}

extension OnTimeMetamodel {
  /// The policies whose simulation would tell most about all of them.
  ///
  /// One after the other the policy is taken whose run lowers the variance of the rates, summed over
  /// all policies, most: what one does not know of it, as far as it goes together with the others.
  /// The variance alone would send runs to the corners of the levers, where nobody wants to go, and
  /// to rates near 0 and 1 on the logit scale, where a large error of the logit is a small one of the
  /// rate. A policy may come more than once when its year leaves much to chance.
  ///
  /// - Parameters:
  ///   - policies: That one may choose among and wants to know about; at most 2,000.
  ///   - count: Of runs.
  /// - Returns: At most `count` runs; fewer when nothing is left to learn.
  /// - Throws: ``MetamodelError``, naming the first policy that is no good.
  /// - Complexity: O(policies² × (runs + count)).
  /// - SeeAlso: Cohn, "Neural network exploration using optimal experiment design" (1996), and
  ///   Seo et al. (2000), who compare this choice with that by variance.
  public func nextRuns(
    among policies: [OnTimePolicy], count: Int
  ) throws(MetamodelError) -> [NextRun] {
    let size = policies.count
    guard size > 0, count > 0 else { return [] }
    guard size <= 2000 else {
      throw .outOfRange(name: "policies", row: 0, value: Double(size), range: "at most 2000")
    }
    let policies = try taken(policies)
    var mixed = try corrections(policies)
    let centres = policies.indices.map { policies[$0].centre + mixed.means[$0] }
    for row in policies.indices {
      mixed.variances[row] = spread.variance(mixed.variances[row], centre: centres[row])
    }
    var covariance = try mixedCovariance(
      policies, variances: mixed.variances, scales: centres.map { spread.scale($0).squareRoot() })
    let slopes = policies.indices.map { row -> Double in
      let rate = LogitRate.meanRate(
        policies[row].centre + mixed.means[row],
        variance: mixed.variances[row] + policies[row].pathSpread)
      return rate * (1 - rate) / LogitRate.slope(LogitRate.logit(rate))
    }
    let noise = policies.indices.map { row in
      noiseScale
        * (pathShare * policies[row].pathSpread + chance(slopes[row])) + 1e-9
    }
    var result: [NextRun] = []
    for _ in 0..<count {
      let whole = (0..<size).reduce(0) {
        $0 + slopes[$1] * slopes[$1] * covariance[$1 * (size + 1)]
      }
      guard whole > 0 else { break }
      var best = (index: 0, gain: -1.0)
      for column in 0..<size {
        var gain = 0.0
        for row in 0..<size {
          let part = slopes[row] * covariance[column * size + row]
          gain += part * part
        }
        gain /= covariance[column * (size + 1)] + noise[column]
        if gain > best.gain { best = (column, gain) }
      }
      guard best.gain > 0, best.gain.isFinite else { break }
      let own = covariance[best.index * (size + 1)]
      result.append(
        NextRun(
          index: best.index, deviation: slopes[best.index] * max(0, own).squareRoot(),
          reduction: min(1, best.gain / whole)))
      condition(&covariance, on: best.index, noise: noise[best.index])
    }
    return result
  }

  /// The covariance of the policies' logits, by the candidates' weights, with the variances that the
  /// forecasts have on its diagonal.
  private func mixedCovariance(
    _ policies: [OnTimePolicy], variances: [Double], scales: [Double]
  ) throws(MetamodelError) -> [Double] {
    let size = policies.count
    var result = Array(repeating: 0.0, count: size * size)
    if runCount == 0 {
      // Before any run: shift and stretch, and what is left for each policy alone.
      let prior = OnTimeCandidate.priorDeviations
      let centres = policies.map(\.centre)
      for column in 0..<size {
        for row in 0..<size {
          result[column * size + row] =
            prior.shift * prior.shift
            + prior.stretch * prior.stretch * centres[row] * centres[column]
        }
      }
    }
    for (candidate, weight) in zip(candidates, stackWeights) where weight > 0 {
      let part = try candidate.covariance(policies)
      for index in result.indices { result[index] += weight * part[index] }
    }
    for column in 0..<size {
      for row in 0..<size { result[column * size + row] *= scales[row] * scales[column] }
    }
    for row in 0..<size { result[row * (size + 1)] = max(variances[row], result[row * (size + 1)]) }
    return result
  }

  private func condition(_ covariance: inout [Double], on index: Int, noise: Double) {
    let size = Int(Double(covariance.count).squareRoot().rounded())
    let column = Array(covariance[(index * size)..<((index + 1) * size)])
    let divisor = column[index] + noise
    for other in 0..<size {
      let factor = column[other] / divisor
      for row in 0..<size { covariance[other * size + row] -= factor * column[row] }
    }
  }

  /// The binomial variance of a year's logit, from the slope p (1 - p) of the rate.
  private func chance(_ slope: Double) -> Double {
    1 / max(1e-6, slope * (meanDossiers ?? 1000))
  }
}
