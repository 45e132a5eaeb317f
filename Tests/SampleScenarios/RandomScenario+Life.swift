/// What happens in the life of a dossier: exits, waits, branches, moments, hand-overs and clocks.
extension Maker {
  /// Keys of the clock behind the calendar.
  mutating func clockRules() -> String {
    guard features.contains(.clocks) else { return "" }
    var rules = ""
    for key in ["supplement", "payment"] where chance(0.7) {
      rules += ", \(key): \(pick(["stop", "restart", "dates", "none"]))"
    }
    if chance(0.5) {
      rules +=
        ", extension: { chance: \(pick(["0 %", "60 %", "100 %"])), by: \(number(3) + 1) working days, "
        + "letter: 70 %, letter-late: 20 % }"
    }
    if chance(0.4) { rules += ", acknowledge: \(pick(["8 working h", "2 h"]))" }
    return rules
  }

  mutating func handOvers() -> [String] {
    guard features.contains(.handOvers), chance(0.7) else { return [] }
    var rows: [String] = []
    if chance(0.6) {
      rows.append(
        "  - { from: wards, to: \(pick(["centre", "[centre, cluster]"])), "
          + "electronic: \(pick(["0 %", "40 %", "100 %"])), paper: 15h00, "
          + "delay: \(pick(["lognormal 2 working h cv 1", "1 h"])), lost: \(pick(["5 %", "30 %"])) }"
      )
    }
    if chance(0.5) { rows.append("  - { electronic: 50 %, paper: 11h00 }") }
    return rows.isEmpty ? [] : ["hand-overs:"] + rows
  }

  /// Outcomes of the first item.
  mutating func intakeExits() -> String {
    guard features.contains(.exits), chance(0.5) else { return "" }
    let papers = ", { supplement: 10 %, wait: 2 days, no-answer: 30 %, close-after: 5 days }"
    let kind = acceptsAtArrival ? "withdraw" : "refuse"
    return
      ", patience: exponential 6 h, outcomes: [ { \(kind): 15 % }\(chance(0.5) ? papers : "") ]"
  }

  /// Outcomes behind the acceptance.
  mutating func exits() -> [String] {
    guard features.contains(.exits), chance(0.5) else { return [] }
    var outcomes: [String] = []
    if chance(0.6) {
      let bounds = pick(["", ", at-most: 2", ", again: 5 %, redo: 50 %", ", if: channel = online"])
      outcomes.append(
        "{ supplement: \(pick(["12 %", "35 %"])), wait: \(delay())\(unanswered())\(bounds) }")
    }
    for kind in ["return", "stop", "withdraw"] where chance(0.3) {
      outcomes.append("{ \(kind): 4 % }")
    }
    return outcomes
  }

  private mutating func unanswered() -> String {
    chance(0.5) ? ", no-answer: 20 %, close-after: \(pick(["4 days", "3 working days"]))" : ""
  }

  private mutating func delay() -> String {
    pick([
      "lognormal 2 days cv 1", "exponential 6 h", "1 working days", "uniform 1..9 working h",
      "0 h",
    ])
  }

  /// Keys of a step: moments, patience and its deadline.
  mutating func lifeKeys(isOwnStaff: Bool) -> [String] {
    var keys: [String] = []
    if features.contains(.exits), chance(0.15) {
      keys.append("patience: \(pick(["exponential 10 h", "3 working h", "100 days"]))")
    }
    if features.contains(.clocks), chance(0.2) {
      keys.append("norm: \(pick(["1 working day", "3 h"]))")
    }
    guard features.contains(.moments), isOwnStaff else { return keys }
    if chance(0.25) {
      let moments = pick([
        "{ mon..fri: 09h00 }", "{ tue: 08h30, thu: [08h00, 11h00] }", "{ mon..sun: 10h00 }",
      ])
      let size = chance(0.5) ? ", batch-size: \(number(4) + 2)" : ""
      keys.append("batch: \(moments)\(size)\(chance(0.5) ? ", setup: 15 min" : "")")
    }
    if chance(0.25) {
      keys.append(
        "window: \(pick(["office", "{ mon..fri: 09h00..10h30 }", "{ mon..sat: [08h00..09h00, 10h00..11h00] }"]))"
      )
    }
    return keys
  }

  /// Items behind a step: asks, pauses and parallels.
  mutating func lifeItems(_ index: Int) -> [String] {
    var items: [String] = []
    if features.contains(.waits), chance(0.3) { items.append(wait(index)) }
    if features.contains(.branches), chance(0.4) { items.append(parallel(index, depth: 0)) }
    return items
  }

  private mutating func wait(_ index: Int) -> String {
    itemCount += 1
    let name = "w\(index)-\(itemCount)"
    targets.append(name)
    if chance(0.5) {
      return
        "{ pause: \(name)\(chance(0.3) ? ", chance: 50 %" : ""), wait: \(delay())\(unanswered()) }"
    }
    let limit = pick([
      "", ", answer-by: 2 working days, silence: consent", ", answer-by: 1 days, silence: wait",
    ])
    let outcome = features.contains(.exits) && chance(0.3) ? ", outcomes: [ { return: 10 % } ]" : ""
    return "{ ask: \(name), of: \(pick(["tax", "wards"]))\(chance(0.3) ? ", chance: 60 %" : ""), "
      + "answer: \(delay())\(limit)\(chance(0.3) ? ", clock: stop" : "")\(outcome) }"
  }

  private mutating func parallel(_ index: Int, depth: Int) -> String {
    itemCount += 1
    let name = "p\(index)-\(itemCount)"
    let outside = targets
    var branches: [String] = []
    for branch in 0..<(1 + number(3)) {
      targets = outside
      var items: [String] = []
      for _ in 0..<(1 + number(2)) {
        itemCount += 1
        switch number(depth == 0 ? 5 : 4) {
        case 0 where features.contains(.waits): items.append(wait(index))
        case 4: items.append(parallel(index, depth: 1))
        default: items.append(step(named: "b\(index)-\(itemCount)"))
        }
      }
      branches.append("br\(branch): [ \(items.joined(separator: ", ")) ]")
    }
    targets = outside + [name]
    return
      "{ parallel: \(name), join: \(pick(["all", "any"])), branches: { \(branches.joined(separator: ", ")) } }"
  }
}
