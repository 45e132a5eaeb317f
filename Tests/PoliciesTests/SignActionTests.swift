import Policies
import Scenarios
import Testing
import WorkingTime

@Suite("Items that others do")
struct SignActionTests {
  @Test("another role, window and batch, and another chance to send back, for everybody")
  func signs() throws {
    let office = try PolicyOfficeText.reform(
      "{ sign: transfer.sign, by: [officer, land-office.head], window: { mon..fri: 16h00..17h00 }, batch: { mon..fri: 15h00 }, back: +50 %, from: 2024-04-01 }"
    )
    let before = try office.procedure("transfer", on: "2024-03-31")
    let sign = try #require(
      try office.procedure("transfer", on: "2024-04-01").steps.first { $0.name == "sign" })
    #expect(sign.staff.map(\.role) == ["officer", "head"])
    #expect(sign.staff.map(\.agency) == [nil, .agency("land-office")])
    #expect(sign.window != nil && sign.batch != nil)
    #expect(abs((sign.outcomes.first?.chance ?? 0) - 0.12) < 1e-12)
    #expect(before.steps.allSatisfy { $0.window == nil && $0.batch == nil })
    let again = try PolicyOfficeText.reform(
      "{ sign: transfer.sign, batch: { mon: 15h00 } }, { sign: transfer.sign, batch: none, from: 2024-05-01 }"
    )
    #expect(try again.procedure("transfer", on: "2024-05-01").steps.allSatisfy { $0.batch == nil })
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0218", policies: "{ sign: transfer.▲sing, by: officer }",
      words: "did you mean 'sign'"),
    .init(
      code: "E0218", policies: "{ sign: transfer.▲tax-notice, by: officer }",
      words: "no step"),
    .init(
      code: "E0217", policies: "{ sign: transfer.sign, by: ▲clerk }",
      words: "which 'department' does not have"),
    .init(
      code: "E0214", policies: "{ sign: transfer.sign, by: ▲departmnt.head }",
      words: "did you mean 'department'"),
    .init(
      code: "E0575", policies: "{ ▲sign: transfer.sign }",
      words: "add `by:`"),
    .init(
      code: "E0575", policies: "{ sign: permit.sign, back: ▲+1 pp }",
      words: "no outcome `back:`"),
    .init(
      code: "E0212", policies: "{ sign: permit.sign, window: ▲ofice }",
      words: "did you mean 'office'"),
    .init(
      code: "E0536",
      policies: "{ sign: permit.sign, window: ▲{ mon: [09h00..11h00, 10h00..12h00] } }",
      words: "overlap"),
    .init(
      code: "E0535", policies: "{ sign: permit.sign, batch: ▲{ mon: [09h00, 08h00] } }",
      words: "do not ascend"),
    .init(
      code: "E0531",
      policies: "{ sign: transfer.sign, by: officer }, { sign: transfer.sign, by: ▲officer }",
      words: "two new values"),
    .init(
      code: "E0572", policies: "{ sign: transfer.sign, back: ▲+95 pp }",
      words: "103 %"),
  ]

  @Test("what cannot be meant is refused, with its place and a mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests.check(.reform(refusal.policies), refusal)
  }
}
