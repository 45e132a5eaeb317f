import ArgumentParser
import Reporting
import Store
import Wording

struct Results: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: words(
      "Looks into the store of results: lists, shows and compares runs, answers SQL.",
      vi: "Tra cứu kho kết quả: liệt kê, xem và so sánh các lần chạy, trả lời SQL."),
    subcommands: [List.self, Show.self, Query.self, Diff.self, Parquet.self])
}

/// Where the store is, and how what it answers is printed.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder in which results.sqlite is.", vi: "Thư mục chứa results.sqlite."),
    completion: .directory)
  var output = "results"

  @Option(help: ArgumentHelp("table, json or csv.", vi: "`table`, `json` hoặc `csv`."))
  var format = Run.ResultFormat.table

  @OptionGroup var locale: LocaleOption

  /// Opens the store, asks it something, and tells what went wrong.
  func asking<Value>(_ question: (ResultStore) throws -> Value) throws -> Value {
    do {
      return try question(ResultStore(readingIn: output))
    } catch let problem as StoreProblem {
      throw Failure(problem)
    }
  }

  /// Prints some rows.
  func print(_ rows: StoreRows) throws {
    let printer = RowPrinter(format, in: locale.language)
    try printer.begin(rows.columns)
    for row in rows.rows { try printer.take(row) }
    try printer.end()
  }
}

/// Prints rows as they come; a table waits for all of them, so that its columns fit.
final class RowPrinter {
  private let format: Run.ResultFormat
  private let language: DisplayLanguage
  private let isOurs: Bool
  private var report = RowsReport(columns: [])
  private var kept: [[JSONValue]] = []
  private var text = ""
  private var count = 0

  /// A table has so many rows at most; there is CSV for more.
  private static let mostRows = 1000
  private static let bufferBytes = 1 << 16

  /// - Parameters:
  ///   - format: A table, JSON or CSV.
  ///   - language: Of a table; JSON and CSV have none.
  ///   - isOurs: Columns are those of the program, and not named by a question.
  init(_ format: Run.ResultFormat, in language: DisplayLanguage, isOurs: Bool = true) {
    self.format = format
    self.language = language
    self.isOurs = isOurs
  }

  func begin(_ columns: [String]) throws(Failure) {
    report = RowsReport(columns: columns)
    switch format {
    case .table: break
    case .json: text = RowsReport.opening
    case .csv: text = report.header
    }
  }

  func take(_ row: [StoreValue]) throws(Failure) {
    try Interruption.check()
    let cells = row.map { JSONValue($0) }
    count += 1
    switch format {
    case .table: if count <= Self.mostRows { kept.append(cells) }
    case .json: text += (count > 1 ? ",\n" : "") + report.object(cells).text
    case .csv: text += report.row(cells)
    }
    if text.utf8.count >= Self.bufferBytes {
      try Terminal.print(text)
      text = ""
    }
  }

  func end() throws(Failure) {
    switch format {
    case .table: text = report.table(kept, in: language, isOurs: isOurs)
    case .json: text += RowsReport.closing
    case .csv: break
    }
    try Terminal.print(text)
    if format == .table && count > Self.mostRows {
      let more = count - Self.mostRows
      let words = Bilingual(
        "\(more) more rows: --format csv has all of them\n",
        vi: "còn \(more) dòng: --format csv có đủ\n")
      Terminal.log(words[language])
    }
  }
}

extension JSONValue {
  init(_ value: StoreValue) {
    switch value {
    case .null: self = .null
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .number(number)
    case .text(let text): self = .string(text)
    case .bytes(let count): self = .string("\(count) bytes")
    }
  }
}

extension Failure {
  /// A store that could not be read, written or asked.
  init(_ problem: StoreProblem) {
    let status: ExitStatus =
      switch problem.kind {
      case .missing: .noInput
      case .question: .usage
      case .file: .inputOutput
      }
    self.init(status, problem.message, fix: problem.fix)
  }
}
