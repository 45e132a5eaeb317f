/// What DuckDB is told to write a table of results as Parquet.
public enum ParquetScript {
  /// One statement of SQL.
  ///
  /// - Parameters:
  ///   - table: The path of a table of a results folder; its name tells what the columns are.
  ///   - columns: The names in its first line.
  ///   - target: The file to be written.
  /// - Returns: The statement, which names both files.
  public static func statement(table: String, columns: [String], target: String) -> String {
    let name = table.split(separator: "/").last.map(String.init) ?? table
    let types = columns.map { column in
      "\(quoted(column)): '\(type(DataDictionary.column(column, of: name)?.type))'"
    }
    return "COPY (SELECT * FROM read_csv(\(quoted(table)), auto_detect = false, header = true, "
      + "delim = ',', quote = '\"', escape = '\"', new_line = '\\r\\n', nullstr = '', "
      + "columns = {\(types.joined(separator: ", "))})) TO \(quoted(target)) (FORMAT parquet);"
  }

  /// The names in the first line of a table.
  ///
  /// - Parameter table: The path of the table.
  /// - Returns: The names, in their order.
  /// - Throws: What the system says of the file.
  public static func columns(of table: String) throws -> [String] {
    struct Done: Error {}
    var columns: [String] = []
    do {
      try CSVRows.read(table) { row in
        columns = row
        throw Done()
      }
    } catch is Done {}
    return columns
  }

  private static func type(_ type: String?) -> String {
    switch type {
    case "number": "DOUBLE"
    case "integer": "BIGINT"
    case "boolean": "BOOLEAN"
    case "datetime": "TIMESTAMP"
    default: "VARCHAR"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}
