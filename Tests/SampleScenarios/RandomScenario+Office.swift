/// What befalls an office, what its records say of it, and procedures whose stages lie at several agencies.
extension Maker {
  /// Days without some of the staff, or without all of it.
  mutating func outages() -> [String] {
    guard features.contains(.outages), chance(0.6) else { return [] }
    var rows: [String] = []
    for _ in 0..<(1 + number(2)) {
      let agencies = pick(["all", "centre", "wards", "wards.b", "[centre, cluster]"])
      // A weekend, one day, days across a month's end, days before the period.
      let days = pick([
        "2023-01-14..2023-01-15", "2023-01-17", "2023-01-30..2023-02-02", "2023-01-04..2023-01-10",
      ])
      let share = pick(["", ", share: 50 %", ", share: 30 %"])
      rows.append("{ of: \(agencies), closed: \(days)\(share) }")
    }
    return ["outages: [ \(rows.joined(separator: ", ")) ]"]
  }

  /// Units that may be out of order on some days.
  mutating func scanner() -> String {
    let units = pick(["1 unit", "2 units"])
    guard features.contains(.outages), chance(0.5) else { return units }
    return "{ units: \(units), down: \(pick(["10 %", "40 %"])) }"
  }

  mutating func recording() -> [String] {
    guard features.contains(.records), chance(0.6) else { return [] }
    var rows: [String] = []
    if chance(0.6) {
      var keys = ["of: p0"]
      if chance(0.5) { keys.append("entered: 60 %") }
      if chance(0.5) {
        keys.append("lag: \(pick(["lognormal 20 h cv 1", "3 working days", "0 h"]))")
      }
      if chance(0.5) { keys.append("missing: 10 %") }
      if chance(0.5) { keys.append("wrong: 20 %") }
      if chance(0.5) { keys.append("bulk: 50 %") }
      if chance(0.5) { keys.append("least: 70 dossiers") }
      rows.append("{ \(keys.joined(separator: ", ")) }")
    }
    rows.append(
      pick(["{ missing: 5 % }", "{ of: all }", "{ of: all, lag: 9 working h, bulk: 30 % }"]))
    return ["recording: [ \(rows.joined(separator: ", ")) ]"]
  }

  /// How the stages of a procedure are linked.
  mutating func linkage() -> [String] {
    let wait = pick(["1 working days", "exponential 20 h", "0 h"])
    return [
      "    linkage: \(pick(["none", "none", "sequential", "parallel"]))",
      "    after: first",
      "    resubmit: { wait: \(wait), drop-out: \(pick(["0 %", "20 %"])) }",
    ]
  }

  /// Items as the first stage, and one or two others with items of their own.
  mutating func stages(_ index: Int, first items: [String]) -> [String] {
    var lines = stage("first", keys: [], items)
    for stage in 0..<(1 + number(2)) {
      let agency = pick(["centre", "wards"])
      var keys = ["intake: \(agency)", "deciding: \(agency)"]
      if chance(0.6) { keys.append("limit: \(pick(["1 working day", "3 days"]))") }
      var inner: [String] = []
      if chance(0.5) {
        inner.append(
          "      - { receive: claim-\(index)-\(stage), at: intake, "
            + "by: \(agency == "centre" ? "counter" : "officer"), work: \(work())\(claimExits()) }")
      }
      targets = []
      inner.append("      - \(step(named: "t\(index)-\(stage)"))")
      inner += lifeItems(index).map { "      - \($0)" }
      lines += self.stage("stage-\(stage)", keys: keys, inner)
    }
    targets = []
    return lines
  }

  private func stage(_ name: String, keys: [String], _ items: [String]) -> [String] {
    ["      - stage: \(name)"] + keys.map { "        \($0)" } + ["        do:"]
      + items.map { "    " + $0 }
  }

  /// A later stage can refuse a dossier of its own; linked, its receipt is skipped.
  private mutating func claimExits() -> String {
    guard features.contains(.exits), !acceptsAtArrival, chance(0.5) else { return "" }
    return ", outcomes: [ { refuse: 10 % } ]"
  }
}
