import Foundation

/// How much each candidate is believed, by how well it says each run from the others.
///
/// A weight is a prior share times the mean squared error, in shares on time, to the power of minus
/// half the number of runs: what a normal likelihood makes of errors whose spread is not known. A
/// candidate that does not beat the analytic model in rows left out therefore loses its weight, so
/// that simulation does not make the forecast worse.
struct OnTimeStack {
  /// In the order of the candidates; they add up to 1.
  let weights: [Double]

  /// How much a candidate is believed before any run.
  static func share(_ kind: OnTimeCandidate.Kind) -> Double {
    switch kind {
    case .analytic: 0.3
    case .recalibrated, .byUtilisations: 0.25
    case .byLevers: 0.15
    case .leversAlone: 0.05
    }
  }

  /// How many runs one run counts as: candidates were fitted to the runs they are judged by.
  static let discount = 0.7

  init(_ candidates: [OnTimeCandidate], _ rows: OnTimeRows) {
    let shares = rows.shares
    let offsets = zip(rows.runs, rows.centres).map { run, centre in
      run.realisedRate.map { LogitRate.logit($0) } ?? centre
    }
    var logarithms: [Double] = []
    for candidate in candidates {
      var squares = 0.0
      for row in 0..<rows.count {
        let expected = LogitRate.rate(offsets[row] + candidate.leftOut.means[row])
        let error = expected - shares[row]
        squares += error * error
      }
      // No rate is known better than to a ten-thousandth.
      let mean = squares / Double(rows.count) + 1e-8
      logarithms.append(
        log(Self.share(candidate.kind)) - Self.discount * Double(rows.count) / 2 * log(mean))
    }
    let largest = logarithms.max() ?? 0
    let powers = logarithms.map { exp($0 - largest) }
    let total = powers.reduce(0, +)
    weights = powers.map { $0 / total }
  }

  /// Mean and variance of a mixture, place by place.
  static func mixed(
    _ parts: [(means: [Double], variances: [Double])], _ weights: [Double]
  ) -> (means: [Double], variances: [Double]) {
    let count = parts.first?.means.count ?? 0
    var means = Array(repeating: 0.0, count: count)
    var variances = means
    for (part, weight) in zip(parts, weights) {
      for place in 0..<count { means[place] += weight * part.means[place] }
    }
    for (part, weight) in zip(parts, weights) {
      for place in 0..<count {
        let distance = part.means[place] - means[place]
        variances[place] += weight * (part.variances[place] + distance * distance)
      }
    }
    return (means, variances)
  }
}
