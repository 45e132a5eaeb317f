import Statistics
import Wording

extension ScenarioReader {
  /// The items of a procedure's workflow, changed by its `steps:`.
  func workflow(_ context: WorkflowContext) -> [WorkflowItem] {
    let member = context.procedure
    guard let list = member.node["workflow"], let items = list.items else {
      if member.node["workflow"] == nil, !member.node.isRefused {
        reporter.report(.noWorkflow(member.name, member.place))
      }
      return []
    }
    guard !items.isEmpty else {
      reporter.report(.noWorkflow(member.name, list.place))
      return []
    }
    checkExit(list, of: member.name)
    checkPatches(member, list)
    var names: Set<String> = []
    let workflow = self.items(items, WorkflowScope(), context, &names)
    checkLoops(workflow, context)
    return workflow
  }

  /// One list of items; the scope has what can be sent back to from its beginning.
  func items(
    _ items: [SourceNode], _ scope: WorkflowScope, _ context: WorkflowContext,
    _ names: inout Set<String>
  ) -> [WorkflowItem] {
    var scope = scope
    return items.compactMap { item in
      guard let (kind, entry) = item.workflowKind, let name = entry.value.text else { return nil }
      if !names.insert(name).inserted {
        reporter.report(.repeatedItem(name, context.procedure.name, entry.value.place))
      }
      checkTurn(kind, entry, scope, context)
      let around = scope
      scope.append(name)
      defer { scope.notePassing(item, kind) }
      switch kind {
      case .choose: return choice(item, entry, scope, context, &names)
      case .parallel: return parallel(item, entry, around.inside(name), context, &names)
      case .ask: return ask(patched(item, name, context), entry, scope, context).map { .ask($0) }
      case .pause: return pause(patched(item, name, context), entry, context).map { .pause($0) }
      case .stage:
        reporter.report(.nestedStage(entry.place))
        return nil
      case .receive, .step, .deliver:
        guard let kind = StepKind(rawValue: kind.rawValue) else { return nil }
        return step(name, kind, patched(item, name, context), entry, scope, context)
          .map { .step($0) }
      }
    }
  }

  /// An item with the changes that `steps:` makes to it.
  private func patched(_ item: SourceNode, _ name: String, _ context: WorkflowContext)
    -> SourceNode
  {
    context.procedure.node["steps"]?[name]
      .map { Merging.merged(item, with: $0, by: .mapping(Language.stepPatch)) } ?? item
  }

  private func step(
    _ name: String, _ kind: StepKind, _ item: SourceNode, _ entry: SourceEntry,
    _ scope: WorkflowScope, _ context: WorkflowContext
  ) -> WorkflowStep? {
    let agency = stepAgency(item["at"], entry, context)
    let work = work(item["work"])
    for key in ["at", "by", "work"] where item[key] == nil {
      let noun = Bilingual(
        "the `\(kind.rawValue)` '\(name)' of '\(context.procedure.name)'",
        vi: "mục `\(kind.rawValue)` '\(name)' của '\(context.procedure.name)'")
      reporter.report(.missingKey(key, in: noun, entry.place))
    }
    let condition = condition(item["if"], context)
    let outcomes = outcomes(of: item, .step(kind), scope, context)
    let patience = item["patience"].flatMap { delay($0) }
    if let node = item["patience"], kind == .deliver || scope.hasDelivery {
      reporter.report(.patienceAfterDelivery(name, node.place))
    }
    let batch = self.batch(item, of: name)
    let window = item["window"].flatMap { self.window($0, of: name) }
    let equipment = item["with"].flatMap { staffReference($0, context) }
    let staff = staff(item["by"], context)
    guard let agency, let work, !staff.isEmpty else { return nil }
    return WorkflowStep(
      name: name, kind: kind, agency: agency, staff: staff, equipment: equipment, work: work,
      atClosing: word(item["at-closing"]), chance: share(item["chance"]) ?? 1,
      condition: condition,
      norm: quantity(item["norm"], .limit).flatMap { QuantityValue.limit($0) },
      batch: batch, window: window, patience: patience, outcomes: outcomes)
  }

