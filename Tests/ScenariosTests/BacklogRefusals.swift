extension Refusal {
  /// Dossiers in hand that cannot be.
  static let backlogs: [Refusal] = [
    Refusal("E0203", "backlog: ▲{ table: b.csv }", fix: "as-of", files: good),
    Refusal("E0203", "backlog: ▲{ as-of: 2022-12-31 }", fix: "table"),
    Refusal("E0401", "backlog: { table: ▲b.csv, as-of: 2022-12-31 }"),
    Refusal(
      "E0524", "backlog: { table: b.csv, as-of: ▲2023-01-01 }", fix: "2022-12-31", files: good),
    Refusal(
      "E0524",
      "backlog: { table: b.csv, as-of: 2022-12-31 }\nexperiment: { warm-up: ▲30 days }",
      files: good),
    Refusal(
      "E0525", "backlog: { table: b.csv, as-of: 2022-12-31, count: ▲8 (S) }", fix: "rows",
      files: good),
    Refusal("E0208", "backlog: { table: b.csv, as-of: 2022-12-31, steps: ▲last }", files: good),
    Refusal(
      "E0505",
      "backlog: { table: b.csv, as-of: 2022-12-31, ▲rows: [ { procedure: job, received: 2022-12-01, count: 1 } ] }",
      files: good),
    inHand("procedure: ▲jop, received: 2022-12-01, count: 1", "E0216", fix: "'job'"),
    inHand("procedure: job, ▲plce: desk, received: 2022-12-01, count: 1", "E0201", fix: "'place'"),
    inHand("procedure: job, received: ▲2023-01-01, count: 1", "E0524", fix: "demand"),
    inHand("procedure: job, received: ▲2022-12-30..2023-01-01, count: 1", "E0524"),
    inHand("procedure: job, received: ▲2012-12-30, count: 1", "E0524", fix: "year"),
    inHand("procedure: job, received: ▲2022-02-30, count: 1", "E0307"),
    inHand("procedure: job, received: 2022-12-01, count: 1, due: ▲2022-11-30", "E0524"),
    Refusal(
      "E0301", "backlog: { table: b.csv, as-of: 2022-12-31 }", fix: "15679",
      files: ["b.csv": "procedure,received,count\njob,2022-12-01,▲1e30\n"]),
    inHand("procedure: job, received: 2022-12-01, count: ▲1.000", "E0301", fix: "1000"),
    inHand("procedure: job, received: 2022-12-01, count: ▲-1", "E0302"),
    inHand("procedure: job, received: 2022-12-01, count: ▲100000001", "E0305"),
    inHand(
      "procedure: job, received: 2022-12-01, count: ▲\(String(repeating: "9", count: 40))", "E0303"),
    inHand(
      "procedure: job, received: 2022-12-01, count: 1, state: ▲awaiting-supplement", "E0526",
      fix: "supplement:"),
    inHand(
      "procedure: job, received: 2022-12-01, count: 1, state: ▲awaiting-payment", "E0526",
      fix: "pause:"),
    inHand("procedure: job, received: 2022-12-01, count: 1, state: ▲withdrawn", "E0202"),
    inHand(
      "procedure: job, received: 2022-12-01, count: 1, state: ▲submitted", "E0526", fix: "receive:"),
    inHand("procedure: job, received: 2022-12-01, count: 1, since: ▲2022-12-02", "E0526"),
    held("state: submitted, step: ▲take", "E0526", fix: "leave"),
    held("state: submitted, due: ▲2022-12-30", "E0526", fix: "leave"),
    held("state: submitted, since: ▲2022-12-02", "E0526"),
    held("state: awaiting-payment, step: ▲serve", "E0526", fix: "fee"),
    held("state: awaiting-supplement, step: ▲fee", "E0526", fix: "serve"),
    held("state: awaiting-supplement, step: ▲take", "E0526", fix: "serve"),
    held("step: ▲fee", "E0526", fix: "serve"),
    held("state: awaiting-payment, since: ▲2022-11-30", "E0524"),
    held("state: awaiting-payment, since: ▲2023-01-01", "E0524"),
    held("step: serve, since: ▲2022-12-02", "E0526"),
    inHand("procedure: job, received: 2022-12-01, count: 1, state: ▲resolved", "E0202"),
    inHand("procedure: job, received: 2022-12-01, count: 1, state: ▲lost", "E0208"),
    inHand("procedure: job, received: 2022-12-01, count: 1, step: ▲serv", "E0218", fix: "'serve'"),
    inHand("procedure: job, received: 2022-12-01, count: 1, place: ▲wards.1", "E0214", fix: "from"),
    Refusal(
      "E0525",
      "backlog: { as-of: 2022-12-31, rows: ▲[ { procedure: job, received: 2022-12-01, count: 0 } ] }"
    ),
    Refusal(
      "E0305",
      "backlog: { as-of: 2022-12-31, rows: ▲[ { procedure: job, received: 2022-12-01, count: 90000000 }, { procedure: job, received: 2022-12-01, count: 90000000 } ] }"
    ),
    Refusal(
      "E0526",
      workflow(
        "{ receive: take, at: desk, by: server, work: 1 min }, { step: serve, at: desk, by: server, work: 5 min }, { deliver: hand, at: desk, by: server, work: 1 min }"
      )
        + "\nbacklog: { as-of: 2022-12-31, rows: [ { procedure: job, received: 2022-12-01, count: 2, step: ▲take } ] }",
      fix: "serve"),
    Refusal(
      "E0526",
      workflow(
        "{ step: serve, at: desk, by: server, work: 5 min }, { deliver: hand, at: desk, by: server, work: 1 min }"
      )
        + "\nbacklog: { as-of: 2022-12-31, rows: [ { procedure: job, received: 2022-12-01, count: 2, step: ▲hand } ] }",
      fix: "serve"),
    Refusal(
      "E0506",
      """
      procedures:
        job: { deciding: desk, limit: 3 days, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }
        old: { deciding: desk, limit: 3 days, workflow: [ { step: serve, at: wards, by: officer, work: 5 min } ] }
      backlog: { as-of: 2022-12-31, rows: ▲[ { procedure: old, received: 2022-12-01, count: 2 } ] }
      """),
    Refusal(
      "E0202", "backlog: { table: b.csv, as-of: 2022-12-31 }",
      files: ["b.csv": "procedure,state,received,count\njob,▲delivered,2022-12-01,3\n"]),
    Refusal(
      "E0408", "backlog: { table: b.csv, as-of: 2022-12-31 }",
      files: ["b.csv": "procedure,received,count\n▲job,2022-12-01\n"]),
    Refusal(
      "E0408", "backlog: { table: ▲b.csv, as-of: 2022-12-31 }",
      files: ["b.csv": "procedure,received,count\n"]),
    Refusal(
      "E0201", "backlog: { table: b.csv, as-of: 2022-12-31 }", fix: "'received'",
      files: ["b.csv": "procedure,▲recieved,received,count\njob,2022-12-01,2022-12-01,1\n"]),
  ]

  private static let good = ["b.csv": "procedure,received,count\njob,2022-12-01,3\n"]

  /// A row of a procedure in which dossiers can be held.
  private static func held(_ row: String, _ code: String, fix: String = "") -> Refusal {
    Refusal(
      code,
      workflow(
        "{ receive: take, at: desk, by: server, work: 1 min, outcomes: [ { supplement: 5 %, wait: 1 day } ] }, { step: serve, at: desk, by: server, work: 5 min, outcomes: [ { supplement: 5 %, wait: 1 day } ] }, { ask: view, of: desk, answer: 1 day }, { pause: fee, wait: 1 day }, { step: end, at: desk, by: server, work: 5 min }"
      )
        + "\nbacklog: { as-of: 2022-12-31, rows: [ { procedure: job, received: 2022-12-01, count: 2, \(row) } ] }",
      fix: fix)
  }

  private static func inHand(_ row: String, _ code: String, fix: String = "") -> Refusal {
    Refusal(code, "backlog: { as-of: 2022-12-31, rows: [ { \(row) } ] }", fix: fix)
  }
}
