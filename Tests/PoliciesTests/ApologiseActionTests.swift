import Policies
import Scenarios
import Testing
import Wording
import WorkingTime

@Suite("Letters of apology")
struct ApologiseActionTests {
  @Test("shares of letters, the chance of more time and how much of it, from the day on")
  func letters() throws {
    let office = try PolicyOfficeText.reform(
      "{ apologise: all, letter: 90 %, letter-late: 5 %, chance: -50 %, by: 8 working days, from: 2024-04-01 }"
    )
    #expect(
      try office.procedure("permit", on: "2024-03-31").clock.extensionRule
        == ExtensionRule(chance: 0.5, days: 3, letter: 0.4))
    #expect(
      try office.procedure("permit", on: "2024-04-01").clock.extensionRule
        == ExtensionRule(chance: 0.25, days: 8, letter: 0.9, lateLetter: 0.05))
  }

  @Test("without a rule of extensions there is nobody to apologise")
  func withoutExtensions() throws {
    let office = try PolicyOfficeText.reform(
      "{ apologise: all, letter: 90 % }",
      changing: (", extension: { chance: 50 %, by: 3 working days, letter: 40 % }", ""))
    #expect(
      office.said.contains { $0.code == "E0575" && $0.message.english.contains("no `extension:`") })
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0575", policies: "{ ▲apologise: permit }",
      words: "add `letter:`"),
    .init(
      code: "E0572", policies: "{ apologise: permit, letter: ▲+70 pp }",
      words: "110 %"),
    .init(
      code: "E0572", policies: "{ apologise: permit, letter: ▲90 %, letter-late: 20 % }",
      words: "together"),
    .init(
      code: "E0531",
      policies: "{ apologise: permit, letter: 80 % }, { apologise: all, letter: ▲90 % }",
      words: "two new values"),
  ]

  @Test("what cannot be meant is refused, with its place and a mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests.check(.reform(refusal.policies), refusal)
  }
}