  func stepAgency(
    _ node: SourceNode?, _ step: SourceEntry, _ context: WorkflowContext
  ) -> StepAgency? {
    switch node?.text {
    case "deciding": return .deciding
    case "intake":
      if !context.hasIntake {
        reporter.report(.noIntake(context.procedure, node?.place ?? step.place))
      }
      return .intake
    default: return agencyReference(node, context.known).map { .reference($0) }
    }
  }

  /// `by:`, one role or several, each once.
  private func staff(_ node: SourceNode?, _ context: WorkflowContext) -> [StaffReference] {
    guard let node else { return [] }
    var staff: [StaffReference] = []
    for item in node.oneOrMore {
      guard let reference = staffReference(item, context) else { continue }
      if staff.contains(reference) {
        reporter.report(.repeatedRole(item))
      } else {
        staff.append(reference)
      }
    }
    if node.items?.isEmpty == true { reporter.report(.nobody(node.place)) }
    return staff
  }

  /// `officer`, `clusters.land` or `wards.3.officer`.
  private func staffReference(_ node: SourceNode, _ context: WorkflowContext) -> StaffReference? {
    guard let text = quantity(node, .roleName) else { return nil }
    let parts = text.split(separator: ".").map(String.init)
    let agency = parts.dropLast().joined(separator: ".")
    guard let role = parts.last, !agency.isEmpty else {
      return StaffReference(agency: nil, role: text)
    }
    if let found = context.known[agency] { return StaffReference(agency: found, role: role) }
    reporter.report(unknownAgency(agency, at: node.place))
    return nil
  }

  // MARK: - Choices

  private func choice(
    _ item: SourceNode, _ entry: SourceEntry, _ scope: WorkflowScope, _ context: WorkflowContext,
    _ names: inout Set<String>
  ) -> WorkflowItem? {
    guard let name = entry.value.text, let cases = item["cases"]?.items else { return nil }
    if cases.isEmpty { reporter.report(.noCases(name, item["cases"]?.place ?? entry.place)) }
    checkKinds(of: cases)
    let chances = self.chances(of: cases, item["cases"]?.place ?? entry.place)
    var read: [ChoiceCase] = []
    for (index, node) in cases.enumerated() {
      let items = self.items(node["do"]?.items ?? [], scope, context, &names)
      read.append(
        ChoiceCase(
          chance: node["if"] == nil ? chances[index] : nil,
          condition: condition(node["if"], context), items: items))
    }
    return .choose(Choice(name: name, cases: read))
  }

  /// All cases have a chance, or all have a condition.
  private func checkKinds(of cases: [SourceNode]) {
    let first = cases.first?["chance"] == nil ? "if" : "chance"
    for node in cases where node.entries != nil {
      let kinds = ["chance", "if"].filter { node[$0] != nil }
      if kinds != [first] { reporter.report(.caseKind(kinds, first, node.place)) }
    }
  }

  /// The chances of cases, `rest` worked out; they add to 100 % at most.
  private func chances(of cases: [SourceNode], _ place: SourcePlace) -> [Double?] {
    let texts = cases.map { quantity($0["chance"], .shareOrRest) }
    var chances = texts.map { $0.flatMap { QuantityValue.share($0) } }
    let sum = chances.compactMap(\.self).sorted().reduce(0, +)
    let rests = texts.indices.filter { texts[$0] == "rest" }
    if sum > 1 + 1e-9 { reporter.report(.chancesAbove(sum, place)) }
    if rests.count > 1 { reporter.report(.twoRests(cases[rests[1]]["chance"]?.place ?? place)) }
    for rest in rests { chances[rest] = max(0, 1 - sum) }
    return chances
  }
}

