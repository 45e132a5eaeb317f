/// How entries are laid over each other: key by key through named things, values whole.
enum Merging {
  /// `base` with everything that `over` gives.
  static func merged(_ base: SourceNode, with over: SourceNode, by shape: Shape) -> SourceNode {
    switch shape {
    case .mapping(let table):
      return keyByKey(base, over) { table.key($0).flatMap { $0.isMerged ? $0.shape : nil } }
    case .named(_, let value):
      return keyByKey(base, over) { _ in value }
    case .either(let shapes):
      for case .mapping(let table) in shapes {
        let key = table.keys[0].name
        return merged(
          base.spelledOut(as: key), with: over.spelledOut(as: key), by: .mapping(table))
      }
      return over
    default: return over
    }
  }

  /// An entry laid over another: a workflow of its own drops the other's changes to steps.
  static func entry(_ base: SourceNode, with over: SourceNode, by table: KeyTable) -> SourceNode {
    let kept = over["workflow"] == nil ? base : base.removing("steps")
    return merged(kept, with: over, by: .mapping(table))
  }

  private static func keyByKey(
    _ base: SourceNode, _ over: SourceNode, shape: (String) -> Shape?
  ) -> SourceNode {
    guard var entries = base.entries, let changes = over.entries else { return over }
    var positions = Dictionary(
      entries.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    for change in changes {
      guard let position = positions[change.key] else {
        positions[change.key] = entries.count
        entries.append(change)
        continue
      }
      let shape = shape(change.key)
      entries[position].place = change.place
      entries[position].value =
        shape.map { merged(entries[position].value, with: change.value, by: $0) } ?? change.value
    }
    var node = over
    node.entries = entries
    node.isRefused = base.isRefused || over.isRefused
    return node
  }
}

extension SourceNode {
  /// `5 posts` alone is short for `{ posts: 5 posts }`.
  var spelledOut: SourceNode { spelledOut(as: "posts") }

  /// A value alone is short for a mapping with the first key of its table.
  func spelledOut(as key: String) -> SourceNode {
    guard text != nil else { return self }
    var node = SourceNode(
      .mapping([SourceEntry(key: key, place: place, value: self)]), at: place)
    node.source = source
    return node
  }
}
