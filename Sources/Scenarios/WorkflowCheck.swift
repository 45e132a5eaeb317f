import Wording

/// Whether what a workflow does can come to an end.
extension ScenarioReader {
  /// Something must resolve the dossier: a step before the first delivery.
  func checkExit(_ list: SourceNode, of name: String) {
    var walk = DeliveryWalk()
    guard walk.walk(list) else { return }
    guard walk.hasStep else {
      reporter.report(.noExit(name, list.items?.first?.workflowKind?.entry.place ?? list.place))
      return
    }
    if let late = walk.lateReceive { reporter.report(.receiveAfterDelivery(late)) }
  }

  /// Each change of `steps:` is about an item, and about keys that such an item has.
  func checkPatches(_ member: Definitions.Member, _ list: SourceNode) {
    guard let patches = member.node["steps"]?.named, !patches.isEmpty else { return }
    let items = list.workflowItems.compactMap(\.workflowKind).filter(\.kind.isPatched)
    let kinds = Dictionary(
      items.compactMap { item in item.entry.value.text.map { ($0, item.kind) } },
      uniquingKeysWith: { first, _ in first })
    for patch in patches {
      guard let kind = kinds[patch.key] else {
        let names = items.compactMap(\.entry.value.text)
        reporter.report(
          Diagnostic(
            .unknownStep,
            Bilingual(
              "the workflow of '\(member.name)' has no item '\(patch.key)'",
              vi: "quy trình của '\(member.name)' không có mục '\(patch.key)'"),
            fix: Spelling.fix(patch.key, in: names, Bilingual("items", vi: "mục")), at: patch.place)
        )
        continue
      }
      let table = Language.workflow.kinds.first { $0.key.name == kind.rawValue }?.table
      guard let table else { continue }
      for entry in patch.value.entries ?? []
      where table.key(entry.key) == nil && Language.stepPatch.key(entry.key) != nil {
        reporter.report(.unknownKey(entry, in: table))
      }
    }
  }

  func checkLoops(_ workflow: [WorkflowItem], _ context: WorkflowContext) {
    guard workflow.contains(where: \.hasOutcomes),
      let loop = LoopCheck(workflow, attributes: context.attributes).endless
    else { return }
    let place = ProcedureRoad(member: context.procedure).place(of: "outcomes", of: loop.sender)
    reporter.report(.endless(loop, place))
  }
}

/// Walks through the lists of a workflow and notes what comes before and after deliveries.
private struct DeliveryWalk {
  /// Somebody decides: a step, or an agency that is asked.
  var hasStep = false
  var lateReceive: SourcePlace?
  private var isDelivered = false

  /// Whether every item has a kind.
  mutating func walk(_ list: SourceNode) -> Bool {
    for item in list.items ?? [] {
      guard let (kind, entry) = item.workflowKind else { return false }
      switch kind {
      case .step, .ask: hasStep = hasStep || !isDelivered
      case .receive: if isDelivered { lateReceive = lateReceive ?? entry.place }
      case .deliver: isDelivered = true
      case .pause: break
      // Said where the items are read.
      case .stage: return false
      case .choose, .parallel:
        let before = isDelivered
        var after = before
        for inner in item.innerLists {
          isDelivered = before
          if !walk(inner) { return false }
          after = after || isDelivered
        }
        isDelivered = after
      }
    }
    return true
  }
}

/// Where the words about a procedure stand.
struct ProcedureRoad {
  let member: Definitions.Member?

  init(member: Definitions.Member?) {
    self.member = member
  }

  init(reader: ScenarioReader, procedure: Procedure) {
    let name = procedure.staging?.name ?? procedure.name
    member = reader.procedureNames.members(of: procedure.group ?? name).first { $0.name == name }
  }

  /// The place of a key of the procedure, or of its stage.
  func place(ofKey key: String, of procedure: Procedure) -> SourcePlace? {
    let stage = procedure.stage.flatMap { procedure.staging?.stages[$0].name }
    let node = stage.flatMap { member?.node["workflow"]?.workflowItem($0) }
    return node?[key]?.place ?? member?.node[key]?.place
  }

  /// The place of a key of an item, its own or its patch's.
  func place(of key: String, of item: String) -> SourcePlace? {
    let node = member?.node["workflow"]?.workflowItem(item)
    return member?.node["steps"]?[item]?[key]?.place ?? node?[key]?.place ?? node?.place
      ?? member?.place
  }
}

extension WorkflowItem {
  /// Whether anything but going on can happen in it.
  fileprivate var hasOutcomes: Bool {
    switch self {
    case .step(let step): !step.outcomes.isEmpty
    case .ask(let ask): !ask.outcomes.isEmpty
    case .pause: false
    case .choose(let choice): choice.cases.contains { $0.items.contains(where: \.hasOutcomes) }
    case .parallel(let parallel):
      parallel.branches.contains { $0.items.contains(where: \.hasOutcomes) }
    }
  }
}

extension Diagnostic {
  fileprivate static func noExit(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noExit,
      Bilingual(
        "nothing in the workflow of '\(name)' resolves a dossier before it is delivered",
        vi: "không có gì trong quy trình của '\(name)' giải quyết hồ sơ trước khi trả kết quả"),
      fix: Bilingual(
        "put at least one `step:` or `ask:` in front of the first `deliver:`",
        vi: "đặt ít nhất một `step:` hoặc `ask:` trước `deliver:` đầu tiên"), at: place)
  }

  fileprivate static func receiveAfterDelivery(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noExit,
      Bilingual(
        "a dossier cannot be received after its result was delivered",
        vi: "hồ sơ không thể được tiếp nhận sau khi đã trả kết quả"),
      fix: Bilingual(
        "move `receive:` in front of `deliver:`", vi: "chuyển `receive:` lên trước `deliver:`"),
      at: place)
  }

  fileprivate static func endless(_ loop: LoopCheck.Endless, _ place: SourcePlace?) -> Diagnostic {
    let names = loop.names.prefix(6).joined(separator: ", ")
    return Diagnostic(
      .endlessLoop,
      loop.target == nil
        ? Bilingual(
          "the loop \(names) has no exit: once '\(loop.sender)' asks for papers, it always does again",
          vi:
            "vòng lặp \(names) không có lối ra: khi '\(loop.sender)' đã yêu cầu bổ sung một lần thì lần nào cũng yêu cầu lại"
        )
        : Bilingual(
          "the loop \(names) has no exit: once '\(loop.sender)' sends back to '\(loop.target ?? "")', it always does again",
          vi:
            "vòng lặp \(names) không có lối ra: khi '\(loop.sender)' đã chuyển trả về '\(loop.target ?? "")' một lần thì lần nào cũng chuyển trả lại"
        ),
      fix: Bilingual(
        "add `at-most:`, or an `again:` below 100 %",
        vi: "thêm `at-most:`, hoặc `again:` dưới 100 %"), at: place)
  }
}
