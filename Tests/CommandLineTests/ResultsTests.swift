import Foundation
import Testing

@Suite("Results", .serialized)
struct ResultsTests {
  @Test("run and compare add to the store, and it is listed, shown, asked and compared")
  func theStore() throws {
    let folder = try TestFolder()
    for replications in ["2", "3"] {
      let run = try MotCuaProcess(
        ["run", "office.yaml", "-q", "--replications", replications], in: folder)
      #expect(run.status == 0, "\(run.errors)")
    }
    let list = try MotCuaProcess(["results", "list", "--format", "json"], in: folder)
    let rows = try #require(try list.json()["rows"] as? [[String: Any]])
    #expect(try list.json()["schemaVersion"] as? Int == 1)
    #expect(rows.compactMap { $0["run"] as? String }.sorted() == folder.names("results"))
    #expect(Set(rows.compactMap { $0["replications"] as? Int }) == [2, 3])
    let ids = rows.compactMap { $0["run"] as? String }
    let show = try MotCuaProcess(["results", "show", String(ids[0].prefix(9))], in: folder)
    #expect(show.status == 0 && show.output.contains(ids[0]))
    #expect(show.output.contains("on_time_rate_resolved"))
    let query = try MotCuaProcess(
      ["results", "query", "SELECT count(*) AS n, 'a,b' AS t FROM run", "--format", "csv"],
      in: folder)
    #expect(query.output == "n,t\r\n2,\"a,b\"\r\n")
    let diff = try MotCuaProcess(["results", "diff", ids[0], ids[1]], in: folder)
    #expect(diff.status == 0 && diff.output.contains("mean_a"))
    let same = try MotCuaProcess(["results", "diff", ids[0], ids[0]], in: folder)
    #expect(same.output == "No figure of the whole office differs.\n")
  }

  @Test(
    "what cannot be answered is told with its status and a mend",
    arguments: [
      (["list", "-o", "nowhere"], 66, "there is no 'nowhere/results.sqlite'"),
      (["show", "zz"], 66, "no run in 'results/results.sqlite' begins with 'zz'"),
      (["query", "DELETE FROM run"], 64, "would write"),
      (["query", "SELECT * FROM runs"], 64, "no such table: runs"),
    ])
  func refusals(arguments: [String], status: Int32, words: String) throws {
    let folder = try TestFolder()
    _ = try MotCuaProcess(["run", "office.yaml", "-q", "--replications", "1"], in: folder)
    let asked = try MotCuaProcess(["results"] + arguments, in: folder)
    #expect(asked.status == status && asked.output.isEmpty)
    #expect(asked.errors.contains(words) && asked.errors.contains("\n  fix: "), "\(asked.errors)")
  }

  @Test("Parquet asks duckdb for each table; without it the status is 69 and nothing is written")
  func parquet() throws {
    let folder = try TestFolder()
    _ = try MotCuaProcess(["run", "office.yaml", "-q", "--replications", "1"], in: folder)
    let id = try #require(folder.names("results").first)
    let arguments = ["results", "parquet", String(id.prefix(8))]
    let missing = try MotCuaProcess(arguments, in: folder, after: "PATH=/nowhere;")
    #expect(missing.status == 69 && missing.errors.contains("no 'duckdb' is in PATH"))
    #expect(folder.names("parquet") == [])
    // A stand-in that writes what it was asked into the file that it was asked for.
    let tool = folder.outside + "/duckdb"
    let script = """
      #!/bin/sh
      target=$(printf '%s' "$2" | sed "s/.* TO '\\(.*\\)' (FORMAT.*/\\1/")
      printf '%s' "$2" > "$target"

      """
    try Data(script.utf8).write(to: URL(fileURLWithPath: tool))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
    let path = "PATH='\(folder.outside)':\"$PATH\";"
    let run = try MotCuaProcess(arguments, in: folder, after: path)
    #expect(run.status == 0 && run.output == "parquet/\(id)\n", "\(run.errors)")
    let tables = folder.names("results/\(id)").filter { $0.hasSuffix(".csv") }
    #expect(
      folder.names("parquet/\(id)")
        == tables.map { $0.replacingOccurrences(of: ".csv", with: ".parquet") })
    let asked = try String(
      contentsOfFile: "\(folder.path)/parquet/\(id)/summary.parquet", encoding: .utf8)
    #expect(asked.contains("'policy': 'VARCHAR', 'metric': 'VARCHAR', 'mean': 'DOUBLE'"))
    try Data("#!/bin/sh\necho 'Parser Error: no' >&2; exit 1\n".utf8)
      .write(to: URL(fileURLWithPath: tool))
    let failing = try MotCuaProcess(arguments + ["--to", "other"], in: folder, after: path)
    #expect(failing.status == 74 && failing.errors.contains("Parser Error: no"))
    #expect(folder.names("other") == [])
  }

  @Test("a store that cannot be used is told before the run")
  func aSpoiltStore() throws {
    let folder = try TestFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/results", withIntermediateDirectories: true)
    try folder.write(String(repeating: "no store ", count: 500), to: "results/results.sqlite")
    let run = try MotCuaProcess(["run", "office.yaml", "-q"], in: folder)
    #expect(run.status == 74 && run.errors.contains("is no store"))
    #expect(folder.names("results") == [])
  }
}
