import Experiments
import Scenarios
import Wording

/// What `--precision` says: `0.1pp`, `0.1 pp of on_time_rate_resolved`, `0.5 of wait_hours_mean`.
enum PrecisionOption {
  /// The metric whose half-width is meant where none is named.
  static let defaultMetric = "on_time_rate_cohort"

  static func value(of text: String) throws(Failure) -> Precision {
    var words = text.split(separator: " ").map(String.init)
    if let first = words.first, first.count > 2, first.hasSuffix("pp") {
      words.replaceSubrange(0...0, with: [String(first.dropLast(2)), "pp"])
    }
    let isShare = words.count > 1 && words[1] == "pp"
    if isShare { words.remove(at: 1) }
    guard let amount = words.first.flatMap(Double.init), amount.isFinite, amount > 0 else {
      throw wrong(text)
    }
    let metric: String
    switch words.count {
    case 1: metric = defaultMetric
    case 3 where words[1] == "of": metric = words[2]
    default: throw wrong(text)
    }
    guard let unit = MetricCatalogue.metric(metric)?.unit else {
      throw Failure.unknown(
        Bilingual("metric", vi: "chỉ tiêu"), metric, in: MetricCatalogue.all.map(\.id))
    }
    guard (unit == .share) == isShare else {
      throw Failure.usage(
        isShare
          ? Bilingual("'\(metric)' is not a share", vi: "'\(metric)' không phải là tỷ lệ")
          : Bilingual(
            "'\(metric)' is a share, its precision is in pp",
            vi: "'\(metric)' là một tỷ lệ, độ chính xác tính bằng pp"),
        fix: isShare
          ? Bilingual("write \"0.5 of \(metric)\"", vi: "viết \"0.5 of \(metric)\"")
          : Bilingual(
            "write \"\(words[0])pp of \(metric)\"", vi: "viết \"\(words[0])pp of \(metric)\""))
    }
    return Precision(metric: metric, halfWidth: isShare ? amount / 100 : amount)
  }

  private static func wrong(_ text: String) -> Failure {
    .usage(
      Bilingual("'\(text)' is no precision", vi: "'\(text)' không phải là độ chính xác"),
      fix: Bilingual(
        "write 0.1pp, or \"0.5 of wait_hours_mean\"",
        vi: "viết 0.1pp, hoặc \"0.5 of wait_hours_mean\""))
  }
}
