import Foundation
import SampleScenarios
import Testing

@Suite("Languages of the command line", .serialized)
struct LocaleTests {
  @Test("the option wins over the environment, and the environment over English")
  func whichLanguage() throws {
    let folder = try TestFolder()
    func words(_ arguments: [String], _ shell: String = "") throws -> String {
      try MotCuaProcess(["validate", "none.yaml"] + arguments, in: folder, after: shell).errors
    }
    let english = "error[E0001]: there is no file 'none.yaml'\n"
    let vietnamese = "lỗi[E0001]: không có tệp 'none.yaml'\n"
    #expect(try words([], "export LC_ALL=C;").hasPrefix(english))
    #expect(try words(["--locale", "vi"], "export LC_ALL=C;").hasPrefix(vietnamese))
    #expect(try words(["--locale=vi"], "export LC_ALL=C;").hasPrefix(vietnamese))
    #expect(try words([], "export LC_ALL=vi_VN.UTF-8;").hasPrefix(vietnamese))
    #expect(try words(["--locale", "en"], "export LC_ALL=vi_VN.UTF-8;").hasPrefix(english))
    #expect(try words(["--locale", "fr"]).contains("--locale"))
  }

  @Test(
    "wrong usage is told in Vietnamese with the same exit code",
    arguments: [
      ["rnu"], ["run", "office.yaml", "-j", "0"], ["run", "office.yaml", "--from", "x"],
      ["compare", "office.yaml"], ["explain", "E9999"], ["run", "office.yaml", "--precision", "x"],
      ["results", "list"], ["new", "office.yaml"],
    ])
  func failures(arguments: [String]) throws {
    let folder = try TestFolder()
    let english = try MotCuaProcess(arguments, in: folder)
    let vietnamese = try MotCuaProcess(arguments + ["--locale", "vi"], in: folder)
    #expect(english.status == vietnamese.status && english.status != 0)
    #expect(vietnamese.errors.hasPrefix("lỗi: ") && vietnamese.errors.contains("  cách sửa: "))
    #expect(EnglishWords.left(in: vietnamese.errors) == [], "\(vietnamese.errors)")
  }

  @Test("a table is Vietnamese, an object the same in every language")
  func results() throws {
    let folder = try TestFolder()
    let run = ["run", "office.yaml", "--no-output", "--replications", "2"]
    let table = try MotCuaProcess(run + ["--locale", "vi"], in: folder)
    #expect(table.status == 0 && table.output.hasPrefix("Đúng hạn (đã giải quyết): "))
    #expect(table.errors.contains("100 % (2/2 lần mô phỏng)"))
    let csv = run + ["--format", "csv", "-q"]
    let plain = try MotCuaProcess(csv, in: folder).output
    #expect(try MotCuaProcess(csv + ["--locale", "vi"], in: folder).output == plain)
    let valid = try MotCuaProcess(["validate", "office.yaml", "--locale", "vi"], in: folder)
    #expect(valid.output.hasPrefix("office.yaml hợp lệ: "))
  }
}
