import Foundation
import Wording

/// A folder that is there whole or not at all, wherever somebody wants it.
///
/// It is written hidden beside its place and then renamed; what was in its place goes away at the end.
struct WholeFolder {
  /// The folder.
  let path: String
  private let parent: String
  private let partialPath: String

  /// Looks at the place.
  ///
  /// - Parameters:
  ///   - path: Where the folder will be.
  ///   - mend: What to do where that is no place for a folder.
  /// - Throws: `WriteProblem` where that is none.
  init(at path: String, mend: Bilingual) throws(WriteProblem) {
    var name = path
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    self.path = name
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let above = parts.dropLast().joined(separator: "/")
    parent = parts.count == 1 ? "." : above.isEmpty ? "/" : above
    let process = ProcessInfo.processInfo.processIdentifier
    partialPath = "\(parent)/\(ResultsFolder.partialPrefix)\(parts.last ?? "")-\(process)"
    guard ![".", "..", "/", ""].contains(parts.last ?? "") else {
      throw WriteProblem(
        path: path,
        reason: Bilingual(
          "it is not a folder of its own", vi: "đó không phải là một thư mục riêng"),
        fix: mend)
    }
  }

  /// The names of what is there; `nil`: nothing has this name.
  ///
  /// - Throws: `WriteProblem` where a file is in the way.
  func names(mend: Bilingual) throws(WriteProblem) -> [String]? {
    let files = FileManager.default
    guard let attributes = try? files.attributesOfItem(atPath: path) else { return nil }
    guard attributes[.type] as? FileAttributeType == .typeDirectory else {
      throw WriteProblem(
        path: path,
        reason: Bilingual("a file is in the way of a folder", vi: "một tệp chắn chỗ của thư mục"),
        fix: mend)
    }
    return (try? files.contentsOfDirectory(atPath: path)) ?? []
  }

  /// Has everything written and puts the folder in its place; nothing is left where that fails or is no
  /// longer wanted.
  ///
  /// - Parameter body: Writes into the folder that it is given, and says whether it came to its end.
  /// - Returns: What `body` said.
  /// - Throws: `WriteProblem`, also what `body` threw.
  func write(_ body: (String) throws(WriteProblem) -> Bool) throws(WriteProblem) -> Bool {
    try ResultsFolder.createFolder(parent)
    let handle = try ResultsFolder.openFolder(parent)
    ResultsFolder.removeLeftovers(in: parent, lockedBy: handle.fileDescriptor)
    defer { try? handle.close() }
    var isWritten = false
    defer { if !isWritten { try? FileManager.default.removeItem(atPath: partialPath) } }
    try ResultsFolder.createFolder(partialPath)
    guard try body(partialPath) else { return false }
    try ResultsFolder.synchronize(partialPath)
    try putInPlace()
    isWritten = true
    try ResultsFolder.synchronize(parent)
    return true
  }

  private func putInPlace() throws(WriteProblem) {
    let files = FileManager.default
    let replaced = partialPath + "-replaced"
    do {
      let isThere = files.fileExists(atPath: path)
      if isThere { try files.moveItem(atPath: path, toPath: replaced) }
      do {
        try files.moveItem(atPath: partialPath, toPath: path)
      } catch {
        if isThere { try? files.moveItem(atPath: replaced, toPath: path) }
        throw error
      }
      try? files.removeItem(atPath: replaced)
    } catch {
      throw WriteProblem(error, path: path)
    }
  }
}
