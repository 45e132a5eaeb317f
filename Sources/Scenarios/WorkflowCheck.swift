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

  func checkPatches(_ member: Definitions.Member, _ list: SourceNode) {
    let names = list.staffedItems.compactMap { $0.workflowKind?.entry.value.text }
    let known = Set(names)
    for patch in member.node["steps"]?.named ?? [] where !known.contains(patch.key) {
      reporter.report(
        Diagnostic(
          .unknownStep, "the workflow of '\(member.name)' has no item '\(patch.key)'",
          fix: Spelling.fix(patch.key, in: names, "items"), at: patch.place))
    }
  }

  func checkLoops(_ workflow: [WorkflowItem], _ context: WorkflowContext) {
    let steps = workflow.flatMap(\.steps)
    guard steps.contains(where: { !$0.outcomes.isEmpty }),
      let loop = LoopCheck(workflow, attributes: context.attributes).endless
    else { return }
    let place = ProcedureRoad(member: context.procedure).place(of: "outcomes", of: loop.sender)
    reporter.report(.endless(loop, place))
  }
}

/// Walks through the lists of a workflow and notes what comes before and after deliveries.
private struct DeliveryWalk {
  var hasStep = false
  var lateReceive: SourcePlace?
  private var isDelivered = false

  /// Whether every item has a kind.
  mutating func walk(_ list: SourceNode) -> Bool {
    for item in list.items ?? [] {
      guard let (kind, entry) = item.workflowKind else { return false }
      switch kind {
      case "step": hasStep = hasStep || !isDelivered
      case "receive": if isDelivered { lateReceive = lateReceive ?? entry.place }
      case "deliver": isDelivered = true
      default:
        let before = isDelivered
        var after = before
        for node in item["cases"]?.items ?? [] {
          isDelivered = before
          if let inner = node["do"], !walk(inner) { return false }
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
    member = reader.procedureNames.members(of: procedure.group ?? procedure.name)
      .first { $0.name == procedure.name }
  }

  /// The place of a key of a step, its own or its patch's.
  func place(of key: String, of step: WorkflowStep) -> SourcePlace? {
    let item = member?.node["workflow"]?.staffedItems.first {
      $0[step.kind.rawValue]?.text == step.name
    }
    return member?.node["steps"]?[step.name]?[key]?.place ?? item?[key]?.place ?? member?.place
  }
}

extension Diagnostic {
  fileprivate static func noExit(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noExit, "nothing in the workflow of '\(name)' resolves a dossier before it is delivered",
      fix: "put at least one `step:` in front of the first `deliver:`", at: place)
  }

  fileprivate static func receiveAfterDelivery(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noExit, "a dossier cannot be received after its result was delivered",
      fix: "move `receive:` in front of `deliver:`", at: place)
  }

  fileprivate static func endless(_ loop: LoopCheck.Endless, _ place: SourcePlace?) -> Diagnostic {
    let names = loop.names.prefix(6).joined(separator: ", ")
    return Diagnostic(
      .endlessLoop,
      "the loop \(names) has no exit: once '\(loop.sender.name)' sends back to '\(loop.target)', it always does again",
      fix: "add `at-most:`, or an `again:` below 100 %", at: place)
  }
}
