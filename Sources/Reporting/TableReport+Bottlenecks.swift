import Experiments

/// One person more, where.
extension TableReport {
  /// The pools by what one person more would be worth, and how much of it is known.
  func bottlenecks(_ policy: PolicyFindings) -> [String] {
    guard let found = policy.bottlenecks else { return [] }
    guard !found.rows.isEmpty else {
      return ["", "One person more, where: nothing waited in a queue"]
    }
    let isByLate = found.rankedBy == .lateAvoided
    let widths = [8, 9, 23, 8, 8]
    let header = Self.row(
      "One person more, where", widths, "used, %", "queue, %",
      isByLate ? "late dossiers avoided" : "working hours, mean", "on time",
      isByLate ? "work, h" : "cohort")
    let rows = found.rows.map { row in
      let mark = row.rank.map { "\($0)" } ?? (row.verdict == .worse ? "-" : "?")
      let (figure, last): (BottleneckFigure, BottleneckFigure) =
        isByLate ? (.lateAvoided, .workingHoursMean) : (.workingHoursMean, .onTimeRateCohort)
      return Self.row(
        TableText.right(mark, 2) + " " + row.pool, widths,
        NumberText.figure(row.utilisation, .share), NumberText.figure(row.queueShare, .share),
        Self.gain(row.gain(figure)), Self.change(row.gain(.onTimeRateResolved)),
        Self.change(row.gain(last)))
    }
    return ["", header] + rows + Self.notes(found).map { "  " + $0 }
  }

  /// A difference with its 95 % interval.
  private static func gain(_ gain: PairedFinding?) -> String {
    guard let gain, let mean = gain.mean else { return "-" }
    let figure = NumberText.figure(mean, gain.figure.unit)
    if gain.hasZeroVariance { return figure + " always" }
    guard let low = gain.low, let high = gain.high else { return figure + " [none]" }
    return figure + " [\(NumberText.figure(low, gain.figure.unit, of: mean)), "
      + "\(NumberText.figure(high, gain.figure.unit, of: mean))]"
  }

  /// A difference with its sign; shares in percentage points.
  private static func change(_ gain: PairedFinding?) -> String {
    guard let gain, let mean = gain.mean else { return "-" }
    return NumberText.signed(mean, gain.figure.unit)
  }

  private static func notes(_ found: BottleneckFindings) -> [String] {
    let count = found.rows.count
    guard found.replications > 1 else {
      return ["?: one replication gives no interval, so nothing is ranked; ask for more"]
    }
    let each = NumberText.fixed(found.eachConfidence * 100, decimals: 2)
    let text =
      "\(count) interval\(count == 1 ? "" : "s") from \(found.replications) paired replications, "
      + "95 % each; on time in pp. Numbered: better at \(each) % each, so 95 % for all \(count) at "
      + "once; those with close figures may change places. ?: not told from chance, in the order of "
      + "their queues."
      + (found.rows.contains { $0.verdict == .worse } ? " -: worse." : "")
    return TableText.wrapped(text, to: width - 2)
  }
}
