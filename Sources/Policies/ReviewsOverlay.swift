import Scenarios
import Wording
import WorkingTime

/// A review with the place of its kind.
struct ReviewEffect {
  let review: Review
  let place: SourcePlace

  /// All that it says.
  fileprivate var text: String {
    let days = [review.from, review.until].map { $0.map { "\($0)" } ?? "" }
    let moments = review.moments.map { times in
      times.map { "\($0.secondsSinceMidnight)" }.joined(separator: ",")
    }
    return
      (days + moments + ["\(review.nearDue)", review.order.rawValue]
      + review.agencies.sorted()).joined(separator: " ")
  }

  fileprivate func overlaps(_ other: ReviewEffect) -> Bool {
    let (left, right) = (review, other.review)
    guard !left.agencies.isDisjoint(with: right.agencies) else { return false }
    if let until = left.until, let from = right.from, until < from { return false }
    if let until = right.until, let from = left.from, until < from { return false }
    return true
  }
}

/// The reviews of all applied policies.
struct ReviewsOverlay {
  /// A dossier keeps the lists that it is on in a number of 16 bits.
  private static let mostReviews = 16

  private var effects: [ReviewEffect] = []

  mutating func add(_ effect: ReviewEffect) {
    effects.append(effect)
  }

  /// Writes the reviews into the scenario.
  ///
  /// - Returns: What cannot hold together; then nothing is reviewed.
  func apply(to scenario: inout Scenario) -> [Diagnostic] {
    guard !effects.isEmpty else { return [] }
    let effects = effects.sorted { $0.place.comesBefore($1.place) }
    if effects.count > Self.mostReviews {
      return [.tooManyReviews(effects[Self.mostReviews].place)]
    }
    var problems = ProblemsByPlace()
    for (index, effect) in effects.enumerated() {
      guard let other = effects[..<index].first(where: { $0.overlaps(effect) }) else { continue }
      let names = effect.review.agencies.intersection(other.review.agencies).sorted()
      problems.add(.reviewedTwice(names[0], other.place, effect.place))
    }
    for effect in effects {
      for agency in scenario.agencies where effect.review.agencies.contains(agency.name) {
        let rule = scenario.calendars.first { $0.name == agency.calendar }?.rule
        guard let rule, !rule.opens(atAnyOf: effect.review.moments) else { continue }
        problems.add(.neverReviewed(agency.name, effect.place))
      }
    }
    if problems.all.isEmpty {
      scenario.reviews = effects.sorted { $0.text < $1.text }.map(\.review)
    }
    return problems.all
  }
}

extension Diagnostic {
  fileprivate static func reviewedTwice(
    _ name: String, _ other: SourcePlace, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .review,
      Bilingual(
        "'\(name)' would be reviewed by two rules on some days; the other stands at \(other.file):\(other.line):\(other.column)",
        vi:
          "'\(name)' sẽ được soát xét theo hai quy tắc vào một số ngày; quy tắc kia ở \(other.file):\(other.line):\(other.column)"
      ),
      fix:
        Bilingual(
          "let one end with `until:` before the other begins, or write the moments of both in one `at:`",
          vi:
            "để một quy tắc kết thúc bằng `until:` trước khi quy tắc kia bắt đầu, hoặc viết thời điểm của cả hai trong một `at:`"
        ),
      at: place)
  }

  fileprivate static func neverReviewed(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .review,
      Bilingual(
        "no moment of `at:` comes in the open hours of '\(name)', on any day of the week",
        vi:
          "không thời điểm nào của `at:` rơi vào giờ mở cửa của '\(name)', trong bất kỳ ngày nào của tuần"
      ),
      fix: Bilingual("write a time at which it is open", vi: "viết một thời điểm mà nơi đó mở cửa"),
      at: place)
  }

  fileprivate static func tooManyReviews(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tooManyChanges,
      Bilingual(
        "up to here are more than 16 reviews, which is more than a run can hold",
        vi: "đến đây đã có hơn 16 lần soát xét, nhiều hơn mức một lần chạy chứa được"),
      fix: Bilingual(
        "name several agencies, or a group, in one review",
        vi: "nêu nhiều cơ quan, hoặc một nhóm, trong một lần soát xét"), at: place)
  }
}
