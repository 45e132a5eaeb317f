import Engine
import Experiments
import Policies
import SampleScenarios
import Scenarios
import Testing

@Suite("Policies held against the baseline")
struct ComparisonTests {
  /// Always open: a desk of three and one head with a load of 95 %, and people who have nothing to do.
  static func text(_ compare: String, more: String = "") -> String {
    """
    motcua: 1
    title: tandem
    period: 2024-03-01..2024-04-30
    calendars: { open: { hours: always } }
    agencies:
      desk: { calendar: open, staff: { clerk: 3 posts, guard: 2 posts } }
      board: { calendar: open, staff: { head: 1 post } }
    clock: { calendar: open, judged: instant }
    procedures:
      job:
        deciding: board
        limit: 12 h
        workflow:
          - { step: draft, at: desk, by: clerk, work: exponential 60 min }
          - { step: sign, at: board, by: head, work: exponential 57 min }
      note: { deciding: desk, limit: 2 h, workflow: [ { step: write, at: desk, by: clerk, work: 20 min } ] }
    demand: { job: { arrivals: 1 per h }, note: { arrivals: 6 per day } }
    policies:
      second-head: { from: 2024-03-11, do: [ { staff: board.head, posts: +1 post } ] }
      nobody-more: { do: [ { staff: board.head, posts: +0 posts } ] }
      guards: { do: [ { staff: desk.guard, posts: +1 post } ] }
      cut: { do: [ { simplify: job, limit: -50 % } ] }
      by: { vary: { cut: [-25 %, -50 %] }, do: [ { simplify: job, limit: $cut } ] }
      heads: { vary: { more: [+0 posts, +1 post], start: [2024-03-11] }, from: $start, do: [ { staff: board.head, posts: $more } ] }
      reach-none: { effective: 0 %, do: [ { simplify: job, work: -50 %, drop: sign } ] }
    compare: \(compare)
    experiment: { replications: 8, seed: 4, warm-up: 20 days }
    \(more)
    """
  }

  static func comparison(
    _ compare: String, jobs: Int = 1, rule: StoppingRule? = nil,
    rankedBy: String = ComparedFigure.defaultRanking, seed: UInt64? = nil
  ) throws -> Experiments.Comparison {
    try Experiments.Comparison(
      ofText: text(compare), rule: rule, jobs: jobs, seed: seed, rankedBy: rankedBy)
  }

