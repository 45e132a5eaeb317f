import Foundation
import Wording

/// The folder of a scenario: the only place that files are read from.
final class SourceFolder {
  static let maximumBytes = 16_000_000
  static let maximumFiles = 1000

  /// The files read so far, in order of first use.
  private(set) var files: [SourceText] = []
  /// Files that are no text.
  private var unreadable: Set<String> = []
  /// `nil`: the scenario was given as a text, and has no folder.
  private var root: URL?
  private let reporter: Reporter

  init(reporter: Reporter) {
    self.reporter = reporter
  }

  /// Reads the scenario itself; its folder becomes the root of everything it names.
  func readScenario(_ path: String) -> (name: String, text: String)? {
    let url = URL(fileURLWithPath: path)
    guard !path.isEmpty, FileManager.default.fileExists(atPath: url.path) else {
      reporter.report(.noSuchInput(path))
      return nil
    }
    let target = url.resolvingSymlinksInPath()
    root = url.deletingLastPathComponent().resolvingSymlinksInPath()
    let name = url.lastPathComponent
    return bytes(of: target, named: name, place: nil, path: path, most: Self.maximumBytes).map {
      (name, String(decoding: $0.dropByteOrderMark, as: UTF8.self))
    }
  }

  /// Reads a table that is named on its own, with its bytes behind the byte order mark.
  func readTable(_ path: String) -> (name: String, bytes: [UInt8])? {
    let url = URL(fileURLWithPath: path)
    guard !path.isEmpty, FileManager.default.fileExists(atPath: url.path) else {
      reporter.report(.noSuchTable(path))
      return nil
    }
    let name = url.lastPathComponent
    return bytes(
      of: url.resolvingSymlinksInPath(), named: name, place: nil, path: path,
      most: TraceTable.maximumBytes
    ).map { (name, $0) }
  }

  /// Takes the scenario as a text; there is no folder then, and it can name no files.
  func takeScenario(_ text: String, named name: String) -> String? {
    take([UInt8](text.utf8), named: name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads a file that the scenario names at a place, once; `nil` when it was refused.
  func read(_ name: String, at place: SourcePlace) -> String? {
    bytes(of: name, at: place, most: Self.maximumBytes).map {
      String(decoding: $0.dropByteOrderMark, as: UTF8.self)
    }
  }

  /// The same as bytes, which may be more than a scenario's.
  func bytes(of name: String, at place: SourcePlace, most: Int) -> [UInt8]? {
    if let known = files.first(where: { $0.path == name }) {
      return unreadable.contains(name) ? nil : known.bytes
    }
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
      reporter.report(.outside(name, at: place))
      return nil
    }
    guard let root else {
      reporter.report(.withoutFolder(name, at: place))
      return nil
    }
    let url = root.appendingPathComponent(name)
    guard FileManager.default.fileExists(atPath: url.path) else {
      reporter.report(.missing(name, nearby: neighbours(of: url), at: place))
      return nil
    }
    let target = url.resolvingSymlinksInPath()
    guard target.path.hasPrefix(root.path.hasSuffix("/") ? root.path : root.path + "/") else {
      reporter.report(.outside(name, at: place))
      return nil
    }
    return bytes(of: target, named: name, place: place, path: name, most: most)
  }

  /// The canonical path of a file below the root, so that a file is read once by whatever name.
  func identity(of name: String) -> String {
    root?.appendingPathComponent(name).resolvingSymlinksInPath().path ?? name
  }

  private func bytes(
    of url: URL, named name: String, place: SourcePlace?, path: String, most: Int
  ) -> [UInt8]? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard (attributes?[.type] as? FileAttributeType) == .typeRegular else {
      reporter.report(.notAFile(path, isScenario: place == nil, at: place))
      return nil
    }
    let size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
    guard size <= most, files.count < Self.maximumFiles else {
      reporter.report(
        .tooLarge(
          path, bytes: size, most: most, at: place ?? SourcePlace(file: name, line: 1, column: 1)))
      return nil
    }
    guard let data = contents(of: url, most: most) else {
      reporter.report(.notAFile(path, isScenario: place == nil, at: place))
      return nil
    }
    guard data.count <= most else {
      reporter.report(.tooLarge(path, bytes: data.count, most: most, at: place))
      return nil
    }
    return take([UInt8](data), named: name)
  }

