import Policies
import Scenarios
import Statistics
import Testing

@Suite("Hand-overs on dates")
struct HandOverActionTests {
  private static let rows = """
    hand-overs:
      - { from: wards, to: centre, electronic: 40 %, paper: 15h00, delay: lognormal 2 working h cv 1, lost: 2 % }
      - { from: wards, delay: 60 min }
      - { to: wards, lost: 10 % }

    """

  private static func policy(_ actions: String) -> String {
    rows + "policies: { p: { do: [ \(actions) ] } }\napply: [p]"
  }

  /// The row that holds for a way on a day.
  private func row(_ giver: String, _ taker: String, _ day: String, _ actions: String) throws
    -> HandOver?
  {
    let office = try PolicyOfficeText(actions.isEmpty ? Self.rows : Self.policy(actions))
    let scenario = try office.scenario()
    return scenario.handOvers.first { row in
      (row.from?.contains(giver) ?? true) && (row.to?.contains(taker) ?? true)
        && (row.since.map { "\($0)" <= day } ?? true) && (row.until.map { day <= "\($0)" } ?? true)
    }
  }

  private func check(
    _ way: (String, String), _ day: String, _ actions: String, electronic: Double = 1,
    minutes: Double?, lost: Double = 0, place: SourceLocation = #_sourceLocation
  ) throws {
    let row = try row(way.0, way.1, day, actions)
    #expect(abs((row?.electronic ?? 1) - electronic) < 1e-12, sourceLocation: place)
    #expect(row?.delay.map { $0.length.mean / 60 } == minutes, sourceLocation: place)
    #expect(abs((row?.lost ?? 0) - lost) < 1e-12, sourceLocation: place)
  }

  private let up = ("wards.1", "centre")
  private let aside = ("wards.1", "districts.chi-linh")
  private let down = ("centre", "wards.1")
  private let away = ("centre", "districts.chi-linh")

  @Test("what is written replaces or changes each row that is about the way, on its days")
  func changes() throws {
    let action =
      "{ hand-over: wards, electronic: +20 pp, delay: -50 %, from: 2023-07-01, until: 2023-07-31 }"
    // 40 % + 20 points, and 100 % + 20 points of the second row cannot be.
    let office = try PolicyOfficeText(Self.policy(action))
    #expect(office.said.first { $0.severity == .error }?.code == "E0537", "\(office.said)")
    let half =
      "{ hand-over: wards, to: centre, electronic: +20 pp, delay: -50 %, from: 2023-07-01, until: 2023-07-31 }"
    try check(up, "2023-06-30", half, electronic: 0.4, minutes: 120, lost: 0.02)
    try check(up, "2023-07-01", half, electronic: 0.6, minutes: 60, lost: 0.02)
    let second =
      "{ hand-over: wards, delay: -50 %, from: 2023-07-01, until: 2023-07-31 }, { hand-over: wards, to: centre, electronic: +20 pp, lost: 0 %, from: 2023-07-15 }"
    try check(up, "2023-07-01", second, electronic: 0.4, minutes: 60, lost: 0.02)
    try check(up, "2023-07-20", second, electronic: 0.6, minutes: 60)
    try check(up, "2023-08-01", second, electronic: 0.6, minutes: 120)
    try check(aside, "2023-07-20", second, minutes: 30)
    try check(aside, "2023-08-01", second, minutes: 60)
    try check(down, "2023-07-20", second, minutes: nil, lost: 0.1)
  }

  @Test("several multiply, then add; of new values the later holds; their order plays no part")
  func order() throws {
    let all = [
      "{ hand-over: all, delay: -50 %, from: 2023-07-01 }",
      "{ hand-over: [wards.1, wards.2], to: centre, delay: -20 %, lost: +3 pp, from: 2023-05-01 }",
      "{ hand-over: wards, lost: 5 %, from: 2023-06-01 }",
      "{ hand-over: all, lost: 7 %, from: 2023-04-01 }",
    ]
    for actions in [all, all.reversed()] {
      let text = actions.joined(separator: ", ")
      try check(up, "2023-04-15", text, electronic: 0.4, minutes: 120, lost: 0.07)
      try check(up, "2023-05-15", text, electronic: 0.4, minutes: 96, lost: 0.1)
      try check(up, "2023-07-15", text, electronic: 0.4, minutes: 48, lost: 0.08)
      try check(("wards.3", "centre"), "2023-07-15", text, electronic: 0.4, minutes: 60, lost: 0.05)
      try check(aside, "2023-07-15", text, minutes: 30, lost: 0.05)
      try check(down, "2023-07-15", text, minutes: nil, lost: 0.07)
      // No row is about this way: what replaces holds, what changes finds nothing.
      try check(away, "2023-07-15", text, minutes: nil, lost: 0.07)
      try check(away, "2023-03-15", text, minutes: nil)
    }
  }

