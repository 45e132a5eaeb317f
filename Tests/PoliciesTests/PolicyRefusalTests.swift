import Policies
import SampleScenarios
import Scenarios
import Testing
import Wording

@Suite("Policies that are refused")
struct PolicyRefusalTests {
  /// A mistake, marked by `▲`, its code, and words of the mend or the message.
  struct Refusal: Sendable, CustomTestStringConvertible {
    var code: String
    var policies: String
    var words: String
    var files: [String: String] = [:]
    var testDescription: String { "\(code): \(policies)" }
  }

  private static func action(_ text: String) -> String {
    "policies: { more: { do: [ { \(text) } ] } }\napply: [more]"
  }

  static let all: [Refusal] = [
    // Names.
    Refusal(
      code: "E0225", policies: "policies: { more: { do: [] } }\napply: [▲moer]",
      words: "did you mean 'more'"),
    Refusal(code: "E0225", policies: "apply: ▲more", words: "there are no policies here"),
    Refusal(
      code: "E0207", policies: "policies: { more: { do: [] } }\napply: [more, ▲more]",
      words: "keep one"),
    Refusal(
      code: "E0214", policies: action("staff: ▲cente.counter, posts: 1 post"),
      words: "did you mean 'centre'"),
    Refusal(
      code: "E0214", policies: action("staff: ▲chi-linh.officer, posts: 1 post"),
      words: "districts.chi-linh"),
    Refusal(
      code: "E0214", policies: action("staff: ▲wards.4.officer, posts: 1 post"), words: "wards.3"),
    Refusal(
      code: "E0214", policies: action("staff: ▲all.officer, posts: 1 post"), words: "agencies are"),
    Refusal(
      code: "E0217", policies: action("staff: [centre.counter, centre.▲officr], posts: 1 post"),
      words: "did you mean 'officer'"),
    Refusal(
      code: "E0217", policies: action("staff: \"wards.▲counter\", posts: 1 post"), words: "wards.1"),
    Refusal(
      code: "E0217", policies: action("staff: districts.▲chi-linh, posts: 1 post"),
      words: "districts.chi-linh.officer"),
    Refusal(
      code: "E0301", policies: action("staff: ▲centre, posts: 1 post"), words: "centre.counter"),
    Refusal(
      code: "E0214",
      policies: "policies: { other: { do: [ { staff: ▲cente.counter, posts: 1 post } ] } }",
      words: "did you mean 'centre'"),
    Refusal(code: "E0301", policies: action("staff: ▲a.b.c.d, posts: 1 post"), words: "staff"),
    // Shapes and keys.
    Refusal(code: "E0204", policies: action("staff: ▲[], posts: 1 post"), words: "names no staff"),
    Refusal(code: "E0204", policies: "policies: { more: ▲text }", words: "mapping"),
    Refusal(code: "E0204", policies: "policies: { more: { do: ▲text } }", words: "a list"),
    Refusal(code: "E0204", policies: "policies: { more: { do: [ ▲text ] } }", words: "`staff:`"),
    Refusal(
      code: "E0503", policies: "policies: { more: { do: [ { ▲from: 2023-07-01 } ] } }",
      words: "`staff:`"),
    Refusal(code: "E0204", policies: "policies: ▲[ more ]", words: "mapping"),
    Refusal(
      code: "E0211", policies: "policies: { source: ▲nobody, more: { do: [] } }", words: "sources"),
    Refusal(
      code: "E0402", policies: "policies: { more: { do: { table: ▲../a.csv } } }", words: "folder"),
    Refusal(
      code: "E0203", policies: "policies: { more: { do: [ ▲{ staff: centre.counter } ] } }",
      words: "posts"),
    Refusal(
      code: "E0201", policies: action("staff: centre.counter, ▲post: 1 post"), words: "'posts'"),
    Refusal(
      code: "E0203", policies: "policies: { more: ▲{ from: 2023-07-01 } }", words: "`do:`"),
    Refusal(
      code: "E0503", policies: action("posts: 1 post, ▲staff: centre.counter"), words: "front"),
    Refusal(
      code: "E0102", policies: action("staff: centre.counter, posts: 1 post, ▲posts: 2 posts"),
      words: "keep one"),
    Refusal(
      code: "E0206", policies: "policies: { ▲baseline: { do: [] } }", words: "choose another name"),
    Refusal(
      code: "E0211", policies: action("staff: centre.counter, posts: 1 post (▲nobody)"),
      words: "sources"),
    // Quantities.
    Refusal(
      code: "E0304", policies: action("staff: centre.counter, posts: ▲+5 pp"), words: "posts, %"),
    Refusal(
      code: "E0304", policies: action("staff: centre.counter, posts: ▲\"+2\""),
      words: "2 posts"),
    Refusal(
      code: "E0301", policies: action("staff: centre.counter, posts: ▲30 %"), words: "+2 posts"),
    Refusal(
      code: "E0305", policies: action("staff: centre.counter, posts: ▲-120 %"), words: "-100 %"),
    Refusal(
      code: "E0307", policies: action("staff: centre.counter, posts: 1 post, from: ▲2023-02-29"),
      words: "existing day"),
    Refusal(
      code: "E0308",
      policies: action(
        "staff: centre.counter, posts: 1 post, from: 2023-07-02, until: ▲2023-07-01"),
      words: "2023-07-02 or later"),
    Refusal(
      code: "E0308",
      policies:
        "policies: { more: { until: ▲2023-06-30, do: [ { staff: centre.counter, posts: 1 post, from: 2023-07-01 } ] } }",
      words: "last day"),
    // Meaning.
    Refusal(
      code: "E0531",
      policies:
        "policies:\n  a: { do: [ { staff: wards.officer, posts: 2 posts, from: 2023-07-01 } ] }\n  b: { from: 2023-07-01, do: [ { staff: wards.2.officer, posts: ▲3 posts } ] }\napply: [a, b]",
      words: "main.yaml:"),
    Refusal(
      code: "E0531",
      policies:
        "policies: { more: { do: [ { staff: centre.counter, posts: 2 posts }, { staff: centre.counter, posts: ▲3 posts } ] } }",
      words: "from the first day on"),
    Refusal(
      code: "E0532", policies: action("staff: wards.officer, posts: ▲-2 posts, from: 2023-07-01"),
      words: "'wards.1.officer' would have -1 posts from 2023-07-01 on"),
    Refusal(
      code: "E0532",
      policies:
        "policies:\n  a: { do: [ { staff: centre.officer, posts: ▲-3 posts } ] }\n  b: { do: [ { staff: centre.officer, posts: -50 %, from: 2023-07-01 } ] }\napply: [a, b]",
      words: "-1 posts from 2023-07-01 on"),
    Refusal(
      code: "E0303", policies: action("staff: centre.counter, posts: ▲2000000 posts"), words: "unit"
    ),
    // Tables.
    Refusal(
      code: "E0401", policies: "policies: { more: { do: { table: ▲none.csv } } }\napply: [more]",
      words: ""),
    Refusal(
      code: "E0217", policies: "policies: { more: { do: { table: a.csv } } }\napply: [more]",
      words: "officer", files: ["a.csv": "staff,posts\ncentre.▲boss,1 post\n"]),
    Refusal(
      code: "E0201", policies: "policies: { more: { do: { table: a.csv } } }\napply: [more]",
      words: "'posts'", files: ["a.csv": "staff,▲post\ncentre.counter,1 post\n"]),
    // What is to come.
    Refusal(
      code: "E0202", policies: action("staff: centre.counter, posts: 1 post, ▲effective: 60 %"),
      words: "leave it out"),
  ]

