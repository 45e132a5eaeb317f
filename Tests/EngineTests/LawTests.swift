import Engine
import Foundation
import SampleScenarios
import Scenarios
import Statistics
import Testing
import WorkingTime

/// Laws that hold whatever the office: each is asked of hundreds of made-up scenarios.
@Suite("Laws over made-up scenarios")
struct LawTests {
  @Test("books balance, and nobody works two jobs at once or outside opening hours")
  func booksAndPeople() throws { try Law.booksAndPeople(seeds: 0..<20) }

  @Test("a dossier that has not arrived holds nothing back, under every order")
  func causality() throws { try Law.causality(seeds: 1000..<1010) }

  @Test("more staff never raises the mean wait of a single first-come pool")
  func moreStaff() throws { try Law.moreStaff(seeds: 0..<10) }

  @Test("a feature at zero strength changes nothing")
  func zeroStrength() throws { try Law.zeroStrength(seeds: 0..<3) }

  @Test("a batch at every opening holds nobody who comes in closed time")
  func batchAtOpenings() throws { try Law.batchAtOpenings(seeds: 100..<104) }
}

@Suite(
  "Laws over many made-up scenarios",
  .enabled(if: ProcessInfo.processInfo.environment["MOTCUA_LONG_TESTS"] == "1"))
struct LawLongTests {
  @Test("books balance, and nobody works two jobs at once or outside opening hours")
  func booksAndPeople() throws { try Law.booksAndPeople(seeds: 0..<600) }

  @Test("a dossier that has not arrived holds nothing back, under every order")
  func causality() throws { try Law.causality(seeds: 1000..<1400) }

  @Test("more staff never raises the mean wait of a single first-come pool")
  func moreStaff() throws { try Law.moreStaff(seeds: 0..<300) }

  @Test("a feature at zero strength changes nothing")
  func zeroStrength() throws { try Law.zeroStrength(seeds: 0..<200) }

  @Test("a batch at every opening holds nobody who comes in closed time")
  func batchAtOpenings() throws { try Law.batchAtOpenings(seeds: 100..<300) }
}

/// The laws, each asked of the scenarios of some seeds.
private enum Law {
  static func booksAndPeople(seeds: Range<UInt64>) throws {
    for seed in seeds {
      let made = RandomScenario(seed: seed)
      let scenario = try made.scenario()
      let run = try LoggedRun(scenario, seed: seed)
      // The run itself throws when any row's books do not balance.
      #expect(run.outcome.total.tally.booksBalance, "seed \(seed)")
      #expect(run.outcome.total.tally.submitted > 0, "seed \(seed)")
      #expect(run.outcome.intakesAddUp, "seed \(seed)\n\(made.text)")
      let problems = run.problems
      #expect(problems.isEmpty, "seed \(seed): \(problems.prefix(3))\n\(made.text)")
    }
  }

  static func causality(seeds: Range<UInt64>) throws {
    var changed = 0
    for seed in seeds {
      let made = RandomScenario(
        seed: seed,
        features: [.routing, .orders, .absence, .staffing, .closing, .people, .outages])
      var scenario = try made.scenario()
      let before = try LoggedRun(scenario, seed: seed)
      // A source of its own brings urgent dossiers from 25 January on.
      let day = CivilDate(year: 2023, month: 1, day: 25) ?? CivilDate(dayNumber: 0)
      var late = scenario.demand[0]
      late.name = "late"
      late.rate = .trace(
        Trace(
          rows: (0..<30).map {
            TraceRow(
              received: day.startSecond + 28_800 + Int64($0) * 1_700, place: "wards.a",
              channel: .counter, attributes: scenario.procedures[0].attributes.map { _ in nil })
          }, scale: 1))
      scenario.demand.append(late)
      let after = try LoggedRun(scenario, seed: seed)
      let known = before.log.filter { $0.instant < day.startSecond }
      #expect(!known.isEmpty, "seed \(seed)")
      let first = zip(known, after.log.filter { $0.instant < day.startSecond }).first { $0 != $1 }
      #expect(first == nil, "seed \(seed)\n\(made.text)")
      changed += after.log == before.log ? 0 : 1
    }
    // Here and there a procedure has only items that the late ones skip.
    #expect(changed * 10 >= seeds.count * 9)
  }

