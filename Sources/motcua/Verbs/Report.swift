import ArgumentParser
import Engine
import Foundation
import Reporting
import Store
import Wording

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: words(
      "Writes what a run found as one HTML page, with figures and forms.",
      vi: "Ghi kết quả của một lần chạy thành một trang HTML, có hình vẽ và biểu mẫu."),
    discussion: words(
      """
      RUN is a folder of results, or the id of a run below -o or how it begins. A scenario is run first, \
      or compared where it has sets under `compare:`, with --delays and --due-list; the options of \
      `motcua run` hold for that alone.
      The page needs no network and prints on A4.
      """,
      vi: """
        RUN là một thư mục kết quả, hoặc mã của một lần chạy trong thư mục -o, hoặc phần đầu của mã. Kịch bản thì \
        được chạy trước, hoặc được so sánh nếu có phương án trong `compare:`, với --delays và --due-list; các tùy \
        chọn của `motcua run` chỉ dùng cho trường hợp đó.
        Trang không cần mạng và in vừa khổ A4.
        """))

  @OptionGroup var options: ExperimentOptions

  @Option(
    help: ArgumentHelp(
      "The file to write; one that is there is replaced.",
      vi: "Tệp sẽ được ghi; tệp đã có sẽ bị thay thế."))
  var out = "report.html"

  @Flag(
    help: ArgumentHelp(
      "Write the forms alone, in full: II.06a, 766, compliance costs, lists, letters.",
      vi: "Chỉ ghi các biểu mẫu, đầy đủ: II.06a, 766, chi phí tuân thủ, danh sách, văn bản xin lỗi."
    ))
  var forms = false

  @Flag(
    help: ArgumentHelp(
      "Write a PDF file beside it, through an installed Chromium.",
      vi: "Ghi thêm tệp PDF bên cạnh, bằng Chromium đã cài đặt."))
  var pdf = false

  @Option(
    help: ArgumentHelp(
      "Write each figure into this folder as well, as Vega-Lite: on-time.vl.json, …",
      vi: "Ghi thêm mỗi hình vẽ vào thư mục này, dạng Vega-Lite: on-time.vl.json, …",
      valueName: "folder"))
  var charts: String?

  @Option(
    help: ArgumentHelp(
      "An on-time rate that is to be reached, drawn as a line: 98 %.",
      vi: "Chỉ tiêu tỷ lệ đúng hạn cần đạt, vẽ thành một đường: 98 %.", valueName: "per cent"))
  var target: String?

  func run() throws {
    let target = try target.map { text throws(Failure) in try Self.share(text) }
    let printer = pdf ? try PagePrinter() : nil
    let folder = try folder()
    let run: StoredRun
    do {
      run = try StoredRun(folder: folder)
    } catch {
      throw Failure(error)
    }
    try Interruption.check()
    let language = options.locale.language
    let text =
      forms
      ? ReportForms(of: run, in: language).text
      : ReportPage(of: run, in: language, target: target).text
    try WholeFile.write(text, to: out)
    var written = out + "\n"
    if let charts {
      for figure in ReportFigures(of: run, in: language, target: target).all {
        try WholeFile.write(VegaLite.text(of: figure), to: "\(charts)/\(figure.id).vl.json")
      }
      written += charts + "\n"
    }
    if let printer { written += try printer.print(out) + "\n" }
    try Terminal.print(written)
  }

  /// The folder of results: that which is named, that of a run, or that of a scenario after it was run.
  private func folder() throws -> String {
    let name = options.scenario
    let url = URL(fileURLWithPath: name).resolvingSymlinksInPath()
    let kind = try? url.resourceValues(forKeys: [.isDirectoryKey, .isRegularFileKey])
    if kind?.isDirectory == true { return name }
    guard kind?.isRegularFile == true else {
      guard Self.isBeginningOfRun(name) else {
        throw Failure(
          .noInput,
          Bilingual(
            "there is no folder and no file '\(name)'", vi: "không có thư mục hay tệp '\(name)'"),
          fix: Bilingual(
            "name a folder of results, a run (`motcua results list`) or a scenario",
            vi: "nêu thư mục kết quả, lần chạy (`motcua results list`) hoặc kịch bản"))
      }
      do {
        return "\(options.output)/\(try ResultStore(readingIn: options.output).run(name))"
      } catch {
        throw Failure(error)
      }
    }
    guard !options.noOutput else {
      throw Failure.usage(
        Bilingual(
          "a report is made from the folder of a run",
          vi: "báo cáo được lập từ thư mục của lần chạy"),
        fix: Bilingual("leave out --no-output", vi: "bỏ --no-output"))
    }
    return try simulated()
  }

  /// Runs or compares the scenario, and gives its folder.
  private func simulated() throws -> String {
    var records = RunOptions()
    (records.recordsDelays, records.listsDue) = (true, true)
    let input = try ScenarioInput(
      path: options.scenario, part: options.part, options: records, comparesSets: true,
      colour: options.color, in: options.locale.language)
    let folder: String?
    if input.variants.isEmpty {
      var run = try Run.parse([options.scenario])
      (run.options, run.delays, run.dueList) = (options, true, true)
      folder = try run.results(input).folder
    } else {
      var compare = try Compare.parse([options.scenario])
      (compare.options, compare.delays, compare.dueList) = (options, true, true)
      folder = try compare.results(input).folder
    }
    guard let folder else {
      throw Failure(
        .runFailed,
        Bilingual("the run wrote no folder", vi: "lần chạy không ghi thư mục nào"))
    }
    return folder
  }

  /// Ids are hexadecimal.
  private static func isBeginningOfRun(_ name: String) -> Bool {
    !name.isEmpty && name.count <= 64 && name.allSatisfy { $0.isHexDigit && !$0.isUppercase }
  }

  /// `98 %`, `98%` or `98`.
  private static func share(_ text: String) throws(Failure) -> Double {
    let digits = text.filter { $0 != "%" && $0 != " " }.replacing(",", with: ".")
    guard let number = Double(digits), number > 0, number <= 100 else {
      throw .usage(
        Bilingual(
          "'\(text)' is no on-time rate", vi: "'\(text)' không phải là tỷ lệ đúng hạn"),
        fix: Bilingual("write --target \"98 %\"", vi: "viết --target \"98 %\""))
    }
    return number / 100
  }
}

extension Failure {
  /// A folder of results that cannot be read.
  init(_ problem: FolderProblem) {
    self.init(
      problem.isMissing ? .noInput : .inputOutput,
      Bilingual(same: "\(problem.place): ") + problem.fact, fix: problem.fix)
  }
}
