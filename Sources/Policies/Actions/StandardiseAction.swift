import Scenarios
import Wording

/// `{ standardise: permit, spread: -40 %, items: [appraise] }`: work of the same kind takes more alike
/// times, for the dossiers accepted from a date on.
struct StandardiseAction: PolicyAction {
  static let kind = "standardise"
  static let meaning =
    Bilingual(
      "Lets times of hands-on work differ less from their mean, which stays: standard operating rules, check lists, ISO.",
      vi:
        "Làm thời gian làm việc trực tiếp chênh lệch ít hơn so với trung bình, còn trung bình giữ nguyên: quy trình chuẩn, bảng kiểm, ISO."
    )
  static let keys = ["spread", "items", "ramp", "effective"]
  static let spreads = true
  static let example = ExampleOffice.scenario(
    question: "What if every permit were appraised by the same check list?",
    [
      "check-list: { from: 2024-04-01, do: [ { standardise: permit, spread: -60 %, items: [appraise] } ] }"
    ])

  private let procedures: [Int]
  private let effect: ProcedureEffect

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let targets = office.procedures(item.kind.value, problems: &problems)
    guard let text = item.node["spread"]?.quantityText,
      case .factor(let factor) = WorkChange.Rule(text)
    else { return nil }
    var change = ProcedureChange(
      from: item.from ?? office.firstDay, isUndated: item.from == nil, until: item.until,
      ramp: item.ramp, effective: item.effective)
    let named = item.node["items"]
    if let named, named.items?.isEmpty == true {
      problems.append(.noItemNamed(named.place))
      return nil
    }
    let items = named?.oneOrMore.compactMap(\.text)
    change.work = (items?.map { $0 } ?? [nil]).map { WorkChange(item: $0, rule: .spread(factor)) }
    effect = ProcedureEffect(change: change, node: item.node, kind: item.kind.place)
    procedures = targets.flatMap(\.procedures)
    let before = problems.count
    for target in targets where !target.procedures.isEmpty {
      let steps = target.procedures.flatMap { office.scenario.procedures[$0].steps }
      for node in named?.oneOrMore ?? [] {
        guard let name = node.text, !steps.contains(where: { $0.name == name }) else { continue }
        problems.append(
          .noItem(
            name, Bilingual("step", vi: "bước"), in: target.name, steps.map(\.name), node.place))
      }
      guard problems.count == before else { continue }
      let meant = steps.filter { items?.contains($0.name) ?? true }
      if !meant.contains(where: \.workVaries) {
        problems.append(.hasNoSpread(target.name, item.node["spread"]?.place ?? item.kind.place))
      }
    }
    guard problems.count == before else { return nil }
  }

  func lay(over overlay: inout Overlay) {
    overlay.procedures.add(effect, to: procedures)
  }
}

extension Diagnostic {
  fileprivate static func noItemNamed(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .wrongShape, Bilingual("the list names no item", vi: "danh sách không nêu mục nào"),
      fix: Bilingual(
        "name some, or leave `items:` out for every staffed item",
        vi: "nêu vài mục, hoặc bỏ `items:` nếu là mọi mục có nhân sự"), at: place)
  }

  fileprivate static func hasNoSpread(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "the work of '\(name)' always takes the same time: there is no spread",
        vi: "công việc của '\(name)' luôn mất thời gian như nhau: không có độ phân tán"),
      fix: Bilingual(
        "give it a law, 'lognormal 60 min cv 0.8', or name other items",
        vi: "ghi luật phân bố, 'lognormal 60 min cv 0.8', hoặc nêu mục khác"), at: place)
  }
}