  /// Notes a file's bytes; `nil` where they are no text.
  private func take(_ bytes: [UInt8], named name: String) -> [UInt8]? {
    files.append(SourceText(path: name, bytes: bytes))
    if let problem = SourceBytes.problem(of: bytes, file: name) {
      reporter.report(problem)
      unreadable.insert(name)
      return nil
    }
    return bytes
  }

  /// At most one byte more than allowed: some files do not tell their size.
  private func contents(of url: URL, most: Int) -> Data? {
    guard let file = try? FileHandle(forReadingFrom: url) else { return nil }
    defer { try? file.close() }
    return try? file.read(upToCount: most + 1) ?? Data()
  }

  private func neighbours(of url: URL) -> [String] {
    let folder = url.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix("." + url.pathExtension) }.sorted()
  }
}

extension Diagnostic {
  fileprivate static func noSuchInput(_ path: String) -> Diagnostic {
    Diagnostic(
      .noSuchInput, Bilingual("there is no file '\(path)'", vi: "không có tệp '\(path)'"),
      fix: Bilingual(
        "check the path; `motcua new` writes a first scenario",
        vi: "kiểm tra đường dẫn; `motcua new` ghi một kịch bản đầu tiên"),
      at: nil)
  }

  fileprivate static func noSuchTable(_ path: String) -> Diagnostic {
    Diagnostic(
      .noSuchInput, Bilingual("there is no file '\(path)'", vi: "không có tệp '\(path)'"),
      fix: Bilingual("check the path of the table", vi: "kiểm tra đường dẫn của bảng"), at: nil)
  }

  fileprivate static func notAFile(_ path: String, isScenario: Bool, at place: SourcePlace?)
    -> Diagnostic
  {
    Diagnostic(
      isScenario ? .unreadableInput : .unreadableFile,
      Bilingual(
        "'\(path)' is not a file that can be read", vi: "'\(path)' không phải là tệp đọc được"),
      fix: Bilingual("name a text file you may read", vi: "nêu một tệp văn bản mà bạn được đọc"),
      at: place)
  }

  fileprivate static func tooLarge(
    _ path: String, bytes: Int, most: Int, at place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .tooLarge,
      Bilingual(
        "'\(path)' has \(bytes) bytes; at most \(most / 1_000_000) million are read",
        vi: "'\(path)' có \(bytes) byte; chỉ đọc tối đa \(most / 1_000_000) triệu"),
      fix: Bilingual(
        "move repeated rows into groups (`count:`) or drop unused columns",
        vi: "chuyển các dòng lặp lại vào nhóm (`count:`) hoặc bỏ các cột không dùng"), at: place)
  }

  fileprivate static func outside(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .outsideFolder,
      Bilingual(
        "'\(name)' lies outside the scenario's folder",
        vi: "'\(name)' nằm ngoài thư mục của kịch bản"),
      fix: Bilingual(
        "copy it below the folder of the scenario and name it from there, without '..'",
        vi: "chép vào dưới thư mục của kịch bản và gọi tên từ đó, không có '..'"),
      at: place)
  }

  fileprivate static func withoutFolder(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .missingFile,
      Bilingual(
        "'\(name)' cannot be read: this scenario is a text without a folder",
        vi: "không đọc được '\(name)': kịch bản này là một văn bản không có thư mục"),
      fix: Bilingual(
        "write the scenario to a file beside the files that it names",
        vi: "ghi kịch bản vào một tệp nằm cạnh các tệp mà nó nêu"), at: place)
  }

  fileprivate static func missing(
    _ name: String, nearby: [String], at place: SourcePlace
  ) -> Diagnostic {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    let fix = Spelling.nearest(to: last, in: nearby).map {
      Bilingual("did you mean '\($0)'?", vi: "ý là '\($0)'?")
    }
    return Diagnostic(
      .missingFile,
      Bilingual(
        "there is no file '\(name)' below the scenario's folder",
        vi: "không có tệp '\(name)' dưới thư mục của kịch bản"),
      fix: fix
        ?? Bilingual(
          "paths are written from the scenario's folder",
          vi: "đường dẫn được viết từ thư mục của kịch bản"), at: place)
  }
}
