import Experiments
public import Wording

/// What the program found on this machine, as a table or as JSON.
public struct MachineReport: Sendable {
  /// The library of linear algebra.
  public struct LinearAlgebraLibrary: Equatable, Sendable {
    /// Such as `0.3.21`.
    public var version: String
    /// The processor type whose kernels are used.
    public var coreType: String
    /// The threads that a call may use.
    public var threads: Int
    /// How the library was built, as it prints it.
    public var configuration: String

    /// Makes a description of the library.
    public init(version: String, coreType: String, threads: Int, configuration: String) {
      self.version = version
      self.coreType = coreType
      self.threads = threads
      self.configuration = configuration
    }
  }

  /// A program that something optional asks for.
  public struct Tool: Equatable, Sendable {
    /// What users call it.
    public var name: String
    /// Where it lies; `nil` when it was not found.
    public var path: String?
    /// What it is for.
    public var purpose: Bilingual

    /// Makes a row of the report.
    public init(name: String, path: String?, purpose: Bilingual) {
      self.name = name
      self.path = path
      self.purpose = purpose
    }
  }

  /// The library of linear algebra.
  public var library: LinearAlgebraLibrary
  /// The optional programs, in the order in which they are told.
  public var tools: [Tool]

  /// Makes a report.
  public init(library: LinearAlgebraLibrary, tools: [Tool]) {
    self.library = library
    self.tools = tools
  }

  /// The table, each line ended by a line break.
  public func table(in language: DisplayLanguage = .english) -> String {
    let coreType = Bilingual(
      "core type \(library.coreType)", vi: "loại lõi \(library.coreType)")
    let threads = Bilingual("threads \(library.threads)", vi: "số luồng \(library.threads)")
    let notFound = Bilingual("not found", vi: "không tìm thấy")
    var lines = [
      Self.line("motcua", RunIdentity.toolVersion, ""),
      Self.line("OpenBLAS", library.version, coreType[language]),
      Self.line("", "", threads[language]),
    ]
    lines += tools.map { Self.line($0.name, $0.path ?? notFound[language], $0.purpose[language]) }
    let missing = tools.filter { $0.path == nil }.map(\.name)
    lines.append("")
    let names = missing.joined(separator: ", ")
    let ending =
      missing.isEmpty
      ? Bilingual("Everything was found.", vi: "Đã tìm thấy mọi thứ.")
      : Bilingual(
        "Not found, and not needed to run: \(names).",
        vi: "Không tìm thấy, và không cần để chạy: \(names).")
    lines.append(ending[language])
    return lines.map { $0 + "\n" }.joined()
  }

  /// One object, ended by a line break.
  public var json: String {
    JSONValue.object([
      "schemaVersion": .integer(ResultJSON.schemaVersion), "tool": ResultJSON.tool,
      "openBLAS": .object([
        "version": .string(library.version), "coreType": .string(library.coreType),
        "threads": .integer(Int64(library.threads)),
        "configuration": .string(library.configuration),
      ]),
      "tools": .array(
        tools.map {
          .object([
            "name": .string($0.name), "path": $0.path.map { .string($0) } ?? .null,
            "purpose": .string($0.purpose.english),
          ])
        }),
    ]).text + "\n"
  }

  private static func line(_ name: String, _ found: String, _ note: String) -> String {
    let text = TableText.left(name, 12) + TableText.left(found, 34) + "  " + note
    return String(text.reversed().drop { $0 == " " }.reversed())
  }
}
