import Wording

/// In which column of a form a dossier of each state is counted: data that a user may replace.
public struct StateTable: Sendable, Equatable {
  private var columns: [StateForm: [BookState: StateColumn]]

  /// Where a form counts the dossiers of a state.
  public func column(of state: BookState, in form: StateForm) -> StateColumn {
    columns[form]?[state] ?? (state.isOpen ? .open : .closed)
  }

  init(columns: [StateForm: [BookState: StateColumn]]) {
    self.columns = columns
  }

  /// The table of the package.
  ///
  /// II.06a counts every dossier that ended as closed, each by its closing, and those that wait for the
  /// applicant as open by their due date. The progress table of decision 766 has columns of its own
  /// for those; a stopped dossier has ended, as in the formula of the decision.
  public static let standard: StateTable = {
    let reporter = Reporter()
    let table = StateTableText(standardText, file: "states.csv", reporter: reporter).table()
    guard let table else { preconditionFailure("the standard table of states does not read") }
    return table
  }()

  /// The standard table as the file that a user may start from.
  static let standardText = """
    state,portal,name,form-06a,progress-766
    in-progress,2 4,"Được tiếp nhận, đang xử lý",open,open
    awaiting-supplement,5,Yêu cầu bổ sung giấy tờ,open,paused
    awaiting-payment,6,Yêu cầu thực hiện nghĩa vụ tài chính,open,paused
    withdrawn,7,Công dân yêu cầu rút hồ sơ,closed,closed
    stopped,8,Dừng xử lý,closed,closed
    resolved,9 10,"Đã xử lý xong, đã trả kết quả",closed,closed
    returned,,Trả lại hồ sơ,closed,closed

    """

  /// The rows of the table: a state and its column in each form.
  public var rows: [(state: BookState, columns: [StateColumn])] {
    BookState.allCases.map { state in
      (state, StateForm.allCases.map { column(of: state, in: $0) })
    }
  }

  /// Reads a table of a user; a form that it has no column for keeps the standard.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - files: What was read, for the excerpts of messages.
  /// - Returns: The table, with every state in every form.
  /// - Throws: All problems of the table by place.
  public static func read(path: String, files: inout [SourceText]) throws(Diagnostics) -> StateTable
  {
    let reporter = Reporter()
    let folder = SourceFolder(reporter: reporter)
    var table: StateTable?
    if let file = folder.readTable(path) {
      let text = String(decoding: file.bytes, as: UTF8.self)
      table = StateTableText(text, file: file.name, reporter: reporter).table()
    }
    files = folder.files
    guard let table, !reporter.hasErrors else { throw Diagnostics(reporter.sorted(by: files)) }
    return table
  }
}

/// Reads the text of a table of states.
struct StateTableText {
  private let rows: [[CommaSeparatedText.Cell]]
  private let start: SourcePlace
  private let reporter: Reporter

  /// Columns for people.
  private static let remarks = ["portal", "name", "note"]

  init(_ text: String, file: String, reporter: Reporter) {
    let table = CommaSeparatedText(text, file: file)
    if let problem = table.problem { reporter.report(problem) }
    rows = table.rows
    start = SourcePlace(file: file, line: 1, column: 1)
    self.reporter = reporter
  }

  func table() -> StateTable? {
    guard !reporter.hasErrors, let (state, forms) = header() else { return nil }
    var columns = Dictionary(uniqueKeysWithValues: forms.map { ($1, [BookState: StateColumn]()) })
    var seen: Set<BookState> = []
    for row in rows.dropFirst() {
      guard row.count == rows[0].count else {
        reporter.report(.raggedStates(row.count, rows[0].count, row[0].place))
        continue
      }
      guard let name = BookState(rawValue: row[state].text) else {
        reporter.report(.unknownState(row[state]))
        continue
      }
      if !seen.insert(name).inserted { reporter.report(.stateTwice(row[state])) }
      for (index, form) in forms { columns[form]?[name] = column(row[index], of: form) }
    }
    let missing = BookState.allCases.filter { !seen.contains($0) }
    if !missing.isEmpty, !reporter.hasErrors { reporter.report(.missingStates(missing, start)) }
    guard !reporter.hasErrors else { return nil }
    for form in StateForm.allCases where columns[form] == nil {
      columns[form] = Dictionary(
        uniqueKeysWithValues: BookState.allCases.map {
          ($0, StateTable.standard.column(of: $0, in: form))
        })
    }
    return StateTable(columns: columns)
  }

  /// The column of the states, and those of the forms.
  private func header() -> (state: Int, forms: [(Int, StateForm)])? {
    let cells = rows.first ?? []
    let known = ["state"] + StateForm.allCases.map(\.rawValue)
    for (index, cell) in cells.enumerated() {
      if !known.contains(cell.text), !Self.remarks.contains(cell.text) {
        reporter.report(.unknownStateColumn(cell, known + Self.remarks))
      }
      if cells[..<index].contains(where: { $0.text == cell.text }) {
        reporter.report(.stateColumnTwice(cell))
      }
    }
    let forms = cells.enumerated().compactMap { index, cell in
      StateForm(rawValue: cell.text).map { (index, $0) }
    }
    guard let state = cells.firstIndex(where: { $0.text == "state" }), !forms.isEmpty else {
      if !reporter.hasErrors { reporter.report(.noStateColumn(start)) }
      return nil
    }
    return reporter.hasErrors ? nil : (state, forms)
  }

