/// The kinds of items that are built, by their keys.
enum ItemKind: String, CaseIterable {
  case receive, step, deliver, ask, pause, parallel, choose, stage

  /// Whether `steps:` can change such an item.
  var isPatched: Bool { self != .choose && self != .parallel && self != .stage }
}

/// A workflow as it stands in the file.
extension SourceNode {
  /// The kind of an item of a workflow, and where its name stands.
  var workflowKind: (kind: ItemKind, entry: SourceEntry)? {
    for entry in entries ?? [] {
      if let kind = ItemKind(rawValue: entry.key) { return (kind, entry) }
    }
    return nil
  }

  /// The lists of items inside an item: those of its cases, its branches, or its own as a stage.
  var innerLists: [SourceNode] {
    if isStage { return self["do"].map { [$0] } ?? [] }
    let cases = (self["cases"]?.items ?? []).compactMap { $0["do"] }
    return cases + (self["branches"]?.named ?? []).map(\.value)
  }

  /// All items of a workflow, those inside others behind the one that holds them.
  var workflowItems: [SourceNode] {
    (items ?? []).flatMap { item in [item] + item.innerLists.flatMap(\.workflowItems) }
  }

  /// Whether an item of that kind stands inside an item.
  func holds(_ kind: ItemKind) -> Bool {
    innerLists.contains { $0.workflowItems.contains { $0.workflowKind?.kind == kind } }
  }

  /// The item of a workflow with that name.
  func workflowItem(_ name: String) -> SourceNode? {
    workflowItems.first { $0.workflowKind?.entry.value.text == name }
  }
}

/// What an item can send back to, and what lies behind it.
struct WorkflowScope {
  /// The items before it, and itself, in its own list and in those around it.
  private(set) var targets: [String] = []
  private(set) var known: Set<String> = []
  private(set) var hasDelivery = false
  /// A `receive` may have been passed.
  private(set) var hasReceipt = false
  /// The parallel around it.
  private(set) var parallel: String?

  mutating func append(_ name: String) {
    targets.append(name)
    known.insert(name)
  }

  /// What holds behind an item that was passed; a case of a choice may have received or delivered.
  mutating func notePassing(_ item: SourceNode, _ kind: ItemKind) {
    hasDelivery = hasDelivery || kind == .deliver || item.holds(.deliver)
    hasReceipt = hasReceipt || kind == .receive || item.holds(.receive)
  }

  /// The beginning of a branch.
  func inside(_ parallel: String) -> WorkflowScope {
    var scope = self
    scope.parallel = parallel
    return scope
  }

  /// Whether a dossier that comes here has been accepted.
  func isAccepted(_ context: WorkflowContext) -> Bool {
    hasReceipt || !context.hasReceipt || context.startsAtArrival
  }
}
