import Foundation
import Testing

@Suite("Compare", .serialized)
struct CompareTests {
  private static let policies = """
    experiment: { replications: 4, seed: 7, warm-up: 5 days }
    policies:
      spare: { do: [ { staff: centre.officer, posts: +1 post } ] }
      cut: { do: [ { simplify: permit, limit: -50 % } ] }
    compare: [spare, cut, [spare, cut]]
    """

  private static func folder() throws -> TestFolder {
    try TestFolder([("experiment: { replications: 4, seed: 7, warm-up: 5 days }", policies)])
  }

  @Test("says what each set changes and who loses, and writes the differences")
  func table() throws {
    let folder = try Self.folder()
    let first = try MotCuaProcess(["compare", "office.yaml", "-j", "1"], in: folder)
    #expect(first.status == 0, "\(first.errors)")
    for words in ["baseline", "spare + cut", "Who loses and who gains", "loses: ", "Brackets: "] {
      #expect(first.output.contains(words), "\(words)")
    }
    #expect(first.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.contains("/") })
    #expect(first.errors.contains("100 % (16 of 16 replications of 4 policies)"))
    let files = try folder.results("results")
    let table = String(decoding: try #require(files["differences.csv"]), as: UTF8.self)
    #expect(table.hasPrefix("policy,unit_kind,unit,metric,difference,low,high,joint_low,"))
    #expect(table.contains("spare + cut,agency,centre,late_or_overdue,"))
    let again = try MotCuaProcess(
      ["compare", "office.yaml", "-q", "-j", "3", "-o", "again"], in: folder)
    #expect(again.status == 0)
    #expect(try folder.results("again") == files)
    // `run` of the same file is another run.
    let run = try MotCuaProcess(["run", "office.yaml", "-q"], in: folder)
    #expect(run.status == 0 && folder.names("results").count == 2)
  }

  @Test("the object has every policy with its differences")
  func json() throws {
    let object = try MotCuaProcess(
      ["compare", "office.yaml", "--format", "json", "-q", "--no-output"], in: Self.folder()
    ).json()
    let policies = try #require(object["policies"] as? [[String: Any]])
    #expect(policies.map { $0["name"] as? String } == ["baseline", "spare", "cut", "spare + cut"])
    #expect(policies[0]["differences"] == nil)
    let cut = try #require(policies[2]["differences"] as? [String: [String: Any]])
    #expect(cut["resolved"]?["mean"] as? Double == 0)
    #expect(cut["resolved"]?["zeroVariance"] as? Bool == true)
    #expect(cut["on_time_rate_resolved"]?["mean"] as? Double ?? 0 < 0)
  }

  @Test(
    "a condition that a set meets ends it with status 3, and what is no condition with 64",
    arguments: [
      ("on_time_rate_resolved < 100 %", 3), ("on_time_rate_resolved < 0 %", 0),
      ("d_on_time_rate_resolved > 50 pp", 0), ("d_late_or_overdue > 0", 3), ("open > -1", 3),
      ("on_time < 90 %", 64), ("open < 90 %", 64), ("on_time_rate_766 < 0.9", 64), ("open", 64),
      ("late_or_overdue > 0", 64),
    ] as [(String, Int32)])
  func conditions(condition: String, status: Int32) throws {
    let run = try MotCuaProcess(
      ["compare", "office.yaml", "-q", "--no-output", "--fail-if", condition], in: Self.folder())
    #expect(run.status == status, "\(run.errors)")
    #expect(status == 0 || run.errors.hasPrefix("error: "))
  }

  @Test(
    "a set that cannot be run is told with its name, by `validate` too",
    arguments: ["compare", "validate"])
  func impossibleSet(verb: String) throws {
    let folder = try TestFolder([
      (
        "experiment: { replications: 4, seed: 7, warm-up: 5 days }",
        Self.policies.replacingOccurrences(of: "posts: +1 post", with: "posts: 0 posts")
      )
    ])
    let run = try MotCuaProcess([verb, "office.yaml"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("error[E0904]: under 'spare': 'centre.officer' has no posts"))
  }

  @Test("without `compare:` there is nothing to compare, which is said")
  func nothing() throws {
    let run = try MotCuaProcess(["compare", "office.yaml", "-q"], in: TestFolder())
    #expect(run.status == 2)
    #expect(run.errors.contains("has no `compare:`") && run.errors.contains("fix: add"))
  }
}
