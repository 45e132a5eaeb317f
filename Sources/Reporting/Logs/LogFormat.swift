import Experiments

/// A file of dossiers or of their events: what stands around them, and how each is written.
///
/// A file is made of one or two streams. Each is written on its own, replication by replication; the
/// second is put behind the first when all is done.
protocol LogFormat: Sendable {
  /// The name of the file.
  var name: String { get }
  var wantsEvents: Bool { get }
  var streamCount: Int { get }
  /// Stands between what two dossiers or events wrote into a stream; the format writes it before each.
  var separator: String { get }

  /// Empty text in which names are escaped as this kind of file asks for.
  func text() -> LogText
  /// What stands before the first, or the second, stream.
  func opening(_ stream: Int) -> String
  /// What stands at the end of the file.
  func closing(_ contents: LogContents) -> String
  /// Writes a dossier, one text for each stream.
  func write(_ dossier: LoggedDossier, to streams: [LogText])
}

/// A log that is a table of comma-separated values, with its columns in the first line.
protocol TableLogFormat: LogFormat {
  static var columns: [String] { get }
}

extension TableLogFormat {
  var separator: String { "" }
  var streamCount: Int { 1 }

  func text() -> LogText { LogText { CSVText.cell($0) } }

  func opening(_ stream: Int) -> String { CSVText(Self.columns).text }

  func closing(_ contents: LogContents) -> String { "" }
}

/// What occurs in the dossiers that were written, for formats that list it.
struct LogContents: Sendable {
  /// Activities, by whether they are work.
  private(set) var activities: [String: Bool] = [:]
  /// Agencies that decide or whose staff did something, and their pools.
  private(set) var agencies: Set<String> = []
  private(set) var pools: Set<String> = []

  mutating func add(_ dossier: LoggedDossier) {
    agencies.insert(dossier.agency)
    for event in dossier.events {
      activities[event.activity] = event.isWork || activities[event.activity] ?? false
      if let pool = event.pool, pools.insert(pool).inserted, let agency = event.agency {
        agencies.insert(agency)
      }
    }
  }

  mutating func add(_ other: LogContents) {
    activities.merge(other.activities) { $0 || $1 }
    agencies.formUnion(other.agencies)
    pools.formUnion(other.pools)
  }
}
