import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// One need that three agencies meet: as one dossier, with two parts at the same time, and as three.
@Suite("Journeys")
struct JourneyTests {
  /// Three stages with constant times, alone in an office that never closes.
  ///
  /// Minutes: receipt 10 each, birth 50, residence 110, card 30, delivery 5.
  private static func constant(
    _ linkage: String, channel: String = "counter", limit: String = "3 h",
    residenceLimit: String = "2 h", refusal: String = "0 %", dropOut: String = "0 %"
  ) -> String {
    text(
      linkage, limit: limit, residenceLimit: residenceLimit,
      resubmit: "{ wait: 1 day, drop-out: \(dropOut) }",
      work: ["10 min", "50 min", "10 min", "110 min", "10 min", "30 min", "5 min"],
      outcomes: "{ refuse: \(refusal) }",
      demand: "arrivals: every 60 min, first: 1 dossiers, channels: { \(channel): 100 % }")
  }

  private static func text(
    _ linkage: String, limit: String, residenceLimit: String, resubmit: String, work: [String],
    outcomes: String, demand: String, extra: String = ""
  ) -> String {
    """
    motcua: 1
    title: journeys
    period: 2024-01-01..2024-03-31
    calendars: { open: { hours: always } }
    agencies:
      desk: { calendar: open, staff: { clerk: 1 post } }
      police: { calendar: open, staff: { clerk: 1 post } }
      fund: { calendar: open, staff: { clerk: 1 post } }
    clock: { calendar: open, judged: instant }
    procedures:
      child:
        intake: desk
        deciding: desk
        limit: \(limit)
        linkage: \(linkage)
        after: birth
        resubmit: \(resubmit)
        attributes: { twin: { two: 30 %, one: rest } }
        workflow:
          - stage: birth
            limit: 1 h
            do:
              - { receive: papers, at: intake, by: clerk, work: \(work[0]) }
              - { step: draft, at: deciding, by: clerk, work: \(work[1])\(extra) }
          - stage: residence
            intake: police
            deciding: police
            limit: \(residenceLimit)
            do:
              - { receive: form, at: intake, by: clerk, work: \(work[2]), outcomes: [ \(outcomes) ] }
              - { step: enter, at: deciding, by: clerk, work: \(work[3])\(extra) }
              - { step: second, if: twin = two, chance: \(extra.isEmpty ? "0 %" : "70 %"), at: deciding, by: clerk, work: \(work[3]) }
          - stage: card
            intake: fund
            deciding: fund
            limit: 1 h
            do:
              - { receive: claim, at: intake, by: clerk, work: \(work[4]) }
              - { step: issue, at: deciding, by: clerk, work: \(work[5]) }
          - { deliver: result, at: intake, by: clerk, work: \(work[6]) }
    demand: { child: { \(demand) } }
    """
  }

  private func tally(_ text: String) throws -> Tally { try outcome(of: text).total.tally }

  @Test("last as long as their stages, worked out by hand")
  func daysByHand() throws {
    // 10 + 50 + 110 + 30 + 5.
    #expect(try tally(Self.constant("sequential")).journeySeconds == 205 * 60)
    // 10 + 50 + the longer of 110 and 30 + 5.
    #expect(try tally(Self.constant("parallel")).journeySeconds == 175 * 60)
    // 10 + 50, a day, 10 + 110, a day, 10 + 30 + 5.
    #expect(try tally(Self.constant("none")).journeySeconds == (225 + 2 * 1440) * 60)
    for linkage in ["sequential", "parallel", "none"] {
      let tally = try tally(Self.constant(linkage))
      #expect(tally.journeysFinished == 1 && tally.journeysBroken == 0)
      #expect(tally.submitted == (linkage == "none" ? 3 : 1), "\(linkage)")
      #expect(tally.resolved == tally.submitted)
    }
  }

  @Test(
    "cost a way to the office for each submission and collection, and none by post or online",
    arguments: [
      ("sequential", "counter", 2), ("parallel", "counter", 2), ("none", "counter", 4),
      ("sequential", "assisted", 2), ("none", "assisted", 4), ("none", "online", 0),
      ("none", "postal", 0), ("sequential", "online", 0),
    ])
  func tripsByHand(linkage: String, channel: String, trips: Int64) throws {
    #expect(try tally(Self.constant(linkage, channel: channel)).journeyTrips == trips)
  }

