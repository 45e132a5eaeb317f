import Policies
import SampleScenarios
import Scenarios
import Testing

@Suite("Staff on dates")
struct StaffActionTests {
  /// Posts of `centre.counter`, which has 10, worked out by hand; the run begins on 2022-12-22.
  struct Case: Sendable, CustomTestStringConvertible {
    var actions: [String]
    var posts: String
    var testDescription: String { actions.joined(separator: "; ") }
  }

  static let cases: [Case] = [
    Case(actions: ["posts: +2 posts, from: 2023-07-01"], posts: "10 | 2023-07-01 12"),
    Case(actions: ["posts: 6 posts, from: 2023-07-01"], posts: "10 | 2023-07-01 6"),
    Case(actions: ["posts: -1 post, from: 2023-07-01"], posts: "10 | 2023-07-01 9"),
    // No date: from the first day of the warm-up on.
    Case(actions: ["posts: +2 posts"], posts: "12"),
    // The warm-up's first day and the day after it.
    Case(actions: ["posts: +2 posts, from: 2022-12-22"], posts: "12"),
    Case(actions: ["posts: +2 posts, from: 2022-12-23"], posts: "10 | 2022-12-23 12"),
    // The last day is included, and the value without it returns.
    Case(
      actions: ["posts: 3 posts, from: 2023-08-01, until: 2023-12-31"],
      posts: "10 | 2023-08-01 3 | 2024-01-01 10"),
    Case(
      actions: ["posts: +1 post, from: 2023-03-01, until: 2023-03-01"],
      posts: "10 | 2023-03-01 11 | 2023-03-02 10"),
    Case(actions: ["posts: +1 post, until: 2022-01-01"], posts: "10"),
    // 10 x 1.1 is 11, and not a rounding error more: a fraction would be one more person.
    Case(actions: ["posts: +10 %, from: 2023-07-01"], posts: "10 | 2023-07-01 11"),
    // Percentages multiply and amounts are added after them: 10 x 1.1 x 0.5 + 2 - 1 = 6.5.
    Case(
      actions: [
        "posts: +2 posts, from: 2023-01-05", "posts: +10 %, from: 2023-01-05",
        "posts: -1 post, from: 2023-01-05", "posts: -50 %, from: 2023-01-05",
      ], posts: "10 | 2023-01-05 6.5"),
    // A signed amount stays over later new values: 4 + 2.
    Case(
      actions: ["posts: +2 posts, from: 2023-02-01", "posts: 4 posts, from: 2023-03-01"],
      posts: "10 | 2023-02-01 12 | 2023-03-01 6"),
    // Of two new values the later holds, whatever the order of the file; the earlier returns.
    Case(
      actions: [
        "posts: 7 posts, from: 2023-06-01, until: 2023-06-30", "posts: 5 posts, from: 2023-03-01",
      ], posts: "10 | 2023-03-01 5 | 2023-06-01 7 | 2023-07-01 5"),
    Case(
      actions: ["posts: 5 posts", "posts: 7 posts, from: 2022-01-01"], posts: "7"),
    // What changes nothing is no change.
    Case(actions: ["posts: 10 posts, from: 2023-07-01"], posts: "10"),
    Case(actions: ["posts: 0 posts, from: 2023-07-01"], posts: "10 | 2023-07-01 0"),
  ]

  @Test("posts by date, in one policy", arguments: cases)
  func postsByDate(example: Case) throws {
    let items = example.actions.map { "{ staff: centre.counter, \($0) }" }
    for order in [items, items.reversed()] {
      let office = try PolicyOfficeText(
        "policies: { more: { do: [ \(order.joined(separator: ", ")) ] } }\napply: [more]")
      #expect(try office.posts("centre", "counter") == example.posts, "\(office.said)")
    }
  }

