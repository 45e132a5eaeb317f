/// Follows the dossiers of one class in one year along their roads to the time of the result.
struct FluidTrace {
  let plan: FluidPlan
  let numbers: FluidNumbers
  let waits: FluidWaits
  /// Below this spread of time a wait is looked up once, not at three points.
  let resolution: Double

  /// What becomes of dossiers that are accepted at a working time, road by road; those in hand at
  /// their first station wait for half of its queue.
  ///
  /// Probabilities add up to that of a result.
  func results(of roads: FluidRoads, from start: FluidProgress, isInHand: Bool) -> [FluidProgress] {
    var reached: [FluidProgress] = []
    reached.reserveCapacity(roads.nodes.count)
    var results: [FluidProgress] = []
    results.reserveCapacity(roads.ends)
    for index in roads.nodes.indices {
      let parent = roads.nodes[index].parent
      var progress = parent < 0 ? start : reached[parent]
      progress.probability *= roads.nodes[index].probability
      if roads.nodes[index].step < 0 {
        var result = progress
        result.probability *= roads.scale
        results.append(result)
      } else {
        pass(&progress, roads, index, waitShare: isInHand && parent < 0 ? 0.5 : 1)
      }
      reached.append(progress)
    }
    return results
  }

  private func pass(
    _ progress: inout FluidProgress, _ roads: FluidRoads, _ node: Int, waitShare: Double
  ) {
    let step = roads.nodes[node].step
    switch plan.steps[step].kind {
    case .station: work(&progress, step, waitShare: waitShare)
    case .delay(let clock, let isOnWallClock):
      let mean = numbers.delays.means[step]
      wait(
        &progress, mean: mean, variance: mean * mean * numbers.delays.scvs[step], clock,
        isOnWallClock: isOnWallClock)
    case .gate: progress.add(resolution: resolution) { (gateWait(step, at: $0), 0) }
    case .fork(let isAny): passFork(&progress, roads.nodes[node].branches, isAny: isAny)
    case .join: break
    }
  }

  /// The wait for the step's station, and its work.
  private func work(_ progress: inout FluidProgress, _ step: Int, waitShare: Double) {
    let unit = plan.steps[step].unit
    let work = numbers.work[step]
    let spread = max(0, numbers.workSquare[step] - work * work)
    correlate(&progress, unit)
    // Where it is always open, waits change over days: one look is enough.
    progress.add(resolution: numbers.isSteady[unit] ? .infinity : resolution) { time in
      let wait = waits.wait(unit: unit, at: time)
      // Half of the queue, evenly: mean m / 2, variance v / 4 + m² / 12.
      return waitShare == 1
        ? (wait.mean + work, wait.variance + spread)
        : (
          wait.mean / 2 + work, wait.variance / 4 + wait.mean * wait.mean / 12 + spread
        )
    }
  }

  /// Waits at one station within its memory are long or short together; the visit before whose wait
  /// varied most is remembered.
  private func correlate(_ progress: inout FluidProgress, _ unit: Int) {
    guard progress.time < .infinity else { return }
    let wait = waits.wait(unit: unit, at: progress.time)
    guard wait.variance < .infinity else { return }
    if progress.visit == unit, progress.visitVariance > 0 {
      let share = waits.correlation(
        unit: unit, wait: progress.visitWait, hours: progress.time - progress.visitTime)
      let common = 2 * share * (progress.visitVariance * wait.variance).squareRoot()
      progress.timeVariance += common
      // A clock that started anew since has not counted the visit before.
      if progress.visitTime >= progress.clockStart { progress.clockVariance += common }
    }
    if wait.variance > progress.visitVariance {
      progress.visit = unit
      progress.visitTime = progress.time
      progress.visitWait = wait.mean
      progress.visitVariance = wait.variance
    }
  }

  private func wait(
    _ progress: inout FluidProgress, mean: Double, variance: Double, _ clock: FluidStep.Clock,
    isOnWallClock: Bool
  ) {
    var (length, spread) = (mean, variance)
    if isOnWallClock, mean > 0, progress.time < .infinity {
      let grid = plan.grid
      let end = grid.working(atWall: grid.wall(at: progress.time) + mean)
      length = max(0, end - progress.time)
      // On the scale of days working time is its usual share of wall time.
      spread = variance * grid.share * grid.share
    }
    switch clock {
    case .runs: progress.add(mean: length, variance: spread, slope: 0)
    case .stands: progress.addSuspension(mean: length, variance: spread, restarts: false)
    case .restarts: progress.addSuspension(mean: length, variance: spread, restarts: true)
    }
  }

