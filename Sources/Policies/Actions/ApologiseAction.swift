import Scenarios
import Wording

/// `{ apologise: all, letter: 95 %, chance: 80 % }`: letters of apology and extensions by the rules.
struct ApologiseAction: PolicyAction {
  static let kind = "apologise"
  static let meaning =
    Bilingual(
      "Changes the share of letters of apology that are sent, and when more time is granted, for everybody from a date on.",
      vi: "Thay đổi tỷ lệ văn bản xin lỗi được gửi, và việc gia hạn, cho mọi hồ sơ kể từ một ngày.")
  static let keys = ["letter", "letter-late", "chance", "by"]
  static let example = ExampleOffice.scenario(
    question: "What if every applicant were told in time, and more time were granted?",
    [
      "letters: { do: [ { apologise: all, letter: 95 %, chance: 90 % } ] }"
    ])

  private let procedures: [Int]
  private let effect: ProcedureEffect

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let before = problems.count
    let targets = office.procedures(item.kind.value, problems: &problems)
    var apology = Revision.Apology()
    apology.letter = item.node["letter"]?.quantityText.flatMap { ValueChange(chance: $0) }
    apology.lateLetter = item.node["letter-late"]?.quantityText.flatMap { ValueChange(chance: $0) }
    apology.chance = item.node["chance"]?.quantityText.flatMap { ValueChange(chance: $0) }
    apology.days = item.node["by"]?.quantityText.flatMap { PolicyValue.workingDays($0) }
    if apology == Revision.Apology() {
      problems.append(
        .saysNothing(
          Self.kind,
          fix: Bilingual(
            "add `letter:`, `letter-late:`, `chance:` or `by:`",
            vi: "thêm `letter:`, `letter-late:`, `chance:` hoặc `by:`"), item.kind.place))
    }
    for target in targets where !target.procedures.isEmpty {
      let rules = target.procedures.compactMap {
        office.scenario.procedures[$0].clock.extensionRule
      }
      if rules.isEmpty { problems.append(.noExtension(target.name, item.kind.place)) }
    }
    guard problems.count == before else { return nil }
    var change = item.changeForEveryone(in: office)
    change.revision = .apology(apology)
    effect = ProcedureEffect(change: change, node: item.node, kind: item.kind.place)
    procedures = targets.flatMap(\.procedures).filter {
      office.scenario.procedures[$0].clock.extensionRule != nil
    }
  }

  func lay(over overlay: inout Overlay) {
    overlay.procedures.add(effect, to: procedures)
  }
}

extension Diagnostic {
  fileprivate static func noExtension(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "nobody asks for more time for '\(name)': its clock has no `extension:`",
        vi: "không ai đề nghị gia hạn cho '\(name)': phần tính hạn của nó không có `extension:`"),
      fix:
        Bilingual(
          "say how it is now: `clock: { extension: { chance: 0 %, by: 10 working days, letter: 0 % } }`",
          vi:
            "ghi tình hình hiện nay: `clock: { extension: { chance: 0 %, by: 10 working days, letter: 0 % } }`"
        ),
      at: place)
  }
}
