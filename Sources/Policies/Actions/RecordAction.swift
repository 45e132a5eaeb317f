import Scenarios
import Wording
import WorkingTime

/// `{ record: centre, entered: 95 %, missing: 0.2 % }`: other records from a date on.
struct RecordAction: PolicyAction {
  static let kind = "record"
  static let meaning =
    Bilingual(
      "Changes how records differ from what happens: data discipline, or its lack. The published (recorded) figures change, never what happens.",
      vi:
        "Thay đổi mức sai lệch giữa sổ và thực tế: kỷ luật cập nhật dữ liệu, hoặc sự buông lỏng. Số công bố (theo sổ) thay đổi, thực tế thì không bao giờ."
    )
  static let keys = ["entered", "lag", "missing", "wrong", "bulk"]
  static let reach =
    Bilingual(
      "It reaches everybody at once: `entered:` the dossiers handed in from its first day on, everything else what is recorded from then on.",
      vi:
        "Áp dụng ngay cho tất cả: `entered:` cho hồ sơ nộp từ ngày đầu tiên, các khóa còn lại cho những gì được ghi sổ từ đó."
    )
  static let example = ExampleOffice.scenario(
    question: "What would the published figures say if every end were recorded the same day?",
    [
      "discipline: { from: 2024-04-01, do: [ { record: all, entered: 100 %, lag: -90 %, missing: 0 % } ] }"
    ])

  private let effect: RecordEffect

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let node = item.node
    var change = RecordingChange(
      from: item.from ?? office.firstDay, isUndated: item.from == nil, until: item.until)
    for (key, path, _) in RecordingChange.shares {
      guard let text = node[key]?.quantityText else { continue }
      guard let new = ValueChange(chance: text) else { return nil }
      change[keyPath: path] = new
    }
    if let text = node["lag"]?.quantityText {
      guard let lag = DelayChange(text) else { return nil }
      change.lag = lag
    }
    guard Self.keys.contains(where: { node[$0] != nil }) else {
      let common = [Self.kind, "from", "until", "source"]
      if node.entries?.allSatisfy({ common.contains($0.key) }) ?? true {
        problems.append(.changesNothing(item.kind.place))
      }
      return nil
    }
    let before = problems.count
    Self.read(item.kind.value, into: &change, in: office, problems: &problems)
    effect = RecordEffect(change: change, node: node, kind: item.kind.place)
    guard problems.count == before else { return nil }
    if let problem = Self.missing(effect, in: office) {
      problems.append(problem)
      return nil
    }
  }

  func lay(over overlay: inout Overlay) {
    overlay.records.add(effect)
  }

  /// Whose records are meant: procedures, agencies that decide, or all.
  private static func read(
    _ node: SourceNode, into change: inout RecordingChange, in office: PolicyOffice,
    problems: inout [Diagnostic]
  ) {
    if node.items?.isEmpty == true { problems.append(.recordsOfNobody(node.place)) }
    let texts = node.oneOrMore.compactMap(\.text)
    guard !texts.contains("all") else {
      if texts.count > 1 { problems.append(.allAndOthers(node.place)) }
      return
    }
    change.procedures = []
    change.agencies = []
    for item in node.oneOrMore {
      guard let text = item.text else { continue }
      if let members = office.groups[text] ?? office.index[text].map({ [office.agencies[$0].name] })
      {
        change.agencies?.formUnion(members)
        if !office.decides(members) { problems.append(.decidesNothing(text, item.place)) }
      } else {
        let targets = office.procedures(item, problems: &problems)
        change.procedures?.formUnion(
          targets.flatMap(\.procedures).map { office.scenario.procedures[$0].name })
      }
    }
  }

  /// A change with a sign of what no rule has.
  private static func missing(_ effect: RecordEffect, in office: PolicyOffice) -> Diagnostic? {
    guard let key = effect.changedKeys.first, let place = effect.node[key]?.place else {
      return nil
    }
    let change = effect.change
    let rules = office.scenario.recording.filter { rule in
      // Rules of procedures and changes of agencies, or the reverse, can be about the same dossiers.
      rule.isAboutAll || change.isAboutAll
        || !(rule.procedures ?? []).isDisjoint(with: change.procedures ?? [])
        || !(rule.agencies ?? []).isDisjoint(with: change.agencies ?? [])
        || !(rule.procedures ?? []).isEmpty && !(change.agencies ?? []).isEmpty
        || !(rule.agencies ?? []).isEmpty && !(change.procedures ?? []).isEmpty
    }
    let name = effect.node[kind]?.text ?? "them"
    if rules.isEmpty { return .recordsAreTrue(name, key, place) }
    if case .factor = change.lag, !rules.contains(where: { $0.lag != nil }),
      let place = effect.node["lag"]?.place
    {
      return .hasNoLag(name, place)
    }
    return nil
  }
}

extension PolicyOffice {
  /// Whether one of some agencies decides a procedure.
  fileprivate func decides(_ names: [String]) -> Bool {
    scenario.procedures.contains { procedure in
      switch procedure.deciding {
      case .agency(let agency): names.contains(agency)
      case .group(let group): groups[group]?.contains { names.contains($0) } ?? false
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func changesNothing(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "this `record` says nothing about what changes",
        vi: "`record` này không nói gì về điều thay đổi"),
      fix: Bilingual(
        "add `entered:`, `lag:`, `missing:`, `wrong:` or `bulk:`",
        vi: "thêm `entered:`, `lag:`, `missing:`, `wrong:` hoặc `bulk:`"), at: place)
  }

  fileprivate static func recordsOfNobody(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .wrongShape, Bilingual("the list names nobody", vi: "danh sách không nêu ai cả"),
      fix: Bilingual(
        "name agencies that decide, or procedures, or write `all`",
        vi: "nêu các cơ quan giải quyết, hoặc các thủ tục, hoặc viết `all`"), at: place)
  }

  fileprivate static func allAndOthers(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .recording,
      Bilingual(
        "the list names all dossiers, and some of them again",
        vi: "danh sách nêu tất cả hồ sơ, rồi lại nêu một số hồ sơ"),
      fix: Bilingual(
        "write `record: all`, or leave `all` out", vi: "viết `record: all`, hoặc bỏ `all`"),
      at: place)
  }

  fileprivate static func recordsAreTrue(_ name: String, _ key: String, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "no row of `recording:` is about '\(name)', so that records are as things are: there is no `\(key):` to change",
        vi:
          "không dòng nào của `recording:` là về '\(name)', nên sổ đúng như thực tế: không có `\(key):` để thay đổi"
      ),
      fix: Bilingual(
        "write a new value without a sign, or what holds today under `recording:`",
        vi: "viết giá trị mới không có dấu, hoặc ghi mức hiện nay trong `recording:`"), at: place)
  }

  fileprivate static func hasNoLag(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "the records of '\(name)' have no `lag:` to change",
        vi: "sổ của '\(name)' không có `lag:` để thay đổi"),
      fix: Bilingual(
        "write a new law without a sign, or what holds today under `recording:`",
        vi: "viết luật phân bố mới không có dấu, hoặc ghi mức hiện nay trong `recording:`"),
      at: place)
  }
}
