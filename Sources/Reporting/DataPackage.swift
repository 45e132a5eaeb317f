import Experiments
import Scenarios
import WorkingTime

/// What the tables of a results folder hold, as a Data Package of version 2: `datapackage.json`.
struct DataPackage {
  private let findings: Findings
  private let files: [ResultFile]

  /// - Parameters:
  ///   - findings: The findings of the run.
  ///   - files: The other files, closed; those that are no tables are left out.
  init(_ findings: Findings, files: [ResultFile]) {
    self.findings = findings
    self.files = files
  }

  var text: String {
    let identity = findings.identity
    return JSONValue.object([
      "$schema": .string("https://datapackage.org/profiles/2.0/datapackage.json"),
      "name": .string("motcua-\(identity.runId.prefix(16))"), "id": .string(identity.runId),
      "title": .string(findings.scenario.title),
      "description": .string(
        "Results of motcua \(RunIdentity.toolVersion). Instants are Viet Nam time; an empty cell means none."
      ),
      "resources": .array(files.filter { $0.name.hasSuffix(".csv") }.map(resource)),
    ]).text + "\n"
  }

  private func resource(_ file: ResultFile) -> JSONValue {
    let table = DataDictionary.table(file.name)
    let fields = file.columns.map { field($0, of: file.name) }
    return .object([
      "name": .string(String(file.name.dropLast(".csv".count))), "path": .string(file.name),
      "type": .string("table"), "format": .string("csv"), "mediatype": .string("text/csv"),
      "encoding": .string("utf-8"), "bytes": .integer(Int64(file.byteCount)),
      "hash": file.digest.map { .string("sha256:\($0)") },
      "title": .string(table?.english ?? file.name),
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