  static func moreStaff(seeds: Range<UInt64>) throws {
    var strictly = 0
    for seed in seeds {
      var stream = RandomStream(key: StreamKey.combined(seed, 3))
      let works = ["exponential 60 min", "lognormal 60 min cv 2", "uniform 5..115 min", "60 min"]
      let calendars = [
        "{ hours: always }", "{ hours: { mon..fri: [07h30..11h30, 13h00..17h00] } }",
      ]
      var desk = DeskText()
      desk.work = works[Int(stream.uniform() * 4)]
      desk.calendar = calendars[Int(stream.uniform() * 2)]
      desk.arrivals = "\(2 + Int(stream.uniform() * 20)) per working day"
      var waits: [Double] = []
      for posts in 1...5 {
        desk.posts = "\(posts) posts"
        let pool = try outcome(of: desk.text, seed: seed).pools[0]
        waits.append(Double(pool.waitSeconds) / Double(max(1, pool.started)))
      }
      for (fewer, more) in zip(waits, waits.dropFirst()) {
        #expect(more <= fewer, "seed \(seed): \(waits)\n\(desk.text)")
        if more < fewer { strictly += 1 }
      }
    }
    #expect(strictly >= seeds.count)
  }

  /// What is written in, and what of it counts for nothing.
  private static let nothings: [(old: String, new: String)] = [
    ("order: first-come", "order: priority"),
    ("order: first-come", "order: priority, preempt: resume"),
    ("order: first-come", "order: first-come, visits: { wards: mon..sun }"),
    ("steps: plain", "steps: outcomes: [ { back: 0 %, to: serve } ]"),
    ("steps: plain", "steps: with: scanner"),
    ("steps: plain", "steps: chance: 100 %"),
    ("steps: plain", "steps: if: kind != none"),
    ("steps: plain", "steps: norm: 1 working day"),
    ("steps: plain", "steps: outcomes: [ { supplement: 0 %, wait: 1 days } ]"),
    ("steps: plain", "steps: outcomes: [ { return: 0 % }, { stop: 0 % }, { withdraw: 0 % } ]"),
    ("steps: plain", "steps: patience: 3600 days"),
    ("steps: plain", "steps: window: office"),
    ("steps: plain", "steps: window: { mon..fri: [07h30..11h30, 13h00..17h00] }"),
    ("staff: plain", "staff: productivity: 100 %"),
    ("staff: plain", "staff: learning: { start: 100 %, half-life: 5 working days }"),
    ("staff: plain", "staff: seconded: [ { from: wards.a.officer, posts: 0 posts, days: tue } ]"),
    ("agency: plain", "agency: opens: 2023-01-01"),
    ("agency: plain", "agency: closes: 2023-03-06"),
    ("agency: plain", "agency: opens: 2001-01-01, closes: 2030-01-01"),
    ("extra: nothing", "extra: pause"),
    ("extra: nothing", "extra: ask"),
    ("extra: nothing", "extra: instant ask"),
    ("extra: nothing", "extra: empty parallel"),
    ("extra: nothing", "extra: branch"),
    ("extra: nothing", "extra: any branch"),
    ("extra: nothing", "extra: nested branch"),
    ("extra: nothing", "extra: hand-over"),
    ("extra: nothing", "extra: extension"),
    ("extra: nothing", "extra: acknowledgement"),
    ("extra: nothing", "extra: suspension"),
    ("extra: nothing", "extra: policy"),
    ("extra: nothing", "extra: choice"),
    ("extra: nothing", "extra: groups"),
    ("extra: nothing", "extra: stages"),
    ("extra: nothing", "extra: outage"),
    ("extra: nothing", "extra: records"),
    ("steps: plain", "steps: with: copier"),
  ]

  static func zeroStrength(seeds: Range<UInt64>) throws {
    for seed in seeds {
      var stream = RandomStream(key: StreamKey.combined(seed, 9))
      let office = ZeroOffice(&stream)
      let plain = try run(office.text(), seed: seed, byRule: false)
      #expect(try run(office.text(), seed: seed, byRule: true) == plain, "seed \(seed) by rule")
      for nothing in nothings {
        let text = office.text(nothing.new)
        #expect(try run(text, seed: seed, byRule: false) == plain, "seed \(seed)\n\(text)")
      }
    }
  }

  /// A batch at each opening is the form of a batch that changes nothing.
  ///
  /// A batch has no strength of its own that could be none: between two moments whoever comes waits. Who
  /// comes between a closing and the next opening waits for that anyway, so a batch at each opening is
  /// the form that changes nothing, not even the waits, which are counted in open time.
  static func batchAtOpenings(seeds: Range<UInt64>) throws {
    for seed in seeds {
      var stream = RandomStream(key: StreamKey.combined(seed, 9))
      let office = ZeroOffice(&stream)
      let tables = ["nights.csv": office.nights(&stream)]
      let plain = try run(office.text("nights: plain"), tables, seed: seed, byRule: false)
      #expect(plain.total.tally.resolved > 100 && plain.pools[0].waitSeconds > 0, "seed \(seed)")
      for batch in ["batch: { mon..fri: 07h30 }", "batch: { mon..sun: 07h30 }, setup: 0 min"] {
        let text = office.text("nights: \(batch)")
        for byRule in [false, true] {
          let outcome = try run(text, tables, seed: seed, byRule: byRule)
          #expect(outcome == plain, "seed \(seed)\n\(text)")
        }
      }
    }
  }

