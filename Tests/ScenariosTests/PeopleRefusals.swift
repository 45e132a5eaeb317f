extension Refusal {
  /// People and things that never come to a step.
  static let people: [Refusal] = [
    Refusal(
      "E0217",
      workflow("{ step: a, at: desk, by: [server, ▲othr], work: 5 min }")
        .replacing("[server, ▲othr]", with: "▲[server, othr]"), fix: "othr"),
    Refusal(
      "E0214", workflow("{ step: a, at: desk, by: ▲dsk.server, work: 5 min }"), fix: "'desk'"),
    Refusal(
      "E0217", workflow("{ step: a, at: desk, by: ▲wards.2.sever, work: 5 min }"), fix: "officer"),
    Refusal(
      "E0506",
      workflow("{ step: a, at: desk, by: wards.officer, work: 5 min }")
        + "\ndemand: { ▲job: { arrivals: 1 per h } }", fix: "from"),
    Refusal("E0207", workflow("{ step: a, at: desk, by: [server, ▲server], work: 5 min }")),
    Refusal("E0203", workflow("{ step: a, at: desk, by: ▲[], work: 5 min }"), fix: "role"),
    Refusal("E0301", workflow("{ step: a, at: desk, by: ▲Server, work: 5 min }"), fix: "officer"),
    Refusal(
      "E0508",
      "agencies: { desk: { calendar: open, staff: { server: 0 posts, head: { posts: 1 post, absent: 100 % } } } }\n"
        + workflow("{ step: a, at: desk, by: ▲[server, head], work: 5 min }")),

    Refusal("E0222", equipped("scanner: 2 units", with: "▲scaner"), fix: "'scanner'"),
    Refusal("E0222", step("with: ▲scanner"), fix: "1 unit"),
    Refusal("E0214", step("with: ▲dsk.scanner"), fix: "'desk'"),
    Refusal("E0508", equipped("scanner: 0 units", with: "▲scanner")),
    Refusal("E0304", equipped("scanner: ▲2", with: "scanner"), fix: "2 units"),
    Refusal("E0301", equipped("scanner: ▲1.5 units", with: "scanner")),
    Refusal(
      "E0303", equipped("scanner: ▲\(String(repeating: "9", count: 30)) units", with: "scanner")),
    Refusal("E0205", equipped("▲Scanner: 2 units", with: "scanner"), fix: "'scanner'"),
    Refusal(
      "E0405",
      "include: [o.yaml]\noverride: { agencies: { hall: { equipment: { ▲scaner: 1 unit } } } }",
      fix: "'scanner'",
      files: [
        "o.yaml":
          "motcua: 1\nagencies: { hall: { calendar: open, equipment: { scanner: 1 unit } } }\n"
      ]),

    Refusal("E0208", staffed("order: ▲earliest"), fix: "earliest-due"),
    Refusal("E0520", staffed("preempt: ▲resume"), fix: "priority"),
    Refusal("E0520", staffed("order: first-come, preempt: ▲resume"), fix: "priority"),
    Refusal("E0208", staffed("order: priority, preempt: ▲restart"), fix: "resume"),

    Refusal("E0401", visiting("visits: ▲v.csv")),
    Refusal(
      "E0214", visiting("visits: v.csv"), fix: "wards",
      files: ["v.csv": "agency,days\n▲ward.1,mon\n"]),
    Refusal(
      "E0301", visiting("visits: v.csv"), fix: "mon",
      files: ["v.csv": "agency,days\nwards,▲monday\n"]),
    Refusal("E0308", visiting("visits: v.csv"), files: ["v.csv": "agency,days\nwards,▲fri..mon\n"]),
    Refusal(
      "E0207", visiting("visits: v.csv"), fix: "one row",
      files: ["v.csv": "agency,days\nwards,mon\n▲wards.2,tue\n"]),
    Refusal(
      "E0407", visiting("visits: v.csv"), fix: "days", files: ["v.csv": "agency,▲day\nwards,mon\n"]),
    Refusal("E0408", visiting("visits: v.csv"), files: ["v.csv": "agency,days\n▲wards,\n"]),
    Refusal("E0408", visiting("visits: ▲v.csv"), files: ["v.csv": "agency,days\n"]),
    Refusal("E0406", visiting("visits: v.csv"), files: ["v.csv": "agency,days\n▲\"wards,mon\n"]),
    Refusal(
      "E0521", visiting("visits: { wards.1: mon, wards.2: tue }", mark: true), fix: "wards.3"),
    Refusal("E0521", visiting("visits: { wards: sun }", mark: true), fix: "closed"),
    Refusal(
      "E0521",
      visiting("visits: { wards: mon }", mark: true).replacing("from: wards, ", with: ""),
      fix: "from"),
  ]

  private static func staffed(_ keys: String) -> String {
    "agencies: { desk: { calendar: open, staff: { server: { posts: 1 post, \(keys) } } } }"
  }

  static func equipped(_ equipment: String, with: String) -> String {
    "agencies: { desk: { calendar: open, staff: { server: 1 post }, equipment: { \(equipment) } } }\n"
      + step("with: \(with)")
  }

  /// A surveyor who visits the wards, in an office of weekdays.
  private static func visiting(_ keys: String, mark: Bool = false) -> String {
    """
    calendars: { open: { hours: always }, week: { hours: { mon..fri: 07h30..11h30 } } }
    agencies:
      desk: { calendar: week, staff: { server: { posts: 1 post, \(keys) } } }
      wards: { count: 3, calendar: open }
    procedures:
      job: { deciding: desk, limit: 3 days, workflow: [ { step: a, at: desk, by: \(mark ? "▲" : "")server, work: 5 min } ] }
    demand: { job: { from: wards, arrivals: 1 per h } }
    """
  }
}
