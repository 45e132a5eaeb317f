import Scenarios
import Wording
import WorkingTime

/// `{ hand-over: communes, to: police, electronic: 100 %, delay: -30 % }`: dossiers go between agencies in
/// another way from a date on.
struct HandOverAction: PolicyAction {
  static let kind = "hand-over"
  static let meaning =
    Bilingual(
      "Changes how dossiers go from agencies to others: the share that goes electronically, what it takes, what is lost.",
      vi:
        "Thay đổi cách luân chuyển hồ sơ giữa các cơ quan: tỷ lệ luân chuyển điện tử, thời gian, mức thất lạc."
    )
  static let keys = ["to", "electronic", "paper", "delay", "lost"]
  static let reach =
    Bilingual(
      "It reaches everybody at once: the dossiers sent from its first day on, under way or new.",
      vi:
        "Áp dụng ngay cho tất cả: mọi hồ sơ được chuyển đi từ ngày đầu tiên, đang giải quyết hay mới nộp."
    )
  static let example = ExampleOffice.scenario(
    question: "What if the centre sent its dossiers to the land office electronically?",
    [
      "e-dossiers: { from: 2024-04-01, do: [ { hand-over: centre, to: land-office, electronic: 100 %, lost: 0 % } ] }"
    ])

  private let effect: HandOverEffect

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let node = item.node
    let givers = office.names(of: office.agencies(item.kind.value, problems: &problems))
    let takers = node["to"].map { office.names(of: office.agencies($0, problems: &problems)) }
    var effect = HandOverEffect(
      from: item.from, until: item.until, givers: givers, takers: takers, node: node,
      kind: item.kind.place)
    for (key, path) in HandOverEffect.shares {
      guard let text = node[key]?.quantityText else { continue }
      guard let change = ValueChange(chance: text) else { return nil }
      effect[keyPath: path] = change
    }
    if let text = node["delay"]?.quantityText {
      guard let change = DelayChange(text) else { return nil }
      effect.delay = change
    }
    if let text = node["paper"]?.quantityText {
      guard let time = TimeOfDay(text) else { return nil }
      effect.paper = time
    }
    guard Self.keys.dropFirst().contains(where: { node[$0] != nil }) else {
      let common = [Self.kind, "to", "from", "until", "source"]
      if node.entries?.allSatisfy({ common.contains($0.key) }) ?? true {
        problems.append(.changesNothing(item.kind.place))
      }
      return nil
    }
    if effect.lost == .value(1), let place = node["lost"]?.place {
      problems.append(.alwaysLost(place))
      return nil
    }
    // Who gives or takes was told already.
    guard !givers.isEmpty, takers?.isEmpty != true else { return nil }
    self.effect = effect
    if let problem = Self.missing(effect, in: office) {
      problems.append(problem)
      return nil
    }
  }

  func lay(over overlay: inout Overlay) {
    overlay.handOvers.add(effect)
  }

  /// A change with a sign of what no row has.
  private static func missing(_ effect: HandOverEffect, in office: PolicyOffice) -> Diagnostic? {
    let rows = office.scenario.handOvers.filter { effect.isAbout($0) }
    let name = effect.node[kind]?.text ?? "the agencies"
    let keys = effect.changedKeys
    guard let first = keys.first, let place = effect.node[first]?.place else { return nil }
    if rows.isEmpty { return .handsOverAtOnce(name, first, place) }
    if case .factor = effect.delay, !rows.contains(where: { $0.delay != nil }),
      let place = effect.node["delay"]?.place
    {
      return .hasNoDelay(name, place)
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func changesNothing(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "this `hand-over` says nothing about what changes",
        vi: "`hand-over` này không nói gì về điều thay đổi"),
      fix: Bilingual(
        "add `electronic:`, `paper:`, `delay:` or `lost:`",
        vi: "thêm `electronic:`, `paper:`, `delay:` hoặc `lost:`"), at: place)
  }

  fileprivate static func handsOverAtOnce(
    _ name: String, _ key: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "no row of `hand-overs:` is about '\(name)' and where it hands over to, so that dossiers go at once: there is no `\(key):` to change",
        vi:
          "không dòng nào của `hand-overs:` là về '\(name)' và nơi nó chuyển đến, nên hồ sơ đi ngay: không có `\(key):` để thay đổi"
      ),
      fix: Bilingual(
        "write a new value without a sign, or what holds today under `hand-overs:`",
        vi: "viết giá trị mới không có dấu, hoặc ghi mức hiện nay trong `hand-overs:`"), at: place)
  }

  fileprivate static func hasNoDelay(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "the hand-overs of '\(name)' have no `delay:` to change",
        vi: "việc luân chuyển của '\(name)' không có `delay:` để thay đổi"),
      fix: Bilingual(
        "write a new law without a sign, or what holds today under `hand-overs:`",
        vi: "viết luật phân bố mới không có dấu, hoặc ghi mức hiện nay trong `hand-overs:`"),
      at: place)
  }

  fileprivate static func alwaysLost(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .handOver,
      Bilingual(
        "what is always lost is sent again for ever", vi: "hồ sơ luôn thất lạc sẽ bị gửi lại mãi"),
      fix: Bilingual("set `lost:` below 100 %", vi: "đặt `lost:` dưới 100 %"),
      at: place)
  }
}
