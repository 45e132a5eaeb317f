import Policies
import Scenarios
import Testing
import WorkingTime

@Suite("Agencies that close")
struct ReorganiseActionTests {
  @Test("others take over what they decide and do, and nobody works there any more")
  func takesOver() throws {
    let office = try PolicyOfficeText.reform(
      "{ reorganise: department, into: land-office, from: 2024-05-01, backlog: move }")
    let scenario = try office.scenario()
    #expect(scenario.agencies.first { $0.name == "department" }?.closes == CivilDate("2024-05-01"))
    #expect(try office.procedure("certificate", on: "2024-04-30").deciding == .agency("department"))
    #expect(
      try office.procedure("certificate", on: "2024-05-01").deciding == .agency("land-office"))
    #expect(
      scenario.procedures.filter { !$0.changes.isEmpty }.map(\.name)
        == ["certificate", "transfer", "registration"])
  }

  @Test("roles go where they are mapped to, also to other agencies")
  func roles() throws {
    let office = try PolicyOfficeText.reform(
      "{ reorganise: land-office, into: communes, from: 2024-05-01, roles: { head: department.head }, backlog: move }"
    )
    let steps = try office.procedure("permit", on: "2024-06-01").steps
    #expect(steps.first { $0.name == "sign" }?.staff.map(\.agency) == [.agency("department")])
    #expect(steps.first { $0.name == "check" }?.staff.map(\.agency) == [nil])
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0575", policies: "{ ▲reorganise: department, into: land-office, until: 2024-05-01 }",
      words: "leave `until:` out"),
    .init(
      code: "E0204", policies: "{ reorganise: [department, land-office], into: ▲land-office }",
      words: "take over from itself"),
    .init(
      code: "E0217", policies: "{ reorganise: land-office, into: ▲centre }",
      words: "which 'centre' does not have: it has counter"),
    .init(
      code: "E0531",
      policies:
        "{ reorganise: department, into: land-office, from: 2024-05-01 }, { ▲reorganise: department, into: land-office, from: 2024-06-01 }",
      words: "closes already"),
  ]

  @Test("what cannot be meant is refused, with its place and a mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests.check(.reform(refusal.policies), refusal)
  }
}
