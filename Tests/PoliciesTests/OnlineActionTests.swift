import Policies
import Scenarios
import Testing

@Suite("Channels on dates")
struct OnlineActionTests {
  private static func policy(_ actions: String) -> String {
    "policies: { p: { do: [ \(actions) ] } }\napply: [p]"
  }

  /// The office with these channels, and an outcome whose chance may change.
  private static let channels = (
    "job: { arrivals: 1 per h }",
    "job: { arrivals: 1 per h, channels: { counter: 70 %, online: 25 %, assisted: 5 % } }"
  )

  private func office(_ policies: String) throws -> PolicyOfficeText {
    try PolicyOfficeText(policies, changing: Self.channels)
  }

  @Test("an action is read whole")
  func anActionIsRead() throws {
    let read = try office(
      Self.policy(
        "{ online: all, share: +25 pp, assisted: 10 %, from: 2023-07-01, until: 2023-08-31, ramp: linear 10 days, effective: 80 % }, { online: [job], share: 20 % }"
      ))
    let shifts = try read.scenario().channelShifts
    #expect(shifts.count == 2, "\(read.said)")
    // The one without a day comes first, whatever the file's order.
    #expect(shifts[0].isUndated && shifts[0].online == .value(0.2) && shifts[0].assisted == nil)
    #expect("\(shifts[0].from)" == "2022-12-22")
    #expect("\(shifts[1].from) \(shifts[1].until!)" == "2023-07-01 2023-08-31")
    #expect(shifts[1].online == .amount(0.25) && shifts[1].assisted == .value(0.1))
    #expect(shifts[1].effective == 0.8 && shifts[1].ramp == Ramp(.linear, .days(10)))
    #expect(shifts[1].procedures == ["job"])
  }

  @Test("chances hang on the shift and not on days, and ramp and share of the policy reach it")
  func chances() throws {
    let text = """
      policies: { p: { ramp: logistic 6 months, effective: 50 %, do: [ { online: job, share: +5 pp, supplement: +2 pp }, { online: job, share: +5 pp, from: 2023-05-01, supplement: -50 % } ] } }
      apply: [p]
      """
    let scenario = try PolicyOfficeText(
      text,
      changing: (
        "work: 5 min }", "work: 5 min, outcomes: [ { supplement: 10 %, wait: 1 h } ] }"
      )
    ).scenario()
    #expect(scenario.channelShifts.map(\.effective) == [0.5, 0.5])
    #expect(
      scenario.channelShifts.map(\.ramp) == [
        Ramp(.logistic, .months(6)), Ramp(.logistic, .months(6)),
      ])
    let changes = scenario.procedures[0].changes
    #expect(changes.map(\.shift) == [0, 1])
    #expect(changes.map(\.supplement) == [.amount(0.02), .factor(0.5)])
  }

  @Test("assisted dossiers have a row in the baseline where any set has some")
  func rows() throws {
    let policies = """
      policies:
        p: { do: [ { online: job, assisted: +5 pp } ] }
        q: { do: [ { online: job, share: +5 pp } ] }
      """
    #expect(
      try PolicyOfficeText(policies + "\ncompare: [p, q]").scenario().countedChannels == [.assisted]
    )
    #expect(try PolicyOfficeText(policies + "\ncompare: [q]").scenario().countedChannels.isEmpty)
  }

  @Test("as much as there is may move, all policies together")
  func bounds() throws {
    for actions in [
      "{ online: job, share: +70 pp }",
      "{ online: job, share: +60 pp }, { online: all, assisted: +10 pp }",
      "{ online: job, share: -25 pp, assisted: 0 % }", "{ online: job, share: 95 % }",
      "{ online: job, share: +100 pp, effective: 70 % }",
      "{ online: job, share: +70 pp, until: 2023-05-31 }, { online: job, share: +70 pp, from: 2023-06-01 }",
      "{ online: job, share: 80 % }, { online: job, share: 90 %, ramp: linear 3 months, from: 2023-03-01 }",
    ] {
      let read = try office(Self.policy(actions))
      #expect((try? read.scenario().channelShifts.isEmpty) == false, "\(actions): \(read.said)")
    }
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(code: "E0575", policies: policy("{ ▲online: job }"), words: "add `share:`"),
    .init(
      code: "E0575", policies: policy("{ ▲online: job, refuse: +2 pp }"), words: "add `share:`"),
    .init(code: "E0204", policies: policy("{ online: ▲[], share: +5 pp }"), words: "`all`"),
    .init(
      code: "E0216", policies: policy("{ online: ▲jobb, share: +5 pp }"),
      words: "did you mean 'job'"),
    .init(code: "E0304", policies: policy("{ online: all, share: ▲+5 % }"), words: "+5 pp"),
    .init(code: "E0305", policies: policy("{ online: all, share: ▲120 % }"), words: "100 %"),
    .init(code: "E0201", policies: policy("{ online: all, ▲shares: 5 % }"), words: "share"),
    .init(
      code: "E0613",
      policies: policy("{ online: job, share: +90 pp, assisted: ▲+20 pp, from: 2023-07-01 }"),
      words: "100 points at most"),
    .init(
      code: "E0613", policies: policy("{ online: job, share: ▲-5 pp, from: 2023-07-01 }"),
      words: "of 'job' 0 % comes online, and 5 points of it would move from 2023-07-01 on"),
    .init(
      code: "E0613",
      policies: policy(
        "{ online: job, share: +60 pp }, { online: all, assisted: ▲+50 pp, from: 2023-07-01, ramp: linear 10 days }"
      ),
      words: "of 'job' 100 % comes by the counter, and 105 points of it would move from 2023-07-10"),
    .init(
      code: "E0531",
      policies: policy("{ online: job, share: 10 % }, { online: all, share: ▲20 % }"),
      words: "main.yaml:"),
    .init(
      code: "E0575", policies: policy("{ online: job, share: +5 pp, refuse: ▲+2 pp }"),
      words: "no outcome `refuse:`"),
  ]

  @Test("what cannot move so is told with place and mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests().namesTheCodeThePlaceAndTheMend(refusal: refusal)
  }
}
