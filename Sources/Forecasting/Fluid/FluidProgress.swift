/// How far a dossier is: when, in mean and variance, and what its statutory clock shows.
struct FluidProgress {
  /// The probability that it comes this far.
  var probability = 1.0
  /// Working time since the start of the grid, in hours.
  var time: Double
  var timeVariance = 0.0
  /// Working hours that the clock has counted.
  var clock = 0.0
  var clockVariance = 0.0
  /// The clock has stood still, so that it and time are two things.
  var hasStood = false
  /// When the clock started, as a working time.
  var clockStart: Double
  /// The visit so far whose wait varied most: its unit, when it was, and its wait.
  var visit = -1
  var visitTime = 0.0
  var visitWait = 0.0
  var visitVariance = 0.0

  init(at time: Double) {
    self.time = time
    clockStart = time
  }

  /// Adds a time that depends on when it begins, given at three points of the law of `time`.
  ///
  /// The part that goes with the beginning is found by regression: who comes later to a gate waits
  /// less, and both are through at the same moment.
  @inline(__always)
  mutating func add(
    resolution: Double, _ length: (Double) -> (mean: Double, variance: Double)
  ) {
    let deviation = timeVariance.squareRoot()
    guard deviation > resolution, deviation < .infinity else {
      let only = length(time)
      add(mean: only.mean, variance: only.variance, slope: 0)
      return
    }
    // Gauss and Hermite: 0 and ±√3 with weights 2/3 and 1/6. Nobody is earlier than the clock's start.
    let reach = 1.732_050_807_568_877 * deviation
    let middle = length(time)
    let early = length(max(clockStart, time - reach))
    let late = length(time + reach)
    let mean = middle.mean * (2.0 / 3) + (early.mean + late.mean) / 6
    guard mean < .infinity else {
      add(mean: .infinity, variance: .infinity, slope: 0)
      return
    }
    let slope = (late.mean - early.mean) / (2 * reach)
    let square =
      (middle.mean - mean) * (middle.mean - mean) * (2.0 / 3)
      + ((early.mean - mean) * (early.mean - mean) + (late.mean - mean) * (late.mean - mean)) / 6
    let rest = max(0, square - slope * slope * timeVariance)
    let own = middle.variance * (2.0 / 3) + (early.variance + late.variance) / 6
    add(mean: mean, variance: own + rest, slope: slope)
  }

  /// Adds a time of its own; with `slope`, one that also changes so much with when it begins.
  @inline(__always)
  mutating func add(mean: Double, variance: Double, slope: Double) {
    time += mean
    clock += mean
    guard mean < .infinity else {
      timeVariance = .infinity
      clockVariance = .infinity
      return
    }
    let common = clockVariance
    clockVariance = max(
      0, clockVariance + 2 * slope * common + slope * slope * timeVariance + variance)
    timeVariance = max(0, (1 + slope) * (1 + slope) * timeVariance + variance)
  }

  /// Adds a wait in which the clock stands still, or after which it starts anew.
  mutating func addSuspension(mean: Double, variance: Double, restarts: Bool) {
    time += mean
    timeVariance += variance
    hasStood = true
    if restarts {
      clock = 0
      clockVariance = 0
      clockStart = time
    }
  }
}
