import ArgumentParser
import Foundation
import LinearAlgebra
import Reporting

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells what was found here: the version, OpenBLAS, optional tools.",
    discussion: """
      Nothing that is optional is needed to run a scenario, so the exit code is 0 whatever is missing.
      OPENBLAS_CORETYPE chooses another core type.
      """)

  @Option(help: "table or json.")
  var format = DoctorFormat.table

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
    try Terminal.print(format == .table ? report.table : report.json)
  }

  /// The optional programs; the first name found counts.
  private static let optional: [(names: [String], purpose: String)] = [
    (["python3"], "Benchmarks, and the check of the JSON Schema"),
    (["duckdb"], "motcua results parquet, and questions to tables"),
    (PagePrinter.programs, "motcua report --pdf, and the check of reports"),
    (["valgrind"], "Benchmarks/instructions"),
    (["g++"], "Benchmarks/compare"),
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