  @Test("the way of a row that is found first stays that row's")
  func firstRow() throws {
    // The second row is changed; ways to the centre are the first one's.
    let action = "{ hand-over: wards, to: districts, delay: 10 min }"
    try check(up, "2023-07-15", action, electronic: 0.4, minutes: 120, lost: 0.02)
    try check(aside, "2023-07-15", action, minutes: 10)
    // A ward to another: the second row, which is found before the third.
    try check(
      ("wards.1", "wards.2"), "2023-07-15", "{ hand-over: all, to: wards, lost: 1 % }", minutes: 60,
      lost: 0.01)
  }

  @Test(
    "what changes nothing leaves the hand-overs as they are",
    arguments: [
      "{ hand-over: all, delay: +0 %, lost: +0 pp, electronic: -0 pp }",
      "{ hand-over: wards, to: centre, electronic: 40 %, paper: 15h00, from: 2023-07-01 }",
      "{ hand-over: centre, to: districts, electronic: 100 %, lost: 0 % }",
    ])
  func neutral(action: String) throws {
    let plain = try PolicyOfficeText(Self.rows).scenario()
    let office = try PolicyOfficeText(Self.policy(action))
    let changed = try office.scenario()
    #expect(changed.handOvers == plain.handOvers, "\(office.said)")
    #expect(changed.handOvers.count == 3)
  }

  private static let agencies = "wards: { count: 3, calendar: open, staff: { officer: 1 post } }"

  static let refusals: [PolicyRefusalTests.Refusal] = [
    .init(
      code: "E0214", policies: policy("{ hand-over: ▲ward, delay: 5 min }"),
      words: "did you mean 'wards'"),
    .init(
      code: "E0214", policies: policy("{ hand-over: wards, to: [centre, ▲polise], delay: 5 min }"),
      words: "agencies are"),
    .init(
      code: "E0204", policies: policy("{ hand-over: ▲[], delay: 5 min }"), words: "names no agency"),
    .init(
      code: "E0575", policies: policy("{ ▲hand-over: wards, to: centre }"),
      words: "add `electronic:`"),
    .init(
      code: "E0575", policies: policy("{ hand-over: centre, to: districts, delay: ▲-30 % }"),
      words: "go at once"),
    .init(
      code: "E0575", policies: policy("{ hand-over: centre, to: wards, delay: ▲-30 % }"),
      words: "have no `delay:`"),
    .init(
      code: "E0304", policies: policy("{ hand-over: wards, electronic: ▲-30 % }"), words: "-30 pp"),
    .init(
      code: "E0304", policies: policy("{ hand-over: wards, delay: ▲-30 pp }"), words: "%"),
    .init(code: "E0305", policies: policy("{ hand-over: wards, delay: ▲-130 % }"), words: "-100 %"),
    .init(
      code: "E0301", policies: policy("{ hand-over: wards, delay: ▲-2 h }"), words: "-30 %"),
    .init(
      code: "E0305",
      policies: policy(
        (1...6).map {
          "{ hand-over: wards, delay: \($0 == 6 ? "▲" : "")+1000 %, from: 2023-07-01 }"
        }
        .joined(separator: ", ")), words: "more than ten years from 2023-07-01 on"),
    .init(
      code: "E0301", policies: policy("{ hand-over: wards, delay: ▲sample a.csv min }"),
      words: "-30 %"),
    .init(
      code: "E0537", policies: policy("{ hand-over: wards, lost: ▲100 % }"), words: "below 100 %"),
    .init(
      code: "E0537",
      policies: policy("{ hand-over: wards, to: centre, lost: ▲+98 pp, from: 2023-07-01 }"),
      words: "100 % as `lost:` from 2023-07-01 on"),
    .init(
      code: "E0537", policies: policy("{ hand-over: wards, to: centre, electronic: ▲-50 pp }"),
      words: "-10 % as `electronic:`"),
    .init(
      code: "E0531",
      policies: policy(
        "{ hand-over: wards.1, lost: 1 %, from: 2023-07-01 }, { hand-over: all, to: centre, lost: ▲3 %, from: 2023-07-01 }"
      ),
      words: "main.yaml:"),
  ]

  @Test("what cannot be handed over so is told with place and mend", arguments: refusals)
  func refused(refusal: PolicyRefusalTests.Refusal) throws {
    try PolicyRefusalTests().namesTheCodeThePlaceAndTheMend(refusal: refusal)
  }

  @Test("who hands over by working time and has no hours is told where the policy says so")
  func hours() throws {
    let office = try PolicyOfficeText(
      "policies: { p: { do: [ { hand-over: ▲all, delay: 2 working h } ] } }\napply: p",
      changing: (
        "  job: { deciding: centre, limit: 3 days, workflow: [ { step: serve",
        "  job: { deciding: centre, limit: 3 days, workflow: [ { ask: tax-view, of: tax, answer: 1 day }, { step: serve"
      ), agencies: "  tax: { level: outside }\n")
    let found = office.said.filter { $0.severity == .error }
    #expect(found.map(\.code) == ["E0515"], "\(office.said)")
    #expect(found.first?.place?.line == office.mark?.line)
  }
}
