import Policies
import Scenarios
import Testing
import Wording
import WorkingTime

@Suite("Reviews by policy")
struct ReviewActionTests {
  private static func policy(_ actions: String) -> String {
    "policies: { p: { do: [ \(actions) ] } }\napply: [p]"
  }

  @Test("an action is read whole, and those of other days may be about the same agency")
  func anActionIsRead() throws {
    let read = try PolicyOfficeText(
      Self.policy(
        "{ review: [wards, centre], at: { mon: 08h00, thu..fri: [08h00, 13h30] }, near-due: 3 working days, until: 2023-06-30 }, { review: centre, at: { mon: 09h00 }, near-due: 1 working day, order: least-slack, from: 2023-07-01 }"
      ))
    let reviews = try read.scenario().reviews
    #expect(reviews.count == 2, "\(read.said)")
    let first = try #require(reviews.first { $0.nearDue == 3 })
    #expect(first.agencies == ["wards.1", "wards.2", "wards.3", "centre"])
    #expect(first.from == nil && "\(first.until!)" == "2023-06-30" && first.order == .earliestDue)
    let hours = first.moments.map { $0.map { $0.secondsSinceMidnight / 1800 } }
    #expect(hours == [[16], [], [], [16, 27], [16, 27], [], []])
    let second = try #require(reviews.first { $0.nearDue == 1 })
    #expect(second.order == .leastSlack && "\(second.from!)" == "2023-07-01")
  }

  @Test("a review whose moments never come is told")
  func neverComes() throws {
    func said(_ moments: String) throws -> [Diagnostic] {
      try PolicyOfficeText(
        Self.policy("{ review: [centre, wards], at: \(moments), near-due: 1 working day }"),
        changing: ("hours: always", "hours: { mon..fri: 08h00..17h00 }")
      ).said.filter { $0.code == "E0614" }
    }
    let told = try #require(said("{ mon..fri: [03h00, 17h00] }").first)
    #expect(
      told.message.english.contains("'centre'")
        && told.fix?.english == "write a time at which it is open")
    // One in closed time comes at the same hour of the next open day.
    #expect(try said("{ sun: 08h00 }").isEmpty)
    #expect(try said("{ mon..fri: [03h00, 16h59] }").isEmpty)
  }

  private static let weekly = "at: { mon: 08h00 }, near-due: 3 working days"

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0203", policies: policy("▲{ review: centre, near-due: 3 working days }"),
      words: "at"),
    .init(
      code: "E0203", policies: policy("▲{ review: centre, at: { mon: 08h00 } }"), words: "near-due"),
    .init(code: "E0204", policies: policy("{ review: ▲[], \(weekly) }"), words: "`all`"),
    .init(
      code: "E0214", policies: policy("{ review: ▲center, \(weekly) }"),
      words: "did you mean 'centre'"),
    .init(
      code: "E0614", policies: policy("{ review: centre, at: ▲{}, near-due: 1 working day }"),
      words: "mon: 08h00"),
    .init(
      code: "E0614",
      policies: policy("{ review: centre, at: ▲{ mon: [09h00, 08h00] }, near-due: 1 working day }"),
      words: "in order"),
    .init(
      code: "E0614",
      policies: policy(
        "{ review: centre, \(weekly) }, { review: ▲all, \(weekly), from: 2023-07-01 }"),
      words: "main.yaml:"),
    .init(
      code: "E0304", policies: policy("{ review: centre, at: { mon: 08h00 }, near-due: ▲3 days }"),
      words: "working days"),
  ]

  @Test("what cannot be reviewed so is told with place and mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests().namesTheCodeThePlaceAndTheMend(refusal: refusal)
  }
}
