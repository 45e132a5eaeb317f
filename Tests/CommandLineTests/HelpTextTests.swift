import Foundation
import SampleScenarios
import Testing

@Suite("Help in two languages", .serialized)
struct HelpTextTests {
  private static let inEnglish = "export LC_ALL=C;"
  private static let inVietnamese = "export LC_ALL=vi_VN.UTF-8;"

  /// Where the texts of options begin.
  private static let textColumn = 26

  @Test("help of every verb is Vietnamese, with the arguments and options of English help")
  func everyVerb() throws {
    let folder = try TestFolder()
    var verbs: [[String]] = [[]]
    var index = 0
    while index < verbs.count {
      let words = ["help"] + verbs[index]
      let english = try MotCuaProcess(words, in: folder, after: Self.inEnglish)
      let vietnamese = try MotCuaProcess(words, in: folder, after: Self.inVietnamese)
      #expect(english.status == 0 && vietnamese.status == 0)
      #expect(english.output.hasPrefix("OVERVIEW: ") && english.output.contains("\nUSAGE: motcua"))
      #expect(vietnamese.output.hasPrefix("TỔNG QUAN: "))
      #expect(Self.labels(of: english.output) == Self.labels(of: vietnamese.output))
      let own = Self.ownWords(of: vietnamese.output)
      #expect(EnglishWords.left(in: own) == [], "\(words): \(vietnamese.output)")
      #expect(own.contains("Cho biết phiên bản. ") && own.contains("Hiện trợ giúp."))
      verbs += Self.subcommands(in: english.output).map { verbs[index] + [$0] }
      index += 1
    }
    #expect(verbs.contains(["run"]) && verbs.contains(["results", "query"]))
    #expect(verbs.contains(["forecast", "arrivals"]) && verbs.count > 20)
  }

  @Test("English help is as it was")
  func english() throws {
    let help = try MotCuaProcess(["help", "run"], in: TestFolder(), after: Self.inEnglish).output
    #expect(
      help.hasPrefix(
        """
        OVERVIEW: Simulates a scenario and prints what share of dossiers is on time,
        and how surely.

        USAGE: motcua run [<options>] <scenario>

        ARGUMENTS:
          <scenario>              The scenario, a YAML file.

        OPTIONS:
          -o, --output <output>   The folder in which the folder of this run is made.
                                  (default: results)

        """))
    #expect(help.contains("(default as flag: 10)\n  --version               Show the version.\n"))
  }

  @Test(
    "the option asks for the language of help as the environment does",
    arguments: [
      ["--help", "--locale", "vi"], ["--locale", "vi"], ["help", "--locale=vi"],
      ["help", "run", "--locale", "vi"], ["run", "--help", "--locale", "vi"],
      ["results", "list", "--help", "--locale=vi"],
    ])
  func option(arguments: [String]) throws {
    let folder = try TestFolder()
    let plain = arguments.filter { !$0.hasPrefix("--locale") && $0 != "vi" }
    let asked = try MotCuaProcess(arguments, in: folder, after: Self.inEnglish)
    let given = try MotCuaProcess(plain, in: folder, after: Self.inVietnamese)
    #expect(asked.status == 0 && asked.output == given.output)
    #expect(asked.output.hasPrefix("TỔNG QUAN: "))
  }

  @Test("a language that there is not is wrong usage, of help too")
  func unknownLanguage() throws {
    let wrong = try MotCuaProcess(["help", "run", "--locale", "fr"], in: TestFolder())
    #expect(wrong.status == 64 && wrong.errors.contains("--locale"))
  }

  @Test(
    "the parser complains in Vietnamese, and what the user wrote stays",
    arguments: [
      (["run"], "Lỗi: thiếu tham số '<scenario>'"),
      (["run", "a", "b"], "Lỗi: thừa tham số 'b'"),
      (["run", "a", "b", "c"], "Lỗi: thừa 2 tham số: 'b', 'c'"),
      (["run", "a", "Usage: OPTIONS:"], "Lỗi: thừa tham số 'Usage: OPTIONS:'"),
      (
        ["run", "a", "--presicion", "1"],
        "Lỗi: không có tùy chọn '--presicion'; ý là '--precision'?"
      ),
      (["run", "a", "--seed"], "Lỗi: thiếu giá trị của '--seed <seed>'"),
      (["run", "a", "--seed", "1.5"], "Lỗi: giá trị '1.5' không dùng được cho '--seed <seed>'"),
      (
        ["run", "a", "--format", "xml"],
        "Lỗi: giá trị 'xml' không dùng được cho '--format <format>'; hãy chọn 'table', 'json' hoặc 'csv'."
      ),
      (
        ["validate", "a", "--format", "csv"],
        "Lỗi: giá trị 'csv' không dùng được cho '--format <format>'; hãy chọn 'table' hoặc 'json'."
      ),
      (["run", "a", "--quiet=b"], "Lỗi: tùy chọn '--quiet' không nhận giá trị, mà đã viết 'b'."),
      (
        ["policies", "--example"],
        "Lỗi: --example là của một loại thay đổi: `motcua policies staff --example`"
      ),
    ])
  func complaints(arguments: [String], words: String) throws {
    let told = try MotCuaProcess(arguments, in: TestFolder(), after: Self.inVietnamese)
    let lines = told.errors.split(separator: "\n").map(String.init)
    #expect(told.status == 64 && told.output.isEmpty)
    #expect(lines.first == words)
    #expect(lines.contains { $0.hasPrefix("Cách dùng: motcua \(arguments[0])") })
    #expect(lines.last == "  Xem 'motcua \(arguments[0]) --help' để biết thêm.")
  }

  @Test("what policies can change is told in Vietnamese, the examples stay")
  func policies() throws {
    let folder = try TestFolder()
    let list = try MotCuaProcess(["policies", "--locale", "vi"], in: folder).output
    let rows = list.split(separator: "\n").filter {
      $0.hasPrefix("  ") && !$0.hasPrefix("  các khóa: ")
    }
    #expect(rows.count > 15)
    #expect(EnglishWords.left(in: rows.joined(separator: "\n")) == [])
    #expect(list.contains("\ntiếp theo: `motcua policies staff`, "))
    let english = try MotCuaProcess(["policies", "--locale", "en"], in: folder).output
    #expect(
      english.hasPrefix(
        """
        staff
          Changes the posts of staff: to a new number, by posts with a sign, or by a percentage.
          keys: posts, from, until, late-start, source

        simplify

        """))
    let kinds = list.split(separator: "\n").filter { !$0.contains(" ") }.map(String.init)
    #expect(kinds.count == rows.count && kinds.contains("simplify"))
    for kind in kinds {
      let told = try MotCuaProcess(["policies", kind, "--locale", "vi"], in: folder).output
      let parts = told.components(separatedBy: "\nVí dụ (")
      #expect(parts.count == 2)
      let own = parts[0].replacing(/(^|\n) *[a-z-]+( \(bắt buộc\))?:\s/, with: "\n")
      #expect(EnglishWords.left(in: own) == [], "\(kind): \(own)")
      let example = try MotCuaProcess(["policies", kind, "--example"], in: folder).output
      #expect(told.hasSuffix("):\n\n" + example))
    }
  }

  @Test("the first scenario has Vietnamese comments and is the same scenario")
  func template() throws {
    let folder = try TestFolder()
    func written(_ locale: String) throws -> (text: String, checked: String) {
      let new = ["new", "first.yaml", "--force", "--locale", locale]
      #expect(try MotCuaProcess(new, in: folder).status == 0)
      let checked = try MotCuaProcess(["validate", "first.yaml", "--format", "json"], in: folder)
      #expect(checked.status == 0)
      let text = try String(contentsOfFile: folder.path + "/first.yaml", encoding: .utf8)
      return (text, checked.output)
    }
    let english = try written("en")
    let vietnamese = try written("vi")
    #expect(english.checked == vietnamese.checked && english.text != vietnamese.text)
    let (code, comments) = Self.parts(of: vietnamese.text)
    #expect(Self.parts(of: english.text).code == code)
    #expect(Self.parts(of: english.text).comments.contains("# How many come."))
    #expect(EnglishWords.left(in: comments) == [], "\(comments)")
    let printed = try MotCuaProcess(["new", "-", "--locale", "vi"], in: folder).output
    #expect(printed == vietnamese.text)
  }
}