  private static func run(
    _ text: String, _ tables: [String: String] = [:], seed: UInt64, byRule: Bool
  ) throws -> Outcome {
    var options = RunOptions()
    options.servesByRule = byRule
    let model = try Model(
      compiling: try ScenarioText.scenario(text, tables: tables), options: options)
    var simulation = Simulation(model)
    var outcome = try simulation.run(replication: 0, seed: seed)
    let truth = outcome
    // Norms are judged, letters are due and journeys counted, and none has another effect.
    outcome.forEachRow { row in
      row.tally.normsKept = 0
      row.tally.normsBroken = 0
      row.tally.lettersDue = 0
      row.tally.lettersInTime = 0
      row.tally.journeysFinished = 0
      row.tally.journeysBroken = 0
      row.tally.journeysOnTime = 0
      row.tally.journeySeconds = 0
      row.tally.journeyTrips = 0
    }
    // Records without a fault are the books.
    if let recorded = outcome.recorded { #expect(recorded.total == truth.total) }
    outcome.recorded = nil
    return outcome
  }
}

extension Outcome {
  /// Whether what agencies received is what was received, and every row of internal work balances.
  fileprivate var intakesAddUp: Bool {
    let internals = [total] + agencies + fields + procedures + channels + months
    guard internals.allSatisfy(\.internalWork.balances) else { return false }
    return intakes.isEmpty
      || (intakes.reduce(0) { $0 + $1.received } == total.tally.received
        && intakes.reduce(0) { $0 + $1.resolved } == total.tally.resolved)
  }

  fileprivate mutating func forEachRow(_ change: (inout RowOutcome) -> Void) {
    change(&total)
    for path in [\Outcome.agencies, \.fields, \.procedures, \.channels, \.months] {
      for index in self[keyPath: path].indices { change(&self[keyPath: path][index]) }
    }
  }
}

/// An office of two pools into which features of no strength are written.
private struct ZeroOffice {
  let posts: Int
  let works: [String]
  let rule: String
  let rate: Int

  init(_ stream: inout RandomStream) {
    func pick<T>(_ values: [T]) -> T { values[Int(stream.uniform() * Double(values.count))] }
    posts = pick([1, 2, 3])
    works = [pick(["exponential 40 min", "25 min"]), pick(["lognormal 60 min cv 1.2", "20 min"])]
    rule = pick(["suspend", "finish"])
    rate = pick([4, 8, 12])
  }

  /// The office with one feature, `what: how`.
  func text(_ feature: String = "") -> String {
    let parts = feature.split(separator: ":", maxSplits: 1).map(String.init)
    let what = parts.first ?? ""
    let how = parts.count > 1 ? String(parts[1].trimmingPrefix(" ")) : ""
    let order = what == "order" ? ", order: \(how)" : ""
    let staff = what == "staff" && how != "plain" ? ", \(how)" : ""
    let agency =
      what == "agency" && how != "plain" ? "\n    \(how.replacing(", ", with: "\n    "))" : ""
    let step = what == "steps" || what == "nights" && how != "plain" ? ", \(how)" : ""
    let demand =
      what == "nights"
      ? "trace: nights.csv"
      : "arrivals: \(rate) per working day\(how == "groups" ? ", in-groups: 1 dossier" : "")"
    let serve = "{ step: serve, at: desk, by: clerk, work: \(works[0])\(step) }"
    let sign = "{ step: sign, at: board, by: head, work: \(works[1]) }"
    var text = """
      motcua: 1
      title: nothing added
      question: Does nothing change?
      period: 2023-01-09..2023-03-05
      calendars:
        office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] }, holidays: vietnam, at-closing: \(rule) }
      agencies:
        desk:
          calendar: office
          staff: { clerk: { posts: \(posts) posts\(order)\(staff) } }
          equipment: { scanner: 9 units, copier: { units: 9 units, down: 0 % } }\(agency)
        board: { calendar: office, staff: { head: 1 post } }
        wards: { each: { a: {}, b: {} }, calendar: office, staff: { officer: 1 post } }
      clock: { calendar: office\(Self.clock(how)) }
      procedures:
        job:
          deciding: desk
          limit: 2 working days
          attributes: { kind: { one: 50 %, none: 0 %, two: rest } }
          workflow: [ \(Self.workflow(how, serve, sign)) ]
      demand:
        job: { from: wards, \(demand) }
      experiment: { replications: 1, seed: 1, warm-up: 5 days }

      """
    if how == "policy" {
      text += """
        policies: { same: { do: [ { staff: desk.clerk, posts: +0 posts, from: 2023-02-01 } ] } }
        apply: [same]

        """
    }
    switch how {
    case "hand-over": text += "hand-overs: [ { electronic: 100 % } ]\n"
    case "outage": text += "outages: [ { of: all, closed: 2023-01-20..2023-02-03, share: 0 % } ]\n"
    case "records": text += "recording: [ { of: all } ]\n"
    default: break
    }
    return text
  }

