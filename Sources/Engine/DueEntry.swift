public import Scenarios
import WorkingTime

/// An open dossier that is overdue or near its due date when the period ends.
public struct DueEntry: Sendable, Equatable {
  /// Full names; `nil`: it has no place.
  public var agency: String
  public var procedure: String
  public var place: String?
  /// Its number in the replication, in order of arrival.
  public var dossier: Int64
  public var channel: Channel
  public var state: BookState
  /// Acceptance and `due_lawful`, seconds since 1970-01-01T00:00, Viet Nam time.
  public var accepted: Int64
  public var due: Int64
  /// Working days from the last day of the period to the due date; negative: past.
  public var daysLeft: Int
  public var isOverdue: Bool
}

extension Simulation {
  /// Notes a dossier that is open when the period ends, if it is overdue or nearly due.
  mutating func noteDue(_ slot: UInt32, _ standing: Standing, at instant: Int64) {
    guard standing.isOverdue || standing.due.isNear, let left = standing.due.daysLeft else {
      return
    }
    let dossier = dossiers[slot]
    let place = dossier.place
    due.append(
      DueEntry(
        agency: model.margins.agencies[Int(dossier.agencyRow)],
        procedure: model.margins.procedures[Int(procedureRows[dossier.procedure].base)],
        place: place == none ? nil : model.scenario.agencies[Int(place)].name,
        dossier: dossier.number, channel: Channel.allCases[Int(dossier.channel)],
        state: standing.state.bookState,
        accepted: dossier.acceptance,
        due: standingDue(slot, at: instant).lawful, daysLeft: left,
        isOverdue: standing.isOverdue))
  }

  /// Those of the replication, most urgent first; `nil` where they are not listed.
  func dueEntries() -> [DueEntry]? {
    guard listsDue else { return nil }
    return due.sorted {
      ($0.isOverdue ? 0 : 1, $0.daysLeft, $0.due, $0.dossier)
        < ($1.isOverdue ? 0 : 1, $1.daysLeft, $1.due, $1.dossier)
    }
  }
}

extension OpenState {
  fileprivate var bookState: BookState {
    switch self {
    case .inProgress: .inProgress
    case .awaitingSupplement: .awaitingSupplement
    case .awaitingPayment: .awaitingPayment
    }
  }
}
