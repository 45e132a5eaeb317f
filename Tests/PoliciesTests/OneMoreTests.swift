import Policies
import Scenarios
import Testing

@Suite("Posts more in one pool")
struct OneMoreTests {
  @Test(
    "are what a last policy with '+1 post' gives, whatever was decided",
    arguments: [
      "{ staff: centre.counter, posts: 3 posts, from: 2023-08-01, until: 2023-12-31 }",
      "{ staff: centre.counter, posts: -50 %, from: 2023-03-01 }",
      "{ staff: centre.counter, posts: +2 posts }",
      "{ staff: centre.counter, posts: 6 posts, from: 2022-01-01 }",
    ])
  func asAPolicy(decided: String) throws {
    let read = try PolicyOfficeText(
      "policies: { decided: { do: [ \(decided) ] } }\napply: [decided]"
    ).scenario()
    let written = try PolicyOfficeText(
      "policies: { decided: { do: [ \(decided) ] }, more: { do: [ { staff: centre.counter, posts: +1 post } ] } }\napply: [decided, more]"
    ).scenario()
    let more = try read.adding(posts: 1, to: "centre.counter")
    #expect(more.agencies == written.agencies)
    #expect(more.agencies != read.agencies)
    #expect(try read.adding(posts: 0, to: "centre.counter").agencies == read.agencies)
  }

  @Test("more than a million posts are refused")
  func tooMany() throws {
    let scenario = try PolicyOfficeText("").scenario()
    #expect(throws: Diagnostics.self) { try scenario.adding(posts: 2e6, to: "centre.counter") }
  }
}
