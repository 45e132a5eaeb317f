import ArgumentParser
import Engine
import Experiments
import Foundation
import Reporting
import Scenarios
import Store
import Wording

/// What every command that simulates is told: the scenario, how often, and where results go.
struct ExperimentOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The scenario, a YAML file.", vi: "Kịch bản, một tệp YAML."),
    completion: .scenario)
  var scenario: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder in which the folder of this run is made.",
      vi: "Thư mục mà trong đó thư mục của lần chạy này được tạo."),
    completion: .directory)
  var output = "results"

  @Flag(help: ArgumentHelp("Write no folder of results.", vi: "Không ghi thư mục kết quả."))
  var noOutput = false

  @Flag(
    help: ArgumentHelp(
      "Add the tables as Excel opens them in Viet Nam: the folder excel.",
      vi: "Thêm các bảng theo dạng Excel ở Việt Nam mở được: thư mục `excel`."))
  var excel = false

  @OptionGroup var part: PartOfPeriod

  @Option(
    help: ArgumentHelp(
      "Where forms count the dossiers of each state, a CSV file; see states.csv of a run.",
      vi:
        "Hồ sơ ở mỗi trạng thái được tính vào cột nào của biểu mẫu, một tệp CSV; xem states.csv của một lần chạy."
    ),
    completion: .table)
  var states: String?

  @Option(
    help: ArgumentHelp(
      "The seed; by default the scenario's.", vi: "Mầm ngẫu nhiên; mặc định lấy của kịch bản."))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "How many replications; with --precision or --select-best, how many at most.",
      vi: "Số lần mô phỏng; với --precision hoặc --select-best là số lần tối đa."))
  var replications: Int?

  @Option(
    help: ArgumentHelp(
      "Stop at this half-width: 0.1pp, or \"0.5 of wait_hours_mean\".",
      vi: "Dừng khi đạt nửa độ rộng này của khoảng tin cậy: 0.1pp, hoặc \"0.5 of wait_hours_mean\"."
    ))
  var precision: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Threads; by default one for each core. Results do not depend on it.",
      vi: "Số luồng; mặc định mỗi lõi một luồng. Kết quả không phụ thuộc vào đó.")
  )
  var jobs: Int?

  @Flag(
    name: .shortAndLong,
    help: ArgumentHelp("No progress, no warnings.", vi: "Không hiện tiến độ và cảnh báo."))
  var quiet = false

  @Flag(
    name: .shortAndLong,
    help: ArgumentHelp("Warnings and remarks in full.", vi: "Hiện đầy đủ cảnh báo và lưu ý."))
  var verbose = false

  @Option(
    help: ArgumentHelp(
      "Colours: auto, always or never.",
      vi: "Màu: `auto` (tự động), `always` (luôn có) hoặc `never` (không bao giờ)."))
  var color = Colour.auto

  @OptionGroup var locale: LocaleOption
}

extension ExperimentOptions {
  /// The threads to use.
  func threads() throws(Failure) -> Int { try Self.threads(jobs) }

  /// The threads that `--jobs` asks for; by default one for each core.
  static func threads(_ jobs: Int?) throws(Failure) -> Int {
    guard let jobs else { return ProcessInfo.processInfo.activeProcessorCount }
    guard (1...1024).contains(jobs) else {
      throw .usage(
        Bilingual("'\(jobs)' jobs cannot work", vi: "không thể chạy '\(jobs)' luồng"),
        fix: Bilingual(
          "write -j with a number from 1 to 1024", vi: "viết -j với một số từ 1 đến 1024"))
    }
    return jobs
  }

  /// What the options add to the results, for their identity.
  var additions: [String] { excel ? ["excel"] : [] }

  /// The table of `--states`, or the standard one.
  func stateTable() throws(Failure) -> StateTable {
    guard let states else { return .standard }
    var files: [SourceText] = []
    do {
      return try StateTable.read(path: states, files: &files)
    } catch {
      let folder = states.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      let renderer = DiagnosticRenderer(
        files: files, folder: folder.joined(separator: "/"), isColoured: color.isOnForErrors,
        in: locale.language)
      let status: ExitStatus = error.isInputMissing ? .noInput : .scenarioInvalid
      throw Failure(status, rendered: renderer.text(of: error.all))
    }
  }

  func warn(_ input: ScenarioInput) {
    guard !quiet else { return }
    if verbose {
      Terminal.log(input.renderer.text(of: input.remarks))
      return
    }
    let warnings = input.remarks.filter { $0.severity == .warning }
    let loads = warnings.filter { $0.place == nil }
    Terminal.log(loads.prefix(5).map { input.renderer.text(of: $0) }.joined())
    let rest = input.remarks.count - min(5, loads.count)
    if rest > 0 {
      let more = Bilingual(
        "\(rest) more warning\(rest == 1 ? "" : "s") and remarks: motcua validate \(scenario)\n",
        vi: "còn \(rest) cảnh báo và lưu ý: motcua validate \(scenario)\n")
      Terminal.log(more[locale.language])
    }
  }

  /// The rule that the options give; `nil`: the scenario's own.
  func stoppingRule() throws(Failure) -> StoppingRule? {
    if let replications, !(1...10_000_000).contains(replications) {
      throw .usage(
        Bilingual(
          "'\(replications)' replications cannot be run",
          vi: "không thể chạy '\(replications)' lần mô phỏng"),
        fix: Bilingual("write a number from 1 to 10000000", vi: "viết một số từ 1 đến 10000000"))
    }
    guard let precision else { return replications.map { .replications($0) } }
    return .precision(
      try PrecisionOption.value(of: precision), atMost: replications ?? StoppingRule.greatestCount)
  }

  /// Runs something and writes its folder, or leaves none.
  ///
  /// `work` is given the folder, `nil` where none is wanted, and the progress to tell of.
  func results(
    of identity: RunIdentity, work: (ResultsFolder?, Progress) throws -> Findings
  ) throws(Failure) -> (Findings, String?) {
    let progress = Progress(
      looks: identity.stoppingRule.looks, isSilent: quiet, in: locale.language)
    var folder: ResultsFolder?
    do {
      if !noOutput {
        // A store that cannot be used is told before the run and not after it.
        if ResultStore.exists(in: output) { _ = try ResultStore(writingIn: output) }
        folder = try ResultsFolder(in: output, for: identity, writesExcel: excel)
      }
      let findings = try work(folder, progress)
      progress.end()
      if Interruption.isRequested { throw RunError.cancelled }
      try folder?.finish(findings)
      if let folder { try keep(findings, folder.path) }
      return (findings, folder?.path)
    } catch {
      progress.end()
      folder?.abandon()
      throw .ofRun(error)
    }
  }

  /// Adds a run, whose folder is in its place, to the store beside it.
  private func keep(_ findings: Findings, _ folder: String) throws(Failure) {
    do {
      try ResultStore(writingIn: output).add(findings, in: folder)
    } catch {
      throw Failure(
        .inputOutput,
        error.message
          + Bilingual("; the results are in '\(folder)'", vi: "; kết quả nằm trong '\(folder)'"),
        fix: error.fix)
    }
  }
}
