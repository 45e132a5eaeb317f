import Scenarios
import Statistics
import Testing
import WorkingTime

@Suite("Stages at several agencies")
struct StageTests {
  /// Three stages at three agencies, with items before the first and behind the last.
  private func scenario(_ keys: String = "", extra: String = "") throws -> Scenario {
    let marked = try MarkedScenario(
      changed: """
        agencies:
          desk: { calendar: open, staff: { clerk: 1 post } }
          police: { calendar: open, staff: { clerk: 1 post } }
          fund: { calendar: open, staff: { clerk: 1 post } }
        procedures:
          child:
            name: A child
            deciding: desk
            intake: desk
            limit: 4 working days
            \(keys)
            steps: { enter: { work: 9 min } }
            workflow:
              - { step: look, at: intake, by: clerk, work: 1 min }
              - stage: birth
                limit: 1 working day
                do:
                  - { receive: papers, at: intake, by: clerk, work: 2 min, outcomes: [ { refuse: 8 % } ] }
                  - { step: draft, at: deciding, by: clerk, work: 3 min, outcomes: [ { back: 5 %, to: papers } ] }
                  - { deliver: copy, at: intake, by: clerk, work: 1 min }
              - stage: residence
                intake: police
                deciding: police
                limit: 7 working days
                do:
                  - { choose: way, cases: [ { chance: 20 %, do: [ { receive: quick, at: intake, by: clerk, work: 1 min } ] }, { chance: rest, do: [ { receive: slow, at: intake, by: clerk, work: 2 min } ] } ] }
                  - { step: enter, at: deciding, by: clerk, work: 4 min, outcomes: [ { back: 6 %, to: way } ] }
                  - { ask: register, of: deciding, answer: 2 days }
              - stage: card
                deciding: fund
                do:
                  - { step: issue, at: deciding, by: clerk, work: 5 min }
                  - { deliver: card-itself, at: deciding, by: clerk, work: 1 min }
              - { deliver: all, at: intake, by: clerk, work: 1 min }
        demand: { child: { arrivals: 1 per h } }
        \(extra)
        """)
    return try #require(marked.scenario, "\(marked.said)")
  }

  /// Items as `name@agency`, branches and cases in brackets.
  private func told(_ items: [WorkflowItem]) -> String {
    items.map { item in
      switch item {
      case .step(let step):
        let backs = step.outcomes.compactMap { outcome -> String? in
          guard case .back(let to) = outcome.kind else { return nil }
          return "<\(to)"
        }
        return "\(step.name)@\(told(step.agency))\(backs.joined())"
      case .ask(let ask): return "\(ask.name)@\(told(ask.agency))"
      case .pause(let pause): return pause.name
      case .choose(let choice):
        return "\(choice.name)(" + choice.cases.map { told($0.items) }.joined(separator: " | ")
          + ")"
      case .parallel(let parallel):
        return "\(parallel.name)["
          + parallel.branches.map { "\($0.name): \(told($0.items))" }.joined(separator: " | ")
          + "]"
      }
    }.joined(separator: " ")
  }

  private func told(_ agency: StepAgency) -> String {
    switch agency {
    case .intake: "intake"
    case .deciding: "deciding"
    case .reference(.agency(let name)), .reference(.group(let name)): name
    }
  }

