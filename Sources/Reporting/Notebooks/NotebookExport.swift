import Experiments
import Foundation
public import Wording

/// The folder that a researcher opens: a run's tables with their dictionary, the report's figures, and notebooks
/// that read them.
///
/// It is there whole or not at all. A folder in its place is replaced only where its manifest says that an
/// export wrote it and every file still is as it was written.
public struct NotebookExport {
  /// The folder.
  public var path: String { place.path }
  private let folder: RunFolder
  private let run: StoredRun
  private let place: WholeFolder
  private let language: DisplayLanguage

  /// What a manifest says of the folder that it is in.
  static let kind = "notebooks"
  /// The folders of the tables and of the figures in that of the export.
  private static let tables = "tables"
  private static let charts = "charts"
  private static let newFolder = Bilingual(
    "name a new folder, such as --notebook notebooks",
    vi: "nêu thư mục mới, ví dụ --notebook notebooks")
  private static let manifestName = "manifest.json"
  /// What JupyterLab and nbmake leave behind where a notebook was opened.
  private static let leftBehind: Set = [".ipynb_checkpoints", ".pytest_cache"]

  /// Looks at the place, so that a folder that cannot be written is told before the work.
  ///
  /// - Parameters:
  ///   - source: The folder of the run whose tables are taken.
  ///   - path: Where the folder will be.
  ///   - language: The language of the words between the code.
  ///   - replacesChanges: Whether files of an earlier export that were changed are replaced as well.
  /// - Throws: `FolderProblem` where `source` is not what a run leaves, `WriteProblem` where something else is
  ///   in the place.
  public init(
    of source: String, at path: String, in language: DisplayLanguage, replacesChanges: Bool = false
  ) throws {
    folder = try RunFolder(source)
    run = try StoredRun(folder: source)
    self.language = language
    let mend = Self.newFolder
    place = try WholeFolder(at: path, mend: mend)
    guard let names = try place.names(mend: mend), !names.isEmpty else { return }
    try checkOwn(replacesChanges: replacesChanges)
  }

  /// Writes everything and puts the folder in its place; nothing is left where that fails or is no
  /// longer wanted.
  ///
  /// Tables are copied piece by piece, in memory that does not grow with them.
  ///
  /// - Returns: Whether it was written: no when `isCancelled` said so.
  /// - Throws: `WriteProblem`, or `FolderProblem` where a table is not what the run wrote.
  public func write(isCancelled: () -> Bool = { false }) throws -> Bool {
    var problem: FolderProblem?
    let isWritten = try place.write { partial throws(WriteProblem) in
      var files: [ResultFile] = []
      for name in [Self.tables, Self.charts] {
        try ResultsFolder.createFolder("\(partial)/\(name)")
      }
      for table in folder.manifest.files where Self.isTable(table.name) {
        if isCancelled() { return false }
        let copy = try ResultFile(name: "\(Self.tables)/\(table.name)", in: partial)
        let source = "\(folder.path)/\(table.name)"
        try copy.append(contentsOf: source)
        try copy.close()
        guard Int64(copy.byteCount) == table.bytes, copy.digest == table.sha256 else {
          problem = .changed(source)
          return false
        }
        files.append(copy)
      }
      for (name, text) in texts(with: files) {
        files.append(try ResultsFolder.write(text, to: name, in: partial))
      }
      for name in [Self.tables, Self.charts] {
        try ResultsFolder.synchronize("\(partial)/\(name)")
      }
      _ = try ResultsFolder.write(manifest(of: files), to: Self.manifestName, in: partial)
      return !isCancelled()
    }
    if let problem { throw problem }
    return isWritten
  }

  /// Whether a name is that of a table of ours; one that leads elsewhere is none.
  private static func isTable(_ name: String) -> Bool {
    name.hasSuffix(".csv")
      && name.utf8.dropLast(".csv".utf8.count).allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
  }

  private func texts(with tables: [ResultFile]) -> [(String, String)] {
    let package = DataPackage(
      runId: run.facts.runId, title: run.facts.scenario.title, toolVersion: run.toolVersion,
      files: tables)
    return [
      ("README.md", Self.readMe[language]), ("datapackage.json", package.text),
      ("requirements.txt", Self.requirements),
    ] + Notebook.all.map { ("\($0.name).ipynb", $0.text(in: language)) }
      + ReportFigures(of: run, in: language).all.map {
        ("\(Self.charts)/\($0.id).vl.json", VegaLite.text(of: $0))
      }
  }

  private func manifest(of files: [ResultFile]) -> String {
    JSONValue.object([
      "schemaVersion": .integer(ResultJSON.schemaVersion), "kind": .string(Self.kind),
      "tool": ResultJSON.tool, "language": .string(language.rawValue),
      "runId": .string(run.facts.runId), "seed": .unsigned(run.facts.seed),
      "scenario": .object(["title": .string(run.facts.scenario.title)]),
      "files": .array(files.map(\.entry)),
    ]).text + "\n"
  }
}

