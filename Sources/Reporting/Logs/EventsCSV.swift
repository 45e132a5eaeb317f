import Experiments
import Scenarios
import WorkingTime

/// What happened to dossiers, one row for each moment and each piece of work: `events.csv`.
///
/// The rows of a dossier follow each other, in the order of their beginnings.
struct EventsCSV: TableLogFormat {
  let name = "events.csv"
  let wantsEvents = true

  static let columns = [
    "case_id", "activity", "start", "end", "resource", "pool", "agency", "item", "replication",
    "dossier", "procedure", "field", "channel", "place", "state", "verdict",
  ]

  func write(_ dossier: LoggedDossier, to streams: [LogText]) {
    for event in dossier.events {
      var text = LogRow(streams[0])
      text.caseID(of: dossier)
      text.name(event.activity)
      text.instant(event.start)
      text.instant(event.end)
      text.name(event.resource)
      text.name(event.pool)
      text.name(event.agency)
      text.name(event.item)
      text.number(Int64(dossier.replication + 1))
      text.number(dossier.number)
      text.name(dossier.procedure)
      text.name(dossier.field)
      text.name(dossier.channel.rawValue)
      text.name(dossier.place)
      text.name(dossier.state.rawValue)
      text.fixed(dossier.verdict?.logName)
      text.end()
    }
  }
}

extension LoggedEvent {
  /// Who did it: the pool, and the person where people have names: `centre.officer#2`.
  var resource: String? {
    guard let pool else { return nil }
    return person.map { "\(pool)#\($0)" } ?? pool
  }

  /// The agency whose staff did it: the pool's name without its role.
  var agency: String? {
    guard let pool, let dot = pool.lastIndex(of: ".") else { return nil }
    return String(pool[..<dot])
  }
}
