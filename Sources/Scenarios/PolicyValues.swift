package import Statistics
import WorkingTime

// What policies write, read without the reader that has checked its form; the places of mistakes are
// theirs to tell.

extension Window {
  /// Reads intervals by day, or the name of a calendar; `nil` where there is no interval, or where
  /// those of a day overlap.
  package init?(_ node: SourceNode) {
    if let name = node.text {
      guard SourceName.isReference(name) else { return nil }
      self = .calendar(name)
      return
    }
    var week: [[Range<TimeOfDay>]] = Array(repeating: [], count: 7)
    for entry in node.named {
      guard let days = DayRange(entry.key)?.days else { return nil }
      var intervals: [Range<TimeOfDay>] = []
      for item in entry.value.oneOrMore {
        guard let interval = item.quantityText.flatMap({ QuantityValue.interval($0) }),
          intervals.last.map({ $0.upperBound <= interval.lowerBound }) ?? true
        else { return nil }
        intervals.append(interval)
      }
      for day in days { week[day] = intervals }
    }
    guard week.contains(where: { !$0.isEmpty }) else { return nil }
    self = .intervals(week)
  }
}

extension Batch {
  /// Reads moments by day; `nil` where there is none, or where they do not ascend within their day.
  package init?(_ node: SourceNode) {
    var week: [[TimeOfDay]] = Array(repeating: [], count: 7)
    for entry in node.named {
      guard let days = DayRange(entry.key)?.days else { return nil }
      var moments: [TimeOfDay] = []
      for item in entry.value.oneOrMore {
        guard let moment = item.quantityText.flatMap({ TimeOfDay($0) }),
          moment.secondsSinceMidnight < 86_400, moments.last.map({ $0 < moment }) ?? true
        else { return nil }
        moments.append(moment)
      }
      for day in days { week[day] = moments }
    }
    guard week.contains(where: { !$0.isEmpty }) else { return nil }
    self.init(moments: week, size: nil, setup: 0)
  }
}

/// Numbers in the texts of policies.
package enum PolicyValue {
  /// `-30 %` as -0.3.
  package static func change(_ text: String) -> Double? { QuantityValue.change(text) }

  /// `40 working days` as 40.
  package static func workingDays(_ text: String) -> Int? { QuantityValue.count(text) }

  /// `500000000 VND` as 500000000.
  package static func number(_ text: String) -> Double? { QuantityValue.amount(text) }

  /// `uniform 0..30 days` as a law of seconds.
  package static func time(_ text: String) -> Distribution? {
    QuantityValue.distribution(text) { _ in nil }
  }

  /// `12 %` as 0.12.
  package static func share(_ text: String) -> Double? { QuantityValue.share(text) }
}
