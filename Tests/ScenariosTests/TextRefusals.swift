import Foundation

extension Refusal {
  /// Texts that are no YAML, or YAML that the language leaves out.
  static let texts: [Refusal] = [
    Refusal("E0101", "title: \"an open quote\nquestion: b\"▲c\n"),
    Refusal("E0101", "agencies: [ a, b ▲}"),
    Refusal(
      "E0102",
      "agencies:\n  desk: { calendar: open, staff: { server: 1 post } }\n  ▲desk: { calendar: open }",
      fix: "keep one"),
    Refusal("E0102", "demand: { job: { arrivals: 1 per h, ▲arrivals: 2 per h } }"),
    Refusal("E0103", "calendars: { open: ▲&o { hours: always } }", fix: "like"),
    Refusal("E0103", "title: ▲&t a\nquestion: *t"),
    Refusal("E0104", "title: ▲!assumed a", fix: "source"),
    Refusal(
      "E0105", "calendars: { open: { hours: always }, b: { ▲<<: open, hours: always } }",
      fix: "like"),
    Refusal("E0106", "question: a\n▲--- # another\nmotcua: 1", fix: "one scenario"),
    Refusal("E0107", "question: ▲10:30", fix: "10h30"),
    Refusal(
      "E0107",
      "procedures:\n  job: { code: ▲1.012790, deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }",
      fix: "quotes"),
    Refusal("E0107", "title: ▲1.10", fix: "\"1.10\""),
    Refusal("E0107", "title: ▲+2", fix: "unit"),
    Refusal("E0107", "title: ▲yes"),
    Refusal("E0107", "title: ▲~"),
    Refusal("E0107", "title: ▲007"),
    Refusal("E0107", "title: ▲1_000"),
    Refusal("E0107", "title: ▲1e3"),
    Refusal("E0107", "title: ▲0x1F"),
    Refusal("E0107", "title: ▲.5", fix: "0.5"),
    Refusal("E0107", "fields: { ▲on: a }"),
    Refusal("E0108", "demand: { job: { arrivals: ▲} }", fix: "remove"),
    Refusal("E0109", "▲Title: a", fix: "title"),
    Refusal("E0109", "experiment: { ▲warm_up: 3 days }", fix: "warm-up"),
    Refusal("E0110", "title: ▲\"a\\u0007b\""),
    Refusal("E0111", "-motcua\n▲title: a", fix: "motcua: 1"),
    Refusal("E0111", "motcua: ▲2", fix: "motcua: 1"),
  ]

  /// Keys, shapes and names.
  private static func family(_ vary: String, limit: String) -> String {
    "policies: { a: { vary: { \(vary) }, do: [ { simplify: job, limit: \(limit) } ] } }"
  }

  private static let policies =
    "policies: { more: { do: [] }, spare: { do: [] } }\napply: [more]\n"

