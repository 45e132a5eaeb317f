import Scenarios
import Statistics
import Testing
import Wording
import WorkingTime

@Suite("Routing")
struct RoutingTests {
  @Test("has choices inside choices, by chance or by condition")
  func hasChoices() throws {
    let marked = try MarkedScenario(
      changed: """
        procedures:
          job:
            deciding: desk
            limit: 3 days
            attributes: { split-plot: { divided: 15 %, whole: rest } }
            steps: { post: { work: 9 min }, far: { chance: 50 % } }
            workflow:
              - { step: check, at: desk, by: server, work: 5 min }
              - choose: way
                cases:
                  - chance: 20 % (S)
                    do:
                      - choose: how
                        cases:
                          - { if: channel = postal, do: [ { step: post, at: desk, by: server, work: 1 min } ] }
                          - { if: split-plot != whole, do: [] }
                  - { chance: rest, do: [ { step: far, at: desk, by: server, work: 2 min }, { step: near, at: desk, by: server, work: 3 min } ] }
        """)
    let procedure = try #require(marked.scenario?.procedures.first, "\(marked.said)")
    #expect(procedure.attributes.map(\.name) == ["split-plot"])
    #expect(procedure.attributes[0].values.map(\.name) == ["divided", "whole"])
    #expect(procedure.attributes[0].values.map(\.share) == [0.15, 0.85])
    #expect(procedure.steps.map(\.name) == ["check", "post", "far", "near"])
    #expect(procedure.steps[1].work == .constant(540), "`steps:` reaches into choices")
    #expect(procedure.steps[2].chance == 0.5)
    guard case .choose(let way) = procedure.workflow[1] else {
      Issue.record("a choice was expected")
      return
    }
    #expect(way.name == "way" && way.cases.map(\.chance) == [0.2, 0.8])
    guard case .choose(let how) = try #require(way.cases[0].items.first) else {
      Issue.record("a choice was expected in the first case")
      return
    }
    #expect(how.cases.map(\.told) == ["channel = postal: 1", "split-plot != whole: 0"])
    #expect(how.cases.map(\.chance) == [nil, nil])
    let paths = Set((marked.scenario?.parameters ?? []).map(\.path))
    #expect(paths.contains("procedures.job.steps.way.cases.1.chance"))
    #expect(paths.contains("procedures.job.attributes.split-plot.divided"))
  }

  @Test("has send-backs with chance, again, bound, redo and condition")
  func hasSendBacks() throws {
    let marked = try MarkedScenario(
      changed: """
        agencies:
          desk: { calendar: open, staff: { server: 2 posts } }
          districts: { each: { north: {} }, calendar: open }
          wards: { count: 2, parent: districts.north, calendar: open }
        procedures:
          job:
            deciding: desk
            limit: 3 days
            workflow:
              - { step: first, at: desk, by: server, work: 5 min, if: place != wards.1 }
              - choose: way
                cases: [ { chance: 20 %, do: [ { step: inner, at: desk, by: server, work: 5 min, outcomes: [ { back: 1 %, to: way } ] } ] } ]
              - { step: check, at: desk, by: server, work: 5 min, norm: 2 working days, outcomes: [ { back: 5 %, to: first, again: 3 %, at-most: 2, redo: 30 %, if: parent = districts.north }, { back: 100 %, to: check, again: 0 % } ] }
              - { deliver: result, at: desk, by: server, work: 5 min }
        demand: { job: { from: wards, arrivals: 1 per h } }
        """)
    // 5 % and 100 % on the first pass: too much for dossiers of the north.
    #expect(marked.said.filter { $0.severity == .error }.map(\.code) == ["E0306"], "\(marked.said)")
  }

  @Test("accepts loops that end, and reads what they do", arguments: EndingLoop.all)
  func acceptsLoopsThatEnd(loop: EndingLoop) throws {
    let marked = try MarkedScenario(changed: Refusal.workflow(loop.items))
    let steps = try #require(marked.scenario?.procedures.first?.steps, "\(marked.said)")
    #expect(steps.flatMap(\.outcomes).map(\.told) == loop.outcomes)
  }

  @Test("refuses loops of several items that never end")
  func refusesLongLoops() throws {
    let marked = try MarkedScenario(
      changed: Refusal.workflow(
        """
        { step: a, at: desk, by: server, work: 5 min }, { step: b, at: desk, by: server, work: 5 min, outcomes: [ { back: 0 %, to: b, again: 100 % } ] }, { step: c, at: desk, by: server, work: 5 min, outcomes: [ { back: 1 %, to: a, again: 0 % } ] }
        """))
    let said = marked.said.filter { $0.code == "E0518" }
    #expect(said.count == 1 && said[0].message.english.contains("'b'"), "\(marked.said)")
    #expect(marked.said.allSatisfy { $0.code == "E0518" })
  }

  @Test("a loop through a choice ends where one of its cases leads on")
  func aLoopThroughAChoice() throws {
    func workflow(_ chance: String) -> String {
      Refusal.workflow(
        "{ choose: way, cases: [ { chance: 40 %, do: [ { step: a, at: desk, by: server, work: 5 min, outcomes: [ { back: 100 %, to: way } ] } ] }, { chance: \(chance), do: [ { step: b, at: desk, by: server, work: 5 min, outcomes: [ { back: 100 %, to: way } ] } ] } ] }, { step: c, at: desk, by: server, work: 5 min }"
      )
    }
    #expect(try MarkedScenario(changed: workflow("50 %")).scenario != nil)
    let endless = try MarkedScenario(changed: workflow("rest"))
    #expect(endless.said.map(\.code) == ["E0518"], "\(endless.said)")
    #expect(endless.said.first?.message.english.contains("way, a, b") == true)
  }

  @Test("long workflows are checked in time that grows with their length")
  func longWorkflows() throws {
    let items = (0..<500).map {
      "{ step: s\($0), at: desk, by: server, work: 5 min, outcomes: [ { back: 1 %, to: s0 } ] }"
    }
    let marked = try MarkedScenario(changed: Refusal.workflow(items.joined(separator: ", ")))
    #expect(marked.scenario?.procedures[0].steps.count == 500, "\(marked.said.prefix(3))")
  }

  @Test("reads conditions, staff of others, equipment and norms")
  func readsItems() throws {
    let marked = try MarkedScenario(
      changed: """
        agencies:
          desk: { calendar: open, staff: { server: 2 posts, head: 1 post }, equipment: { scanner: 2 units (S), camera: 1 unit } }
          wards: { count: 2, calendar: open, staff: { officer: 1 post }, equipment: { scanner: 1 unit } }
        procedures:
          job:
            deciding: desk
            limit: 3 days
            priority: 7
            workflow:
              - { step: a, at: desk, by: [head, wards.officer, wards.2.officer], work: 5 min, with: scanner, norm: 4 working h (S), if: channel = assisted }
              - { step: b, at: desk, by: wards.officer, work: 5 min, with: wards.scanner, if: place = wards.2 }
        demand: { job: { from: wards, arrivals: 1 per h } }
        """)
    let procedure = try #require(marked.scenario?.procedures.first, "\(marked.said)")
    let (a, b) = (procedure.steps[0], procedure.steps[1])
    #expect(procedure.priority == 7)
    #expect(a.staff.map(\.role) == ["head", "officer", "officer"])
    #expect(a.staff.map(\.agency) == [nil, .group("wards"), .agency("wards.2")])
    #expect(a.equipment?.role == "scanner" && a.equipment?.agency == nil)
    #expect(a.norm == .workingSeconds(14_400))
    #expect(a.condition?.told == "channel = assisted" && b.condition?.told == "place = wards.2")
    #expect(b.equipment?.agency == .group("wards"))
    let equipment = marked.scenario?.agencies[0].equipment ?? []
    #expect(equipment.map { "\($0.units) \($0.name)" } == ["2 scanner", "1 camera"])
  }

  @Test("merges attributes and equipment by name, sets of shares and outcomes whole")
  func mergesByName() throws {
    let marked = try MarkedScenario(
      changed: """
        agencies:
          desk: { calendar: open, staff: { server: 2 posts } }
          halls: { table: h.csv, calendar: open, equipment: { scanner: 2 units, camera: 1 unit } }
        procedures:
          old: { limit: 3 days, attributes: { urgent: { high: 10 %, low: rest }, size: { big: 50 %, small: 50 % } }, workflow: [ { step: a, at: desk, by: server, work: 5 min, outcomes: [ { back: 5 %, to: a }, { back: 1 %, to: a, redo: 0 % } ] } ] }
          jobs: { table: j.csv, like: old, deciding: desk, steps: { a: { outcomes: [ { back: 2 %, to: a } ] } } }
        demand: { new: { arrivals: 1 per h }, late: { arrivals: 1 per h } }
        """,
      with: [
        "h.csv": "id,equipment.scanner\na,5 units\nb,\n",
        "j.csv":
          "id,priority,attributes.urgent.high,attributes.urgent.low,steps.a.by\nnew,2,20 %,rest,\"[server, desk.server]\"\nlate,,30 %,70 %,\n",
      ])
    let scenario = try #require(marked.scenario, "\(marked.said)")
    #expect(scenario.agencies[1].equipment.map(\.units) == [5, 1])
    #expect(scenario.agencies[2].equipment.map(\.units) == [2, 1])
    let (x, y) = (scenario.procedures[0], scenario.procedures[1])
    #expect(x.priority == 2 && y.priority == nil)
    #expect(x.attributes.map { $0.values.map(\.share) } == [[0.2, 0.8], [0.5, 0.5]])
    #expect(y.attributes.map { $0.values.map(\.share) } == [[0.3, 0.7], [0.5, 0.5]])
    #expect(x.steps[0].staff.count == 2 && y.steps[0].staff.count == 1)
    #expect(x.steps[0].outcomes.map(\.chance) == [0.02], "a list is replaced whole")
  }

  @Test("includes and overrides attributes and equipment")
  func overrides() throws {
    let marked = try MarkedScenario(
      changed: """
        include: [o.yaml]
        override: { agencies: { hall: { equipment: { scanner: 4 units } } }, procedures: { old: { attributes: { size: { big: 30 %, small: rest } } } } }
        procedures: { job: { like: old, deciding: desk } }
        """,
      with: [
        "o.yaml":
          "motcua: 1\nagencies: { hall: { calendar: open, equipment: { scanner: 1 unit } } }\nprocedures: { old: { limit: 3 days, attributes: { size: { big: rest }, urgent: { high: rest } }, workflow: [ { step: a, at: desk, by: server, work: 5 min } ] } }\n"
      ])
    let scenario = try #require(marked.scenario, "\(marked.said)")
    #expect(scenario.agencies.first { $0.name == "hall" }?.equipment.map(\.units) == [4])
    #expect(
      scenario.procedures[0].attributes.map { $0.values.map(\.share) } == [[0.3, 0.7], [1]])
  }
}

