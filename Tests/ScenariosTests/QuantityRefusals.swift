extension Refusal {
  /// Names that nothing has, and things that cannot work.
  static let meanings: [Refusal] = [
    Refusal(
      "E0212", "agencies: { desk: { calendar: ▲opne, staff: { server: 1 post } } }", fix: "'open'"),
    Refusal("E0212", "clock: { calendar: ▲offic }"),
    Refusal("E0212", "calendars: { open: { hours: always }, b: { like: ▲opn } }", fix: "'open'"),
    Refusal(
      "E0213",
      "procedures:\n  job: { field: ▲lnad, deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }",
      fix: "'land'"),
    Refusal(
      "E0214", workflow("{ step: a, at: ▲dsek, by: server, work: 5 min }"),
      fix: "did you mean 'desk'"),
    Refusal(
      "E0214",
      workflow("{ step: a, at: ▲3, by: server, work: 5 min }").replacing("▲3", with: "▲wards.4")),
    Refusal("E0214", "demand: { job: { arrivals: 1 per h, from: ▲ward } }", fix: "'wards'"),
    Refusal(
      "E0214",
      "agencies: { desk: { calendar: open, parent: ▲none-such, staff: { server: 1 post } } }"),
    Refusal(
      "E0214", "observed: [ { metric: received, where: { deciding: [▲dsk] }, value: 1 } ]",
      fix: "'desk'"),
    Refusal("E0215", "demand: { job: { arrivals: 1 per h, profile: ▲dya } }", fix: "'day'"),
    Refusal("E0216", "demand: { ▲jop: { arrivals: 1 per h } }", fix: "'job'"),
    Refusal("E0216", "demand: { a: { of: ▲jop, arrivals: 1 per h } }", fix: "'job'"),
    Refusal(
      "E0216",
      "procedures:\n  all-jobs: { each: { x: {} }, deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }\ndemand: { ▲all-jobs: { arrivals: 1 per h } }",
      fix: "x"),
    Refusal("E0217", workflow("{ step: a, at: desk, by: ▲sever, work: 5 min }"), fix: "'server'"),
    Refusal(
      "E0217",
      "agencies:\n  desk: { calendar: open, staff: { server: 1 post } }\n  wards: { each: { a: { staff: { officer: 1 post } }, b: {} }, calendar: open }\n"
        + workflow("{ step: a, at: wards, by: ▲officer, work: 5 min }")
        + "\ndemand: { job: { arrivals: 1 per h, from: wards } }", fix: "wards.b"),
    Refusal(
      "E0218",
      "procedures:\n  job: { deciding: desk, steps: { ▲serf: { work: 1 min } }, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }",
      fix: "'serve'"),
    Refusal("E0219", "observed: [ { metric: ▲recieved, value: 1 } ]", fix: "'received'"),
    Refusal("E0219", "experiment: { precision: ▲0.1 pp of on_time_rate }"),
    Refusal(
      "E0220", "demand: { job: { arrivals: 1 per h, from: wards, split: ▲data.peple } }",
      fix: "'people'"),
    Refusal("E0501", "procedures: { ▲job: { deciding: desk } }"),
    Refusal("E0501", "procedures: { job: { deciding: desk, workflow: ▲[] } }"),
    Refusal(
      "E0502",
      workflow(
        "{ ▲deliver: a, at: desk, by: server, work: 5 min }, { step: b, at: desk, by: server, work: 5 min }"
      )),
    Refusal(
      "E0502",
      workflow(
        "{ ▲receive: a, at: desk, by: server, work: 5 min }, { deliver: b, at: desk, by: server, work: 5 min }"
      )),
    Refusal(
      "E0502",
      workflow(
        "{ step: a, at: desk, by: server, work: 5 min }, { deliver: b, at: desk, by: server, work: 5 min }, { ▲receive: c, at: desk, by: server, work: 5 min }"
      )),
    Refusal("E0503", workflow("{ at: desk, ▲step: a, by: server, work: 5 min }"), fix: "front"),
    Refusal("E0503", workflow("{ ▲setp: a, at: desk, by: server, work: 5 min }"), fix: "'step'"),
    Refusal(
      "E0503", workflow("{ step: a, ▲deliver: b, at: desk, by: server, work: 5 min }"),
      fix: "two items"),
    Refusal(
      "E0504",
      workflow(
        "{ step: a, at: desk, by: server, work: 5 min }, { step: ▲a, at: desk, by: server, work: 5 min }"
      )),
    Refusal(
      "E0505",
      "agencies: { desk: { count: 2, ▲each: { a: {} }, calendar: open, staff: { server: 1 post } } }"
    ),
    Refusal(
      "E0505",
      "agencies:\n  desk: { calendar: open, staff: { server: 1 post } }\n  none: { each: ▲{}, calendar: open }"
    ),
    Refusal(
      "E0506",
      workflow("{ step: a, at: wards, by: officer, work: 5 min }")
        + "\ndemand: { ▲job: { arrivals: 1 per h } }", fix: "from"),
    Refusal(
      "E0506",
      "agencies:\n  desk: { calendar: open, staff: { server: 1 post } }\n  wards: { count: 3, calendar: open }\n  police: { each: { a: { serves: [wards.1, wards.2] } }, calendar: open, staff: { officer: 1 post } }\n"
        + workflow("{ step: a, at: ▲police, by: officer, work: 5 min }")
        + "\ndemand: { job: { arrivals: 1 per h, from: wards } }", fix: "serves"),
    Refusal(
      "E0507",
      "procedures: { ▲job: { limit: 3 days, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] } }",
      fix: "deciding"),
    Refusal("E0507", workflow("{ step: a, at: ▲intake, by: server, work: 5 min }"), fix: "intake"),
    Refusal("E0507", "demand: { job: { arrivals: 1 per h, profile: ▲day } }", fix: "intake"),
    Refusal(
      "E0508",
      "agencies: { desk: { calendar: open, staff: { server: 0 posts } } }\n"
        + workflow("{ step: a, at: desk, by: ▲server, work: 5 min }")),
    Refusal(
      "E0508",
      "agencies: { desk: { calendar: open, staff: { server: { posts: 1 post, absent: 100 % } } } }\n"
        + workflow("{ step: a, at: desk, by: ▲server, work: 5 min }")),
    Refusal("E0509", "profiles: { day: { hour: { 08h00: 1, ▲07h00: 2 } } }", fix: "order"),
    Refusal("E0510", "calendars: { open: { hours: { mon: [07h30..11h30, ▲11h00..17h00] } } }"),
    Refusal("E0511", "calendars: { open: ▲{ holidays: vietnam } }", fix: "hours"),
    Refusal(
      "E0511",
      "calendars: { open: { hours: always, closed: 2023-01-01..2023-12-31 } }\n"
        + workflow("{ step: a, at: desk, by: ▲server, work: 5 min }")),
    Refusal(
      "E0511",
      "calendars: { open: { hours: always }, shut: { hours: always, closed: 2022-01-01..2024-12-31 } }\nagencies:\n  desk: { calendar: open, staff: { server: 1 post } }\n  front: { calendar: shut }\nprocedures:\n  job: { intake: front, deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }\ndemand: { job: { arrivals: 1 per h, profile: ▲day } }"
    ),
    Refusal("E0512", "period: ▲1900-01-01..2023-12-31"),
    Refusal(
      "E0513",
      "demand: { job: { arrivals: 1 per h, channels: { online: 30 %, counter: rest }, profile: ▲{ online: day } } }",
      fix: "counter"),
    Refusal(
      "E0514",
      "agencies:\n  desk: { calendar: open, parent: b, staff: { server: 1 post } }\n  b: { parent: ▲desk }"
    ),
    Refusal("E0515", "agencies: { desk: { staff: { ▲server: 1 post } } }", fix: "calendar"),
    Refusal(
      "E0515",
      "agencies:\n  desk: { calendar: open, staff: { server: 1 post } }\n  head: { level: outside }\nprocedures:\n  job: { deciding: ▲head, limit: 3 days, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }",
      fix: "clock"),
    Refusal(
      "E0516",
      "agencies:\n  desk: { calendar: open, staff: { server: 1 post } }\n  wards: { count: 3 }\n  police: { count: 2, serves: ▲wards }"
    ),
    Refusal("W0601", "-source\nexperiment: { seed: 1 }"),
    Refusal(
      "W0602",
      "procedures: { ▲job: { deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] } }"
    ),
    Refusal(
      "R0603",
      "profiles: { day: ▲{ when: always } }\ndemand: { job: { arrivals: 1 per h, profile: day } }",
      fix: "spread"),
  ]

  /// Quantities in the wrong form, with the wrong unit or without sense.
  static let quantities: [Refusal] = [
    Refusal("E0301", "demand: { job: { arrivals: ▲many per h } }", fix: "22 per working day"),
    Refusal(
      "E0301", "agencies: { desk: { count: ▲1.500, calendar: open, staff: { server: 1 post } } }",
      fix: "write '1500'"),
    Refusal(
      "E0301", workflow("{ step: a, at: desk, by: server, work: \"1,5 min\" }").marked("\"1,5"),
      fix: "1.5 min"),
    Refusal(
      "E0301", workflow("{ step: a, at: desk, by: server, work: ▲expnential 5 min }"),
      fix: "'exponential'"),
    Refusal(
      "E0301", workflow("{ step: a, at: desk, by: server, work: ▲lognormal 5 min }"), fix: "cv"),
    Refusal(
      "E0301", "calendars: { open: { hours: { mon: \"07:30..11:30\" } } }".marked("\"07"),
      fix: "07h30..11h30"),
    Refusal("E0302", "demand: { job: { arrivals: ▲-5 per h } }"),
    Refusal("E0302", "agencies: { desk: { calendar: open, staff: { server: ▲-1 posts } } }"),
    Refusal("E0303", "demand: { job: { arrivals: ▲nan per h } }"),
    Refusal("E0303", workflow("{ step: a, at: desk, by: server, work: ▲inf min }")),
    Refusal(
      "E0303",
      "agencies: { desk: { calendar: open, staff: { server: ▲99999999999999999999999999 posts } } }"
    ),
    Refusal("E0303", "demand: { job: { arrivals: ▲99999999999999 per h } }"),
    Refusal(
      "E0304", "agencies: { desk: { calendar: open, staff: { server: ▲5 } } }", fix: "5 posts"),
    Refusal("E0304", workflow("{ step: a, at: desk, by: server, work: ▲5 s }"), fix: "min, h"),
    Refusal("E0304", workflow("{ step: a, at: desk, by: server, work: ▲2 days }"), fix: "min, h"),
    Refusal("E0304", "demand: { job: { arrivals: ▲5 per minute } }", fix: "per h"),
    Refusal(
      "E0304",
      "procedures:\n  job: { deciding: desk, limit: ▲3 wd, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }",
      fix: "working days"),
    Refusal("E0304", "observed: [ { metric: online_share, value: ▲3 } ]", fix: "%"),
    Refusal("E0303", workflow("{ step: a, at: desk, by: server, work: ▲9000000000000 min }")),
    Refusal(
      "E0303",
      workflow("{ step: a, at: desk, by: server, work: ▲lognormal 9e9 min cv 1 }")
        .replacing("9e9", with: "90000000000000")),
    Refusal("E0304", "observed: [ { metric: received, value: ▲3 % } ]", fix: "plain"),
    Refusal("E0304", "observed: [ { metric: received, value: 3, within: ▲1 pp } ]"),
    Refusal("E0304", "experiment: { precision: ▲0.1 }", fix: "pp"),
    Refusal("E0305", workflow("{ step: a, at: desk, by: server, work: 5 min, chance: ▲120 % }")),
    Refusal(
      "E0305",
      "procedures:\n  job: { deciding: desk, limit: ▲0 days, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }"
    ),
    Refusal("E0305", "experiment: { replications: ▲0 }"),
    Refusal("E0305", "experiment: { seed: ▲18446744073709551616 }"),
    Refusal("E0305", "experiment: { warm-up: ▲9999 days }"),
    Refusal("E0305", "calendars: { open: { hours: { mon: ▲07h30..24h30 } } }"),
    Refusal(
      "E0305",
      "profiles: { day: { weekday: ▲{ mon: 0, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sun: 0 } } }"),
    Refusal(
      "E0306", "demand: { job: { arrivals: 1 per h, channels: ▲{ online: 30 %, counter: 80 % } } }",
      fix: "rest"),
    Refusal(
      "E0306", "demand: { job: { arrivals: 1 per h, channels: { online: rest, counter: ▲rest } } }"),
    Refusal(
      "E0306",
      "agencies:\n  desk: { calendar: open, staff: { server: 1 post } }\n  wards: { count: 2, data: { people: 0 } }\ndemand: { job: { arrivals: 1 per h, from: wards, split: ▲data.people } }"
    ),
    Refusal("E0307", "period: ▲2023-02-29..2023-12-31"),
    Refusal("E0307", "calendars: { open: { hours: always, closed: [2023-01-01, ▲2023-13-01] } }"),
    Refusal("E0308", "period: ▲2023-12-31..2023-01-01", fix: "2023-01-01..2023-12-31"),
    Refusal("E0308", "calendars: { open: { hours: { mon: ▲17h00..07h30 } } }"),
    Refusal(
      "E0309", workflow("{ step: a, at: desk, by: server, work: ▲triangular 8..4..25 min }"),
      fix: "likeliest"),
    Refusal("E0309", workflow("{ step: a, at: desk, by: server, work: ▲uniform 8..4 min }")),
    Refusal("E0309", workflow("{ step: a, at: desk, by: server, work: ▲exponential 0 min }")),
    Refusal("E0309", workflow("{ step: a, at: desk, by: server, work: ▲lognormal 5 min cv 99 }")),
    Refusal("E0309", workflow("{ step: a, at: desk, by: server, work: ▲erlang 5 min phases 0 }")),
    Refusal("E0309", workflow("{ step: a, at: desk, by: server, work: ▲999999 h }")),
    Refusal("E0310", "agencies: { desk: { calendar: open, staff: { server: ▲+2 posts } } }"),
  ]

  /// Files beside the scenario.
  static let files: [Refusal] = [
    Refusal(
      "E0401", "include: [▲othr.yaml]", fix: "'other.yaml'", files: ["other.yaml": "motcua: 1\n"]),
    Refusal("E0401", "agencies: { desk: { table: ▲a.csv, calendar: open } }"),
    Refusal("E0402", "include: [▲../other.yaml]"),
    Refusal("E0402", "include: [▲/etc/other.yaml]"),
    Refusal("E0403", "include: [▲folder.yaml]", files: ["folder.yaml/a.txt": "a"]),
    Refusal(
      "E0404", "include: [other.yaml]", files: ["other.yaml": "motcua: 1\ninclude: [▲main.yaml]\n"]),
    Refusal("E0405", "override: { agencies: { ▲dsk: { calendar: open } } }", fix: "'desk'"),
    Refusal(
      "E0405", "override: { agencies: { desk: { staff: { ▲sever: 2 posts } } } }", fix: "'server'"),
    Refusal("E0405", "override: { agencies: { ▲wards.9: { calendar: open } } }"),
    Refusal("E0406", table, files: ["a.csv": "id,name,staff.server\nx,▲\"open,1 post\n"]),
    Refusal("E0406", table, files: ["a.csv": "id,name,staff.server\nx,\"a\"▲b,1 post\n"]),
    Refusal("E0407", table, fix: "'id'", files: ["a.csv": "name,staff.server\na,1 post\n"]),
    Refusal("E0407", table, files: ["a.csv": "id,staff.server,▲staff.server\nx,1 post,1 post\n"]),
    Refusal("E0408", table, files: ["a.csv": "id,staff.server\n▲x,1 post,2\n"]),
    Refusal(
      "E0408", "agencies: { desk: { table: ▲a.csv, calendar: open } }",
      files: ["a.csv": "id,staff.server\n"]),
    Refusal(
      "E0408", workflow("{ step: a, at: desk, by: server, work: sample a.csv min }"),
      files: ["a.csv": "min\n3\n▲x\n"]),
    Refusal(
      "E0409",
      "procedures:\n  jobs: { table: a.csv, deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }\ndemand: { x: { arrivals: 1 per h } }",
      fix: "1.012790", files: ["a.csv": "id,code\nx,▲1.01279\n"]),
    Refusal("E0201", table, fix: "'staff'", files: ["a.csv": "id,▲staf.server\nx,1 post\n"]),
    Refusal("E0304", table, fix: "3 posts", files: ["a.csv": "id;staff.server\nx;▲3\n"]),
    Refusal("E0211", table, fix: "'S'", files: ["a.csv": "id,staff.server\nx,3 posts (▲T)\n"]),
  ]

  private static let table =
    "agencies: { desk: { table: a.csv, calendar: open } }\n"
    + workflow("{ step: a, at: desk.x, by: server, work: 5 min }").replacing(
      "deciding: desk", with: "deciding: desk.x")

  static let all =
    texts + names + quantities + meanings + files + routing + people + peopleInTime + traces
    + backlogs + intakes + waits + exits + schedules + handOvers + records + outages + stages
    + linkages + soFar + costs
}
