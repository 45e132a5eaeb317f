import Dispatch
import Engine
import Experiments
import Foundation
import Reporting
import SampleScenarios
import Scenarios
import Store
import Synchronization
import Testing
import Wording

@Suite("Store of results")
struct ResultStoreTests {
  @Test("a run is there with its figures, its replications and where its parameters come from")
  func aRunIsThere() throws {
    let output = try OutputFolder()
    let findings = try output.run(replications: 3)
    let id = findings.identity.runId
    let store = try ResultStore(readingIn: output.path)
    #expect(try store.run(String(id.prefix(7))) == id)
    let runs = try store.runs()
    #expect(runs.columns.first == "run" && runs.rows.count == 1)
    #expect(runs.rows[0][1] == .text("Two wards, \"one\" centre"))
    let metrics = try store.metrics(ofRun: id)
    #expect(metrics.rows.count == MetricCatalogue.all.count)
    for row in metrics.rows {
      guard case .text(let name) = row[1] else { continue }
      let mean = findings.policies[0].metrics.first { $0.id == name }?.mean
      #expect(row[3] == mean.map { .real($0) } ?? .null, "\(name)")
    }
    let groups = findings.policies[0].groups.reduce(0) { count, group in
      group.rows.reduce(count) { $0 + $1.metrics.count }
    }
    #expect(
      try store.answer("SELECT count(*) FROM metric WHERE grouping <> 'office'") == [
        [.integer(Int64(groups))]
      ])
    // The mean of the replications is that of the metric.
    let means = try store.answer(
      """
      SELECT count(*), abs(avg(value) - (SELECT mean FROM metric
        WHERE metric = 'received' AND grouping = 'office')) < 1e-9
      FROM replication WHERE metric = 'received'
      """)
    #expect(means == [[.integer(3), .integer(1)]])
    #expect(
      try store.answer("SELECT count(*), count(DISTINCT status) FROM provenance")[0][0]
        == .integer(Int64(findings.scenario.parameters.count)))
    #expect(try store.answer("PRAGMA user_version") == [[.integer(1)]])
  }

  @Test("adding a run again gives the same rows, and another run lies beside it")
  func addingAgain() throws {
    let output = try OutputFolder()
    _ = try output.run(replications: 2)
    let first = try output.dump()
    _ = try output.run(replications: 2)
    #expect(try output.dump() == first)
    let other = try output.run(replications: 3)
    let store = try ResultStore(readingIn: output.path)
    #expect(try store.runs().rows.count == 2)
    let id = other.identity.runId
    #expect(try store.differences(id, id).rows.isEmpty)
    #expect(try store.parameterDifferences(id, id).rows.isEmpty)
    #expect(throws: StoreProblem.self) { try store.run("") }
  }

  @Test("two runs are told apart by their figures and by what they assume")
  func differences() throws {
    let output = try OutputFolder()
    let left = try output.run(replications: 2).identity.runId
    let right = try output.run([("1.5 posts", "2.5 posts")], replications: 2).identity.runId
    let store = try ResultStore(readingIn: output.path)
    #expect(
      try store.parameterDifferences(left, right).rows == [
        [.text("agencies.wards.staff.officer.posts"), .text("1.5 posts"), .text("2.5 posts")]
      ])
    let rows = try store.differences(left, right).rows
    #expect(!rows.isEmpty)
    for row in rows {
      guard case .real(let a) = row[3], case .real(let b) = row[4] else { continue }
      #expect(row[5] == .real(b - a) && a != b)
    }
  }

  @Test("programs that make the store at the same moment do not get into each other's way")
  func madeAtOnce() throws {
    for round in 0..<10 {
      let output = try OutputFolder()
      let path = output.path
      let problems = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        do throws(StoreProblem) {
          _ = try ResultStore(writingIn: path)
        } catch {
          problems.withLock { $0.append(error.message.english) }
        }
      }
      #expect(problems.withLock { $0 } == [], "round \(round)")
      #expect(try ResultStore(readingIn: path).runs().rows.isEmpty)
    }
  }

  @Test("hostile text comes back as it was")
  func hostileText() throws {
    let output = try OutputFolder()
    let names = [
      "'; DROP TABLE run; --", "a,\"b\"\r\nc\"\u{301}", "\u{202E}drawkcab", "nul\u{0}inside",
      String(repeating: "dài ", count: 2500),
    ]
    var findings = try output.run(replications: 2)
    for (index, written) in names.enumerated() {
      // Many programs end a text at a NUL.
      let name = written.replacingOccurrences(of: "\0", with: "\u{FFFD}")
      findings.scenario.title = written
      findings.policies[0].groups[0].rows[0].name = written
      try ResultStore(writingIn: output.path).add(
        findings, in: "\(output.path)/\(findings.identity.runId)")
      let store = try ResultStore(readingIn: output.path)
      #expect(try store.runs().rows[0][1] == .text(name), "\(index)")
      let kept = try store.answer(
        "SELECT DISTINCT name FROM metric WHERE grouping = 'agency' ORDER BY name = 'centre'")
      #expect(kept.contains([.text(name)]), "\(index)")
    }
  }

  @Test("quoted names of policies in the long table are read as they were written")
  func quotedPolicies() throws {
    let output = try OutputFolder()
    var findings = try output.run(replications: 1)
    let folder = "\(output.path)/\(findings.identity.runId)"
    let name = "a \"b\",\r\nc"
    let rows = "\"a \"\"b\"\",\r\nc\",1,,,,received,7\r\n\"a \"\"b\"\",\r\nc\",2,x,,,received,8\r\n"
    try Data("policy,replication,agency,procedure,period,metric,value\r\n\(rows)".utf8)
      .write(to: URL(fileURLWithPath: "\(folder)/metrics.csv"))
    findings.policies[0].name = name
    try ResultStore(writingIn: output.path).add(findings, in: folder)
    let store = try ResultStore(readingIn: output.path)
    #expect(
      try store.answer("SELECT policy, replication, metric, value FROM replication") == [
        [.text(name), .integer(1), .text("received"), .real(7)]
      ])
  }

  @Test("a run that cannot be added whole is not added, and what was there stays")
  func wholeOrNotAtAll() throws {
    let output = try OutputFolder()
    _ = try output.run(replications: 2)
    let before = try output.dump()
    let findings = try SampleOffice.experiment(replications: 3).run()
    #expect(throws: StoreProblem.self) {
      try ResultStore(writingIn: output.path).add(findings, in: "\(output.path)/nowhere")
    }
    #expect(try output.dump() == before)
  }

  @Test(
    "questions that write or mean nothing are refused in words",
    arguments: [
      ("DELETE FROM run", "would write"), ("VACUUM INTO 'copy.db'", "would write"),
      ("SELECT 1; SELECT 2", "one statement"), ("SELEC 1", "syntax error"),
      ("SELECT * FROM nowhere", "no such table: nowhere"), ("", "empty"),
      ("ATTACH 'other.db' AS other", "unable to open"),
    ])
  func refusedQuestions(sql: String, words: String) throws {
    let output = try OutputFolder()
    _ = try output.run(replications: 1)
    let before = try output.dump()
    let store = try ResultStore(readingIn: output.path)
    let problem = #expect(throws: StoreProblem.self) { try store.answer(sql) }
    #expect(problem?.kind == .question)
    #expect(problem?.message.english.contains(words) == true, "\(problem?.message.english ?? "")")
    #expect(problem?.fix.english.isEmpty == false)
    #expect(try output.dump() == before)
  }

  @Test("a file that is no store, a newer one, and none at all are told apart")
  func otherFiles() throws {
    let output = try OutputFolder()
    let missing = #expect(throws: StoreProblem.self) { try ResultStore(readingIn: output.path) }
    #expect(missing?.kind == .missing)
    let path = "\(output.path)/\(ResultStore.fileName)"
    try Data(repeating: 7, count: 5000).write(to: URL(fileURLWithPath: path))
    for isWriting in [false, true] {
      let problem = #expect(throws: StoreProblem.self) { try output.open(isWriting: isWriting) }
      #expect(problem?.kind == .file && problem?.message.english.contains("is no store") == true)
    }
    try FileManager.default.removeItem(atPath: path)
    _ = try output.run(replications: 1)
    try output.sqlite("INSERT INTO grdb_migrations VALUES ('99')")
    for isWriting in [false, true] {
      let problem = #expect(throws: StoreProblem.self) { try output.open(isWriting: isWriting) }
      #expect(problem?.message.english.contains("newer motcua") == true)
    }
  }
}

