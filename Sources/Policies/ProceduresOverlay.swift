import Scenarios
import Wording
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
    let since =
      day.isEmpty
      ? Bilingual("from the first day on", vi: "từ ngày đầu tiên")
      : Bilingual("from \(day) on", vi: "từ ngày \(day)")
    return Diagnostic(
      .sameDate,
      Bilingual(
        "\(name) has two new values of `\(key):` \(since.english); the other stands at \(other.file):\(other.line):\(other.column)",
        vi:
          "\(name) có hai giá trị mới của `\(key):` \(since.vietnamese); giá trị kia ở \(other.file):\(other.line):\(other.column)"
      ),
      fix: Bilingual(
        "keep one, give them different days, or write a change with a sign: '-30 %'",
        vi: "giữ một, cho chúng các ngày khác nhau, hoặc viết mức thay đổi có dấu: '-30 %'"),
      at: place)
  }

  fileprivate static func tooManyEffects(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tooManyChanges,
      Bilingual(
        "up to here are more changes of procedures than a run can hold",
        vi: "đến đây đã có nhiều thay đổi thủ tục hơn mức một lần chạy chứa được"),
      fix: Bilingual(
        "name groups in fewer rows, and give only what changes",
        vi: "nêu theo nhóm với ít dòng hơn, và chỉ ghi điều thay đổi"), at: place)
  }

  fileprivate static func tooManyReaches(_ procedure: Procedure, _ place: SourcePlace) -> Diagnostic
  {
    Diagnostic(
      .tooManyChanges,
      Bilingual(
        "'\(procedure.name)' has changes of more than 64 combinations of first day, last day, ramp and share",
        vi:
          "'\(procedure.name)' có các thay đổi với hơn 64 tổ hợp ngày đầu, ngày cuối, lộ trình và tỷ lệ"
      ),
      fix: Bilingual(
        "let changes that come together have the same days and shares",
        vi: "để các thay đổi đi cùng nhau có cùng ngày và tỷ lệ"), at: place)
  }

  fileprivate static func limit(
    _ procedure: Procedure, _ trouble: LimitTrouble, _ day: CivilDate, _ place: SourcePlace
  ) -> Diagnostic {
    let name = procedure.name
    switch trouble {
    case .noLimit:
      return Diagnostic(
        .limitChange,
        Bilingual(
          "'\(name)' has no limit that could be changed from \(day) on",
          vi: "'\(name)' không có thời hạn để thay đổi từ ngày \(day)"),
        fix: Bilingual("give a new one without a sign", vi: "ghi thời hạn mới không có dấu"),
        at: place)
    case .sameDay:
      return Diagnostic(
        .limitChange,
        Bilingual(
          "'\(name)' is due on the same day from \(day) on, which has no parts",
          vi: "'\(name)' có hạn trong ngày từ ngày \(day), nên không chia nhỏ được"),
        fix: Bilingual(
          "give a new limit without a sign: '1 working day'",
          vi: "ghi thời hạn mới không có dấu: '1 working day'"), at: place)
    case .otherUnit(let limit):
      return Diagnostic(
        .limitChange,
        Bilingual(
          "the limit of '\(name)' is '\(limit.text)' from \(day) on: this amount is in another unit",
          vi:
            "thời hạn của '\(name)' là '\(limit.text)' từ ngày \(day): mức này tính bằng đơn vị khác"
        ),
        fix: Bilingual(
          "write it in '\(limit.counted?.unit.rawValue ?? "its unit")', or as a percentage",
          vi:
            "viết bằng '\(limit.counted?.unit.rawValue ?? "đơn vị của nó")', hoặc theo tỷ lệ phần trăm"
        ),
        at: place)
    case .notPositive(let count, let unit):
      return Diagnostic(
        .limitChange,
        Bilingual(
          "'\(name)' would have a limit of '\(short(count)) \(unit.rawValue)' from \(day) on",
          vi: "'\(name)' sẽ có thời hạn '\(short(count)) \(unit.rawValue)' từ ngày \(day)"),
        fix: Bilingual(
          "cut less, or give a new limit without a sign",
          vi: "cắt ít hơn, hoặc ghi thời hạn mới không có dấu"), at: place)
    case .tooLong(let count, let unit):
      return Diagnostic(
        .limitChange,
        Bilingual(
          "'\(name)' would have a limit of '\(short(count)) \(unit.rawValue)' from \(day) on",
          vi: "'\(name)' sẽ có thời hạn '\(short(count)) \(unit.rawValue)' từ ngày \(day)"),
        fix:
          Bilingual(
            "a limit is at most ten years: check the percentages, those of several policies multiply",
            vi:
              "thời hạn tối đa là mười năm: kiểm tra các tỷ lệ phần trăm, của nhiều chính sách thì nhân với nhau"
          ),
        at: place)
    }
  }

  fileprivate static func trouble(
    _ procedure: Procedure, _ trouble: ChangeTrouble, _ day: CivilDate, _ active: [ProcedureEffect]
  ) -> Diagnostic {
    let name = procedure.name
    switch trouble {
    case .chance, .outcomes, .work, .letters:
      return troubleOfAmounts(name, trouble, day, active)
    case .cost(let key, let number):
      let what =
        key == "fee"
        ? Bilingual("fee of \(short(number)) VND", vi: "phí \(short(number)) đồng")
        : Bilingual("dossier of \(short(number)) papers", vi: "\(short(number)) giấy tờ")
      return Diagnostic(
        .costChange,
        Bilingual(
          "'\(name)' would have a \(what.english) from \(day) on",
          vi: "'\(name)' sẽ có \(what.vietnamese) từ ngày \(day)"),
        fix: Bilingual(
          "take away less, or write the new value without a sign",
          vi: "bớt ít hơn, hoặc viết giá trị mới không có dấu"), at: active.place(of: key))
    case .loop(let sender):
      return Diagnostic(
        .endlessLoop,
        Bilingual(
          "from \(day) on dossiers of '\(name)' could go round at '\(sender)' for ever",
          vi: "từ ngày \(day) hồ sơ của '\(name)' có thể quay vòng ở '\(sender)' mãi"),
        fix: Bilingual(
          "keep the chance below 100 %, or give the outcome `at-most:`",
          vi: "giữ xác suất dưới 100 %, hoặc ghi `at-most:` cho kết cục"),
        at: active.place(
          of: active.contains { $0.change.supplement != nil } ? "supplement" : "drop"))
    case .noExit:
      return Diagnostic(
        .droppedItem,
        Bilingual(
          "from \(day) on nothing is left to do in '\(name)' before its result",
          vi: "từ ngày \(day) không còn gì phải làm trong '\(name)' trước khi có kết quả"),
        fix: Bilingual(
          "keep at least one `step:` or `ask:` in front of the first `deliver:`",
          vi: "giữ ít nhất một `step:` hoặc `ask:` trước `deliver:` đầu tiên"),
        at: active.place(of: "drop"))
    }
  }

  /// Trouble with chances and work.
  private static func troubleOfAmounts(
    _ name: String, _ trouble: ChangeTrouble, _ day: CivilDate, _ active: [ProcedureEffect]
  ) -> Diagnostic {
    switch trouble {
    case .chance(let key, let item, let chance):
      return Diagnostic(
        .chanceChange,
        Bilingual(
          "'\(key)' of '\(name).\(item)' would have a chance of \(short(chance * 100)) % from \(day) on",
          vi:
            "'\(key)' của '\(name).\(item)' sẽ có xác suất \(short(chance * 100)) % từ ngày \(day)"),
        fix: Bilingual(
          "a chance lies between 0 % and 100 %: write a smaller change, or the new chance",
          vi: "xác suất nằm giữa 0 % và 100 %: viết mức thay đổi nhỏ hơn, hoặc xác suất mới"),
        at: active.place(of: key))
    case .outcomes(let item, let sum):
      let key = active.contains { $0.change.supplement != nil } ? "supplement" : "refuse"
      return Diagnostic(
        .chanceChange,
        Bilingual(
          "the chances of the outcomes of '\(name).\(item)' would add to \(short(sum * 100)) % from \(day) on",
          vi:
            "xác suất các kết cục của '\(name).\(item)' sẽ cộng lại được \(short(sum * 100)) % từ ngày \(day)"
        ),
        fix: Bilingual(
          "at most one outcome happens: keep their sum at 100 % or below",
          vi: "chỉ xảy ra nhiều nhất một kết cục: giữ tổng không quá 100 %"),
        at: active.place(of: key))
    case .work(let item, let seconds):
      return Diagnostic(
        .workChange,
        Bilingual(
          "'\(name).\(item)' would have \(short(seconds / 60)) min of work on average from \(day) on",
          vi:
            "'\(name).\(item)' sẽ có bình quân \(short(seconds / 60)) phút công việc từ ngày \(day)"
        ),
        fix: Bilingual(
          "take away less, or write the new work", vi: "bớt ít hơn, hoặc viết lượng công việc mới"),
        at: active.place(of: "work", item))
    case .letters(let chance):
      return Diagnostic(
        .chanceChange,
        Bilingual(
          "the shares of letters of '\(name)', or the chance of more time, would come to \(short(chance * 100)) % from \(day) on",
          vi:
            "tỷ lệ thư của '\(name)', hoặc xác suất gia hạn, sẽ là \(short(chance * 100)) % từ ngày \(day)"
        ),
        fix: Bilingual(
          "they lie between 0 % and 100 %, `letter:` and `letter-late:` together as well",
          vi: "các tỷ lệ đó nằm giữa 0 % và 100 %, kể cả `letter:` và `letter-late:` cộng lại"),
        at: active.place(of: "letter"))
    default: preconditionFailure("told by the caller")
    }
  }

  /// Three digits behind the point at most, none where they are 0.
  fileprivate static func short(_ number: Double) -> String {
    let rounded = (number * 1000).rounded() / 1000
    return rounded == rounded.rounded() && abs(rounded) < 1e9 ? "\(Int(rounded))" : "\(rounded)"
  }
}

extension [ProcedureEffect] {
  /// Where the last of them says something of a key, and of an item where one is meant.
  fileprivate func place(of key: String, _ item: String? = nil) -> SourcePlace {
    let told = last { effect in
      guard let node = effect.node[key] else { return false }
      return item == nil || node.entries == nil || node[item ?? ""] != nil
    }
    return (told ?? last)?.place(of: key, item) ?? SourcePlace(file: "", line: 1, column: 1)
  }
}
