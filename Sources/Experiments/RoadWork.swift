import Scenarios
import Statistics
import WorkingTime

/// What dossiers of one kind go through between acceptance and result, along a procedure's tree.
struct RoadWork {
  /// Hands-on seconds of the cheapest way through, with luck.
  var least = 0.0
  /// Hands-on seconds on average, of what every such dossier can meet.
  var mean = 0.0
  /// Norms of the longest way, of steps that nobody skips.
  var norms = NormSum()

  /// The road of dossiers of one kind through the procedure.
  ///
  /// `longestDay` has the open seconds of the longest day of the clock's calendar.
  init(_ procedure: Procedure, of kind: DossierKind, longestDay: Int64) {
    let steps = procedure.steps
    let acceptance =
      procedure.clock.starts == .arrival ? nil : steps.firstIndex { $0.kind == .receive }
    let result = steps.firstIndex { $0.kind == .deliver } ?? steps.count
    var walk = Walk(
      counted: ((acceptance ?? -1) + 1)..<max(result, (acceptance ?? -1) + 1),
      longestDay: longestDay)
    self = walk.road(procedure.workflow, kind)
  }

  private init() {}

  private mutating func add(_ other: RoadWork) {
    least += other.least
    mean += other.mean
    norms.add(other.norms)
  }

  /// A walk over the items; it counts the steps, those of all cases too.
  private struct Walk {
    /// The steps between acceptance and result.
    let counted: Range<Int>
    let longestDay: Int64
    var index = 0

    mutating func road(_ items: [WorkflowItem], _ kind: DossierKind?) -> RoadWork {
      var road = RoadWork()
      for item in items {
        switch item {
        case .step(let step): road.add(self.step(step, kind))
        case .choose(let choice): road.add(self.choice(choice, kind))
        case .ask, .pause, .parallel: break
        }
      }
      return road
    }

    private mutating func step(_ step: WorkflowStep, _ kind: DossierKind?) -> RoadWork {
      defer { index += 1 }
      var road = RoadWork()
      guard counted.contains(index), let kind, step.condition.map({ kind.always($0) }) ?? true
      else { return road }
      road.mean = step.chance * step.work.mean
      guard step.chance >= 1 else { return road }
      road.least = step.work.least
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
      road.mean =
        goesByChance
        ? ways.reduce(0) { $0 + $1.share * $1.road.mean } : ways.map(\.road.mean).min() ?? 0
      for way in ways { road.norms.keepLonger(way.road.norms) }
      return road
    }
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
