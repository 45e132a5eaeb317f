import Scenarios
import Statistics
import Testing
import WorkingTime

@Suite("The life of a dossier")
struct DossierLifeTests {
  private static let plain = "{ step: a, at: desk, by: server, work: 5 min }"

  private func workflow(_ items: String) throws -> [WorkflowItem] {
    let marked = try MarkedScenario(changed: Refusal.workflow(items), with: ["t.csv": "1\n3\n"])
    return try #require(marked.scenario?.procedures.first?.workflow, "\(marked.said)")
  }

  @Test(
    "reads delays on the wall clock, in open time and in working days",
    arguments: [
      ("30 min", Delay(.constant(1800), on: .wall)), ("2 h", Delay(.constant(7200), on: .wall)),
      ("4 days", Delay(.constant(345_600), on: .wall)),
      ("1 week", Delay(.constant(604_800), on: .wall)),
      ("3 working h", Delay(.constant(10_800), on: .open)),
      ("1 working day", Delay(.constant(1), on: .workingDays)),
      ("0.5 working days (S)", Delay(.constant(0.5), on: .workingDays)),
      ("exponential 2 days", Delay(.exponential(mean: 172_800), on: .wall)),
      ("uniform 1..4 working days", Delay(.uniform(low: 1, high: 4), on: .workingDays)),
      (
        "triangular 1..2..4 weeks",
        Delay(.triangular(low: 604_800, mode: 1_209_600, high: 2_419_200), on: .wall)
      ),
      ("lognormal 3 working days cv 0.8", Delay(.lognormal(mean: 3, cv: 0.8), on: .workingDays)),
      ("gamma 6 working h cv 0.5", Delay(.gamma(mean: 21_600, cv: 0.5), on: .open)),
      ("erlang 2 working days phases 3", Delay(.erlang(mean: 2, phases: 3), on: .workingDays)),
      ("sample t.csv working days", Delay(.sample([1, 3]), on: .workingDays)),
      ("sample t.csv h", Delay(.sample([3600, 10_800]), on: .wall)),
    ] as [(String, Delay)])
  func readsDelays(text: String, delay: Delay) throws {
    guard
      case .ask(let ask) = try workflow("\(Self.plain), { ask: b, of: desk, answer: \(text) }")[1]
    else {
      Issue.record("an ask was expected")
      return
    }
    #expect(ask.answer == delay)
  }

