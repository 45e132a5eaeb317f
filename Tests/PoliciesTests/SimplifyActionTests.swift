import Policies
import Scenarios
import Statistics
import Testing
import WorkingTime

@Suite("Procedures simplified on dates")
struct SimplifyActionTests {
  static let job =
    "  job: { deciding: centre, limit: 3 days, workflow: [ { step: serve, at: centre, by: counter, work: 5 min } ] }\ndemand: { job: { arrivals: 1 per h } }\n"

  /// Procedures that have something to simplify.
  static let procedures = """
      job: { deciding: centre, limit: 3 days, workflow: [ { step: serve, at: centre, by: counter, work: 5 min } ] }
      permit:
        deciding: centre
        limit: 10 working days
        fee: 5000 VND
        papers: 3 papers
        workflow:
          - { receive: file, at: centre, by: counter, work: 5 min, outcomes: [ { refuse: 10 % } ] }
          - { step: appraise, at: centre, by: officer, work: lognormal 60 min cv 1, outcomes: [ { supplement: 20 %, again: 5 %, wait: 2 days }, { return: 60 % } ] }
          - { step: check, at: centre, by: officer, work: 10 min, outcomes: [ { back: 10 %, to: appraise } ] }
          - { step: sign, at: centre, by: officer, work: 2 min }
          - { deliver: result, at: centre, by: counter, work: 3 min }
      land: { each: { change: { limit: 20 days }, split: { limit: 3 working h } }, deciding: centre, workflow: [ { step: serve, at: centre, by: counter, work: 5 min } ] }
      same: { deciding: centre, limit: same day, workflow: [ { step: serve, at: centre, by: counter, work: 5 min } ] }
      free: { deciding: centre, workflow: [ { step: serve, at: centre, by: counter, work: 5 min } ] }
      set:
        deciding: centre
        linkage: none
        resubmit: { wait: 1 day }
        workflow:
          - { stage: birth, limit: 4 working days, do: [ { step: enter, at: centre, by: officer, work: 5 min } ] }
          - { stage: stay, limit: 6 working days, do: [ { step: note, at: centre, by: officer, work: 5 min } ] }
      idle: { deciding: centre, limit: 3 days, workflow: [ { step: serve, at: centre, by: counter, work: 5 min } ] }
    demand:
      job: { arrivals: 1 per h }
      permit: { arrivals: 1 per h }
      change: { of: land.change, arrivals: 1 per h }
      split: { of: land.split, arrivals: 1 per h }
      same: { arrivals: 1 per h }
      free: { arrivals: 1 per h }
      set: { arrivals: 1 per h }

    """

  static func office(_ policies: String) throws -> PolicyOfficeText {
    try PolicyOfficeText(policies, changing: (job, procedures))
  }

  private static func one(_ keys: String) -> String {
    "policies: { p: { do: [ { simplify: \(keys) } ] } }\napply: [p]"
  }

  private func procedure(_ name: String, _ policies: String) throws -> Procedure {
    let office = try Self.office(policies)
    guard case .success(let scenario) = office.result else {
      Issue.record("\(office.said)")
      throw office.result.failure ?? Diagnostics([])
    }
    return try #require(scenario.procedures.first { $0.name == name })
  }

