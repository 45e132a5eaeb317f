import ArgumentParser
import Foundation
import Store

/// A run that is named by its folder, or by its id below a folder of results.
struct RunOption: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The run: its folder of results, its id, or how the id begins.",
      vi: "Lần chạy: thư mục kết quả, mã, hoặc phần đầu của mã."),
    completion: .directory)
  var run: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder of results in which an id is looked for.",
      vi: "Thư mục kết quả mà trong đó mã được tìm."))
  var output = "results"

  /// The run's folder.
  ///
  /// What is a folder, or a path, is taken as one; anything else is looked for in the store beside the runs.
  func folder() throws(Failure) -> String {
    var path = run
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let isFolder = (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil
    if isFolder || path.contains("/") { return path }
    do {
      return "\(output)/\(try ResultStore(readingIn: output).run(path))"
    } catch {
      throw Failure(error)
    }
  }
}