  /// Dossiers between 17:00 and 07:30, some at the very closing.
  func nights(_ stream: inout RandomStream) -> String {
    var rows: [String] = []
    let first = CivilDate(year: 2023, month: 1, day: 9) ?? CivilDate(dayNumber: 0)
    for day in 0..<54 {
      for _ in 0..<rate {
        let minute = 17 * 60 + Int(stream.uniform() * Double(14 * 60 + 30))
        let date = first.advanced(byDays: day + minute / 1440)
        let clock = [minute % 1440 / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        rows.append("\(date)T\(clock[0]):\(clock[1]),wards.\(stream.uniform() < 0.5 ? "a" : "b")")
      }
    }
    return (["received,place"] + rows.sorted()).joined(separator: "\n") + "\n"
  }

  private static func workflow(_ how: String, _ serve: String, _ sign: String) -> String {
    switch how {
    case "choice":
      "\(serve), { choose: way, cases: [ { chance: 0 %, do: [ { step: never, at: board, by: head, work: 9 min } ] } ] }, \(sign)"
    case "pause":
      "\(serve), { pause: fee, chance: 0 %, wait: 3 days, no-answer: 100 %, close-after: 5 days }, \(sign)"
    case "ask": "\(serve), { ask: view, of: wards, chance: 0 %, answer: 3 days }, \(sign)"
    case "instant ask": "\(serve), { ask: view, of: wards, answer: 0 h, clock: stop }, \(sign)"
    case "empty parallel":
      "\(serve), { parallel: both, branches: { one: [ { step: never, at: board, by: head, work: 9 min, chance: 0 % } ], two: [ { ask: view, of: wards, chance: 0 %, answer: 3 days } ] } }, \(sign)"
    case "branch": "{ parallel: both, branches: { one: [ \(serve), \(sign) ] } }"
    case "stages":
      "{ stage: one, do: [ \(serve) ] }, { stage: two, do: [ \(sign) ] }"
    case "any branch": "{ parallel: both, join: any, branches: { one: [ \(serve), \(sign) ] } }"
    case "nested branch":
      "{ parallel: both, branches: { one: [ { parallel: inner, branches: { two: [ \(serve) ] } }, \(sign) ] } }"
    default: "\(serve), \(sign)"
    }
  }

  private static func clock(_ how: String) -> String {
    switch how {
    case "extension": ", extension: { chance: 0 %, by: 3 working days, letter: 100 % }"
    case "acknowledgement": ", acknowledge: 8 working h"
    case "suspension": ", supplement: restart, payment: none"
    default: ""
    }
  }
}

/// One replication with its log of work.
private struct LoggedRun {
  let model: Model
  let outcome: Outcome
  let log: [WorkLog.Entry]

  init(_ scenario: Scenario, seed: UInt64) throws {
    var options = RunOptions()
    options.logsWork = true
    model = try Model(compiling: scenario, options: options)
    var simulation = Simulation(model)
    outcome = try simulation.run(replication: 0, seed: seed)
    log = simulation.workLog.entries
  }

