import Scenarios
import Wording

/// `{ delegate: permit, to: province, until: 2026-06-30, effort: +10 % }`: a decision is lent.
struct DelegateAction: PolicyAction {
  static let kind = "delegate"
  static let meaning =
    Bilingual(
      "Lends the decision to other agencies, for the dossiers accepted from a date until another; the work takes more, and goes wrong more often, until it is learned.",
      vi:
        "Ủy quyền giải quyết cho cơ quan khác, đối với hồ sơ được tiếp nhận từ một ngày đến một ngày khác; công việc mất nhiều thời gian hơn, và sai sót nhiều hơn, cho đến khi quen việc."
    )
  static let keys = DelegationReading.keys
  static let example = ExampleOffice.scenario(
    question: "What if the department decided permits until June, and had to learn it first?",
    [
      "lent: { from: 2024-04-01, until: 2024-05-31, do: [ { delegate: permit, to: department, effort: +20 %, errors: +50 %, half-life: 20 working days } ] }"
    ])
  static let spreads = true

  private let reading: DelegationReading

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    guard let reading = DelegationReading(item, in: office, problems: &problems) else {
      return nil
    }
    self.reading = reading
  }

  func lay(over overlay: inout Overlay) { reading.lay(over: &overlay) }
}
