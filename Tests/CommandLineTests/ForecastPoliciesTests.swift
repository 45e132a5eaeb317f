import Foundation
import Testing

@Suite("Forecast policies", .serialized)
struct ForecastPoliciesTests {
  private static func folder() throws -> TestFolder {
    try TestFolder([
      (
        "experiment: { replications: 4, seed: 7, warm-up: 5 days }",
        """
        experiment: { replications: 4, seed: 7, warm-up: 5 days }
        policies:
          spare: { do: [ { staff: centre.officer, posts: +1 post } ] }
          cut: { do: [ { simplify: permit, limit: -50 % } ] }
        compare: [spare, cut]
        """
      )
    ])
  }

  @Test("says what each set will bring, how sure that is, and what was left out")
  func table() throws {
    let run = try MotCuaProcess(
      ["forecast", "policies", "office.yaml", "--runs", "6", "--simulate", "2"], in: Self.folder())
    #expect(run.status == 0, "\(run.errors)")
    for words in [
      "baseline", "1 spare", "2 cut", "simulated", "If a tenth more", "corrected by 6 replications",
    ] {
      #expect(run.output.contains(words), "\(words): \(run.output)")
    }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("the object has intervals as pairs, the runs used, and is the same again")
  func json() throws {
    let folder = try Self.folder()
    let words = ["forecast", "policies", "office.yaml", "--format", "json", "-q", "--runs", "3"]
    let first = try MotCuaProcess(words, in: folder)
    let object = try first.json()
    #expect(object["runs"] as? Int == 3)
    let policies = try #require(object["policies"] as? [[String: Any]])
    #expect(policies.map { $0["name"] as? String } == ["baseline", "spare", "cut"])
    for policy in policies {
      let mean = try #require(policy["mean"] as? Double)
      let interval = try #require(policy["meanInterval"] as? [Double])
      #expect(interval.count == 2 && interval[0] <= mean && mean <= interval[1])
      #expect(policy["runs"] as? Int == 1)
    }
    let effects = try #require(object["effectsOfTenthMore"] as? [[String: Any]])
    #expect(!effects.isEmpty)
    for effect in effects {
      #expect(effect["parameter"] is String && effect["difference"] is Double)
    }
    #expect(try MotCuaProcess(words, in: folder).output == first.output)
  }

  @Test(
    "what cannot be asked ends with 64",
    arguments: [["--runs", "2"], ["--level", "101"], ["--simulate", "0"], ["-j", "0"]])
  func usage(options: [String]) throws {
    let run = try MotCuaProcess(
      ["forecast", "policies", "office.yaml"] + options, in: Self.folder())
    #expect(run.status == 64 && run.errors.hasPrefix("error: "), "\(run.errors)")
  }

  @Test("a scenario that compares nothing is told so")
  func nothing() throws {
    let run = try MotCuaProcess(
      ["forecast", "policies", "office.yaml", "-q"], in: TestFolder([]))
    #expect(run.status == 2 && run.errors.contains("compare"), "\(run.errors)")
  }
}
