extension Refusal {
  /// Recorded arrivals that cannot be used, and groups of arrivals.
  static let traces: [Refusal] = [
    Refusal("E0401", traced("trace: ▲none.csv")),
    Refusal("E0402", traced("trace: ▲../t.csv")),
    Refusal("E0301", traced("trace: ▲t.txt"), fix: ".csv"),
    Refusal("E0522", traced("trace: t.csv, arrivals: ▲1 per h"), files: good),
    Refusal("E0522", traced("trace: t.csv, channels: ▲{ online: 100 % }"), files: good),
    Refusal("E0522", traced("trace: t.csv, profile: ▲day"), files: good),
    Refusal("E0522", traced("trace: t.csv, in-groups: ▲4 dossiers"), files: good),
    Refusal("E0522", traced("arrivals: 1 per h, shift: ▲52 weeks"), fix: "trace"),
    Refusal("E0522", traced("arrivals: 1 per h, scale: ▲+3 %"), fix: "trace"),
    Refusal("E0301", traced("trace: t.csv, scale: ▲3 %"), fix: "+3 %", files: good),
    Refusal("E0305", traced("trace: t.csv, scale: ▲-100 %"), files: good),
    Refusal("E0305", traced("trace: t.csv, scale: ▲+10001 %"), files: good),
    Refusal("E0305", traced("trace: t.csv, shift: ▲0 days"), files: good),
    Refusal("E0302", traced("trace: t.csv, shift: ▲-5 days"), files: good),
    Refusal("E0304", traced("trace: t.csv, shift: ▲5 months"), fix: "weeks", files: good),
    Refusal("E0305", traced("arrivals: 1 per h, in-groups: ▲0 dossiers")),
    Refusal("E0305", traced("arrivals: 1 per h, in-groups: ▲10001 dossiers")),
    Refusal("E0304", traced("arrivals: 1 per h, in-groups: ▲4"), fix: "4 dossiers"),

    Refusal(
      "E0407", traced("trace: t.csv"), fix: "'received'",
      files: ["t.csv": "▲recieved\n2023-01-05T08:00\n"]),
    Refusal(
      "E0407", traced("trace: t.csv"), fix: "received", files: ["t.csv": "channel\nonline\n"]),
    Refusal(
      "E0407", traced("trace: t.csv"),
      files: ["t.csv": "received,▲received\n2023-01-05T08:00,2023-01-05T08:00\n"]),
    Refusal("E0407", traced("trace: t.csv"), files: ["t.csv": "received,▲\n2023-01-05T08:00,\n"]),
    row("▲2023-01-05 08:00"), row("▲2023-02-29T08:00"), row("▲2023-01-05T24:00"),
    row("▲2023-01-05T8:00"), row("▲2023-01-05T08:00:61"), row("▲1e30"), row("▲2023-13-05T08:00"),
    row("▲-023-01-05T08:00"),
    Refusal(
      "E0208", traced("trace: t.csv"), fix: "'online'",
      files: ["t.csv": "received,channel\n2023-01-05T08:00,▲onlin\n"]),
    Refusal(
      "E0408", traced("trace: t.csv"), files: ["t.csv": "received,channel\n▲2023-01-05T08:00\n"]),
    Refusal(
      "E0406", traced("trace: t.csv"),
      files: ["t.csv": "received,channel\n2023-01-05T08:00,▲\"online\n"]),
    Refusal(
      "E0406", traced("trace: t.csv"),
      files: ["t.csv": "received,channel\n2023-01-05T08:00,\"online\"▲x\n"]),
    Refusal(
      "E0506", traced("trace: t.csv"), fix: "from",
      files: ["t.csv": "received,place\n2023-01-05T08:00,▲wards.1\n"]),
    Refusal(
      "E0214", traced("from: wards, trace: t.csv"), fix: "wards",
      files: ["t.csv": "received,place\n2023-01-05T08:00,▲wards.9\n"]),
    Refusal(
      "E0221", traced("trace: t.csv"), fix: "empty",
      files: ["t.csv": "received,urgent\n2023-01-05T08:00,▲yes\n"]),
    Refusal(
      "E0208", traced("of: fast, trace: t.csv"), fix: "'yes'",
      files: ["t.csv": "received,urgent\n2023-01-05T08:00,▲yess\n"]),

    Refusal("E0523", traced("trace: ▲t.csv"), files: ["t.csv": "received\n"]),
    Refusal(
      "E0523", traced("trace: ▲t.csv"), fix: "shift",
      files: ["t.csv": "received\n2022-01-05T08:00\n"]),
    Refusal(
      "E0523", traced("trace: ▲t.csv"), fix: "procedure",
      files: ["t.csv": "received,procedure\n2023-01-05T08:00,fast\n"]),
    Refusal("E0004", traced("trace: t.csv"), files: ["t.csv": "▲\n\n"]),
    Refusal(
      "E0005", traced("trace: t.csv"), files: ["t.csv": "received\n▲\u{0}\n"]),

    Refusal("E0216", all("trace: ▲t.csv"), fix: "procedure", files: good),
    Refusal(
      "E0216", all("trace: t.csv"), fix: "'fast'",
      files: ["t.csv": "received,procedure\n2023-01-05T08:00,▲fsat\n"]),
    Refusal(
      "E0408", all("trace: t.csv"), fix: "procedure",
      files: ["t.csv": "received,procedure\n2023-01-05T08:00,fast\n2023-01-05T08:00,▲\n"]),
    Refusal(
      "E0207",
      """
      procedures:
        a: { each: { x: {} }, deciding: desk, limit: 3 days, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }
        b: { like: a, each: { x: {} } }
        a-x: { like: a.x }
      demand: { ▲all: { trace: t.csv } }
      """, fix: "all.a-x",
      files: [
        "t.csv":
          "received,procedure\n2023-01-05T08:00,a.x\n2023-01-05T08:00,b.x\n2023-01-05T08:00,a-x\n"
      ]),
  ]

  private static let good = ["t.csv": "received\n2023-01-05T08:00\n"]
  private static let procedures = """
    procedures:
      job: { deciding: desk, limit: 3 days, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }
      fast: { like: job, attributes: { urgent: { yes: 10 %, no: rest } } }

    """.replacing("yes:", with: "\"yes\":").replacing("no:", with: "\"no\":")

  private static func traced(_ keys: String) -> String {
    procedures + "demand: { job: { \(keys) } }"
  }

  private static func all(_ keys: String) -> String {
    procedures + "demand: { all: { \(keys) } }"
  }

  /// A row of a trace that says nothing about when.
  private static func row(_ text: String) -> Refusal {
    Refusal(
      "E0408", traced("trace: t.csv"), files: ["t.csv": "received\n\(text)\n"])
  }
}
