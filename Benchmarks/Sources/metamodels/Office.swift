import Foundation
import Statistics

func logarithm(_ x: Double) -> Double { log(x) }

/// What an analytic model says of a policy.
struct AnalyticAnswer {
  let rate: Double
  /// Of the logit, over who may come when.
  let pathVariance: Double
  let utilisations: [Double]
}

/// How true the analytic model is made on purpose.
enum Quality: String, CaseIterable {
  case good, crude
}

/// A network with levers in the unit cube, its simulation, and analytic models of it.
///
/// The product's fluid network may stand in for the models here: only the last two functions matter.
protocol Office: Sendable {
  var name: String { get }
  var leverCount: Int { get }
  /// Dossiers a working day, before the year's shock.
  func demand(_ day: Int) -> Double
  /// A day's demand is a gamma number of this shape about its mean.
  var overdispersion: Int { get }
  /// A year; `shock` is the year's factor of demand.
  func simulate(_ levers: [Double], shock: Double, key: UInt64) -> DeskRun
  /// Work per capacity of each station, over the year.
  func utilisations(_ levers: [Double]) -> [Double]
  /// The share on time when this many dossiers are expected on each day; `isKnown` says that they
  /// are those that came, not a mean.
  func rate(_ levers: [Double], arrivals: [Double], isKnown: Bool, _ quality: Quality) -> Double
}

/// The spread of a year's demand: 3 % of the mean.
let shockDeviation = 0.03

extension Office {
  /// The dossiers of each day, drawn.
  func drawArrivals(_ shock: Double, _ stream: inout RandomStream) -> [Double] {
    (0..<DeskCalendar.lastDay).map { day in
      Double(stream.poisson(demand(day) * shock * stream.gamma(overdispersion)))
    }
  }

  /// The mean over paths of arrivals, and the variance of the logit over them; the crude model takes
  /// every year for the mean one.
  ///
  /// `paths` are arrivals of years that stand for all, the same for every policy.
  func analytic(_ levers: [Double], _ quality: Quality, paths: [[Double]]) -> AnalyticAnswer {
    let loads = utilisations(levers)
    guard quality == .good else {
      let days = (0..<DeskCalendar.lastDay).map { demand($0) }
      let rate = rate(levers, arrivals: days, isKnown: false, quality)
      return AnalyticAnswer(rate: min(rate, 1), pathVariance: 0, utilisations: loads)
    }
    let shares = paths.map { rate(levers, arrivals: $0, isKnown: true, quality) }
    // No rate is known better than to a ten-thousandth.
    let logits = Moments(shares.map { logarithm(($0 + 1e-4) / (1 - $0 + 1e-4)) })
    return AnalyticAnswer(
      rate: min(Moments(shares).mean, 1), pathVariance: logits.variance ?? 0, utilisations: loads)
  }

  /// Arrivals of years that stand for all that may come: of many that are drawn, slices by the dossiers
  /// of the year, in each of them parts by when they come, and of each part the middle one.
  func paths(_ slices: Int, by parts: Int, key: UInt64) -> [[Double]] {
    let each = 25
    var stream = RandomStream(key: key)
    let drawn = (0..<(slices * parts * each)).map { _ in
      drawArrivals(1 + shockDeviation * Normal.quantile(stream.uniform()), &stream)
    }
    let byNumber = drawn.map { (number: $0.reduce(0, +), path: $0) }
      .sorted { $0.number < $1.number }
    return (0..<slices).flatMap { slice in
      let own = byNumber[(slice * parts * each)..<((slice + 1) * parts * each)]
        .map { (middle: Self.middle($0.path), path: $0.path) }
        .sorted { $0.middle < $1.middle }
      return (0..<parts).map { own[$0 * each + each / 2].path }
    }
  }

  /// The mean day of arrival.
  private static func middle(_ arrivals: [Double]) -> Double {
    arrivals.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
      / max(arrivals.reduce(0, +), 1)
  }
}