  @Test("posts by date, in a policy each", arguments: cases)
  func postsByDateOfSeveralPolicies(example: Case) throws {
    let policies = example.actions.enumerated().map { index, action in
      "  p\(index): { do: [ { staff: centre.counter, \(action) } ] }\n"
    }
    let names = example.actions.indices.map { "p\($0)" }
    for order in [names, names.reversed()] {
      let office = try PolicyOfficeText(
        "policies:\n\(policies.joined())apply: [\(order.joined(separator: ", "))]")
      #expect(try office.posts("centre", "counter") == example.posts, "\(office.said)")
    }
  }

  @Test("the dates of an action win over those of its policy, each by itself")
  func theDatesOfAnActionWin() throws {
    let office = try PolicyOfficeText(
      """
      policies:
        more:
          from: 2023-07-01
          until: 2023-09-30
          do:
            - { staff: centre.counter, posts: +2 posts }
            - { staff: [wards.officer, districts.chi-linh.officer], posts: 30 posts, from: 2023-08-01, until: 2023-12-31 }
            - { staff: [wards.officer, wards.1.officer], posts: +1 post, until: 2023-07-31 }
      apply: more
      """)
    #expect(try office.posts("centre", "counter") == "10 | 2023-07-01 12 | 2023-10-01 10")
    #expect(
      try office.posts("districts.chi-linh", "officer") == "2 | 2023-08-01 30 | 2024-01-01 2")
    #expect(try office.posts("districts.kinh-mon", "officer") == "2")
    for ward in ["wards.1", "wards.2", "wards.3"] {
      // Named twice in one action, changed once.
      #expect(
        try office.posts(ward, "officer")
          == "1 | 2023-07-01 2 | 2023-08-01 30 | 2024-01-01 1")
    }
  }

  @Test("a row of a table is an action, in either form, with defaults beside the table")
  func aRowIsAnAction() throws {
    let table = """
      posts,staff,from,until,source
      +2 posts,centre.counter,2023-02-01,,guess
      -25 % (guess),centre.officer,,2023-06-30,
      2 posts,"[wards.1.officer, wards.2.officer]",2023-03-01,,
      """
    for form in [
      "{ table: posts.csv, from: 2023-05-01 }", "[ { table: posts.csv, from: 2023-05-01 } ]",
    ] {
      let office = try PolicyOfficeText(
        "policies: { more: { do: \(form) } }\napply: [more]", files: ["posts.csv": table])
      #expect(try office.posts("centre", "counter") == "10 | 2023-02-01 12", "\(office.said)")
      #expect(try office.posts("centre", "officer") == "4 | 2023-05-01 3 | 2023-07-01 4")
      #expect(try office.posts("wards.2", "officer") == "1 | 2023-03-01 2")
      let assumed = try office.scenario().parameters.filter { $0.status == .assumed }
      #expect(
        assumed.map(\.path)
          == ["policies.more.staff.centre.counter", "policies.more.staff.centre.officer"])
      #expect(try office.scenario().files.map(\.path).contains("posts.csv"))
    }
  }

  @Test("posts that are 0 in the file and come with a policy are not missing")
  func postsMayComeWithAPolicy() throws {
    let more = "policies: { more: { do: [ { staff: centre.counter, posts: 2 posts } ] } }\n"
    let none = ("counter: 10 posts", "counter: 0 posts")
    let office = try PolicyOfficeText(more + "apply: [more]", changing: none)
    #expect(try office.posts("centre", "counter") == "2", "\(office.said)")
    let refused = try PolicyOfficeText(more, changing: none)
    #expect(refused.said.contains { $0.code == "E0508" })
  }

  @Test("without policies nothing changes, and a baseline stays as it is")
  func aBaselineStays() throws {
    let office = try PolicyOfficeText(
      "policies: { more: { do: [ { staff: centre.counter, posts: +2 posts } ] } }\napply: [more]")
    let scenario = try office.scenario()
    #expect(try scenario.baseline() == scenario)
    let plain = try SampleOffice.scenario()
    #expect(plain.agencies.allSatisfy { $0.staff.allSatisfy(\.changes.isEmpty) })
  }
}