  @Test("papers that are brought are a way to the office")
  func supplementsAreTrips() throws {
    for (linkage, trips) in [("sequential", 4), ("none", 6)] as [(String, Int64)] {
      // Both drafts and entries are asked for once; the second visit goes on.
      let text = Self.text(
        linkage, limit: "30 days", residenceLimit: "30 days", resubmit: "{ wait: 1 day }",
        work: Array(repeating: "10 min", count: 7), outcomes: "{ refuse: 0 % }",
        demand: "arrivals: every 60 min, first: 1 dossiers",
        extra: ", outcomes: [ { supplement: 100 %, again: 0 %, wait: 1 day } ]")
      let tally = try tally(text)
      #expect(tally.supplements == 2 && tally.journeyTrips == trips, "\(linkage)")
    }
  }

  @Test("are on time when every dossier of theirs is")
  func onTime() throws {
    // From acceptance to result 190 minutes one after the other, 160 together, for 180.
    #expect(try tally(Self.constant("sequential")).journeysOnTime == 0)
    #expect(try tally(Self.constant("parallel")).journeysOnTime == 1)
    #expect(try tally(Self.constant("none")).journeysOnTime == 1)
    // One of three dossiers is late: 110 minutes for 60.
    let late = try tally(Self.constant("none", residenceLimit: "1 h"))
    #expect(late.resolvedLate == 1 && late.journeysFinished == 1 && late.journeysOnTime == 0)
  }

  @Test("limits of linked stages are deadlines of their own")
  func stageLimits() throws {
    for linkage in ["sequential", "parallel"] {
      let kept = try tally(Self.constant(linkage))
      #expect(kept.normsKept == 3 && kept.normsBroken == 0, "\(linkage)")
      let broken = try tally(Self.constant(linkage, residenceLimit: "1 h"))
      #expect(broken.normsKept == 2 && broken.normsBroken == 1, "\(linkage)")
    }
    let alone = try tally(Self.constant("none", residenceLimit: "1 h"))
    #expect(alone.normsKept + alone.normsBroken == 0, "a dossier of its own has its due date")
  }

  @Test("break where an applicant gives up or is refused at a later stage")
  func broken() throws {
    let given = try tally(Self.constant("none", dropOut: "100 %"))
    #expect(given.journeysBroken == 1 && given.journeysFinished == 0)
    #expect(given.submitted == 1 && given.resolved == 1)
    let refused = try tally(Self.constant("none", refusal: "100 %"))
    #expect(refused.journeysBroken == 1 && refused.journeysFinished == 0)
    #expect(refused.submitted == 2 && refused.resolved == 1 && refused.refusedAtIntake == 1)
    // Where stages are linked nobody is received there a second time.
    for linkage in ["sequential", "parallel"] {
      let tally = try tally(Self.constant(linkage, refusal: "100 %", dropOut: "100 %"))
      #expect(tally.journeysFinished == 1 && tally.journeysBroken == 0, "\(linkage)")
    }
  }

  // MARK: - Chance

  /// Three hundred journeys with everything that is drawn.
  private static func drawn(_ linkage: String, dropOut: String = "0 %", refusal: String = "0 %")
    -> String
  {
    text(
      linkage, limit: "10 days", residenceLimit: "10 days",
      resubmit: "{ wait: lognormal 2 days cv 1, drop-out: \(dropOut) }",
      work: [
        "exponential 5 min", "exponential 20 min", "exponential 6 min", "exponential 20 min",
        "exponential 4 min", "exponential 15 min", "exponential 2 min",
      ], outcomes: "{ refuse: \(refusal) }",
      demand: "arrivals: 6 per day, first: 300 dossiers, channels: { online: 40 %, counter: rest }",
      extra:
        ", outcomes: [ { supplement: 20 %, wait: exponential 1 day, redo: 50 % }, { back: 10 %, to: SELF } ]"
    )
  }

  /// The seconds of work of each item, sorted, and the waits for applicants.
  private func work(_ text: String) throws -> [String: [Int64]] {
    let text = text.split(separator: "\n").map { line in
      let name = line.contains("step: draft") ? "draft" : "enter"
      return line.replacing("SELF", with: name)
    }.joined(separator: "\n")
    var options = RunOptions()
    options.logsWork = true
    let model = try Model(compiling: ScenarioText.scenario(text), options: options)
    var names: [Int: String] = [:]
    for index in model.scenario.procedures.indices {
      for item in model.items(ofProcedure: index) { names[item.entry] = item.name }
    }
    var simulation = Simulation(model)
    _ = try simulation.run(replication: 0, seed: 7)
    var work: [String: [Int64]] = [:]
    for entry in simulation.workLog.entries where entry.kind == .begin {
      work[names[entry.step] ?? "?", default: []].append(entry.work)
    }
    return work.mapValues { $0.sorted() }
  }