  @Test("who gains and who loses adds up, also of units that decide under a policy alone")
  func groupsAddUp() throws {
    let text = Self.text(
      "[lent, second-head]",
      more: ""
    )
    .replacing(
      "policies:\n",
      with:
        "policies:\n  lent: { from: 2024-03-20, do: [ { delegate: job, to: annex, roles: { head: head }, backlog: move } ] }\n"
    ).replacing(
      "agencies:\n", with: "agencies:\n  annex: { calendar: open, staff: { head: 1 post } }\n")
    let findings = try Experiments.Comparison(ofText: text, rule: .replications(4)).run()
    for policy in findings.policies.dropFirst() {
      let late = try #require(policy.difference(ComparedFigure.lateID)?.mean)
      let agencies = try #require(policy.groupDifferences.first { $0.kind == .agency })
      #expect(agencies.rows.map(\.name).sorted() == ["annex", "board", "desk"])
      let sum = agencies.rows.compactMap { $0.late?.mean }.reduce(0, +)
      // Means of four whole numbers.
      #expect(abs(sum - late) < 1e-9, "\(policy.name)")
    }
    #expect(
      findings.policies[1].groupDifferences[0].rows.contains {
        $0.name == "annex" && $0.late?.mean != 0
      })
  }

  @Test(
    "a policy without strength, or for people without work, changes nothing",
    arguments: ["nobody-more", "guards", "reach-none"])
  func neutral(policy: String) throws {
    let findings = try Self.comparison("[\(policy)]").run()
    let variant = findings.policies[1]
    #expect(variant.name == policy && variant.differences.count == ComparedFigure.all.count)
    #expect(variant.metrics == findings.policies[0].metrics)
    for difference in variant.differences where difference.mean != nil {
      #expect(difference.mean == 0 && difference.hasZeroVariance, "\(difference.id)")
      #expect(difference.sign == 0 && difference.varianceRatio ?? 0 == 0)
    }
  }

  @Test("a difference is that of the figures of two runs, metric by metric")
  func differencesOfRuns() throws {
    let comparison = try Self.comparison("[second-head]")
    let findings = try comparison.run()
    let alone = try Experiment(comparison.variants[0].model).run()
    #expect(alone.policies[0].metrics == findings.policies[1].metrics)
    let pairs = zip(findings.policies[1].metrics, findings.policies[0].metrics)
    for (with, without) in pairs {
      let difference = try #require(findings.policies[1].difference(with.id))
      guard let left = with.mean, let right = without.mean else { continue }
      // A mean of differences, and a difference of means: the last digits.
      let scale = max(abs(left), abs(right), 1)
      #expect(abs((difference.mean ?? .nan) - (left - right)) < 1e-9 * scale, "\(with.id)")
    }
  }

  @Test("a cut of the limit alone moves no dossier, and makes more of them late")
  func cutMovesNothing() throws {
    let findings = try Self.comparison("[cut]").run()
    let cut = findings.policies[1]
    for id in ["elapsed_hours_mean", "working_hours_p90", "resolved", "open", "staff_hours"] {
      #expect(cut.difference(id)?.mean == 0 && cut.difference(id)?.hasZeroVariance == true, "\(id)")
    }
    #expect(cut.difference("on_time_rate_resolved")?.sign == -1)
    #expect(cut.difference("late_or_overdue")?.sign == 1)
  }

  @Test("on the same chance a difference varies less than with chance of its own")
  func variance() throws {
    let findings = try Self.comparison("[second-head]").run()
    let ratio = try #require(findings.policies[1].difference("resolved")?.varianceRatio)
    #expect(ratio < 0.5)
  }

  @Test("the order of a set plays no part, and a set is all of its policies")
  func orders() throws {
    let findings = try Self.comparison(
      "[[cut, second-head], { name: other way round, of: [second-head, cut] }]"
    ).run()
    #expect(findings.policies.map(\.name) == ["baseline", "cut + second-head", "other way round"])
    #expect(findings.policies[1].metrics == findings.policies[2].metrics)
    #expect(findings.policies[1].differences == findings.policies[2].differences)
  }

  @Test("a family stands for its members, and a set of families for all combinations")
  func grids() throws {
    let family = try Self.comparison("[by, cut]").run()
    #expect(family.policies.map(\.name) == ["baseline", "by[cut=-25 %]", "by[cut=-50 %]", "cut"])
    #expect(family.policies[2].differences == family.policies[3].differences)
    let grid = try Self.comparison("[{ name: both, of: [by, heads] }, [cut, second-head]]").run()
    #expect(
      grid.policies.map(\.name) == [
        "baseline", "both[cut=-25 %][more=+0 posts, start=2024-03-11]",
        "both[cut=-25 %][more=+1 post, start=2024-03-11]",
        "both[cut=-50 %][more=+0 posts, start=2024-03-11]",
        "both[cut=-50 %][more=+1 post, start=2024-03-11]", "cut + second-head",
      ])
    #expect(grid.policies[4].metrics == grid.policies[5].metrics)
    #expect(grid.policies[3].metrics == family.policies[3].metrics)
  }

  @Test("bounds for all sets at once are those of one, and wider with more")
  func jointBounds() throws {
    let one = try Self.comparison("[second-head]").run().policies[1]
    let two = try Self.comparison("[second-head, cut]").run().policies[1]
    let alone = try #require(one.difference("open"))
    let among = try #require(two.difference("open"))
    #expect(alone.jointLow == alone.low && alone.jointHigh == alone.high)
    #expect(among.low == alone.low && among.mean == alone.mean)
    #expect(among.jointLow ?? 0 < among.low ?? 0 && among.jointHigh ?? 0 > among.high ?? 0)
  }

  @Test("units gain and lose what the office does, and the other procedure is told apart")
  func units() throws {
    let findings = try Self.comparison("[second-head, cut]").run()
    for variant in findings.policies.dropFirst() {
      let total = try #require(variant.difference("late_or_overdue")?.mean)
      for group in variant.groupDifferences {
        let sum = group.rows.compactMap { $0.late?.mean }.reduce(0, +)
        // Fields: nobody has one here.
        if group.kind == .field { continue }
        #expect(abs(sum - total) < 1e-9, "\(variant.name) \(group.kind)")
      }
      let procedures = try #require(variant.groupDifferences.first { $0.kind == .procedure })
      #expect(procedures.rows.map(\.name) == ["job", "note"])
      #expect(procedures.rows[1].late?.mean == 0)
    }
  }

  @Test("replications are added until the differences are known well enough")
  func precision() throws {
    let precision = Precision(metric: "on_time_rate_resolved", halfWidth: 0.02)
    let findings = try Self.comparison(
      "[second-head, cut]", rule: .precision(precision, atMost: 400)
    ).run()
    #expect(findings.reachedPrecision == true && findings.replications < 400)
    for variant in findings.policies.dropFirst() {
      let difference = try #require(variant.difference("on_time_rate_resolved"))
      #expect((difference.high ?? 1) - (difference.low ?? 0) <= 0.04)
    }
  }

  @Test("the same on 1 and 3 threads")
  func threads() throws {
    let one = try Self.comparison("[second-head, cut]").run()
    let three = try Self.comparison("[second-head, cut]", jobs: 3).run()
    #expect(one.policies.map(\.metrics) == three.policies.map(\.metrics))
    #expect(one.policies.map(\.differences) == three.policies.map(\.differences))
  }
}
