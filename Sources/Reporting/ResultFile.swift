import Experiments
import Foundation
import Synchronization

/// One file of results while it is written: buffered, counted and hashed as the bytes go by.
final class ResultFile: Sendable {
  let name: String
  private let path: String
  private let state: Mutex<State>

  private struct State {
    let handle: FileHandle
    var buffer: [UInt8] = []
    var hash = SHA256()
    var byteCount = 0

    mutating func flush() throws {
      try handle.write(contentsOf: Data(buffer))
      hash.update(buffer)
      byteCount += buffer.count
      buffer.removeAll(keepingCapacity: true)
    }
  }

  private static let bufferBytes = 1 << 18

  /// Creates an empty file in a folder.
  init(name: String, in folder: String) throws(WriteProblem) {
    self.name = name
    path = "\(folder)/\(name)"
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw WriteProblem(
        path: path, reason: "it cannot be created", fix: "name another folder with -o")
    }
    do {
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      state = Mutex(State(handle: handle))
    } catch {
      throw WriteProblem(error, path: path)
    }
  }

  /// Adds text.
  func append(_ text: String) throws(WriteProblem) {
    try writing { state in
      state.buffer.append(contentsOf: text.utf8)
      if state.buffer.count >= Self.bufferBytes { try state.flush() }
    }
  }

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
        "sha256": .string(state.hash.hexadecimal),
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
