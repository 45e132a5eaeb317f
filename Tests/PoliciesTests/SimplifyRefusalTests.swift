import SampleScenarios
import Scenarios
import Testing
import Wording

@Suite("Simplifications that are refused")
struct SimplifyRefusalTests {
  typealias Refusal = PolicyRefusalTests.Refusal

  private static func one(_ keys: String) -> String {
    "policies: { p: { do: [ { simplify: \(keys) } ] } }\napply: [p]"
  }

  private static func two(_ first: String, _ second: String) -> String {
    "policies:\n  a: { from: 2023-05-01, do: [ { simplify: \(first) } ] }\n  b: { from: 2023-05-01, do: [ { simplify: \(second) } ] }\napply: [a, b]"
  }

  private static let costs = "\ncosts: { wage: 50000 VND per h, paper: 20 min }"

  static let all: [Refusal] = [
    // Names.
    Refusal(code: "E0216", policies: one("▲permitt, limit: -30 %"), words: "did you mean 'permit'"),
    Refusal(code: "E0216", policies: one("▲land.merge, limit: -30 %"), words: "procedures are"),
    Refusal(code: "E0204", policies: one("▲[], limit: -30 %"), words: "names no procedure"),
    Refusal(
      code: "E0218", policies: one("permit, work: { ▲apraise: -20 % }"),
      words: "did you mean 'appraise'"),
    Refusal(
      code: "E0218", policies: one("permit, drop: [check, ▲sing]"), words: "did you mean 'sign'"),
    Refusal(code: "E0218", policies: one("[permit, job], work: { ▲sign: 5 min }"), words: "'job'"),
    // Shapes and quantities.
    Refusal(code: "E0201", policies: one("permit, ▲limt: -30 %"), words: "did you mean 'limit'"),
    Refusal(code: "E0304", policies: one("permit, limit: ▲-30"), words: "working days"),
    Refusal(code: "E0304", policies: one("permit, limit: ▲-3 dogs"), words: "working days"),
    Refusal(code: "E0305", policies: one("permit, limit: ▲-130 %"), words: "-100 %"),
    Refusal(code: "E0305", policies: one("permit, limit: ▲0 working days"), words: "limit"),
    Refusal(
      code: "E0301", policies: one("permit, limit: ▲-1.5 working days"), words: "-3 working days"),
    Refusal(code: "E0304", policies: one("permit, supplement: ▲-40"), words: "pp"),
    Refusal(code: "E0305", policies: one("permit, supplement: ▲140 %"), words: "100 %"),
    Refusal(
      code: "E0301", policies: one("permit, work: { sign: ▲sample times.csv min }"), words: "-20 %"),
    Refusal(
      code: "E0309", policies: one("permit, work: { sign: ▲triangular 9..4..5 min }"),
      words: "least"),
    Refusal(
      code: "E0301", policies: one("permit, limit: -30 %, ramp: ▲6 months"),
      words: "linear 6 months"),
    Refusal(
      code: "E0305", policies: one("permit, limit: -30 %, ramp: ▲linear 0 days"), words: "ten years"
    ),
    Refusal(
      code: "E0305", policies: one("permit, limit: -30 %, effective: ▲160 %"), words: "100 %"),
    Refusal(code: "E0573", policies: one("permit, work: ▲5 min"), words: "appraise: 5 min"),
    Refusal(code: "E0573", policies: one("permit, work: ▲-5 min"), words: "appraise: -5 min"),
    Refusal(
      code: "E0575", policies: "policies: { p: { do: [ { ▲simplify: permit } ] } }",
      words: "add `limit:`"),
    // Meaning.
    Refusal(code: "E0575", policies: one("free, limit: ▲-30 %"), words: "has no limit"),
    Refusal(
      code: "E0575", policies: one("[permit, job], supplement: ▲-40 %"),
      words: "'job' has no outcome"),
    Refusal(code: "E0575", policies: one("job, refuse: ▲-40 %"), words: "`refuse:`"),
    Refusal(
      code: "E0577", policies: one("permit, limit: ▲-10 working days"), words: "0 working days"),
    Refusal(code: "E0577", policies: one("permit, limit: ▲-100 %"), words: "0 working days"),
    Refusal(code: "E0577", policies: one("permit, limit: ▲-3 days"), words: "in 'working days'"),
    Refusal(code: "E0577", policies: one("land, limit: ▲-3 working h"), words: "'land.change'"),
    Refusal(code: "E0577", policies: one("same, limit: ▲+50 %"), words: "1 working day"),
    Refusal(
      code: "E0577", policies: two("permit, limit: -80 %", "permit, limit: ▲-2 working days"),
      words: "from 2023-05-01 on"),
    Refusal(code: "E0304", policies: one("permit, fee: ▲-5000"), words: "VND"),
    Refusal(code: "E0304", policies: one("permit, papers: ▲-2"), words: "papers"),
    Refusal(code: "E0301", policies: one("permit, papers: ▲-1.5 papers"), words: "-2 papers"),
    Refusal(code: "E0305", policies: one("permit, fee: ▲-130 %"), words: "-100 %"),
    Refusal(code: "E0575", policies: one("permit, fee: ▲0 VND"), words: "has no `costs:`"),
    Refusal(
      code: "E0575", policies: one("job, papers: ▲-2 papers") + costs,
      words: "has no `papers:` to change"),
    Refusal(
      code: "E0578",
      policies: two("permit, fee: 10000 VND", "permit, fee: ▲-20000 VND") + costs,
      words: "a fee of -10000 VND from 2023-05-01 on"),
    Refusal(
      code: "E0578", policies: two("permit, papers: -50 %", "permit, papers: ▲-2 papers") + costs,
      words: "a dossier of -0.5 papers"),
    Refusal(
      code: "E0531", policies: two("permit, papers: 3 papers", "permit, papers: ▲4 papers") + costs,
      words: "two new values of `papers:`"),
    Refusal(code: "E0572", policies: one("permit, supplement: ▲+500 %"), words: "120 %"),
    Refusal(code: "E0572", policies: one("permit, supplement: ▲-10 pp"), words: "-5 %"),
    Refusal(code: "E0572", policies: one("permit, supplement: ▲50 %"), words: "110 %"),
    Refusal(code: "E0572", policies: one("permit, refuse: ▲-20 pp"), words: "-10 %"),
    Refusal(code: "E0573", policies: one("permit, work: { sign: ▲-3 min }"), words: "-1 min"),
    Refusal(
      code: "E0573",
      policies: two("permit, work: -50 %", "permit, work: { sign: ▲-1.5 min }, effective: 50 %"),
      words: "-0.5 min"),
    Refusal(code: "E0574", policies: one("permit, drop: ▲file"), words: "cannot be dropped"),
    Refusal(
      code: "E0574", policies: one("permit, drop: [sign, ▲appraise]"), words: "drop 'check' as well"
    ),
    Refusal(code: "E0574", policies: one("job, drop: ▲serve"), words: "nothing is left"),
    Refusal(
      code: "E0531",
      policies: two("permit, limit: 5 working days", "permit, limit: ▲4 working days"),
      words: "main.yaml:"),
    Refusal(
      code: "E0531", policies: two("permit, supplement: 5 %", "permit, supplement: ▲4 %"),
      words: "`supplement:`"),
    Refusal(
      code: "E0531",
      policies: two("permit, work: { sign: 5 min }", "permit, work: { sign: ▲4 min }"),
      words: "'permit.sign'"),
    Refusal(
      code: "E0576",
      policies:
        "policies: { p: { ▲ramp: linear 6 months, do: [ { staff: centre.counter, posts: +1 post } ] } }",
      words: "on the actions"),
    Refusal(code: "E0204", policies: one("permit, review-cycles: ▲2"), words: "mapping"),
    Refusal(
      code: "E0203",
      policies: one("permit, limit: -1 working day, review-cycles: ▲{ chance: 30 % }"),
      words: "delay"),
    Refusal(
      code: "E0575", policies: one("permit, effort-response: ▲20 %"), words: "add `limit:`"),
    Refusal(
      code: "E0529", policies: one("permit, parallel: ▲[check]"), words: "two items or more"),
    Refusal(code: "E0202", policies: one("permit, ▲merge: [check, sign]"), words: "drop one item"),
  ]

