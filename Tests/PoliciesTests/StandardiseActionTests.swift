import Policies
import Scenarios
import Testing

@Suite("Work that is standardised")
struct StandardiseActionTests {
  private static func policy(_ actions: String) -> String {
    "policies: { p: { effective: 60 %, do: [ \(actions) ] } }\napply: [p]"
  }

  private func changes(_ actions: String, of name: String = "permit") throws -> [ProcedureChange] {
    let office = try SimplifyActionTests.office(Self.policy(actions))
    let scenario = try office.scenario()
    return try #require(scenario.procedures.first { $0.name == name }).changes
  }

  @Test("an action is a change of the procedure's rules, for all items or some")
  func anActionIsRead() throws {
    let all = try changes(
      "{ standardise: permit, spread: -40 %, from: 2023-07-01, ramp: linear 60 days }")
    #expect(all.map(\.work) == [[WorkChange(item: nil, rule: .spread(0.6))]])
    #expect(all[0].effective == 0.6 && all[0].ramp == Ramp(.linear, .days(60)))
    #expect("\(all[0].from)" == "2023-07-01")
    let some = try changes("{ standardise: [permit], spread: -100 %, items: [appraise, sign] }")
    #expect(
      some[0].work
        == [
          WorkChange(item: "appraise", rule: .spread(0)),
          WorkChange(item: "sign", rule: .spread(0)),
        ])
    #expect(
      try changes("{ standardise: permit, spread: -0 %, items: appraise }")[0].work[0].rule
        == .spread(1))
    #expect(try changes("{ standardise: permit, spread: -40 % }", of: "job").isEmpty)
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0216", policies: policy("{ standardise: ▲permitt, spread: -40 % }"),
      words: "did you mean 'permit'"),
    .init(
      code: "E0218", policies: policy("{ standardise: permit, spread: -40 %, items: [▲apraise] }"),
      words: "did you mean 'appraise'"),
    .init(
      code: "E0204", policies: policy("{ standardise: permit, spread: -40 %, items: ▲[] }"),
      words: "names no item"),
    .init(code: "E0203", policies: policy("▲{ standardise: permit }"), words: "spread"),
    .init(
      code: "E0305", policies: policy("{ standardise: permit, spread: ▲+40 % }"),
      words: "only falls"),
    .init(
      code: "E0305", policies: policy("{ standardise: permit, spread: ▲-140 % }"), words: "-100 %"),
    .init(
      code: "E0301", policies: policy("{ standardise: permit, spread: ▲40 % }"), words: "-40 %"),
    .init(
      code: "E0575", policies: policy("{ standardise: permit, spread: ▲-40 %, items: [sign] }"),
      words: "there is no spread"),
    .init(
      code: "E0575", policies: policy("{ standardise: [permit, job], spread: ▲-40 % }"),
      words: "'job'"),
  ]

  @Test("what cannot be standardised is told with place and mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests.check(SimplifyActionTests.office(refusal.policies), refusal)
  }
}
