import Engine
import Experiments
import Foundation
import Policies
import SampleScenarios
import Scenarios
import Statistics
import Testing

@Suite("Evidence of a comparison")
struct EvidenceTests {
  private static let compare = "[second-head, nobody-more, cut]"

  private static func findings(
    _ compare: String = compare, jobs: Int = 2, rule: StoppingRule? = nil,
    rankedBy: String = ComparedFigure.defaultRanking
  ) throws -> Findings {
    try ComparisonTests.comparison(compare, jobs: jobs, rule: rule, rankedBy: rankedBy).run()
  }

  @Test("p-values are adjusted over the sets, and bounds go with them")
  func holm() throws {
    let findings = try Self.findings()
    for figure in ComparedFigure.all {
      let family = findings.policies.dropFirst().compactMap { $0.difference(figure.id) }
      let adjusted = holmAdjusted(family.map(\.pValue))
      #expect(family.map(\.holmPValue) == adjusted, "\(figure.id)")
      for difference in family {
        guard let low = difference.low, let high = difference.high, let p = difference.pValue
        else { continue }
        if difference.hasZeroVariance {
          #expect(p == (difference.mean == 0 ? 1 : 0), "\(figure.id)")
        } else {
          #expect((p <= 0.05) == (low > 0 || high < 0), "\(figure.id)")
        }
        // What Bonferroni tells from chance, Holm does as well.
        if difference.sign != 0 { #expect(difference.holmPValue ?? 1 <= 0.05, "\(figure.id)") }
      }
    }
    let units = try #require(findings.policies[1].groupDifferences.first { $0.kind == .procedure })
    let late = try #require(units.rows[0].late)
    #expect(late.pValue ?? 1 <= late.holmPValue ?? 0)
  }

  @Test("policies are ranked with the baseline among them, and equal ones share their rank")
  func ranking() throws {
    let ranking = try #require(try Self.findings().ranking)
    #expect(ranking.metric == "on_time_rate_resolved" && ranking.direction == .higher)
    #expect(ranking.rows.map(\.policy) == [1, 0, 2, 3])
    #expect(ranking.rows.map(\.rank) == [1, 2, 2, 4])
    let probabilities = ranking.rows.map { $0.bestProbability ?? -1 }
    #expect(probabilities[0] > 0.9 && probabilities[1] == probabilities[2])
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-12)
    #expect(ranking.rows[1].notToldFrom.contains(2) && ranking.rows[2].notToldFrom.contains(0))
    #expect(ranking.pairs.map { [$0.left, $0.right] }.count == 6)
    let neutral = try #require(ranking.pairs.first { $0.left == 0 && $0.right == 2 })
    #expect(neutral.difference.hasZeroVariance && neutral.difference.mean == 0)
  }

  @Test("a pair with the baseline is its difference the other way round, with wider joint bounds")
  func pairs() throws {
    let findings = try Self.findings()
    let pair = try #require(findings.ranking?.pairs.first { $0.left == 0 && $0.right == 1 })
    let own = try #require(findings.policies[1].difference("on_time_rate_resolved"))
    #expect(abs((pair.difference.mean ?? 1) + (own.mean ?? 1)) < 1e-12)
    #expect(abs((pair.difference.low ?? 1) + (own.high ?? 1)) < 1e-12)
    #expect((pair.difference.jointHigh ?? 0) > -(own.jointLow ?? 0))
  }

  @Test("of one replication there is a ranking and no probability")
  func oneReplication() throws {
    let findings = try Self.findings(rule: .replications(1))
    let ranking = try #require(findings.ranking)
    #expect(ranking.rows.allSatisfy { $0.bestProbability == nil && $0.rank != nil })
    #expect(findings.policies[1].difference("open")?.pValue == nil)
  }

  @Test("a figure that is better lower ranks the other way, and makes another run")
  func otherFigure() throws {
    let findings = try Self.findings(rankedBy: "late_or_overdue")
    let ranking = try #require(findings.ranking)
    #expect(ranking.direction == .lower && ranking.rows[0].policy == 1)
    let means = ranking.rows.compactMap(\.mean)
    #expect(means == means.sorted())
    #expect(findings.identity.runId != (try Self.findings(jobs: 1)).identity.runId)
  }

  @Test("the variance ratio comes with bounds around it, from ten pairs on")
  func varianceRatio() throws {
    let findings = try Self.findings("[second-head]", rule: .replications(30))
    let difference = try #require(findings.policies[1].difference("working_hours_mean"))
    let (ratio, bounds) = (
      try #require(difference.varianceRatio), try #require(difference.varianceRatioBounds)
    )
    #expect(bounds.contains(ratio) && bounds.lowerBound > 0 && bounds.upperBound < 2)
    let few = try Self.findings("[second-head]", rule: .replications(9))
    #expect(few.policies[1].difference("working_hours_mean")?.varianceRatioBounds == nil)
  }

