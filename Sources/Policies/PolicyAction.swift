import Scenarios
import Wording
import WorkingTime

/// One kind of change that a policy can make; each has a file and a line in the catalogue.
protocol PolicyAction: Sendable {
  /// The kind key, which stands first in the item.
  static var kind: String { get }
  /// What it does, a sentence.
  static var meaning: Bilingual { get }
  /// The keys beside the kind key, without those that every action has.
  static var keys: [String] { get }
  /// Whether `ramp:` and `effective:` say which dossiers it reaches.
  static var spreads: Bool { get }
  /// Whom it reaches and when, a sentence.
  static var reach: Bilingual { get }
  /// A small scenario that runs and shows it: the example office with a policy and a question.
  static var example: String { get }

  /// Reads an item; `nil` when it cannot be read, which has been told.
  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic])

  /// Adds what it changes to the overlay.
  func lay(over overlay: inout Overlay)
}

extension PolicyAction {
  static var spreads: Bool { false }
  static var reach: Bilingual {
    spreads
      ? Bilingual(
        "It reaches the dossiers accepted from its first day on; old ones keep their rules.",
        vi: "Áp dụng cho hồ sơ được tiếp nhận từ ngày đầu tiên; hồ sơ cũ giữ quy định cũ.")
      : Bilingual(
        "It reaches everybody at once, from its first day on.",
        vi: "Áp dụng ngay cho tất cả, kể từ ngày đầu tiên.")
  }
}

/// An item of a policy's `do:` with the days on which it holds.
struct ActionItem {
  var node: SourceNode
  let kind: SourceEntry
  /// `nil`: from the first day of the run on.
  let from: CivilDate?
  /// The last day of its effect; `nil`: for good.
  let until: CivilDate?
  var ramp: Ramp?
  var effective: Double

  /// The item of a policy, by its number; the action's own dates win over the policy's.
  ///
  /// - Returns: `nil` for what the shape check has refused.
  init?(
    _ node: SourceNode, _ number: Int, of source: PolicySource, in office: PolicyOffice,
    problems: inout [Diagnostic]
  ) {
    guard let first = node.entries?.first else { return nil }
    let policy = source.node
    self.node = node
    kind = first
    let begin = node["from"] ?? policy["from"]
    let end = node["until"] ?? policy["until"]
    let written = begin?.text.flatMap { CivilDate($0) }
    let last = end?.text.flatMap { CivilDate($0) }
    let delays = LateStart.all(of: node, number, in: source)
    if delays.isEmpty {
      (from, until) = (written, last)
    } else {
      let late = delays.reduce(0) { $0 + office.startDelays.days(of: $1) }
      (from, until) = office.days(from: written ?? office.firstDay, until: last, late: late)
    }
    ramp = (node["ramp"] ?? policy["ramp"])?.quantityText.flatMap { Ramp($0) }
    effective =
      (node["effective"] ?? policy["effective"])?.quantityText
      .flatMap { ProcedureChange.share($0) } ?? 1
    if let written, let last, let end, last < written {
      problems.append(.endsBeforeItBegins(written, last, end.place))
    }
  }
}

/// A policy that has been read.
struct Policy {
  let source: PolicySource
  let actions: [any PolicyAction]

  init(_ source: PolicySource, in office: PolicyOffice, problems: inout [Diagnostic]) {
    self.source = source
    var actions: [any PolicyAction] = []
    var isTold = false
    for (number, node) in (source.node["do"]?.items ?? []).enumerated() {
      guard let item = ActionItem(node, number, of: source, in: office, problems: &problems),
        let type = PolicyCatalogue.actions.first(where: { $0.kind == item.kind.key })
      else { continue }
      let reach = source.node.entry("ramp") ?? source.node.entry("effective")
      if !type.spreads, let reach, !isTold {
        problems.append(.reachesEverybody(item.kind.key, reach))
        isTold = true
      }
      guard let action = type.init(item, in: office, problems: &problems) else { continue }
      actions.append(action)
    }
    self.actions = actions
  }
}

extension Diagnostic {
  fileprivate static func reachesEverybody(_ kind: String, _ entry: SourceEntry) -> Diagnostic {
    Diagnostic(
      .spreading,
      Bilingual(
        "`\(entry.key):` says nothing about `\(kind):`, which changes for everybody at once",
        vi: "`\(entry.key):` không nói gì về `\(kind):`, vốn thay đổi cho mọi nơi cùng lúc"),
      fix: Bilingual(
        "write it on the actions that it is meant for", vi: "viết ở các thay đổi mà nó nhằm tới"),
      at: entry.place)
  }

  fileprivate static func endsBeforeItBegins(
    _ from: CivilDate, _ until: CivilDate, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .reversed,
      Bilingual(
        "the last day \(until) lies before the first, \(from)",
        vi: "ngày cuối \(until) trước ngày đầu \(from)"),
      fix: Bilingual(
        "`until:` is the last day of the effect; write \(from) or later",
        vi: "`until:` là ngày hiệu lực cuối cùng; viết \(from) hoặc sau đó"), at: place)
  }
}
