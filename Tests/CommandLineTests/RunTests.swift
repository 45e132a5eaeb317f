import Foundation
import Testing

@Suite("Run", .serialized)
struct RunTests {
  @Test("the same file and seed give the same bytes of every result file on 1, 2 and 7 threads")
  func threadsDoNotMatter() throws {
    let folder = try TestFolder()
    for jobs in ["1", "2", "7"] {
      let run = try MotCuaProcess(
        ["run", "office.yaml", "-q", "--hourly", "-j", jobs, "-o", "out\(jobs)"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
    }
    let first = try folder.results("out1")
    #expect(first.count == 14)
    #expect(try folder.results("out2") == first)
    #expect(try folder.results("out7") == first)
    #expect(folder.names("out1") == folder.names("out7"))
  }

  @Test("what one person more is worth is the same on 1, 2 and 7 threads, and has its file")
  func bottlenecks() throws {
    let folder = try TestFolder()
    for jobs in ["1", "2", "7"] {
      let run = try MotCuaProcess(
        ["run", "office.yaml", "--bottlenecks", "2", "-j", jobs, "-o", "out\(jobs)"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("One person more, where"))
      #expect(run.errors.contains("100 % (8 of 8 replications with one person more)"))
    }
    let first = try folder.results("out1")
    let table = try #require(first["bottlenecks.csv"].flatMap { String(data: $0, encoding: .utf8) })
    #expect(
      table.hasPrefix("policy,rank,pool,verdict,utilisation,queue_hours,queue_share,late_avoided,"))
    #expect(table.split(separator: "\r\n").count == 3)
    #expect(try folder.results("out2") == first)
    #expect(try folder.results("out7") == first)
    // It is a run of its own beside the one without.
    let plain = try MotCuaProcess(["run", "office.yaml", "-q", "-o", "out1"], in: folder)
    #expect(plain.status == 0 && folder.names("out1").count == 2)
    let none = try MotCuaProcess(["run", "office.yaml", "--bottlenecks", "0"], in: folder)
    #expect(none.status == 64)
    #expect(none.errors.contains("'0' pools cannot be compared"))
    let flag = try MotCuaProcess(
      ["run", "office.yaml", "--no-output", "--replications", "1", "-q", "--bottlenecks"],
      in: folder)
    #expect(flag.status == 0 && flag.output.contains("one replication gives no interval"))
  }

  @Test("logs of dossiers are the same on 1, 2 and 7 threads, and the other files as without them")
  func dossierLogs() throws {
    let folder = try TestFolder()
    let logs = [
      "--dossier-log", "--event-log", "csv", "--event-log", "xes", "--event-log", "ocel2",
    ]
    for jobs in ["1", "2", "7"] {
      let run = try MotCuaProcess(
        ["run", "office.yaml", "-q", "-j", jobs, "-o", "out\(jobs)", "--log-replications", "3"]
          + logs,
        in: folder)
      #expect(run.status == 0, "\(run.errors)")
    }
    var first = try folder.results("out1")
    #expect(try folder.results("out2") == first)
    #expect(try folder.results("out7") == first)
    for name in ["dossiers.csv", "events.csv", "events.xes", "events.ocel.json"] {
      #expect(first.removeValue(forKey: name)?.isEmpty == false, "\(name)")
    }
    let plain = try MotCuaProcess(["run", "office.yaml", "-q", "-o", "plain"], in: folder)
    #expect(plain.status == 0)
    let without = try folder.results("plain")
    #expect(Set(without.keys) == Set(first.keys))
    for (name, content) in without
    where ![
      "manifest.json", "result.json", "datapackage.json",
    ].contains(name) {
      #expect(first[name] == content, "\(name)")
    }
    #expect(folder.names("plain") != folder.names("out1"), "it is a run of its own")
  }

  @Test(
    "logs that cannot be are told, and nothing is left",
    arguments: [
      (["--dossier-log", "--no-output"], 64, "--no-output wants none"),
      (["--log-replications", "2"], 64, "says nothing without --event-log"),
      (["--event-log", "csv", "--log-replications", "0"], 64, "'0' replications cannot be logged"),
      (["--event-log", "xml"], 64, "xml"),
    ])
  func refusedLogs(options: [String], status: Int32, message: String) throws {
    let folder = try TestFolder()
    let run = try MotCuaProcess(["run", "office.yaml", "-q"] + options, in: folder)
    #expect(run.status == status && run.errors.contains(message), "\(run.errors)")
    #expect(folder.names("results") == [])
  }

  @Test("a log that may not grow is 74, and nothing is left")
  func aLogThatMayNotGrow() throws {
    let folder = try TestFolder()
    let run = try MotCuaProcess(
      ["run", "office.yaml", "-q", "--event-log", "xes", "-j", "2"], in: folder,
      after: "ulimit -f 400;")
    #expect(run.status == 74, "\(run.status) \(run.errors)")
    #expect(run.errors.contains("larger than the system allows"))
    #expect(folder.names("results") == [])
  }

  @Test("prints the object of the contract, whose books balance")
  func theBooksBalanceInTheObject() throws {
    let folder = try TestFolder()
    let run = try MotCuaProcess(
      ["run", "office.yaml", "--format", "json", "--replications", "5"], in: folder)
    let object = try run.json()
    #expect(run.status == 0)
    #expect(object["replications"] as? Int == 5)
    #expect(folder.names("results") == [object["runId"] as? String ?? ""])
    let policy = try #require((object["policies"] as? [[String: Any]])?.first)
    let metrics = try #require(policy["metrics"] as? [String: [String: Any]])
    #expect(metrics.count == 60)
    func mean(_ id: String) -> Double { metrics[id]?["mean"] as? Double ?? .nan }
    let comingIn = mean("carried_over") + mean("received")
    let goingOn = mean("resolved") + mean("returned") + mean("withdrawn") + mean("stopped")
    // Means of five whole numbers: rounding errors only.
    #expect(abs(comingIn - goingOn - mean("open")) < 1e-6)
    let performance = try #require(object["performance"] as? [String: Any])
    for key in ["dossiers", "events", "cpuSeconds", "wallSeconds", "peakMemoryBytes"] {
      #expect(performance[key] as? Double ?? 0 > 0, "\(key)")
    }
    #expect(run.errors.contains("100 % (5 of 5 replications)"))
  }

  @Test("the list of what is due is written on demand, and names a run of its own")
  func dueList() throws {
    let folder = try TestFolder()
    for (output, options) in [("plain", []), ("due", ["--due-list"])] as [(String, [String])] {
      let run = try MotCuaProcess(
        ["run", "office.yaml", "-q", "--replications", "2", "-o", output] + options, in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("replication 1") == (output == "due"))
    }
    #expect(folder.names("plain") != folder.names("due"))
    let (plain, due) = (try folder.results("plain"), try folder.results("due"))
    #expect(plain["due-list.csv"] == nil)
    let list = String(decoding: due["due-list.csv"] ?? Data(), as: UTF8.self)
    #expect(
      list.hasPrefix("policy,agency,procedure,dossier,place,channel,state,accepted,due_lawful,"))
    for name in ["summary.csv", "metrics.csv", "groups.csv"] { #expect(plain[name] == due[name]) }
  }

  @Test("a table of states that cannot be is told by place, one that is not there as missing")
  func tablesOfStates() throws {
    let folder = try TestFolder()
    try Data("state,form-06a\nstopped,shut\n".utf8)
      .write(to: URL(fileURLWithPath: folder.path + "/states.csv"))
    let run = try MotCuaProcess(
      ["run", "office.yaml", "--no-output", "--states", "states.csv"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("states.csv:2:9: error[E0561]: 'shut' is no column of form-06a"))
    let missing = try MotCuaProcess(
      ["run", "office.yaml", "--no-output", "--states", "stat.csv"], in: folder)
    #expect(missing.status == 66)
    #expect(missing.errors.contains("'stat.csv'"))
  }

  @Test("the table fits 80 columns and answers in its first line")
  func theTableFits() throws {
    let run = try MotCuaProcess(["run", "office.yaml"], in: TestFolder())
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(run.status == 0)
    #expect(lines[0].hasPrefix("On time (resolved): "))
    // The path of the results is never cut.
    #expect(lines.allSatisfy { $0.count <= 80 || $0.hasPrefix("Results: ") })
    #expect(run.output.contains("Results: results/"))
  }

  @Test("a precision stops at 10, 20, 40, … replications")
  func aPrecisionStops() throws {
    let folder = try TestFolder()
    func replications(_ precision: String, _ more: [String] = []) throws -> Int? {
      let arguments = ["run", "office.yaml", "--format", "json", "--no-output", "-q"]
      return try MotCuaProcess(arguments + ["--precision", precision] + more, in: folder)
        .json()["replications"] as? Int
    }
    #expect(try replications("50pp") == 10)
    #expect(try replications("0.0001 pp of on_time_rate_resolved", ["--replications", "20"]) == 20)
    #expect(try replications("1000 of received", ["--replications", "12"]) == 10)
    #expect(folder.names() == ["office.yaml"], "--no-output writes nothing")
  }

  @Test("CSV on standard output is the summary of the folder")
  func csvIsTheSummary() throws {
    let folder = try TestFolder()
    let run = try MotCuaProcess(["run", "office.yaml", "--format", "csv"], in: folder)
    #expect(try folder.results("results")["summary.csv"] == Data(run.output.utf8))
  }

  @Test("seeds make runs of their own in the same folder")
  func seedsMakeTheirOwnRuns() throws {
    let folder = try TestFolder()
    for seed in ["1", "18446744073709551615", "1"] {
      let run = try MotCuaProcess(
        ["run", "office.yaml", "-q", "--replications", "2", "--seed", seed], in: folder)
      #expect(run.status == 0)
    }
    #expect(folder.names("results").count == 2)
  }
}
