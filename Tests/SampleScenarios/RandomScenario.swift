public import Scenarios
import Statistics

/// A valid scenario made up from a seed: small offices that use whatever the language has.
///
/// The same seed gives the same text. Volumes are small, so that a run takes a moment; loads are
/// ordinary to heavy.
public struct RandomScenario: Sendable {
  /// What a scenario may use.
  public struct Features: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Send-backs, choices, conditions, chances and attributes.
    public static let routing = Features(rawValue: 1)
    /// Orders other than first come, and interruption.
    public static let orders = Features(rawValue: 2)
    /// Absence and parts of posts.
    public static let absence = Features(rawValue: 4)
    /// Posts that change, lists of roles, visits and equipment.
    public static let staffing = Features(rawValue: 8)
    /// Groups, traces, several sources and channels.
    public static let arrivals = Features(rawValue: 16)
    public static let backlog = Features(rawValue: 32)
    /// Calendars with `finish` and `do-not-start`.
    public static let closing = Features(rawValue: 64)
    /// Dossiers that are refused, returned, stopped, taken back or completed with papers; patience.
    public static let exits = Features(rawValue: 128)
    /// Questions to other agencies and payments.
    public static let waits = Features(rawValue: 256)
    /// Parallels, nested ones too.
    public static let branches = Features(rawValue: 512)
    /// Batches and windows.
    public static let moments = Features(rawValue: 1024)
    public static let handOvers = Features(rawValue: 2048)
    /// Rules of suspension, extensions, acknowledgement and norms.
    public static let clocks = Features(rawValue: 4096)
    /// Productivity, learning and secondment.
    public static let people = Features(rawValue: 8192)
    /// Choices of intake, internal procedures and dossiers in hand that are held.
    public static let demand = Features(rawValue: 16_384)
    /// Procedures whose stages lie at several agencies, under every linkage.
    public static let stages = Features(rawValue: 32_768)
    /// Days without some of the staff, and units that are out of order.
    public static let outages = Features(rawValue: 65_536)
    /// What the records say, rightly or not.
    public static let records = Features(rawValue: 131_072)
    /// What happens in the life of a dossier.
    public static let life: Features = [
      .exits, .waits, .branches, .moments, .handOvers, .clocks, .stages,
    ]
    public static let all: Features = [
      .routing, .orders, .absence, .staffing, .arrivals, .backlog, .closing, .outages, .records,
      .life, .people, .demand,
    ]
  }

  public let text: String
  public let tables: [String: String]

  public init(seed: UInt64, features: Features = .all) {
    var maker = Maker(stream: RandomStream(key: StreamKey.combined(seed, 77)), features: features)
    maker.drawDemand(RandomStream(key: StreamKey.combined(seed, 78)))
    text = maker.text()
    tables = maker.tables
  }

  public func scenario() throws -> Scenario {
    try ScenarioText.scenario(text, tables: tables)
  }
}

/// Puts a scenario together line by line.
struct Maker {
  var stream: RandomStream
  let features: RandomScenario.Features
  var tables: [String: String] = [:]
  /// The items of the procedure at hand that a step can send back to.
  var targets: [String] = []
  /// Numbers the items in branches.
  var itemCount = 0
  private let wardIDs = ["a", "b", "c"]
  private var hasBacklog = false
  /// Whether wards take dossiers in, which applicants choose among, and the internal procedure.
  var choosesIntake = false
  var internalProcedure: Int?
  /// What else the backlog holds, if the office has one.
  var heldChoice = 0
  /// The procedures with something done at intake.
  var proceduresAtIntake: Set<Int> = []
  /// The lines of the first procedure.
  var firstProcedure: [String] = []
  /// Every dossier is accepted when it arrives: none can be refused.
  var acceptsAtArrival = false

  init(stream: RandomStream, features: RandomScenario.Features) {
    self.stream = stream
    self.features = features
  }

