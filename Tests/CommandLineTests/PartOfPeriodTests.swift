import Foundation
import SampleScenarios
import Testing

@Suite("--from and --to", .serialized)
struct PartOfPeriodTests {
  @Test("run a part: its days, its own run, and policies at work")
  func runAPart() throws {
    let folder = try TestFolder()
    let whole = try MotCuaProcess(
      ["run", "office.yaml", "--format", "json", "-q", "--no-output"], in: folder)
    let part = try MotCuaProcess(
      ["run", "office.yaml", "--format", "json", "-q", "--from", "2023-04-10"], in: folder)
    let object = try part.json()
    #expect(part.status == 0, "\(part.errors)")
    #expect(object["period"] as? [String: String] == ["from": "2023-04-10", "to": "2023-04-30"])
    let runId = object["runId"] as? String ?? ""
    #expect(try whole.json()["runId"] as? String != runId)
    #expect(folder.names("results") == [runId])
    let valid = try MotCuaProcess(["validate", "office.yaml", "--to", "2023-03-31"], in: folder)
    #expect(valid.status == 0, "\(valid.errors)")
  }

  @Test(
    "days that are none are wrong usage, with the mend",
    arguments: [
      (["--from", "10/04/2023"], "'10/04/2023' after --from is no day"),
      (["--to", "2023-02-29"], "'2023-02-29' after --to is no day"),
      (["--from", "2023-04-02", "--to", "2023-04-01"], "lies after --to"),
    ])
  func wrongDaysAreUsage(options: [String], words: String) throws {
    for verb in ["run", "validate"] {
      let run = try MotCuaProcess([verb, "office.yaml"] + options, in: TestFolder())
      #expect(run.status == 64)
      #expect(run.output.isEmpty && run.errors.contains(words) && run.errors.contains("  fix: "))
    }
  }

  @Test("a part that the file's own end cuts off is an invalid scenario")
  func aPartOutsideIsInvalid() throws {
    let run = try MotCuaProcess(
      ["validate", "office.yaml", "--from", "2023-05-01"], in: TestFolder())
    #expect(run.status == 2)
    #expect(run.errors.contains("error[E0308]") && run.errors.contains("2023-03-01..2023-04-30"))
  }

  @Test("problems of policies are shown with their lines")
  func policiesAreShownWithTheirLines() throws {
    let folder = try TestFolder()
    let text =
      SampleOffice.text
      + "\npolicies: { fewer: { do: [ { staff: wards.officer, posts: -2 posts } ] } }\napply: [fewer]\n"
    try text.write(
      toFile: folder.path + "/fewer.yaml", atomically: true, encoding: .utf8)
    let run = try MotCuaProcess(["validate", "fewer.yaml"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("error[E0532]: 'wards.a.officer' would have -0.5 posts"))
    #expect(run.errors.contains("^^^^^^^^"))
  }
}
