import ArgumentParser
import Foundation
import LinearAlgebra
import Reporting
import Wording

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: words(
      "Tells what was found here: the version, OpenBLAS, optional tools.",
      vi:
        "Cho biết những gì tìm thấy trên máy này: phiên bản, OpenBLAS, các công cụ không bắt buộc."),
    discussion: words(
      """
      Nothing that is optional is needed to run a scenario, so the exit code is 0 whatever is missing.
      OPENBLAS_CORETYPE chooses another core type.
      """,
      vi: """
        Chạy kịch bản không cần đến công cụ không bắt buộc nào, nên mã kết thúc là 0 dù thiếu gì.
        OPENBLAS_CORETYPE chọn loại lõi khác.
        """))

  @Option(help: ArgumentHelp("table or json.", vi: "`table` hoặc `json`."))
  var format = DoctorFormat.table

  @OptionGroup var locale: LocaleOption

  enum DoctorFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  func run() throws {
    let library = MachineReport.LinearAlgebraLibrary(
      version: OpenBLAS.version, coreType: OpenBLAS.coreType, threads: OpenBLAS.threads,
      configuration: OpenBLAS.configuration)
    let tools = Self.optional.map { tool in
      MachineReport.Tool(
        name: tool.names[0], path: tool.names.lazy.compactMap(Self.path).first,
        purpose: tool.purpose)
    }
    let report = MachineReport(library: library, tools: tools)
    try Terminal.print(format == .table ? report.table(in: locale.language) : report.json)
  }

  /// The optional programs; the first name found counts.
  private static let optional: [(names: [String], purpose: Bilingual)] = [
    (
      ["python3"],
      Bilingual(
        "Benchmarks, and the check of the JSON Schema", vi: "Benchmarks, và kiểm tra JSON Schema")
    ),
    (
      ["duckdb"],
      Bilingual(
        "motcua results parquet, and questions to tables",
        vi: "motcua results parquet, và hỏi các bảng")
    ),
    (
      PagePrinter.programs,
      Bilingual(
        "motcua report --pdf, and the check of reports",
        vi: "motcua report --pdf, và kiểm tra báo cáo")
    ),
    (["valgrind"], Bilingual(same: "Benchmarks/instructions")),
    (["g++"], Bilingual(same: "Benchmarks/compare")),
  ]

  /// Where a program lies in the folders of `PATH`.
  static func path(of name: String) -> String? {
    let folders = Terminal.variable("PATH")?.split(separator: ":") ?? []
    return folders.lazy.map { "\($0)/\(name)" }.first { path in
      let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
      let kind = try? target.resourceValues(forKeys: [.isRegularFileKey])
      return kind?.isRegularFile == true && FileManager.default.isExecutableFile(atPath: path)
    }
  }
}