extension HelpTextTests {
  /// What stands before the texts of arguments, options and subcommands.
  fileprivate static func labels(of help: String) -> [String] {
    help.split(separator: "\n").filter(isLabelled).map { String($0.prefix(textColumn)) }
  }

  fileprivate static func subcommands(in help: String) -> [String] {
    guard let rows = help.components(separatedBy: "\nSUBCOMMANDS:\n").dropFirst().first else {
      return []
    }
    return rows.split(separator: "\n").filter(isLabelled).map { row in
      String(row.prefix(textColumn)).filter { $0 != " " }
    }
  }

  private static func isLabelled(_ line: Substring) -> Bool {
    line.hasPrefix("  ") && line.dropFirst(2).first != " "
      && !line.hasPrefix("  See '") && !line.hasPrefix("  Xem '")
  }

  /// The sentences of help in one line, without labels, usage, values and defaults.
  fileprivate static func ownWords(of help: String) -> String {
    let lines = help.split(separator: "\n").filter { !$0.hasPrefix("CÁCH DÙNG:") }
    let texts = lines.map { line -> Substring in
      guard isLabelled(line) else { return line }
      // A longer label has its line for itself.
      return line.prefix(textColumn).last == " " ? line.dropFirst(textColumn) : ""
    }
    let text = texts.joined(separator: " ").split(separator: " ").joined(separator: " ")
    return text.replacing(/\((giá trị|mặc định)[^)]*\)/, with: "") + " "
  }

  /// The lines without their comments, and the comments.
  fileprivate static func parts(of text: String) -> (code: [String], comments: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let code = lines.map { line -> String in
      let code = line.prefix { $0 != "#" }
      return String(code.reversed().drop { $0 == " " }.reversed())
    }
    let comments = lines.map { $0.drop { $0 != "#" } }.joined(separator: "\n")
    return (code, comments)
  }
}
