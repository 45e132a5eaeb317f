import Wording
import WorkingTime

/// Procedures whose stages lie at several agencies.
extension ScenarioReader {
  /// The stages of a procedure's workflow with what stands around them; `nil` where it has none.
  ///
  /// The procedure is read already, but for its workflow.
  func staging(of procedure: Procedure, _ context: WorkflowContext) -> Staging? {
    let node = context.procedure.node
    guard let list = node["workflow"], let items = list.items, list.hasStages else {
      for key in ["linkage", "after", "resubmit"] {
        if let entry = node.entries?.first(where: { $0.key == key }) {
          reporter.report(.nothingToLink(key, entry.place))
        }
      }
      return nil
    }
    checkPatches(context.procedure, list)
    let (leading, staged, trailing) = parts(of: items)
    var names: Set<String> = []
    var scope = WorkflowScope()
    var around = context
    around.hasReceipt = leading.contains { $0.isOrHolds(.receive) }
    let before = self.items(leading, scope, around, &names)
    for item in leading {
      guard let (kind, entry) = item.workflowKind, let name = entry.value.text else { continue }
      scope.append(name)
      scope.notePassing(item, kind)
    }
    let receipt = around.hasReceipt
    var stages: [Stage] = []
    for (index, item) in staged.enumerated() {
      let isFirst = index == 0
      if let stage = stage(
        item, isFirst ? scope : WorkflowScope(), hasReceipt: isFirst && receipt, procedure,
        context, &names)
      {
        stages.append(stage)
      }
    }
    around.hasReceipt = false
    var last = WorkflowScope()
    if let item = staged.last { last.notePassing(item, .stage) }
    let behind = self.items(trailing, last, around, &names)
    guard !stages.isEmpty else { return nil }
    return Staging(
      name: procedure.name, label: procedure.label, limit: procedure.limit,
      intake: procedure.intake, deciding: procedure.deciding, leading: before, trailing: behind,
      stages: stages, linkage: word(node["linkage"]) ?? .sequential,
      after: after(node["after"], stages), resubmission: resubmission(context.procedure))
  }

  /// The items before, in and behind the stages, which stand one after the other.
  private func parts(of items: [SourceNode])
    -> (leading: [SourceNode], stages: [SourceNode], trailing: [SourceNode])
  {
    let first = items.firstIndex { $0.isStage } ?? items.count
    let end = items[first...].firstIndex { !$0.isStage } ?? items.count
    for item in items[..<first] where item.isOrHolds(.deliver) {
      reporter.report(.deliveredBeforeStages(item.place))
    }
    for item in items[end...] where item.isOrHolds(.receive) {
      reporter.report(.receivedBehindStages(item.place))
    }
    for item in items[end...] where item.isStage { reporter.report(.lateStage(item.place)) }
    return (
      Array(items[..<first]), Array(items[first..<end]),
      items[end...].filter { !$0.isStage }
    )
  }

  private func stage(
    _ node: SourceNode, _ scope: WorkflowScope, hasReceipt: Bool, _ procedure: Procedure,
    _ context: WorkflowContext, _ names: inout Set<String>
  ) -> Stage? {
    guard let (_, entry) = node.workflowKind, let name = entry.value.text, let list = node["do"]
    else { return nil }
    if !names.insert(name).inserted {
      reporter.report(.repeatedItem(name, context.procedure.name, entry.value.place))
    }
    if list.items?.isEmpty == true {
      reporter.report(.emptyStage(name, list.place))
    } else {
      checkExit(list, of: name)
    }
    var inside = context
    inside.hasReceipt = hasReceipt || (list.items ?? []).contains { $0.isOrHolds(.receive) }
    inside.hasIntake = context.hasIntake || node["intake"] != nil
    let items = self.items(list.items ?? [], scope, inside, &names)
    let intake = node["intake"].map { agencyReference($0, context.known) } ?? procedure.intake
    let deciding = node["deciding"].map { agencyReference($0, context.known) } ?? procedure.deciding
    let limit = quantity(node["limit"], .limit).flatMap { QuantityValue.limit($0) }
    if node["limit"] == nil, context.procedure.node["linkage"]?.text == Linkage.none.rawValue {
      reporter.report(.noStageLimit(name, context.procedure.name, entry.place))
    }
    guard let deciding else { return nil }
    return Stage(name: name, limit: limit, intake: intake, deciding: deciding, items: items)
  }

  private func after(_ node: SourceNode?, _ stages: [Stage]) -> String? {
    guard let node, let name = node.text, SourceName.isReference(name) else { return nil }
    guard stages.contains(where: { $0.name == name }) else {
      reporter.report(.unknownStage(name, stages.map(\.name), node.place))
      return nil
    }
    if stages.last?.name == name { reporter.report(.nothingAfter(name, node.place)) }
    return name
  }

