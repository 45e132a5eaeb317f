import Foundation
import Reporting
import Wording

/// An installed Chromium, which prints pages as PDF.
struct PagePrinter {
  static let programs = ["chromium", "chromium-browser", "google-chrome"]

  private let path: String

  /// Finds one; ends the command where there is none.
  init() throws(Failure) {
    guard let path = Self.programs.lazy.compactMap(Doctor.path).first else {
      throw Failure(
        .toolMissing,
        Bilingual(
          "no Chromium is in PATH, and PDF is printed by one",
          vi: "không có Chromium trong PATH, mà PDF được in bằng Chromium"),
        fix: Bilingual(
          "leave out --pdf, open the HTML and print; or install chromium",
          vi: "bỏ --pdf, mở HTML rồi in; hoặc cài chromium"))
    }
    self.path = path
  }

  /// Prints a page, and gives the path of the PDF file beside it.
  func print(_ page: String) throws(Failure) -> String {
    let url = URL(fileURLWithPath: page)
    let name = (page.hasSuffix(".html") ? String(page.dropLast(5)) : page) + ".pdf"
    let process = ProcessInfo.processInfo.processIdentifier
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("motcua-print-\(process)")
    let printed = folder.appendingPathComponent("page.pdf")
    defer { try? FileManager.default.removeItem(at: folder) }
    let bytes: Data
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let words = try run(url, printed, folder)
      guard FileManager.default.fileExists(atPath: printed.path) else {
        throw Failure(
          .inputOutput,
          Bilingual(
            "'\(path)' could not print '\(page)'\(words)",
            vi: "'\(path)' không in được '\(page)'\(words)"),
          fix: Bilingual("open the HTML and print", vi: "mở HTML rồi in"))
      }
      bytes = try Data(contentsOf: printed)
    } catch {
      throw error as? Failure ?? Failure(WriteProblem(error, path: name))
    }
    try WholeFile.write(bytes, to: name)
    return name
  }

  private func run(_ page: URL, _ target: URL, _ folder: URL) throws -> String {
    let process = Process()
    let words = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = [
      "--headless", "--disable-gpu", "--no-first-run", "--user-data-dir=\(folder.path)",
      "--no-pdf-header-footer", "--print-to-pdf=\(target.path)",
    ]
    // Chromium refuses to run as root inside its sandbox; the page is ours and loads nothing.
    if geteuid() == 0 { process.arguments?.append("--no-sandbox") }
    process.arguments?.append(page.absoluteString)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = words
    try process.run()
    let told = String(
      decoding: try words.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus != 0 else { return "" }
    return told.split(whereSeparator: \.isNewline).first.map { ": \($0)" } ?? ""
  }
}
