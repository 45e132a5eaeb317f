import Engine
import Experiments
import SampleScenarios
import Scenarios
import Testing
import Wording

@Suite("Checks before a run")
struct PreRunChecksTests {
  /// The sample's expected loads, worked out by hand: March and April 2023 have 23 + 18 working
  /// days of 8 h, 1 h = 3600 s (29 April falls on a Saturday, so Monday 1 May is outside).
  @Test("a pool's load is its expected work over its people's open time")
  func loadIsWorkOverOpenTime() throws {
    let model = try SampleOffice.model()
    let loads = Dictionary(
      zip(model.pools.map(\.name), model.expectedLoads), uniquingKeysWith: { first, _ in first })
    let day = 8 * 60.0
    // 15 permits a day at two counters: 5 min each, and 2 min for the 60 % from the counter.
    #expect(isNear(loads["centre.counter"], 15 * (5 + 0.6 * 2) / (2 * day)))
    #expect(isNear(loads["centre.officer"], 15 * 30 / day))
    // 30 births a day, three quarters from ward a.
    #expect(isNear(loads["wards.a.counter"], 22.5 * (3 + 6 + 20) / 3 / day))
    #expect(isNear(loads["wards.b.officer"], 7.5 * 20 / (1.5 * 0.95 * day)))
  }

  @Test("an overloaded pool is named with its load and the posts that it needs")
  func overloadIsNamed() throws {
    let model = try SampleOffice.model([("15 per working day", "20 per working day")])
    let found = PreRunChecks.diagnostics(of: model)
    let overload = try #require(found.first { $0.code == "W0701" })
    #expect(overload.message.english.contains("'centre.officer' has 125.0 %"))
    #expect(overload.fix?.english.contains("1.5 posts") == true)
  }

  @Test("a load near all the time is told apart from too much")
  func nearlyFullIsToldApart() throws {
    let model = try SampleOffice.model([("15 per working day", "15.5 per working day")])
    #expect(PreRunChecks.diagnostics(of: model).map(\.code) == ["W0702"])
    #expect(PreRunChecks.diagnostics(of: try SampleOffice.model()).map(\.code) == [])
  }

  @Test(
    "what cannot work is told",
    arguments: [
      ("exponential 30 min", "25 h", "W0703"),
      ("limit: 2 working days (law)", "limit: 1 working h (law)", ""),
      ("if: channel = counter, ", "if: channel = online, ", ""),
      ("channels: { counter: 60 %, online: rest }", "channels: { online: 100 % }", "W0704"),
      (", of: 1800", "", "W0705"),
      ("2023-03-01..2023-04-30", "2031-03-01..2031-04-30", "W0706"),
      ("2023-03-01..2023-04-30", "2026-11-01..2026-11-30", "W0707"),
      ("officer: 1 post }", "officer: 1 post, spare: 1 post }", "R0708"),
      ("{ step: appraise, ", "{ step: appraise, chance: 0 %, ", "R0709"),
    ])
  func whatCannotWorkIsTold(old: String, new: String, code: String) throws {
    let found = PreRunChecks.diagnostics(of: try SampleOffice.model([(old, new)])).map(\.code)
    if code.isEmpty {
      #expect(!found.contains { $0.hasPrefix("W0703") || $0.hasPrefix("W0704") }, "\(found)")
    } else {
      #expect(found.contains(code), "\(found)")
    }
  }

  @Test("warnings come before remarks, and every code is explained")
  func everyCodeIsExplained() throws {
    let model = try SampleOffice.model([
      ("officer: 1 post }", "officer: 0.2 posts, spare: 1 post }"),
      ("2023-03-01..2023-04-30", "2031-11-01..2031-12-30"),
    ])
    let found = PreRunChecks.diagnostics(of: model)
    #expect(found.map(\.code) == ["W0701", "W0706", "W0707", "R0708"])
    for diagnostic in found {
      #expect(CheckCatalogue.explanation(of: diagnostic.code) != nil)
      #expect(diagnostic.fix != nil && !diagnostic.message.english.hasSuffix("."))
      #expect(BothLanguages.faults(of: diagnostic) == [], "\(diagnostic)")
    }
    #expect(Set(CheckCatalogue.codes).count == CheckCatalogue.codes.count)
    #expect(CheckCatalogue.explanation(of: "W0799") == nil)
  }

  @Test(
    "what the compiler refuses is explained too",
    arguments: ["E0901", "E0902", "E0903", "E0904", "E0905", "E0906", "E0907"])
  func whatTheCompilerRefusesIsExplained(code: String) throws {
    let words = try #require(CheckCatalogue.explanation(of: code))
    #expect(!words.english.isEmpty && words.english != words.vietnamese)
    #expect(EnglishWords.left(in: words.vietnamese) == [], "\(words.vietnamese)")
  }

  private func isNear(_ load: Double??, _ expected: Double) -> Bool {
    guard let load = load.flatMap(\.self) else { return false }
    // Arrivals are spread over seconds by exact weights: rounding errors only.
    return abs(load - expected) < 1e-9 * expected
  }
}
