import Wording

/// A node of a scenario file or a table: text, a list or a mapping, with its place.
package struct SourceNode: Sendable {
  package var content: Content
  package var place: SourcePlace
  /// Text without quotes in YAML.
  package var isPlain = true
  /// Already reported; nothing more is said about it.
  var isRefused = false
  /// The id of the source that holds here unless the text cites one itself.
  var source: String?

  package enum Content: Sendable {
    case text(String)
    case list([SourceNode])
    case mapping([SourceEntry])
  }

  init(_ content: Content, at place: SourcePlace) {
    self.content = content
    self.place = place
  }
}

/// A key with its place, and what it holds.
package struct SourceEntry: Sendable {
  package var key: String
  package var place: SourcePlace
  package var value: SourceNode
}

extension SourceNode {
  package var text: String? {
    if case .text(let text) = content { text } else { nil }
  }

  package var items: [SourceNode]? {
    if case .list(let items) = content { items } else { nil }
  }

  package var entries: [SourceEntry]? {
    get {
      if case .mapping(let entries) = content { entries } else { nil }
    }
    set {
      content = .mapping(newValue ?? [])
    }
  }

  /// The value of a key of a mapping.
  package subscript(key: String) -> SourceNode? {
    entry(key)?.value
  }

  package func entry(_ key: String) -> SourceEntry? {
    entries?.first { $0.key == key }
  }

  /// The entries of a mapping from names, without its `source:`.
  var named: [SourceEntry] {
    (entries ?? []).filter { $0.key != "source" }
  }

  /// One item or a list of them.
  package var oneOrMore: [SourceNode] {
    items ?? [self]
  }

  /// The text of a quantity without its citation.
  package var quantityText: String? {
    text.map { String(CitedText($0).text) }
  }

  /// What stands there, as messages name it.
  var kindName: Bilingual {
    switch content {
    case .text: Bilingual("text", vi: "chữ")
    case .list: Bilingual("a list", vi: "danh sách")
    case .mapping: Bilingual("a mapping", vi: "ánh xạ")
    }
  }

  /// The same, with nothing more to be said about what it lacks.
  var refused: SourceNode {
    var node = self
    node.isRefused = true
    return node
  }

  /// The same without the keys.
  func removing(_ keys: String...) -> SourceNode {
    guard let entries else { return self }
    var node = self
    node.entries = entries.filter { !keys.contains($0.key) }
    return node
  }

  /// The same with the source of each mapping handed down to everything below it; the nearest wins.
  func citing(_ inherited: String?) -> SourceNode {
    var node = self
    node.source = inherited
    switch content {
    case .text: break
    case .list(let items):
      node.content = .list(items.map { $0.citing(inherited) })
    case .mapping(let entries):
      let own = self["source"]?.text ?? inherited
      node.source = own
      node.content = .mapping(
        entries.map { entry in
          SourceEntry(key: entry.key, place: entry.place, value: entry.value.citing(own))
        })
    }
    return node
  }
}
