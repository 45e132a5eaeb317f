public import Experiments

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
    guard unit == .share else { return "\(NumberText.digits(rule.indifference))\(unit.words)" }
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
      "Selection of the best", widths, selection.unit == .share ? "%" : "mean", "replications",
      "dropped", "beaten by")
    let rows = zip(labels, selection.rows).enumerated().map { index, pair in
      let (label, row) = pair
      let isSelected = selection.isDecided && index == selection.selected
      return TableReport.row(
        label, widths, NumberText.figure(row.mean, selection.unit), "\(row.replications)",
        row.droppedAt.map { "at \($0)" } ?? (isSelected ? "SELECTED" : "-"),
        row.droppedBy.map { TableText.cut(labels[$0], to: 20) } ?? "")
    }
    return ["", header] + rows + [""]
      + TableText.wrapped(words(of: selection), to: TableReport.width - 2).map { "  " + $0 }
  }

  private func words(of selection: SelectionFindings) -> String {
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
}
