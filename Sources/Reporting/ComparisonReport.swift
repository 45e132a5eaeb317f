public import Experiments
import Scenarios
public import Wording
import WorkingTime

/// What a leader reads of a comparison: what each set of policies changes, how sure that is, and who
/// loses by it.
///
/// At most 80 columns, but for the path of the results.
public struct ComparisonReport: TableWords {
  private static let width = TableReport.width

  let findings: Findings
  let language: DisplayLanguage
  private let performance: Performance?
  private let folder: String?
  private let kind: GroupKind

  /// - Parameters:
  ///   - findings: The baseline and the sets.
  ///   - kind: By what it is told who gains and who loses: agencies, fields or procedures.
  ///   - performance: Printed in the last line.
  ///   - folder: The folder of the results; `nil`: none was written.
  ///   - language: Of its words and numbers.
  public init(
    _ findings: Findings, by kind: GroupKind = .agency, performance: Performance?, folder: String?,
    in language: DisplayLanguage = .english
  ) {
    self.findings = findings
    self.language = language
    self.kind = kind
    self.performance = performance
    self.folder = folder
  }

  /// The lines, each ended by a line break.
  public var text: String {
    let table = TableReport(
      findings, performance: performance, folder: folder, in: language)
    var body: [String] = []
    if let selection = findings.selection {
      body = lines(of: selection)
    } else {
      let parts = [rates, others, chosen, controlled, ranked, variances, people, notes]
      body = parts.flatMap { $0 }
    }
    let lines = table.heading + body + table.assumptions
    return (lines.map { TableText.cut($0, to: Self.width) } + table.ending)
      .map { $0 + "\n" }.joined()
  }

  private var sets: [PolicyFindings] { Array(findings.policies.dropFirst()) }

  /// The names of the baseline and the sets, the sets numbered where there are several: names of grids
  /// are longer than their column.
  var labels: [String] {
    let width = String(sets.count).count
    return [words("baseline", vi: "hiện trạng")]
      + sets.enumerated().map { index, set in
        sets.count > 1 ? TableText.right("\(index + 1)", width) + " " + set.name : set.name
      }
  }

  // MARK: - On time

  private var rates: [String] {
    let widths = [8, 24, 24]
    let header = TableReport.row(
      words("On time, resolved", vi: "Đúng hạn đã giải quyết"), widths, "%",
      words("difference, pp", vi: "chênh lệch, điểm %"), words("late dossiers", vi: "hồ sơ quá hạn")
    )
    let rows = zip(labels, findings.policies).map { label, policy in
      let rate = policy.metrics.first { $0.id == "on_time_rate_resolved" }?.mean
      return TableReport.row(
        label, widths, figure(rate, .share),
        bounded(policy.difference("on_time_rate_resolved")),
        bounded(policy.difference(ComparedFigure.lateID)))
    }
    return ["", header] + rows
  }

  static let otherColumns: [(title: Bilingual, id: String)] = [
    (Bilingual("766, pp", vi: "766, đ%"), "on_time_rate_766"),
    (Bilingual("cohort, pp", vi: "t.nhận, đ%"), "on_time_rate_cohort"),
    (Bilingual("open", vi: "còn tồn"), "open"),
    (Bilingual("hours", vi: "số giờ"), "working_hours_mean"),
    (Bilingual("staff h", vi: "giờ công"), ComparedFigure.workedHoursID),
    (Bilingual("trips", vi: "lượt đi"), "trips_mean"),
  ]

  /// Differences of other figures, each a column; `~`: not told from chance.
  private var others: [String] {
    let columns = Self.otherColumns
    let widths = [9, 11, 9, 9, 10, 9]
    let header = TableReport.row(
      words("Differences", vi: "Chênh lệch"), widths, columns.map { words($0.title) })
    let rows = zip(labels.dropFirst(), sets).map { label, policy in
      TableReport.row(
        label, widths, columns.map { change(policy.difference($0.id)) })
    }
    return ["", header] + rows + recorded + costs + spending
  }

  /// What the records show of it, where the scenario says how they are kept.
  private var recorded: [String] {
    let ids = [ComparedFigure.recordedRateID, ComparedFigure.recordedLateID]
    guard sets.contains(where: { set in ids.contains { set.difference($0)?.mean != nil } }) else {
      return []
    }
    let widths = [26, 26]
    let header = TableReport.row(
      words("As recorded", vi: "Theo sổ theo dõi"), widths,
      words("on time, pp", vi: "đúng hạn, điểm %"), words("late dossiers", vi: "hồ sơ quá hạn"))
    let rows = zip(labels.dropFirst(), sets).map { label, policy in
      TableReport.row(label, widths, ids.map { bounded(policy.difference($0)) })
    }
    return ["", header] + rows
  }

  /// What the policies cost the administration, where the scenario says it.
  private var spending: [String] {
    guard sets.contains(where: { $0.spending != nil }) else { return [] }
    let widths = [24, 30]
    let header = TableReport.row(
      words("Cost, as entered", vi: "Chi phí, theo khai báo"), widths,
      words("in the period, VND", vi: "trong kỳ, đồng"),
      words("a late one avoided, VND", vi: "bớt 1 hồ sơ quá hạn, đồng"))
    let rows = zip(labels.dropFirst(), sets).map { label, policy in
      TableReport.row(
        label, widths,
        policy.spending.map { fixed($0, decimals: 0) } ?? words("not given", vi: "không nêu"),
        policy.spendingPerLateAvoided.map { fixed($0, decimals: 0) } ?? "-")
    }
    return ["", header] + rows
  }

