import Scenarios
import WorkingTime

/// A change of procedures with the places of its parts.
struct ProcedureEffect {
  let change: ProcedureChange
  /// The action.
  let node: SourceNode
  /// Where its kind stands.
  let kind: SourcePlace

  func place(of key: String, _ item: String? = nil) -> SourcePlace {
    let node = node[key]
    return item.flatMap { node?[$0]?.place } ?? node?.place ?? kind
  }

  /// The new values that it gives, by what they are the value of.
  fileprivate var newValues: [(key: String, item: String?)] {
    var found: [(key: String, item: String?)] = []
    if case .value = change.limit { found.append(("limit", nil)) }
    for (key, path) in ProcedureChange.numbers {
      if case .value = change[keyPath: path] { found.append((key, nil)) }
    }
    for work in change.work {
      if case .value = work.rule { found.append(("work", work.item)) }
    }
    return found + (change.revision?.newValues ?? [])
  }
}

extension Revision {
  /// The new values that it gives, by the keys that name them.
  fileprivate var newValues: [(key: String, item: String?)] {
    switch self {
    case .delegation: return [("to", nil)]
    case .takeover(let takeover):
      let agencies = takeover.agencies.keys.map { "\($0)" }
      let staff = takeover.staff.keys.map { "\($0)" }
      return (agencies + staff).sorted().map { ("into", $0) }
    case .signing(let signing):
      let keys =
        (signing.staff == nil ? [] : ["by"]) + (signing.window == nil ? [] : ["window"])
        + (signing.batch == nil ? [] : ["batch"])
        + (signing.back?.isNewValue == true ? ["back"] : [])
      return signing.items.flatMap { item in keys.map { ($0, item) } }
    case .consultation(let consultation):
      let keys =
        (consultation.answer?.value == nil ? [] : ["answer"])
        + (consultation.answerBy?.value == nil ? [] : ["answer-by"])
        + (consultation.silence == nil ? [] : ["silence"])
      return consultation.items.flatMap { item in keys.map { ($0, item) } }
    case .apology(let apology):
      let changes: [(String, ValueChange?)] = [
        ("letter", apology.letter), ("letter-late", apology.lateLetter), ("chance", apology.chance),
      ]
      return changes.filter { $0.1?.isNewValue == true }.map { ($0.0, nil) }
        + (apology.days == nil ? [] : [("by", nil)])
    case .parallel(let names): return names.map { ("parallel", $0) }
    }
  }
}

extension ValueChange {
  fileprivate var isNewValue: Bool { if case .value = self { true } else { false } }
}

/// The changes of procedures of all applied policies, gathered by procedure.
///
/// What comes of them on a day is worked out by `Procedure`: new values, then percentages, then amounts,
/// in whatever order the files have them.
struct ProceduresOverlay {
  /// More changes than anybody means, over all procedures and of one.
  private static let mostEffects = 1_000_000
  private static let mostOfOne = 1000
  /// Of one procedure, different reaches: first and last day, ramp and share.
  private static let mostReaches = 64

  private var effects: [Int: [ProcedureEffect]] = [:]
  private var count = 0
  private var excess: SourcePlace?

  mutating func add(_ effects: [(procedure: Int, effect: ProcedureEffect)]) {
    for (procedure, effect) in effects { add(effect, to: [procedure]) }
  }

  mutating func add(_ effect: ProcedureEffect, to procedures: [Int]) {
    guard excess == nil else { return }
    count += procedures.count
    if count > Self.mostEffects { excess = effect.kind }
    for index in procedures where excess == nil {
      effects[index, default: []].append(effect)
      if effects[index, default: []].count > Self.mostOfOne { excess = effect.kind }
    }
  }

  /// Writes the changes into the scenario's procedures.
  ///
  /// - Returns: What cannot hold together; the changes of such procedures are left out.
  func apply(to scenario: inout Scenario) -> [Diagnostic] {
    if let excess { return [.tooManyEffects(excess)] }
    var problems = ProblemsByPlace()
    for (index, unsorted) in effects.sorted(by: { $0.key < $1.key }) {
      // In the order of the files, so that that of policies plays no part.
      let effects = unsorted.sorted { $0.kind.comesBefore($1.kind) }
      var procedure = scenario.procedures[index]
      procedure.changes = effects.map(\.change)
      let found =
        Self.conflicts(of: procedure, effects) + Self.excessiveReaches(of: procedure, effects)
      let troubles = found.isEmpty ? Self.troubles(of: procedure, effects) : found
      for problem in troubles { problems.add(problem) }
      if troubles.isEmpty {
        scenario.procedures[index] = Self.withLasting(procedure, in: scenario)
      }
    }
    return problems.all
  }

