import Policies
import Scenarios
import Testing
import WorkingTime

@Suite("Staff that is pooled")
struct PoolActionTests {
  @Test("posts, work and what waits go over on the day, and come back")
  func pools() throws {
    let office = try PolicyOfficeText.reform(
      "{ pool: surveyors.land, into: land-office, visits: none, from: 2024-04-01, until: 2024-04-30 }, { staff: surveyors.north.land, posts: +2 posts, from: 2024-04-15 }"
    )
    #expect(
      try office.posts("land-office", "land") == "0 | 2024-04-01 2 | 2024-04-15 4 | 2024-05-01 0")
    #expect(
      try office.posts("surveyors.north", "land")
        == "1 | 2024-04-01 0 | 2024-05-01 3")
    #expect(try office.posts("surveyors.south", "land") == "1 | 2024-04-01 0 | 2024-05-01 1")
    let measure = { (day: String) in
      try office.procedure("transfer", on: day).steps[1].staff.map(\.agency)
    }
    #expect(try measure("2024-03-31") == [.group("surveyors")])
    #expect(try measure("2024-04-30") == [.agency("land-office")])
    #expect(
      try office.scenario().procedures.filter { !$0.changes.isEmpty }.map(\.name) == ["transfer"])
  }

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0217", policies: "{ pool: surveyors.land, into: ▲centre }",
      words: "declare it there: `staff: { land: 0 posts }`"),
    .init(
      code: "E0204", policies: "{ pool: surveyors.land, into: ▲communes }",
      words: "pooled at one agency"),
    .init(
      code: "E0204",
      policies: "{ ▲pool: [department.officer, department.head], into: land-office }",
      words: "several roles"),
    .init(
      code: "E0531",
      policies:
        "{ pool: surveyors.land, into: land-office, from: 2024-05-01 }, { ▲pool: surveyors.land, into: land-office, from: 2024-06-01 }",
      words: ""),
    .init(
      code: "E0204", policies: "{ pool: ▲surveyors.north.land, into: land-office }",
      words: "pool 'surveyors.land'"),
    .init(
      code: "E0203", policies: "▲{ pool: surveyors.land }",
      words: "into"),
  ]

  @Test("what cannot be meant is refused, with its place and a mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests.check(.reform(refusal.policies), refusal)
  }
}
