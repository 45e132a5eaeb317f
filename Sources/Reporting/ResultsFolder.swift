public import Experiments
import Foundation
public import Scenarios
import Synchronization

/// The folder of a run, `<output>/<runId>`, that is there whole or not at all.
///
/// Everything is written into a hidden folder beside it, brought to the disk and then renamed. Whoever
/// writes below an output folder holds a shared lock on it; who gets the lock alone removes what a
/// killed run left behind.
public final class ResultsFolder: Sendable {
  /// The folder that the results will be in.
  public let path: String
  private let output: String
  private let partialPath: String
  private let identity: RunIdentity
  private let writesExcel: Bool
  private let metrics: ResultFile
  private let table = MetricsCSV()
  private let logs = Mutex<DossierLogs?>(nil)
  private let isFinished = Mutex(false)
  /// Open as long as results are written; its lock tells others so.
  private let outputHandle: FileHandle

  /// What the names of unfinished folders begin with.
  static let partialPrefix = ".motcua-partial-"

  /// Makes the folders and starts `metrics.csv`, so that a folder that cannot be written is told
  /// before the run and not after it.
  ///
  /// - Parameters:
  ///   - output: The folder that holds the folders of runs; made when it is missing.
  ///   - identity: The identity of the run.
  ///   - writesExcel: Tables are written a second time, as spreadsheets open them.
  /// - Throws: `WriteProblem`; nothing is left then.
  public init(
    in output: String, for identity: RunIdentity, writesExcel: Bool = false
  ) throws(WriteProblem) {
    self.writesExcel = writesExcel
    self.output = output
    self.identity = identity
    path = "\(output)/\(identity.runId)"
    let process = ProcessInfo.processInfo.processIdentifier
    partialPath = "\(output)/\(Self.partialPrefix)\(identity.runId.prefix(16))-\(process)"
    try Self.createFolder(output)
    outputHandle = try Self.openFolder(output)
    Self.removeLeftovers(in: output, lockedBy: outputHandle.fileDescriptor)
    try Self.createFolder(partialPath)
    do {
      metrics = try ResultFile(name: "metrics.csv", in: partialPath)
      try metrics.append(table.header)
    } catch {
      try? FileManager.default.removeItem(atPath: partialPath)
      throw error
    }
  }

  /// Adds a replication to `metrics.csv`; to be called in the order of the replications of a policy.
  public func append(
    _ figures: ReplicationFigures, of policy: String = "baseline"
  ) throws(WriteProblem) {
    try metrics.append(table.rows(of: figures, under: policy))
  }

  /// Begins logs of dossiers, to be handed to the experiment; `nil` where none is wanted.
  ///
  /// They are written while replications run, in memory that does not grow with what was written.
  public func begin(
    _ wanted: WantedLogs, of scenario: Scenario
  ) throws(WriteProblem) -> (any DossierLogTarget)? {
    guard !wanted.isEmpty else { return nil }
    let begun = try DossierLogs(wanted, title: scenario.title, in: partialPath)
    logs.withLock { $0 = begun }
    return begun
  }

  /// Writes the other files and puts the folder in its place.
  ///
  /// A folder of the same run that is there already is kept where it holds the same bytes, as it should,
  /// and replaced where it was spoilt.
  public func finish(_ findings: Findings) throws(WriteProblem) {
    var files = [metrics]
    try metrics.close()
    if let logs = logs.withLock({ $0 }) { files += try logs.finish() }
    for (name, text) in Self.texts(of: findings) {
      files.append(try Self.write(text, to: name, in: partialPath))
    }
    let package = DataPackage(findings, files: files)
    if writesExcel { files += try excelTables(of: files) }
    files.append(try Self.write(package.text, to: "datapackage.json", in: partialPath))
    let manifest = Manifest(findings, files: files.map(\.entry))
    _ = try Self.write(manifest.text, to: "manifest.json", in: partialPath)
    try Self.synchronize(partialPath)
    try putInPlace()
    try Self.synchronize(output)
    isFinished.withLock { $0 = true }
    try? outputHandle.close()
  }

  private func excelTables(of files: [ResultFile]) throws(WriteProblem) -> [ResultFile] {
    let folder = "\(partialPath)/\(ExcelTable.folder)"
    try Self.createFolder(folder)
    let tables = files.filter { $0.name.hasSuffix(".csv") }
    let written = try tables.map { table throws(WriteProblem) in
      try ExcelTable.write(table, in: partialPath)
    }
    try Self.synchronize(folder)
    return written
  }

  /// Removes what was written, unless it was finished.
  public func abandon() {
    isFinished.withLock { isFinished in
      guard !isFinished else { return }
      try? FileManager.default.removeItem(atPath: partialPath)
    }
  }

