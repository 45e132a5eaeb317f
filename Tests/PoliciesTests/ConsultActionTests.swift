import Policies
import Scenarios
import Statistics
import Testing
import WorkingTime

@Suite("Answers of others")
struct ConsultActionTests {
  @Test("a new law, a percentage of each draw, a limit and what silence means")
  func answers() throws {
    let office = try PolicyOfficeText.reform(
      "{ consult: transfer.tax-notice, answer: -50 %, answer-by: 3 working days, silence: consent, from: 2024-04-01 }, { consult: transfer.tax-notice, answer: -20 %, from: 2024-05-01 }"
    )
    func ask(_ day: String) throws -> Ask? {
      try office.procedure("transfer", on: day).allItems.lazy.compactMap {
        if case .ask(let ask) = $0 { ask } else { nil }
      }.first
    }
    let before = try #require(try ask("2024-03-31"))
    let after = try #require(try ask("2024-04-30"))
    let later = try #require(try ask("2024-05-01"))
    #expect(before.answerBy == nil && before.silence == .wait)
    #expect(after.answerBy == Delay(.constant(3), on: .workingDays) && after.silence == .consent)
    #expect(after.answer.length.mean == before.answer.length.mean / 2)
    #expect(abs(later.answer.length.mean - 0.4 * before.answer.length.mean) < 1e-12)
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0218", policies: "{ consult: transfer.▲tax, answer: -20 % }",
      words: "no ask"),
    .init(
      code: "E0218", policies: "{ consult: transfer.▲sign, answer: -20 % }",
      words: "no ask"),
    .init(
      code: "E0575", policies: "{ ▲consult: transfer.tax-notice }",
      words: "add `answer:`"),
    .init(
      code: "E0528", policies: "{ consult: transfer.tax-notice, silence: ▲consent }",
      words: "no limit for its answer"),
    .init(
      code: "E0528", policies: "{ consult: transfer.tax-notice, answer-by: ▲-20 % }",
      words: "no limit for its answer"),
    .init(
      code: "E0301", policies: "{ consult: transfer.tax-notice, answer: ▲-2 days }",
      words: "percentage"),
    .init(
      code: "E0531",
      policies:
        "{ consult: transfer.tax-notice, answer: 1 day }, { consult: transfer.tax-notice, answer: ▲2 days }",
      words: "two new values"),
  ]

  @Test("what cannot be meant is refused, with its place and a mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests.check(.reform(refusal.policies), refusal)
  }
}
