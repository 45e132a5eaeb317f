import Policies
import Scenarios
import Testing

@Suite("Records on dates")
struct RecordActionTests {
  private static let rules =
    "recording: [ { of: job, entered: 60 %, lag: lognormal 20 h cv 1, missing: 10 % }, { wrong: 4 % } ]\n"

  private static func policy(_ actions: String) -> String {
    rules + "policies: { p: { do: [ \(actions) ] } }\napply: [p]"
  }

  @Test("an action is read whole, and the rules of the file stay")
  func anActionIsRead() throws {
    let office = try PolicyOfficeText(
      Self.policy(
        "{ record: [centre], entered: 95 %, lag: -30 %, missing: +2 pp, wrong: -50 %, bulk: 3 %, from: 2023-07-01, until: 2023-08-31 }, { record: all, lag: 2 h }"
      ))
    let scenario = try office.scenario()
    #expect(scenario.recording == (try PolicyOfficeText(Self.rules).scenario().recording))
    #expect(scenario.recordingChanges.count == 2, "\(office.said)")
    let first = scenario.recordingChanges[0]
    #expect("\(first.from) \(first.until!)" == "2023-07-01 2023-08-31" && !first.isUndated)
    #expect(first.agencies == ["centre"] && first.procedures == [])
    #expect(first.entered == .value(0.95) && first.lag == .factor(0.7))
    #expect(first.missing == .amount(0.02) && first.wrong == .factor(0.5))
    #expect(first.bulk == .value(0.03))
    let second = scenario.recordingChanges[1]
    #expect(second.agencies == nil && second.procedures == nil && second.isUndated)
    // From the first day of the warm-up on.
    #expect("\(second.from)" == "2022-12-22")
  }

  @Test("where nothing is said of records, they become as things are, in every set")
  func recordsAreAdded() throws {
    let policies = """
      policies:
        p: { from: 2023-07-01, do: [ { record: all, missing: 5 % } ] }
        q: { do: [ { staff: centre.counter, posts: +1 post } ] }
      """
    let compared = try PolicyOfficeText(policies + "\ncompare: [p, q]").scenario()
    #expect(compared.recording == [RecordingRule()] && compared.recordingChanges.isEmpty)
    let applied = try PolicyOfficeText(policies + "\napply: [p]").scenario()
    #expect(applied.recording == [RecordingRule()] && applied.recordingChanges.count == 1)
    // An idea that nobody asks about adds nothing.
    let idea = try PolicyOfficeText(policies + "\ncompare: [q]").scenario()
    #expect(idea.recording.isEmpty)
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(code: "E0575", policies: policy("{ ▲record: all }"), words: "add `entered:`"),
    .init(code: "E0204", policies: policy("{ record: ▲[], entered: 90 % }"), words: "names nobody"),
    .init(
      code: "E0538", policies: policy("{ record: ▲[all, job], entered: 90 % }"),
      words: "record: all"),
    .init(
      code: "E0538", policies: policy("{ record: ▲wards, entered: 90 % }"),
      words: "decides no procedure"),
    .init(
      code: "E0216", policies: policy("{ record: ▲jobb, entered: 90 % }"),
      words: "did you mean 'job'"),
    .init(
      code: "E0304", policies: policy("{ record: all, entered: ▲-5 % }"), words: "-5 pp"),
    .init(code: "E0305", policies: policy("{ record: all, missing: ▲120 % }"), words: "100 %"),
    .init(
      code: "E0201", policies: policy("{ record: all, ▲least: 5 dossiers, bulk: 1 % }"),
      words: "record"),
    .init(
      code: "E0538", policies: policy("{ record: job, entered: ▲+50 pp, from: 2023-07-01 }"),
      words: "110 % as `entered:` from 2023-07-01 on"),
    .init(
      code: "E0538",
      policies: policy(
        "{ record: job, missing: -8 pp }, { record: centre, missing: ▲-8 pp, from: 2023-07-01 }"),
      words: "-6 % as `missing:`"),
    .init(
      code: "E0531",
      policies: policy(
        "{ record: job, bulk: 1 %, from: 2023-07-01 }, { record: all, bulk: ▲2 %, from: 2023-07-01 }"
      ),
      words: "main.yaml:"),
    .init(
      code: "E0575",
      policies: "policies: { p: { do: [ { record: all, lag: ▲-30 % } ] } }\napply: [p]",
      words: "records are as things are"),
  ]

  @Test("what cannot be recorded so is told with place and mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests().namesTheCodeThePlaceAndTheMend(refusal: refusal)
  }
}
