import Policies
import Scenarios
import Testing
import WorkingTime

@Suite("Decisions that are lent")
struct DelegateActionTests {
  @Test("another agency decides from the first day to the last, and its staff does the work")
  func decides() throws {
    let office = try PolicyOfficeText.reform(
      "{ delegate: permit, to: department, from: 2024-04-01, until: 2024-05-31, effort: +20 %, half-life: 30 working days }"
    )
    for (day, agency) in [
      ("2024-03-31", "land-office"), ("2024-04-01", "department"), ("2024-05-31", "department"),
      ("2024-06-01", "land-office"),
    ] {
      #expect(try office.procedure("permit", on: day).deciding == .agency(agency), "\(day)")
    }
    let change = try #require(
      try office.scenario().procedures.first { $0.name == "permit" }?.changes.first)
    #expect(change.learning?.items == ["appraise", "check", "sign"])
    #expect(change.learning?.effort == 0.2 && change.learning?.halfLife == 30)
    #expect(change.moment == .acceptance)
  }

  @Test("roles say who does the work there, and staff of others stays")
  func roles() throws {
    let office = try PolicyOfficeText.reform(
      "{ delegate: transfer, to: communes, roles: { head: officer, surveyors.land: counter }, backlog: move, from: 2024-04-01 }"
    )
    let steps = try office.procedure("transfer", on: "2024-05-01").steps
    #expect(steps.first { $0.name == "sign" }?.staff.map(\.role) == ["officer"])
    #expect(steps.first { $0.name == "measure" }?.staff.map(\.role) == ["counter"])
    #expect(steps.first { $0.name == "measure" }?.staff.map(\.agency) == [nil])
    let other = try PolicyOfficeText.reform("{ delegate: transfer, to: communes }")
    #expect(
      try other.procedure("transfer", on: "2024-05-01").steps[1].staff.map(\.agency)
        == [.group("surveyors")])
    #expect(
      try office.scenario().procedures.first { $0.name == "transfer" }?.changes.map(\.moment)
        == [.everyoneAtOnce])
  }

  @Test("of two the later holds, with its own roles for what the workflow names")
  func laterHolds() throws {
    let office = try PolicyOfficeText.reform(
      "{ delegate: transfer, to: communes, roles: { head: officer } }, { delegate: transfer, to: land-office, from: 2024-05-01 }"
    )
    let sign = { (day: String) in
      try office.procedure("transfer", on: day).steps.first { $0.name == "sign" }?.staff.map(\.role)
    }
    #expect(try sign("2024-04-30") == ["officer"])
    #expect(try sign("2024-05-01") == ["head"])
    #expect(try office.procedure("transfer", on: "2024-05-01").deciding == .agency("land-office"))
  }

  @Test("a form that holds from the start is the procedure itself")
  func fromTheStart() throws {
    let office = try PolicyOfficeText.reform("{ delegate: permit, to: department }")
    let permit = try #require(try office.scenario().procedures.first { $0.name == "permit" })
    #expect(permit.deciding == .agency("department") && permit.changes.isEmpty)
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0217", policies: "{ delegate: permit, to: ▲surveyors }",
      words: "which 'surveyors.north' does not have: it has land"),
    .init(
      code: "E0217", policies: "{ delegate: permit, to: department, roles: { ▲drawer: officer } }",
      words: "no workflow that goes over names 'drawer'"),
    .init(
      code: "E0214", policies: "{ delegate: permit, to: ▲departmnt }",
      words: "did you mean 'department'"),
    .init(
      code: "E0216", policies: "{ delegate: ▲permits, to: department }",
      words: "did you mean 'permit'"),
    .init(
      code: "E0551", policies: "{ ▲delegate: registration, to: land-office }",
      words: "each has agencies of its own"),
    .init(
      code: "E0203", policies: "▲{ delegate: permit }",
      words: "to"),
    .init(
      code: "E0531",
      policies: "{ delegate: permit, to: department }, { delegate: permit, to: ▲communes }",
      words: "two new values"),
    .init(
      code: "E0301", policies: "{ delegate: permit, to: department, effort: ▲20 % }",
      words: "+3 %"),
  ]

  @Test("what cannot be meant is refused, with its place and a mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests.check(.reform(refusal.policies), refusal)
  }
}