  @Test("names the code, the place and the mend", arguments: all)
  func namesTheCodeThePlaceAndTheMend(refusal: Refusal) throws {
    let office = try SimplifyActionTests.office(refusal.policies)
    let found = office.said.filter { $0.code == refusal.code }
    let mark = try #require(office.mark)
    #expect((try? office.scenario()) == nil)
    #expect(
      found.contains { diagnostic in
        guard let place = diagnostic.place else { return false }
        return (place.file, place.line, place.column) == (mark.file, mark.line, mark.column)
          && (diagnostic.message.english.contains(refusal.words)
            || diagnostic.fix?.english.contains(refusal.words) == true)
      }, "\(office.said) should stand at \(mark)")
    #expect(office.said.count { $0.severity == .error } == 1, "one mistake, but \(office.said)")
    #expect(office.said.allSatisfy { $0.fix != nil && !$0.message.english.hasSuffix(".") })
    for diagnostic in office.said {
      #expect(BothLanguages.faults(of: diagnostic) == [], "\(diagnostic)")
    }
    #expect(DiagnosticCatalogue.explanation(of: refusal.code)?.english.isEmpty == false)
  }

  @Test("more reaches of one procedure than a dossier can keep apart are refused")
  func reachesAreBounded() throws {
    let rows = (1...65).map { "permit,-1 %,\($0) %" }.joined(separator: "\n")
    let office = try PolicyOfficeText(
      "policies: { p: { do: { table: a.csv } } }\napply: [p]",
      changing: (SimplifyActionTests.job, SimplifyActionTests.procedures),
      files: ["a.csv": "simplify,work,effective\n\(rows)\n"])
    #expect(office.said.filter { $0.severity == .error }.map(\.code) == ["E0533"])
  }
}