  static let names: [Refusal] = [
    Refusal("E0201", "▲agencis: {}", fix: "did you mean 'agencies'"),
    Refusal(
      "E0201",
      "agencies: { desk: { calender: open, staff: { server: 1 post } } }".marked("calender"),
      fix: "'calendar'"),
    Refusal(
      "E0201",
      "procedures:\n  job: { deciding: desk, workflow: [ { step: serve, at: desk, ▲form: a, by: server, work: 5 min } ] }"
    ),
    Refusal("E0202", "experiment: { ▲target: { on_time_rate_cohort: at least 98 % } }"),
    Refusal("E0304", "policies: { a: { late-start: ▲30, do: [] } }", fix: "days, weeks"),
    Refusal("E0304", "policies: { a: { late-start: ▲30 working days, do: [] } }", fix: "days"),
    Refusal("E0301", "policies: { a: { late-start: ▲unifrm 0..30 days, do: [] } }", fix: "uniform"),
    Refusal("E0309", "policies: { a: { late-start: ▲uniform 30..0 days, do: [] } }"),
    Refusal("E0305", "policies: { a: { cost: { once: ▲9000000000000000 VND }, do: [] } }"),
    Refusal("E0201", "policies: { a: { cost: { ▲monthly: 5 VND }, do: [] } }"),
    Refusal("E0225", policies + "compare: [▲moer]", fix: "did you mean 'more'"),
    Refusal("E0225", policies + "compare: [[spare, ▲moer]]", fix: "did you mean 'more'"),
    Refusal("E0204", policies + "compare: ▲spare"),
    Refusal("E0204", policies + "compare: [▲[]]", fix: "name some"),
    Refusal("E0204", policies + "compare: [▲{ name: nothing, of: [] }]", fix: "name some"),
    Refusal("E0207", policies + "compare: [▲more]", fix: "take it out of `apply:`"),
    Refusal("E0207", policies + "compare: [[spare, ▲spare]]", fix: "keep one"),
    Refusal("E0207", policies + "compare: [spare, ▲[spare]]", fix: "another name"),
    Refusal("E0207", policies + "compare: [▲{ name: baseline, of: [spare] }]", fix: "another name"),
    Refusal("E0203", policies + "compare: [▲{ name: none }]"),
    Refusal("E0579", family("cut: [-10 %]", limit: "▲$cot"), fix: "did you mean 'cut'"),
    Refusal("E0579", family("cut: [-10 %], ▲more: [1 h]", limit: "$cut"), fix: "write '$more'"),
    Refusal(
      "E0579", "policies: { a: { do: [ { simplify: job, limit: ▲$cut } ] } }", fix: "add `vary:"),
    Refusal(
      "E0579", family("cut: [-10 %, -20 %]", limit: "$cut") + "\napply: ▲a", fix: "without `vary:`"),
    Refusal("E0304", family("cut: [-10 %, ▲-10 dogs]", limit: "$cut")),
    Refusal("E0204", family("cut: ▲-10 %", limit: "-10 %")),
    Refusal("E0207", family("cut: [-10 %, -10 %]", limit: "$cut") + "\ncompare: [▲a]"),
    Refusal(
      "E0225", "policies: { more: { do: [] } }\napply: [▲moer]", fix: "did you mean 'more'"),
    Refusal("E0202", "observed: [ { metric: ▲utilisation, value: 80 % } ]"),
    Refusal(
      "E0202",
      "observed: [ { metric: received, where: { deciding: [desk], ▲channel: online }, value: 1 } ]"),
    Refusal(
      "E0202",
      "agencies: { desk: { calendar: open, staff: { server: { posts: 1 post, order: ▲last-come } } } }"
    ),
    Refusal(
      "E0202",
      "procedures:\n  job: { deciding: desk, ▲in-groups: 2 dossiers, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }"
    ),
    Refusal("E0202", workflow("{ step: a, at: desk, by: server, work: 5 min, ▲same: officer }")),
    Refusal("E0201", "demand: { job: { arrivals: 1 per h, ▲patience: 5 min } }"),
    Refusal("E0202", "experiment: { ▲target: { on_time_rate_cohort: at least 98 % } }"),
    Refusal("E0203", "-title\nquestion: a", fix: "title"),
    Refusal("E0203", "-period\nquestion: a", fix: "period"),
    Refusal("E0203", "-demand\nquestion: a", fix: "demand"),
    Refusal("E0203", "demand: { ▲job: { from: desk } }", fix: "arrivals"),
    Refusal("E0203", workflow("{ ▲step: a, by: server, work: 5 min }"), fix: "at"),
    Refusal("E0203", workflow("{ ▲step: a, at: desk, by: server }"), fix: "work"),
    Refusal("E0203", "sources: { S: ▲{ status: published } }", fix: "cite"),
    Refusal(
      "E0203", "agencies: { desk: { calendar: open, staff: { ▲server: { absent: 5 % } } } }",
      fix: "posts"),
    Refusal("E0203", "demand: { job: { arrivals: 1 per h, split: ▲data.people } }", fix: "from"),
    Refusal("E0204", "agencies: ▲a"),
    Refusal("E0204", "procedures: { job: { deciding: desk, workflow: ▲{ step: a } } }"),
    Refusal("E0204", "title: ▲[a, b]"),
    Refusal("E0204", "calendars: { open: { hours: ▲[a] } }"),
    Refusal("E0204", workflow("▲a")),
    Refusal("E0205", "fields: { ▲Đất-đai: a }", fix: "'dat-dai'"),
    Refusal(
      "E0205", "calendars: { open: { hours: { ▲fri..mon: 07h30..11h30 } } }", fix: "mon..fri"),
    Refusal(
      "E0205",
      "profiles: { day: { hour: { \"▲8:30\": 1 } } }".replacing("\"▲8:30\"", with: "▲\"8:30\""),
      fix: "8h30"),
    Refusal("E0205", "agencies: { desk: { calendar: ▲a.b.c, staff: { server: 1 post } } }"),
    Refusal("E0206", "calendars: { open: { hours: always }, ▲baseline: { hours: always } }"),
    Refusal(
      "E0207", "include: [other.yaml]\nfields: { ▲land: Đất }", fix: "override",
      files: ["other.yaml": "motcua: 1\nfields: { land: a }\n"]),
    Refusal(
      "E0207", "agencies: { desk: { table: a.csv, calendar: open } }",
      files: ["a.csv": "id,staff.server\nx,1 post\n▲x,1 post\n"]),
    Refusal("E0208", "sources: { S: { status: ▲publishd, cite: a } }", fix: "'published'"),
    Refusal(
      "E0208", "calendars: { open: { hours: always, holidays: ▲vietnamese } }", fix: "vietnam"),
    Refusal(
      "E0209",
      "procedures:\n  a: { each: { x: {} }, deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }\n  b: { like: a, each: { x: {} } }\ndemand: { ▲x: { arrivals: 1 per h } }",
      fix: "full name"),
    Refusal("E0210", "calendars: { open: { hours: always }, a: { like: ▲b }, b: { like: a } }"),
    Refusal(
      "E0211", "agencies: { desk: { calendar: open, staff: { server: 1 post (▲S1) } } }", fix: "'S'"
    ),
    Refusal("E0211", "experiment: { seed: 1 }\nsource: ▲fitted"),
  ]

  /// The base procedure with one item of workflow.
  static func workflow(_ items: String) -> String {
    "procedures:\n  job: { deciding: desk, limit: 3 days, workflow: [ \(items) ] }"
  }
}

extension String {
  /// The text with the mark before the first such word.
  func marked(_ word: String) -> String {
    guard let range = firstRange(of: word) else { return self }
    return replacingCharacters(in: range, with: "▲" + word)
  }
}
