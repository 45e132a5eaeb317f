/// Which law the number of dossiers at a station is taken to have, given its mean and variance.
///
/// Mean and variance of the number Q at a station with c servers go by two equations that need
/// E[min(Q, c)] and Cov(Q, min(Q, c)). Neither follows from mean and variance alone; a closure takes
/// them from a law with that mean and variance.
///
/// - SeeAlso: Massey and Pender, "Gaussian skewness approximation for dynamic rate multi-server
///   queues with abandonment", Queueing Systems 75 (2013) 243-277, for the normal law; Rothkopf and
///   Oren, "A closure approximation for the nonstationary M/M/s queue", Management Science 25 (1979)
///   522-534, for the negative binomial law. Both are quoted from memory; the formulas are derived here.
public enum FluidClosure: Sendable, Hashable {
  /// The normal law: cheap for any number of servers, and 10 to 30 % low in the mean with few of them.
  case gaussian
  /// The negative binomial law, which is exact for M/M/1 and M/M/∞ in steady state and within some
  /// percent between; binomial where the variance is below the mean. Its cost grows with the servers.
  case negativeBinomial
  /// Negative binomial up to 24 servers, and normal beyond.
  case automatic

  @inline(__always)
  func moments(mean: Double, variance: Double, servers: Double) -> FluidMoments {
    let isNormal =
      switch self {
      case .gaussian: true
      case .negativeBinomial: false
      case .automatic: servers > 24
      }
    return isNormal
      ? FluidMoments(normalMean: mean, variance: variance, servers: servers)
      : FluidMoments(binomialMean: mean, variance: variance, servers: servers)
  }
}

/// What a station does and owes, from the law of the number Q of its dossiers.
///
/// With c servers and shortfall S = max(0, c - Q): E[min(Q, c)] = c - E[S], and Cov(Q, min(Q, c)) =
/// (E[Q] - c) E[S] + E[S²], whichever the law. For the normal law that is Var(Q) P(Q < c), Stein's
/// lemma. An arrival has max(0, Q - k + 1) dossiers before it that must be finished first, where k is
/// c, rounded up.
struct FluidMoments {
  /// P(Q < c): somebody is free.
  var free: Double
  /// E[min(Q, c)].
  var busy: Double
  /// Cov(Q, min(Q, c)).
  var covariance: Double
  /// Mean and variance of the dossiers that an arrival waits for.
  var ahead: Double
  var aheadVariance: Double

  /// By the normal law.
  @inline(__always)
  init(normalMean mean: Double, variance: Double, servers: Double) {
    let deviation = max(variance, 1e-12).squareRoot()
    let x = (servers - mean) / deviation
    let below = FluidMath.normal(x)
    let density = FluidMath.normalDensity(x)
    let shortfall = max(0, deviation * (density + x * below))
    let square = max(0, deviation * deviation * ((1 + x * x) * below + x * density))
    free = below
    busy = min(max(0, servers - shortfall), min(mean, servers))
    covariance = max(0, (mean - servers) * shortfall + square)
    let waiting = max(0, mean - busy)
    let waitingSquare = max(0, variance + (mean - servers) * (mean - servers) - square)
    ahead = waiting + (1 - below)
    aheadVariance = max(0, waitingSquare + 2 * waiting + (1 - below) - ahead * ahead)
  }

  /// By the negative binomial, Poisson or binomial law.
  @inline(__always)
  init(binomialMean given: Double, variance: Double, servers: Double) {
    let mean = max(given, 1e-12)
    // No law of whole numbers has less variance than that of the two next to the mean.
    let least = mean * (1 - mean / (mean.rounded(.down) + 1))
    let spread = max(variance, least)
    let excess = 1 - mean / max(spread, mean * 1e-6)
    let isPoisson = abs(excess) < 1e-7
    let size = isPoisson ? 0 : mean * (1 - excess) / excess
    var probability =
      isPoisson
      ? FluidMath.exponential(-mean)
      : FluidMath.exponential(size * FluidMath.logarithmOfOnePlus(-excess))
    let most = servers.rounded(.up)
    var (sum, shortfall, square, unready, unreadySquare) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var number = 0.0
    while number < most && probability > 0 {
      let missing = servers - number
      let room = most - 1 - number
      sum += probability
      shortfall += probability * missing
      square += probability * missing * missing
      unready += probability * room
      unreadySquare += probability * room * room
      let factor = isPoisson ? mean : (size + number) * excess
      number += 1
      probability *= factor / number
    }
    free = min(1, sum)
    busy = min(max(0, servers - shortfall), min(mean, servers))
    covariance = max(0, (mean - servers) * shortfall + square)
    let over = mean - most + 1
    ahead = max(0, over + unready)
    aheadVariance = max(0, spread + over * over - unreadySquare - ahead * ahead)
  }
}
