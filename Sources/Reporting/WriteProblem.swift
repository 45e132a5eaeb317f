import Foundation

/// Results that could not be written: the path, the fact and the mend.
public struct WriteProblem: Error, Sendable, Equatable {
  public let path: String
  /// Lower case, no full stop.
  public let reason: String
  public let fix: String
  /// The reader of standard output went away: nothing to complain about.
  public let isClosedPipe: Bool

  init(path: String, reason: String, fix: String, isClosedPipe: Bool = false) {
    self.path = path
    self.reason = reason
    self.fix = fix
    self.isClosedPipe = isClosedPipe
  }

  /// One line: what could not be written, and why.
  public var message: String { "cannot write '\(path)': \(reason)" }
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
    func problem(_ reason: String, _ fix: String) -> WriteProblem {
      WriteProblem(path: path, reason: reason, fix: fix)
    }
    switch code {
    case ENOSPC, EDQUOT:
      return problem("the disk is full", "free some space, or name another folder with -o")
    case EFBIG:
      return problem(
        "the file would be larger than the system allows",
        "raise the limit (`ulimit -f unlimited`), or name another file system with -o")
    case EACCES, EPERM:
      return problem("permission is denied", "name a folder that you may write to with -o")
    case EROFS: return problem("it is read-only", "name a folder that can be written with -o")
    case ENOTDIR, EEXIST:
      return problem("a file is in the way of a folder", "name another folder with -o")
    case ENOENT: return problem("there is no such folder", "name a folder that exists with -o")
    case EPIPE:
      return WriteProblem(
        path: path, reason: "its reader is gone", fix: "read to its end", isClosedPipe: true)
    case EMFILE, ENFILE:
      return problem("too many files are open", "raise the limit (`ulimit -n 1024`)")
    default: return problem(description.lowercasedFirst, "name another folder with -o")
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
