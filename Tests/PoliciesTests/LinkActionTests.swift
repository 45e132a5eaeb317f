import Policies
import Scenarios
import Testing
import WorkingTime

@Suite("Stages that hang together otherwise")
struct LinkActionTests {
  @Test("stages become dossiers of their own, or one again, before all else is worked in")
  func links() throws {
    let apart = try PolicyOfficeText.reform(
      "{ link: registration, linkage: none }, { simplify: registration, work: -10 % }")
    let scenario = try apart.scenario()
    let parts = scenario.procedures.filter { $0.staging?.name == "registration" }
    #expect(parts.count == 2 && parts.allSatisfy { $0.changes.count == 1 })
    let together = try PolicyOfficeText.reform("{ link: registration, linkage: parallel }")
    let linked = try together.scenario().procedures.filter { $0.staging?.name == "registration" }
    #expect(linked.count == 1)
    #expect(linked[0].workflow.contains { if case .parallel = $0 { true } else { false } })
    #expect(
      try PolicyOfficeText.reform("{ link: registration, linkage: sequential }").scenario()
        .procedures == PolicyOfficeText.reform("").scenario().procedures)
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0216", policies: "{ link: ▲permit, linkage: none }",
      words: "registration"),
    .init(
      code: "E0552", policies: "{ link: registration, linkage: parallel, after: ▲card }",
      words: "entry"),
    .init(
      code: "E0552", policies: "{ ▲link: registration, linkage: none, from: 2024-04-01 }",
      words: "whole run"),
    .init(
      code: "E0208", policies: "{ link: registration, linkage: ▲loose }",
      words: "sequential"),
    .init(
      code: "E0531",
      policies: "{ link: registration, linkage: none }, { ▲link: registration, linkage: parallel }",
      words: "linked twice"),
  ]

  @Test("what cannot be meant is refused, with its place and a mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests.check(.reform(refusal.policies), refusal)
  }
}
