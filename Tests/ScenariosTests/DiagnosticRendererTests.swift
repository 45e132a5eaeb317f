import Scenarios
import Testing
import Wording

@Suite("Rendered diagnostics")
struct DiagnosticRendererTests {
  private let files = [
    SourceText(
      path: "a.yaml",
      text: "motcua: 1\ntitle: Hồ sơ, 中文 deciding: dsek\n" + String(repeating: "x", count: 300))
  ]

  @Test("show the line with carets under the place")
  func showTheLine() {
    let diagnostic = Diagnostic(
      code: "E0214", severity: .error,
      message: Bilingual("no agency is named 'dsek'", vi: "không có cơ quan nào tên là 'dsek'"),
      fix: Bilingual("did you mean 'desk'?", vi: "ý là 'desk'?"),
      place: SourcePlace(file: "a.yaml", line: 2, column: 28, length: 4))
    let text = DiagnosticRenderer(files: files, folder: "Scenarios").text(of: diagnostic)
    #expect(
      text == """
        Scenarios/a.yaml:2:28: error[E0214]: no agency is named 'dsek'
          2 | title: Hồ sơ, 中文 deciding: dsek
            |                              ^^^^
          fix: did you mean 'desk'?

        """)
  }

  @Test("cut long lines around the place")
  func cutLongLines() {
    let diagnostic = Diagnostic(
      code: "W0601", severity: .warning, message: Bilingual(same: "m"),
      place: SourcePlace(file: "a.yaml", line: 3, column: 200, length: 500))
    let lines = DiagnosticRenderer(files: files, width: 40).text(of: diagnostic).split(
      separator: "\n")
    #expect(lines[1] == "  3 | …" + String(repeating: "x", count: 40) + "…")
    #expect(
      lines[2] == "    | " + String(repeating: " ", count: 21) + String(repeating: "^", count: 20))
  }

  @Test("count what was said, in colour when asked")
  func countWhatWasSaid() {
    let error = Diagnostic(code: "E0001", severity: .error, message: Bilingual(same: "m\u{1B}[2J"))
    let remark = Diagnostic(code: "R0603", severity: .remark, message: Bilingual(same: "n"))
    let plain = DiagnosticRenderer().text(of: [error, error, remark])
    #expect(
      plain
        == "error[E0001]: m\u{FFFD}[2J\nerror[E0001]: m\u{FFFD}[2J\nremark[R0603]: n\n2 errors, 1 remark\n"
    )
    let vietnamese = DiagnosticRenderer(in: .vietnamese).text(of: [error, error, remark])
    #expect(
      vietnamese
        == "lỗi[E0001]: m\u{FFFD}[2J\nlỗi[E0001]: m\u{FFFD}[2J\nlưu ý[R0603]: n\n2 lỗi, 1 lưu ý\n")
    let mended = Diagnostic(
      code: "W0601", severity: .warning, message: Bilingual("a", vi: "b"),
      fix: Bilingual("c", vi: "d"))
    #expect(
      DiagnosticRenderer(in: .vietnamese).text(of: mended)
        == "cảnh báo[W0601]: b\n  cách sửa: d\n")
    #expect(DiagnosticRenderer().text(of: mended) == "warning[W0601]: a\n  fix: c\n")
    let coloured = DiagnosticRenderer(isColoured: true).text(of: remark)
    #expect(coloured == "\u{1B}[1;36mremark[R0603]\u{1B}[0m: n\n")
    #expect(DiagnosticRenderer().text(of: []).isEmpty)
  }

  @Test("come from the files that were read, valid or not")
  func comeFromTheFilesRead() throws {
    #expect(DiagnosticCatalogue.explanation(of: "e0214")?.english.contains("agency") == true)
    #expect(DiagnosticCatalogue.explanation(of: "E9999") == nil)
    #expect(DiagnosticCatalogue.nearest(to: "E024") != nil)
  }
}