  private static func texts(of findings: Findings) -> [(String, String)] {
    var texts = [
      ("result.json", ResultJSON(findings).text),
      ("summary.csv", SummaryCSV.text(of: findings)),
      ("groups.csv", SummaryCSV.groupText(of: findings)),
      ("observed.csv", ObservedCSV.text(of: findings)),
      ("assumed.csv", AssumedCSV.text(of: findings.scenario)),
      ("names.csv", NamesCSV.text(of: findings)),
    ]
    if let baseline = findings.policies.first {
      let states = findings.states
      texts.append(("form-06a.csv", Form06a(baseline, states: states).text))
      texts.append(("progress-766.csv", Progress766(baseline, states: states).text))
      texts.append(("states.csv", StatesCSV.text(of: states)))
      texts.append(("indicators-766.csv", Indicators766CSV.text(of: findings)))
      if !baseline.costs.isEmpty {
        texts.append(("compliance-cost.csv", ComplianceCostCSV.text(of: findings)))
      }
      if baseline.dueList != nil {
        texts.append(("due-list.csv", DueListCSV.text(of: findings)))
      }
      if let recorded = baseline.recorded {
        let form = Form06a(recorded.groups, states: states)
        let progress = Progress766(recorded.groups, states: states)
        texts += [
          ("recorded.csv", SummaryCSV.recordedText(of: findings)),
          ("recorded-groups.csv", SummaryCSV.recordedGroupText(of: findings)),
          ("record-checks.csv", RecordChecksCSV.text(of: findings)),
          ("form-06a-recorded.csv", form.text), ("progress-766-recorded.csv", progress.text),
        ]
      }
      if baseline.soFar != nil { texts.append(("so-far.csv", SummaryCSV.soFarText(of: findings))) }
      if baseline.delays != nil { texts.append(("delays.csv", DelaysCSV.text(of: findings))) }
      if baseline.bottlenecks != nil {
        texts.append(("bottlenecks.csv", BottlenecksCSV.text(of: findings)))
      }
      if !baseline.hourlyOpen.isEmpty { texts.append(("hourly.csv", HourlyCSV.text(of: findings))) }
    }
    if findings.policies.contains(where: { !$0.differences.isEmpty }) {
      texts.append(("differences.csv", DifferencesCSV.text(of: findings)))
    }
    if let ranking = findings.ranking {
      texts.append(("ranking.csv", RankingCSV.text(of: ranking, in: findings)))
      texts.append(("pairs.csv", RankingCSV.pairs(of: ranking, in: findings)))
    }
    if let selection = findings.selection {
      texts.append(("selection.csv", SelectionCSV.text(of: selection, in: findings)))
    }
    return texts
  }
}

extension ResultsFolder {
  static func write(
    _ text: String, to name: String, in folder: String
  ) throws(WriteProblem) -> ResultFile {
    let file = try ResultFile(name: name, in: folder)
    try file.append(text)
    try file.close()
    return file
  }

  /// Renames the folder into its place; the folder of an equal run before it goes away.
  private func putInPlace() throws(WriteProblem) {
    let files = FileManager.default
    let replaced = partialPath + "-replaced"
    do {
      if files.fileExists(atPath: path) {
        if files.contentsEqual(atPath: path, andPath: partialPath) {
          return try files.removeItem(atPath: partialPath)
        }
        try files.moveItem(atPath: path, toPath: replaced)
      }
      try files.moveItem(atPath: partialPath, toPath: path)
      try? files.removeItem(atPath: replaced)
    } catch {
      throw WriteProblem(error, path: path)
    }
  }

  static func createFolder(_ path: String) throws(WriteProblem) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw WriteProblem(error, path: path)
    }
  }

  static func openFolder(_ path: String) throws(WriteProblem) -> FileHandle {
    do {
      return try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    } catch {
      throw WriteProblem(error, path: path)
    }
  }

  /// Brings a folder's list of names to the disk.
  static func synchronize(_ path: String) throws(WriteProblem) {
    let handle = try openFolder(path)
    // Some file systems cannot do this for folders; the files themselves are safe.
    _ = fsync(handle.fileDescriptor)
    try? handle.close()
  }

  /// Removes unfinished folders when nobody else writes here, and tells others that somebody does.
  static func removeLeftovers(in output: String, lockedBy descriptor: Int32) {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
      for name in names.sorted() where name.hasPrefix(partialPrefix) {
        try? FileManager.default.removeItem(atPath: "\(output)/\(name)")
      }
    }
    _ = flock(descriptor, LOCK_SH)
  }
}
