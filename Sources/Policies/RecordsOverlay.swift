import Scenarios
import Wording
import WorkingTime

/// A change of records with the places of its parts.
struct RecordEffect {
  let change: RecordingChange
  /// The action, and where its kind stands.
  let node: SourceNode
  let kind: SourcePlace

  /// The keys that change what is in force, and do not replace it.
  var changedKeys: [String] {
    keys { if case .value = $0 { false } else { true } } + (isFactor ? ["lag"] : [])
  }

  fileprivate var newKeys: [String] {
    keys { if case .value = $0 { true } else { false } }
      + (change.lag != nil && !isFactor ? ["lag"] : [])
  }

  private var isFactor: Bool { if case .factor = change.lag { true } else { false } }

  private func keys(where isMeant: (ValueChange) -> Bool) -> [String] {
    RecordingChange.shares.filter { _, path, _ in change[keyPath: path].map(isMeant) ?? false }
      .map(\.key)
  }

  /// Whether both can be about the same dossiers.
  fileprivate func overlaps(_ other: RecordEffect) -> Bool {
    let (left, right) = (change, other.change)
    guard !left.isAboutAll, !right.isAboutAll else { return true }
    return !(left.procedures ?? []).isDisjoint(with: right.procedures ?? [])
      || !(left.agencies ?? []).isDisjoint(with: right.agencies ?? [])
  }
}

/// The changes of records of all applied policies.
struct RecordsOverlay {
  /// More changes than a run can hold.
  private static let mostEffects = 200

  private var effects: [RecordEffect] = []

  mutating func add(_ effect: RecordEffect) {
    effects.append(effect)
  }

  /// Writes the changes into the scenario.
  ///
  /// - Returns: What cannot be; then the records are left as they are.
  func apply(to scenario: inout Scenario) -> [Diagnostic] {
    guard !effects.isEmpty else { return [] }
    let effects = effects.sorted { $0.kind.comesBefore($1.kind) }
    if effects.count > Self.mostEffects {
      return [.tooManyEffects(effects[Self.mostEffects].kind)]
    }
    let conflicts = Self.conflicts(of: effects)
    guard conflicts.isEmpty else { return conflicts }
    var changed = scenario
    changed.recordingChanges = effects.map(\.change)
    let problems = Self.problems(of: changed, effects)
    if problems.isEmpty { scenario.recordingChanges = changed.recordingChanges }
    return problems
  }

  /// New values of the same dossiers from the same day on.
  private static func conflicts(of effects: [RecordEffect]) -> [Diagnostic] {
    var problems = ProblemsByPlace()
    for (index, effect) in effects.enumerated() {
      let change = effect.change
      for other in effects[..<index]
      where other.change.from == change.from && other.change.isUndated == change.isUndated
        && other.overlaps(effect)
      {
        for key in effect.newKeys where other.newKeys.contains(key) {
          guard let place = effect.node[key]?.place, let first = other.node[key]?.place else {
            continue
          }
          problems.add(.sameDate(key, change, first, place))
        }
      }
    }
    return problems.all
  }

  /// Shares below 0 or above 1, looked for on every day on which something begins or has ended.
  private static func problems(of scenario: Scenario, _ effects: [RecordEffect]) -> [Diagnostic] {
    let classes = scenario.recordingClasses(
      procedures: scenario.procedures.map(\.name), agencies: scenario.agencies.map(\.name))
    var problems = ProblemsByPlace()
    for day in scenario.recordingDays {
      var seen: Set<RecordingSubject> = []
      for procedure in classes.procedures {
        for agency in classes.agencies {
          let subject = procedure.joined(agency).holding(on: day, of: scenario.recordingChanges)
          guard seen.insert(subject).inserted, let rule = scenario.recordingRule(of: subject) else {
            continue
          }
          for (key, _, own) in RecordingChange.shares
          where !(-1e-9...1 + 1e-9).contains(rule[keyPath: own]) {
            let last = subject.changes.last { effects[$0].node[key] != nil }
            guard let last, let place = effects[last].node[key]?.place else { continue }
            problems.add(.impossible(key, rule[keyPath: own], day, place))
          }
          guard rule.lag?.isBeyondMeasure == true,
            let last = subject.changes.last(where: { effects[$0].change.lag != nil }),
            let place = effects[last].node["lag"]?.place
          else { continue }
          problems.add(.tooLong("lag", Diagnostic.since(day), place))
        }
      }
    }
    return problems.all
  }
}

extension Diagnostic {
  fileprivate static func sameDate(
    _ key: String, _ change: RecordingChange, _ other: SourcePlace, _ place: SourcePlace
  ) -> Diagnostic {
    let since =
      change.isUndated
      ? Bilingual("from the first day on", vi: "từ ngày đầu tiên")
      : Bilingual("from \(change.from) on", vi: "từ ngày \(change.from)")
    return Diagnostic(
      .sameDate,
      Bilingual(
        "some records have two new values of `\(key):` \(since.english); the other stands at \(other.file):\(other.line):\(other.column)",
        vi:
          "một số sổ theo dõi có hai giá trị mới của `\(key):` \(since.vietnamese); giá trị kia ở \(other.file):\(other.line):\(other.column)"
      ),
      fix: Bilingual(
        "keep one, give them different days, or write a change with a sign",
        vi: "giữ một, cho chúng các ngày khác nhau, hoặc viết mức thay đổi có dấu"), at: place)
  }

  fileprivate static func impossible(
    _ key: String, _ share: Double, _ day: CivilDate, _ place: SourcePlace
  ) -> Diagnostic {
    let percent = (share * 1e5).rounded() / 1e3
    let number = percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
    return Diagnostic(
      .recording,
      Bilingual(
        "some dossiers would have \(number) % as `\(key):` from \(day) on",
        vi: "một số hồ sơ sẽ có `\(key):` là \(number) % từ ngày \(day)"),
      fix: Bilingual(
        "a share lies between 0 % and 100 %: write a smaller change, or the new share",
        vi: "tỷ lệ nằm giữa 0 % và 100 %: viết mức thay đổi nhỏ hơn, hoặc tỷ lệ mới"),
      at: place)
  }

  fileprivate static func tooManyEffects(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tooManyChanges,
      Bilingual(
        "up to here are more changes of records than a run can hold",
        vi: "đến đây đã có nhiều thay đổi sổ theo dõi hơn mức một lần chạy chứa được"),
      fix: Bilingual(
        "name several agencies in one action", vi: "nêu nhiều cơ quan trong một thay đổi"),
      at: place)
  }
}
