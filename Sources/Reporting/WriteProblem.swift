import Foundation
public import Wording

/// Results that could not be written: the path, the fact and the mend.
public struct WriteProblem: Error, Sendable, Equatable {
  public let path: String
  /// Lower case, no full stop.
  public let reason: Bilingual
  public let fix: Bilingual
  /// The reader of standard output went away: nothing to complain about.
  public let isClosedPipe: Bool

  init(path: String, reason: Bilingual, fix: Bilingual, isClosedPipe: Bool = false) {
    self.path = path
    self.reason = reason
    self.fix = fix
    self.isClosedPipe = isClosedPipe
  }

  /// One line: what could not be written, and why.
  public var message: Bilingual {
    Bilingual("cannot write '\(path)': ", vi: "không ghi được '\(path)': ") + reason
  }
}

extension WriteProblem {
  /// Reads what the system said about a path.
  public init(_ error: any Error, path: String) {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    let code = cause.domain == NSPOSIXErrorDomain ? Int32(cause.code) : error.posixCode
    self = Self.systemProblem(code, path: path, description: cause.localizedDescription)
  }

  private static func systemProblem(
    _ code: Int32, path: String, description: String
  ) -> WriteProblem {
    func problem(_ reason: Bilingual, _ fix: Bilingual) -> WriteProblem {
      WriteProblem(path: path, reason: reason, fix: fix)
    }
    switch code {
    case ENOSPC, EDQUOT:
      return problem(
        Bilingual("the disk is full", vi: "đĩa đã đầy"),
        Bilingual(
          "free some space, or name another folder with -o",
          vi: "giải phóng dung lượng, hoặc nêu thư mục khác bằng -o"))
    case EFBIG:
      return problem(
        Bilingual(
          "the file would be larger than the system allows",
          vi: "tệp sẽ lớn hơn mức hệ thống cho phép"),
        Bilingual(
          "raise the limit (`ulimit -f unlimited`), or name another file system with -o",
          vi: "tăng giới hạn (`ulimit -f unlimited`), hoặc nêu hệ thống tệp khác bằng -o"))
    case EACCES, EPERM:
      return problem(
        Bilingual("permission is denied", vi: "không có quyền"),
        Bilingual(
          "name a folder that you may write to with -o",
          vi: "nêu bằng -o một thư mục mà bạn được ghi"))
    case EROFS:
      return problem(
        Bilingual("it is read-only", vi: "chỉ cho đọc"),
        Bilingual(
          "name a folder that can be written with -o", vi: "nêu bằng -o một thư mục ghi được"))
    case ENOTDIR, EEXIST:
      return problem(
        Bilingual("a file is in the way of a folder", vi: "một tệp chắn chỗ của thư mục"),
        Bilingual("name another folder with -o", vi: "nêu thư mục khác bằng -o"))
    case ENOENT:
      return problem(
        Bilingual("there is no such folder", vi: "không có thư mục này"),
        Bilingual("name a folder that exists with -o", vi: "nêu bằng -o một thư mục đã có"))
    case EPIPE:
      return WriteProblem(
        path: path, reason: Bilingual("its reader is gone", vi: "nơi đọc đã đóng"),
        fix: Bilingual("read to its end", vi: "đọc đến hết"), isClosedPipe: true)
    case EMFILE, ENFILE:
      return problem(
        Bilingual("too many files are open", vi: "quá nhiều tệp đang mở"),
        Bilingual("raise the limit (`ulimit -n 1024`)", vi: "tăng giới hạn (`ulimit -n 1024`)"))
    default:
      return problem(
        Bilingual(same: description.lowercasedFirst),
        Bilingual("name another folder with -o", vi: "nêu thư mục khác bằng -o"))
    }
  }
}

extension NSError {
  /// The system's code behind the codes of Foundation.
  fileprivate var posixCode: Int32 {
    guard domain == NSCocoaErrorDomain else { return 0 }
    switch CocoaError.Code(rawValue: code) {
    case .fileWriteOutOfSpace: return ENOSPC
    case .fileWriteNoPermission: return EACCES
    case .fileWriteVolumeReadOnly: return EROFS
    case .fileWriteFileExists: return EEXIST
    case .fileNoSuchFile, .fileReadNoSuchFile: return ENOENT
    default: return 0
    }
  }
}

extension String {
  fileprivate var lowercasedFirst: String {
    let text = hasSuffix(".") ? String(dropLast()) : self
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