/// A loop that a dossier leaves at last.
struct EndingLoop: Sendable, CustomTestStringConvertible {
  var items: String
  /// What is read, in words.
  var outcomes: [String]

  var testDescription: String { items }

  init(_ outcomes: String, _ read: [String]) {
    items =
      "{ step: a, at: desk, by: server, work: 5 min }, { step: b, at: desk, by: server, work: 5 min, outcomes: \(outcomes) }"
    self.outcomes = read
  }

  static let all = [
    EndingLoop("[ { back: 100 %, to: a, at-most: 3 } ]", ["a 1.0 most 3 redo 1.0"]),
    EndingLoop("[ { back: 100 %, to: b, again: 99 % } ]", ["b 1.0 again 0.99 redo 1.0"]),
    EndingLoop("[ { back: 99.5 %, to: a } ]", ["a 0.995 redo 1.0"]),
    EndingLoop("[]", []),
    EndingLoop(
      "[ { back: 5 % (S), to: a, again: 3 %, at-most: 2, redo: 150 %, if: channel != online } ]",
      ["a 0.05 again 0.03 most 2 redo 1.5 if channel != online"]),
    // Together 140 %, but no dossier has both.
    EndingLoop(
      "[ { back: 70 %, to: a, if: channel = online }, { back: 70 %, to: b, if: channel = counter } ]",
      ["a 0.7 redo 1.0 if channel = online", "b 0.7 redo 1.0 if channel = counter"]),
    // The chance of later passes never comes about: nothing sends back on the first one.
    EndingLoop("[ { back: 0 %, to: a, again: 100 % } ]", ["a 0.0 again 1.0 redo 1.0"]),
  ]
}

extension StepOutcome {
  /// In words, for comparing.
  var told: String {
    let target =
      switch kind {
      case .back(let target): target
      case .refuse: "refuse"
      case .supplement: "supplement"
      case .returned: "return"
      case .stop: "stop"
      case .withdraw: "withdraw"
      }
    let parts = [
      "\(target) \(chance)", again.map { "again \($0)" }, atMost.map { "most \($0)" },
      "redo \(redo)", condition.map { "if \($0.told)" },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}

extension Condition {
  /// As the file has it.
  var told: String {
    let name =
      switch subject {
      case .channel: "channel"
      case .place: "place"
      case .parent: "parent"
      case .attribute(let name): name
      }
    return "\(name) \(isEqual ? "=" : "!=") \(value)"
  }
}

extension ChoiceCase {
  /// Its condition and how many items it has.
  var told: String { "\(condition?.told ?? "-"): \(items.count)" }
}
