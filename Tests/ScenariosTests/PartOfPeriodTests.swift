import Scenarios
import Testing
import WorkingTime

@Suite("A part of the period")
struct PartOfPeriodTests {
  private let scenario: Scenario

  init() throws {
    scenario = try #require(MarkedScenario(changed: "").scenario)
  }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  @Test("either end may be given; the rates' period stays")
  func eitherEndMayBeGiven() throws {
    #expect(try scenario.running(from: nil, to: nil) == scenario)
    #expect(!scenario.runsAnotherPeriod)
    let first = try day("2023-11-01")
    let late = try scenario.running(from: first, to: nil)
    #expect(late.period == first...scenario.period.upperBound && late.ratePeriod == scenario.period)
    #expect(late.runsAnotherPeriod)
    let last = try day("2024-02-29")
    #expect(try scenario.running(from: first, to: last).period == first...last)
  }

  @Test("an end before the beginning, a century, and dossiers of another evening are refused")
  func whatCannotBeRunIsRefused() throws {
    func codes(_ scenario: Scenario, _ from: String?, _ to: String?) -> [String] {
      do throws(Diagnostics) {
        _ = try scenario.running(
          from: from.flatMap { CivilDate($0) }, to: to.flatMap { CivilDate($0) })
        return []
      } catch {
        return error.all.map(\.code)
      }
    }
    #expect(codes(scenario, "2024-01-01", nil) == ["E0308"])
    #expect(codes(scenario, nil, "2022-12-31") == ["E0308"])
    #expect(codes(scenario, "1900-01-01", "2023-01-01") == ["E0512"])
    var full = scenario
    full.backlog = Backlog(asOf: try day("2023-10-31"), placement: .first, entries: [])
    #expect(codes(full, "2023-11-01", nil) == [])
    #expect(codes(full, "2023-11-02", nil) == ["E0534"])
  }
}