  @Test("reads asks with their limit, their silence and their outcomes")
  func readsAsks() throws {
    let items = try workflow(
      """
      \(Self.plain), { ask: b, of: desk, answer: 3 days }, { ask: c, of: deciding, chance: 30 %, if: channel = online, answer: 3 days, answer-by: 5 working days, silence: consent, clock: stop, outcomes: [ { back: 6 %, to: a, redo: 50 % }, { return: 1 % }, { stop: 2 % }, { withdraw: 3 % } ] }
      """)
    guard case .ask(let b) = items[1], case .ask(let c) = items[2] else {
      Issue.record("two asks were expected")
      return
    }
    #expect(b.name == "b" && b.agency == .reference(.agency("desk")))
    #expect(b.chance == 1 && b.condition == nil && b.answerBy == nil && b.silence == .wait)
    #expect(!b.stopsClock && b.outcomes.isEmpty)
    #expect(c.agency == .deciding && c.chance == 0.3 && c.condition?.told == "channel = online")
    #expect(c.answerBy == Delay(.constant(5), on: .workingDays) && c.silence == .consent)
    #expect(c.stopsClock)
    #expect(
      c.outcomes.map(\.told) == [
        "a 0.06 redo 0.5", "return 0.01 redo 1.0", "stop 0.02 redo 1.0", "withdraw 0.03 redo 1.0",
      ])
  }

  @Test("reads pauses and supplements with what becomes of those who never answer")
  func readsAbsences() throws {
    let items = try workflow(
      """
      { step: a, at: desk, by: server, work: 5 min, outcomes: [ { supplement: 8 %, wait: 6 days, again: 3 %, at-most: 2, redo: 50 %, no-answer: 8 %, close-after: 30 days, if: channel != online }, { supplement: 1 %, wait: 1 working day } ] }, { pause: p, chance: 60 %, if: channel = online, wait: 5 days, no-answer: 0 %, close-after: 12 weeks }
      """)
    guard case .step(let a) = items[0], case .pause(let p) = items[1] else {
      Issue.record("a step and a pause were expected")
      return
    }
    let absence = ApplicantDelay.told(a.outcomes[0])
    #expect(absence == "wall 518400.0, 0.08 never, closed after wall 2592000.0")
    #expect(ApplicantDelay.told(a.outcomes[1]) == "workingDays 1.0, 0.0 never, closed after -")
    #expect(
      a.outcomes[0].told == "supplement 0.08 again 0.03 most 2 redo 0.5 if channel != online")
    #expect(p.chance == 0.6 && p.condition?.told == "channel = online")
    #expect(p.absence.told == "wall 432000.0, 0.0 never, closed after wall 7257600.0")
  }

  @Test("reads branches, nested in choices and in one another, and changes to what is in them")
  func readsBranches() throws {
    let marked = try MarkedScenario(
      changed: """
        procedures:
          job:
            deciding: desk
            limit: 3 days
            steps: { measure: { work: 9 min }, notice: { answer: 4 days }, pay: { no-answer: 1 % (S), close-after: 30 days } }
            workflow:
              - { receive: r, at: desk, by: server, work: 2 min, outcomes: [ { refuse: 10 % (S) }, { withdraw: 1 % }, { supplement: 2 %, wait: 1 day } ] }
              - parallel: checks
                join: any
                branches:
                  x: [ { step: measure, at: desk, by: server, work: 5 min, outcomes: [ { back: 5 %, to: measure }, { back: 5 %, to: r }, { stop: 1 % } ] } ]
                  w:
                    - choose: way
                      cases: [ { chance: 20 %, do: [ { ask: notice, of: desk, answer: 3 days }, { pause: pay, wait: 5 days } ] } ]
                    - { parallel: inner, branches: { x: [ { step: z, at: desk, by: server, work: 1 min, outcomes: [ { back: 1 %, to: way } ] } ] } }
              - { step: sign, at: desk, by: server, work: 1 min, outcomes: [ { back: 2 %, to: checks } ] }
              - { deliver: d, at: desk, by: server, work: 1 min }
        """)
    let scenario = try #require(marked.scenario, "\(marked.said)")
    let procedure = scenario.procedures[0]
    #expect(procedure.steps.map(\.name) == ["r", "measure", "z", "sign", "d"])
    #expect(procedure.steps[0].outcomes.map(\.kind).first == .refuse)
    #expect(procedure.steps[1].work == .constant(540), "`steps:` reaches into branches")
    guard case .parallel(let checks) = procedure.workflow[1], checks.branches.count == 2,
      case .choose(let way) = checks.branches[1].items[0],
      case .parallel(let inner) = checks.branches[1].items[1],
      case .ask(let notice) = way.cases[0].items[0], case .pause(let pay) = way.cases[0].items[1]
    else {
      Issue.record("\(procedure.workflow)")
      return
    }
    #expect(checks.name == "checks" && checks.join == .any)
    #expect(checks.branches.map(\.name) == ["x", "w"])
    #expect(inner.join == .all && inner.branches.map(\.name) == ["x"])
    #expect(notice.answer == Delay(.constant(345_600), on: .wall))
    #expect(pay.absence.noAnswer == 0.01)
    let paths = Set(scenario.parameters.map(\.path))
    let wanted = [
      "procedures.job.steps.checks.branches.x.measure.outcomes.back.chance",
      "procedures.job.steps.checks.branches.x.measure.outcomes.stop.chance",
      "procedures.job.steps.checks.branches.w.way.cases.1.chance",
      "procedures.job.steps.checks.branches.w.way.cases.1.pay.wait",
      "procedures.job.steps.checks.branches.w.inner.branches.x.z.work",
      "procedures.job.steps.notice.answer", "procedures.job.steps.pay.no-answer",
      "procedures.job.steps.pay.close-after", "procedures.job.steps.r.outcomes.refuse.chance",
      "procedures.job.steps.r.outcomes.supplement.wait",
    ]
    #expect(wanted.filter { !paths.contains($0) }.isEmpty, "\(paths.sorted())")
    #expect(
      !paths.contains("procedures.job.steps.checks.branches.w.way.cases.1.notice.answer"),
      "what was replaced is no parameter")
  }

  @Test("reads batches, windows and patience")
  func readsSchedules() throws {
    let items = try workflow(
      """
      { step: a, at: desk, by: server, work: 5 min, batch: { tue..thu: [08h00, 14h00], wed: 09h30 }, batch-size: 5, setup: 1.5 h, window: { mon..fri: [10h30..11h30, 16h00..17h00], fri: 08h00..09h00 }, patience: exponential 30 min }, { step: b, at: desk, by: server, work: 5 min, batch: { sun: 00h00 }, window: open }
      """)
    guard case .step(let a) = items[0], case .step(let b) = items[1] else {
      Issue.record("two steps were expected")
      return
    }
    let moments = a.batch?.moments.map { $0.map(\.description).joined(separator: " ") }
    #expect(moments == ["", "08h00 14h00", "09h30", "08h00 14h00", "", "", ""])
    #expect(a.batch?.size == 5 && a.batch?.setup == 5400)
    guard case .intervals(let window)? = a.window else {
      Issue.record("a window of intervals was expected")
      return
    }
    #expect(window.map(\.count) == [2, 2, 2, 2, 1, 0, 0])
    #expect(window[4][0].lowerBound == TimeOfDay(hour: 8, minute: 0))
    #expect(a.patience == Delay(.exponential(mean: 1800), on: .wall))
    #expect(b.batch?.size == nil && b.batch?.setup == 0 && b.window == .calendar("open"))
    #expect(b.patience == nil)
  }

  @Test("accepts a batch, a window and visits that share a day")
  func acceptsSharedDays() throws {
    let marked = try MarkedScenario(
      changed: """
        calendars: { open: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] } } }
        agencies:
          desk: { calendar: open, staff: { server: { posts: 1 post, visits: { wards: mon wed } } } }
          wards: { count: 2, calendar: open }
        procedures:
          job: { deciding: desk, limit: 3 days, workflow: [ { step: a, at: desk, by: server, work: 5 min, batch: { sat: 08h00 }, window: { mon: 16h00..18h00 } }, { step: b, at: desk, by: server, work: 5 min, window: { wed: 06h00..08h00 } } ] }
        demand: { job: { from: wards, arrivals: 1 per h } }
        """)
    #expect(marked.scenario != nil, "\(marked.said)")
  }

  @Test("reads the clock key by key, with an extension and the acknowledgement")
  func readsTheClock() throws {
    let marked = try MarkedScenario(
      changed: """
        clock: { supplement: restart, payment: none, acknowledge: 8 working h (S), extension: { chance: 60 % (S), by: 10 working days, letter: 70 %, letter-late: 30 % } }
        procedures:
          job: { deciding: desk, limit: 3 days, workflow: [ \(Self.plain) ] }
          other: { like: job, clock: { supplement: dates, extension: { chance: 10 %, by: 1 working day, letter: 0 % } } }
          none: { like: job, clock: { extension: none, payment: stop } }
        demand: { job: { arrivals: 1 per h }, other: { arrivals: 1 per h }, none: { arrivals: 1 per h } }
        """)
    let scenario = try #require(marked.scenario, "\(marked.said)")
    let clocks = scenario.procedures.map(\.clock)
    #expect(clocks.map(\.supplement) == [.restart, .dates, .restart])
    #expect(clocks.map(\.payment) == [.none, .none, .stop])
    #expect(clocks.map(\.acknowledge) == Array(repeating: .workingSeconds(28_800), count: 3))
    #expect(
      clocks[0].extensionRule == ExtensionRule(chance: 0.6, days: 10, letter: 0.7, lateLetter: 0.3))
    #expect(clocks[1].extensionRule == ExtensionRule(chance: 0.1, days: 1, letter: 0))
    #expect(clocks[2].extensionRule == nil)
    let paths = Set(scenario.parameters.map(\.path))
    #expect(
      paths.isSuperset(of: ["clock.extension.chance", "clock.extension.by", "clock.acknowledge"]))
    #expect(paths.contains("procedures.other.clock.extension.letter"))
    let bare = try #require(try MarkedScenario(changed: "title: a").scenario).procedures[0].clock
    #expect(bare.supplement == .stop && bare.payment == .stop)
    #expect(bare.extensionRule == nil && bare.acknowledge == nil)
  }

  @Test("reads hand-overs, a file's own before those of what it includes")
  func readsHandOvers() throws {
    let marked = try MarkedScenario(
      changed: """
        include: [a.yaml, b.yaml]
        hand-overs:
          - { from: wards, to: [desk, wards.2], electronic: 40 % (S), paper: 15h00, delay: lognormal 2 working h cv 1, lost: 0.3 % }
          - { to: desk }
        """,
      with: [
        "a.yaml":
          "motcua: 1\ninclude: [c.yaml]\nhand-overs: [ { from: desk, electronic: 10 % } ]\n",
        "b.yaml": "motcua: 1\nhand-overs: [ { electronic: 20 %, delay: 1 working day } ]\n",
        "c.yaml": "motcua: 1\nhand-overs: [ { from: desk, electronic: 30 % } ]\n",
      ])
    let scenario = try #require(marked.scenario, "\(marked.said)")
    let rows = scenario.handOvers
    #expect(rows.map(\.electronic) == [0.4, 1, 0.1, 0.3, 0.2])
    #expect(
      rows[0].from == ["wards.1", "wards.2", "wards.3"] && rows[0].to == ["desk", "wards.2"])
    #expect(rows[0].paper == TimeOfDay(hour: 15, minute: 0) && rows[0].lost == 0.003)
    #expect(rows[0].delay == Delay(.lognormal(mean: 7200, cv: 1), on: .open))
    #expect(rows[1].from == nil && rows[1].to == ["desk"])
    #expect(rows[1].paper == nil && rows[1].delay == nil && rows[1].lost == 0)
    #expect(rows[4].from == nil && rows[4].to == nil)
    let paths = scenario.parameters.filter { $0.path.hasPrefix("hand-overs.") }.map(\.path)
    #expect(
      Set(paths).isSuperset(of: [
        "hand-overs.1.electronic", "hand-overs.1.delay", "hand-overs.1.lost",
      ]))
  }

  @Test("lists what stands behind each number, the nearest source first")
  func listsParameters() throws {
    let marked = try MarkedScenario(
      changed: """
        sources: { S: { status: published, cite: a }, fit: { status: calibrated, cite: b } }
        -source
        hand-overs: [ { electronic: 40 %, paper: 15h00, delay: 1 h (S), source: fit } ]
        clock: { extension: { chance: 60 %, by: 10 working days (S), letter: 70 %, source: fit } }
        procedures:
          job:
            deciding: desk
            limit: 3 days (S)
            workflow:
              - { step: a, at: desk, by: server, work: 5 min (S), batch: { mon: 08h00 }, batch-size: 5 (fit), setup: 60 min, patience: 2 h (S) }
              - parallel: p
                source: S
                branches: { x: [ { ask: b, of: desk, answer: 3 days, answer-by: 5 days (fit) } ], z: [ { pause: c, wait: 1 day, no-answer: 2 %, close-after: 9 days, source: fit } ] }
        """)
    let parameters = try #require(marked.scenario?.parameters, "\(marked.said)")
    let told = parameters.filter { !$0.path.hasPrefix("agencies") && !$0.path.hasPrefix("demand") }
      .map { "\($0.path) = \($0.value), \($0.status)" }.sorted()
    #expect(
      told == [
        "clock.extension.by = 10 working days, published",
        "clock.extension.chance = 60 %, calibrated",
        "clock.extension.letter = 70 %, calibrated",
        "hand-overs.1.delay = 1 h, published",
        "hand-overs.1.electronic = 40 %, calibrated",
        "procedures.job.limit = 3 days, published",
        "procedures.job.steps.a.batch-size = 5, calibrated",
        "procedures.job.steps.a.patience = 2 h, published",
        "procedures.job.steps.a.setup = 60 min, assumed",
        "procedures.job.steps.a.work = 5 min, published",
        "procedures.job.steps.p.branches.x.b.answer = 3 days, published",
        "procedures.job.steps.p.branches.x.b.answer-by = 5 days, calibrated",
        "procedures.job.steps.p.branches.z.c.close-after = 9 days, calibrated",
        "procedures.job.steps.p.branches.z.c.no-answer = 2 %, calibrated",
        "procedures.job.steps.p.branches.z.c.wait = 1 day, calibrated",
      ])
  }

  @Test("a table gives the items of each member their numbers")
  func tablesReachInside() throws {
    let marked = try MarkedScenario(
      changed: """
        procedures:
          jobs: { table: j.csv, deciding: desk, limit: 3 days, workflow: [ \(Self.plain), { parallel: p, branches: { x: [ { ask: b, of: desk } ] } }, { pause: c, no-answer: 0 %, close-after: 30 days } ] }
        demand: { one: { arrivals: 1 per h }, two: { arrivals: 1 per h } }
        """,
      with: [
        "j.csv":
          "id,steps.b.answer,steps.c.wait,steps.c.no-answer\none,3 days,1 day,2 %\ntwo,4 days,2 days,\n"
      ])
    let scenario = try #require(marked.scenario, "\(marked.said)")
    let absences = scenario.procedures.compactMap { procedure -> String? in
      guard case .pause(let pause) = procedure.workflow[2] else { return nil }
      return pause.absence.told
    }
    #expect(
      absences == [
        "wall 86400.0, 0.02 never, closed after wall 2592000.0",
        "wall 172800.0, 0.0 never, closed after wall 2592000.0",
      ])
  }

  @Test(
    "accepts loops that end",
    arguments: [
      // A supplement that is not always answered, and one that is asked for a few times.
      "{ step: a, at: desk, by: server, work: 5 min, outcomes: [ { supplement: 100 %, wait: 5 days, no-answer: 1 %, close-after: 30 days } ] }",
      "{ step: a, at: desk, by: server, work: 5 min, outcomes: [ { supplement: 100 %, wait: 5 days, at-most: 2 } ] }",
      // A stop is an exit, so is a payment that never comes.
      "{ step: a, at: desk, by: server, work: 5 min, outcomes: [ { back: 90 %, to: a }, { stop: 10 % } ] }",
      "{ step: a, at: desk, by: server, work: 5 min }, { pause: p, wait: 5 days, no-answer: 1 %, close-after: 30 days }, { step: b, at: desk, by: server, work: 5 min, outcomes: [ { back: 100 %, to: a } ] }",
      // Silence lets a dossier pass that every answer would send back.
      "{ step: a, at: desk, by: server, work: 5 min }, { ask: b, of: desk, answer: 3 days, answer-by: 5 days, silence: consent, outcomes: [ { back: 100 %, to: a } ] }",
      // The first branch to end is enough.
      "{ step: a, at: desk, by: server, work: 5 min }, { parallel: p, join: any, branches: { x: [ { step: b, at: desk, by: server, work: 5 min, outcomes: [ { back: 100 %, to: b } ] } ], w: [ { step: c, at: desk, by: server, work: 5 min } ] } }",
      // One branch sends back to before the parallel, but not always.
      "{ step: a, at: desk, by: server, work: 5 min }, { parallel: p, join: all, branches: { x: [ { step: b, at: desk, by: server, work: 5 min, outcomes: [ { back: 90 %, to: a } ] } ], w: [ { step: c, at: desk, by: server, work: 5 min } ] } }",
      // Both branches end the dossier at last.
      "{ step: a, at: desk, by: server, work: 5 min }, { parallel: p, join: all, branches: { x: [ { step: b, at: desk, by: server, work: 5 min, outcomes: [ { back: 100 %, to: a, again: 90 % } ] } ], w: [ { step: c, at: desk, by: server, work: 5 min, outcomes: [ { withdraw: 100 % } ] } ] } }",
    ])
  func acceptsLoopsThatEnd(items: String) throws {
    let marked = try MarkedScenario(changed: Refusal.workflow(items))
    #expect(marked.scenario != nil, "\(marked.said)")
  }

  @Test("reads a procedure that only asks, and one whose silence has no limit")
  func readsAsksAlone() throws {
    let items = try workflow(
      "{ receive: r, at: desk, by: server, work: 5 min }, { ask: b, of: desk, answer: 3 days, silence: wait }, { deliver: d, at: desk, by: server, work: 5 min }"
    )
    #expect(items.map(\.name) == ["r", "b", "d"])
  }
}

extension ApplicantDelay {
  fileprivate var told: String {
    "\(wait.told), \(noAnswer) never, closed after \(closeAfter?.told ?? "-")"
  }

  fileprivate static func told(_ outcome: StepOutcome) -> String {
    guard case .supplement(let absence) = outcome.kind else { return "no supplement" }
    return absence.told
  }
}

extension Delay {
  fileprivate var told: String {
    guard case .constant(let length) = length else { return "\(clock) by chance" }
    return "\(clock) \(length)"
  }
}
