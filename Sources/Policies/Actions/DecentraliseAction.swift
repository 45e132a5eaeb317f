import Scenarios
import Wording

/// `{ decentralise: permit, to: communes, effort: +30 %, half-life: 60 working days }`: a decision is
/// given away for good.
struct DecentraliseAction: PolicyAction {
  static let kind = "decentralise"
  static let meaning =
    Bilingual(
      "Gives the decision to other agencies for good, for the dossiers accepted from a date on; the work takes more, and goes wrong more often, until it is learned.",
      vi:
        "Phân cấp hẳn việc giải quyết cho cơ quan khác, đối với hồ sơ được tiếp nhận từ một ngày; công việc mất nhiều thời gian hơn, và sai sót nhiều hơn, cho đến khi quen việc."
    )
  static let keys = DelegationReading.keys
  static let example = ExampleOffice.scenario(
    question: "What if each commune decided its own permits?",
    [
      "communes-decide: { from: 2024-04-01, do: [ { decentralise: permit, to: communes, effort: +30 %, half-life: 30 working days } ] }"
    ])
  static let spreads = true

  private let reading: DelegationReading

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    if item.until != nil { problems.append(.hasNoEnd(Self.kind, item)) }
    guard item.until == nil, let reading = DelegationReading(item, in: office, problems: &problems)
    else { return nil }
    self.reading = reading
  }

  func lay(over overlay: inout Overlay) { reading.lay(over: &overlay) }
}

extension Diagnostic {
  /// What is for good has no last day.
  static func hasNoEnd(_ kind: String, _ item: ActionItem) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "`\(kind):` is for good, and this one has a last day",
        vi: "`\(kind):` là lâu dài, mà ở đây có ngày cuối"),
      fix: kind == "decentralise"
        ? Bilingual(
          "write `delegate:` for a decision that is lent, or leave `until:` out",
          vi: "viết `delegate:` cho việc ủy quyền có thời hạn, hoặc bỏ `until:`")
        : Bilingual("leave `until:` out", vi: "bỏ `until:`"), at: item.kind.place)
  }
}
