import Scenarios
import Wording
import WorkingTime

/// Another way of handing over and the days on which it holds.
struct HandOverEffect {
  /// `nil`: from the first day of the run on, before every date.
  let from: CivilDate?
  /// The last day, included.
  let until: CivilDate?
  /// Full names of the agencies that give, and that take; `nil`: any.
  let givers: Set<String>
  let takers: Set<String>?
  var electronic: ValueChange?
  var lost: ValueChange?
  var paper: TimeOfDay?
  var delay: DelayChange?
  /// The action, and where its kind stands.
  let node: SourceNode
  let kind: SourcePlace

  init(
    from: CivilDate?, until: CivilDate?, givers: Set<String>, takers: Set<String>?,
    node: SourceNode, kind: SourcePlace
  ) {
    (self.from, self.until, self.givers, self.takers) = (from, until, givers, takers)
    (self.node, self.kind) = (node, kind)
  }

  static var shares: [(key: String, change: WritableKeyPath<HandOverEffect, ValueChange?>)] {
    [("electronic", \.electronic), ("lost", \.lost)]
  }

  /// Whether it holds on a day; `nil` is the time before every date.
  func holds(on day: CivilDate?) -> Bool {
    guard let day else { return from == nil }
    return (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }

  /// Whether a row is about some way that it is about.
  func isAbout(_ row: HandOver) -> Bool {
    !(row.from?.isDisjoint(with: givers) ?? false)
      && !(takers.map { row.to?.isDisjoint(with: $0) ?? false } ?? false)
  }

  /// The keys that change what is in force, and do not replace it.
  var changedKeys: [String] {
    var keys = Self.shares.filter { _, path in
      switch self[keyPath: path] {
      case .factor, .amount: true
      case .value, nil: false
      }
    }.map(\.key)
    if case .factor = delay { keys.append("delay") }
    return keys
  }

  fileprivate var newKeys: [String] {
    ["electronic", "paper", "delay", "lost"].filter { node[$0] != nil && !changedKeys.contains($0) }
  }

  /// Of two new values that of the greater rank holds.
  fileprivate var rank: Int { from?.dayNumber ?? Int.min }

  /// The same for dossiers that go at once because no row is about them: nothing is there to change.
  fileprivate var replacing: HandOverEffect {
    var effect = self
    for (key, path) in Self.shares where changedKeys.contains(key) { effect[keyPath: path] = nil }
    if case .factor = delay { effect.delay = nil }
    return effect
  }
}

/// The hand-overs that applied policies change.
///
/// In front of each row that a change is about stand others that hold on its days, for the agencies
/// that it is about; they fit before the row itself. Where several changes hold together there is one
/// row for each set of them, so that their order plays no part.
struct HandOversOverlay {
  /// More rows than a run can try at every hand-over.
  private static let mostRows = 20_000

  private var effects: [HandOverEffect] = []

  mutating func add(_ effect: HandOverEffect) {
    effects.append(effect)
  }

  /// Writes the rows into the scenario.
  ///
  /// - Returns: What cannot be; then the hand-overs are left as they are.
  func apply(to scenario: inout Scenario) -> [Diagnostic] {
    guard !effects.isEmpty else { return [] }
    let effects = effects.sorted { $0.kind.comesBefore($1.kind) }
    let conflicts = Self.conflicts(of: effects)
    guard conflicts.isEmpty else { return conflicts }
    let names = scenario.agencies.map(\.name)
    let stretches = Self.stretches(of: effects)
    var problems = ProblemsByPlace()
    var rows: [HandOver] = []
    for (index, row) in (scenario.handOvers + [.atOnce]).enumerated() {
      let isImplicit = index == scenario.handOvers.count
      for stretch in stretches {
        let active = effects.filter { $0.holds(on: stretch.first) }
        // Not where another row, found before this one, has all of them.
        for (ways, set) in Self.ways(of: row, active, names)
        where !scenario.handOvers[..<index].contains(where: { $0.has(ways) }) {
          var changed = row.changed(by: isImplicit ? set.map(\.replacing) : set)
          if let problem = Self.problem(of: changed, set, stretch.first) {
            problems.add(problem)
            continue
          }
          guard changed != row else { continue }
          (changed.from, changed.to) = (ways.from, ways.to)
          (changed.since, changed.until) = (stretch.first, stretch.last)
          (changed.place, changed.isOfPolicy) = (set.last?.kind, true)
          rows.append(changed)
        }
        guard rows.count <= Self.mostRows else { return [.tooManyRows(effects[0].kind)] }
      }
      if !isImplicit { rows.append(row) }
    }
    if problems.all.isEmpty { scenario.handOvers = rows }
    return problems.all
  }

