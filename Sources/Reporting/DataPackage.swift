import Experiments
import Scenarios
import WorkingTime

/// What the tables of a results folder hold, as a Data Package of version 2: `datapackage.json`.
struct DataPackage {
  private let runId: String
  private let title: String
  private let toolVersion: String
  private let files: [ResultFile]

  /// - Parameters:
  ///   - findings: The findings of the run.
  ///   - files: The other files, closed; those that are no tables are left out.
  init(_ findings: Findings, files: [ResultFile]) {
    self.init(
      runId: findings.identity.runId, title: findings.scenario.title,
      toolVersion: RunIdentity.toolVersion, files: files)
  }

  /// - Parameters:
  ///   - runId: The run.
  ///   - title: Its scenario's title.
  ///   - toolVersion: The version that ran it.
  ///   - files: Its files, closed, in a folder or not; those that are no tables are left out.
  init(runId: String, title: String, toolVersion: String, files: [ResultFile]) {
    (self.runId, self.title) = (runId, title)
    (self.toolVersion, self.files) = (toolVersion, files)
  }

  var text: String {
    JSONValue.object([
      "$schema": .string("https://datapackage.org/profiles/2.0/datapackage.json"),
      "name": .string("motcua-\(runId.prefix(16))"), "id": .string(runId),
      "title": .string(title),
      "description": .string(
        "Results of motcua \(toolVersion). Instants are Viet Nam time; an empty cell means none."
      ),
      "resources": .array(files.filter { $0.name.hasSuffix(".csv") }.map(resource)),
    ]).text + "\n"
  }

  private func resource(_ file: ResultFile) -> JSONValue {
    let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
    let table = DataDictionary.table(name)
    let fields = file.columns.map { field($0, of: name) }
    return .object([
      "name": .string(String(name.dropLast(".csv".count))), "path": .string(file.name),
      "type": .string("table"), "format": .string("csv"), "mediatype": .string("text/csv"),
      "encoding": .string("utf-8"), "bytes": .integer(Int64(file.byteCount)),
      "hash": file.digest.map { .string("sha256:\($0)") },
      "title": .string(table?.english ?? name),
      "title_vi": table.map { .string($0.vietnamese) },
      "schema": .object([
        "fields": .array(fields),
        "primaryKey": table.flatMap { table in
          table.key.isEmpty ? nil : .array(table.key.map { .string($0) })
        },
      ]),
    ])
  }

  private func field(_ name: String, of file: String) -> JSONValue {
    let column = DataDictionary.column(name, of: file)
    return .object([
      "name": .string(name), "type": .string(column?.type ?? "any"),
      "format": (column?.format).map { .string($0) }, "title": .string(column?.english ?? name),
      "title_vi": column.map { .string($0.vietnamese) }, "unit": (column?.unit).map { .string($0) },
    ])
  }
}