  @Test("are one workflow when linked one after the other: one receipt, one delivery")
  func sequential() throws {
    let scenario = try scenario("after: birth\n    resubmit: { wait: 3 days, drop-out: 3 % (S) }")
    #expect(scenario.procedures.map(\.name) == ["child"])
    let child = scenario.procedures[0]
    #expect(
      told(child.workflow)
        == "look@intake papers@intake draft@desk<papers enter@police<enter register@police issue@fund card-itself@fund all@intake"
    )
    #expect(child.steps[3].work == .constant(540), "`steps:` reaches into stages")
    #expect(child.limit == .workingDays(4) && child.stage == nil)
    let staging = try #require(child.staging)
    #expect(staging.linkage == .sequential && staging.after == "birth")
    #expect(
      staging.resubmission
        == Resubmission(wait: Delay(.constant(259_200), on: .wall), dropOut: 0.03))
    #expect(staging.stages.map(\.name) == ["birth", "residence", "card"])
    #expect(staging.stages.map(\.limit) == [.workingDays(1), .workingDays(7), nil])
    #expect(
      staging.stages.map(\.intake) == [.agency("desk"), .agency("police"), .agency("desk")],
      "a stage without `intake:` has the procedure's")
    let paths = Set(scenario.parameters.map(\.path))
    for path in [
      "procedures.child.resubmit.wait", "procedures.child.resubmit.drop-out",
      "procedures.child.steps.birth.limit", "procedures.child.steps.birth.draft.work",
    ] {
      #expect(paths.contains(path), "\(path): \(paths.sorted())")
    }
  }

  @Test("start together behind the one they follow, and the result waits for all")
  func parallel() throws {
    let behind = try scenario("linkage: parallel\n    after: birth").procedures
    #expect(behind.count == 1)
    #expect(
      told(behind[0].workflow)
        == "look@intake papers@intake draft@desk<papers after birth[residence: enter@police<enter register@police | card: issue@fund] card-itself@fund all@intake"
    )
    let last = try scenario("linkage: parallel\n    after: residence").procedures[0]
    #expect(
      told(last.workflow)
        == "look@intake papers@intake draft@desk<papers enter@police<enter register@police after residence[card: issue@fund] card-itself@fund all@intake"
    )
    let all = try scenario("linkage: parallel").procedures[0]
    #expect(
      told(all.workflow)
        == "look@intake papers@intake all stages[birth: draft@desk<papers | residence: enter@police<enter register@police | card: issue@fund] card-itself@fund all@intake"
    )
  }

  @Test("are procedures of their own where nothing links them")
  func unlinked() throws {
    let scenario = try scenario(
      "linkage: none\n    resubmit: { wait: lognormal 3 working days cv 1 }",
      extra: """
        observed: [ { metric: received, where: { procedure: [child] }, value: 10, of: 10, source: S } ]
        backlog: { as-of: 2022-12-31, steps: first, rows: [ { procedure: child, received: 2022-12-01, count: 2 }, { procedure: child, received: 2022-12-02, count: 3, step: enter } ] }
        """)
    #expect(
      scenario.procedures.map(\.name) == ["child.birth", "child.residence", "child.card"])
    #expect(
      scenario.procedures.map { told($0.workflow) } == [
        "look@intake papers@intake draft@deciding<papers copy@intake",
        "way(quick@intake | slow@intake) enter@deciding<way register@deciding",
        "issue@deciding card-itself@deciding all@intake",
      ])
    #expect(scenario.procedures.map(\.limit) == [.workingDays(1), .workingDays(7), nil])
    #expect(
      scenario.procedures.map(\.deciding) == [.agency("desk"), .agency("police"), .agency("fund")])
    #expect(scenario.procedures.map(\.stage) == [0, 1, 2])
    #expect(scenario.procedures[1].label == "A child: residence")
    #expect(scenario.demand.map(\.procedure) == ["child.birth"])
    #expect(
      scenario.observed[0].filter.procedures == ["child.birth", "child.residence", "child.card"])
    #expect(scenario.backlog?.entries.map(\.procedure) == ["child.birth", "child.residence"])
  }

  @Test("can be linked again in any way, whatever they were before")
  func linkedAgain() throws {
    let kinds: [(Linkage, String)] = [
      (.sequential, "linkage: sequential"), (.parallel, "linkage: parallel"),
      (.none, "linkage: none"),
    ]
    let rest = "\n    after: birth\n    resubmit: { wait: 1 day }"
    for (_, before) in kinds {
      for (linkage, after) in kinds {
        let wanted = try scenario(after + rest)
        var scenario = try scenario(before + rest)
        scenario.link("child", as: linkage)
        #expect(scenario.procedures == wanted.procedures, "\(before) to \(after)")
        #expect(scenario.demand == wanted.demand)
      }
    }
  }

  @Test("a procedure without stages stays what it is")
  func withoutStages() throws {
    var scenario = try #require(try MarkedScenario(changed: "").scenario)
    let before = scenario
    scenario.link("job", as: .none)
    #expect(scenario == before)
    #expect(scenario.procedures[0].linked(as: .none) == scenario.procedures)
  }
}