  mutating func text() -> String {
    hasBacklog = features.contains(.backlog) && chance(0.4)
    var lines = [
      "motcua: 1", "title: made up", "question: Do the laws hold?",
      "period: 2023-01-09..2023-02-12",
      "sources: { guess: { status: assumed, cite: made up } }", "source: guess",
    ]
    lines += calendars() + agencies()
    let starts = pick(["acceptance", "arrival"])
    acceptsAtArrival = starts == "arrival"
    lines.append(
      "clock: { calendar: office, judged: \(pick(["date", "instant"])), "
        + "starts: \(starts)\(clockRules()) }")
    lines += handOvers()
    let count = 1 + number(3)
    lines.append("procedures:")
    for index in 0..<count { lines += procedure(index) }
    noteProcedures(lines, count: count)
    lines.append("demand:")
    for index in 0..<count { lines += demand(index) }
    if hasBacklog { lines += backlog() }
    lines += outages() + recording()
    if features.contains(.staffing), chance(0.5) {
      lines += [
        "policies: { posts: { do: [ { staff: centre.officer, posts: +1 post, from: 2023-01-18 }, "
          + "{ staff: wards.officer, posts: \(pick(["1 post", "2 posts"])), from: 2023-01-30 } ] } }",
        "apply: [posts]",
      ]
    }
    let warmUp = hasBacklog || chance(0.5) ? "" : ", warm-up: 7 days"
    lines.append("experiment: { replications: 2, seed: 5\(warmUp) }")
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func calendars() -> [String] {
    func rule(_ maker: inout Maker) -> String {
      maker.features.contains(.closing)
        ? maker.pick(["", ", at-closing: finish", ", at-closing: do-not-start"]) : ""
    }
    return [
      "calendars:",
      "  office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] }, holidays: vietnam\(rule(&self)) }",
      "  morning: { hours: { mon..sat: 08h00..12h00 }\(rule(&self)) }",
      "  open: { hours: always }",
    ]
  }

  private mutating func agencies() -> [String] {
    let hasVisits = features.contains(.staffing) && chance(0.5)
    let visits =
      hasVisits
      ? ", visits: { wards.a: mon wed, wards.b: \(pick(["tue", "mon..fri"])), wards.c: thu fri }"
      : ""
    let scanner =
      features.contains(.staffing) ? ", equipment: { scanner: \(scanner()) }" : ""
    return [
      "agencies:",
      "  centre: { calendar: \(pick(["office", "morning", "open"])), "
        + "staff: { counter: \(staff()), officer: \(staff()), head: \(staff()) }\(scanner) }",
      "  wards: { each: { a: {}, b: {}, c: {} }, calendar: \(pick(["office", "morning"])), "
        + "staff: { officer: \(staff())\(wardCounter) } }",
      "  cluster: { calendar: office, "
        + "staff: { land: { posts: \(number(2) + 1) posts\(visits)\(secondments()) } } }",
    ] + (features.contains(.waits) ? ["  tax: { calendar: office }"] : [])
  }

  /// One role: posts, absence and order.
  private mutating func staff() -> String {
    var keys = ["posts: \(number(3) + 1) posts"]
    if features.contains(.absence) {
      if chance(0.3) { keys[0] = "posts: \(pick(["1.5", "2.25", "1.4"])) posts" }
      if chance(0.3) { keys.append("absent: \(pick(["5 %", "20 %"]))") }
    }
    if features.contains(.orders), chance(0.6) {
      keys.append(
        "order: \(pick(["earliest-due", "least-slack", "priority", "shortest"]))")
      if chance(0.4) { keys.append("preempt: resume") }
    }
    keys += pace()
    return "{ \(keys.joined(separator: ", ")) }"
  }

  private mutating func procedure(_ index: Int) -> [String] {
    var lines =
      [
        "  p\(index):", "    deciding: \(pick(["centre", "wards"]))",
        "    intake: \(choosesIntake ? "wards" : "centre")",
      ] + internalLines(index)
    if chance(0.8) {
      lines.append(
        "    limit: \(pick(["same day", "2 working days", "3 days", "8 working h", "30 h"]))")
    }
    if chance(0.5) { lines.append("    priority: \(number(3) + 1)") }
    let isRouted = features.contains(.routing)
    if isRouted {
      lines.append("    attributes: { kind: { plain: 60 %, split: 30 %, odd: rest } }")
    }
    let isStaged = features.contains(.stages) && chance(0.35)
    if isStaged { lines += linkage() }
    lines.append("    workflow:")
    let items = items(index, isRouted: isRouted)
    lines += isStaged ? stages(index, first: items) : items
    if chance(0.6) {
      let desk = isStaged ? "centre" : "intake"
      lines.append("      - { deliver: result-\(index), at: \(desk), by: counter, work: 2 min }")
    }
    return lines
  }

  /// The items up to the delivery.
  private mutating func items(_ index: Int, isRouted: Bool) -> [String] {
    var lines: [String] = []
    if chance(0.8) {
      let condition = isRouted && chance(0.4) ? ", if: channel != online" : ""
      lines.append(
        "      - { receive: intake-\(index), at: intake, by: counter, "
          + "work: triangular 2..5..20 min\(condition)\(intakeExits()) }")
    }
    let count = 1 + number(3)
    targets = []
    for item in 0..<count {
      lines += step(index, item)
      lines += lifeItems(index).map { "      - \($0)" }
    }
    if isRouted, chance(0.5) { lines += choice(index) }
    return lines
  }

  private mutating func step(_ index: Int, _ item: Int) -> [String] {
    ["      - \(step(named: "s\(index)-\(item)"))"]
  }

  /// An item in one line; it may be sent back to from now on.
  mutating func step(named name: String) -> String {
    targets.append(name)
    var keys = ["step: \(name)", "at: \(pick(["centre", "deciding", "wards"]))", "by: officer"]
    if features.contains(.staffing) {
      switch number(4) {
      case 0: keys[2] = "by: [officer, cluster.land]"
      case 1: keys[2] = "by: cluster.land"
      default: break
      }
      if chance(0.3) { keys.append("with: centre.scanner") }
    }
    keys.append("work: \(work())")
    if features.contains(.routing) {
      if chance(0.3) { keys.append("chance: \(pick(["50 %", "90 %"]))") }
      if chance(0.3) {
        keys.append(
          "if: \(pick(["kind = split", "kind != plain", "channel = online", "place != wards.a"]))")
      }
    }
    keys += lifeKeys(isOwnStaff: keys[2] == "by: officer")
    var outcomes: [String] = []
    if features.contains(.routing), chance(0.4) {
      let bounds = pick(["", ", at-most: 2", ", again: 5 %", ", redo: 40 %"])
      outcomes.append("{ back: \(pick(["10 %", "30 %"])), to: \(pick(targets))\(bounds) }")
    }
    outcomes += exits()
    if !outcomes.isEmpty { keys.append("outcomes: [ \(outcomes.joined(separator: ", ")) ]") }
    if features.contains(.closing), chance(0.2) {
      keys.append("at-closing: \(pick(["suspend", "finish", "do-not-start"]))")
    }
    return "{ \(keys.joined(separator: ", ")) }"
  }

  private mutating func choice(_ index: Int) -> [String] {
    let inner = "{ step: c\(index), at: centre, by: head, work: \(work()) }"
    if chance(0.5) {
      return [
        "      - choose: way-\(index)",
        "        cases: [ { chance: 30 %, do: [ \(inner) ] }, { chance: 20 %, do: [ { step: d\(index), at: wards, by: officer, work: 7 min } ] } ]",
      ]
    }
    return [
      "      - choose: way-\(index)",
      "        cases: [ { if: kind = split, do: [ \(inner) ] }, { if: channel = online, do: [ { step: d\(index), at: wards, by: officer, work: 7 min } ] } ]",
    ]
  }

  private mutating func demand(_ index: Int) -> [String] {
    var lines = [demand("p\(index)", of: nil, index: index)]
    if features.contains(.arrivals), chance(0.3) {
      lines.append(demand("more-\(index)", of: "p\(index)", index: index))
    }
    if features.contains(.arrivals), chance(0.3) { lines.append(trace(index)) }
    return lines
  }

  private mutating func demand(_ name: String, of procedure: String?, index: Int) -> String {
    var keys = procedure.map { ["of: \($0)"] } ?? []
    keys.append("from: wards")
    let isGrouped = features.contains(.arrivals) && chance(0.3)
    keys.append(
      "arrivals: \(pick(["6 per working day", "1 per h", "250 per period", "every erlang 90 min phases 2"]))"
    )
    if isGrouped { keys.append("in-groups: \(number(4) + 2) dossiers") }
    if features.contains(.arrivals) {
      keys.append("channels: { counter: 50 %, online: 30 %, assisted: 5 %, postal: rest }")
    }
    return "  \(name): { \(keys.joined(separator: ", "))\(intakeKey(index)) }"
  }

  private mutating func trace(_ index: Int) -> String {
    var rows = ["received,place,channel"]
    var minute = 0
    for _ in 0..<40 {
      minute += number(900)
      let day = 9 + minute / 1440
      guard day <= 31 else { break }
      let time = minute % 1440
      let clock = [time / 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      rows.append(
        "2023-01-\(day < 10 ? "0" : "")\(day)T\(clock[0]):\(clock[1]),"
          + "wards.\(pick(wardIDs)),\(pick(["counter", "online", ""]))")
    }
    tables["trace-\(index).csv"] = rows.joined(separator: "\n") + "\n"
    return "  traced-\(index): { of: p\(index), from: wards, trace: trace-\(index).csv, "
      + "scale: \(pick(["+20 %", "-20 %", "+150 %"]))\(intakeKey(index)) }"
  }

  private mutating func backlog() -> [String] {
    let step = chance(0.5) ? ", step: s0-0" : ""
    return [
      "backlog: { as-of: 2023-01-08, steps: \(pick(["by age", "first"])), rows: [ "
        + "{ procedure: p0, place: wards.a, received: 2023-01-03..2023-01-06, count: \(number(9) + 1) }, "
        + "{ procedure: p0, received: 2022-12-28, count: \(number(5) + 1)\(step) }\(heldRows) ] }"
    ]
  }

  mutating func work() -> String {
    pick([
      "10 min", "exponential 25 min", "lognormal 20 min cv 0.9", "uniform 5..40 min",
      "exponential 90 min", "gamma 30 min cv 0.5",
    ])
  }

  mutating func number(_ bound: Int) -> Int {
    min(bound - 1, Int(stream.uniform() * Double(bound)))
  }

  mutating func chance(_ p: Double) -> Bool { stream.uniform() < p }

  mutating func pick(_ words: [String]) -> String { words[number(words.count)] }
}
