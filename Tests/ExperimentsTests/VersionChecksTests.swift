import Engine
import Experiments
import SampleScenarios
import Scenarios
import Testing
import Wording
import WorkingTime

/// Checks of versions: a step of 30 hours in a calendar of 8 hours a day.
@Suite("Checks of versions before a run")
struct VersionChecksTests {
  private func said(_ policies: String, limit: String = "5 working days") throws -> [String] {
    let text = """
      motcua: 1
      title: a desk
      question: Which version cannot be kept?
      period: 2024-01-01..2024-03-30
      calendars: { office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] } } }
      agencies: { desk: { calendar: office, staff: { clerk: 40 posts } } }
      procedures:
        job:
          deciding: desk
          limit: \(limit)
          workflow:
            - { step: check, at: desk, by: clerk, work: 30 h, norm: 4 working days }
            - { step: sign, at: desk, by: clerk, work: 1 h }
      demand: { job: { arrivals: 1 per working day } }
      experiment: { replications: 1, seed: 1, warm-up: 10 days }
      \(policies)

      """
    let model = try Model(compiling: try ScenarioText.scenario(text))
    return PreRunChecks.diagnostics(of: model)
      .filter { ["W0703", "W0711"].contains($0.code) }.map { "\($0.code) \($0.message.english)" }
  }

  private func policy(_ actions: String...) -> String {
    "policies: { p: { do: [ \(actions.joined(separator: ", ")) ] } }\napply: [p]"
  }

  @Test("a limit that is too short from a date on is told with the date")
  func shortLimits() throws {
    #expect(try said("").isEmpty)
    // 2 working days hold 24 h at most, and 4 are the norm of the check alone.
    let cut = "{ simplify: job, limit: 2 working days, from: 2024-02-15 }"
    let told = try said(policy(cut))
    #expect(
      told == [
        "W0703 'job' needs at least 31.0 h of work, more than its limit holds from 2024-02-15 on: all will be late",
        "W0711 the norms of 'job' add up to 4 working days on its longest road, more than its limit from 2024-02-15 on",
      ])
    // After the period it touches no dossier of the run.
    #expect(try said(policy(cut.replacing("2024-02-15", with: "2024-03-31"))).isEmpty)
    // In the warm-up it does.
    #expect(try said(policy(cut.replacing("2024-02-15", with: "2023-12-25"))).count == 2)
  }

  @Test("it is not said that all will be late where changes leave time for some")
  func reachedDossiers() throws {
    let cut = "{ simplify: job, limit: 2 working days, from: 2024-02-15 }"
    let half = "{ simplify: job, work: -50 %, from: 2024-02-01, effective: 30 % }"
    #expect(try said(policy(cut, half)).map { $0.prefix(5) } == ["W0711"])
    let gone = "{ simplify: job, drop: check, from: 2024-02-01 }"
    #expect(try said(policy(cut, gone)).isEmpty)
    // The file's own rules are too tight, and no dossier of the run has them.
    let more = "{ simplify: job, limit: 5 working days }"
    #expect(try said("", limit: "2 working days").count == 2)
    #expect(try said(policy(more), limit: "2 working days").isEmpty)
  }
}
