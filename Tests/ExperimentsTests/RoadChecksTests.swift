import Engine
import Experiments
import SampleScenarios
import Scenarios
import Statistics
import Testing
import Wording
import WorkingTime

/// Checks of roads that branch: the sample's permits, whose limit is 2 working days of 8 h, with
/// another workflow.
@Suite("Checks of roads before a run")
struct RoadChecksTests {
  private func step(
    _ name: String, hours: Double = 1, norm: StatutoryLimit? = nil, chance: Double = 1,
    if condition: Condition? = nil
  ) throws -> WorkflowItem {
    let sample = try SampleOffice.scenario()
    var step = try #require(sample.procedures[0].steps.first { $0.kind == .step })
    step.name = name
    step.work = .constant(hours * 3600)
    step.norm = norm
    step.chance = chance
    step.condition = condition
    return .step(step)
  }

  /// What is said of permits that are received and then go through the items; their dossiers come
  /// online only, and have an attribute.
  private func said(
    _ items: [WorkflowItem], channels: String = "online: 100 %",
    limit: StatutoryLimit = .workingDays(2)
  ) throws -> [Diagnostic] {
    var scenario = try SampleOffice.scenario([
      ("channels: { counter: 60 %, online: rest }", "channels: { \(channels) }"),
      ("15 per working day", "1 per year"),
    ])
    scenario.procedures[0].limit = limit
    scenario.procedures[0].attributes = [
      Attribute(named: "plot", ["divided": 0.2, "whole": 0.8, "none": 0])
    ]
    let receive = try #require(scenario.procedures[0].workflow.first)
    scenario.procedures[0].workflow = [receive] + items
    return PreRunChecks.diagnostics(of: try Model(compiling: scenario))
      .filter { ["W0703", "W0704", "R0709", "W0711"].contains($0.code) }
  }

