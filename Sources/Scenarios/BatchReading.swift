import Statistics
import Wording
import WorkingTime

/// Moments at which dossiers are released, and intervals in which work may begin.
extension ScenarioReader {
  /// `batch:` with `batch-size:` and `setup:`.
  func batch(_ item: SourceNode, of step: String) -> Batch? {
    guard let node = item["batch"] else {
      for key in ["batch-size", "setup"] {
        if let other = item[key] { reporter.report(.withoutBatch(key, step, other.place)) }
      }
      return nil
    }
    guard node.entries != nil else { return nil }
    var moments: [[TimeOfDay]] = Array(repeating: [], count: 7)
    for entry in node.named {
      guard let days = DayRange(entry.key)?.days else { continue }
      let times = self.moments(entry.value)
      for day in days { moments[day] = times }
    }
    if node.named.isEmpty { reporter.report(.noMoments(step, node.place)) }
    let setup = quantity(item["setup"], .fixedWork).flatMap {
      QuantityValue.distribution($0) { _ in nil }
    }
    return Batch(
      moments: moments,
      size: quantity(item["batch-size"], .count).flatMap { QuantityValue.count($0) },
      setup: setup?.mean ?? 0)
  }

  private func moments(_ node: SourceNode) -> [TimeOfDay] {
    var moments: [TimeOfDay] = []
    for item in node.oneOrMore {
      guard let moment = quantity(item, .timeOfDay).flatMap({ TimeOfDay($0) }) else { continue }
      if moment.secondsSinceMidnight == 86_400 {
        reporter.report(.midnight(item.place))
      } else if let last = moments.last, moment <= last {
        reporter.report(.momentOrder(moment, last, item.place))
      } else {
        moments.append(moment)
      }
    }
    return moments
  }

  /// `window:`, intervals by day or the name of a calendar.
  func window(_ node: SourceNode, of step: String) -> Window? {
    if let name = node.text {
      guard SourceName.isReference(name) else { return nil }
      checkCalendar(name, at: node.place)
      return .calendar(name)
    }
    guard node.entries != nil else { return nil }
    if node.named.isEmpty { reporter.report(.noInterval(step, node.place)) }
    return .intervals(week(node))
  }
}

extension Diagnostic {
  fileprivate static func withoutBatch(_ key: String, _ step: String, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .batch,
      Bilingual(
        "`\(key):` belongs to a batch, and '\(step)' has none",
        vi: "`\(key):` thuộc về một đợt, mà '\(step)' không có đợt"),
      fix: Bilingual(
        "add `batch: { wed: 08h00 }` with its moments, or leave `\(key):` out",
        vi: "thêm `batch: { wed: 08h00 }` với các thời điểm, hoặc bỏ `\(key):`"), at: place)
  }

  fileprivate static func noMoments(_ step: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .batch,
      Bilingual(
        "the batch of '\(step)' has no moments, so nothing would ever be released",
        vi: "đợt của '\(step)' không có thời điểm nào, nên không bao giờ chuyển đi được gì"),
      fix: Bilingual("add one: `{ wed: 08h00 }`", vi: "thêm một thời điểm: `{ wed: 08h00 }`"),
      at: place)
  }

  fileprivate static func midnight(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .batch,
      Bilingual(
        "24h00 is the end of a day, not a moment of it",
        vi: "24h00 là lúc hết ngày, không phải một thời điểm trong ngày"),
      fix: Bilingual("write 00h00 on the day after", vi: "viết 00h00 ở ngày hôm sau"), at: place)
  }

  fileprivate static func momentOrder(
    _ moment: TimeOfDay, _ last: TimeOfDay, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .batch,
      Bilingual("\(moment) does not come after \(last)", vi: "\(moment) không đứng sau \(last)"),
      fix: Bilingual(
        "write the moments of a day in order, each once",
        vi: "viết các thời điểm trong ngày theo thứ tự, mỗi thời điểm một lần"), at: place)
  }

  fileprivate static func noInterval(_ step: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .neverBegun,
      Bilingual(
        "the window of '\(step)' is never open", vi: "khung giờ của '\(step)' không bao giờ mở"),
      fix: Bilingual(
        "add an interval: `{ mon..fri: 16h00..17h00 }`",
        vi: "thêm một khoảng: `{ mon..fri: 16h00..17h00 }`"),
      at: place)
  }
}