extension ResultStore {
  /// All rows of an answer.
  fileprivate func answer(_ sql: String) throws -> [[StoreValue]] {
    var rows: [[StoreValue]] = []
    try ask(sql, begin: { _ in }, take: { rows.append($0) })
    return rows
  }
}

extension SampleOffice {
  fileprivate static func experiment(
    _ changes: [(String, String)] = [], replications: Int
  ) throws -> Experiment {
    Experiment(
      try Model(compiling: scenario(changes)), stoppingRule: .replications(replications))
  }
}

/// An output folder that goes away with its owner.
private final class OutputFolder {
  let path = FileManager.default.temporaryDirectory.path + "/motcua-store-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Runs the sample, writes its folder and adds it to the store.
  func run(_ changes: [(String, String)] = [], replications: Int) throws -> Findings {
    let experiment = try SampleOffice.experiment(changes, replications: replications)
    let folder = try ResultsFolder(in: path, for: experiment.identity)
    let observer = FiguresObserver(kinds: MetricsCSV.kinds) { try folder.append($0) }
    let findings = try experiment.run(observer: observer)
    try folder.finish(findings)
    try ResultStore(writingIn: path).add(findings, in: folder.path)
    return findings
  }

  func open(isWriting: Bool) throws -> ResultStore {
    if isWriting { return try ResultStore(writingIn: path) }
    return try ResultStore(readingIn: path)
  }

  /// Every row of every table.
  func dump() throws -> [[[StoreValue]]] {
    let store = try ResultStore(readingIn: path)
    return try ["run", "policy", "metric", "replication", "provenance"].map {
      try store.answer("SELECT * FROM \($0) ORDER BY 1, 2, 3")
    }
  }

  /// Changes the file as another program would.
  func sqlite(_ sql: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sqlite3", "\(path)/\(ResultStore.fileName)", sql]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
