import Policies
import Scenarios
import Testing
import WorkingTime

@Suite("Data that are used again")
struct DigitiseActionTests {
  @Test("a growing share spares what it spares, and everybody is scanned at once")
  func digitises() throws {
    let office = try PolicyOfficeText.reform(
      "{ digitise: permit, reuse: 60 %, spares: [check], supplement: -40 %, scan: { file: +4 min }, ramp: linear 2 months, from: 2024-04-01 }"
    )
    let changes = try #require(
      try office.scenario().procedures.first { $0.name == "permit" }?.changes)
    #expect(changes.map(\.effective).sorted() == [0.6, 1])
    let spared = try #require(changes.first { $0.effective == 0.6 })
    #expect(spared.dropped == ["check"] && spared.supplement == .factor(0.6))
    #expect(spared.ramp == Ramp(.linear, .months(2)))
    let scanned = try #require(changes.first { $0.effective == 1 })
    #expect(scanned.ramp == nil && scanned.work == [WorkChange(item: "file", rule: .amount(240))])
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0203", policies: "▲{ digitise: permit, spares: [check] }",
      words: "reuse"),
    .init(
      code: "E0575", policies: "{ ▲digitise: permit, reuse: 50 % }",
      words: "add `spares:`"),
    .init(
      code: "E0218", policies: "{ digitise: permit, reuse: 50 %, spares: [▲chek] }",
      words: "did you mean 'check'"),
    .init(
      code: "E0305", policies: "{ digitise: permit, reuse: ▲150 %, spares: [check] }",
      words: "at most 100 %"),
  ]

  @Test("what cannot be meant is refused, with its place and a mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests.check(.reform(refusal.policies), refusal)
  }
}
