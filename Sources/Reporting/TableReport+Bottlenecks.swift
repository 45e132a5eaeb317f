import Experiments
import Wording

/// One person more, where.
extension TableReport {
  /// The pools by what one person more would be worth, and how much of it is known.
  func bottlenecks(_ policy: PolicyFindings) -> [String] {
    guard let found = policy.bottlenecks else { return [] }
    guard !found.rows.isEmpty else {
      return [
        "",
        words(
          "One person more, where: nothing waited in a queue",
          vi: "Thêm một người, ở đâu: không có việc nào phải chờ"),
      ]
    }
    let isByLate = found.rankedBy == .lateAvoided
    let widths = [8, 9, 23, 8, 8]
    let header = Self.row(
      words("One person more, where", vi: "Thêm một người, ở đâu"), widths,
      words("used, %", vi: "bận, %"), words("queue, %", vi: "chờ, %"),
      isByLate
        ? words("late dossiers avoided", vi: "bớt hồ sơ quá hạn")
        : words("working hours, mean", vi: "giờ làm việc, TB"), words("on time", vi: "đ.hạn"),
      isByLate ? words("work, h", vi: "giờ") : words("cohort", vi: "nhận"))
    let rows = found.rows.map { row in
      let mark = row.rank.map { "\($0)" } ?? (row.verdict == .worse ? "-" : "?")
      let (main, last): (BottleneckFigure, BottleneckFigure) =
        isByLate ? (.lateAvoided, .workingHoursMean) : (.workingHoursMean, .onTimeRateCohort)
      return Self.row(
        TableText.right(mark, 2) + " " + row.pool, widths,
        figure(row.utilisation, .share), figure(row.queueShare, .share),
        gain(row.gain(main)), change(row.gain(.onTimeRateResolved)),
        change(row.gain(last)))
    }
    return ["", header] + rows + notes(found).map { "  " + $0 }
  }

  /// A difference with its 95 % interval.
  private func gain(_ gain: PairedFinding?) -> String {
    guard let gain, let mean = gain.mean else { return "-" }
    let figure = self.figure(mean, gain.figure.unit)
    if gain.hasZeroVariance { return figure + words(" always", vi: " luôn vậy") }
    guard let low = gain.low, let high = gain.high else {
      return figure + words(" [none]", vi: " [không]")
    }
    return figure + " "
      + bounds(
        self.figure(low, gain.figure.unit, of: mean), self.figure(high, gain.figure.unit, of: mean))
  }

  /// A difference with its sign; shares in percentage points.
  private func change(_ gain: PairedFinding?) -> String {
    guard let gain, let mean = gain.mean else { return "-" }
    return signed(mean, gain.figure.unit)
  }

  private func notes(_ found: BottleneckFindings) -> [String] {
    let count = found.rows.count
    guard found.replications > 1 else {
      return [
        words(
          "?: one replication gives no interval, so nothing is ranked; ask for more",
          vi: "?: một lần mô phỏng không cho khoảng tin cậy nên không xếp hạng; hãy chạy nhiều hơn")
      ]
    }
    let each = fixed(found.eachConfidence * 100, decimals: 2)
    let english =
      "\(count) interval\(count == 1 ? "" : "s") from \(found.replications) paired replications, "
      + "95 % each; on time in pp. Numbered: better at \(each) % each, so 95 % for all \(count) at "
      + "once; those with close figures may change places. ?: not told from chance, in the order of "
      + "their queues."
    let vietnamese =
      "\(count) khoảng từ \(found.replications) cặp lần mô phỏng, mỗi khoảng 95 %; đúng hạn tính "
      + "bằng điểm phần trăm. Có số thứ tự: tốt hơn ở mức \(each) % mỗi nhóm, tức 95 % cho cả "
      + "\(count) nhóm cùng lúc; nhóm có số gần nhau có thể đổi chỗ. ?: chưa phân biệt được với "
      + "ngẫu nhiên, xếp theo thời gian chờ."
    let worse = words(" -: worse.", vi: " -: kém hơn.")
    return TableText.wrapped(
      words(english, vi: vietnamese)
        + (found.rows.contains { $0.verdict == .worse } ? worse : ""), to: Self.width - 2)
  }
}
