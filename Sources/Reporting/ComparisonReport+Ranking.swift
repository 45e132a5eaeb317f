import Experiments
import Wording

extension ComparisonReport {
  /// The policies by one figure: how likely each is the best, and which are not told apart.
  var ranked: [String] {
    guard let ranking = findings.ranking else { return [] }
    let shown = 12
    let widths = [10, 10, 25]
    let header = TableReport.row(
      words("Ranked by \(ranking.metric)", vi: "Xếp hạng: \(ranking.metric)"), widths,
      ranking.unit == .share ? "%" : words("mean", vi: "TB"),
      words("best, %", vi: "nhất, %"), words("not told from", vi: "chưa phân biệt với"))
    let rows = ranking.rows.prefix(shown).map { row in
      TableReport.row(
        labels[row.policy], widths,
        figure(row.mean, ranking.unit),
        row.bestProbability.map { fixed($0 * 100, decimals: 1) } ?? "-",
        others(of: row))
    }
    let rest = ranking.rows.count - shown
    let none = ranking.rows.allSatisfy { $0.rank == nil }
    return ["", header] + rows
      + (rest > 0 ? [words("  \(rest) more: ranking.csv", vi: "  còn \(rest): ranking.csv")] : [])
      + (none
        ? [
          words(
            "  Nothing is ranked: no policy has this figure in this period",
            vi: "  Không xếp hạng: kỳ này không phương án nào có số liệu đó")
        ] : [])
  }

  /// The numbers of the sets that a policy is not told from, as far as they fit.
  private func others(of row: RankedPolicy) -> String {
    let names = row.notToldFrom.map { place in
      place == 0
        ? words("baseline", vi: "hiện trạng")
        : findings.policies.count == 2 ? words("the set", vi: "phương án") : "\(place)"
    }
    let text = names.joined(separator: ", ")
    return text.count <= 23
      ? text : words("\(names.count) others", vi: "\(names.count) phương án khác")
  }

  /// What the same chance saves, set by set.
  var variances: [String] {
    guard let ranking = findings.ranking else { return [] }
    let shown = 5
    let found = zip(labels.dropFirst(), findings.policies.dropFirst()).compactMap {
      label, policy -> (label: String, ratio: Double, line: String)? in
      guard let difference = policy.difference(ranking.metric),
        let ratio = difference.varianceRatio
      else { return nil }
      let bounds = difference.varianceRatioBounds
      let text = fixed(ratio, decimals: 3)
      let range = bounds.map {
        " "
          + self.bounds(fixed($0.lowerBound, decimals: 3), fixed($0.upperBound, decimals: 3))
      }
      return (
        label, ratio,
        TableReport.row(
          label, [28], text + (range ?? words(" [no interval]", vi: " [không có khoảng]")))
      )
    }
    guard !found.isEmpty else { return [] }
    let ratios = found.map(\.ratio).sorted()
    let median = fixed(ratios[ratios.count / 2], decimals: 3)
    let rest =
      found.count > shown
      ? [
        words(
          "  \(found.count - shown) more: differences.csv; the median of all is \(median)",
          vi: "  còn \(found.count - shown): differences.csv; trung vị của tất cả là \(median)")
      ] : []
    return [
      "",
      words(
        "  Variance of the difference / of independent runs, \(ranking.metric)",
        vi: "  Phương sai chênh lệch / chạy độc lập, \(ranking.metric)"),
    ]
      + found.prefix(shown).map(\.line) + rest
  }

  /// On-time rates that fluid networks on the arrivals have made surer, where that was asked for.
  var controlled: [String] {
    guard findings.identity.followsPaths else { return [] }
    let widths = [30, 8, 8]
    let id = ComparedFigure.defaultRanking
    var rows: [String] = []
    func add(_ label: String, _ finding: ControlledFinding?, isDifference: Bool) {
      guard let finding else { return }
      func text(_ value: Double) -> String {
        isDifference
          ? signed(value, finding.unit) : figure(value, finding.unit)
      }
      rows.append(
        TableReport.row(
          label, widths,
          "\(text(finding.mean)) \(bounds(text(finding.low), text(finding.high)))",
          isDifference ? words("pp", vi: "điểm %") : "%", fixed(finding.ratio, decimals: 2)))
    }
    for (label, policy) in zip(labels, findings.policies) {
      add(label, policy.controlled.first { $0.id == id }, isDifference: false)
      add(
        words("  difference", vi: "  chênh lệch"), policy.difference(id)?.controlled,
        isDifference: true)
    }
    let header = TableReport.row(
      words("Surer by arrivals, on time", vi: "Đúng hạn, chắc hơn nhờ lượng đến"), widths, "95 %",
      "", words("variance", vi: "ph.sai"))
    return ["", header]
      + (rows.isEmpty
        ? [
          words(
            "  What came explains less than a tenth: as above.",
            vi: "  Lượng hồ sơ đến giải thích chưa đến một phần mười: như trên.")
        ] : rows)
  }

  /// The figure that was asked for, where the table above has no column of it.
  var chosen: [String] {
    guard let ranking = findings.ranking, !Self.columns.contains(ranking.metric) else { return [] }
    let widths = [12, 30]
    let unit = ranking.unit == .share ? "%" : words(ranking.unit.sign)
    let header = TableReport.row(
      name(ofMetric: ranking.metric), widths, unit, words("difference", vi: "chênh lệch"))
    let means = ranking.rows.map { ($0.policy, $0.mean) }
    let rows = zip(labels, findings.policies).enumerated().map { index, pair in
      let mean = means.first { $0.0 == index }?.1
      return TableReport.row(
        pair.0, widths, figure(mean, ranking.unit),
        bounded(pair.1.difference(ranking.metric)))
    }
    return ["", header] + rows
  }

  /// The figures with a column of their own.
  private static var columns: [String] {
    [ComparedFigure.defaultRanking, ComparedFigure.lateID] + otherColumns.map(\.id)
  }
}
