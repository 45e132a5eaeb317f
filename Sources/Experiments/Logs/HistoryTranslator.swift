import Engine
import Scenarios

/// Gives the dossiers of a replication their names, makes pieces of work of beginnings and ends, and hands
/// them to a log.
final class HistoryTranslator: HistorySink {
  private let log: any ReplicationLog
  private let replication: Int
  private let model: Model
  private let items: [String?]
  /// What kept the log from being written; the replication is worth nothing then.
  private(set) var failure: (any Error)?

  init(_ log: any ReplicationLog, replication: Int, model: Model) {
    self.log = log
    self.replication = replication
    self.model = model
    items = model.itemNames
  }

  var wantsEvents: Bool { log.wantsEvents }

  func take(_ batch: HistoryBatch) {
    guard failure == nil else { return }
    var dossiers: [LoggedDossier] = []
    dossiers.reserveCapacity(batch.dossiers.count)
    var first = 0
    for history in batch.dossiers {
      let end = first + history.eventCount
      dossiers.append(dossier(history, batch.events[first..<end]))
      first = end
    }
    do {
      try log.append(dossiers)
    } catch {
      failure = error
    }
  }

  /// The replication is done.
  func finish() throws {
    if let failure { throw failure }
    try log.finish()
  }

  private func dossier(
    _ history: DossierHistory, _ events: ArraySlice<HistoryEvent>
  ) -> LoggedDossier {
    guard let state = LoggedState(rawValue: history.state.rawValue) else {
      preconditionFailure("a state of the engine has no name in logs")
    }
    let procedure = model.scenario.procedures[history.procedure]
    return LoggedDossier(
      replication: replication, number: history.number, procedure: procedure.name,
      field: procedure.field, channel: history.channel,
      place: history.place.map { model.scenario.agencies[$0].name },
      agency: model.margins.agencies[history.agency], isInternal: history.isInternal,
      submitted: history.submitted, accepted: history.accepted, due: history.due,
      closed: history.closed, delivered: history.delivered, state: state,
      verdict: history.verdict, daysLate: history.daysLate,
      workingSeconds: history.workingSeconds, waitSeconds: history.waitSeconds,
      suspendedSeconds: history.suspendedSeconds, supplements: history.supplements,
      extensionDays: history.extensionDays, events: pieces(of: events))
  }

  /// A beginning and the end of the same item become one; of several beginnings the first counts.
  private func pieces(of events: ArraySlice<HistoryEvent>) -> [LoggedEvent] {
    var pieces: [LoggedEvent] = []
    pieces.reserveCapacity(events.count)
    var inHand: [Int: Int] = [:]
    for event in events {
      let item = event.entry.flatMap { items[$0] }
      switch event.event {
      case .begun:
        guard let entry = event.entry, inHand[entry] == nil else { continue }
        inHand[entry] = pieces.count
        pieces.append(
          LoggedEvent(
            activity: item ?? "", item: item, start: event.instant, end: nil,
            pool: event.pool.map { model.pools[$0].name }, person: event.person.map { $0 + 1 }))
      case .finished:
        guard let index = event.entry.flatMap({ inHand.removeValue(forKey: $0) }) else { continue }
        pieces[index].end = event.instant
        // Work that was left and taken up again is theirs who ended it.
        pieces[index].person = event.person.map { $0 + 1 }
      default:
        pieces.append(
          LoggedEvent(
            activity: event.event.activity, item: item, start: event.instant, end: event.instant))
      }
    }
    return pieces
  }
}

extension DossierLog.Event {
  /// Its name in logs.
  fileprivate var activity: String {
    switch self {
    case .extensionGranted: "extension-granted"
    case .extensionRefused: "extension-refused"
    default: rawValue
    }
  }
}
