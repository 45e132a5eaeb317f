import Scenarios
import Statistics
import WorkingTime

/// What dossiers of one kind go through between acceptance and result, along a procedure's tree.
struct RoadWork {
  /// Hands-on seconds of the cheapest way through, with luck.
  var least = 0.0
  /// The least time on the same way while the clock runs, waits for answers included.
  var leastTime = LeastTime()
  /// Hands-on seconds on average, of what every such dossier can meet.
  var mean = 0.0
  /// Norms of the longest way, of steps that nobody skips.
  var norms = NormSum()

  /// The road of dossiers of one kind through the procedure.
  ///
  /// `longestDay` has the open seconds of the longest day of the clock's calendar, `productivity` the
  /// greatest of each role, 1 where it is left out.
  init(
    _ procedure: Procedure, of kind: DossierKind, longestDay: Int64, productivity: [String: Double]
  ) {
    let steps = procedure.steps
    let acceptance =
      procedure.clock.starts == .arrival ? nil : steps.firstIndex { $0.kind == .receive }
    let result = steps.firstIndex { $0.kind == .deliver } ?? steps.count
    var walk = Walk(
      counted: ((acceptance ?? -1) + 1)..<max(result, (acceptance ?? -1) + 1),
      longestDay: longestDay, productivity: productivity,
      pauseCounts: procedure.clock.payment == .none)
    self = walk.road(procedure.workflow, kind)
  }

  private init() {}

  private mutating func add(_ other: RoadWork) {
    least += other.least
    leastTime.add(other.leastTime)
    mean += other.mean
    norms.add(other.norms)
  }

  /// A walk over the items; it counts the steps, those of all cases too.
  private struct Walk {
    /// The steps between acceptance and result.
    let counted: Range<Int>
    let longestDay: Int64
    let productivity: [String: Double]
    /// The clock runs on while the applicant has to pay.
    let pauseCounts: Bool
    var index = 0

    mutating func road(_ items: [WorkflowItem], _ kind: DossierKind?) -> RoadWork {
      var road = RoadWork()
      for item in items {
        switch item {
        case .step(let step): road.add(self.step(step, kind))
        case .choose(let choice): road.add(self.choice(choice, kind))
        case .ask(let ask): road.leastTime.add(answer(to: ask, kind))
        case .pause(let pause): road.leastTime.add(payment(pause, kind))
        case .parallel(let parallel): road.add(self.parallel(parallel, kind))
        }
      }
      return road
    }

    private func answer(to ask: Ask, _ kind: DossierKind?) -> LeastTime {
      var time = LeastTime()
      guard let kind, index >= counted.lowerBound, index <= counted.upperBound, !ask.stopsClock,
        ask.chance >= 1, ask.condition.map({ kind.always($0) }) ?? true
      else { return time }
      time.add(ask.answer, longestDay: longestDay)
      if ask.silence == .consent, let limit = ask.answerBy {
        var silent = LeastTime()
        silent.add(limit, longestDay: longestDay)
        time.keepShorter(silent)
      }
      return time
    }

    private func payment(_ pause: Pause, _ kind: DossierKind?) -> LeastTime {
      var time = LeastTime()
      guard let kind, pauseCounts, index >= counted.lowerBound, index <= counted.upperBound,
        pause.chance >= 1, pause.condition.map({ kind.always($0) }) ?? true
      else { return time }
      time.add(pause.absence.wait, longestDay: longestDay)
      return time
    }

    /// The longest branch where all must end, the shortest where one is enough.
    private mutating func parallel(_ parallel: Parallel, _ kind: DossierKind?) -> RoadWork {
      let roads = parallel.branches.map { road($0.items, kind) }
      guard var road = roads.first else { return RoadWork() }
      for other in roads.dropFirst() {
        if parallel.join == .all {
          road.least = max(road.least, other.least)
          road.mean = max(road.mean, other.mean)
          road.leastTime.keepLonger(other.leastTime)
          road.norms.keepLonger(other.norms)
        } else {
          road.least = min(road.least, other.least)
          road.mean = min(road.mean, other.mean)
          road.leastTime.keepShorter(other.leastTime)
          road.norms.keepShorter(other.norms)
        }
      }
      return road
    }

    private mutating func step(_ step: WorkflowStep, _ kind: DossierKind?) -> RoadWork {
      defer { index += 1 }
      var road = RoadWork()
      guard counted.contains(index), let kind, step.condition.map({ kind.always($0) }) ?? true
      else { return road }
      let pace = step.staff.map { productivity[$0.role] ?? 1 }.max() ?? 1
      road.mean = step.chance * step.work.mean / pace
      guard step.chance >= 1 else { return road }
      road.least = step.work.least / pace
      road.leastTime.add(open: road.least)
      if let norm = step.norm { road.norms.add(norm, longestDay: longestDay) }
      return road
    }