  /// A procedure that has from the start the form that all its dossiers have on every day.
  private static func withLasting(_ procedure: Procedure, in scenario: Scenario) -> Procedure {
    // Another agency that decides later has its own staff for what the file's workflow names.
    let delegations = procedure.changes.count { change in
      if case .delegation = change.revision { true } else { false }
    }
    func lasts(_ change: ProcedureChange) -> Bool {
      if case .delegation = change.revision, delegations > 1 { return false }
      return change.revision != nil && change.isUndated && change.until == nil && change.reachesAll
        && (change.moment != .acceptance || scenario.backlog == nil)
    }
    var revised = procedure.revised(by: procedure.changes.filter(lasts))
    revised.changes = procedure.changes.compactMap { change in
      guard lasts(change) else { return change }
      var rest = change
      rest.revision = nil
      return rest.treats || rest.limit != nil ? rest : nil
    }
    return revised
  }

  /// New values of the same thing from the same day on.
  private static func conflicts(of procedure: Procedure, _ effects: [ProcedureEffect])
    -> [Diagnostic]
  {
    var problems: [Diagnostic] = []
    var first: [String: SourcePlace] = [:]
    for effect in effects {
      for (key, item) in effect.newValues {
        let day = effect.change.isUndated ? "" : "\(effect.change.from)"
        let place = effect.place(of: key, item)
        let id = "\(key) \(item ?? "") \(day)"
        if let other = first[id] {
          let what = item.map { "'\(procedure.name).\($0)'" } ?? "'\(procedure.name)'"
          problems.append(.sameDate(what, key, day, other, place))
        } else {
          first[id] = place
        }
      }
    }
    return problems
  }

  private static func excessiveReaches(of procedure: Procedure, _ effects: [ProcedureEffect])
    -> [Diagnostic]
  {
    var reaches: Set<Reach> = []
    for effect in effects where effect.change.treats {
      reaches.insert(Reach(effect.change))
      if reaches.count > mostReaches { return [.tooManyReaches(procedure, effect.kind)] }
    }
    return []
  }

  /// Limits, chances, work and items that cannot be, looked for on every day on which something
  /// begins or has ended.
  private static func troubles(of procedure: Procedure, _ effects: [ProcedureEffect])
    -> [Diagnostic]
  {
    for day in procedure.changeDays {
      let active = effects.filter { $0.change.holds(on: day) }
      if let trouble = procedure.limit(on: day).trouble {
        guard let last = active.last(where: { $0.change.limit?.isRelative == true }) else {
          continue
        }
        // Of a group some members may have no limit.
        if trouble == .noLimit { continue }
        return [.limit(procedure, trouble, day, last.place(of: "limit"))]
      }
      for treated in procedure.treatments(on: day) {
        if let trouble = procedure.troubles(under: treated).first {
          return [.trouble(procedure, trouble, day, active)]
        }
      }
    }
    return []
  }

  private struct Reach: Hashable {
    let moment: ChangeMoment
    let from: CivilDate
    let until: CivilDate?
    let ramp: Ramp?
    let effective: Double
    let shift: Int?

    init(_ change: ProcedureChange) {
      shift = change.shift
      moment = change.moment
      from = change.from
      until = change.until
      ramp = change.ramp
      effective = change.effective
    }
  }
}

extension LimitChange {
  fileprivate var isRelative: Bool { if case .value = self { false } else { true } }
}

extension Diagnostic {
  fileprivate static func sameDate(
    _ name: String, _ key: String, _ day: String, _ other: SourcePlace, _ place: SourcePlace
  ) -> Diagnostic {
    let since = day.isEmpty ? "from the first day on" : "from \(day) on"
    return Diagnostic(
      .sameDate,
      "\(name) has two new values of `\(key):` \(since); the other stands at \(other.file):\(other.line):\(other.column)",
      fix: "keep one, give them different days, or write a change with a sign: '-30 %'", at: place)
  }

