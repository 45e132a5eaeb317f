import Experiments
import Foundation
import Wording

/// The folder of a forecast, that is there whole or not at all.
///
/// It is written hidden beside its place and then renamed. An earlier forecast there is replaced; a
/// folder with anything else in it is left alone.
public struct ForecastFolder {
  /// The folder.
  public let path: String
  private let parent: String
  private let partialPath: String

  /// What tells the folder of a forecast from others.
  static let mark = "forecast.json"

  /// Looks at the place, so that a folder that cannot be written is told before the work.
  public init(at path: String) throws(WriteProblem) {
    var name = path
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    self.path = name
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let above = parts.dropLast().joined(separator: "/")
    parent = parts.count == 1 ? "." : above.isEmpty ? "/" : above
    let process = ProcessInfo.processInfo.processIdentifier
    partialPath =
      "\(parent)/\(ResultsFolder.partialPrefix)\(parts.last ?? "forecast")-\(process)"
    guard ![".", "..", "/", ""].contains(parts.last ?? "") else {
      throw WriteProblem(
        path: path,
        reason: Bilingual(
          "it is not a folder of its own", vi: "đó không phải là một thư mục riêng"),
        fix: Bilingual(
          "name a new folder with -o, such as -o forecast",
          vi: "nêu thư mục mới bằng -o, ví dụ -o forecast"))
    }
    let files = FileManager.default
    guard let attributes = try? files.attributesOfItem(atPath: name) else { return }
    let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
    let names = (try? files.contentsOfDirectory(atPath: name)) ?? []
    guard isFolder, names.isEmpty || names.contains(Self.mark) else {
      throw WriteProblem(
        path: name,
        reason: isFolder
          ? Bilingual(
            "other files are there that no forecast wrote",
            vi: "ở đó có tệp khác không do dự báo ghi")
          : Bilingual("a file is in the way of a folder", vi: "một tệp chắn chỗ của thư mục"),
        fix: Bilingual("name another folder with -o", vi: "nêu thư mục khác bằng -o"))
    }
  }

  /// Writes everything and puts the folder in its place; nothing is left where that fails or is no
  /// longer wanted.
  ///
  /// - Returns: Whether it was written: no when `isCancelled` said so.
  public func write(
    _ findings: ForecastFindings, isCancelled: () -> Bool = { false }
  ) throws(WriteProblem) -> Bool {
    try ResultsFolder.createFolder(parent)
    let handle = try ResultsFolder.openFolder(parent)
    ResultsFolder.removeLeftovers(in: parent, lockedBy: handle.fileDescriptor)
    defer { try? handle.close() }
    var isWritten = false
    defer { if !isWritten { try? FileManager.default.removeItem(atPath: partialPath) } }
    try ResultsFolder.createFolder(partialPath)
    var files: [ResultFile] = []
    for (name, text) in Self.texts(of: findings) {
      if isCancelled() { return false }
      files.append(try ResultsFolder.write(text, to: name, in: partialPath))
    }
    let manifest = JSONValue.object([
      "schemaVersion": .integer(ForecastJSON.schemaVersion), "tool": ResultJSON.tool,
      "history": ForecastJSON(findings).history, "files": .array(files.map(\.entry)),
    ])
    _ = try ResultsFolder.write(manifest.text + "\n", to: "manifest.json", in: partialPath)
    try ResultsFolder.synchronize(partialPath)
    if isCancelled() { return false }
    try putInPlace()
    isWritten = true
    try ResultsFolder.synchronize(parent)
    return true
  }

  private static func texts(of findings: ForecastFindings) -> [(String, String)] {
    let demand = ForecastDemand(findings)
    return [
      (mark, ForecastJSON(findings).text), ("demand.csv", demand.table),
      ("scenario-part.yaml", demand.part), ("forecast.csv", ForecastCSV.text(of: findings)),
      ("methods.csv", ForecastCSV.methods(of: findings)),
      ("chart.svg", ForecastChart(findings).text),
    ]
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
