import Scenarios
import Wording

/// `{ sign: permit.sign, by: head, window: office }`: somebody else signs, or at other times.
struct SignAction: PolicyAction {
  static let kind = "sign"
  static let meaning =
    Bilingual(
      "Lets somebody else do an item, or at other times: a signature that is delegated, its window, its batch, and how often it sends back; for everybody from a date on.",
      vi:
        "Để người khác làm một mục, hoặc làm vào lúc khác: ủy quyền ký, khung giờ, đợt xử lý, và tần suất trả lại; cho mọi hồ sơ kể từ một ngày."
    )
  static let keys = ["by", "window", "batch", "back"]
  static let example = ExampleOffice.scenario(
    question: "What if officers signed transfers themselves, and sent fewer back?",
    [
      "officers-sign: { do: [ { sign: transfer.sign, by: officer, back: -3 pp } ] }"
    ])

  private let effects: [(procedure: Int, effect: ProcedureEffect)]

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let before = problems.count
    let items = office.items(
      item.kind.value, of: Bilingual("step", vi: "bước"), problems: &problems
    ) {
      if case .step = $0 { true } else { false }
    }
    var signing = Revision.Signing(items: [])
    Self.read(item, into: &signing, office, &problems)
    if problems.count == before, signing == Revision.Signing(items: []) {
      problems.append(
        .saysNothing(
          Self.kind,
          fix: Bilingual(
            "add `by:`, `window:`, `batch:` or `back:`",
            vi: "thêm `by:`, `window:`, `batch:` hoặc `back:`"), item.kind.place))
    }
    for (index, names) in items where problems.count == before {
      let procedure = office.scenario.procedures[index]
      for step in procedure.steps where names.contains(step.name) {
        if let problem = Self.problem(of: signing, step, procedure, item, office) {
          problems.append(problem)
        }
      }
    }
    guard problems.count == before else { return nil }
    effects = items.sorted { $0.key < $1.key }.map { index, names in
      var own = signing
      own.items = names
      var change = item.changeForEveryone(in: office)
      change.revision = .signing(own)
      return (index, ProcedureEffect(change: change, node: item.node, kind: item.kind.place))
    }
  }

  func lay(over overlay: inout Overlay) {
    overlay.procedures.add(effects)
  }

  private static func read(
    _ item: ActionItem, into signing: inout Revision.Signing, _ office: PolicyOffice,
    _ problems: inout [Diagnostic]
  ) {
    if let node = item.node["by"] {
      signing.staff = node.oneOrMore.compactMap { part in
        part.quantityText.flatMap {
          office.staffReference($0, at: part.place, problems: &problems)
        }
      }
      if signing.staff?.isEmpty == true { signing.staff = nil }
    }
    if let node = item.node["window"] {
      if let window = Window(node) {
        signing.window = .value(window)
        if case .calendar(let name) = window,
          !office.scenario.calendars.contains(where: { $0.name == name })
        {
          problems.append(
            .unknown(
              .unknownCalendar, Bilingual("calendar", vi: "lịch"), name,
              office.scenario.calendars.map(\.name),
              node.place))
        }
      } else {
        problems.append(.noWindow(node.place))
      }
    }
    if let node = item.node["batch"] {
      if node.text == "none" {
        signing.batch = .removed
      } else if let batch = Batch(node) {
        signing.batch = .value(batch)
      } else {
        problems.append(.noBatch(node.place))
      }
    }
    signing.back = item.node["back"]?.quantityText.flatMap { ValueChange(chance: $0) }
  }

  /// Why an item cannot be done so.
  private static func problem(
    of signing: Revision.Signing, _ step: WorkflowStep, _ procedure: Procedure, _ item: ActionItem,
    _ office: PolicyOffice
  ) -> Diagnostic? {
    let own = procedure.whole(step.agency)
    let place = item.node["by"]?.place ?? item.kind.place
    for staff in signing.staff ?? [] {
      if let owner = office.agencyWithout(staff.role, staff.agency ?? own) {
        return .roleMissing(staff.role, at: owner, for: "\(procedure.name).\(step.name)", place)
      }
    }
    if signing.back != nil, let node = item.node["back"] {
      let sendsBack = step.outcomes.contains {
        if case .back = $0.kind { true } else { false }
      }
      if !sendsBack { return .sendsNothingBack(step.name, node.place) }
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func noWindow(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .neverBegun,
      Bilingual(
        "this window has no interval, or intervals of a day overlap",
        vi: "khung giờ này không có khoảng nào, hoặc các khoảng trong ngày chồng lên nhau"),
      fix: Bilingual(
        "write them in order: `{ mon..fri: [10h30..11h30, 16h00..17h00] }`, or a calendar",
        vi: "viết theo thứ tự: `{ mon..fri: [10h30..11h30, 16h00..17h00] }`, hoặc một lịch"),
      at: place)
  }

  fileprivate static func noBatch(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .batch,
      Bilingual(
        "this batch has no moment, or moments of a day that do not ascend",
        vi: "đợt này không có thời điểm nào, hoặc các thời điểm trong ngày không tăng dần"),
      fix: Bilingual(
        "write them in order: `{ tue: 08h00, thu: [08h00, 14h00] }`, or `none`",
        vi: "viết theo thứ tự: `{ tue: 08h00, thu: [08h00, 14h00] }`, hoặc `none`"), at: place)
  }

  fileprivate static func sendsNothingBack(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual("'\(name)' has no outcome `back:`", vi: "'\(name)' không có kết cục `back:`"),
      fix: Bilingual(
        "leave `back:` out here, or give the item such an outcome",
        vi: "bỏ `back:` ở đây, hoặc ghi kết cục đó cho mục này"), at: place)
  }
}