    /// The cheapest case for the least, the longest for the norms, the average by chance.
    private mutating func choice(_ choice: Choice, _ kind: DossierKind?) -> RoadWork {
      var left = kind
      var rest = 1.0
      var ways: [(share: Double, road: RoadWork)] = []
      for option in choice.cases {
        if let condition = option.condition {
          let taken = left?.having(condition)
          left = left?.except(condition)
          let road = self.road(option.items, taken)
          if taken != nil { ways.append((0, road)) }
        } else {
          let chance = option.chance ?? 0
          let road = self.road(option.items, chance > 0 ? kind : nil)
          rest -= chance
          if chance > 0 { ways.append((chance, road)) }
        }
      }
      let goesByChance = choice.cases.allSatisfy { $0.condition == nil }
      // Shares add up in decimals: a rounding error is no way past all cases.
      let mayPass = goesByChance ? rest > 1e-9 : left != nil
      if mayPass { ways.append((max(0, rest), RoadWork())) }
      var road = RoadWork()
      road.least = ways.map(\.road.least).min() ?? 0
      for (number, way) in ways.enumerated() {
        if number == 0 {
          road.leastTime = way.road.leastTime
        } else {
          road.leastTime.keepShorter(way.road.leastTime)
        }
      }
      road.mean =
        goesByChance
        ? ways.reduce(0) { $0 + $1.share * $1.road.mean } : ways.map(\.road.mean).min() ?? 0
      for way in ways { road.norms.keepLonger(way.road.norms) }
      return road
    }
  }
}

/// The least time along a way, in seconds: work, and answers that are waited for.
struct LeastTime: Equatable {
  /// In working time.
  private(set) var open = 0.0
  /// In wall time: working time takes at least as much of it.
  private(set) var wall = 0.0

  mutating func add(_ other: LeastTime) {
    open += other.open
    wall += other.wall
  }

  mutating func add(open seconds: Double) {
    open += seconds
    wall += seconds
  }

  /// Adds the least that a delay can be; its working days are taken to be those of the clock.
  mutating func add(_ delay: Delay, longestDay: Int64) {
    switch delay.clock {
    case .wall: wall += delay.length.least
    case .open: add(open: delay.length.least)
    case .workingDays: add(open: delay.length.least * Double(longestDay))
    }
  }

  mutating func keepLonger(_ other: LeastTime) {
    open = max(open, other.open)
    wall = max(wall, other.wall)
  }

  mutating func keepShorter(_ other: LeastTime) {
    open = min(open, other.open)
    wall = min(wall, other.wall)
  }

  /// Whether it is more than a limit can hold, days off and the days of both ends included.
  func exceeds(_ limit: StatutoryLimit, longestDay: Int64) -> Bool {
    if let most = limit.openSeconds(longestDay: longestDay), open > most { return true }
    return limit.mostWallSeconds(longestDay: longestDay).map { wall > $0 } ?? false
  }
}

/// Norms added up along the longest way, in seconds.
struct NormSum: Equatable {
  /// Of norms in working time.
  private(set) var open = 0.0
  /// Of all norms: working time takes at least as much wall time.
  private(set) var total = 0.0

  mutating func add(_ other: NormSum) {
    open += other.open
    total += other.total
  }

  /// Adds a norm; months are of unequal length and are left out.
  mutating func add(_ norm: StatutoryLimit, longestDay: Int64) {
    switch norm {
    case .workingDays, .sameDay, .workingSeconds:
      open += norm.workingSeconds(longestDay: longestDay)
      total += norm.workingSeconds(longestDay: longestDay)
    case .calendarDays(let count): total += Double(count) * 86_400
    case .wallSeconds(let seconds): total += Double(seconds)
    case .months: break
    }
  }

  /// Of two ways the longer one, in either sense.
  mutating func keepLonger(_ other: NormSum) {
    open = max(open, other.open)
    total = max(total, other.total)
  }

  /// Of two ways the shorter one, in either sense.
  mutating func keepShorter(_ other: NormSum) {
    open = min(open, other.open)
    total = min(total, other.total)
  }

  /// Whether they are more than a limit: working time against working time, all against wall time.
  func exceed(_ limit: StatutoryLimit, longestDay: Int64) -> Bool {
    switch limit {
    case .workingDays, .sameDay, .workingSeconds:
      open > limit.workingSeconds(longestDay: longestDay)
    case .calendarDays(let count): total > Double(count) * 86_400
    case .wallSeconds(let seconds): total > Double(seconds)
    case .months: false
    }
  }
}

extension StatutoryLimit {
  /// The most wall time that can lie between the start of the limit and its end; `nil`: counted in
  /// months, which is plenty.
  ///
  /// It is meant to be too much: five working days a week, of which a quarter may be days off, and
  /// fifteen days for Tết and for the end that rolls.
  fileprivate func mostWallSeconds(longestDay: Int64) -> Double? {
    let days: Double
    switch self {
    case .wallSeconds(let seconds): return Double(seconds)
    case .calendarDays(let count): return Double(count + 15) * 86_400
    case .workingDays(let count): days = Double(count)
    case .sameDay: days = 1
    case .workingSeconds(let seconds):
      days = (Double(seconds) / Double(max(1, longestDay))).rounded(.up) * 5
    case .months: return nil
    }
    return ((days + 1) * 7 / 5 * 4 / 3 + 15) * 86_400
  }

  /// Open seconds on a calendar whose longest day this is; 0 for wall time.
  fileprivate func workingSeconds(longestDay: Int64) -> Double {
    switch self {
    case .workingDays(let count): Double(count) * Double(longestDay)
    case .workingSeconds(let seconds): Double(seconds)
    case .sameDay: Double(longestDay)
    case .calendarDays, .wallSeconds, .months: 0
    }
  }
}
