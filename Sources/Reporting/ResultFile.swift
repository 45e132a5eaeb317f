import Experiments
import Foundation
import Synchronization
import Wording

/// One file of results while it is written: buffered, counted and hashed as the bytes go by.
final class ResultFile: Sendable {
  let name: String
  private let path: String
  private let state: Mutex<State>

  private struct State {
    let handle: FileHandle
    var buffer: [UInt8] = []
    /// `nil`: a part of another file.
    var hash: SHA256?
    var byteCount = 0
    /// The first line of what was written, with its break.
    var firstLine: [UInt8] = []

    mutating func flush() throws {
      if byteCount == 0 {
        firstLine = Array(buffer.prefix(1 + (buffer.firstIndex(of: UInt8(ascii: "\n")) ?? -1)))
      }
      try handle.write(contentsOf: Data(buffer))
      hash?.update(buffer)
      byteCount += buffer.count
      buffer.removeAll(keepingCapacity: true)
    }
  }

  private static let bufferBytes = 1 << 18

  /// Creates an empty file in a folder.
  convenience init(name: String, in folder: String) throws(WriteProblem) {
    try self.init(name: name, in: folder, hash: SHA256())
  }

  /// Creates an empty file that will be put into another.
  convenience init(part: String, in folder: String) throws(WriteProblem) {
    try self.init(name: part, in: folder, hash: nil)
  }

  private init(name: String, in folder: String, hash: SHA256?) throws(WriteProblem) {
    self.name = name
    path = "\(folder)/\(name)"
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw WriteProblem(
        path: path, reason: Bilingual("it cannot be created", vi: "không tạo được"),
        fix: Bilingual("name another folder with -o", vi: "nêu thư mục khác bằng -o"))
    }
    do {
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      state = Mutex(State(handle: handle, hash: hash))
    } catch {
      throw WriteProblem(error, path: path)
    }
  }

  /// Adds text.
  func append(_ text: String) throws(WriteProblem) {
    try append(text.utf8)
  }

  /// Adds bytes.
  func append(_ bytes: some Collection<UInt8>) throws(WriteProblem) {
    try writing { state in
      state.buffer.append(contentsOf: bytes)
      if state.buffer.count >= Self.bufferBytes { try state.flush() }
    }
  }

  /// Adds what is in a part that was closed, from a byte on.
  func append(part: ResultFile, from start: Int) throws(WriteProblem) {
    try append(contentsOf: part.path, from: start)
  }

  /// Adds what is in another file, from a byte on, in memory that does not grow with it.
  func append(contentsOf other: String, from start: Int = 0) throws(WriteProblem) {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: other))
      defer { try? handle.close() }
      try handle.seek(toOffset: UInt64(start))
      while let bytes = try handle.read(upToCount: Self.bufferBytes), !bytes.isEmpty {
        try append(bytes)
      }
    } catch {
      throw error as? WriteProblem ?? WriteProblem(error, path: other)
    }
  }

  /// Closes a part; it need not outlast a crash.
  func closePart() throws(WriteProblem) {
    try writing { state in
      try state.flush()
      try state.handle.close()
    }
  }

  /// Removes a part.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The names in the first line of a table, once it is closed; ours have neither commas nor quotes.
  var columns: [String] {
    let line = state.withLock { String(decoding: $0.firstLine, as: UTF8.self) }
    return line.split(separator: ",").map { String($0.filter { !$0.isNewline }) }
  }

  /// The SHA-256 of what was written, once it is closed; `nil` of a part.
  var digest: String? { state.withLock { $0.hash?.hexadecimal } }

  /// How much was written, once it is closed.
  var byteCount: Int { state.withLock { $0.byteCount } }

  /// Brings everything to the disk and closes the file.
  func close() throws(WriteProblem) {
    try writing { state in
      try state.flush()
      try state.handle.synchronize()
      try state.handle.close()
    }
  }

  /// The file's entry in the manifest, once it is closed.
  var entry: JSONValue {
    state.withLock { state in
      .object([
        "name": .string(name), "bytes": .integer(Int64(state.byteCount)),
        "sha256": (state.hash?.hexadecimal).map { .string($0) },
      ])
    }
  }

  private func writing(_ body: (inout State) throws -> Void) throws(WriteProblem) {
    do {
      try state.withLock { state in try body(&state) }
    } catch {
      throw WriteProblem(error, path: path)
    }
  }
}
