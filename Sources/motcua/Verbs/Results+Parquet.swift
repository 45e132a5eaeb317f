import ArgumentParser
import Foundation
import Reporting
import Store
import Wording

extension Results {
  struct Parquet: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: words(
        "Writes the tables of a run as Parquet, through an installed duckdb.",
        vi: "Ghi các bảng của một lần chạy dạng Parquet, bằng duckdb đã cài đặt."))

    @Argument(
      help: ArgumentHelp(
        "The id of the run, or how it begins.", vi: "Mã của lần chạy, hoặc phần đầu của mã."),
      completion: .run)
    var id: String

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "The folder in which results.sqlite is.", vi: "Thư mục chứa results.sqlite."))
    var output = "results"

    @Option(
      help: ArgumentHelp(
        "The folder in which the folder of Parquet files is made.",
        vi: "Thư mục mà trong đó thư mục các tệp Parquet được tạo."))
    var to = "parquet"

    @OptionGroup var locale: LocaleOption

    func run() throws {
      guard let duckdb = Doctor.path(of: "duckdb") else {
        throw Failure(
          .toolMissing,
          Bilingual(
            "no 'duckdb' is in PATH, and Parquet is written through it",
            vi: "không có 'duckdb' trong PATH, mà Parquet được ghi bằng nó"),
          fix: Bilingual(
            "install it (duckdb.org), or read the CSV files; `motcua doctor` tells what is found",
            vi:
              "cài đặt (duckdb.org), hoặc đọc các tệp CSV; `motcua doctor` cho biết đã tìm thấy gì")
        )
      }
      let id: String
      do {
        id = try ResultStore(readingIn: output).run(self.id)
      } catch {
        throw Failure(error)
      }
      let target = "\(to)/\(id)"
      let process = ProcessInfo.processInfo.processIdentifier
      let partial = "\(to)/.motcua-partial-\(id.prefix(16))-\(process)"
      do {
        try FileManager.default.createDirectory(atPath: partial, withIntermediateDirectories: true)
        try write(from: "\(output)/\(id)", to: partial, by: duckdb)
        if FileManager.default.fileExists(atPath: target) {
          try FileManager.default.removeItem(atPath: target)
        }
        try FileManager.default.moveItem(atPath: partial, toPath: target)
      } catch {
        try? FileManager.default.removeItem(atPath: partial)
        throw error as? Failure ?? Failure(WriteProblem(error, path: target))
      }
      try Terminal.print(target + "\n")
    }

    private func write(from folder: String, to partial: String, by duckdb: String) throws {
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: folder)
      } catch {
        throw Failure(
          .noInput,
          Bilingual(
            "the folder '\(folder)' of the run is gone",
            vi: "thư mục '\(folder)' của lần chạy không còn"),
          fix: Bilingual("run it again", vi: "chạy lại"))
      }
      for name in names.sorted() where name.hasSuffix(".csv") {
        try Interruption.check()
        let table = "\(folder)/\(name)"
        let statement = ParquetScript.statement(
          table: table, columns: try ParquetScript.columns(of: table),
          target: "\(partial)/\(name.dropLast(".csv".count)).parquet")
        try ask(duckdb, statement, about: table)
      }
    }

    private func ask(_ duckdb: String, _ statement: String, about table: String) throws {
      let process = Process()
      let words = Pipe()
      process.executableURL = URL(fileURLWithPath: duckdb)
      process.arguments = ["-c", statement]
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = words
      try process.run()
      let bytes = try words.fileHandleForReading.readToEnd() ?? Data()
      let told = String(decoding: bytes, as: UTF8.self)
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        let line = told.split(whereSeparator: \.isNewline).first.map { ": \($0)" } ?? ""
        throw Failure(
          .inputOutput,
          Bilingual(
            "duckdb could not write '\(table)'\(line)",
            vi: "duckdb không ghi được '\(table)'\(line)"),
          fix: Bilingual(
            "see whether `duckdb --version` answers with 1.0 or later",
            vi: "xem `duckdb --version` có trả lời từ 1.0 trở lên không"))
      }
    }
  }
}
