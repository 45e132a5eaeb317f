import Scenarios
import Wording

/// `{ review: centre, at: { mon: 08h00 }, near-due: 3 working days }`: what is due soon goes first.
struct ReviewAction: PolicyAction {
  static let kind = "review"
  static let meaning =
    Bilingual(
      "Looks through what waits at agencies, at regular moments: what is due soon or overdue goes on a list and before all else there, and everything else waits longer.",
      vi:
        "Rà soát định kỳ hồ sơ đang chờ ở cơ quan: hồ sơ sắp đến hạn hoặc đã quá hạn được đưa vào danh sách và làm trước mọi hồ sơ khác ở đó, còn hồ sơ khác phải chờ lâu hơn."
    )
  static let keys = ["at", "near-due", "order"]
  static let reach =
    Bilingual(
      "It reaches what waits for staff of these agencies at each moment; work in hand is not touched, and what is listed stays so until its result is ready.",
      vi:
        "Áp dụng cho hồ sơ đang chờ nhân sự của các cơ quan này vào mỗi thời điểm; việc đang làm không bị ảnh hưởng, và hồ sơ đã vào danh sách thì ở đó cho đến khi có kết quả."
    )
  static let example = ExampleOffice.scenario(
    question: "What if the land office looked through its queues every Monday morning?",
    [
      "weekly-review: { from: 2024-04-01, do: [ { review: land-office, at: { mon: 08h00 }, near-due: 3 working days } ] }"
    ])

  private let effect: ReviewEffect

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let before = problems.count
    let targets = office.agencies(item.kind.value, problems: &problems)
    guard let at = item.node["at"],
      let days = item.node["near-due"]?.quantityText.flatMap({ PolicyValue.workingDays($0) })
    else { return nil }
    var order = QueueOrder.earliestDue
    if let word = item.node["order"]?.text {
      guard let known = QueueOrder(rawValue: word), Review.orders.contains(known) else {
        return nil
      }
      order = known
    }
    for target in targets
    where target.agencies.allSatisfy({ office.agencies[$0].staff.isEmpty }) {
      problems.append(.nobodyWaits(target.name, target.place))
    }
    let moments = Batch(at)?.moments
    if moments == nil, at.entries != nil { problems.append(.noMoments(at.place)) }
    guard problems.count == before, let moments else { return nil }
    effect = ReviewEffect(
      review: Review(
        of: office.names(of: targets), at: moments, nearDue: days, order: order, from: item.from,
        until: item.until), place: item.kind.value.place)
  }

  func lay(over overlay: inout Overlay) {
    overlay.reviews.add(effect)
  }
}

extension Diagnostic {
  fileprivate static func nobodyWaits(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .review,
      Bilingual(
        "nobody works at '\(name)', so nothing waits there",
        vi: "không ai làm việc ở '\(name)', nên không có gì chờ ở đó"),
      fix: Bilingual("name agencies with `staff:`", vi: "nêu các cơ quan có `staff:`"), at: place)
  }

  fileprivate static func noMoments(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .review,
      Bilingual(
        "a review needs moments that can be read, in order within each day",
        vi: "việc soát xét cần các thời điểm đọc được, theo thứ tự trong mỗi ngày"),
      fix: Bilingual(
        "write `{ mon: 08h00 }` or `{ mon..fri: [08h00, 13h30] }`; 24h00 is no moment of a day",
        vi:
          "viết `{ mon: 08h00 }` hoặc `{ mon..fri: [08h00, 13h30] }`; 24h00 không phải là thời điểm trong ngày"
      ),
      at: place)
  }
}