  /// The working hours from a time until a gate lets dossiers through; infinite when it never does.
  private func gateWait(_ step: Int, at time: Double) -> Double {
    let grid = plan.grid
    var slot = grid.slot(at: time)
    guard time < grid.totalHours else { return 0 }
    if numbers.passage(step, slot) == .open { return 0 }
    slot += 1
    while slot < grid.count {
      if numbers.passage(step, slot) != .shut {
        return max(0, grid.before[slot] - time)
      }
      slot += 1
    }
    return .infinity
  }

  /// The branches one by one, each gathered to one mean and variance, and the later or earlier of them
  /// by Clark's formulas for normal times.
  ///
  /// - SeeAlso: Clark, "The greatest of a finite set of random variables", Operations Research 9
  ///   (1961) 145-162.
  private func passFork(
    _ progress: inout FluidProgress, _ branches: [FluidRoads], isAny: Bool
  ) {
    var joined: FluidProgress?
    for branch in branches {
      var start = progress
      start.probability = 1
      let ends = results(of: branch, from: start, isInHand: false)
      guard let end = FluidProgress(gathering: ends) else {
        progress.probability = 0
        return
      }
      joined = joined.map { isAny ? $0.earlier(than: end) : $0.later(than: end) } ?? end
    }
    guard var end = joined else { return }
    end.probability *= progress.probability
    progress = end
  }
}

extension FluidProgress {
  /// One progress with the mean and variance of several that exclude each other; `nil` without any.
  init?(gathering parts: [FluidProgress]) {
    guard let first = parts.first else { return nil }
    let sum = parts.reduce(0) { $0 + $1.probability }
    guard sum > 0 else { return nil }
    self = first
    guard parts.count > 1 else { return }
    func mean(_ value: (FluidProgress) -> Double) -> Double {
      parts.reduce(0) { $0 + $1.probability * value($1) } / sum
    }
    probability = min(1, sum)
    time = mean(\.time)
    clock = mean(\.clock)
    clockStart = mean(\.clockStart)
    hasStood = parts.contains(where: \.hasStood)
    guard time < .infinity else {
      timeVariance = .infinity
      clockVariance = .infinity
      return
    }
    let (time, clock) = (time, clock)
    timeVariance = mean { $0.timeVariance + ($0.time - time) * ($0.time - time) }
    clockVariance = mean { $0.clockVariance + ($0.clock - clock) * ($0.clock - clock) }
  }

  func later(than other: FluidProgress) -> FluidProgress { greater(other, sign: 1) }
  func earlier(than other: FluidProgress) -> FluidProgress { greater(other, sign: -1) }

  private func greater(_ other: FluidProgress, sign: Double) -> FluidProgress {
    var result = self
    result.probability *= other.probability
    guard time < .infinity, other.time < .infinity else {
      let isOther = (sign > 0) == (other.time == .infinity)
      let kept = isOther ? other : self
      result.time = kept.time
      result.timeVariance = kept.timeVariance
      result.clock = kept.clock
      result.clockVariance = kept.clockVariance
      return result
    }
    (result.time, result.timeVariance) = Self.greatest(
      (time, timeVariance), (other.time, other.timeVariance), sign: sign)
    (result.clock, result.clockVariance) = Self.greatest(
      (clock, clockVariance), (other.clock, other.clockVariance), sign: sign)
    result.hasStood = hasStood || other.hasStood
    return result
  }

  private static func greatest(
    _ left: (mean: Double, variance: Double), _ right: (mean: Double, variance: Double),
    sign: Double
  ) -> (Double, Double) {
    let spread = (left.variance + right.variance).squareRoot()
    let first = sign * left.mean
    let second = sign * right.mean
    guard spread > 1e-12 else {
      return first >= second ? (left.mean, left.variance) : (right.mean, right.variance)
    }
    let x = (first - second) / spread
    let chance = FluidMath.normal(x)
    let density = FluidMath.normalDensity(x)
    let mean = first * chance + second * (1 - chance) + spread * density
    let square =
      (first * first + left.variance) * chance
      + (second * second + right.variance) * (1 - chance) + (first + second) * spread * density
    return (sign * mean, max(0, square - mean * mean))
  }
}
