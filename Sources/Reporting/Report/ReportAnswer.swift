import Experiments
import Wording

/// The answer of a run in a sentence, with its interval and where nine of ten periods fall.
struct ReportAnswer {
  let figures: ReportFigures
  private let numbers: ReportNumbers

  init(_ figures: ReportFigures) {
    self.figures = figures
    numbers = figures.numbers
  }

  private var run: StoredRun { figures.run }

  /// The metric that the scenario asks about.
  var metric: String {
    run.facts.headline ?? run.facts.stoppingRule.metric
      ?? (run.hasLimits ? "on_time_rate_resolved" : "elapsed_hours_mean")
  }

  private var unit: MetricUnit { MetricCatalogue.metric(metric)?.unit ?? .dossiers }

  /// The first sentence is the answer, the others are what stands behind it.
  var sentences: [String] {
    guard let figure = run.baseline.metrics[metric], let mean = figure.mean else {
      return [
        figures.text(
          "There is no figure of \(metric) in this period.",
          vi: "Kỳ này không có số liệu \(metric).")
      ]
    }
    return (comparison.map { [$0] } ?? []) + [baseline(figure, mean)]
      + [range(figure)].compactMap(\.self)
      + target(mean)
  }

  // MARK: - The office as it is

  private func baseline(_ figure: StoredFigure, _ mean: Double) -> String {
    let isCompared = !run.sets.isEmpty
    let isRate = metric == "on_time_rate_resolved"
    let value = numbers.figure(mean, unit) + unitWords
    var english =
      isRate
      ? "\(isCompared ? "As it is, " : "")\(value) of the dossiers resolved are on time"
      : "\(isCompared ? "As it is: " : "")\(figures.text(MetricCatalogue.name(of: metric))): \(value)"
    var vietnamese =
      isRate
      ? "\(isCompared ? "Theo hiện trạng, " : "")\(value) hồ sơ đã giải quyết là đúng hạn"
      : "\(isCompared ? "Hiện trạng – " : "")\(MetricCatalogue.name(of: metric).vietnamese): \(value)"
    if let interval = interval(figure) {
      english += " (95 % interval of the mean \(interval))"
      vietnamese += " (khoảng tin cậy 95 % của trung bình: \(interval))"
    }
    if unit == .share, let part = figure.numerator, let base = figure.denominator {
      english += ", \(numbers.count(part)) of \(numbers.count(base))"
      vietnamese += ", tức \(numbers.count(part)) trên \(numbers.count(base)) hồ sơ"
    }
    return figures.text(english + ".", vi: vietnamese + ".").firstUppercased
  }

  private var unitWords: String {
    switch unit {
    case .share: ""
    case .hours: figures.text(" hours", vi: " giờ")
    case .dossiers: figures.text(" dossiers", vi: " hồ sơ")
    case .days: figures.text(" days", vi: " ngày")
    case .trips: figures.text(" trips", vi: " lần")
    case .journeys: figures.text(" journeys", vi: " hành trình")
    case .vnd: figures.text(" VND", vi: " đồng")
    }
  }

  private func interval(_ figure: StoredFigure) -> String? {
    guard !figure.isConstant, let low = figure.low, let high = figure.high else { return nil }
    if unit == .share { return numbers.shares(low...max(low, high)) }
    return
      "\(numbers.figure(low, unit, of: figure.mean))–\(numbers.figure(high, unit, of: figure.mean))"
  }

  private func range(_ figure: StoredFigure) -> String? {
    if run.facts.replications == 1 {
      return figures.text(
        "One replication was run, so that nothing can be said of how sure this is.",
        vi: "Chỉ chạy một lần mô phỏng nên chưa nói được mức độ chắc chắn.")
    }
    if figure.isConstant {
      return figures.text(
        "Every replication gave the same.", vi: "Mọi lần mô phỏng đều cho cùng kết quả.")
    }
    guard let range = figure.range90 else { return nil }
    let words =
      unit == .share
      ? numbers.shares(range)
      : "\(numbers.figure(range.lowerBound, unit, of: figure.mean))–"
        + "\(numbers.figure(range.upperBound, unit, of: figure.mean))\(unitWords)"
    // The ends of so few replications say little.
    let count = run.facts.replications
    return figures.text(
      "Nine of ten such periods fall in \(words)"
        + (count < 10 ? ", as far as \(count) replications tell." : "."),
      vi: "Cứ mười kỳ như vậy thì khoảng chín kỳ nằm trong \(words)"
        + (count < 10 ? " (mới chỉ từ \(count) lần mô phỏng)." : "."))
  }

  private func target(_ mean: Double) -> [String] {
    guard let target = figures.target, metric == "on_time_rate_resolved" else { return [] }
    let isReached = mean >= target
    let share = numbers.share(target)
    return [
      isReached
        ? figures.text("The target of \(share) is reached.", vi: "Đạt mục tiêu \(share).")
        : figures.text("The target of \(share) is not reached.", vi: "Chưa đạt mục tiêu \(share).")
    ]
  }

  // MARK: - The comparison

  /// What the best set does; `nil` where nothing is compared.
  private var comparison: String? {
    let ranked = run.facts.ranking?.policies.sorted { ($0.rank ?? .max) < ($1.rank ?? .max) }
    let best = ranked?.lazy.compactMap { row in run.sets.first { $0.name == row.name } }.first
    guard let best = best ?? figures.shown.first,
      let difference = best.differences[metric]
    else { return nil }
    let name = "“\(figures.label(of: best))”"
    if difference.sign == 0 {
      return figures.text(
        "No set of policies is told from the office as it is; the best of them, \(name), changes the figure by \(change(difference)).",
        vi:
          "Chưa phương án nào phân biệt được với hiện trạng; phương án khá nhất, \(name), làm thay đổi \(change(difference))."
      )
    }
    let isWorse = ranked?.first { $0.rank != nil }?.name == run.baseline.name
    if isWorse {
      return figures.text(
        "No set of policies does better than the office as it is; the best of them, \(name), changes the figure by \(change(difference)).",
        vi:
          "Không phương án nào tốt hơn hiện trạng; phương án khá nhất, \(name), làm thay đổi \(change(difference))."
      )
    }
    let after = best.metrics[metric]?.mean.map { numbers.figure($0, unit) + unitWords } ?? ""
    let mean =
      run.sets.count > 1
      ? figures.text(
        "Best of the \(run.sets.count) sets of policies is \(name)",
        vi: "Tốt nhất trong \(run.sets.count) phương án là \(name)")
      : figures.text("The policies \(name) help", vi: "Phương án \(name) có tác dụng")
    return figures.text(
      "\(mean): \(after), \(change(difference)) against the office as it is.",
      vi: "\(mean): \(after), \(change(difference)) so với hiện trạng.")
  }

  private func change(_ difference: StoredDifference) -> String {
    unit == .share
      ? numbers.points(difference) + figures.text(" points", vi: " điểm phần trăm")
      : numbers.change(difference, unit) + unitWords
  }
}