  private func column(_ cell: CommaSeparatedText.Cell, of form: StateForm) -> StateColumn? {
    guard let column = StateColumn(rawValue: cell.text), form.words.contains(column) else {
      reporter.report(.unknownFormColumn(cell, form))
      return nil
    }
    return column
  }
}

extension Diagnostic {
  fileprivate static func noStateColumn(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .stateTable,
      Bilingual(
        "the table of states needs the column 'state' and one of a form",
        vi: "bảng trạng thái cần có cột 'state' và cột của một biểu mẫu"),
      fix:
        Bilingual(
          "begin it with 'state,form-06a,progress-766'; the states.csv of a run is one to start from",
          vi:
            "bắt đầu bằng 'state,form-06a,progress-766'; có thể bắt đầu từ states.csv của một lần chạy"
        ),
      at: place)
  }

  fileprivate static func unknownStateColumn(
    _ cell: CommaSeparatedText.Cell, _ names: [String]
  ) -> Diagnostic {
    Diagnostic(
      .stateTable,
      Bilingual(
        "'\(cell.text.shortened)' is no column of a table of states",
        vi: "'\(cell.text.shortened)' không phải là cột của bảng trạng thái"),
      fix: Spelling.fix(cell.text, in: names, Bilingual("columns", vi: "cột")), at: cell.place)
  }

  fileprivate static func stateColumnTwice(_ cell: CommaSeparatedText.Cell) -> Diagnostic {
    Diagnostic(
      .stateTable,
      Bilingual(
        "the column '\(cell.text.shortened)' stands twice",
        vi: "cột '\(cell.text.shortened)' xuất hiện hai lần"),
      fix: Bilingual("keep one of them", vi: "giữ lại một trong hai"),
      at: cell.place)
  }

  fileprivate static func raggedStates(
    _ count: Int, _ wanted: Int, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .stateTable,
      Bilingual(
        "the row has \(count) cells, the header \(wanted)",
        vi: "dòng này có \(count) ô, dòng tiêu đề có \(wanted)"),
      fix: Bilingual("give it a cell for each column", vi: "ghi đủ một ô cho mỗi cột"), at: place)
  }

  fileprivate static func unknownState(_ cell: CommaSeparatedText.Cell) -> Diagnostic {
    let isBefore = ["submitted", "refused-at-intake"].contains(cell.text)
    return Diagnostic(
      .stateTable,
      isBefore
        ? Bilingual(
          "'\(cell.text)' comes before acceptance, and no form counts it",
          vi: "'\(cell.text)' là trước khi tiếp nhận, không biểu mẫu nào tính")
        : Bilingual(
          "'\(cell.text.shortened)' is no state of the books",
          vi: "'\(cell.text.shortened)' không phải là trạng thái trong sổ"),
      fix: isBefore
        ? Bilingual("remove the row", vi: "xóa dòng này")
        : Spelling.fix(
          cell.text, in: BookState.allCases.map(\.rawValue), Bilingual("states", vi: "trạng thái")),
      at: cell.place)
  }

  fileprivate static func stateTwice(_ cell: CommaSeparatedText.Cell) -> Diagnostic {
    Diagnostic(
      .stateTable,
      Bilingual(
        "the state '\(cell.text)' stands twice", vi: "trạng thái '\(cell.text)' xuất hiện hai lần"),
      fix: Bilingual(
        "keep one row: a dossier is counted once", vi: "giữ một dòng: mỗi hồ sơ được tính một lần"),
      at: cell.place)
  }

  fileprivate static func missingStates(_ states: [BookState], _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .stateTable,
      Bilingual(
        "no row says where \(states.map(\.rawValue).joined(separator: ", ")) are counted",
        vi:
          "không dòng nào cho biết \(states.map(\.rawValue).joined(separator: ", ")) được tính ở đâu"
      ),
      fix: Bilingual(
        "add a row for each state, so that every dossier is counted",
        vi: "thêm một dòng cho mỗi trạng thái, để mọi hồ sơ đều được tính"), at: place)
  }

  fileprivate static func unknownFormColumn(
    _ cell: CommaSeparatedText.Cell, _ form: StateForm
  ) -> Diagnostic {
    let isPaused = StateColumn(rawValue: cell.text)?.part == .paused
    return Diagnostic(
      .stateTable,
      isPaused
        ? Bilingual(
          "\(form.rawValue) has no columns for paused dossiers",
          vi: "\(form.rawValue) không có cột cho hồ sơ tạm dừng")
        : Bilingual(
          "'\(cell.text.shortened)' is no column of \(form.rawValue)",
          vi: "'\(cell.text.shortened)' không phải là cột của \(form.rawValue)"),
      fix: isPaused
        ? Bilingual(
          "write open, open-within-time or closed-on-time",
          vi: "viết open, open-within-time hoặc closed-on-time")
        : Spelling.fix(cell.text, in: form.words.map(\.rawValue), Bilingual("columns", vi: "cột")),
      at: cell.place)
  }
}