  @Test("every figure with a direction exists, and every rate of time kept is better higher")
  func directions() {
    for figure in ComparedFigure.all {
      let isRate = figure.id.contains("on_time_rate") || figure.id.hasSuffix("kept_rate")
      if isRate { #expect(figure.direction == .higher, "\(figure.id)") }
      if figure.unit == .hours || figure.unit == .vnd || figure.unit == .trips {
        #expect(figure.direction == .lower, "\(figure.id)")
      }
    }
    for id in ["received", "submitted", "carried_over", "resolved", "withdrawn"] {
      #expect(ComparedFigure.figure(id)?.direction == nil)
    }
    #expect(ComparedFigure.all.count { $0.direction != nil } == 42)
  }

  // MARK: - Controls

  @Test(
    "dossiers handed in have the expected number, and the figures that follow from it get surer")
  func controls() throws {
    let comparison = try ComparisonTests.comparison("[second-head]", rule: .replications(200))
    let expected = comparison.baseline.model.expectedSubmissions
    // 1 an hour and 6 a day in the 61 days of March and April.
    #expect(expected.map { ($0.count * 1e6).rounded() / 1e6 } == [1464, 366])
    #expect(abs(expected[0].workSeconds - 117 * 60) < 1e-6)
    let findings = try comparison.run()
    let baseline = findings.policies[0]
    let submitted = try #require(baseline.metrics.first { $0.id == "submitted" })
    let error = (submitted.sd ?? 0) / 200.0.squareRoot()
    #expect(abs((submitted.mean ?? 0) - 1830) < 4 * error)
    // What is handed in is the control itself: nothing of its variance is left.
    let known = try #require(baseline.controlled.first { $0.id == "submitted" })
    #expect(abs(known.mean - 1830) < 1e-6 && known.ratio < 1e-9)
    let received = try #require(baseline.controlled.first { $0.id == "received" })
    #expect(received.ratio < 0.1)
    let backlog = try #require(baseline.controlled.first { $0.id == "backlog_mean" })
    let plain = try #require(baseline.metrics.first { $0.id == "backlog_mean" })
    #expect(
      backlog.ratio < 0.9 && backlog.high - backlog.low < (plain.high ?? 0) - (plain.low ?? 0))
    let difference = try #require(findings.policies[1].difference("backlog_mean"))
    if let controlled = difference.controlled { #expect(controlled.ratio <= 0.9) }
    for figure in baseline.controlled { #expect(figure.ratio <= 0.9, "\(figure.id)") }
  }

  @Test("without exactly known numbers of dossiers no control is used")
  func noControls() throws {
    let text = ComparisonTests.text("[second-head]")
      .replacingOccurrences(of: "arrivals: 1 per h", with: "arrivals: every exponential 60 min")
      .replacingOccurrences(
        of: "arrivals: 6 per day", with: "arrivals: 6 per day, first: 5 dossiers")
    let scenario = try ScenarioFile.read(text: text, named: "tandem.yaml")
    #expect(try Model(compiling: scenario.baseline()).expectedSubmissions.isEmpty)
  }

  // MARK: - Selection

  private static func selection(
    _ indifference: Double, most: Int = 300, metric: String = "on_time_rate_resolved"
  ) -> StoppingRule {
    .selection(SelectionRule(metric: metric, indifference: indifference), atMost: most)
  }

  @Test("the best policy is selected, the others are dropped, on any number of threads")
  func selection() throws {
    let findings = try Self.findings(jobs: 1, rule: Self.selection(0.02))
    let selection = try #require(findings.selection)
    #expect(selection.isDecided && selection.rows[selection.selected].name == "second-head")
    #expect(selection.rows[3].droppedAt ?? 0 >= 10)
    #expect(findings.ranking == nil)
    #expect(findings.policies.allSatisfy { $0.differences.isEmpty })
    #expect(findings.replications == selection.rows.map(\.replications).max())
    let threads = try Self.findings(jobs: 3, rule: Self.selection(0.02))
    #expect(threads.selection == selection)
    #expect(threads.policies.map(\.metrics) == findings.policies.map(\.metrics))
    // The figures of a policy are those of its own replications.
    let rate = findings.policies[1].metrics.first { $0.id == "on_time_rate_resolved" }
    #expect(abs((rate?.mean ?? 0) - (selection.rows[1].mean ?? 1)) < 0.01)
  }

  @Test("whatever the chance, the policy that is far better is selected", arguments: 11...15)
  func selectionRepeats(seed: UInt64) throws {
    let comparison = try ComparisonTests.comparison(
      "[cut, second-head]", jobs: 2, rule: Self.selection(0.05), seed: seed)
    let selection = try #require(try comparison.run().selection)
    #expect(selection.isDecided && selection.selected == 2)
  }

  @Test("neutral policies tie with the baseline, which stays; a short run is not decided")
  func selectionTies() throws {
    let tie = try #require(try Self.findings("[guards]", rule: Self.selection(0.01)).selection)
    #expect(tie.isDecided && tie.selected == 0 && tie.rows[1].replications == 10)
    let open = try Self.findings(rule: Self.selection(1, most: 12, metric: "open"))
    #expect(open.selection?.direction == .lower)
    #expect(open.selection.map { !$0.isDecided || $0.selected == 1 } == true)
  }

  @Test("a figure that no replication has is told with the policy")
  func selectionWithoutFigure() {
    let rule = Self.selection(1000, metric: "compliance_cost_mean")
    let failure = SelectionFailure.noFigure(
      metric: "compliance_cost_mean", policy: "baseline", replications: 10, usable: 0, needed: 10)
    #expect(throws: failure) { try Self.findings(rule: rule) }
  }
}
