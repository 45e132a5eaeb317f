public import Experiments
import Wording

/// How the best policy was selected: `selection.csv`.
public enum SelectionCSV {
  /// A policy with its replications, and when it was dropped by which other.
  public static func text(of selection: SelectionFindings, in findings: Findings) -> String {
    var csv = CSVText([
      "policy", "metric", "better", "replications", "mean_of_replications", "dropped_at",
      "dropped_by", "selected",
    ])
    for (index, row) in selection.rows.enumerated() {
      csv.append([
        .text(row.name), .text(selection.rule.metric), .text(selection.direction.rawValue),
        .integer(row.replications), .optional(row.mean),
        row.droppedAt.map { .integer($0) } ?? .empty,
        row.droppedBy.map { .text(selection.rows[$0].name) } ?? .empty,
        .truth(selection.isDecided && index == selection.selected),
      ])
    }
    return csv.text
  }
}

extension SelectionFindings {
  /// The part of `result.json`.
  func json(of findings: Findings) -> JSONValue {
    .object([
      "metric": .string(rule.metric), "unit": .string(unit.rawValue),
      "better": .string(direction.rawValue), "of": .string("each replication"),
      "indifference": .number(rule.indifference), "confidence": .number(rule.confidence),
      "first": .integer(Int64(rule.first)), "atMost": .integer(Int64(atMost)),
      "reached": .bool(isDecided),
      "selected": isDecided ? .string(rows[selected].name) : .null,
      "bestSoFar": .string(rows[selected].name), "skipped": .integer(Int64(skipped)),
      "promise": isDecided ? .string(promise) : .null,
      "policies": .array(
        rows.map { row in
          .object([
            "name": .string(row.name), "replications": .integer(Int64(row.replications)),
            "mean": .optional(row.mean),
            "droppedAt": row.droppedAt.map { .integer(Int64($0)) } ?? .null,
            "droppedBy": row.droppedBy.map { .string(rows[$0].name) } ?? .null,
          ])
        }),
    ])
  }

  /// What holds of the selection, as a sentence without its full stop.
  var promise: String {
    let probability = NumberText.digits(rule.confidence * 100)
    return "with probability at least \(probability) % the best is selected, if it is better than "
      + "the others by at least \(zone)"
  }

  /// The indifference with its unit.
  var zone: String {
    guard unit == .share else {
      return "\(NumberText.digits(rule.indifference)) \(unit.sign.english)"
    }
    let points = NumberText.digits(rule.indifference * 100)
    return "\(points) point\(points == "1" ? "" : "s")"
  }
}

extension NumberText {
  /// A number that was given, without the digits that it never had.
  static func digits(_ number: Double) -> String {
    let rounded = (number * 1e9).rounded() / 1e9
    return Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)"
  }
}

extension ComparisonReport {
  /// The selection instead of differences: who is left, who was dropped when and by whom.
  func lines(of selection: SelectionFindings) -> [String] {
    let widths = [9, 14, 10, 22]
    let header = TableReport.row(
      words("Selection of the best", vi: "Chọn phương án tốt nhất"), widths,
      selection.unit == .share ? "%" : words("mean", vi: "TB"),
      words("replications", vi: "lần mô phỏng"),
      words("dropped", vi: "bị loại"), words("beaten by", vi: "thua phương án"))
    let rows = zip(labels, selection.rows).enumerated().map { index, pair in
      let (label, row) = pair
      let isSelected = selection.isDecided && index == selection.selected
      return TableReport.row(
        label, widths, figure(row.mean, selection.unit), "\(row.replications)",
        row.droppedAt.map { words("at \($0)", vi: "ở lần \($0)") }
          ?? (isSelected ? words("SELECTED", vi: "ĐƯỢC CHỌN") : "-"),
        row.droppedBy.map { TableText.cut(labels[$0], to: 20) } ?? "")
    }
    return ["", header] + rows + [""]
      + TableText.wrapped(sentences(of: selection), to: TableReport.width - 2).map { "  " + $0 }
  }

  private func sentences(of selection: SelectionFindings) -> String {
    guard language == .english else { return vietnameseSentences(of: selection) }
    let name = selection.rows[selection.selected].name
    var text =
      selection.isDecided
      ? "'\(name)' is selected: \(selection.promise)."
      : "NOT decided after \(selection.atMost) replications; best so far: '\(name)'."
    text +=
      " Judged is \(selection.rule.metric) of each replication"
      + " (\(selection.direction.rawValue) is better), by the sequential procedure of Kim and"
      + " Nelson on the same chance. No differences are printed: when to stop depended on them."
    if selection.skipped > 0 {
      text += " \(selection.skipped) replications had no such figure under some policy."
    }
    return text
  }

  private func vietnameseSentences(of selection: SelectionFindings) -> String {
    let name = selection.rows[selection.selected].name
    let rule = selection.rule
    let zone =
      selection.unit == .share
      ? "\(digits(rule.indifference * 100)) điểm phần trăm"
      : "\(digits(rule.indifference)) \(words(selection.unit.sign))"
    var text =
      selection.isDecided
      ? "Chọn '\(name)': với xác suất ít nhất \(digits(rule.confidence * 100)) %, phương án tốt nhất "
        + "được chọn nếu nó hơn các phương án khác ít nhất \(zone)."
      : "CHƯA kết luận sau \(selection.atMost) lần mô phỏng; tốt nhất đến lúc này: '\(name)'."
    text +=
      " Xét \(rule.metric) của từng lần mô phỏng (\(words(selection.direction.name)) càng tốt), theo "
      + "quy trình tuần tự của Kim và Nelson trên cùng các số ngẫu nhiên. Không in chênh lệch vì lúc "
      + "dừng phụ thuộc vào chúng."
    if selection.skipped > 0 {
      text += " \(selection.skipped) lần mô phỏng không có chỉ tiêu này ở một phương án nào đó."
    }
    return text
  }
}
