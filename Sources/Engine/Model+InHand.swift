package import Scenarios
import Statistics
import WorkingTime

/// Dossiers in hand at the start of a run of which the same is known: expectations instead of draws.
package struct ExpectedInHand {
  /// As the backlog names it.
  package var procedure: Int
  package var channel: Channel
  package var place: Int?
  package var count: Double
  /// When they were accepted; of those that are not accepted, when they were handed in.
  package var acceptance: Int64
  /// The last instant of being on time by a due date that was given; `nil`: their clock says it.
  package var lastInstant: Int64?
  package var standing: Standing

  package enum Standing: Hashable {
    /// Not accepted yet.
    case submitted
    /// In front of an item, or held at one.
    case item(String)
    /// The applicant was asked for papers by an outcome of an item.
    case papers(item: String, outcome: Int)
  }
}

extension Model {
  /// The dossiers in hand with their shares of places, channels, and of steps where those are drawn by age.
  ///
  /// The days of acceptance of an entry are taken in `parts` parts at most.
  ///
  /// - Complexity: O(entries × places × channels × parts).
  package func expectedInHand(parts: Int) -> [ExpectedInHand] {
    guard let backlog else { return [] }
    var all: [ExpectedInHand] = []
    for entry in backlog.entries {
      for (place, placeShare) in entry.shares {
        for (index, channel) in entry.channels.enumerated() {
          let share = placeShare * (entry.channelSampler?.share(of: index) ?? 1)
          all += expected(entry, place: place, channel: channel, share: share, parts: parts)
        }
      }
    }
    return all
  }

  private func expected(
    _ entry: BacklogEntryModel, place: Int?, channel: Channel, share: Double, parts: Int
  ) -> [ExpectedInHand] {
    let procedure = Int(entry.procedure)
    guard share > 0, let calendars = calendarsOfClock(procedure, place: place) else { return [] }
    let clock = self.calendars[calendars.clock]
    var slice = entry
    slice.count = min(entry.count, max(1, parts))
    let lastInstant = entry.due.map { due in
      let own = procedures[procedure].clock
      return own.overdueFrom(due: own.due(on: due, clock: clock))
    }
    return (0..<slice.count).flatMap { part -> [ExpectedInHand] in
      let acceptance = slice.instant(
        of: part, in: slice.start..<slice.end, intake: self.calendars[calendars.intake])
      let count = share * Double(entry.count) / Double(slice.count)
      return standings(of: entry, acceptance: acceptance, clock: clock).map { standing, share in
        ExpectedInHand(
          procedure: procedure, channel: channel, place: place, count: count * share,
          acceptance: acceptance, lastInstant: lastInstant, standing: standing)
      }
    }
  }

  /// Where dossiers of an entry stand that were accepted at an instant, with shares that add up to 1.
  private func standings(
    of entry: BacklogEntryModel, acceptance: Int64, clock: WorkingCalendar
  ) -> [(ExpectedInHand.Standing, share: Double)] {
    func item(_ step: UInt32) -> ExpectedInHand.Standing {
      .item(procedures[Int(entry.procedure)].positions.first { $0.value == Int(step) }?.key ?? "")
    }
    switch entry.standing {
    case .submitted: return [(.submitted, 1)]
    case .step(let step), .asked(let step), .payment(let step): return [(item(step), 1)]
    case .first: return [(item(entry.firstStep), 1)]
    case .papers(let step, let outcome):
      let number = Int(outcome) - Int(steps[Int(step)].firstBranch)
      guard case .item(let name) = item(step) else { return [] }
      return [(.papers(item: name, outcome: number), 1)]
    case .byAge:
      let age = BacklogHabits.age(acceptance: acceptance, dayStart: span.start, clock: clock)
      let found = backlog?.habits?.shares(procedure: entry.procedure, age: age) ?? [:]
      guard !found.isEmpty else { return [(item(entry.firstStep), 1)] }
      return found.sorted { $0.key < $1.key }.map { (item($0.key), $0.value) }
    }
  }
}

extension BacklogEntryModel {
  /// The places with their shares; one `nil` where dossiers have none.
  fileprivate var shares: [(place: Int?, share: Double)] {
    guard !places.isEmpty else { return [(nil, 1)] }
    return places.enumerated().map { (Int($1), placeSampler?.share(of: $0) ?? 1) }
  }
}
