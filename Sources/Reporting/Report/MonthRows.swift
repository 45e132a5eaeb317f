import Foundation

/// The rows of the months of the whole office in `metrics.csv`, which may be larger than memory.
///
/// A line that is none of them is passed over by its last few bytes.
enum MonthRows {
  private static let chunkBytes = 1 << 20

  /// Reads the rows of one metric.
  ///
  /// - Parameters:
  ///   - path: A table whose columns are `policy, replication, agency, procedure, period, metric, value`.
  ///   - metric: The identifier of a metric.
  ///   - take: Is given the policy, the month and the value of each row that has a value.
  /// - Throws: What the system says of the file, or what `take` threw.
  static func read(
    _ path: String, metric: String, _ take: (String, String, String) throws -> Void
  ) throws {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    let wanted = Array(metric.utf8)
    var rest: [UInt8] = []
    while let bytes = try handle.read(upToCount: chunkBytes), !bytes.isEmpty {
      rest.append(contentsOf: bytes)
      var start = 0
      for index in rest.indices where rest[index] == UInt8(ascii: "\n") {
        if let row = row(rest[start..<index], wanted) { try take(row.0, row.1, row.2) }
        start = index + 1
      }
      rest.removeFirst(start)
    }
  }

  /// Policy, month and value of a line, if it is of the metric and of a month of the whole office.
  private static func row(
    _ line: ArraySlice<UInt8>, _ metric: [UInt8]
  ) -> (String, String, String)? {
    var line = line
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    guard let value = lastCell(&line), !value.isEmpty,
      let name = lastCell(&line), name.elementsEqual(metric),
      let month = lastCell(&line), !month.isEmpty,
      let procedure = lastCell(&line), procedure.isEmpty,
      let agency = lastCell(&line), agency.isEmpty,
      lastCell(&line) != nil
    else { return nil }
    func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
    return (unquoted(text(line)), text(month), text(value))
  }

  /// Takes the last cell off a line.
  private static func lastCell(_ line: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let comma = line.lastIndex(of: UInt8(ascii: ",")) else { return nil }
    defer { line = line[..<comma] }
    return line[(comma + 1)...]
  }

  /// The text of the first cell, which is all that is left.
  private static func unquoted(_ cell: String) -> String {
    guard cell.hasPrefix("\""), cell.hasSuffix("\""), cell.count > 1 else { return cell }
    return String(cell.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }
}
