import Scenarios
import Wording

/// `{ online: all, share: +25 pp, assisted: +5 pp, refuse: +2 pp }`: dossiers come by another channel.
struct OnlineAction: PolicyAction {
  static let kind = "online"
  static let meaning =
    Bilingual(
      "Lets a share of dossiers come by another channel: from the counter to online and assisted, or back, with other chances of errors.",
      vi:
        "Cho một tỷ lệ hồ sơ đến theo kênh nộp khác: từ trực tiếp sang trực tuyến và nộp hộ, hoặc ngược lại, với xác suất sai sót khác."
    )
  static let keys = ["share", "assisted", "refuse", "supplement", "ramp", "effective"]
  static let spreads = true
  static let reach =
    Bilingual(
      "It reaches the dossiers handed in from its first day on, at the instants at which they would have come in any case; old ones keep their channel.",
      vi:
        "Áp dụng cho hồ sơ nộp từ ngày đầu tiên, vào đúng những thời điểm mà chúng vốn sẽ đến; hồ sơ cũ giữ kênh nộp của mình."
    )
  static let example = ExampleOffice.scenario(
    question: "What if a quarter of all dossiers moved online, and staff helped some more to file?",
    [
      "online-ramp: { from: 2024-04-01, ramp: linear 1 month, do: [ { online: all, share: +25 pp, assisted: +5 pp }, { online: permit, share: +10 pp, supplement: -5 pp } ] }"
    ])

  private let effect: ChannelEffect

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let node = item.node
    let before = problems.count
    let targets = office.procedures(item.kind.value, problems: &problems)
    let procedures = targets.flatMap(\.procedures)
    let names = procedures.map { office.scenario.procedures[$0].name }
    var shift = ChannelShift(
      of: Set(names), from: item.from ?? office.firstDay, isUndated: item.from == nil,
      until: item.until, ramp: item.ramp, effective: item.effective)
    for (key, _, path) in ChannelShift.shares {
      guard let text = node[key]?.quantityText else { continue }
      guard let new = ValueChange(chance: text) else { return nil }
      if case .factor = new { return nil }
      shift[keyPath: path] = new
    }
    var change = ProcedureChange(
      from: shift.from, isUndated: shift.isUndated, until: shift.until)
    for (key, path) in Self.chances {
      guard let text = node[key]?.quantityText else { continue }
      guard let new = ValueChange(chance: text) else { return nil }
      change[keyPath: path] = new
    }
    guard shift.online != nil || shift.assisted != nil else {
      if node["share"] == nil && node["assisted"] == nil {
        problems.append(.movesNothing(item.kind.place))
      }
      return nil
    }
    effect = ChannelEffect(
      shift: shift, procedures: procedures, chances: change.treats ? change : nil, node: node,
      kind: item.kind.place)
    for target in targets where !target.procedures.isEmpty {
      problems += Self.troubles(of: target, change, node, item.kind.value.place, in: office)
    }
    guard problems.count == before else { return nil }
  }

  func lay(over overlay: inout Overlay) {
    overlay.channels.add(effect)
  }

  private static var chances:
    [(key: String, change: WritableKeyPath<ProcedureChange, ValueChange?>)]
  {
    [("refuse", \.refuse), ("supplement", \.supplement)]
  }

  /// What a target does not have that would change.
  private static func troubles(
    of target: PolicyOffice.ProcedureTarget, _ change: ProcedureChange, _ node: SourceNode,
    _ place: SourcePlace, in office: PolicyOffice
  ) -> [Diagnostic] {
    let procedures = target.procedures.map { office.scenario.procedures[$0] }
    var problems: [Diagnostic] = []
    if !office.scenario.demand.contains(where: { entry in
      procedures.contains { $0.name == entry.procedure }
    }) {
      problems.append(.hasNoSource(target.name, place))
    }
    for (key, path) in chances {
      guard change[keyPath: path] != nil, let place = node[key]?.place else { continue }
      if !procedures.contains(where: { $0.hasOutcome(named: key) }) {
        problems.append(.nothingToChange(key, in: target.name, place))
      }
    }
    return problems
  }
}

extension Diagnostic {
  fileprivate static func movesNothing(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "this `online` moves no dossier to another channel",
        vi: "`online` này không chuyển hồ sơ nào sang kênh khác"),
      fix: Bilingual(
        "add `share:` or `assisted:`, points or new shares",
        vi: "thêm `share:` hoặc `assisted:`, điểm phần trăm hoặc tỷ lệ mới"), at: place)
  }

  fileprivate static func hasNoSource(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "no source of `demand:` brings dossiers to '\(name)'",
        vi: "không nguồn nào của `demand:` đem hồ sơ đến '\(name)'"),
      fix: Bilingual(
        "name the procedure, or the first stage, that applicants file first",
        vi: "nêu thủ tục, hoặc giai đoạn đầu, mà người nộp nộp trước tiên"), at: place)
  }
}