  /// The stretches of days between which something begins or has ended.
  private static func stretches(of effects: [HandOverEffect]) -> [(
    first: CivilDate?, last: CivilDate?
  )] {
    let begins = effects.compactMap(\.from)
    let ends = effects.compactMap { $0.until?.advanced(byDays: 1) }
    let days: [CivilDate] = Set(begins + ends).sorted()
    let firsts: [CivilDate?] = [nil] + days.map { $0 }
    return firsts.indices.map { index in
      (firsts[index], index + 1 < firsts.count ? firsts[index + 1]?.advanced(byDays: -1) : nil)
    }
  }

  /// Agencies that give, and agencies that take: the ways from each of the former to each of the latter.
  fileprivate typealias Ways = (from: Set<String>, to: Set<String>)

  /// The ways of a row that some changes are about, in parts of which the same changes are about all.
  private static func ways(
    of row: HandOver, _ active: [HandOverEffect], _ names: [String]
  ) -> [(ways: Ways, set: [HandOverEffect])] {
    guard !active.isEmpty else { return [] }
    let givers = parts(of: row.from, names, active) { $0.givers.contains($1) }
    let takers = parts(of: row.to, names, active) { $0.takers?.contains($1) ?? true }
    var ways: [(ways: Ways, set: [HandOverEffect])] = []
    for giver in givers {
      for taker in takers {
        let set = giver.set.filter { taker.set.contains($0) }.map { active[$0] }
        if !set.isEmpty { ways.append(((giver.names, taker.names), set)) }
      }
    }
    return ways
  }

  /// The agencies of one end of a row, in parts that the same changes name.
  private static func parts(
    of own: Set<String>?, _ names: [String], _ active: [HandOverEffect],
    where isNamed: (HandOverEffect, String) -> Bool
  ) -> [(set: [Int], names: Set<String>)] {
    var parts: [[Int]: Set<String>] = [:]
    for name in names where own?.contains(name) ?? true {
      parts[active.indices.filter { isNamed(active[$0], name) }, default: []].insert(name)
    }
    return parts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }

  /// New values of the same way from the same day on.
  private static func conflicts(of effects: [HandOverEffect]) -> [Diagnostic] {
    var problems = ProblemsByPlace()
    for (index, effect) in effects.enumerated() {
      for other in effects[..<index] where other.from == effect.from {
        guard !other.givers.isDisjoint(with: effect.givers) else { continue }
        if let takers = effect.takers, other.takers?.isDisjoint(with: takers) ?? false { continue }
        for key in effect.newKeys where other.newKeys.contains(key) {
          guard let place = effect.node[key]?.place, let first = other.node[key]?.place else {
            continue
          }
          problems.add(.sameDate(key, effect.from, first, place))
        }
      }
    }
    return problems.all
  }

  private static func problem(
    of row: HandOver, _ set: [HandOverEffect], _ day: CivilDate?
  ) -> Diagnostic? {
    let since = Diagnostic.since(day)
    for (key, share, most) in [("electronic", row.electronic, 1), ("lost", row.lost, 1 - 1e-9)]
    where share < -1e-9 || share > most + (key == "lost" ? 0 : 1e-9) {
      guard let place = set.last(where: { $0.node[key] != nil })?.node[key]?.place else { continue }
      return .impossible(key, share, since, place)
    }
    guard row.delay?.isBeyondMeasure == true,
      let place = set.last(where: { $0.delay != nil })?.node["delay"]?.place
    else { return nil }
    return .tooLong("delay", since, place)
  }
}

extension HandOver {
  /// Whether it is about all of some ways.
  fileprivate func has(_ ways: HandOversOverlay.Ways) -> Bool {
    (from.map { ways.from.isSubset(of: $0) } ?? true)
      && (to.map { ways.to.isSubset(of: $0) } ?? true)
  }

