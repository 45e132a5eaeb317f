import Policies
import Scenarios
import Testing
import WorkingTime

@Suite("Decisions that are given away")
struct DecentraliseActionTests {
  @Test("each commune decides for its own places, for good")
  func decides() throws {
    let office = try PolicyOfficeText.reform(
      "{ decentralise: [permit, certificate], to: communes, from: 2024-04-01, effective: 80 %, ramp: linear 2 months }"
    )
    for name in ["permit", "certificate"] {
      #expect(try office.procedure(name, on: "2024-03-31").deciding != .group("communes"))
      #expect(try office.procedure(name, on: "2025-03-31").deciding == .group("communes"))
      // Who filed at the centre goes on doing so.
      #expect(try office.procedure(name, on: "2025-03-31").intake == .agency("centre"))
    }
    let change = try #require(try office.scenario().procedures.first?.changes.first)
    #expect(change.effective == 0.8 && change.ramp == Ramp(.linear, .months(2)))
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0575", policies: "{ ▲decentralise: permit, to: communes, until: 2024-05-01 }",
      words: "`delegate:` for a decision that is lent"),
    .init(
      code: "E0217", policies: "{ decentralise: permit, to: ▲centre }",
      words: "which 'centre' does not have: it has counter"),
  ]

  @Test("what cannot be meant is refused, with its place and a mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests.check(.reform(refusal.policies), refusal)
  }
}
