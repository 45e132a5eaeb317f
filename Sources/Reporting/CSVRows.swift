import Foundation

/// The rows of a file of comma-separated values by RFC 4180, one after the other.
///
/// They are tables that this program wrote and that may be larger than memory; what users write is read by
/// Scenarios, whole and with the place of each cell.
package enum CSVRows {
  private static let chunkBytes = 1 << 18

  /// Reads a file in memory that does not grow with it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - take: Is given the cells of each row, the header first.
  /// - Throws: What the system says of the file, or what `take` threw.
  package static func read(_ path: String, _ take: ([String]) throws -> Void) throws {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var wasClosed = false
    func endCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
    }
    while let bytes = try handle.read(upToCount: chunkBytes), !bytes.isEmpty {
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "\""):
          // The second of two inside quotes opens them again, and is a mark of its own.
          if wasClosed { cell.append(byte) }
          wasClosed = isQuoted
          isQuoted.toggle()
          continue
        case UInt8(ascii: ",") where !isQuoted: endCell()
        case UInt8(ascii: "\n") where !isQuoted:
          if cell.last == UInt8(ascii: "\r") { cell.removeLast() }
          endCell()
          try take(row)
          row.removeAll(keepingCapacity: true)
        default: cell.append(byte)
        }
        wasClosed = false
      }
    }
  }
}