// MARK: - What is in the place

extension NotebookExport {
  private struct Manifest: Decodable {
    let kind: String
    let files: [RunFolder.ManifestFacts.Entry]
  }

  /// Throws unless an export wrote what is there, and nobody has changed it since.
  private func checkOwn(replacesChanges: Bool) throws(WriteProblem) {
    let bytes = FileManager.default.contents(atPath: "\(path)/\(Self.manifestName)") ?? Data()
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: bytes),
      manifest.kind == Self.kind
    else {
      throw WriteProblem(
        path: path,
        reason: Bilingual(
          "other files are there that no export wrote", vi: "ở đó có tệp khác không do xuất ghi"),
        fix: Self.newFolder)
    }
    let written = Dictionary(
      manifest.files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for name in Self.files(below: path) where name != Self.manifestName {
      guard let file = written[name] else {
        throw WriteProblem(
          path: path,
          reason: Bilingual(
            "'\(name)' is there, which no export wrote",
            vi: "ở đó có '\(name)', không do xuất ghi"),
          fix: Bilingual(
            "move it away, or name a new folder", vi: "chuyển tệp đi, hoặc nêu thư mục mới"))
      }
      guard replacesChanges || Self.isUnchanged(file, at: "\(path)/\(name)") else {
        throw WriteProblem(
          path: path,
          reason: Bilingual(
            "'\(name)' was changed since it was exported",
            vi: "'\(name)' đã bị sửa sau khi xuất"),
          fix: Bilingual(
            "name a new folder to keep it, or add --force to replace it",
            vi: "nêu thư mục mới để giữ tệp, hoặc thêm --force để thay"))
      }
    }
  }

  /// The files of a folder and its folders, without what others leave behind.
  private static func files(below path: String) -> [String] {
    var names: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let found = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []
      for name in found.sorted() where !leftBehind.contains(name) {
        let place = folder + name
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(place)")
        let isFolder = attributes?[.type] as? FileAttributeType == .typeDirectory
        if isFolder { folders.append(place + "/") } else { names.append(place) }
      }
    }
    return names.sorted()
  }

  private static func isUnchanged(_ file: RunFolder.ManifestFacts.Entry, at path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    var hash = SHA256()
    var count: Int64 = 0
    while let bytes = try? handle.read(upToCount: 1 << 18), !bytes.isEmpty {
      hash.update(bytes)
      count += Int64(bytes.count)
      if count > file.bytes { return false }
    }
    return count == file.bytes && hash.hexadecimal == file.sha256
  }
}

// MARK: - Texts

extension NotebookExport {
  /// The versions with which the notebooks were run.
  static let requirements = """
    altair==6.3.0
    duckdb==2.0.0
    jupyterlab==4.6.6
    pandas==3.1.1
    # For process-mining.ipynb, if wanted (AGPL): pm4py==2.7.23.11

    """

  private static let readMe = Bilingual(
    """
    # A run of MotCua as notebooks

    ```sh
    pip install -r requirements.txt    # best into a virtual environment of its own, outside of this folder
    jupyter lab
    ```

    | what | for |
    |---|---|
    | `compare-policies.ipynb` | what each set of policies changes, how surely, and for whom |
    | `sensitivity.ipynb` | what the assumed quantities may do to the answer |
    | `questions-in-sql.ipynb` | questions to the tables with DuckDB |
    | `process-mining.ipynb` | the ways of dossiers, where an event log was written |
    | `charts` | the figures of `motcua report` as Vega-Lite, with their numbers |
    | `tables`, `datapackage.json` | the tables of the run, and what their columns mean |
    | `manifest.json` | which run it is, and the digest of each file |

    Exporting the run again replaces this folder as long as no file was changed; with `--force` also then.

    """,
    vi: """
      # Kết quả một lần chạy MotCua dưới dạng sổ tay

      ```sh
      pip install -r requirements.txt    # nên cài vào môi trường ảo riêng, ngoài thư mục này
      jupyter lab
      ```

      | tệp | dùng để |
      |---|---|
      | `compare-policies.ipynb` | xem từng phương án thay đổi điều gì, chắc chắn đến đâu, ai được lợi |
      | `sensitivity.ipynb` | xem các đại lượng giả định ảnh hưởng thế nào đến kết quả |
      | `questions-in-sql.ipynb` | hỏi các bảng bằng SQL với DuckDB |
      | `process-mining.ipynb` | xem đường đi của hồ sơ, nếu lần chạy có ghi nhật ký sự kiện |
      | `charts` | các hình của `motcua report` dạng Vega-Lite, kèm số liệu |
      | `tables`, `datapackage.json` | các bảng kết quả và ý nghĩa từng cột |
      | `manifest.json` | đây là lần chạy nào, và mã băm của từng tệp |

      Xuất lại lần chạy này sẽ thay thư mục này, miễn là chưa tệp nào bị sửa; có `--force` thì thay cả khi đã sửa.

      """)
}
