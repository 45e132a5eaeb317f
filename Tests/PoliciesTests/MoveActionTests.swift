import Policies
import Scenarios
import Testing

@Suite("Posts that move")
struct MoveActionTests {
  private static func policy(_ actions: String) -> String {
    "policies: { p: { do: [ \(actions) ] } }\napply: [p]"
  }

  private static let lend = "move: centre.counter, to: districts.chi-linh.officer, posts"

  @Test(
    "as many fewer at each of the named, that many more where they go",
    arguments: [
      ("{ \(lend): 2 posts }", "8", "4"),
      ("{ \(lend): 1 post, from: 2023-07-01 }", "10 | 2023-07-01 9", "2 | 2023-07-01 3"),
      (
        "{ \(lend): 1.5 posts, from: 2023-07-01, until: 2023-07-31 }",
        "10 | 2023-07-01 8.5 | 2023-08-01 10", "2 | 2023-07-01 3.5 | 2023-08-01 2"
      ),
      ("{ \(lend): 0 posts, from: 2023-07-01 }", "10", "2"),
      // After percentages, and over new values.
      ("{ \(lend): 2 posts }, { staff: centre.counter, posts: -50 % }", "3", "4"),
      (
        "{ staff: districts.officer, posts: 5 posts, from: 2023-03-01 }, { \(lend): 2 posts }", "8",
        "4 | 2023-03-01 7"
      ),
    ])
  func posts(actions: String, giver: String, taker: String) throws {
    let office = try PolicyOfficeText(
      Self.policy(actions), changing: ("counter: 10", "counter: 10"))
    #expect(try office.posts("centre", "counter") == giver, "\(office.said)")
    #expect(try office.posts("districts.chi-linh", "officer") == taker)
  }

  @Test("a group gives at each member, and nobody is lost")
  func groups() throws {
    let office = try PolicyOfficeText(
      Self.policy("{ move: [wards.officer, centre.officer], to: centre.counter, posts: 1 post }"))
    for ward in ["wards.1", "wards.2", "wards.3"] {
      #expect(try office.posts(ward, "officer") == "0")
    }
    #expect(try office.posts("centre", "officer") == "3")
    #expect(try office.posts("centre", "counter") == "14")
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0611",
      policies: policy("{ move: centre.counter, to: ▲wards.officer, posts: 1 post }"),
      words: "an action for each"),
    .init(
      code: "E0611",
      policies: policy(
        "{ move: [wards.officer, centre.counter], to: ▲wards.2.officer, posts: 1 post }"),
      words: "leave it out of `move:`"),
    .init(
      code: "E0217",
      policies: policy("{ move: centre.counter, to: wards.1.▲counter, posts: 1 post }"),
      words: "the roles are: officer"),
    .init(
      code: "E0214",
      policies: policy("{ move: ▲cente.counter, to: wards.1.officer, posts: 1 post }"),
      words: "did you mean 'centre'"),
    .init(
      code: "E0203", policies: policy("▲{ move: centre.counter, to: wards.1.officer }"),
      words: "posts"),
    .init(code: "E0203", policies: policy("▲{ move: centre.counter, posts: 1 post }"), words: "to"),
    .init(
      code: "E0302",
      policies: policy("{ move: centre.counter, to: wards.1.officer, posts: ▲-1 post }"),
      words: "cannot be negative"),
    .init(
      code: "E0532",
      policies: policy(
        "{ move: wards.officer, to: centre.counter, posts: ▲2 posts, from: 2023-07-01 }"),
      words: "'wards.1.officer' would have -1 posts from 2023-07-01 on"),
    .init(
      code: "E0532",
      policies:
        "policies:\n  a: { do: [ { move: centre.officer, to: centre.counter, posts: ▲3 posts } ] }\n  b: { from: 2023-05-01, do: [ { staff: centre.officer, posts: -50 % } ] }\napply: [a, b]",
      words: "move fewer"),
    .init(
      code: "E0202",
      policies: policy(
        "{ move: centre.officer, to: centre.counter, posts: 1 post, ▲effective: 50 % }"),
      words: "leave it out"),
  ]

  @Test("what cannot be moved is told with place and mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests().namesTheCodeThePlaceAndTheMend(refusal: refusal)
  }
}
