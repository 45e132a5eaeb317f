import Foundation
import SampleScenarios
import Testing

@Suite("Verbs", .serialized)
struct VerbTests {
  @Test("new writes a scenario that is valid and runs, and writes over none")
  func newWritesAScenario() throws {
    let folder = try TestFolder()
    #expect(try MotCuaProcess(["new", "first.yaml"], in: folder).status == 0)
    #expect(try MotCuaProcess(["validate", "first.yaml"], in: folder).status == 0)
    let again = try MotCuaProcess(["new", "first.yaml"], in: folder)
    #expect(again.status == 74)
    #expect(again.errors.contains("'first.yaml' is there already"))
    #expect(try MotCuaProcess(["new", "first.yaml", "--force"], in: folder).status == 0)
    let printed = try MotCuaProcess(["new", "-"], in: folder)
    #expect(
      printed.output == (try String(contentsOfFile: folder.path + "/first.yaml", encoding: .utf8)))
    #expect(try MotCuaProcess(["new", "/dev/null/x.yaml"], in: folder).status == 74)
  }

  @Test("policies lists every action, and prints an example that compares")
  func policies() throws {
    let folder = try TestFolder()
    let list = try MotCuaProcess(["policies"], in: folder)
    #expect(list.status == 0)
    for kind in ["staff", "simplify", "move", "open", "hand-over", "record", "standardise"] {
      #expect(list.output.contains("\n\(kind)\n  ") || list.output.hasPrefix("\(kind)\n  "))
    }
    let one = try MotCuaProcess(["policies", "move"], in: folder)
    #expect(one.status == 0 && one.output.contains("posts (needed): `2 posts`"))
    #expect(one.output.contains("It reaches everybody at once"))
    let example = try MotCuaProcess(["policies", "move", "--example"], in: folder)
    #expect(example.status == 0 && one.output.hasSuffix(example.output))
    try folder.write(example.output, to: "example.yaml")
    let compared = try MotCuaProcess(
      ["compare", "example.yaml", "--replications", "2", "-q", "--no-output"], in: folder)
    #expect(compared.status == 0 && compared.output.contains("lend"), "\(compared.errors)")
    let wrong = try MotCuaProcess(["policies", "mov"], in: folder)
    #expect(wrong.status == 64 && wrong.errors.contains("did you mean 'move'?"))
    #expect(try MotCuaProcess(["policies", "--example"], in: folder).status == 64)
  }

  @Test("validate tells every problem with its place, and lists what is assumed")
  func validateTellsProblems() throws {
    let folder = try TestFolder()
    let good = try MotCuaProcess(["validate", "office.yaml"], in: folder)
    #expect(good.status == 0)
    #expect(good.output.contains("office.yaml is valid: 3 agencies"))
    #expect(good.output.contains("procedures.birth.workflow") || good.output.contains("birth"))
    try folder.write(
      SampleOffice.text.replacingOccurrences(of: "deciding: centre", with: "deciding: center"),
      to: "bad.yaml")
    let bad = try MotCuaProcess(["validate", "bad.yaml"], in: folder)
    #expect(bad.status == 2)
    #expect(bad.output.isEmpty)
    #expect(bad.errors.contains("bad.yaml:27:15: ") && bad.errors.contains("error[E0214]"))
    #expect(bad.errors.contains("did you mean 'centre'?"))
  }

  @Test("validate warns of an overloaded pool, and as JSON for editors")
  func validateWarns() throws {
    let folder = try TestFolder([("15 per working day", "20 per working day")])
    let table = try MotCuaProcess(["validate", "office.yaml"], in: folder)
    #expect(table.status == 0)
    #expect(table.errors.contains("warning[W0701]: 'centre.officer' has 125.0 %"))
    let object = try MotCuaProcess(["validate", "office.yaml", "--format", "json"], in: folder)
      .json()
    #expect(object["valid"] as? Bool == true)
    let diagnostics = object["diagnostics"] as? [[String: Any]] ?? []
    #expect(diagnostics.contains { $0["code"] as? String == "W0701" })
  }

  @Test(
    "explain knows the codes of every part and the metrics",
    arguments: ["E0214", "e0214", "W0701", "E0903", "on_time_rate_766", "utilisation"])
  func explainKnows(code: String) throws {
    let said = try MotCuaProcess(["explain", code], in: TestFolder())
    #expect(said.status == 0)
    #expect(said.output.lowercased().hasPrefix(code.lowercased()))
  }

  @Test("explain lists everything when asked for nothing, and nothing when asked for nonsense")
  func explainLists() throws {
    let folder = try TestFolder()
    let list = try MotCuaProcess(["explain"], in: folder)
    #expect(list.status == 0)
    #expect(list.output.contains("W0701") && list.output.contains("on_time_rate_cohort"))
    let none = try MotCuaProcess(["explain", "on_time_rate_767"], in: folder)
    #expect(none.status == 64)
    #expect(none.errors.contains("did you mean 'on_time_rate_766'?"))
  }

  @Test(
    "wrong usage is told on standard error with 64",
    arguments: [
      (["rnu", "office.yaml"], "did you mean 'run'?"),
      (["run"], "Missing expected argument"),
      (["run", "office.yaml", "--presicion", "1"], "--precision"),
      (["run", "office.yaml", "--format", "xml"], "xml"),
      (["run", "office.yaml", "--replications", "0"], "'0' replications"),
      (["run", "office.yaml", "-j", "0"], "'0' jobs"),
      (["run", "office.yaml", "--precision", "0.1"], "in pp"),
      (["run", "office.yaml", "--precision", "1pp of opne"], "did you mean 'open'?"),
      (["run", "office.yaml", "--precision", "0.5 %"], "is no precision"),
      (["run", "office.yaml", "--precision", "nanpp"], "is no precision"),
      (["run", "office.yaml", "--seed", "-1"], "seed"),
    ])
  func wrongUsageIsTold(arguments: [String], words: String) throws {
    let folder = try TestFolder()
    let run = try MotCuaProcess(arguments, in: folder)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(folder.names() == ["office.yaml"])
  }

  @Test("help and version are results")
  func helpIsAResult() throws {
    let folder = try TestFolder()
    for arguments in [["--help"], ["help", "run"], ["run", "--help"], []] {
      let help = try MotCuaProcess(arguments, in: folder)
      #expect(help.status == 0 && help.errors.isEmpty && help.output.contains("USAGE"))
    }
    #expect(try MotCuaProcess(["--version"], in: folder).output == "0.1.0\n")
  }

  @Test("a missing scenario is 66, one that cannot be read too, an invalid one 2")
  func missingIsNotInvalid() throws {
    let folder = try TestFolder()
    try folder.write("", to: "empty.yaml")
    #expect(try MotCuaProcess(["run", "nothing.yaml"], in: folder).status == 66)
    #expect(try MotCuaProcess(["run", "."], in: folder).status == 66)
    #expect(try MotCuaProcess(["run", "empty.yaml"], in: folder).status == 2)
    #expect(try MotCuaProcess(["validate", "nothing.yaml"], in: folder).status == 66)
    #expect(folder.names() == ["empty.yaml", "office.yaml"])
  }
}
