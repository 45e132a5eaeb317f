import Experiments
public import Wording

/// The figures of a report, each where the run has what it shows.
public struct ReportFigures {
  let run: StoredRun
  let language: DisplayLanguage
  let numbers: ReportNumbers
  /// A share that is to be reached; drawn as a line.
  let target: Double?
  /// The sets that stand beside the baseline in figures of units, three at most.
  let shown: [StoredPolicy]

  /// So many units are drawn; all of them stand in the tables of the run.
  static let mostUnits = 20
  private static let mostSets = 3

  /// The figures of a run.
  ///
  /// - Parameters:
  ///   - run: What the folder says.
  ///   - language: Of titles, numbers and dates.
  ///   - target: An on-time rate that is to be reached, from 0 to 1.
  public init(of run: StoredRun, in language: DisplayLanguage, target: Double? = nil) {
    self.run = run
    self.language = language
    self.target = target
    numbers = ReportNumbers(language: language)
    shown = Self.shown(of: run)
  }

  /// All of them, in the order of the page.
  public var all: [Figure] {
    [policies, cost, gains, units, backlog, hours, delays, utilisation].compactMap(\.self)
  }

  /// The best by the ranking, else those that change most, in the order of the file.
  private static func shown(of run: StoredRun) -> [StoredPolicy] {
    guard run.sets.count > mostSets else { return run.sets }
    let ranks = Dictionary(
      (run.facts.ranking?.policies ?? []).map { ($0.name, $0.rank ?? .max) },
      uniquingKeysWith: { first, _ in first })
    let most = run.sets.enumerated().sorted { left, right in
      let (first, second) = (ranks[left.element.name], ranks[right.element.name])
      if first != second { return first ?? .max < second ?? .max }
      return left.offset < right.offset
    }
    let kept = Set(most.prefix(mostSets).map(\.offset))
    return run.sets.enumerated().filter { kept.contains($0.offset) }.map(\.element)
  }

  // MARK: - Words

  func text(_ words: Bilingual) -> String { words[language] }
  func text(_ english: String, vi vietnamese: String) -> String {
    Bilingual(english, vi: vietnamese)[language]
  }

  /// The name of a set, or that of the baseline.
  func label(of policy: StoredPolicy) -> String {
    policy.name == run.baseline.name
      ? text(ReportWords.baseline) : MarkupText.plain(run.names.policy(policy.name), atMost: 80)
  }

  /// The baseline and the sets that are drawn.
  var drawn: [StoredPolicy] { [run.baseline] + shown }

  var series: [Figure.Series] {
    drawn.enumerated().map { Figure.Series(name: label(of: $1), colour: $0) }
  }

  /// What is said where not all sets are drawn.
  var selection: String {
    guard shown.count < run.sets.count else { return "" }
    return text(
      " Of \(run.sets.count) sets of policies the best \(shown.count) are drawn.",
      vi: " Trong \(run.sets.count) phương án, hình vẽ \(shown.count) phương án tốt nhất.")
  }

  /// What is said where not all units are drawn.
  func rest(of count: Int, _ kind: GroupKind, by order: Bilingual) -> String? {
    guard count > Self.mostUnits else { return nil }
    let units = text(ReportWords.units(kind))
    return text(
      "Of \(count) \(units) the \(Self.mostUnits) with \(order.english) are shown; all of them stand in groups.csv.",
      vi: "Trong \(count) \(units), bảng và hình nêu \(Self.mostUnits) \(units) có "
        + "\(order.vietnamese); toàn bộ số liệu có trong groups.csv.")
  }

  var intervalWords: String {
    run.facts.replications > 1
      ? text(
        " Lines through symbols hold the mean with 95 %.",
        vi: " Vạch qua ký hiệu là khoảng tin cậy 95 % của trung bình.") : ""
  }
}

// MARK: - The whole office

extension ReportFigures {
  /// The on-time rate of the office under each set.
  var policies: Figure? {
    guard run.hasLimits, !run.sets.isEmpty else { return nil }
    let rates = run.policies.map { $0.metrics["on_time_rate_resolved"] ?? StoredFigure() }
    let known = rates.enumerated().filter { $1.mean != nil }
    guard !known.isEmpty else { return nil }
    func point(_ index: Int) -> Figure.Point? {
      guard let mean = rates[index].mean else { return nil }
      let words = "\(label(of: run.policies[index])): \(numbers.share(rates[index]))"
      return Figure.Point(
        place: Double(index), value: mean, low: rates[index].low, high: rates[index].high,
        words: words)
    }
    let ranges = known.compactMap { index, rate in
      rate.range90.map {
        Figure.Point(
          place: Double(index), value: $0.lowerBound, low: $0.lowerBound, high: $0.upperBound)
      }
    }
    let ends = rates.flatMap { rate in
      [rate.mean, rate.low, rate.high, rate.range90?.lowerBound, rate.range90?.upperBound]
    }
    return Figure(
      id: "policies",
      title: text("On time under each set of policies", vi: "Tỷ lệ đúng hạn theo từng phương án"),
      about: text(
        "Share of resolved dossiers that were on time. Grey: where nine of ten periods fall.",
        vi: "Tỷ lệ hồ sơ đã giải quyết đúng hạn. Vạch xám: nơi chín trên mười kỳ rơi vào.")
        + intervalWords,
      places: Figure.Axis(title: "", scale: .names(run.policies.map(label))),
      values: Figure.Axis(
        title: text(MetricCatalogue.name(of: "on_time_rate_resolved")),
        scale: .numbers(
          Figure.NumberScale(holding: (ends + [target]).compactMap(\.self), isShare: true))),
      isSideways: true,
      series: [
        Figure.Series(name: text(ReportWords.baseline), colour: 0),
        Figure.Series(name: text("Set of policies", vi: "Phương án"), colour: 1),
      ],
      marks: [.links(ranges)] + rule + [
        .points(series: 0, [point(0)].compactMap(\.self)),
        .points(series: 1, run.policies.indices.dropFirst().compactMap(point)),
      ],
      table: policyTable, language: language)
  }

