import Engine
import Experiments
import Foundation
import FoundationXML
import Reporting
import SampleScenarios
import Scenarios
import Synchronization
import Testing
import WorkingTime

@Suite("Logs of dossiers")
struct DossierLogTests {
  /// Names that want to be something else.
  static let hostile = [
    "</string><event/>", "\"/><x y='", "a & b < c > d", "=cmd|' /C calc'!A0", "x\r\ny,\"z\"\u{301}",
    "tab\tbell\u{7}nul\u{0}end", "\u{202E}drawkcab\u{2066}", "\u{FFFE}\u{85}\u{2028}", "]]>",
    "{\"a\":1}",
    String(repeating: "dài ", count: 2500),
  ]

  @Test("hostile names come back from each format as they were", arguments: hostile)
  func hostileNames(name: String) throws {
    let folder = try TemporaryFolder()
    let files = try written([0: [try dossier(1, name)]], in: folder)
    let rows = TextTable(try text(files, "dossiers.csv")).records
    #expect(rows.count == 1)
    for column in ["procedure", "field", "place", "agency"] {
      #expect(rows[0][column].map { Array($0.utf8) } == Array(name.utf8), "\(column)")
    }
    let events = TextTable(try text(files, "events.csv")).records
    #expect(events.count == 2 && events[1]["activity"].map { Array($0.utf8) } == Array(name.utf8))
    #expect(events[1]["case_id"] == "1_1" && events[0]["end"] == "1970-01-01T00:00:00")
    // XML has no way to write some characters; all others are there.
    let traces = try XESReader.traces(in: try #require(files["events.xes"]))
    let allowed = String(String.UnicodeScalarView(name.unicodeScalars.map { $0.inXML }))
    #expect(traces.count == 1 && traces[0].attributes["procedure"] == allowed)
    #expect(traces[0].events.map { $0["concept:name"] } == ["submitted", allowed, allowed])
    let ocel = try object(files, "events.ocel.json")
    let objects = try #require(ocel["objects"] as? [[String: Any]])
    let attributes = objects[0]["attributes"] as? [[String: Any]]
    #expect((attributes?.first?["value"] as? String).map { Array($0.utf8) } == Array(name.utf8))
    for (file, content) in files where file != "dossiers.csv" && file != "events.csv" {
      let scalars = String(decoding: content, as: UTF8.self).unicodeScalars
      #expect(!scalars.contains { $0.value == 0x202E || $0.value == 0x2066 }, "\(file)")
    }
  }

  @Test("rows have the figures of a dossier, and empty cells where there are none")
  func rows() throws {
    let folder = try TemporaryFolder()
    var waiting = try dossier(2, "plain")
    (waiting.accepted, waiting.due, waiting.closed, waiting.verdict) = (nil, nil, nil, nil)
    (waiting.state, waiting.workingSeconds) = (.submitted, nil)
    let rows = TextTable(
      try text(try written([0: [try dossier(1, "plain"), waiting]], in: folder), "dossiers.csv")
    ).records
    #expect(
      rows[0]["accepted"] == "1970-01-01T01:00:00" && rows[0]["closed"] == "1970-01-03T00:00:01")
    #expect(rows[0]["elapsed_hours"] == "47.0003" && rows[0]["working_hours"] == "0.5")
    #expect(rows[0]["verdict"] == "late" && rows[0]["days_late"] == "3")
    #expect(rows[0]["due_lawful"] == "1970-01-02T00:00:00")
    for column in [
      "accepted", "due_lawful", "closed", "verdict", "days_late", "elapsed_hours", "working_hours",
      "wait_hours", "suspended_hours", "delivered",
    ] { #expect(rows[1][column] == "", "\(column)") }
    #expect(rows[1]["state"] == "submitted" && rows[1]["dossier"] == "2")
  }

  @Test(
    "replications that end in another order give the same bytes; event logs have the first only")
  func anyOrder() throws {
    let dossiers = [
      0: [try dossier(1, "a"), try dossier(2, "b")], 1: [], 2: [try dossier(1, "c")],
      3: [try dossier(9, "d")],
    ]
    var first: [String: Data]?
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
      let files = try written(dossiers, order: order, in: TemporaryFolder())
      if let first { #expect(files == first, "\(order)") } else { first = files }
    }
    let files = try #require(first)
    let rows = TextTable(try text(files, "dossiers.csv")).records
    #expect(rows.map { $0["replication"] } == ["1", "1", "3", "4"])
    let events = TextTable(try text(files, "events.csv")).records
    #expect(Set(events.map { $0["replication"] }) == ["1"])
    #expect(try XESReader.traces(in: try #require(files["events.xes"])).count == 2)
    let ocel = try object(files, "events.ocel.json")
    #expect((ocel["events"] as? [Any])?.count == 4)
    // Two dossiers, the agencies that decide them and those whose staff worked, and two pools.
    #expect((ocel["objects"] as? [Any])?.count == 2 + 2 + 2)
  }

  @Test("a log without dossiers is a whole file of its kind")
  func emptyLogs() throws {
    let files = try written([0: []], in: TemporaryFolder())
    #expect(TextTable(try text(files, "dossiers.csv")).rows.count == 1)
    #expect(TextTable(try text(files, "events.csv")).rows.count == 1)
    #expect(try XESReader.traces(in: try #require(files["events.xes"])).isEmpty)
    let ocel = try object(files, "events.ocel.json")
    for key in ["events", "objects", "eventTypes"] {
      #expect((ocel[key] as? [Any])?.isEmpty == true)
    }
    #expect((ocel["objectTypes"] as? [Any])?.count == 3)
  }

  @Test("the events of a trace are in the order of time, and unfinished work has no end")
  func orderOfTime() throws {
    var one = try dossier(1, "long")
    one.events = [
      LoggedEvent(
        activity: "long", item: "long", start: 10, end: 50, pool: "desk.clerk", person: 2),
      LoggedEvent(activity: "asked", item: "ask", start: 20, end: 20),
      LoggedEvent(
        activity: "open", item: "open", start: 30, end: nil, pool: "desk.clerk", person: nil),
    ]
    let files = try written([0: [one]], in: TemporaryFolder())
    let events = try XESReader.traces(in: try #require(files["events.xes"]))[0].events
    #expect(
      events.map { "\($0["concept:name"] ?? "") \($0["lifecycle:transition"] ?? "")" } == [
        "long start", "asked complete", "open start", "long complete",
      ])
    #expect(events[0]["org:resource"] == "desk.clerk#2" && events[0]["org:group"] == "desk")
    #expect(events[2]["org:resource"] == "desk.clerk")
    #expect(events[3]["time:timestamp"] == "1970-01-01T00:00:50+07:00")
    let rows = TextTable(try text(files, "events.csv")).records
    #expect(rows.map { $0["end"] } == ["1970-01-01T00:00:50", "1970-01-01T00:00:20", ""])
    let ocel = try object(files, "events.ocel.json")
    #expect((ocel["events"] as? [Any])?.count == 2)
  }

  @Test("the manifest has the logs with their bytes, and nothing else is left")
  func theManifest() throws {
    let files = try written([0: [try dossier(1, "a")]], in: TemporaryFolder())
    let manifest = try object(files, "manifest.json")
    let entries = try #require(manifest["files"] as? [[String: Any]])
    #expect(entries.count == files.count - 1)
    for entry in entries {
      let content = try #require(files[entry["name"] as? String ?? ""])
      var hash = SHA256()
      hash.update(content)
      #expect(entry["bytes"] as? Int == content.count)
      #expect(entry["sha256"] as? String == hash.hexadecimal)
    }
  }

  // MARK: - Material

  /// A dossier all of whose names are one.
  private func dossier(_ number: Int64, _ name: String) throws -> LoggedDossier {
    var due = DueDates(original: 86_400)
    due.current = 90_000
    // One of a run, with everything that is looked at changed.
    var dossier = try KeptDossiers.first()
    (dossier.replication, dossier.number, dossier.channel) = (0, number, .online)
    (dossier.procedure, dossier.field, dossier.place, dossier.agency) = (name, name, name, name)
    (dossier.submitted, dossier.accepted, dossier.closed) = (0, 3600, 172_801)
    (dossier.delivered, dossier.due) = (nil, due)
    (dossier.state, dossier.verdict, dossier.daysLate) = (.resolved, .late, 3)
    (dossier.workingSeconds, dossier.waitSeconds, dossier.suspendedSeconds) = (1800, 60, 0)
    dossier.events = [
      LoggedEvent(activity: "submitted", start: 0, end: 0),
      LoggedEvent(activity: name, item: name, start: 60, end: 120, pool: name, person: 1),
    ]
    return dossier
  }

  /// The files of a folder into which the logs of some replications were written.
  private func written(
    _ dossiers: [Int: [LoggedDossier]], order: [Int]? = nil, in output: TemporaryFolder
  ) throws -> [String: Data] {
    let scenario = try SampleOffice.scenario()
    let wanted = WantedLogs(dossiers: true, events: [.xes, .csv, .ocel2])
    let experiment = Experiment(
      try Model(compiling: scenario), stoppingRule: .replications(1), additions: wanted.words)
    let folder = try ResultsFolder(in: output.path, for: experiment.identity)
    let target = try #require(try folder.begin(wanted, of: scenario))
    var logs: [Int: any ReplicationLog] = [:]
    for index in dossiers.keys.sorted() { logs[index] = try target.log(ofReplication: index) }
    for index in order ?? dossiers.keys.sorted() {
      let log = try #require(logs[index])
      #expect(log.wantsEvents == (index == 0))
      for dossier in dossiers[index] ?? [] {
        var own = dossier
        own.replication = index
        if index > 0 { own.events = [] }
        try log.append([own])
      }
      try log.finish()
    }
    try folder.finish(try experiment.run())
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }
    return files
  }