  /// The row under changes that hold together; their order plays no part.
  fileprivate func changed(by effects: [HandOverEffect]) -> HandOver {
    func share(_ own: Double, _ path: WritableKeyPath<HandOverEffect, ValueChange?>) -> Double {
      let rules = effects.compactMap { effect in
        effect[keyPath: path].map { (rank: effect.rank, change: $0) }
      }
      return rules.isEmpty ? own : ValueChange.result(of: own, under: rules)
    }
    var row = self
    row.electronic = share(electronic, \.electronic)
    row.lost = share(lost, \.lost)
    row.delay = delay.changed(
      by: effects.compactMap { effect in effect.delay.map { (effect.rank, $0) } })
    let paper = effects.filter { $0.paper != nil }.max { $0.rank < $1.rank }?.paper
    row.paper = paper ?? row.paper
    return row
  }
}

extension Diagnostic {
  fileprivate static func sameDate(
    _ key: String, _ day: CivilDate?, _ other: SourcePlace, _ place: SourcePlace
  ) -> Diagnostic {
    let since = since(day)
    return Diagnostic(
      .sameDate,
      Bilingual(
        "some hand-overs have two new values of `\(key):` \(since.english); the other stands at \(other.file):\(other.line):\(other.column)",
        vi:
          "một số cách luân chuyển có hai giá trị mới của `\(key):` \(since.vietnamese); giá trị kia ở \(other.file):\(other.line):\(other.column)"
      ),
      fix: Bilingual(
        "keep one, give them different days, or write a change with a sign",
        vi: "giữ một, cho chúng các ngày khác nhau, hoặc viết mức thay đổi có dấu"), at: place)
  }

  fileprivate static func impossible(
    _ key: String, _ share: Double, _ since: Bilingual, _ place: SourcePlace
  ) -> Diagnostic {
    let percent = (share * 1e5).rounded() / 1e3
    let number = percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
    return Diagnostic(
      .handOver,
      Bilingual(
        "some hand-overs would have \(number) % as `\(key):` \(since.english)",
        vi: "một số cách luân chuyển sẽ có `\(key):` là \(number) % \(since.vietnamese)"),
      fix: key == "lost"
        ? Bilingual(
          "keep it at 0 % or more, and below 100 %: what is always lost never comes",
          vi: "giữ từ 0 % trở lên và dưới 100 %: hồ sơ luôn thất lạc thì không bao giờ đến")
        : Bilingual(
          "a share lies between 0 % and 100 %: write a smaller change, or the new share",
          vi: "tỷ lệ nằm giữa 0 % và 100 %: viết mức thay đổi nhỏ hơn, hoặc tỷ lệ mới"),
      at: place)
  }

  /// A time that percentages made longer than ten years.
  static func tooLong(_ key: String, _ since: Bilingual, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .outOfRange,
      Bilingual(
        "`\(key):` would take more than ten years \(since.english)",
        vi: "`\(key):` sẽ kéo dài hơn mười năm \(since.vietnamese)"),
      fix: Bilingual(
        "check the percentages: those of several policies multiply",
        vi: "kiểm tra các tỷ lệ phần trăm: của nhiều chính sách thì nhân với nhau"), at: place)
  }

  fileprivate static func tooManyRows(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tooManyChanges,
      Bilingual(
        "changes of hand-overs come to more rows than a run can hold",
        vi: "các thay đổi về luân chuyển cần nhiều dòng hơn mức một lần chạy chứa được"),
      fix: Bilingual(
        "name groups, and let changes that come together have the same days",
        vi: "nêu theo nhóm, và để các thay đổi đi cùng nhau có cùng ngày"), at: place)
  }
}