  /// What applicants are put to, where the scenario says what their time is worth.
  private var costs: [String] {
    let ids = ["compliance_cost_mean", "compliance_cost_total"]
    guard sets.contains(where: { set in ids.contains { set.difference($0)?.mean != nil } }) else {
      return []
    }
    let widths = [26, 30]
    let header = TableReport.row(
      words("Compliance cost", vi: "Chi phí tuân thủ"), widths,
      words("a dossier, VND", vi: "một hồ sơ, đồng"),
      words("in all, million VND", vi: "tổng cộng, triệu đồng"))
    let rows = zip(labels.dropFirst(), sets).map { label, policy in
      TableReport.row(
        label, widths, bounded(policy.difference(ids[0])),
        bounded(policy.difference(ids[1]), per: 1e6))
    }
    return ["", header] + rows
  }

  // MARK: - Who loses

  /// Of each set the units whose late dossiers become more, always; then those where they become fewer.
  private var people: [String] {
    let shown = 5
    let loses = words("loses", vi: "thiệt")
    let gains = words("gains", vi: "lợi")
    var lines = [
      "",
      words(
        "  Who loses and who gains, late dossiers, by \(kind.rawValue)",
        vi: "  Ai thiệt, ai lợi về hồ sơ quá hạn, theo \(kind.name.vietnamese)"),
    ]
    for (label, policy) in zip(labels.dropFirst(), sets) {
      let rows = policy.groupDifferences.first { $0.kind == kind }?.rows ?? []
      let known = rows.filter { $0.late?.sign ?? 0 != 0 }
      let ranked = known.sorted { abs($0.late?.mean ?? 0) > abs($1.late?.mean ?? 0) }
      let losers = ranked.filter { $0.late?.sign == 1 }
      let winners = ranked.filter { $0.late?.sign == -1 }
      lines += TableText.wrapped(label, to: Self.width - 2).map { "  " + $0 }
      if losers.isEmpty {
        lines.append(
          words(
            "    loses: nobody that is told from chance",
            vi: "    thiệt: không ai, xét ngoài ngẫu nhiên"))
      }
      lines += losers.prefix(shown).map { line(loses, $0) }
      if losers.count > shown {
        lines.append(
          "    \(loses): \(words("\(losers.count - shown) more", vi: "còn \(losers.count - shown)"))"
        )
      }
      lines += winners.prefix(shown).map { line(gains, $0) }
      if winners.count > shown {
        lines.append(
          "    \(gains): \(words("\(winners.count - shown) more", vi: "còn \(winners.count - shown)"))"
        )
      }
    }
    return lines
  }

  private func line(_ verb: String, _ row: GroupDifference) -> String {
    TableReport.row("  \(verb): \(row.name)", [30], bounded(row.late))
  }

  private var notes: [String] {
    let count = sets.count
    let each = fixed(100 - 5 / Double(max(1, count)), decimals: 2)
    let all = count == 1 ? "" : " \(each) % each, so 95 % for all \(count) sets at once."
    let text =
      "Brackets:\(count == 1 ? " 95 %." : all) Simulation error only, from "
      + "\(findings.replications) replications of each on the same chance. ~: not told from chance. "
      + "Units are told as losing or gaining where that holds for all units and sets at once. "
      + "Best: how often each wins when the replications are drawn again"
      + (findings.replications < 10 ? ", too sure from so few" : "")
      + "; not told from: by 95 % bounds of all pairs at once."
    return [""]
      + TableText.wrapped(language == .english ? text : vietnameseNotes, to: Self.width - 2)
      .map { "  " + $0 }
  }

  private var vietnameseNotes: String {
    let count = sets.count
    let each = fixed(100 - 5 / Double(max(1, count)), decimals: 2)
    let all =
      count == 1 ? " 95 %." : " mỗi khoảng \(each) %, tức 95 % cho cả \(count) phương án cùng lúc."
    return
      "Trong ngoặc:\(all) Chỉ gồm sai số mô phỏng, từ \(findings.replications) lần mô phỏng mỗi "
      + "phương án trên cùng các số ngẫu nhiên. ~: chưa phân biệt được với ngẫu nhiên. Đơn vị được coi là "
      + "thiệt hoặc lợi khi điều đó đúng cho mọi đơn vị và phương án cùng lúc. Tốt nhất: số lần mỗi "
      + "phương án thắng khi rút lại các lần mô phỏng"
      + (findings.replications < 10 ? ", quá ít lần nên còn lạc quan" : "")
      + "; chưa phân biệt: theo khoảng 95 % của mọi cặp cùng lúc."
  }

  // MARK: - Figures

  /// A difference with its joint bounds, counted in so many of its units.
  func bounded(_ difference: DifferenceFinding?, per size: Double = 1) -> String {
    guard let difference, let mean = difference.mean.map({ $0 / size }) else { return "" }
    let bounds = [difference.jointLow, difference.jointHigh].compactMap { $0.map { $0 / size } }
    let scale = (bounds + [mean]).map(abs).max()
    func figure(_ number: Double) -> String {
      signed(number, difference.unit, of: scale)
    }
    if difference.hasZeroVariance { return figure(mean) + words(" always", vi: " luôn vậy") }
    guard bounds.count == 2 else { return figure(mean) + words(" [none]", vi: " [không]") }
    return figure(mean) + " " + self.bounds(figure(bounds[0]), figure(bounds[1]))
  }

  private func change(_ difference: DifferenceFinding?) -> String {
    guard let difference, let mean = difference.mean else { return "-" }
    let text = signed(mean, difference.unit)
    return difference.sign == 0 && mean != 0 ? "~" + text : text
  }
}