  fileprivate static func tooManyEffects(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tooManyChanges, "up to here are more changes of procedures than a run can hold",
      fix: "name groups in fewer rows, and give only what changes", at: place)
  }

  fileprivate static func tooManyReaches(_ procedure: Procedure, _ place: SourcePlace) -> Diagnostic
  {
    Diagnostic(
      .tooManyChanges,
      "'\(procedure.name)' has changes of more than 64 combinations of first day, last day, ramp and share",
      fix: "let changes that come together have the same days and shares", at: place)
  }

  fileprivate static func limit(
    _ procedure: Procedure, _ trouble: LimitTrouble, _ day: CivilDate, _ place: SourcePlace
  ) -> Diagnostic {
    let name = procedure.name
    switch trouble {
    case .noLimit:
      return Diagnostic(
        .limitChange, "'\(name)' has no limit that could be changed from \(day) on",
        fix: "give a new one without a sign", at: place)
    case .sameDay:
      return Diagnostic(
        .limitChange, "'\(name)' is due on the same day from \(day) on, which has no parts",
        fix: "give a new limit without a sign: '1 working day'", at: place)
    case .otherUnit(let limit):
      return Diagnostic(
        .limitChange,
        "the limit of '\(name)' is \(limit.text) from \(day) on: this amount is in another unit",
        fix: "write it in \(limit.counted?.unit.rawValue ?? "its unit"), or as a percentage",
        at: place)
    case .notPositive(let count, let unit):
      return Diagnostic(
        .limitChange,
        "'\(name)' would have a limit of \(short(count)) \(unit.rawValue) from \(day) on",
        fix: "cut less, or give a new limit without a sign", at: place)
    case .tooLong(let count, let unit):
      return Diagnostic(
        .limitChange,
        "'\(name)' would have a limit of \(short(count)) \(unit.rawValue) from \(day) on",
        fix:
          "a limit is at most ten years: check the percentages, those of several policies multiply",
        at: place)
    }
  }

  fileprivate static func trouble(
    _ procedure: Procedure, _ trouble: ChangeTrouble, _ day: CivilDate, _ active: [ProcedureEffect]
  ) -> Diagnostic {
    func place(_ key: String, _ item: String? = nil) -> SourcePlace {
      let last = active.last { effect in
        guard let node = effect.node[key] else { return false }
        return item == nil || node.entries == nil || node[item ?? ""] != nil
      }
      return (last ?? active.last)?.place(of: key, item)
        ?? SourcePlace(file: "", line: 1, column: 1)
    }
    let name = procedure.name
    switch trouble {
    case .chance(let key, let item, let chance):
      return Diagnostic(
        .chanceChange,
        "'\(key)' of '\(name).\(item)' would have a chance of \(short(chance * 100)) % from \(day) on",
        fix: "a chance lies between 0 % and 100 %: write a smaller change, or the new chance",
        at: place(key))
    case .outcomes(let item, let sum):
      let key = active.contains { $0.change.supplement != nil } ? "supplement" : "refuse"
      return Diagnostic(
        .chanceChange,
        "the chances of the outcomes of '\(name).\(item)' would add to \(short(sum * 100)) % from \(day) on",
        fix: "at most one outcome happens: keep their sum at 100 % or below", at: place(key))
    case .work(let item, let seconds):
      return Diagnostic(
        .workChange,
        "'\(name).\(item)' would have \(short(seconds / 60)) min of work on average from \(day) on",
        fix: "take away less, or write the new work", at: place("work", item))
    case .cost(let key, let number):
      let what = key == "fee" ? "fee of \(short(number)) VND" : "dossier of \(short(number)) papers"
      return Diagnostic(
        .costChange, "'\(name)' would have a \(what) from \(day) on",
        fix: "take away less, or write the new value without a sign", at: place(key))
    case .letters(let chance):
      return Diagnostic(
        .chanceChange,
        "the shares of letters of '\(name)', or the chance of more time, would come to \(short(chance * 100)) % from \(day) on",
        fix: "they lie between 0 % and 100 %, `letter:` and `letter-late:` together as well",
        at: place("letter"))
    case .loop(let sender):
      return Diagnostic(
        .endlessLoop, "from \(day) on dossiers of '\(name)' could go round at '\(sender)' for ever",
        fix: "keep the chance below 100 %, or give the outcome `at-most:`",
        at: place(active.contains { $0.change.supplement != nil } ? "supplement" : "drop"))
    case .noExit:
      return Diagnostic(
        .droppedItem, "from \(day) on nothing is left to do in '\(name)' before its result",
        fix: "keep at least one `step:` or `ask:` in front of the first `deliver:`",
        at: place("drop"))
    }
  }

  /// Three digits behind the point at most, none where they are 0.
  fileprivate static func short(_ number: Double) -> String {
    let rounded = (number * 1000).rounded() / 1000
    return rounded == rounded.rounded() && abs(rounded) < 1e9 ? "\(Int(rounded))" : "\(rounded)"
  }
}