  @Test("the cheapest way through a choice is the least, and passing it by is one")
  func theCheapestWayIsTheLeast() throws {
    let long = try step("long", hours: 30)
    let short = try step("short", hours: 2)
    // Two working days leave room for up to three days' work, 24 h.
    #expect(try said([long]).map(\.code) == ["W0703"])
    func way(_ chances: Double...) -> WorkflowItem {
      let items = [[long], [short]]
      return .choose(
        Choice(named: "way", zip(chances, items).map { ChoiceCase(chance: $0, do: $1) }))
    }
    #expect(try said([way(0.5, 0.5)]).isEmpty)
    #expect(try said([way(0.9, 0.1)])[0].message.english.contains("27.2 h of work on average"))
    #expect(try said([way(0.5)]).isEmpty)
    #expect(try said([way(1)])[0].message.english.contains("at least 30.0 h"))
    // Shares that do not add up in binary leave no way past.
    let thirds = [0.1, 0.2, 0.7].map { ChoiceCase(chance: $0, do: [long]) }
    #expect(
      try said([.choose(Choice(named: "way", thirds))])[0].message.english.contains(
        "at least 30.0 h"))
    // By conditions: whole plots have the short way, and nobody else comes by another channel.
    let split = Choice(
      named: "way",
      [
        ChoiceCase(if: .holds(.attribute("plot"), "divided"), do: [long]),
        ChoiceCase(if: .holds(.attribute("plot"), "whole"), do: [short]),
      ])
    #expect(try said([.choose(split)]).isEmpty)
    let all = Choice(named: "way", [ChoiceCase(if: .holds(.channel, "online"), do: [long])])
    #expect(try said([.choose(all)])[0].message.english.contains("at least 30.0 h"))
    #expect(try said([.choose(all)], channels: "counter: 10 %, online: rest").isEmpty)
  }

  @Test("norms add up along the longest road, over steps that nobody skips")
  func normsAddUp() throws {
    let day = try step("day", norm: .workingDays(1))
    let hours = try step("hours", norm: .workingSeconds(4 * 3600))
    #expect(try said([day, day]).isEmpty)
    let over = try said([day, hours, day])
    #expect(over.map(\.code) == ["W0711"])
    #expect(over[0].message.english.contains("'permit' add up to 2.5 working days"))
    // Of a choice the longest case counts, once; skipped steps do not.
    let way = WorkflowItem.choose(
      Choice(
        named: "way",
        [ChoiceCase(chance: 0.5, do: [hours]), ChoiceCase(chance: 0.5, do: [hours, hours])]))
    #expect(try said([day, way]).isEmpty)
    #expect(try said([day, hours, way])[0].message.english.contains("2.5 working days"))
    let rare = try step("rare", norm: .workingDays(5), chance: 0.5)
    let divided = try step(
      "divided", norm: .workingDays(5), if: .holds(.attribute("plot"), "divided"))
    #expect(try said([day, rare, divided]).isEmpty)
    // Wall time is held against wall time only.
    let wall = try step("wall", norm: .calendarDays(5))
    #expect(try said([wall]).isEmpty)
    #expect(try said([wall], limit: .calendarDays(5)).isEmpty)
    #expect(try said([wall, hours], limit: .calendarDays(5)).map(\.code) == ["W0711"])
    #expect(try said([day, day], limit: .workingSeconds(15 * 3600)).map(\.code) == ["W0711"])
    #expect(try said([hours, hours, hours], limit: .sameDay).map(\.code) == ["W0711"])
    #expect(try said([wall], limit: .months(1)).isEmpty)
  }

  @Test(
    "a condition that no dossier satisfies is told",
    arguments: [
      (Condition.holds(.attribute("plot"), "divided"), true),
      (.holds(.attribute("plot"), "none"), false),
      (.differs(.attribute("plot"), "none"), true),
      (.holds(.channel, "counter"), false), (.differs(.channel, "counter"), true),
      (.differs(.channel, "online"), false),
    ])
  func conditionsAreChecked(condition: Condition, isReached: Bool) throws {
    let found = try said([try step("extra", if: condition), try step("serve")])
    #expect(found.map(\.code) == (isReached ? [] : ["W0704"]), "\(found)")
    if !isReached { #expect(found[0].message.english.contains("'extra' of 'permit'")) }
  }

  @Test("a case behind another that always holds, and one inside, are told apart")
  func casesAreChecked() throws {
    let serve = try step("serve")
    let behind = Choice(
      named: "way",
      [
        ChoiceCase(if: .differs(.attribute("plot"), "none"), do: [serve]),
        ChoiceCase(if: .holds(.attribute("plot"), "whole"), do: [serve]),
      ])
    let found = try said([.choose(behind)])
    #expect(found.map(\.code) == ["W0704"])
    #expect(
      found[0].message.english.contains("case 2 of 'way' in 'permit': cases before it take all"))
    let inner = Choice(
      named: "inner",
      [
        ChoiceCase(if: .holds(.attribute("plot"), "whole"), do: [serve]),
        ChoiceCase(if: .holds(.attribute("plot"), "divided"), do: [serve]),
      ])
    let outer = Choice(
      named: "outer",
      [ChoiceCase(if: .holds(.attribute("plot"), "divided"), do: [.choose(inner)])])
    let nested = try said([.choose(outer), .choose(inner)])
    #expect(nested.map(\.code) == ["W0704"])
    #expect(
      nested[0].message.english.contains("case 1 of 'inner' in 'permit': none that comes there has")
    )
  }

  @Test("a case of chance 0 is remarked upon, and its norms do not count")
  func chanceOfZeroIsRemarked() throws {
    let day = try step("day", norm: .workingDays(9))
    let way = Choice(
      named: "way",
      [ChoiceCase(chance: 0, do: [day]), ChoiceCase(chance: 1, do: [try step("serve")])])
    let found = try said([.choose(way)])
    #expect(found.map(\.code) == ["R0709"])
    #expect(found[0].message.english == "case 1 of 'way' has the chance 0 % in permit")
  }

  @Test("places and the agencies above them are looked at")
  func placesAreChecked() throws {
    func codes(_ condition: Condition) throws -> [String] {
      var scenario = try SampleOffice.scenario()
      scenario.agencies[1].parent = "centre"
      guard case .step(var step) = scenario.procedures[1].workflow[1] else { return ["?"] }
      step.condition = condition
      scenario.procedures[1].workflow[1] = .step(step)
      return PreRunChecks.diagnostics(of: try Model(compiling: scenario)).map(\.code)
        .filter { $0 == "W0704" }
    }
    #expect(try codes(.holds(.place, "wards.a")) == [])
    #expect(try codes(.holds(.place, "centre")) == ["W0704"])
    #expect(try codes(.holds(.parent, "centre")) == [])
    #expect(try codes(.differs(.parent, "centre")) == [])
    #expect(try codes(.holds(.parent, "wards.a")) == ["W0704"])
  }

  @Test("a pool that a policy leaves empty is named with its days, if work comes to it")
  func emptiedPoolsAreNamed() throws {
    func said(_ actions: String) throws -> [String] {
      let text =
        SampleOffice.text.replacing("officer: 1 post }", with: "officer: 1 post, spare: 1 post }")
        + "\npolicies: { less: { do: [ \(actions) ] } }\napply: [less]\n"
      let model = try Model(compiling: try ScenarioText.scenario(text))
      return PreRunChecks.diagnostics(of: model).filter { $0.code == "W0713" }.map(
        \.message.english)
    }
    #expect(
      try said("{ staff: centre.counter, posts: 0 posts, from: 2023-03-15, until: 2023-03-20 }")
        == [
          "'centre.counter' has 0 posts from 2023-03-15 to 2023-03-20, and work comes all the while"
        ])
    #expect(
      try said("{ staff: wards.officer, posts: 0 posts, from: 2023-04-01 }") == [
        "'wards.a.officer', 'wards.b.officer' have 0 posts from 2023-04-01 on, and work comes all the while"
      ])
    #expect(try said("{ staff: centre.spare, posts: 0 posts, from: 2023-04-01 }") == [])
    #expect(try said("{ staff: centre.counter, posts: 0 posts, from: 2023-05-01 }") == [])
    #expect(try said("{ staff: centre.counter, posts: -1 post, from: 2023-04-01 }") == [])
  }
}
