/// How fast people work, and who works elsewhere on some days.
extension Maker {
  /// Productivity and learning of one role.
  mutating func pace() -> [String] {
    guard features.contains(.people) else { return [] }
    var keys: [String] = []
    if chance(0.3) { keys.append("productivity: \(pick(["70 %", "90 %", "130 %"]))") }
    if chance(0.3) {
      keys.append(
        "learning: { start: \(pick(["120 %", "180 %"])), half-life: \(pick(["2", "15"])) working days }"
      )
    }
    return keys
  }

  /// Whole posts of others who come on some days; everybody has at least one.
  mutating func secondments() -> String {
    guard features.contains(.people), chance(0.6) else { return "" }
    var rows: [String] = []
    if chance(0.7) {
      rows.append(
        "{ from: centre.\(pick(["officer", "head"])), posts: 1 post, days: [\(pick(["tue, thu", "mon..wed", "fri"]))]"
          + pick(["", ", productivity: 80 %", ", productivity: 120 %, absent: 10 %"]) + " }")
    }
    if chance(0.5) {
      rows.append("{ from: wards.\(pick(["a", "b"])).officer, posts: 1 post, days: wed thu }")
    }
    return rows.isEmpty ? "" : ", seconded: [ \(rows.joined(separator: ", ")) ]"
  }
}
