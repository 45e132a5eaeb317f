extension Refusal {
  /// People and agencies that cannot be where and when they should.
  static let peopleInTime: [Refusal] = [
    Refusal("E0305", clerk("productivity: ▲0 %"), fix: "1 %"),
    Refusal("E0305", clerk("productivity: ▲1001 %"), fix: "1000 %"),
    Refusal("E0304", clerk("productivity: ▲90"), fix: "90 %"),
    Refusal("E0305", clerk("learning: { start: ▲90 %, half-life: 5 working days }"), fix: "100 %"),
    Refusal("E0305", clerk("learning: { start: 140 %, half-life: ▲0 working days }")),
    Refusal("E0304", clerk("learning: { start: 140 %, half-life: ▲60 days }"), fix: "working days"),
    Refusal("E0203", clerk("learning: ▲{ start: 140 % }"), fix: "half-life"),
    Refusal("E0203", clerk("learning: ▲{ half-life: 5 working days }"), fix: "start"),

    Refusal("E0204", clerk("seconded: ▲{ from: police.officer, posts: 1 post }")),
    Refusal("E0203", clerk("seconded: [ ▲{ from: police.officer } ]"), fix: "posts"),
    Refusal(
      "E0301", clerk("seconded: [ { from: police.officer, posts: ▲0.5 posts } ]"), fix: "1 post"),
    Refusal("E0301", clerk("seconded: [ { from: ▲police, posts: 1 post } ]")),
    Refusal("E0214", clerk("seconded: [ { from: ▲polce.officer, posts: 1 post } ]"), fix: "police"),
    Refusal(
      "E0217", clerk("seconded: [ { from: ▲police.oficer, posts: 1 post } ]"), fix: "officer"),
    Refusal("E0581", clerk("seconded: [ { from: ▲desk.server, posts: 1 post } ]"), fix: "from"),
    Refusal("E0581", clerk("seconded: [ { from: ▲halls.clerk, posts: 1 post } ]"), fix: "serves"),
    Refusal(
      "E0581", clerk("seconded: [ { from: police.officer, posts: 1 post, days: ▲[] } ]"), fix: "tue"
    ),
    Refusal(
      "E0301", clerk("seconded: [ { from: police.officer, posts: 1 post, days: [▲tuesday] } ]")),
    Refusal(
      "E0581", clerk("seconded: [ ▲{ from: police.officer, posts: 1 post, days: sun } ]"),
      fix: "opens"),
    Refusal(
      "E0581", clerk("seconded: [ ▲{ from: police.officer, posts: 3 posts } ]"), fix: "fewer"),
    Refusal(
      "E0581",
      clerk(
        "seconded: [ { from: police.officer, posts: 1 post, days: mon tue }, ▲{ from: police.officer, posts: 2 posts, days: tue } ]"
      ), fix: "more posts"),
    Refusal(
      "E0201", clerk("seconded: [ { from: police.officer, posts: 1 post, ▲day: tue } ]"),
      fix: "days"),

    Refusal("E0308", agency("opens: 2023-06-01, closes: ▲2023-06-01"), fix: "first closed day"),
    Refusal("E0307", agency("opens: ▲2023-02-30")),
    Refusal("E0582", served("▲desk", "opens: 2023-03-01"), fix: "opens"),
    Refusal("E0582", served("▲desk", "closes: 2023-03-01"), fix: "closes"),
    Refusal("E0582", served("▲desk", "closes: 2022-03-01"), fix: "closes"),
    Refusal(
      "E0582", group("old: { closes: 2023-06-01 }, new: { opens: 2023-06-02 }"), fix: "member"),
    Refusal(
      "E0582", group("old: { closes: 2023-06-02 }, new: { opens: 2023-06-01 }"), fix: "closes"),
    Refusal("E0582", group("old: { closes: 2023-06-02 }, new: {}"), fix: "closes"),
    Refusal("E0506", group("old: {}, new: {}"), fix: "exactly one"),
    Refusal(
      "E0582",
      """
      agencies:
        desk: { calendar: open, staff: { server: 1 post }, closes: 2023-06-01 }
        hall: { calendar: open, staff: { server: 1 post }, opens: 2023-07-01 }
        office: { calendar: open }
      procedures:
        job: { deciding: office, limit: 3 days, workflow: [ { step: serve, at: office, by: ▲[desk.server, hall.server], work: 5 min } ] }
      """, fix: "member"),
    Refusal(
      "E0582",
      """
      calendars: { open: { hours: always }, week: { hours: { mon..fri: 08h00..16h00 } } }
      agencies:
        wards: { count: 2, calendar: open }
        halls: { each: { old: { closes: 2023-06-01, calendar: open }, new: { opens: 2023-06-01, calendar: week } }, serves: [wards.1, wards.2], staff: { server: 1 post } }
      procedures:
        job: { intake: halls, deciding: halls, limit: 3 days, workflow: [ { step: serve, at: halls, by: server, work: 5 min } ] }
      demand: { job: { from: wards, arrivals: 1 per h, profile: ▲day } }
      """, fix: "same calendar"),
  ]

  private static func clerk(_ keys: String) -> String {
    """
    calendars: { open: { hours: always }, week: { hours: { mon..sat: 08h00..16h00 } } }
    agencies:
      desk: { calendar: week, staff: { server: { posts: 1 post, \(keys) } } }
      police: { calendar: open, staff: { officer: 2.5 posts } }
      halls: { count: 2, calendar: open, staff: { clerk: 1 post } }
    """
  }

  private static func agency(_ keys: String) -> String {
    "agencies: { desk: { calendar: open, staff: { server: 1 post }, \(keys) } }"
  }

  /// A desk that is not open on all days, and the mark where the step names it.
  private static func served(_ at: String, _ keys: String) -> String {
    agency(keys) + "\n"
      + "procedures: { job: { deciding: desk, limit: 3 days, workflow: [ { step: serve, at: \(at), by: server, work: 5 min } ] } }"
  }

  private static func group(_ members: String) -> String {
    """
    agencies:
      wards: { count: 3, calendar: open }
      halls: { each: { \(members) }, serves: [wards.1, wards.2, wards.3], calendar: open, staff: { server: 1 post } }
    procedures:
      job: { deciding: halls, limit: 3 days, workflow: [ { step: serve, at: ▲halls, by: server, work: 5 min } ] }
    demand: { job: { from: wards, arrivals: 1 per h } }
    """
  }
}
