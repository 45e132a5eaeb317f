import Scenarios
import Wording

/// `{ consult: transfer.tax-notice, answer: -30 %, answer-by: 3 working days }`: those who are asked
/// answer in another time.
struct ConsultAction: PolicyAction {
  static let kind = "consult"
  static let meaning =
    Bilingual(
      "Changes how long agencies take that are asked, within what limit they answer and what their silence means, for everybody who asks from a date on.",
      vi:
        "Thay đổi thời gian trả lời của cơ quan được lấy ý kiến, thời hạn phải trả lời và ý nghĩa của việc không trả lời, cho mọi yêu cầu kể từ một ngày."
    )
  static let keys = ["answer", "answer-by", "silence"]
  static let example = ExampleOffice.scenario(
    question:
      "What if the tax office answered within two working days, and its silence were a yes?",
    [
      "tax-in-two-days: { do: [ { consult: transfer.tax-notice, answer: -20 %, answer-by: 2 working days, silence: consent } ] }"
    ])

  private let effects: [(procedure: Int, effect: ProcedureEffect)]

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let before = problems.count
    let items = office.items(
      item.kind.value, of: Bilingual("ask", vi: "mục lấy ý kiến"), problems: &problems
    ) {
      if case .ask = $0 { true } else { false }
    }
    var consultation = Revision.Consultation(items: [])
    if let text = item.node["answer"]?.quantityText {
      guard let change = DelayChange(text) else { return nil }
      consultation.answer = change
    }
    if let text = item.node["answer-by"]?.quantityText {
      guard let change = DelayChange(text) else { return nil }
      consultation.answerBy = change
    }
    consultation.silence = item.node["silence"]?.text.flatMap { Silence(rawValue: $0) }
    if consultation == Revision.Consultation(items: []) {
      problems.append(
        .saysNothing(
          Self.kind,
          fix: Bilingual(
            "add `answer:`, `answer-by:` or `silence:`",
            vi: "thêm `answer:`, `answer-by:` hoặc `silence:`"), item.kind.place))
    }
    for (index, names) in items {
      for case .ask(let ask) in office.scenario.procedures[index].allItems
      where names.contains(ask.name) {
        let hasLimit = ask.answerBy != nil || consultation.answerBy?.value != nil
        if !hasLimit, let node = item.node["answer-by"] {
          problems.append(.noAnswerLimit(ask.name, node.place))
        } else if !hasLimit, consultation.silence == .consent, let node = item.node["silence"] {
          problems.append(.noAnswerLimit(ask.name, node.place))
        }
      }
    }
    guard problems.count == before else { return nil }
    effects = items.sorted { $0.key < $1.key }.map { index, names in
      var own = consultation
      own.items = names
      var change = item.changeForEveryone(in: office)
      change.revision = .consultation(own)
      return (index, ProcedureEffect(change: change, node: item.node, kind: item.kind.place))
    }
  }

  func lay(over overlay: inout Overlay) {
    overlay.procedures.add(effects)
  }
}

extension Diagnostic {
  /// An action that would change nothing.
  static func saysNothing(_ kind: String, fix: Bilingual, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "this `\(kind)` says nothing about what changes",
        vi: "`\(kind)` này không nói gì về điều thay đổi"), fix: fix, at: place)
  }

  fileprivate static func noAnswerLimit(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noAnswer,
      Bilingual("'\(name)' has no limit for its answer", vi: "'\(name)' không có thời hạn trả lời"),
      fix: Bilingual(
        "give it one without a sign: `answer-by: 5 working days`",
        vi: "ghi thời hạn không có dấu: `answer-by: 5 working days`"), at: place)
  }
}
