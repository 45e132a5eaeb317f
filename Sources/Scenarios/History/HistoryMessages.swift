import Wording

extension Diagnostic {
  static func noHistoryRows(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyColumns, Bilingual("the history has no rows", vi: "chuỗi quá khứ không có dòng nào"),
      fix:
        Bilingual(
          "give it a header and a row for each day or month, such as 'month,count' and '2023-05,120'",
          vi:
            "ghi dòng tiêu đề và mỗi ngày hoặc tháng một dòng, ví dụ 'month,count' và '2023-05,120'"
        ),
      at: place)
  }

  static func badHistoryHeader(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyColumns,
      name.isEmpty
        ? Bilingual("a column has no header", vi: "có cột không có tiêu đề")
        : Bilingual("the header '\(name)' stands twice", vi: "tiêu đề '\(name)' xuất hiện hai lần"),
      fix: Bilingual("give each column a name of its own", vi: "cho mỗi cột một tên riêng"),
      at: place)
  }

  static func noHistoryColumn(
    _ name: String, _ names: [String], option: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .historyColumns,
      Bilingual(
        "the history has no column '\(name)' for `\(option)`",
        vi: "chuỗi quá khứ không có cột '\(name)' cho `\(option)`"),
      fix: Spelling.fix(name, in: names, Bilingual("columns", vi: "cột")), at: place)
  }

  static func missingHistoryColumn(
    _ usual: [String], _ names: [String], option: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .historyColumns,
      Bilingual(
        "the history has no column named \(usual.joined(separator: ", "))",
        vi: "chuỗi quá khứ không có cột nào tên là \(usual.joined(separator: ", "))"),
      fix: Bilingual(
        "name one of its columns with `\(option)`: \(names.prefix(12).joined(separator: ", "))",
        vi: "chọn một cột bằng `\(option)`: \(names.prefix(12).joined(separator: ", "))"),
      at: place)
  }

  static func severalHistoryColumns(
    _ names: [String], option: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .historyColumns,
      Bilingual(
        "several columns could be meant: \(names.joined(separator: ", "))",
        vi: "có thể hiểu là nhiều cột: \(names.joined(separator: ", "))"),
      fix: Bilingual("name one with `\(option)`", vi: "chọn một cột bằng `\(option)`"), at: place)
  }

  static func oneColumnForTwo(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyColumns,
      Bilingual(
        "the column '\(name)' cannot hold both the time and the count",
        vi: "cột '\(name)' không thể vừa là thời gian vừa là số lượng"),
      fix: Bilingual(
        "name two columns with `--date-column` and `--count-column`",
        vi: "chọn hai cột bằng `--date-column` và `--count-column`"), at: place)
  }

  static func emptyHistoryCell(_ column: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyColumns,
      Bilingual("the column '\(column)' is empty here", vi: "cột '\(column)' ở đây bị trống"),
      fix: Bilingual(
        "write what the dossiers belong to, such as 'other'",
        vi: "ghi hồ sơ thuộc về đâu, ví dụ 'other'"), at: place)
  }

  static func notATime(_ text: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyTime,
      Bilingual(
        "'\(text)' is not a day or a month of the calendar",
        vi: "'\(text)' không phải là ngày hoặc tháng trong lịch"),
      fix: Bilingual(
        "write days as 2023-05-31 and months as 2023-05",
        vi: "viết ngày như 2023-05-31 và tháng như 2023-05"), at: place)
  }

  static func mixedTimes(
    _ text: String, _ step: ArrivalHistory.Step, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .historyTime,
      step == .day
        ? Bilingual(
          "'\(text)' is a month, rows before it have days",
          vi: "'\(text)' là tháng, các dòng trước là ngày")
        : Bilingual(
          "'\(text)' is a day, rows before it have months",
          vi: "'\(text)' là ngày, các dòng trước là tháng"),
      fix: Bilingual(
        "keep either days or months in one history",
        vi: "trong một chuỗi quá khứ chỉ dùng ngày hoặc chỉ dùng tháng"), at: place)
  }

  static func notACount(_ text: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyCount,
      Bilingual("'\(text)' is not a number of dossiers", vi: "'\(text)' không phải là số hồ sơ"),
      fix: Bilingual(
        "write a whole number from 0 to 1000000000, without signs, points or spaces",
        vi: "viết một số nguyên từ 0 đến 1000000000, không có dấu, dấu chấm hoặc dấu cách"),
      at: place)
  }

  static func countedTwice(_ time: String, first: Int, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .historyTwice,
      Bilingual(
        "'\(time)' is counted twice for the same series; first in line \(first)",
        vi: "'\(time)' được đếm hai lần cho cùng một chuỗi; lần đầu ở dòng \(first)"),
      fix: Bilingual(
        "add the rows up, or name the column that tells them apart",
        vi: "cộng các dòng lại, hoặc chọn cột phân biệt chúng"), at: place)
  }

  static func gap(
    _ time: String, count: Int, _ step: ArrivalHistory.Step, _ values: [String],
    _ place: SourcePlace
  ) -> Diagnostic {
    let series =
      values.isEmpty
      ? Bilingual("the history", vi: "chuỗi quá khứ")
      : Bilingual(same: "'\(values.joined(separator: ", "))'")
    let days =
      step == .day ? Bilingual("working day", vi: "ngày làm việc") : Bilingual("month", vi: "tháng")
    let more =
      count == 1
      ? Bilingual.empty
      : Bilingual(
        " and \(count - 1) more \(days.english)\(count == 2 ? "" : "s")",
        vi: " và \(count - 1) \(days.vietnamese) nữa")
    return Diagnostic(
      .historyGap,
      Bilingual(
        "\(series.english) has no row for the \(days.english) \(time)\(more.english)",
        vi:
          "\(series.vietnamese) không có dòng nào cho \(days.vietnamese) \(time)\(more.vietnamese)"),
      fix: Bilingual(
        "add the rows, or say `--gaps zero` if a missing row means no dossiers",
        vi: "thêm các dòng đó, hoặc viết `--gaps zero` nếu dòng thiếu nghĩa là không có hồ sơ"),
      at: place)
  }
}