  @Test("have the same draws under every linkage: chances, attributes, requests and work")
  func commonRandomNumbers() throws {
    let sequential = try work(Self.drawn("sequential"))
    #expect(sequential["draft"]?.count ?? 0 > 330, "some drafts are passed again")
    #expect(sequential["second"]?.count ?? 0 > 40)
    #expect(sequential["form"] == nil && sequential["claim"] == nil)
    for linkage in ["parallel", "none"] {
      var other = try work(Self.drawn(linkage))
      if linkage == "none" {
        #expect(other["form"]?.count == 300 && other["claim"]?.count == 300)
        other["form"] = nil
        other["claim"] = nil
      }
      #expect(other == sequential, "\(linkage)")
    }
  }

  @Test("all end, finished or broken, and the books balance", arguments: 0..<10)
  func booksBalance(replication: Int) throws {
    for linkage in ["sequential", "parallel", "none"] {
      let text = Self.drawn(linkage, dropOut: "5 %", refusal: "10 %")
        .replacing("{ back: 10 %, to: SELF }", with: "{ stop: 5 % }, { withdraw: 2 % }")
      // The run itself throws when any row's books do not balance.
      let outcome = try outcome(of: text, replication: replication)
      let tally = outcome.total.tally
      #expect(tally.journeysFinished + tally.journeysBroken == 300, "\(linkage)")
      #expect(tally.open == 0 && tally.booksBalance)
      #expect(outcome.procedures.count == (linkage == "none" ? 3 : 1))
      if linkage == "none" {
        // Who has a result files the next stage or is counted among the broken journeys.
        let parts = outcome.procedures.map(\.tally)
        #expect(parts[0].submitted == 300)
        #expect(parts[1].submitted <= parts[0].resolved)
        #expect(parts[2].submitted <= parts[1].resolved)
        #expect(parts[2].resolved == tally.journeysFinished)
        let left = parts.reduce(0) { $0 + $1.left + $1.refusedAtIntake }
        let dropped =
          parts[0].resolved - parts[1].submitted + parts[1].resolved - parts[2].submitted
        #expect(left + dropped == tally.journeysBroken)
        #expect(dropped > 0 && parts[1].refusedAtIntake > 0)
      }
    }
  }

  @Test("drop-outs are as many as the file says")
  func dropOutShare() throws {
    let text = Self.drawn("none", dropOut: "20 %")
      .replacing(", { back: 10 %, to: SELF }", with: "")
    var (filed, asked) = (0.0, 0.0)
    for outcome in try outcomes(of: text, replications: 20) {
      let parts = outcome.procedures.map(\.tally)
      filed += Double(parts[1].submitted + parts[2].submitted)
      asked += Double(parts[0].resolved + parts[1].resolved)
    }
    // Four standard errors of a share of about 10,800 draws.
    let error = (0.8 * 0.2 / asked).squareRoot()
    #expect(abs(filed / asked - 0.8) < 4 * error, "\(filed) of \(asked)")
  }

  @Test("later stages load their offices, less those who never come")
  func expectedLoads() throws {
    let text = Self.constant("none", refusal: "25 %", dropOut: "20 %")
    let model = try ScenarioText.model(text)
    let work = zip(model.pools.map(\.name), model.expectedWorkSeconds).map {
      "\($0) \(Int(($1 / 6).rounded()))"
    }
    // Of one dossier, in tenths of minutes: 60; 0.8 · (10 + 0.75 · 110); 0.8 · 0.75 · 0.8 · 45.
    #expect(work == ["desk.clerk 600", "police.clerk 740", "fund.clerk 216"])
  }

  @Test("dossiers in hand go on to the next stage and count no journey: nobody knows when it began")
  func backlogGoesOn() throws {
    let text =
      Self.constant("none").replacing("first: 1 dossiers", with: "first: 0 dossiers")
      + "\nbacklog: { as-of: 2023-12-31, steps: first, rows: [ { procedure: child, received: 2023-12-30, count: 2 }, { procedure: child, received: 2023-12-30, count: 3, step: enter } ] }\n"
    let outcome = try outcome(
      of: text.replacing("first: 0 dossiers, ", with: "first: 1 dossiers, "))
    let parts = outcome.procedures.map(\.tally)
    #expect(parts.map(\.carriedOver) == [2, 3, 0])
    #expect(parts.map(\.resolved) == [3, 6, 6])
    #expect(outcome.total.tally.journeysFinished == 1)
  }
}