  @Test("an action is read whole")
  func anActionIsRead() throws {
    let policies = """
      policies:
        p:
          from: 2023-05-01
          effective: 60 %
          ramp: logistic 90 days
          do:
            - simplify: permit
              limit: -3 working days
              work: { appraise: -20 %, sign: 5 min, check: -4 min }
              drop: [result]
              supplement: -40 %
              refuse: +5 pp
              until: 2023-12-31
              effective: 80 %
            - { simplify: [permit], work: -10 %, from: 2023-06-01 }
      apply: [p]
      """
    let changes = try procedure("permit", policies).changes
    #expect(changes.count == 2)
    let first = changes[0]
    #expect("\(first.from)" == "2023-05-01" && "\(first.until!)" == "2023-12-31")
    // The action's own share, the policy's ramp.
    #expect(first.effective == 0.8 && first.ramp == Ramp(.logistic, .days(90)))
    #expect(first.limit == .amount(-3, .workingDays))
    #expect(
      first.work == [
        WorkChange(item: "appraise", rule: .factor(0.8)),
        WorkChange(item: "sign", rule: .value(.constant(300))),
        WorkChange(item: "check", rule: .amount(-240)),
      ])
    #expect(first.dropped == ["result"] && first.supplement == .factor(0.6))
    #expect(first.refuse == .amount(0.05) && !first.isUndated)
    #expect(changes[1].work == [WorkChange(item: nil, rule: .factor(0.9))])
    #expect("\(changes[1].from)" == "2023-06-01" && changes[1].effective == 0.6)
  }

  @Test("a procedure that nobody applies for may be named, and a group where some are applied for")
  func idleProcedures() throws {
    let office = try Self.office(Self.one("[idle, permit], limit: -50 %"))
    let scenario = try office.scenario()
    #expect(scenario.procedures.filter { !$0.changes.isEmpty }.map(\.name) == ["permit"])
    #expect(scenario.idleProcedures == ["idle"])
  }

  @Test("an undated change begins with the run, warm-up included")
  func undatedChanges() throws {
    let change = try #require(
      try procedure("permit", Self.one("permit, drop: check")).changes.first)
    #expect("\(change.from)" == "2022-12-22" && change.isUndated)
  }

  @Test(
    "references name a procedure, a member, a group, all stages or all",
    arguments: [
      ("permit", ["permit"]), ("land", ["land.change", "land.split"]),
      ("land.change", ["land.change"]), ("split", ["land.split"]),
      ("[permit, land, land.split]", ["permit", "land.change", "land.split"]),
      ("set", ["set.birth", "set.stay"]), ("set.stay", ["set.stay"]),
      (
        "all",
        ["job", "permit", "land.change", "land.split", "same", "free", "set.birth", "set.stay"]
      ),
    ])
  func references(text: String, names: [String]) throws {
    let office = try Self.office(Self.one("\(text), work: -10 %"))
    let scenario = try office.scenario()
    #expect(scenario.procedures.filter { !$0.changes.isEmpty }.map(\.name) == names)
    #expect(scenario.procedures.allSatisfy { $0.changes.count <= 1 })
  }

  /// Limits on a day, worked out by hand.
  @Test(
    "limits are cut in their own unit and rounded up once",
    arguments: [
      ("permit", "limit: -30 %", "7 working days"), ("permit", "limit: -31 %", "7 working days"),
      ("permit", "limit: -29 %", "8 working days"), ("permit", "limit: +5 %", "11 working days"),
      ("permit", "limit: -9 working days", "1 working days"),
      ("permit", "limit: 1 month", "1 months"),
      ("land.change", "limit: -30 %", "14 days"), ("land.change", "limit: +2 days", "22 days"),
      ("land.split", "limit: -50 %", "2 working h"), ("land.split", "limit: -0 %", "3 working h"),
      ("same", "limit: -30 %", "same day"), ("same", "limit: 1 working day", "1 working days"),
      ("free", "limit: 5 days", "5 days"),
    ])
  func limits(name: String, key: String, limit: String) throws {
    let procedure = try procedure(name, Self.one("\(name), \(key)"))
    let day = try #require(CivilDate("2023-05-05"))
    #expect(procedure.limit(on: day).limit?.text == limit)
  }

  @Test("`all` cuts the limits that there are, and an action of a table is one")
  func tablesOfActions() throws {
    let all = try Self.office(Self.one("all, limit: -50 %")).scenario()
    let day = try #require(CivilDate("2023-05-05"))
    #expect(
      all.procedures.map { $0.limit(on: day).limit?.text ?? "none" } == [
        "2 days", "5 working days", "10 days", "2 working h", "same day", "none", "2 working days",
        "3 working days",
      ])
    let table =
      "simplify,limit,work.appraise,supplement,from,effective\npermit,-20 %,-10 %,,2023-03-01,50 %\n\"[land.change, land.split]\",-50 %,,,2023-04-01,\n"
    let office = try PolicyOfficeText(
      "policies: { p: { do: { table: a.csv, ramp: linear 3 months } } }\napply: [p]",
      changing: (Self.job, Self.procedures), files: ["a.csv": table])
    let scenario = try office.scenario()
    let permit = try #require(scenario.procedures.first { $0.name == "permit" }?.changes.first)
    #expect(permit.limit == .factor(0.8) && permit.effective == 0.5)
    #expect(permit.work == [WorkChange(item: "appraise", rule: .factor(0.9))])
    #expect(permit.ramp == Ramp(.linear, .months(3)))
    #expect(scenario.procedures.first { $0.name == "land.split" }?.changes.first?.effective == 1)
    #expect(scenario.parameters.contains { $0.path == "policies.p.simplify.permit.work.appraise" })
  }

  @Test("what is not applied is checked and changes nothing")
  func notApplied() throws {
    let office = try Self.office("policies: { p: { do: [ { simplify: all, work: -10 % } ] } }")
    #expect(try office.scenario().procedures.allSatisfy(\.changes.isEmpty))
    #expect(office.said.contains { $0.code == "R0605" })
  }

  @Test("a chance may be above 100 % on the way, as long as no dossier meets it")
  func chancesOnTheWay() throws {
    // 20 % x 6 would be 120 %; whoever is reached by the rise at 50 % is reached by the cut at 80 %.
    let keys = [
      "{ simplify: permit, supplement: +500 %, effective: 50 % }",
      "{ simplify: permit, supplement: -80 %, effective: 80 % }",
    ]
    let office = try Self.office(
      "policies: { p: { do: [ \(keys.joined(separator: ", ")) ] } }\napply: [p]")
    #expect((try? office.scenario()) != nil, "\(office.said)")
    // The other way round some meet 120 %.
    let other = try Self.office(
      "policies: { p: { do: [ \(keys.joined(separator: ", ").replacing("80 % }", with: "40 % }")) ] } }\napply: [p]"
    )
    #expect(other.said.contains { $0.code == "E0572" }, "\(other.said)")
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
