import ArgumentParser
import Reporting

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: words(
      "Writes a run as a folder for researchers: tables, their dictionary, notebooks.",
      vi:
        "Ghi một lần chạy thành thư mục cho nhà nghiên cứu: bảng, từ điển dữ liệu, sổ tay."
    ),
    discussion: words(
      """
      The notebooks (Jupyter, Python) compare policies, ask what assumed quantities may do, answer SQL and mine \
      the event log where there is one. A folder that an earlier export wrote is replaced as long as nobody \
      changed it.
      """,
      vi: """
        Các sổ tay (Jupyter, Python) so sánh các phương án, xem các đại lượng giả định có thể gây ra gì, \
        trả lời SQL và khai phá nhật ký sự kiện nếu có. Thư mục do lần xuất trước ghi được thay thế, miễn là chưa ai \
        sửa nó.
        """))

  @OptionGroup var source: RunOption

  @Option(
    help: ArgumentHelp(
      "The folder of notebooks that is written.", vi: "Thư mục sổ tay sẽ được ghi.",
      valueName: "folder"),
    completion: .directory)
  var notebook: String

  @Flag(
    help: ArgumentHelp(
      "Replace an earlier export also where its files were changed.",
      vi: "Thay thế bản xuất trước ngay cả khi tệp của nó đã bị sửa."))
  var force = false

  @OptionGroup var locale: LocaleOption

  func run() throws {
    let language = locale.language
    let folder = try source.folder()
    do {
      let export = try NotebookExport(
        of: folder, at: notebook, in: language, replacesChanges: force)
      guard try export.write(isCancelled: { Interruption.isRequested }) else {
        throw Failure.interrupted
      }
      try Terminal.print(export.path + "\n")
    } catch let problem as FolderProblem {
      throw Failure(problem)
    } catch {
      throw Failure.ofRun(error)
    }
  }
}