/// A queue day by day: a normal number held at 0 (Gaussian closure), in dossiers.
struct QueueCurve {
  /// Mean and variance of the dossiers waiting at the end of each day, and the capacity of the day.
  private(set) var means: [Double] = []
  private(set) var variances: [Double] = []
  private(set) var capacities: [Double] = []
  private(set) var departures: [Double] = []
  private(set) var departureVariances: [Double] = []
  private var mean: Double
  private var variance = 0.0

  init(initial: Double) { mean = initial }

  /// One day; returns what leaves, mean and variance.
  mutating func step(
    arrivals: Double, arrivalVariance: Double, capacity: Double, capacityVariance: Double
  ) {
    let drift = mean + arrivals - capacity
    let spread = variance + arrivalVariance + capacityVariance
    var (next, square) = (max(0, drift), 0.0)
    var busy = drift > 0 ? 1.0 : 0
    if spread > 1e-9 {
      let deviation = spread.squareRoot()
      let x = drift / deviation
      busy = erfc(-x * 0.5.squareRoot()) / 2
      let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      next = drift * busy + deviation * density
      square = (drift * drift + spread) * busy + drift * deviation * density
      square = max(0, square - next * next)
    }
    let left = max(0, mean + arrivals - next)
    departures.append(left)
    departureVariances.append(busy * capacityVariance + (1 - busy) * arrivalVariance)
    (mean, variance) = (next, square)
    means.append(mean)
    variances.append(variance)
    capacities.append(capacity)
  }

  /// Mean and variance of the wait of what comes on a day, in working days.
  ///
  /// `share` is of the capacity, what serves this queue; `noise` the squared variation of the work.
  func wait(_ day: Double, share: Double = 1, noise: Double) -> (mean: Double, variance: Double) {
    let last = means.count - 1
    let now = min(max(Int(day), 0), last)
    let before = now > 0 ? means[now - 1] : means[now]
    let part = min(max(day - Double(now), 0), 1)
    var work = before + part * (means[now] - before)
    let variance = variances[now]
    var (time, instant) = (0.0, day)
    while work > 0, time < 400 {
      let index = min(Int(instant), last)
      let rate = max(1e-6, capacities[index] * share)
      let span = index == last ? .infinity : Double(index + 1) - instant
      if rate * span >= work {
        let rest = work / rate
        let total = min(time + rest, 400)
        return (total, (variance + noise * rate * total) / (rate * rate))
      }
      work -= rate * span
      time += span
      instant = Double(index + 1)
    }
    let rate = max(1e-6, capacities[min(Int(instant), last)] * share)
    return (time, variance / (rate * rate))
  }
}

/// The probability that a gamma number stays at or below a bound (Wilson and Hilferty's normal cube).
func gammaShare(_ bound: Double, mean: Double, variance: Double) -> Double {
  guard bound > 0 else { return 0 }
  guard variance > 1e-9, mean > 0 else { return mean <= bound ? 1 : 0 }
  let nine = 9 * mean * mean / variance
  let x = (cbrt(bound / mean) - 1 + 1 / nine) * nine.squareRoot()
  return erfc(-x * 0.5.squareRoot()) / 2
}

/// Mean and variance of the larger of two independent normal numbers (Clark 1961).
func larger(
  _ left: (mean: Double, variance: Double), _ right: (mean: Double, variance: Double)
) -> (mean: Double, variance: Double) {
  let spread = (left.variance + right.variance).squareRoot()
  guard spread > 1e-9 else { return left.mean > right.mean ? left : right }
  let x = (left.mean - right.mean) / spread
  let above = erfc(-x * 0.5.squareRoot()) / 2
  let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
  let mean = left.mean * above + right.mean * (1 - above) + spread * density
  let square =
    (left.mean * left.mean + left.variance) * above
    + (right.mean * right.mean + right.variance) * (1 - above)
    + (left.mean + right.mean) * spread * density
  return (mean, max(0, square - mean * mean))
}