extension Diagnostic {
  fileprivate static func noWorkflow(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .emptyWorkflow, Bilingual("'\(name)' has no workflow", vi: "'\(name)' không có quy trình"),
      fix: Bilingual(
        "add `workflow:` with at least one `step:`, or `like:` a procedure that has one",
        vi: "thêm `workflow:` với ít nhất một `step:`, hoặc `like:` một thủ tục đã có"),
      at: place)
  }

  static func repeatedItem(
    _ name: String, _ procedure: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .repeatedItem,
      Bilingual(
        "'\(procedure)' has two items named '\(name)'",
        vi: "'\(procedure)' có hai mục cùng tên '\(name)'"),
      fix: Bilingual(
        "give each item of a workflow its own name", vi: "đặt tên riêng cho từng mục của quy trình"),
      at: place)
  }

  fileprivate static func noIntake(_ member: Definitions.Member, _ place: SourcePlace) -> Diagnostic
  {
    Diagnostic(
      .unbound,
      Bilingual(
        "'\(member.name)' is used, but no agency is bound to `intake:`",
        vi: "'\(member.name)' được dùng, nhưng chưa cơ quan nào được gắn với `intake:`"),
      fix: Bilingual(
        "add `intake:` with the name of an agency or group to '\(member.name)'",
        vi: "thêm `intake:` với tên một cơ quan hoặc nhóm vào '\(member.name)'"), at: place)
  }

  fileprivate static func patienceAfterDelivery(_ name: String, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .exit,
      Bilingual(
        "nobody withdraws from '\(name)': the dossier is resolved before its first `deliver:`",
        vi: "không ai rút hồ sơ ở '\(name)': hồ sơ đã giải quyết xong trước `deliver:` đầu tiên"),
      fix: Bilingual("leave `patience:` out here", vi: "bỏ `patience:` ở đây"), at: place)
  }

  fileprivate static func repeatedRole(_ node: SourceNode) -> Diagnostic {
    Diagnostic(
      .declaredTwice,
      Bilingual(
        "'\(node.text ?? "")' stands twice in this list",
        vi: "'\(node.text ?? "")' xuất hiện hai lần trong danh sách này"),
      fix: Bilingual("keep one of them", vi: "giữ lại một trong hai"),
      at: node.place)
  }

  fileprivate static func nobody(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .missingKey, Bilingual("`by:` names nobody", vi: "`by:` không nêu ai cả"),
      fix: Bilingual(
        "name a role, or a list of them", vi: "nêu một vai trò, hoặc danh sách vai trò"), at: place)
  }

  fileprivate static func noCases(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .choiceCases,
      Bilingual(
        "the choice '\(name)' has no cases", vi: "mục lựa chọn '\(name)' không có trường hợp nào"),
      fix: Bilingual(
        "add `{ chance: 20 %, do: [ … ] }` or `{ if: channel = online, do: [ … ] }`",
        vi: "thêm `{ chance: 20 %, do: [ … ] }` hoặc `{ if: channel = online, do: [ … ] }`"),
      at: place)
  }

  fileprivate static func caseKind(_ kinds: [String], _ first: String, _ place: SourcePlace)
    -> Diagnostic
  {
    let fact =
      switch kinds.count {
      case 0:
        Bilingual(
          "a case has neither `chance:` nor `if:`",
          vi: "một trường hợp không có `chance:` cũng không có `if:`")
      case 1:
        Bilingual(
          "this case has `\(kinds[0]):`, the first one has `\(first):`",
          vi: "trường hợp này có `\(kinds[0]):`, trường hợp đầu có `\(first):`")
      default:
        Bilingual(
          "a case has `chance:` or `if:`, not both",
          vi: "một trường hợp có `chance:` hoặc `if:`, không có cả hai")
      }
    return Diagnostic(
      .choiceCases, fact,
      fix: Bilingual(
        "give all cases a `chance:`, or all an `if:`; inside `do:` items may have either",
        vi:
          "ghi `chance:` cho mọi trường hợp, hoặc `if:` cho mọi trường hợp; các mục trong `do:` có thể dùng cách nào cũng được"
      ),
      at: place)
  }

  fileprivate static func chancesAbove(_ sum: Double, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .shares,
      Bilingual(
        "the chances of the cases add to \(sum.percent) %, and at most one case is passed",
        vi:
          "xác suất các trường hợp cộng lại được \(sum.percent) %, mà chỉ qua nhiều nhất một trường hợp"
      ),
      fix: Bilingual("keep them at 100 % or below", vi: "giữ tổng không quá 100 %"), at: place)
  }
}
