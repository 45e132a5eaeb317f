extension Refusal {
  /// Choices of intake that are none.
  static let intakes: [Refusal] = [
    choice("intake: wards", "intake: { home: ▲80, nearest: rest }", "E0304", fix: "80 %"),
    choice("intake: wards", "intake: ▲{ home: 80 %, nearest: 10 % }", "E0306", fix: "rest"),
    choice("intake: wards", "intake: { home: rest, nearest: ▲rest }", "E0306"),
    choice("intake: wards", "intake: { home: 80 %, ▲neerest: rest }", "E0201", fix: "'nearest'"),
    choice("intake: wards", "intake: ▲wards", "E0204"),
    choice("intake: desk", "intake: ▲{ home: 80 %, nearest: rest }", "E0571", fix: "group"),
    choice("intake: desk", "intake: ▲{ home: 100 % }", "E0571", fix: "group"),
    choice("priority: 1", "intake: ▲{ home: 80 %, nearest: rest }", "E0571", fix: "intake:"),
    choice(
      "intake: wards", "intake: ▲{ home: 80 %, nearest: rest }", "E0571", at: "desk", by: "server",
      fix: "at: intake"),
    // Who is alone under a parent has nobody to go to.
    choice(
      "intake: wards", "intake: ▲{ home: 80 %, least-busy: rest }", "E0571", fix: "parent",
      agencies: """
        agencies:
          desk: { calendar: open, staff: { server: 2 posts } }
          districts: { count: 2 }
          wards: { each: { 1: { parent: districts.1 }, 2: { parent: districts.2 } }, calendar: open, staff: { officer: 1 post } }
        """),
    // Somebody must be there at every member that can be chosen, whoever sends dossiers.
    choice(
      "intake: wards", "intake: { home: 80 %, nearest: rest }", "E0217", from: "wards.1",
      by: "▲officer",
      agencies: """
        agencies:
          desk: { calendar: open, staff: { server: 2 posts } }
          wards: { each: { 1: { staff: { officer: 1 post } }, 2: { staff: { guard: 1 post } } }, calendar: open }
        """),
    Refusal(
      "E0208",
      "procedures:\n  job: { deciding: desk, limit: 3 days, counts: ▲nothing, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }",
      fix: "internal"),
  ]

  private static func choice(
    _ binding: String, _ intake: String, _ code: String, from: String = "wards",
    at: String = "intake", by: String = "officer", fix: String = "", agencies: String? = nil
  ) -> Refusal {
    let text = """
      procedures:
        job:
          deciding: desk
          limit: 3 days
          \(binding)
          workflow: [ { receive: take, at: \(at), by: \(by), work: 5 min }, { step: serve, at: desk, by: server, work: 5 min } ]
      demand: { job: { from: \(from), arrivals: 9 per working day, \(intake) } }
      """
    return Refusal(code, (agencies.map { $0 + "\n" } ?? "") + text, fix: fix)
  }
}
