import Experiments
import Foundation
import Wording

/// The files of one run's folder, read row by row.
struct RunFolder {
  let path: String
  let manifest: ManifestFacts

  /// What `manifest.json` says.
  struct ManifestFacts: Decodable {
    var schemaVersion: Int64
    var tool: Tool
    var engineVersion: String
    var runId: String
    var scenario: Source
    var files: [Entry]

    struct Tool: Decodable {
      var name: String
      var version: String
    }

    struct Source: Decodable {
      var files: [File]

      struct File: Decodable {
        var path: String
      }
    }

    struct Entry: Decodable {
      var name: String
      var bytes: Int64
      var sha256: String?
    }
  }

  /// Opens a folder, and sees that no file is missing, cut or longer than it was written.
  init(_ path: String) throws(FolderProblem) {
    self.path = path
    guard Self.isFolder(path) else { throw .missing(path) }
    guard FileManager.default.fileExists(atPath: "\(path)/manifest.json") else {
      throw .foreign(path, "manifest.json")
    }
    manifest = try Self.decoded(ManifestFacts.self, at: "\(path)/manifest.json")
    guard manifest.tool.name == "motcua", manifest.schemaVersion == ResultJSON.schemaVersion else {
      throw .newer(path)
    }
    for entry in manifest.files {
      let file = "\(path)/\(entry.name)"
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      guard let size = attributes?[.size] as? NSNumber else {
        throw .foreign(path, MarkupText.plain(entry.name))
      }
      guard size.int64Value == entry.bytes else { throw .changed(file) }
    }
  }

  /// Whether there is a folder of this name.
  static func isFolder(_ path: String) -> Bool {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    return (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }

  func has(_ name: String) -> Bool { manifest.files.contains { $0.name == name } }

  /// Reads a JSON file of the folder, after its hash was looked at.
  func decoded<Value: Decodable>(
    _ type: Value.Type, from name: String
  ) throws(FolderProblem) -> Value {
    try check(name)
    return try Self.decoded(type, at: "\(path)/\(name)")
  }

  private static func decoded<Value: Decodable>(
    _ type: Value.Type, at path: String
  ) throws(FolderProblem) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch let error as DecodingError {
      throw .spoilt(path, error.fact)
    } catch {
      throw .unreadable(path, error)
    }
  }

  /// Reads some columns of a table, row by row; a table that the run did not write has none.
  func rows(
    of name: String, _ columns: [String], take: (TableRow) throws(FolderProblem) -> Void
  ) throws(FolderProblem) {
    guard has(name) else { return }
    try check(name)
    let file = "\(path)/\(name)"
    var places: [Int]?
    var number = 0
    do {
      try CSVRows.read(file) { cells in
        number += 1
        guard let places else {
          places = try columns.map { column throws(FolderProblem) in
            guard let index = cells.firstIndex(of: column) else {
              throw .noColumn("\(file):1", column)
            }
            return index
          }
          return
        }
        guard let most = places.max(), cells.count > most else {
          throw FolderProblem.spoilt(
            "\(file):\(number)", Bilingual("the row is too short", vi: "dòng thiếu cột"))
        }
        try take(TableRow(place: "\(file):\(number)", cells: places.map { cells[$0] }))
      }
    } catch {
      throw error as? FolderProblem ?? .unreadable(file, error)
    }
  }

  /// Sees that a file still has the bytes that the run wrote.
  private func check(_ name: String) throws(FolderProblem) {
    let file = "\(path)/\(name)"
    guard let entry = manifest.files.first(where: { $0.name == name }) else {
      throw .foreign(path, name)
    }
    guard let digest = entry.sha256 else { return }
    var hash = SHA256()
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
      defer { try? handle.close() }
      while let bytes = try handle.read(upToCount: 1 << 18), !bytes.isEmpty { hash.update(bytes) }
    } catch {
      throw .unreadable(file, error)
    }
    guard hash.hexadecimal == digest else { throw .changed(file) }
  }
}

/// Some cells of a row, with its place for messages.
struct TableRow {
  let place: String
  let cells: [String]

  subscript(index: Int) -> String { cells[index] }

  /// A number; `nil` where the cell is empty.
  func number(_ index: Int) throws(FolderProblem) -> Double? {
    let cell = cells[index]
    guard !cell.isEmpty else { return nil }
    guard let number = Double(cell), number.isFinite else { throw .noNumber(place, cell) }
    return number
  }
}

extension DecodingError {
  /// What is wrong, in the words of a message.
  fileprivate var fact: Bilingual {
    switch self {
    case .keyNotFound(let key, _):
      Bilingual(
        "there is no '\(key.stringValue)' in it", vi: "trong đó không có '\(key.stringValue)'")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      Bilingual(
        "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' is of another kind",
        vi: "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' sai kiểu")
    default: Bilingual("it is no JSON", vi: "tệp không phải là JSON")
    }
  }
}
