import Foundation

/// Rates on the logit scale, softened at the ends, and means over what is normal there.
///
/// Up to 4 either way (rates from 0.018 to 0.982) the scale is the logit; beyond, a distance x of the
/// logit from 4 counts as log(1 + x). A crude model that says 0.99999 where the truth is 0.95 is then
/// off by 2.6 instead of 8.6, and one such policy no longer drowns all others.
enum LogitRate {
  /// Where softening begins.
  static let knee = 4.0
  /// Values on the scale are held to this, a logit of 12: beyond it a rate is 0 or 1 to five digits.
  static let farthest = knee + log(9)

  static func logit(_ rate: Double) -> Double {
    guard rate > 0 else { return -farthest }
    guard rate < 1 else { return farthest }
    return softened(log(rate / (1 - rate)))
  }

  static func softened(_ logit: Double) -> Double {
    guard abs(logit) > knee else { return logit }
    let value = min(knee + log(1 + abs(logit) - knee), farthest)
    return logit < 0 ? -value : value
  }

  static func rate(_ value: Double) -> Double {
    let beyond = abs(value) - knee
    let size = beyond > 0 ? knee + exp(min(beyond, 6)) - 1 : abs(value)
    return value < 0 ? exp(-size) / (1 + exp(-size)) : 1 / (1 + exp(-size))
  }

  /// The derivative of the scale by the logit.
  static func slope(_ value: Double) -> Double {
    abs(value) > knee ? exp(knee - abs(value)) : 1
  }

  /// The mean rate when the logit is normal, by quadrature of Gauss and Hermite at 15 points.
  static func meanRate(_ logit: Double, variance: Double) -> Double {
    guard variance > 0 else { return rate(logit) }
    let deviation = variance.squareRoot()
    var sum = 0.0
    for (node, weight) in GaussHermite.fifteen {
      sum += weight * rate(logit + deviation * node)
    }
    return min(max(sum, 0), 1)
  }

  /// The logit about which a normal one of this variance has the given mean rate.
  static func centre(ofMean mean: Double, variance: Double) -> Double {
    guard variance > 0 else { return logit(mean) }
    let width = farthest + 3 * variance.squareRoot()
    var (low, high) = (-width, width)
    // 48 halvings of 24 and more leave less than 1e-12.
    for _ in 0..<48 {
      let middle = (low + high) / 2
      if meanRate(middle, variance: variance) < mean { low = middle } else { high = middle }
    }
    return min(max((low + high) / 2, -farthest), farthest)
  }
}

/// Nodes and weights for means over a standard normal number.
enum GaussHermite {
  /// 15 points: exact for polynomials up to degree 29.
  static let fifteen = points(15)

  /// The zeros of the Hermite polynomial of probability, found from Gershgorin's bound downwards by
  /// halving between sign changes, with weights n! / (n He(n-1))².
  ///
  /// - SeeAlso: Abramowitz and Stegun, *Handbook of Mathematical Functions*, 25.4.46, whose weight
  ///   is exp(-x²): nodes here are √2 times those, and weights add up to 1.
  static func points(_ count: Int) -> [(node: Double, weight: Double)] {
    let bound = 2 * Double(count).squareRoot() + 1
    let steps = 400 * count
    var result: [(node: Double, weight: Double)] = []
    for step in 0..<steps {
      var low = -bound + 2 * bound * Double(step) / Double(steps)
      var high = -bound + 2 * bound * Double(step + 1) / Double(steps)
      let sign = polynomial(count, low).last
      guard sign * polynomial(count, high).last <= 0, sign != 0 else { continue }
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if sign * polynomial(count, middle).last > 0 { low = middle } else { high = middle }
      }
      let node = (low + high) / 2
      let before = polynomial(count, node).before
      // With polynomials of unit norm, n! / (n He(n-1))² becomes 1 / (n h(n-1)²).
      result.append((node, 1 / (Double(count) * before * before)))
    }
    return result
  }

  /// The polynomials of degree `count` and one less, of unit norm.
  private static func polynomial(
    _ count: Int, _ x: Double
  ) -> (last: Double, before: Double) {
    var (before, last) = (0.0, 1.0)
    for degree in 0..<count {
      let next =
        (x * last - Double(degree).squareRoot() * before) / Double(degree + 1).squareRoot()
      (before, last) = (last, next)
    }
    return (last, before)
  }
}