  var rule: [Figure.Mark] {
    target.map {
      [.rule(value: $0, name: text("target ", vi: "mục tiêu ") + numbers.share($0))]
    } ?? []
  }

  private var policyTable: Figure.Table {
    let columns = [
      text("Set of policies", vi: "Phương án"), text("On time", vi: "Đúng hạn"),
      text("Difference, points", vi: "Chênh lệch, điểm %"),
      text("Late or overdue, difference", vi: "Trễ hạn hoặc quá hạn, chênh lệch"),
      text("Nine of ten periods", vi: "Chín trên mười kỳ"),
    ]
    let rows = run.policies.map { policy -> [String] in
      let rate = policy.metrics["on_time_rate_resolved"] ?? StoredFigure()
      return [
        label(of: policy), numbers.share(rate),
        policy.differences["on_time_rate_resolved"].map { numbers.points($0) } ?? "–",
        policy.differences[ComparedFigure.lateID].map { numbers.change($0, .dossiers) } ?? "–",
        rate.range90.map { numbers.shares($0) } ?? "–",
      ]
    }
    return Figure.Table(
      header: columns, rows: rows,
      note: text(
        "Bounds of differences hold for all sets at once with 95 %; simulation error only.",
        vi:
          "Khoảng của chênh lệch đúng đồng thời cho mọi phương án với độ tin cậy 95 %; chỉ gồm sai số mô phỏng."
      ))
  }

  /// Cost against on time, and the stairs of those that nothing cheaper beats.
  var cost: Figure? {
    let priced = run.policies.enumerated().compactMap { index, policy -> (Int, Double, Double)? in
      let cost = index == 0 ? policy.spending ?? 0 : policy.spending
      guard let cost, let rate = policy.metrics["on_time_rate_resolved"]?.mean else { return nil }
      return (index, cost, rate)
    }
    guard run.hasLimits, priced.contains(where: { $0.0 > 0 }), priced.count > 1 else { return nil }
    let points = priced.map { index, cost, rate in
      Figure.Point(
        place: cost / 1e6, value: rate,
        words:
          "\(label(of: run.policies[index])): \(numbers.money(cost)) \(text("VND", vi: "đồng")), "
          + numbers.share(rate))
    }
    var best = -1.0
    let stairs = points.sorted { ($0.place, -$0.value) < ($1.place, -$1.value) }.filter { point in
      defer { best = max(best, point.value) }
      return point.value > best
    }
    let isBaseline = priced.map { $0.0 == 0 }
    return Figure(
      id: "cost",
      title: text("What policies cost and what they bring", vi: "Chi phí và kết quả của phương án"),
      about: text(
        "Cost in the period, as entered, against the on-time rate. The stairs join the sets that nothing cheaper beats.",
        vi:
          "Chi phí trong kỳ, theo số nhập, và tỷ lệ đúng hạn. Đường bậc thang nối các phương án mà không phương án rẻ hơn nào vượt qua."
      ),
      places: Figure.Axis(
        title: text("Cost in the period, million VND", vi: "Chi phí trong kỳ, triệu đồng"),
        scale: .numbers(Figure.NumberScale(holding: points.map(\.place), fromZero: true))),
      values: Figure.Axis(
        title: text(MetricCatalogue.name(of: "on_time_rate_resolved")),
        scale: .numbers(
          Figure.NumberScale(
            holding: points.map(\.value) + [target].compactMap(\.self), isShare: true))),
      series: [
        Figure.Series(name: text(ReportWords.baseline), colour: 0),
        Figure.Series(name: text("Set of policies", vi: "Phương án"), colour: 1),
        Figure.Series(
          name: text("Nothing cheaper is better", vi: "Không gì rẻ hơn mà tốt hơn"), colour: 3),
      ],
      marks: [.staircase(series: 2, stairs)] + rule + [
        .named(
          series: 0, zip(points, isBaseline).filter(\.1).map(\.0),
          names: priced.filter { $0.0 == 0 }.map { label(of: run.policies[$0.0]) }),
        .named(
          series: 1, zip(points, isBaseline).filter { !$0.1 }.map(\.0),
          names: priced.filter { $0.0 > 0 }.map { label(of: run.policies[$0.0]) }),
      ],
      table: Figure.Table(
        header: [
          text("Set of policies", vi: "Phương án"), text("Cost, VND", vi: "Chi phí, đồng"),
          text("On time", vi: "Đúng hạn"),
        ],
        rows: priced.map {
          [label(of: run.policies[$0.0]), numbers.money($0.1), numbers.share($0.2)]
        }),
      language: language)
  }
}
