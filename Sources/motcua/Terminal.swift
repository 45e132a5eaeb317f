import Foundation
import Reporting

/// Standard output, which carries results only, and standard error, which carries everything else.
enum Terminal {
  /// Writes to standard output.
  static func print(_ text: String) throws(Failure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw Failure(WriteProblem(error, path: words("standard output", vi: "đầu ra chuẩn")))
    }
  }

  /// Writes to standard error; where that cannot be written there is nobody to tell.
  static func log(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// A variable of the environment that is set to something.
  static func variable(_ name: String) -> String? {
    let value = ProcessInfo.processInfo.environment[name]
    return value?.isEmpty == false ? value : nil
  }
}
