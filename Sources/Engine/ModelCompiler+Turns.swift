import Scenarios
import WorkingTime

/// Agencies that open and close during a run, and the members of groups that take over from each other.
///
/// What a place leads to is looked up in one table. On the days on which that changes the run rewrites
/// its entries, so that nothing is asked of any dossier.
extension ModelCompiler {
  /// The dates in the run on which some member of a group opens or has closed, ascending.
  static func turnDates(_ scenario: Scenario, _ span: RunSpan) -> [CivilDate] {
    let members = scenario.agencies.filter { $0.group != nil }
    let dates = members.compactMap(\.opens) + members.compactMap { $0.closes(in: span) }
    return Set(dates).filter { span.start < $0.startSecond && $0.startSecond < span.periodEnd }
      .sorted()
  }

  /// Appends a table by place whose entries may change on dates; `.max`: nobody.
  ///
  /// Where nobody serves a place for a time, whoever served it before goes on, or whoever will comes
  /// first: nobody works there then, and the dossiers wait.
  mutating func datedTable(_ entry: (inout ModelCompiler, Int) -> UInt32) -> Binding {
    let offset = placeTable.count
    asOf = CivilDate.containing(second: span.start)
    // Entries may append tables of their own.
    var current: [UInt32] = []
    for place in scenario.agencies.indices { current.append(entry(&self, place)) }
    placeTable += current
    for date in turnDates {
      asOf = date
      for place in scenario.agencies.indices {
        let next = entry(&self, place)
        guard next != .max, next != current[place] else { continue }
        if current[place] == .max {
          placeTable[offset + place] = next
        } else {
          switches.append(
            PlaceSwitch(instant: date.startSecond, index: UInt32(offset + place), entry: next))
          laterEntries[offset + place, default: []].append(next)
        }
        current[place] = next
      }
    }
    asOf = CivilDate.containing(second: span.start)
    return .byPlace(UInt32(offset))
  }

  /// An entry of the table of places as of a date.
  func entry(_ index: Int, on date: CivilDate) -> UInt32 {
    guard laterEntries[index] != nil else { return placeTable[index] }
    let change = switches.last { $0.index == UInt32(index) && $0.instant <= date.startSecond }
    return change?.entry ?? placeTable[index]
  }

  /// All that a binding comes to for a place in the run, in order of time.
  func allTargets(of binding: Binding, place: Int?) -> [Int] {
    guard let first = target(of: binding, place: place) else { return [] }
    guard case .byPlace(let offset) = binding, let place else { return [first] }
    return [first] + (laterEntries[Int(offset) + place] ?? []).map { Int($0) }
  }

  /// What happens to agencies on dates of the run, ascending.
  mutating func turns() -> [TurnModel] {
    var turns: [Int64: TurnModel] = [:]
    for (index, agency) in scenario.agencies.enumerated() {
      guard let date = agency.closes(in: span), span.start < date.startSecond else { continue }
      turns[date.startSecond, default: TurnModel(instant: date.startSecond)].closing.append(index)
    }
    for change in switches {
      turns[change.instant, default: TurnModel(instant: change.instant)].switches.append(change)
    }
    for instant in movingInstants {
      turns[instant, default: TurnModel(instant: instant)].movesOpen = true
      turns[instant]?.takeovers = takeovers(at: instant)
    }
    for (instant, review) in reviewMoments() {
      turns[instant, default: TurnModel(instant: instant)].reviews.append(review)
    }
    return turns.values.sorted { $0.instant < $1.instant }
  }
}

/// An entry of the table of places from an instant on.
struct PlaceSwitch: Sendable, Equatable, BitwiseCopyable {
  let instant: Int64
  let index: UInt32
  let entry: UInt32
}

/// What happens at the start of a day on which agencies close or take over, or at another instant.
struct TurnModel: Sendable, Equatable {
  let instant: Int64
  /// The agencies of which this is the first closed day.
  var closing: [Int] = []
  var switches: [PlaceSwitch] = []
  /// Open dossiers move to where a form has them that begins or ends to hold.
  var movesOpen = false
  /// What was at these agencies is at others from then on.
  var takeovers: [TakeoverModel] = []
  /// Queues that are looked through, at any hour of a day.
  var reviews: [ReviewModel] = []
}

/// An agency and who takes over from it, by place.
struct TakeoverModel: Sendable, Equatable {
  let old: UInt32
  let new: Binding
}
