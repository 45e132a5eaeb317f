import Engine
import Experiments
import Foundation
import FoundationXML
import Reporting
import SampleScenarios
import Scenarios
import Testing

/// Logs are written in memory that does not grow with them, each in a process of its own: other tests that
/// run meanwhile need memory too.
@Suite("Size of logs of dossiers")
struct DossierLogSizeTests {
  @Test("rows and events are written in bounded memory, and the log stays well-formed")
  func bounded() async {
    await #expect(processExitsWith: .success) {
      try LogSize.check(rows: 20_000, traces: 2000)
    }
  }
}

@Suite(
  "Size of logs of dossiers, in full",
  .enabled(if: ProcessInfo.processInfo.environment["MOTCUA_LONG_TESTS"] == "1"))
struct DossierLogSizeLongTests {
  @Test("ten million rows and a million events need less than 200 MB")
  func bounded() async {
    await #expect(processExitsWith: .success) {
      try LogSize.check(rows: 10_000_000, traces: 100_000)
    }
  }
}

private enum LogSize {
  /// Ten events a trace.
  static let eventsOfTrace = 10

  static func check(rows: Int, traces: Int) throws {
    let output = try TemporaryFolder()
    let scenario = try SampleOffice.scenario()
    let wanted = WantedLogs(dossiers: true, events: [.xes], eventReplications: 1)
    let experiment = Experiment(
      try Model(compiling: scenario), stoppingRule: .replications(1), additions: wanted.words)
    let folder = try ResultsFolder(in: output.path, for: experiment.identity)
    let target = try #require(try folder.begin(wanted, of: scenario))
    var dossier = try KeptDossiers.first()
    let before = try residentBytes()
    var most = before
    // Of the first replication with events, of the second without.
    for (replication, count) in [traces, rows].enumerated() {
      let log = try #require(try target.log(ofReplication: replication))
      (dossier.replication, dossier.events) = (replication, [])
      if replication == 0 {
        dossier.events = (0..<eventsOfTrace).map {
          LoggedEvent(activity: "step-\($0)", start: Int64($0), end: Int64($0))
        }
      }
      var written = 0
      while written < count {
        let batch = (written..<min(count, written + 1000)).map { number in
          dossier.number = Int64(number)
          return dossier
        }
        try log.append(batch)
        written += batch.count
        most = max(most, try residentBytes())
      }
      try log.finish()
    }
    try folder.finish(try experiment.run())
    most = max(most, try residentBytes())
    #expect(most - before < 200_000_000, "\((most - before) / 1_000_000) MB")
    let reader = EventCounter()
    let stream = try #require(InputStream(fileAtPath: folder.path + "/events.xes"))
    let parser = XMLParser(stream: stream)
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(reader.traces == traces && reader.events == traces * eventsOfTrace)
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder.path + "/dossiers.csv"))
    var lines = 0
    while let bytes = try handle.read(upToCount: 1 << 20), !bytes.isEmpty {
      lines += bytes.count { $0 == UInt8(ascii: "\n") }
    }
    #expect(lines == 1 + traces + rows)
  }

  /// What the process holds in memory now.
  private static func residentBytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return try #require(pages) * 4096
  }
}

private final class EventCounter: NSObject, XMLParserDelegate {
  private(set) var traces = 0
  private(set) var events = 0

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if element == "trace" { traces += 1 }
    if element == "event" { events += 1 }
  }
}
