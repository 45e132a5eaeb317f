import Foundation
import GRDB

/// Why the store could not be read, written or asked: the path, the fact and the mend.
public struct StoreProblem: Error, Sendable, Equatable {
  public var kind: Kind
  /// One line: lower case, no full stop.
  public var message: String
  public var fix: String

  public enum Kind: Sendable, Equatable {
    /// There is no store, or nothing in it that was asked for.
    case missing
    /// What was asked cannot be answered.
    case question
    /// The file cannot be read or written.
    case file
  }
}

extension StoreProblem {
  static func missing(_ path: String) -> StoreProblem {
    StoreProblem(
      kind: .missing, message: "there is no '\(path)'",
      fix: "`motcua run` and `compare` write it beside their folders; name another folder with -o")
  }

  static func noRun(_ id: String, in path: String) -> StoreProblem {
    StoreProblem(
      kind: .missing, message: "no run in '\(path)' begins with '\(id)'",
      fix: "`motcua results list` shows them")
  }

  static func severalRuns(_ id: String, _ ids: [String]) -> StoreProblem {
    StoreProblem(
      kind: .question, message: "\(ids.count) runs begin with '\(id)'",
      fix:
        "write more of it: \(ids.prefix(3).map { $0.prefix(id.count + 4) }.joined(separator: ", "))"
    )
  }

  static func newer(_ path: String) -> StoreProblem {
    StoreProblem(
      kind: .file, message: "'\(path)' was written by a newer motcua",
      fix: "use that one, or name another folder with -o")
  }

  static let writes = StoreProblem(
    kind: .question, message: "the store is only read here, and this would write",
    fix: "ask with SELECT; to change a copy, use another SQLite program")

  /// What SQLite said about a question.
  static func question(_ error: DatabaseError) -> StoreProblem {
    // More than one statement is told by GRDB, for whom programs.
    let isSeveral = error.resultCode == .SQLITE_MISUSE
    return StoreProblem(
      kind: .question,
      message: isSeveral
        ? "one statement is answered at a time" : error.message ?? "\(error.resultCode)",
      fix: isSeveral
        ? "ask again for each"
        : "the tables are run, policy, metric, replication and provenance; see Documentation/Results.md"
    )
  }

  /// What SQLite said about a file, or about a question put to it.
  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self.init(
        kind: .file, message: "cannot use '\(path)': \(error.localizedDescription)",
        fix: "name another folder with -o")
      return
    }
    let words = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      self.init(
        kind: .file, message: "'\(path)' is no store: \(words)",
        fix: "move it away; running again writes a new one")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        kind: .file, message: "'\(path)' is in use by somebody else",
        fix: "run again when they are done")
    case .SQLITE_FULL:
      self.init(
        kind: .file, message: "cannot write '\(path)': the disk is full",
        fix: "free some space, or name another folder with -o")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_AUTH:
      self.init(
        kind: .file, message: "cannot use '\(path)': \(words)",
        fix: "name a folder that you may write to with -o")
    default:
      self.init(
        kind: .file, message: "cannot use '\(path)': \(words)", fix: "name another folder with -o")
    }
  }
}