  private func text(_ files: [String: Data], _ name: String) throws -> String {
    String(decoding: try #require(files[name]), as: UTF8.self)
  }

  private func object(_ files: [String: Data], _ name: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: try #require(files[name]))
    return try #require(object as? [String: Any])
  }
}

/// Keeps the dossiers of a run.
final class KeptDossiers: DossierLogTarget {
  private let kept = Mutex<[LoggedDossier]>([])

  static func first() throws -> LoggedDossier {
    let target = KeptDossiers()
    var experiment = Experiment(
      try Model(compiling: SampleOffice.scenario()), stoppingRule: .replications(1))
    experiment.dossierLog = target
    _ = try experiment.run()
    return try #require(target.kept.withLock { $0.first })
  }

  func log(ofReplication index: Int) -> (any ReplicationLog)? { Log(target: self) }

  private final class Log: ReplicationLog {
    private let target: KeptDossiers
    let wantsEvents = false

    init(target: KeptDossiers) {
      self.target = target
    }

    func append(_ dossiers: [LoggedDossier]) { target.kept.withLock { $0 += dossiers } }
    func finish() {}
  }
}

extension Unicode.Scalar {
  /// What XML 1.0 can say of it.
  fileprivate var inXML: Unicode.Scalar {
    let isControl = value < 0x20 && value != 0x9 && value != 0xA && value != 0xD
    return isControl || value == 0xFFFE || value == 0xFFFF ? "\u{FFFD}" : self
  }
}

/// Reads an event log as a stream, with the parser of the system.
final class XESReader: NSObject, XMLParserDelegate {
  struct Trace {
    var attributes: [String: String] = [:]
    var events: [[String: String]] = []
  }

  private var traces: [Trace] = []
  private var isInEvent = false
  private var isInTrace = false

  static func traces(in content: Data) throws -> [Trace] {
    let reader = XESReader()
    let parser = XMLParser(data: content)
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    return reader.traces
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    switch element {
    case "trace":
      traces.append(Trace())
      isInTrace = true
    case "event":
      traces[traces.count - 1].events.append([:])
      isInEvent = true
    case "string", "date":
      guard isInTrace, let key = attributes["key"], let value = attributes["value"] else { return }
      let last = traces.count - 1
      if isInEvent {
        traces[last].events[traces[last].events.count - 1][key] = value
      } else {
        traces[last].attributes[key] = value
      }
    default: break
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    if element == "event" { isInEvent = false }
    if element == "trace" { isInTrace = false }
  }
}
