import Policies
import Scenarios
import Testing
import WorkingTime

@Suite("Staff that works by other hours")
struct OpenActionTests {
  private static let calendars = (
    "calendars: { open: { hours: always } }",
    """
    calendars:
      open: { hours: always }
      same: { hours: always }
      days: { hours: { mon..fri: 08h00..17h00 } }
      long: { hours: { mon..sat: 07h00..19h00 } }
      ends: { hours: { mon..fri: 08h00..17h00 }, at-closing: finish }
    """
  )

  private static func policy(_ actions: String) -> String {
    "policies: { p: { do: [ \(actions) ] } }\napply: [p]"
  }

  private static func office(_ actions: String) throws -> PolicyOfficeText {
    try PolicyOfficeText(policy(actions), changing: calendars)
  }

  /// The calendar of `centre.counter`, `open | 2023-07-01 long`, read from its rule.
  private func hours(_ actions: String, _ agency: String = "centre", _ role: String = "counter")
    throws -> String
  {
    let office = try Self.office(actions)
    let scenario = try office.scenario()
    let owner = try #require(scenario.agencies.first { $0.name == agency })
    let staff = try #require(owner.staff.first { $0.role == role })
    guard let name = staff.calendar else { return "its own" }
    let made = try #require(scenario.calendars.first { $0.name == name })
    func word(_ rule: CalendarRule) -> String {
      var rule = rule
      rule.later = []
      return scenario.calendars.first { $0.rule == rule }?.name ?? "?"
    }
    #expect(made.atClosing == .suspend)
    let all = [word(made.rule)] + made.rule.later.map { "\($0.from) \(word($0.rule))" }
    return all.joined(separator: " | ")
  }

  @Test("from the first day to the last, and then by its own again")
  func dates() throws {
    #expect(try hours("{ open: centre, calendar: days }") == "days")
    #expect(
      try hours("{ open: centre, calendar: days, from: 2023-07-01 }") == "open | 2023-07-01 days")
    #expect(
      try hours("{ open: centre, calendar: days, until: 2023-07-31 }") == "days | 2023-08-01 open")
    #expect(
      try hours("{ open: all, calendar: days, from: 2023-07-01, until: 2023-07-31 }")
        == "open | 2023-07-01 days | 2023-08-01 open")
    // One after the other, in any order; what begins as the other ends stands in its place.
    let two = [
      "{ open: centre, calendar: days, from: 2023-07-01, until: 2023-07-31 }",
      "{ open: centre, calendar: long, from: 2023-08-01, until: 2023-08-31, roles: [counter] }",
    ]
    for order in [two, two.reversed()] {
      #expect(
        try hours(order.joined(separator: ", "))
          == "open | 2023-07-01 days | 2023-08-01 long | 2023-09-01 open")
      #expect(
        try hours(order.joined(separator: ", "), "centre", "officer")
          == "open | 2023-07-01 days | 2023-08-01 open")
    }
  }

  @Test("only the named roles, at every member of a group, with one calendar made for all of them")
  func roles() throws {
    let action = "{ open: [wards, centre], calendar: days, roles: officer, from: 2023-07-01 }"
    #expect(try hours(action) == "its own")
    for agency in ["centre", "wards.1", "wards.3"] {
      #expect(try hours(action, agency, "officer") == "open | 2023-07-01 days")
    }
    #expect(try hours(action, "districts.chi-linh", "officer") == "its own")
    #expect(try Self.office(action).scenario().calendars.count == 6)
    // `all` means those who have the role.
    #expect(try hours("{ open: all, calendar: days, roles: [counter] }") == "days")
  }

  @Test("hours that are the same change nothing", arguments: ["open", "same"])
  func neutral(calendar: String) throws {
    let changed = try Self.office("{ open: all, calendar: \(calendar), from: 2023-07-01 }")
      .scenario()
    let plain = try Self.office("").scenario()
    #expect(changed.agencies == plain.agencies && changed.calendars == plain.calendars)
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0212", policies: policy("{ open: centre, calendar: ▲dayz }"),
      words: "did you mean 'days'"),
    .init(
      code: "E0214", policies: policy("{ open: ▲center, calendar: days }"),
      words: "did you mean 'centre'"),
    .init(
      code: "E0217", policies: policy("{ open: centre, calendar: days, roles: [▲countr] }"),
      words: "did you mean 'counter'"),
    .init(
      code: "E0217", policies: policy("{ open: [centre, wards], calendar: days, roles: ▲counter }"),
      words: "'wards.1' has no staff 'counter'"),
    .init(
      code: "E0217", policies: policy("{ open: all, calendar: days, roles: ▲guard }"),
      words: "has no staff 'guard'"),
    .init(
      code: "E0204", policies: policy("{ open: ▲[], calendar: days }"), words: "names no agency"),
    .init(
      code: "E0204", policies: policy("{ open: centre, calendar: days, roles: ▲[] }"),
      words: "names no role"),
    .init(code: "E0203", policies: policy("▲{ open: centre }"), words: "calendar"),
    .init(
      code: "E0612", policies: policy("{ open: centre, calendar: ▲ends }"),
      words: "the same `at-closing:`"),
    .init(
      code: "E0612",
      policies: policy(
        "{ open: centre, calendar: days, from: 2023-03-01 }, { open: ▲all, calendar: long, from: 2023-07-01 }"
      ),
      words: "'centre.counter' would work by two calendars on 2023-07-01"),
    .init(
      code: "E0612",
      policies:
        "policies:\n  a: { do: [ { open: wards, calendar: days } ] }\n  b: { do: [ { open: ▲wards.2, calendar: days } ] }\napply: [b, a]",
      words: "on the first day"),
  ]

  @Test("what cannot be opened is told with place and mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    let office = try PolicyOfficeText(refusal.policies, changing: Self.calendars)
    try PolicyRefusalTests.check(office, refusal)
  }

  @Test("nobody can be let work other hours where nobody works")
  func nobody() throws {
    let office = try PolicyOfficeText(
      Self.policy("{ open: tax, calendar: days }"), changing: Self.calendars,
      agencies: "  tax: { level: outside }\n")
    #expect(office.said.filter { $0.severity == .error }.map(\.code) == ["E0612"])
  }
}
