import Engine
import SampleScenarios
import Testing

/// Two procedures at two agencies that share nothing, and whatever a test adds.
struct Town: Sendable {
  var agencies = ["registry", "planning"]
  var moreSteps = ""
  var moreProcedures = ""
  var moreDemand = ""
  var moreAgencies = ""
  var planningRate = "300 per month"

  var text: String {
    """
    motcua: 1
    title: a town
    question: What does one change move?
    period: 2024-03-01..2024-04-30
    calendars: { office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] }, holidays: vietnam } }
    profiles:
      counter: { when: open hours of intake, spread: { day: 10 % } }
      online: { when: always, spread: { day: 15 % } }
    agencies:
    \(moreAgencies)
      \(agencies[0]): { calendar: office, staff: { clerk: 2 posts } }
      \(agencies[1]): { calendar: office, staff: { clerk: { posts: 2.5 posts, absent: 10 % } } }
    procedures:
      certificate:
        intake: \(agencies[0])
        deciding: \(agencies[0])
        limit: 1 working days
        workflow:
          - { receive: file, at: deciding, by: clerk, work: triangular 2..5..15 min }
          - { step: check, at: deciding, by: clerk, work: lognormal 25 min cv 0.8, chance: 70 % }
      permit:
        intake: \(agencies[1])
        deciding: \(agencies[1])
        limit: 2 working days
        workflow:
          - { step: appraise, at: deciding, by: clerk, work: gamma 60 min cv 0.9 }
          \(moreSteps)
    \(moreProcedures)
    demand:
    \(moreDemand)
      certificate:
        arrivals: 500 per month
        channels: { counter: 60 %, online: rest }
        profile: { counter: counter, online: online }
      permit: { arrivals: \(planningRate), channels: { counter: 100 % }, profile: { counter: counter } }
    experiment: { replications: 2, seed: 1, warm-up: 14 days }

    """
  }
}

/// What can be seen of one procedure and one pool.
private struct View: Equatable {
  var procedure: RowOutcome
  var agency: RowOutcome
  var pool: PoolOutcome

  init(_ text: String, procedure: String, agency: String, replication: Int = 3) throws {
    let model = try ScenarioText.model(text)
    var simulation = Simulation(model)
    let outcome = try simulation.run(replication: replication, seed: 9)
    let names = model.margins
    self.procedure = outcome.procedures[try #require(names.procedures.firstIndex(of: procedure))]
    self.agency = outcome.agencies[try #require(names.agencies.firstIndex(of: agency))]
    pool = outcome.pools[try #require(model.pools.firstIndex { $0.name == "\(agency).clerk" })]
  }
}

@Suite("Chance")
struct ChanceTests {
  private static let additions: [(String, Town)] = [
    ("a step elsewhere", Town(moreSteps: "- { step: sign, at: deciding, by: clerk, work: 3 min }")),
    ("an agency", Town(moreAgencies: "  annex: { calendar: office, staff: { clerk: 1 post } }")),
    (
      "a procedure and its source",
      Town(
        moreProcedures:
          "  appeal: { deciding: planning, workflow: [ { step: hear, at: planning, by: clerk, "
          + "work: exponential 20 min } ] }",
        moreDemand: "  appeal: { arrivals: 5 per working day }")
    ),
    ("twice the demand elsewhere", Town(planningRate: "600 per month")),
    ("no demand elsewhere to speak of", Town(planningRate: "1 per month")),
  ]

  @Test(
    "a change elsewhere leaves every figure of an untouched procedure as it was",
    arguments: additions)
  func additionsShiftNothing(name: String, changed: Town) throws {
    let before = try View(Town().text, procedure: "certificate", agency: "registry")
    let after = try View(changed.text, procedure: "certificate", agency: "registry")
    #expect(before == after, "\(name)")
    #expect(before.procedure.tally.resolved > 500)
  }

  @Test(
    "the change itself shows where it is made", arguments: additions.filter { $0.0 != "an agency" })
  func additionsShow(name: String, changed: Town) throws {
    let before = try View(Town().text, procedure: "permit", agency: "planning")
    let after = try View(changed.text, procedure: "permit", agency: "planning")
    #expect(before != after, "\(name)")
  }

  @Test("draws do not hang on the names of agencies")
  func renamedAgency() throws {
    let renamed = Town(agencies: ["civil-status", "planning"])
    let before = try View(Town().text, procedure: "certificate", agency: "registry")
    let after = try View(renamed.text, procedure: "certificate", agency: "civil-status")
    #expect(before == after)
  }

  @Test("draws hang on the names of steps")
  func renamedStep() throws {
    let renamed = Town().text.replacing("step: check", with: "step: verify")
    let before = try View(Town().text, procedure: "certificate", agency: "registry")
    let after = try View(renamed, procedure: "certificate", agency: "registry")
    #expect(before.procedure.tally.received != 0)
    #expect(before != after)
  }

  @Test("a dossier keeps its own work when the rate of its source changes")
  func rateKeepsIdentity() throws {
    // 200 dossiers of a source, whatever its rate, by two hundred people: the work of each is its
    // own, so the sums are the same to the second; only the instants move.
    func run(_ rate: String) throws -> Outcome {
      try outcome(
        of: DeskText(
          period: "2024-01-08..2024-12-31", posts: "200 posts", work: "lognormal 90 min cv 1.2",
          arrivals: rate, first: 200
        ).text)
    }
    let slow = try run("1 per day")
    let fast = try run("7 per h")
    #expect(slow.pools[0].workedSeconds == fast.pools[0].workedSeconds)
    #expect(slow.total.tally.elapsedSeconds == fast.total.tally.elapsedSeconds)
    #expect(slow.total.workingNinetieth == fast.total.workingNinetieth)
    #expect(slow.months != fast.months)
  }

  @Test("the same seed gives the same outcome, another seed or replication another one")
  func seeds() throws {
    var simulation = Simulation(try ScenarioText.model(Town().text))
    let outcome = try simulation.run(replication: 2, seed: 5)
    #expect(try simulation.run(replication: 2, seed: 5) == outcome)
    #expect(try simulation.run(replication: 3, seed: 5) != outcome)
    #expect(try simulation.run(replication: 2, seed: 6) != outcome)
  }

  @Test("a simulation that was used before gives what a fresh one gives")
  func reuse() throws {
    let model = try ScenarioText.model(Town().text, recordsHours: true)
    var used = Simulation(model)
    for replication in 0..<4 {
      let again = try used.run(replication: replication, seed: 1)
      var fresh = Simulation(model)
      #expect(try fresh.run(replication: replication, seed: 1) == again)
    }
  }

  @Test("a simulation that was stopped can be used again")
  func cancelled() throws {
    // A run asks every 65,536 events whether to go on.
    let desk = DeskText(limit: "1 h", arrivals: "60 per h")
    var simulation = Simulation(try ScenarioText.model(desk.text))
    #expect(throws: RunError.cancelled) {
      try simulation.run(replication: 0, seed: 1, isCancelled: { true })
    }
    #expect(try simulation.run(replication: 0, seed: 1) == outcome(of: desk.text))
    // `tooManyOpenDossiers` is thrown beyond this many: too many to reach in a test, with memory for each.
    #expect(Simulation.liveLimit == 20_000_000)
  }
}
