import Scenarios
import Wording

/// `{ digitise: permit, reuse: 60 %, spares: [scan], supplement: -40 %, ramp: linear 6 months }`: a share
/// of dossiers does without papers that the office has already.
struct DigitiseAction: PolicyAction {
  static let kind = "digitise"
  static let meaning =
    Bilingual(
      "Lets a growing share of dossiers, accepted from a date on, do without papers and steps because the office has the data; scanning may cost all of them time.",
      vi:
        "Cho một tỷ lệ ngày càng lớn hồ sơ, được tiếp nhận từ một ngày, bớt giấy tờ và bước xử lý vì cơ quan đã có dữ liệu; việc số hóa có thể làm mọi hồ sơ mất thêm thời gian."
    )
  static let keys = ["reuse", "spares", "papers", "supplement", "work", "scan", "ramp"]
  static let example = ExampleOffice.scenario(
    question:
      "What if the office found the data of half its applicants, and scanned all papers for that?",
    [
      "reuse: { from: 2024-04-01, do: [ { digitise: permit, reuse: 50 %, spares: [check], supplement: -60 %, scan: { file: +4 min }, ramp: linear 2 months } ] }"
    ])
  static let spreads = true

  private let simplifications: [SimplifyAction]

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let before = problems.count
    let reuse = item.node["reuse"]?.quantityText.flatMap { PolicyValue.share($0) } ?? 0
    var found: [SimplifyAction] = []
    let spared = item.with(
      keys: ["spares": "drop", "papers": "papers", "supplement": "supplement", "work": "work"],
      effective: reuse)
    let scanning = item.with(keys: ["scan": "work"], effective: nil)
    for part in [spared, scanning] where part.node.entries?.isEmpty == false {
      if let action = SimplifyAction(part, in: office, problems: &problems) {
        found.append(action)
      }
    }
    if found.isEmpty, problems.count == before {
      problems.append(
        .saysNothing(
          Self.kind,
          fix: Bilingual(
            "add `spares:`, `papers:`, `supplement:`, `work:` or `scan:`",
            vi: "thêm `spares:`, `papers:`, `supplement:`, `work:` hoặc `scan:`"),
          item.kind.place))
    }
    guard problems.count == before else { return nil }
    simplifications = found
  }

  func lay(over overlay: inout Overlay) {
    for action in simplifications { action.lay(over: &overlay) }
  }
}

extension ActionItem {
  /// The item with some of its keys under other names, as another action reads them.
  ///
  /// It is without entries where it has none of them; `effective: nil`: at once, for everybody.
  fileprivate func with(keys: [String: String], effective: Double?) -> ActionItem {
    var item = self
    var node = self.node
    node.entries = (self.node.entries ?? []).compactMap { entry in
      guard let name = keys[entry.key] else { return nil }
      var entry = entry
      entry.key = name
      return entry
    }
    item.node = node
    item.effective = effective ?? 1
    if effective == nil { item.ramp = nil }
    return item
  }
}
