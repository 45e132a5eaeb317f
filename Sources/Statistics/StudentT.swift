/// Student's t law.
public enum StudentT {
  /// The probability of a value at most `t`.
  ///
  /// - Parameters:
  ///   - t: Any finite number.
  ///   - degreesOfFreedom: From 1 to 1,000,000.
  /// - Returns: In [0, 1]; the lower tail keeps its relative accuracy.
  public static func cdf(_ t: Double, degreesOfFreedom: Double) -> Double {
    precondition(degreesOfFreedom >= 1 && degreesOfFreedom <= 1e6, "1 to a million degrees")
    let tail = tail(abs(t), degreesOfFreedom)
    return t > 0 ? 1 - tail : tail
  }

  /// The value that a t number stays below with probability `p`.
  ///
  /// - Parameters:
  ///   - p: From 1e-150 to 1 less as much; the square of a value further out may be infinite.
  ///   - degreesOfFreedom: At least 1; need not be whole.
  /// - Returns: A relative error below 1e-9, usually near 1e-14.
  /// - Complexity: About 5 evaluations of the incomplete beta function.
  /// - SeeAlso: *NIST Digital Library of Mathematical Functions*, 8.17; Abramowitz and Stegun,
  ///   *Handbook of Mathematical Functions*, 26.7.5, for the start.
  public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    precondition(p >= 1e-150 && p < 1, "a quantile is asked for a probability between 0 and 1")
    precondition(degreesOfFreedom >= 1, "the t law has at least 1 degree of freedom")
    let upper = min(p, 1 - p)
    if upper == 0.5 { return 0 }
    let magnitude =
      switch degreesOfFreedom {
      case 1: cauchy(upper)
      case 2: 2 * (0.5 - upper) / (2 * upper * (1 - upper)).squareRoot()
      case 1e6...: expansion(upper, degreesOfFreedom)
      default: solution(upper, degreesOfFreedom)
      }
    return p < 0.5 ? -magnitude : magnitude
  }

  /// The positive quantile for one degree of freedom, from whichever end keeps the digits.
  private static func cauchy(_ upper: Double) -> Double {
    upper < 0.25
      ? 1 / Elementary.tangent(.pi * upper) : Elementary.tangent(.pi * (0.5 - upper))
  }

  /// The quantile near the normal one's, by the expansion of Cornish and Fisher.
  private static func expansion(_ upper: Double, _ n: Double) -> Double {
    let z = -Normal.quantile(upper)
    let s = z * z
    let first = (s + 1) / 4
    let second = ((5 * s + 16) * s + 3) / 96
    let third = (((3 * s + 19) * s + 17) * s - 15) / 384
    let fourth = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160
    return z * (1 + (first + (second + (third + fourth / n) / n) / n) / n)
  }

  /// Newton's method, kept inside a bracket, on logarithms of t and of a probability.
  ///
  /// In the tail that is nearly a straight line; near the middle it is the probability between 0
  /// and t, so that small quantiles keep their digits too.
  private static func solution(_ upper: Double, _ n: Double) -> Double {
    let inTail = upper < 0.25
    let target = inTail ? upper : 0.5 - upper
    var (low, high) = (-700.0, 700.0)
    var position = min(max(Elementary.logarithm(max(expansion(upper, n), 1e-300)), low), high)
    for _ in 0..<200 {
      let t = Elementary.exponential(position)
      let probability = inTail ? tail(t, n) : middle(t, n)
      let isBeyond = inTail ? probability < target : probability > target
      if isBeyond { high = position } else { low = position }
      let slope = (inTail ? -1 : 1) * t * density(t, n) / probability
      var next = position - Elementary.logarithm(probability / target) / slope
      // A probability that underflows makes `next` not a number, which the bracket refuses too.
      if !(next > low && next < high) { next = (low + high) / 2 }
      let step = abs(next - position)
      position = next
      if step < 1e-15 * max(1, abs(position)) || high - low < 1e-15 { break }
    }
    return Elementary.exponential(position)
  }

  /// The probability above `t`, for `t` not negative.
  private static func tail(_ t: Double, _ n: Double) -> Double {
    let (x, y) = parts(t, n)
    return IncompleteBeta.value(x, complement: y, a: n / 2, b: 0.5) / 2
  }

  /// The probability between 0 and `t`, for `t` not negative.
  private static func middle(_ t: Double, _ n: Double) -> Double {
    let (x, y) = parts(t, n)
    return IncompleteBeta.value(y, complement: x, a: 0.5, b: n / 2) / 2
  }

  /// The numbers n / (n + t^2) and t^2 / (n + t^2), neither by subtraction and without overflow.
  private static func parts(_ t: Double, _ n: Double) -> (Double, Double) {
    if t * t < n {
      let ratio = t / n * t
      return (1 / (1 + ratio), ratio / (1 + ratio))
    }
    let ratio = n / t / t
    return (ratio / (1 + ratio), 1 / (1 + ratio))
  }

  private static func density(_ t: Double, _ n: Double) -> Double {
    let power = (n + 1) / 2 * Elementary.logarithmOfOnePlus(t / n * t)
    let scale = Elementary.logarithm(n) / 2 + IncompleteBeta.logarithmOfBeta(n / 2, 0.5)
    return Elementary.exponential(-power - scale)
  }
}