  /// `resubmit:`, which a procedure without linkage must have.
  private func resubmission(_ member: Definitions.Member) -> Resubmission? {
    guard let node = member.node["resubmit"] else {
      if let linkage = member.node["linkage"], linkage.text == Linkage.none.rawValue {
        reporter.report(.noResubmission(member.name, linkage.place))
      }
      return nil
    }
    return delay(node["wait"]).map {
      Resubmission(wait: $0, dropOut: share(node["drop-out"]) ?? 0)
    }
  }
}

extension SourceNode {
  var isStage: Bool { workflowKind?.kind == .stage }

  /// Whether a list of items has stages.
  var hasStages: Bool { items?.contains { $0.isStage } ?? false }

  /// Whether it is an item of a kind, or one stands inside it.
  fileprivate func isOrHolds(_ kind: ItemKind) -> Bool {
    workflowKind?.kind == kind || holds(kind)
  }
}

extension Diagnostic {
  static func nestedStage(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .stages,
      Bilingual("a stage stands inside another item", vi: "một giai đoạn nằm trong mục khác"),
      fix: Bilingual(
        "stages stand in the procedure's own list, one after the other",
        vi: "các giai đoạn nằm trong danh sách của thủ tục, cái nọ tiếp cái kia"), at: place)
  }

  fileprivate static func lateStage(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .stages,
      Bilingual(
        "other items stand between this stage and those before it",
        vi: "có mục khác nằm giữa giai đoạn này và các giai đoạn trước"),
      fix: Bilingual(
        "let stages follow each other; what lies between belongs into a stage",
        vi: "để các giai đoạn nối tiếp nhau; phần ở giữa thuộc về một giai đoạn"), at: place)
  }

  fileprivate static func deliveredBeforeStages(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .stages,
      Bilingual(
        "a result is delivered here, before the first stage",
        vi: "kết quả được trả ở đây, trước giai đoạn đầu tiên"),
      fix: Bilingual(
        "move `deliver:` into a stage or behind the last one",
        vi: "chuyển `deliver:` vào một giai đoạn hoặc sau giai đoạn cuối"), at: place)
  }

  fileprivate static func receivedBehindStages(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .stages,
      Bilingual(
        "a dossier is received here, behind the last stage",
        vi: "hồ sơ được tiếp nhận ở đây, sau giai đoạn cuối"),
      fix: Bilingual(
        "move `receive:` into a stage or in front of the first one",
        vi: "chuyển `receive:` vào một giai đoạn hoặc trước giai đoạn đầu"), at: place)
  }

  fileprivate static func emptyStage(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .stages,
      Bilingual("the stage '\(name)' has no items", vi: "giai đoạn '\(name)' không có mục nào"),
      fix: Bilingual(
        "add at least one `step:`, or leave it out", vi: "thêm ít nhất một `step:`, hoặc bỏ đi"),
      at: place)
  }

  fileprivate static func nothingToLink(_ key: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .linkage,
      Bilingual(
        "`\(key):` is about stages, and the workflow has none",
        vi: "`\(key):` là về các giai đoạn, mà quy trình không có giai đoạn"),
      fix: Bilingual(
        "write `- stage: name` items, or leave `\(key):` out",
        vi: "viết các mục `- stage: name`, hoặc bỏ `\(key):`"), at: place)
  }

  fileprivate static func unknownStage(
    _ name: String, _ names: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .linkage,
      Bilingual(
        "no stage is named '\(name.shortened)'",
        vi: "không có giai đoạn nào tên là '\(name.shortened)'"),
      fix: Spelling.fix(name, in: names, Bilingual("stages", vi: "giai đoạn")),
      at: place)
  }

  fileprivate static func nothingAfter(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .linkage,
      Bilingual(
        "'\(name)' is the last stage: nothing could start together after it",
        vi: "'\(name)' là giai đoạn cuối: không gì có thể cùng bắt đầu sau nó"),
      fix: Bilingual(
        "name an earlier stage, or leave `after:` out to start all together",
        vi: "nêu một giai đoạn trước đó, hoặc bỏ `after:` để tất cả cùng bắt đầu"), at: place)
  }

  fileprivate static func noResubmission(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .linkage,
      Bilingual(
        "without linkage the applicants of '\(name)' file each stage, and nothing says when",
        vi:
          "không liên thông thì người nộp của '\(name)' phải nộp từng giai đoạn, mà không nói khi nào"
      ),
      fix: Bilingual("add `resubmit: { wait: 3 days }`", vi: "thêm `resubmit: { wait: 3 days }`"),
      at: place)
  }

  fileprivate static func noStageLimit(
    _ stage: String, _ name: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .noLimit,
      Bilingual(
        "the stage '\(stage)' of '\(name)' has no limit: its dossiers count as on time",
        vi: "giai đoạn '\(stage)' của '\(name)' không có thời hạn: hồ sơ của nó tính là đúng hạn"),
      fix: Bilingual("add `limit:` if there is one", vi: "thêm `limit:` nếu có thời hạn"), at: place
    )
  }
}