  @Test("names the code, the place and the mend", arguments: all)
  func namesTheCodeThePlaceAndTheMend(refusal: Refusal) throws {
    try Self.check(PolicyOfficeText(refusal.policies, files: refusal.files), refusal)
  }

  /// Holds what was said of an office against a refusal.
  static func check(_ office: PolicyOfficeText, _ refusal: Refusal) throws {
    let found = office.said.filter { $0.code == refusal.code }
    let mark = try #require(office.mark)
    #expect((try? office.scenario()) == nil)
    #expect(
      found.contains { diagnostic in
        guard let place = diagnostic.place else { return false }
        return (place.file, place.line, place.column) == (mark.file, mark.line, mark.column)
          && (refusal.words.isEmpty || diagnostic.message.english.contains(refusal.words)
            || diagnostic.fix?.english.contains(refusal.words) == true)
      }, "\(office.said) should stand at \(mark)")
    // A misspelt key that is needed is missing as well.
    let most = refusal.code == "E0201" ? 2 : 1
    #expect(office.said.count { $0.severity == .error } <= most, "one mistake, but \(office.said)")
    #expect(office.said.allSatisfy { $0.fix != nil && !$0.message.english.hasSuffix(".") })
    for diagnostic in office.said {
      #expect(BothLanguages.faults(of: diagnostic) == [], "\(diagnostic)")
    }
    #expect(DiagnosticCatalogue.explanation(of: refusal.code) != nil)
  }

  @Test("problems of policies come with all others, by place")
  func problemsComeTogether() throws {
    let office = try PolicyOfficeText(
      """
      policies:
        a: { do: [ { staff: cente.counter, posts: 1 post }, { staff: centre.counter, posts: +2 } ] }
        b: { do: [ { staff: wards.officer, posts: -2 posts } ] }
      apply: [b, c]
      """, changing: ("limit: 3 days", "limit: 3 dogs"))
    let codes = office.said.filter { $0.severity == .error }.map(\.code)
    #expect(codes == ["E0304", "E0214", "E0107", "E0532", "E0225"], "\(office.said)")
  }

  @Test("staff that was refused itself is no missing staff")
  func refusedStaffIsNotMissing() throws {
    let office = try PolicyOfficeText(
      "policies: { a: { do: [ { staff: centre.officer, posts: +1 post } ] } }\napply: [a]",
      changing: ("officer: 4 posts", "officer: 4 dogs"))
    #expect(office.said.filter { $0.severity == .error }.map(\.code) == ["E0304"])
  }

  @Test("a table of millions of changes is refused, not worked at")
  func changesAreBounded() throws {
    let rows = (0..<4100).map { "centre.counter,+1 post,20\(10 + $0 / 365)-01-01,\n" }
    let office = try PolicyOfficeText(
      "policies: { a: { do: { table: a.csv } } }\napply: [a]",
      files: ["a.csv": "staff,posts,from,until\n" + rows.joined()])
    #expect(office.said.filter { $0.severity == .error }.map(\.code) == ["E0533"])
  }
}
