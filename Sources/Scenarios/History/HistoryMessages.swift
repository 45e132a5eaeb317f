extension Diagnostic {
  static func noHistoryRows(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyColumns, "the history has no rows",
      fix:
        "give it a header and a row for each day or month, such as 'month,count' and '2023-05,120'",
      at: place)
  }

  static func badHistoryHeader(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyColumns,
      name.isEmpty ? "a column has no header" : "the header '\(name)' stands twice",
      fix: "give each column a name of its own", at: place)
  }

  static func noHistoryColumn(
    _ name: String, _ names: [String], option: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .historyColumns, "the history has no column '\(name)' for `\(option)`",
      fix: Spelling.fix(name, in: names, "columns"), at: place)
  }

  static func missingHistoryColumn(
    _ usual: [String], _ names: [String], option: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .historyColumns, "the history has no column named \(usual.joined(separator: ", "))",
      fix: "name one of its columns with `\(option)`: \(names.prefix(12).joined(separator: ", "))",
      at: place)
  }

  static func severalHistoryColumns(
    _ names: [String], option: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .historyColumns, "several columns could be meant: \(names.joined(separator: ", "))",
      fix: "name one with `\(option)`", at: place)
  }

  static func oneColumnForTwo(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyColumns, "the column '\(name)' cannot hold both the time and the count",
      fix: "name two columns with `--date-column` and `--count-column`", at: place)
  }

  static func raggedHistory(_ count: Int, _ width: Int, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableRow, "the row has \(count) cells, the header has \(width)",
      fix: "a cell with the separator inside needs quotes", at: place)
  }

  static func emptyHistoryCell(_ column: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyColumns, "the column '\(column)' is empty here",
      fix: "write what the dossiers belong to, such as 'other'", at: place)
  }

  static func notATime(_ text: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyTime, "'\(text)' is not a day or a month of the calendar",
      fix: "write days as 2023-05-31 and months as 2023-05", at: place)
  }

  static func mixedTimes(
    _ text: String, _ step: ArrivalHistory.Step, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .historyTime,
      "'\(text)' is a \(step == .day ? "month" : "day"), rows before it have \(step)s",
      fix: "keep either days or months in one history", at: place)
  }

  static func notACount(_ text: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyCount, "'\(text)' is not a number of dossiers",
      fix: "write a whole number from 0 to 1000000000, without signs, points or spaces", at: place)
  }

  static func countedTwice(_ time: String, first: Int, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyTwice, "'\(time)' is counted twice for the same series; first in line \(first)",
      fix: "add the rows up, or name the column that tells them apart", at: place)
  }

  static func gap(
    _ time: String, count: Int, _ step: ArrivalHistory.Step, _ values: [String],
    _ place: SourcePlace
  ) -> Diagnostic {
    let series = values.isEmpty ? "the history" : "'\(values.joined(separator: ", "))'"
    let days = step == .day ? "working day" : "month"
    let more =
      count == 1 ? "" : " and \(count - 1) more \(days)\(count == 2 ? "" : "s")"
    return Diagnostic(
      .historyGap, "\(series) has no row for the \(days) \(time)\(more)",
      fix: "add the rows, or say `--gaps zero` if a missing row means no dossiers", at: place)
  }
}
