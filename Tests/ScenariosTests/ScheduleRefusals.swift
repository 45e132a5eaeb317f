extension Refusal {
  /// Batches and windows that never come.
  static let schedules: [Refusal] = [
    Refusal("E0535", step("batch-size: ▲5"), fix: "batch: "),
    Refusal("E0535", step("setup: ▲60 min"), fix: "batch: "),
    Refusal("E0535", step("batch: ▲{}"), fix: "08h00"),
    Refusal("E0535", step("batch: { mon: [14h00, ▲08h00] }"), fix: "order"),
    Refusal("E0535", step("batch: { mon: [14h00, ▲14h00] }"), fix: "once"),
    Refusal("E0535", step("batch: { mon: ▲24h00 }"), fix: "00h00"),
    Refusal("E0205", step("batch: { ▲monday: 08h00 }"), fix: "mon"),
    Refusal("E0301", step("batch: { mon: ▲07h30..08h30 }"), fix: "15h00"),
    Refusal("E0204", step("batch: ▲08h00")),
    Refusal("E0305", step("batch: { mon: 08h00 }, batch-size: ▲0")),
    Refusal("E0301", step("batch: { mon: 08h00 }, setup: ▲exponential 60 min"), fix: "60 min"),
    Refusal("E0304", step("batch: { mon: 08h00 }, setup: ▲2 days"), fix: "min, h"),
    Refusal("E0536", step("window: ▲{}"), fix: "16h00..17h00"),
    Refusal("E0510", step("window: { mon: [07h30..11h30, ▲11h00..17h00] }"), fix: "order"),
    Refusal("E0212", step("window: ▲opne"), fix: "'open'"),
    Refusal("E0301", step("window: { mon: ▲07h30 }"), fix: "07h30..11h30"),
    Refusal("E0205", step("window: ▲07h30..08h30")),

    Refusal(
      "E0536", office("window: ▲{ sat: 08h00..10h00 }"), fix: "the window and the hours of 'desk'"),
    Refusal("E0536", office("window: ▲{ mon..fri: 11h30..13h00 }"), fix: "open"),
    Refusal("E0536", office("window: ▲weekend"), fix: "day in common"),
    Refusal("E0536", office("batch: ▲{ mon..sun: 12h00 }"), fix: "the batch"),
    Refusal(
      "E0536", office("batch: ▲{ mon: 08h00 }, window: { tue: 08h00..09h00 }"),
      fix: "the batch, the window"),
    // A batch on Saturday is released on Monday.
    Refusal(
      "E0536",
      office("batch: ▲{ sat: 08h00 }, window: { sat..sun: 08h00..09h00, tue: 08h00..09h00 }")),
    // The visitor of wards.2 comes on Monday only.
    Refusal("E0536", visited("batch: ▲{ tue..thu: 08h00 }"), fix: "wards.2"),
    Refusal("E0536", visited("window: ▲{ tue..fri: 08h00..09h00 }"), fix: "the visiting days"),
  ]

  /// Hand-overs that cannot be.
  static let handOvers: [Refusal] = [
    Refusal("E0204", "hand-overs: ▲{ electronic: 70 % }"),
    Refusal("E0201", "hand-overs: [ { ▲electronically: 70 % } ]", fix: "'electronic'"),
    Refusal("E0214", "hand-overs: [ { from: ▲wrds, electronic: 70 % } ]", fix: "'wards'"),
    Refusal("E0214", "hand-overs: [ { to: [desk, ▲wards.9], electronic: 70 % } ]"),
    Refusal("E0203", "hand-overs: [ { from: ▲[], electronic: 70 % } ]", fix: "any"),
    Refusal("E0537", "hand-overs: [ { lost: ▲100 % } ]", fix: "below"),
    Refusal("E0305", "hand-overs: [ { lost: ▲101 % } ]"),
    Refusal("E0537", "hand-overs: [ { paper: ▲15h00 } ]", fix: "electronic"),
    Refusal("E0304", "hand-overs: [ { delay: ▲2 } ]", fix: "working h"),
    Refusal("E0211", "hand-overs: [ { electronic: 70 % (▲T) } ]", fix: "'S'"),
    Refusal(
      "E0515",
      "agencies: { desk: { calendar: open, staff: { server: 1 post } }, tax: {} }\nhand-overs: [ { from: ▲tax, electronic: 70 %, paper: 15h00 } ]",
      fix: "tax"),
    Refusal(
      "E0515",
      "agencies: { desk: { calendar: open, staff: { server: 1 post } }, tax: {} }\nhand-overs: [ ▲{ delay: 2 working h } ]\n"
        + workflow(
          "{ step: a, at: desk, by: server, work: 5 min }, { ask: b, of: tax, answer: 3 days }"),
      fix: "tax"),
  ]

  /// An office that opens from Monday to Friday, and one step there.
  private static func office(_ keys: String) -> String {
    "calendars: { open: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] } }, weekend: { hours: { sat..sun: 08h00..11h00 } } }\n"
      + step(keys)
  }

  /// The same, with somebody who works for each ward on a day of its own.
  private static func visited(_ keys: String) -> String {
    office(keys)
      + "\nagencies:\n  desk: { calendar: open, staff: { server: { posts: 1 post, visits: { wards.1: tue, wards.2: mon } } } }\n  wards: { count: 2, calendar: open }\ndemand: { job: { from: wards, arrivals: 1 per h } }"
  }
}