  /// What is wrong with the log: overlapping work, work in closed time, work that was lost.
  var problems: [String] {
    var problems: [String] = []
    var hands: [Hand: WorkLog.Entry] = [:]
    var held: [Int: Int] = [:]
    var left: [Hand: [Int64]] = [:]
    let posts = model.pools.map(\.people)
    for entry in inOrder {
      let dossier = Hand(pool: -1, number: entry.dossier)
      let person = Hand(pool: entry.pool, number: Int64(entry.person ?? -1))
      switch entry.kind {
      case .begin:
        if hands[dossier] != nil { problems.append("two at once work on \(entry)") }
        if entry.person != nil {
          if hands[person] != nil { problems.append("two jobs at once: \(entry)") }
          hands[person] = entry
        }
        hands[dossier] = entry
        held[entry.pool, default: 0] += 1
        if held[entry.pool] ?? 0 > posts[entry.pool] { problems.append("too many work: \(entry)") }
        problems += problemsOfSeat(entry)
        if !calendar(of: entry.pool).isOpen(at: entry.instant) {
          problems.append("work begins in closed time: \(entry)")
        }
        if isOut(entry.pool, at: entry.instant) {
          problems.append("work begins on a day without staff: \(entry)")
        }
        let segment = Hand(pool: entry.step, number: entry.dossier)
        if let rests = left[segment], !model.pools[entry.pool].isPaced,
          !rests.contains(entry.work)
        {
          problems.append("\(rests) s of work were left: \(entry)")
        }
        left[segment] = nil
      case .end, .stop:
        guard let begin = hands[dossier] else {
          problems.append("ends what nobody began: \(entry)")
          continue
        }
        hands[dossier] = nil
        if entry.person != nil { hands[person] = nil }
        held[entry.pool, default: 0] -= 1
        problems += problemsOfSpan(begin, entry)
        if entry.kind == .stop {
          if isAlwaysThere(entry.pool), !model.pools[entry.pool].isPaced {
            let segment = Hand(pool: entry.step, number: entry.dossier)
            left[segment] = [begin.work - worked(begin, entry)]
            // Work that is finished after hours goes on by the wall clock.
            if canOverrun(entry.pool) {
              left[segment, default: []].append(begin.work - (entry.instant - begin.instant))
            }
          }
        }
      }
    }
    return problems
  }

  private func problemsOfSpan(_ begin: WorkLog.Entry, _ end: WorkLog.Entry) -> [String] {
    guard !canOverrun(begin.pool) else { return [] }
    let calendar = calendar(of: begin.pool)
    var problems: [String] = []
    // What was suspended at a closing can be stopped at the next opening.
    if end.kind == .end, end.instant > begin.instant, !calendar.isOpen(at: end.instant - 1) {
      problems.append("work ends in closed time: \(end)")
    }
    let worked = worked(begin, end)
    if end.kind == .end, isAlwaysThere(begin.pool), worked != begin.work {
      problems.append("\(worked) s instead of \(begin.work): \(end)")
    }
    if end.kind == .end, worked < begin.work {
      problems.append("\(worked) s for \(begin.work): \(end)")
    }
    return problems
  }

  private func worked(_ begin: WorkLog.Entry, _ end: WorkLog.Entry) -> Int64 {
    let calendar = calendar(of: begin.pool)
    return calendar.openSeconds(at: end.instant) - calendar.openSeconds(at: begin.instant)
  }

  /// The entries by instant, those of one instant as they were logged.
  private var inOrder: [WorkLog.Entry] {
    log.enumerated().sorted {
      let (left, right) = ($0.element, $1.element)
      if left.instant != right.instant { return left.instant < right.instant }
      return $0.offset < $1.offset
    }.map(\.element)
  }

  private func calendar(of pool: Int) -> WorkingCalendar { model.calendar(ofPool: pool) }

  private func canOverrun(_ pool: Int) -> Bool {
    model.scenario.calendars.contains { $0.atClosing == .finish }
      || model.scenario.procedures.contains { $0.steps.contains { $0.atClosing == .finish } }
  }

  /// Whoever begins work is in this pool that day, and in no other.
  private func problemsOfSeat(_ entry: WorkLog.Entry) -> [String] {
    guard let person = entry.person, model.pools[entry.pool].hasSecondments else { return [] }
    let place = model.whereabouts(ofPool: entry.pool, person: person, at: entry.instant)
    return place == entry.pool ? [] : ["is in pool \(place ?? -1) that day: \(entry)"]
  }

  /// Whether an outage leaves nobody of a pool that day.
  private func isOut(_ pool: Int, at instant: Int64) -> Bool {
    let day = CivilDate.containing(second: instant)
    let name = model.pools[pool].name
    return model.scenario.outages.contains { outage in
      outage.share == 1 && outage.days.contains(day)
        && outage.agencies.contains {
          name.hasPrefix($0 + ".") && !name.dropFirst($0.count + 1).contains(".")
        }
    }
  }

  /// Nobody of the pool is ever absent, part-time, cut or on visits only.
  private func isAlwaysThere(_ pool: Int) -> Bool {
    let model = model.pools[pool]
    return model.absent == 0 && model.posts == model.posts.rounded() && model.changes.isEmpty
      && !model.hasSecondments
  }
}

/// A person of a pool, a dossier, or a dossier's step.
private struct Hand: Hashable {
  let pool: Int
  let number: Int64
}
