import Foundation
import GRDB
import Wording

/// The results of all runs of one output folder, in one SQLite file beside their folders.
///
/// A run is added in one transaction, whole or not at all. What was there of the same run is replaced;
/// the same run gives the same rows, since its id says everything that it depends on.
public struct ResultStore: Sendable {
  /// The name of the file in an output folder.
  public static let fileName = "results.sqlite"

  public let path: String
  let queue: DatabaseQueue

  /// How long another program that uses the file is waited for, in seconds.
  private static let patience = 30.0

  /// Whether an output folder has one.
  public static func exists(in folder: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(fileName)")
  }

  /// Opens the store of an output folder to add to it; it is made or brought up to date where necessary.
  public init(writingIn folder: String) throws(StoreProblem) {
    path = "\(folder)/\(Self.fileName)"
    queue = try Self.open(path, isReadOnly: false)
    try Self.asking(path) {
      guard try !queue.read(StoreSchema.isNewer) else {
        throw StoreProblem.newer(path)
      }
      do {
        try StoreSchema.migrator.migrate(queue)
      } catch {
        // Another program may have done it at the same moment.
        let isDone = try queue.read(StoreSchema.isComplete)
        guard isDone else { throw error }
      }
    }
  }

  /// Opens the store of an output folder to be read alone.
  public init(readingIn folder: String) throws(StoreProblem) {
    path = "\(folder)/\(Self.fileName)"
    guard Self.exists(in: folder) else { throw .missing(path) }
    // What a killed program left half-written is taken back by who may write.
    if FileManager.default.isWritableFile(atPath: path) {
      let writer = try Self.open(path, isReadOnly: false)
      try Self.asking(path) { try writer.read { _ = try $0.tableExists("run") } }
    }
    queue = try Self.open(path, isReadOnly: true)
    try Self.asking(path) {
      try queue.read { database in
        guard try !StoreSchema.isNewer(database) else {
          throw StoreProblem.newer(path)
        }
        guard try database.tableExists("run") else {
          throw StoreProblem(
            kind: .file,
            message: Bilingual(
              "'\(path)' has no table of runs", vi: "'\(path)' không có bảng các lần chạy"),
            fix: Bilingual("name another folder with -o", vi: "nêu thư mục khác bằng -o"))
        }
      }
    }
  }

  private static func open(_ path: String, isReadOnly: Bool) throws(StoreProblem) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(patience)
    return try asking(path) { try DatabaseQueue(path: path, configuration: configuration) }
  }

  /// Does something with the file at `path`; what goes wrong is told in words.
  static func asking<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(StoreProblem) -> Value {
    do {
      return try body()
    } catch let problem as StoreProblem {
      throw problem
    } catch {
      throw StoreProblem(error, path: path)
    }
  }
}
