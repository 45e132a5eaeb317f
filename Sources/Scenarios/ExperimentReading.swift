import Wording
import WorkingTime

extension ScenarioReader {
  /// The longest period, in days: a hundred years.
  static let longestPeriod = 36_525

  func period() -> ClosedRange<CivilDate>? {
    for key in ["title", "period", "procedures"] where root[key] == nil && !isInOffice(key) {
      reporter.report(.incomplete(key, root.place))
    }
    guard let node = root["period"], let text = quantity(node, .period),
      let days = QuantityValue.days(text)
    else { return nil }
    if days.upperBound.dayNumber - days.lowerBound.dayNumber >= Self.longestPeriod {
      reporter.report(.longPeriod(node.place))
      return nil
    }
    return days
  }

  private func isInOffice(_ key: String) -> Bool { !office.entries(key).isEmpty }

  func experiment() -> ExperimentSettings {
    let node = root["experiment"]
    let precision = node?["precision"].flatMap { self.precision($0) }
    let replications = quantity(node?["replications"], .replications).flatMap { Int($0) }
    return ExperimentSettings(
      replications: replications ?? (precision == nil ? 10 : 640),
      seed: quantity(node?["seed"], .seed).flatMap { UInt64($0) } ?? 1,
      warmUpDays: warmUpDays(node?["warm-up"]), precision: precision)
  }

  private func warmUpDays(_ node: SourceNode?) -> Int {
    guard let text = quantity(node, .warmUp), let amount = QuantityValue.count(text) else {
      return 0
    }
    return text.contains("week") ? amount * 7 : amount
  }

  private func precision(_ node: SourceNode) -> Precision? {
    guard let text = quantity(node, .precision), let amount = QuantityValue.amount(text) else {
      return nil
    }
    let words = text.split(separator: " ").map(String.init)
    let metric = words.contains("of") ? words[words.count - 1] : "on_time_rate_cohort"
    guard MetricName.all.contains(metric) else {
      reporter.report(
        .unknown(
          .unknownMetric, Bilingual("metric", vi: "chỉ tiêu"), metric, MetricName.all, node.place))
      return nil
    }
    let isShare = MetricName.shares.contains(metric)
    if isShare != words.contains("pp") {
      reporter.report(.precisionUnit(metric, isShare, node.place))
    }
    return Precision(metric: metric, halfWidth: isShare ? amount / 100 : amount)
  }
}

extension Diagnostic {
  fileprivate static func incomplete(_ key: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .missingKey, Bilingual("a scenario needs `\(key):`", vi: "kịch bản cần có `\(key):`"),
      fix: Bilingual(
        "add it; a catalogue without a question is only read through `include:`",
        vi: "thêm vào; danh mục không có câu hỏi thì chỉ được đọc qua `include:`"), at: place)
  }

  fileprivate static func longPeriod(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .longPeriod, Bilingual("the period is longer than 100 years", vi: "kỳ dài hơn 100 năm"),
      fix: Bilingual(
        "shorten it; replications give more data",
        vi: "rút ngắn lại; chạy nhiều lần mô phỏng sẽ có thêm số liệu"), at: place)
  }

  fileprivate static func precisionUnit(_ metric: String, _ isShare: Bool, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .wrongUnit,
      isShare
        ? Bilingual(
          "'\(metric)' is a share: its precision is in pp",
          vi: "'\(metric)' là một tỷ lệ: độ chính xác tính bằng pp")
        : Bilingual("'\(metric)' is not a share", vi: "'\(metric)' không phải là tỷ lệ"),
      fix: isShare
        ? Bilingual("write it like '0.1 pp of \(metric)'", vi: "viết như '0.1 pp of \(metric)'")
        : Bilingual("write it like '0.5 of \(metric)'", vi: "viết như '0.5 of \(metric)'"),
      at: place)
  }
}
