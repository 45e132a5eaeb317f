import Foundation
import Reporting

/// A file that is there whole or as it was before.
enum WholeFile {
  /// Writes beside the file and renames; makes its folder where it is missing.
  static func write(_ text: String, to path: String) throws(Failure) {
    try write(Data(text.utf8), to: path)
  }

  static func write(_ bytes: Data, to path: String) throws(Failure) {
    let url = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: url, options: .atomic)
    } catch {
      throw Failure(WriteProblem(error, path: path))
    }
  }
}
