import Foundation
import GRDB
public import Wording

/// Why the store could not be read, written or asked: the path, the fact and the mend.
public struct StoreProblem: Error, Sendable, Equatable {
  public var kind: Kind
  /// One line: lower case, no full stop.
  public var message: Bilingual
  public var fix: Bilingual

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
      kind: .missing, message: Bilingual("there is no '\(path)'", vi: "không có '\(path)'"),
      fix: Bilingual(
        "`motcua run` and `compare` write it beside their folders; name another folder with -o",
        vi:
          "`motcua run` và `compare` ghi tệp này cạnh các thư mục của chúng; nêu thư mục khác bằng -o"
      ))
  }

  static func noRun(_ id: String, in path: String) -> StoreProblem {
    StoreProblem(
      kind: .missing,
      message: Bilingual(
        "no run in '\(path)' begins with '\(id)'",
        vi: "không có lần chạy nào trong '\(path)' bắt đầu bằng '\(id)'"),
      fix: Bilingual(
        "`motcua results list` shows them", vi: "`motcua results list` liệt kê các lần chạy"))
  }

  static func severalRuns(_ id: String, _ ids: [String]) -> StoreProblem {
    StoreProblem(
      kind: .question,
      message: Bilingual(
        "\(ids.count) runs begin with '\(id)'", vi: "có \(ids.count) lần chạy bắt đầu bằng '\(id)'"),
      fix:
        Bilingual(
          "write more of it: \(ids.prefix(3).map { $0.prefix(id.count + 4) }.joined(separator: ", "))",
          vi:
            "viết dài hơn: \(ids.prefix(3).map { $0.prefix(id.count + 4) }.joined(separator: ", "))"
        )
    )
  }

  static func newer(_ path: String) -> StoreProblem {
    StoreProblem(
      kind: .file,
      message: Bilingual(
        "'\(path)' was written by a newer motcua", vi: "'\(path)' do phiên bản motcua mới hơn ghi"),
      fix: Bilingual(
        "use that one, or name another folder with -o",
        vi: "dùng phiên bản đó, hoặc nêu thư mục khác bằng -o"))
  }

  static let writes = StoreProblem(
    kind: .question,
    message: Bilingual(
      "the store is only read here, and this would write",
      vi: "kho kết quả ở đây chỉ để đọc, mà câu hỏi này sẽ ghi"),
    fix: Bilingual(
      "ask with SELECT; to change a copy, use another SQLite program",
      vi: "hỏi bằng SELECT; muốn sửa một bản sao, dùng chương trình SQLite khác"))

  /// What SQLite said about a question.
  static func question(_ error: DatabaseError) -> StoreProblem {
    // More than one statement is told by GRDB, for whom programs.
    let isSeveral = error.resultCode == .SQLITE_MISUSE
    return StoreProblem(
      kind: .question,
      message: isSeveral
        ? Bilingual("one statement is answered at a time", vi: "mỗi lần chỉ trả lời một câu lệnh")
        : Bilingual(same: error.message ?? "\(error.resultCode)"),
      fix: isSeveral
        ? Bilingual("ask again for each", vi: "hỏi lại từng câu")
        : Bilingual(
          "the tables are run, policy, metric, replication and provenance; see Documentation/Results.md",
          vi:
            "các bảng là run, policy, metric, replication và provenance; xem Documentation/Results.md"
        )
    )
  }

  /// What SQLite said about a file, or about a question put to it.
  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self.init(
        kind: .file,
        message: Bilingual(
          "cannot use '\(path)': \(error.localizedDescription)",
          vi: "không dùng được '\(path)': \(error.localizedDescription)"),
        fix: Bilingual("name another folder with -o", vi: "nêu thư mục khác bằng -o"))
      return
    }
    let words = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      self.init(
        kind: .file,
        message: Bilingual(
          "'\(path)' is no store: \(words)", vi: "'\(path)' không phải là kho kết quả: \(words)"),
        fix: Bilingual(
          "move it away; running again writes a new one",
          vi: "chuyển tệp đi chỗ khác; chạy lại sẽ ghi kho mới"))
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        kind: .file,
        message: Bilingual(
          "'\(path)' is in use by somebody else", vi: "'\(path)' đang được nơi khác dùng"),
        fix: Bilingual("run again when they are done", vi: "chạy lại khi nơi đó xong"))
    case .SQLITE_FULL:
      self.init(
        kind: .file,
        message: Bilingual(
          "cannot write '\(path)': the disk is full", vi: "không ghi được '\(path)': đĩa đã đầy"),
        fix: Bilingual(
          "free some space, or name another folder with -o",
          vi: "giải phóng dung lượng, hoặc nêu thư mục khác bằng -o"))
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_AUTH:
      self.init(
        kind: .file,
        message: Bilingual(
          "cannot use '\(path)': \(words)", vi: "không dùng được '\(path)': \(words)"),
        fix: Bilingual(
          "name a folder that you may write to with -o",
          vi: "nêu bằng -o một thư mục mà bạn được ghi"))
    default:
      self.init(
        kind: .file,
        message: Bilingual(
          "cannot use '\(path)': \(words)", vi: "không dùng được '\(path)': \(words)"),
        fix: Bilingual("name another folder with -o", vi: "nêu thư mục khác bằng -o"))
    }
  }
}
