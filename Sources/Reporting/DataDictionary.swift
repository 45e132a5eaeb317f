/// What the columns of result tables mean, in English and Vietnamese.
///
/// A column of one name means the same everywhere, unless `file:column` says otherwise.
enum DataDictionary {
  struct Column: Sendable {
    /// A type of the Table Schema, and its format where it needs one.
    let type: String
    let format: String?
    let unit: String?
    let english: String
    let vietnamese: String
  }

  /// A column of a file; `nil`: the dictionary does not know it.
  static func column(_ name: String, of file: String) -> Column? {
    columns["\(file):\(name)"] ?? columns[name] ?? gain(name)
  }

  /// The titles of a file, and the columns that tell its rows apart; `nil`: the dictionary does not know it.
  static func table(_ file: String) -> (english: String, vietnamese: String, key: [String])? {
    tables[file]
  }

  /// The columns of `bottlenecks.csv` are made of a figure and of what is told of it.
  private static func gain(_ name: String) -> Column? {
    for (suffix, english, vietnamese) in gains where name.hasSuffix(suffix) {
      guard let figure = columns[String(name.dropLast(suffix.count))] else { continue }
      return Column(
        type: "number", format: nil, unit: figure.unit, english: figure.english + ", " + english,
        vietnamese: figure.vietnamese + ", " + vietnamese)
    }
    return nil
  }

  private static let gains = [
    ("_joint_low", "lower bound for all pools at once", "cận dưới cho mọi nhóm cùng lúc"),
    ("_joint_high", "upper bound for all pools at once", "cận trên cho mọi nhóm cùng lúc"),
    ("_low", "lower bound of 95 %", "cận dưới 95 %"),
    ("_high", "upper bound of 95 %", "cận trên 95 %"),
    ("_baseline", "in the office as it is", "ở hiện trạng"),
  ]

  private static let columns: [String: Column] = {
    var columns: [String: Column] = [:]
    for line in columnText.split(separator: "\n") {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      precondition(parts.count == 5, "a line of the dictionary has five parts: \(line)")
      let (type, format) = types[parts[1]] ?? (parts[1], nil)
      columns[parts[0]] = Column(
        type: type, format: format, unit: parts[2].isEmpty ? nil : parts[2], english: parts[3],
        vietnamese: parts[4])
    }
    return columns
  }()

  private static let tables: [String: (english: String, vietnamese: String, key: [String])] = {
    var tables: [String: (english: String, vietnamese: String, key: [String])] = [:]
    for line in tableText.split(separator: "\n") {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      precondition(parts.count == 4, "a line of the tables has four parts: \(line)")
      tables[parts[0]] = (parts[2], parts[3], parts[1].split(separator: " ").map(String.init))
    }
    return tables
  }()

  private static let types: [String: (String, String?)] = [
    "minute": ("datetime", "%Y-%m-%dT%H:%M"), "second": ("datetime", "%Y-%m-%dT%H:%M:%S"),
  ]
}
