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

  @Test("what begins late by chance is the same on any number of threads, and costs are printed")
  func lateAndCosts() throws {
    let folder = try TestFolder([
      (
        "experiment: { replications: 4, seed: 7, warm-up: 5 days }",
        """
        experiment: { replications: 6, seed: 7, warm-up: 5 days }
        policies:
          spare: { late-start: uniform 0..20 days, cost: { once: 9000000 VND }, do: [ { staff: centre.officer, posts: +1 post } ] }
          decided: { late-start: exponential 9 days, do: [ { staff: centre.officer, posts: +10 % } ] }
        apply: decided
        compare: [spare]
        """
      )
    ])
    let run = try MotCuaProcess(["compare", "office.yaml", "-j", "1", "-o", "one"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Cost, as entered") && run.output.contains("9,000,000"))
    let again = try MotCuaProcess(
      ["compare", "office.yaml", "-q", "-j", "3", "-o", "three"], in: folder)
    #expect(again.status == 0)
    #expect(try folder.results("one") == folder.results("three"))
    let alone = try MotCuaProcess(
      ["run", "office.yaml", "-q", "--hourly", "--bottlenecks", "1", "--no-output"], in: folder)
    #expect(alone.status == 0, "\(alone.errors)")
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

  // MARK: - Ranking

  @Test("ranks the policies, says how sure that is, and writes the pairs")
  func ranking() throws {
    let folder = try Self.folder()
    let run = try MotCuaProcess(["compare", "office.yaml", "-q"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    for words in [
      "Ranked by on_time_rate_resolved", "Variance of the difference", "[no interval]", "too sure",
    ] {
      #expect(run.output.contains(words), "\(words)")
    }
    let files = try folder.results("results")
    let ranking = String(decoding: try #require(files["ranking.csv"]), as: UTF8.self)
    #expect(ranking.hasPrefix("rank,policy,metric,better,mean,probability_best,not_told_from"))
    #expect(ranking.split(separator: "\r\n").count == 5)
    let pairs = String(decoding: try #require(files["pairs.csv"]), as: UTF8.self)
    #expect(pairs.split(separator: "\r\n").count == 7)
    #expect(files["selection.csv"] == nil)
    let differences = String(decoding: try #require(files["differences.csv"]), as: UTF8.self)
    #expect(differences.contains(",variance_ratio_low,variance_ratio_high,p,holm_p,controlled,"))
  }

  @Test("--metric ranks by another figure and adds its column; the run is another one")
  func metric() throws {
    let folder = try Self.folder()
    let run = try MotCuaProcess(
      ["compare", "office.yaml", "-q", "--metric", "wait_hours_mean"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Ranked by wait_hours_mean"))
    #expect(run.output.contains("  wait_hours_mean "))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.contains("/") })
    let plain = try MotCuaProcess(["compare", "office.yaml", "-q"], in: folder)
    #expect(plain.status == 0 && !plain.output.contains("wait_hours_mean"))
    #expect(folder.names("results").count == 2)
    let object = try MotCuaProcess(
      [
        "compare", "office.yaml", "-q", "--no-output", "--format", "json", "--metric", "open",
        "--replications", "12",
      ], in: folder
    ).json()
    let ranking = try #require(object["ranking"] as? [String: Any])
    #expect(ranking["better"] as? String == "lower" && ranking["resamples"] as? Int == 10_000)
    let policies = try #require(ranking["policies"] as? [[String: Any]])
    let probabilities = policies.compactMap { $0["probabilityBest"] as? Double }
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-9 && probabilities.count == 4)
    #expect((ranking["pairs"] as? [[String: Any]])?.count == 6)
    let all = try #require(object["policies"] as? [[String: Any]])
    let spare = try #require(all[1]["differences"] as? [String: [String: Any]])
    #expect(spare["open"]?["p"] is Double && spare["open"]?["holm"] is Double)
    #expect((spare["wait_hours_mean"]?["varianceRatioBounds"] as? [Double])?.count == 2)
  }

  @Test("of many policies the best are shown, and the rest is in the files")
  func manyPolicies() throws {
    let posts = (1...14).map { "+\($0) posts" }.joined(separator: ", ")
    let family = "{ vary: { more: [\(posts)] }, do: [ { staff: centre.officer, posts: $more } ] }"
    let folder = try TestFolder([
      (
        "experiment: { replications: 4, seed: 7, warm-up: 5 days }",
        """
        experiment: { replications: 2, seed: 7, warm-up: 5 days }
        policies: { by: \(family) }
        compare: [by]
        """
      )
    ])
    let run = try MotCuaProcess(
      ["compare", "office.yaml", "-q", "--no-output", "--metric", "wait_hours_mean"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("  3 more: ranking.csv"))
    #expect(run.output.contains("  9 more: differences.csv; the median of all is "))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  // MARK: - Selection

  @Test("selects the best, says what that promises, and writes who was dropped when")
  func selection() throws {
    let folder = try Self.folder()
    let arguments = [
      "compare", "office.yaml", "--select-best", "--indifference", "5pp", "--confidence", "90 %",
      "--replications", "60",
    ]
    let run = try MotCuaProcess(arguments + ["-j", "1"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Selection of the best") && run.output.contains("SELECTED"))
    let text = run.output.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    #expect(text.contains("with probability at least 90 % the best is selected, if it is better"))
    #expect(text.contains("by at least 5 points") && text.contains("of each replication"))
    #expect(!run.output.contains("Who loses"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.contains("/") })
    let files = try folder.results("results")
    let table = String(decoding: try #require(files["selection.csv"]), as: UTF8.self)
    #expect(table.hasPrefix("policy,metric,better,replications,mean_of_replications,dropped_at,"))
    #expect(files["differences.csv"] == nil && files["ranking.csv"] == nil)
    let again = try MotCuaProcess(arguments + ["-q", "-j", "3", "-o", "again"], in: folder)
    #expect(again.status == 0)
    #expect(try folder.results("again") == files)
    let object = try MotCuaProcess(
      arguments + ["-q", "--no-output", "--format", "json"], in: folder
    ).json()
    let selection = try #require(object["selection"] as? [String: Any])
    #expect(selection["reached"] as? Bool == true && selection["selected"] is String)
    #expect((selection["promise"] as? String)?.hasPrefix("with probability at least 90 %") == true)
    let rule = try #require(object["stoppingRule"] as? [String: Any])
    #expect(rule["bestOf"] as? String == "on_time_rate_resolved" && rule["first"] as? Int == 10)
    let csv = try MotCuaProcess(
      arguments + ["-q", "--no-output", "--format", "csv"], in: folder)
    #expect(csv.output == table)
  }

  @Test("a selection that the most replications do not decide says so")
  func undecided() throws {
    let run = try MotCuaProcess(
      [
        "compare", "office.yaml", "-q", "--no-output", "--select-best", "--indifference",
        "0.0001pp", "--replications", "10", "--metric", "on_time_rate_cohort",
      ], in: Self.folder())
    #expect(run.status == 0 && run.output.contains("NOT decided after 10 replications"))
  }

  @Test(
    "what cannot be ranked or selected is told with its mend",
    arguments: [
      (["--metric", "received"], "neither better nor worse"),
      (["--metric", "on_time"], "there is no metric 'on_time'"),
      (["--indifference", "1pp"], "--indifference is for --select-best only"),
      (["--confidence", "95 %"], "--confidence is for --select-best only"),
      (["--first", "20"], "--first is for --select-best only"),
      (["--select-best"], "needs to know which difference does not matter"),
      (["--select-best", "--indifference", "1"], "fix: write --indifference 0.5pp"),
      (["--select-best", "--indifference", "-1pp"], "is no such difference"),
      (["--select-best", "--indifference", "0pp"], "is no such difference"),
      (
        ["--select-best", "--indifference", "1pp", "--metric", "open"],
        "fix: write --indifference 2"
      ),
      (["--select-best", "--indifference", "1pp", "--precision", "1pp"], "each say when to stop"),
      (["--select-best", "--indifference", "1pp", "--confidence", "100 %"], "is no confidence"),
      (["--select-best", "--indifference", "1pp", "--confidence", "0.95"], "is no confidence"),
      (["--select-best", "--indifference", "1pp", "--first", "2"], "from 5 to 1000"),
      (["--select-best", "--indifference", "1pp", "--replications", "5"], "ends before the first"),
      (["--select-best", "--indifference", "1pp", "--replications", "0"], "cannot be run"),
      (
        ["--select-best", "--indifference", "1pp", "--fail-if", "open > 1"],
        "--select-best makes none"
      ),
      (["--select-best", "--indifference", "1pp", "--by", "field"], "--select-best makes none"),
    ] as [([String], String)])
  func refusals(arguments: [String], words: String) throws {
    // `-1pp` is an option's value here and not an option.
    let joined =
      arguments.first { $0 == "-1pp" } == nil
      ? arguments : ["--select-best", "--indifference=-1pp"]
    let run = try MotCuaProcess(
      ["compare", "office.yaml", "-q", "--no-output"] + joined, in: Self.folder())
    #expect(run.status == 64 && run.errors.hasPrefix("error: "), "\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.contains("  fix: "))
  }

  @Test("a figure that no replication has ends a selection with status 1")
  func noFigure() throws {
    let run = try MotCuaProcess(
      [
        "compare", "office.yaml", "-q", "--select-best", "--indifference", "1000", "--metric",
        "compliance_cost_mean",
      ], in: Self.folder())
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.errors.contains("only 0 have compliance_cost_mean under all policies"))
    #expect(run.errors.contains("fix: take a figure"))
  }
}
