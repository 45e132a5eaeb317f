import ArgumentParser
import Reporting
import Store
import Wording

extension Results {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: words(
        "Lists the runs of a folder of results, by title.",
        vi: "Liệt kê các lần chạy trong một thư mục kết quả, theo tiêu đề."))

    @OptionGroup var store: StoreOptions

    func run() throws {
      var runs = try store.asking { try $0.runs() }
      if store.format == .table {
        for index in runs.rows.indices {
          if case .text(let id) = runs.rows[index][0] {
            runs.rows[index][0] = .text(String(id.prefix(12)))
          }
        }
      }
      try store.print(runs)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: words(
        "Shows a run: what it was, and its figures for the whole office.",
        vi: "Xem một lần chạy: thông tin của nó, và các chỉ tiêu của toàn cơ quan."))

    @Argument(
      help: ArgumentHelp(
        "The id of the run, or how it begins.", vi: "Mã của lần chạy, hoặc phần đầu của mã."),
      completion: .run)
    var id: String

    @OptionGroup var store: StoreOptions

    func run() throws {
      let (facts, metrics) = try store.asking { store in
        let id = try store.run(id)
        return (try store.facts(ofRun: id), try store.metrics(ofRun: id))
      }
      if store.format == .table, let row = facts.rows.first {
        let table = RowsReport.facts(
          facts.columns, row.map { JSONValue($0) }, in: store.locale.language)
        try Terminal.print(table + "\n")
      }
      try store.print(metrics)
    }
  }

  struct Query: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: words(
        "Answers a question in SQL; nothing can be changed.",
        vi: "Trả lời câu hỏi bằng SQL; không thể thay đổi gì."),
      discussion:
        words(
          "The tables are run, policy, metric, replication and provenance; Documentation/Results.md tells their columns. CSV and JSON are written as rows come; a table has 1,000 rows at most.",
          vi:
            "Các bảng là `run`, `policy`, `metric`, `replication` và `provenance`; Documentation/Results.md mô tả các cột. CSV và JSON được ghi lần lượt từng dòng; bảng in ra có tối đa 1.000 dòng."
        )
    )

    @Argument(
      help: ArgumentHelp(
        "One statement: \"SELECT title, replications FROM run\".",
        vi: "Một câu lệnh: \"SELECT title, replications FROM run\"."))
    var sql: String

    @OptionGroup var store: StoreOptions

    func run() throws {
      let printer = RowPrinter(store.format, in: store.locale.language, isOurs: false)
      try store.asking { store in
        try store.ask(sql, begin: { try printer.begin($0) }, take: { try printer.take($0) })
      }
      try printer.end()
    }
  }

  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: words(
        "Tells what two runs assume differently, and which figures of the office differ.",
        vi: "Cho biết hai lần chạy khác nhau ở giả định nào, và ở chỉ tiêu nào của cơ quan."),
      discussion:
        words(
          "Runs with the same seed are drawn on the same chance, dossier by dossier; `motcua compare` tells the intervals of differences.",
          vi:
            "Các lần chạy cùng mầm ngẫu nhiên có cùng yếu tố ngẫu nhiên, đến từng hồ sơ; `motcua compare` cho khoảng tin cậy của các chênh lệch."
        )
    )

    @Argument(
      help: ArgumentHelp(
        "The id of a run, or how it begins.", vi: "Mã của một lần chạy, hoặc phần đầu của mã."),
      completion: .run)
    var left: String

    @Argument(
      help: ArgumentHelp(
        "The id of the run that it is held against.", vi: "Mã của lần chạy được đem so sánh."),
      completion: .run)
    var right: String

    @OptionGroup var store: StoreOptions

    func run() throws {
      let (parameters, figures) = try store.asking { store in
        let (left, right) = (try store.run(left), try store.run(right))
        return (
          try store.parameterDifferences(left, right), try store.differences(left, right)
        )
      }
      guard store.format == .table else { return try store.print(figures) }
      if !parameters.rows.isEmpty {
        try store.print(parameters)
        try Terminal.print("\n")
      }
      guard !figures.rows.isEmpty else {
        return try Terminal.print(
          Bilingual(
            "No figure of the whole office differs.\n",
            vi: "Không chỉ tiêu nào của toàn cơ quan khác nhau.\n")[store.locale.language])
      }
      try store.print(figures)
    }
  }
}
