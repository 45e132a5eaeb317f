import Experiments
import Foundation
import Wording
import WorkingTime

/// From the files of a folder.
extension StoredRun {
  /// Reads the folder of a run.
  ///
  /// - Parameter path: The folder, as `motcua run` prints it.
  /// - Throws: `FolderProblem` where there is none, or where it is not what a run leaves.
  /// - Complexity: Time grows with the files; memory with the units and months, not with `metrics.csv`.
  public init(folder path: String) throws(FolderProblem) {
    let folder = try RunFolder(path)
    facts = try folder.decoded(Facts.self, from: "result.json")
    sourcePath = folder.manifest.scenario.files.first?.path ?? ""
    toolVersion = folder.manifest.tool.version
    engineVersion = folder.manifest.engineVersion
    names = try folder.names()
    var policies = facts.policies.map { StoredPolicy(name: $0.name, spending: $0.spending) }
    guard !policies.isEmpty else {
      throw .spoilt(
        "\(path)/result.json", Bilingual("it has no policies", vi: "không có phương án nào"))
    }
    try folder.readFigures(&policies)
    try folder.readDifferences(&policies)
    try folder.readDelays(&policies)
    try folder.readMonths(&policies)
    try folder.readHours(&policies)
    self.policies = policies
    assumed = try folder.assumed()
    observed = try folder.observed()
    form06a = try folder.form(
      "form-06a.csv", columns: (3...13).map { "c\($0)" })
    progress = try folder.form("progress-766.csv", columns: StoredForm.progressColumns)
    costs = try folder.costs()
    dueList = try folder.dueList()
    hasHours = folder.has("hourly.csv")
  }

  /// How many sets are compared with the baseline.
  var sets: [StoredPolicy] { Array(policies.dropFirst()) }
  var baseline: StoredPolicy { policies[0] }
  /// Whether any procedure has a limit; a folder that does not say so is taken to have some.
  var hasLimits: Bool { facts.hasLimits ?? true }
}

extension StoredForm {
  static let progressColumns = [
    "received", "carried_over", "in_period", "online", "counter", "postal", "closed",
    "closed_early", "closed_on_time", "closed_late", "open", "open_within_time", "open_overdue",
    "paused", "paused_within_time", "paused_overdue",
  ]
}

extension RunFolder {
  fileprivate func names() throws(FolderProblem) -> StoredNames {
    var names = StoredNames()
    try rows(of: "names.csv", ["kind", "name", "label"]) { row in
      names.labels[row[0], default: [:]][row[1]] = row[2]
    }
    // Two of one name are told apart by their identifiers.
    for (kind, labels) in names.labels {
      let counts = Dictionary(labels.values.map { ($0, 1) }, uniquingKeysWith: +)
      names.labels[kind] = Dictionary(
        uniqueKeysWithValues: labels.map { id, label in
          (
            id,
            counts[label] == 1 && !label.isEmpty ? label : label.isEmpty ? id : "\(label) (\(id))"
          )
        })
    }
    return names
  }

  private static let figureColumns = [
    "metric", "mean", "low", "high", "range90_low", "range90_high", "numerator", "denominator",
    "zero_variance",
  ]

  /// What a report shows of units; all metrics of all communes would fill the memory.
  private static let unitMetrics: Set<String> = [
    "received", "resolved", "resolved_late", "on_time_rate_resolved", "open", "open_overdue",
    "open_near_due", "letters_due", "letters_in_time", "letters_late", "letters_not_sent",
    "utilisation", "wait_hours_mean", "backlog_mean",
  ]

  fileprivate func readFigures(_ policies: inout [StoredPolicy]) throws(FolderProblem) {
    let places = Self.places(of: policies)
    var read = policies
    try rows(of: "summary.csv", ["policy"] + Self.figureColumns) { row throws(FolderProblem) in
      guard let place = places[row[0]] else { throw .strange(row) }
      read[place].metrics[row[1]] = try row.figure(from: 1)
    }
    try rows(of: "groups.csv", ["policy", "group", "name"] + Self.figureColumns) {
      row throws(FolderProblem) in
      guard let place = places[row[0]] else { throw .strange(row) }
      guard let kind = GroupKind(rawValue: row[1]), Self.unitMetrics.contains(row[3]) else {
        return
      }
      let figure = try row.figure(from: 3)
      if read[place].groups[kind]?.last?.name != row[2] {
        read[place].groups[kind, default: []].append(StoredRow(name: row[2], metrics: [:]))
      }
      if let last = read[place].groups[kind]?.indices.last {
        read[place].groups[kind]?[last].metrics[row[3]] = figure
      }
    }
    policies = read
  }

  fileprivate func readDifferences(_ policies: inout [StoredPolicy]) throws(FolderProblem) {
    let places = Self.places(of: policies)
    let columns = [
      "policy", "unit_kind", "unit", "metric", "difference", "joint_low", "joint_high",
      "zero_variance",
    ]
    var read = policies
    try rows(of: "differences.csv", columns) { row throws(FolderProblem) in
      guard let place = places[row[0]] else { throw .strange(row) }
      guard let mean = try row.number(4) else { return }
      let difference = StoredDifference(
        mean: mean, low: try row.number(5), high: try row.number(6), isConstant: row[7] == "true")
      if row[1].isEmpty {
        read[place].differences[row[3]] = difference
      } else if row[3] == ComparedFigure.lateID, let kind = GroupKind(rawValue: row[1]) {
        read[place].groupDifferences[kind, default: []].append((row[2], difference))
      }
    }
    policies = read
  }

  fileprivate func readDelays(_ policies: inout [StoredPolicy]) throws(FolderProblem) {
    let places = Self.places(of: policies)
    let columns = ["policy", "by", "name", "resolved"] + DelayFindings.kinds.map { "\($0)_hours" }
    var read = policies
    try rows(of: "delays.csv", columns) { row throws(FolderProblem) in
      guard let place = places[row[0]] else { throw .strange(row) }
      guard let group = DelayGroup(rawValue: row[1]) else { return }
      let hours = try (4..<columns.count).map { index throws(FolderProblem) in
        try row.number(index) ?? 0
      }
      read[place].delays.append(
        StoredDelay(
          group: group, name: row[2], resolved: try row.number(3) ?? 0, hours: hours))
    }
    policies = read
  }

  fileprivate func readMonths(_ policies: inout [StoredPolicy]) throws(FolderProblem) {
    guard has("metrics.csv") else { return }
    let places = Self.places(of: policies)
    let file = "\(path)/metrics.csv"
    var read = policies
    do {
      try MonthRows.read(file, metric: "open") { policy, month, value in
        guard let place = places[policy] else {
          throw FolderProblem.spoilt(
            file, Bilingual("there is no policy '\(policy)'", vi: "không có phương án '\(policy)'"))
        }
        guard let number = Double(value) else { throw FolderProblem.noNumber(file, value) }
        if let index = read[place].months.firstIndex(where: { $0.month == month }) {
          read[place].months[index].open.append(number)
        } else {
          read[place].months.append((month, [number]))
        }
      }
    } catch {
      throw error as? FolderProblem ?? .unreadable(file, error)
    }
    policies = read
  }

  fileprivate func readHours(_ policies: inout [StoredPolicy]) throws(FolderProblem) {
    let places = Self.places(of: policies)
    var sums = policies.map { _ in [Double](repeating: 0, count: 24) }
    var counts = sums
    try rows(of: "hourly.csv", ["policy", "at", "mean"]) { row throws(FolderProblem) in
      guard let place = places[row[0]] else { throw .strange(row) }
      guard let date = CivilDate(String(row[1].prefix(10))), row[1].utf8.count == 16,
        let hour = Int(row[1].dropFirst(11).prefix(2)), (0..<24).contains(hour)
      else {
        throw .spoilt(
          row.place,
          Bilingual(
            "'\(row[1].prefix(20))' is no hour", vi: "'\(row[1].prefix(20))' không phải là giờ"))
      }
      guard let mean = try row.number(2), date.weekday < .saturday else { return }
      sums[place][hour] += mean
      counts[place][hour] += 1
    }
    for place in policies.indices where counts[place].contains(where: { $0 > 0 }) {
      policies[place].hours = zip(sums[place], counts[place]).map { $1 > 0 ? $0 / $1 : 0 }
    }
  }

  private static func places(of policies: [StoredPolicy]) -> [String: Int] {
    Dictionary(
      policies.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension RunFolder {
  fileprivate func assumed() throws(FolderProblem) -> [StoredRun.Assumption] {
    var found: [StoredRun.Assumption] = []
    try rows(of: "assumed.csv", ["parameter", "value", "source"]) { row in
      found.append(StoredRun.Assumption(parameter: row[0], value: row[1], source: row[2]))
    }
    return found
  }

  fileprivate func observed() throws(FolderProblem) -> [StoredRun.ObservedRow] {
    let columns = [
      "policy", "metric", "figure", "deciding", "procedure", "field", "channel", "kind", "value",
      "of", "simulated", "tolerance", "within", "source",
    ]
    var found: [StoredRun.ObservedRow] = []
    try rows(of: "observed.csv", columns) { row throws(FolderProblem) in
      let of = (3...6).flatMap { index in
        row[index].split(separator: " ").map(String.init)
      }
      found.append(
        StoredRun.ObservedRow(
          policy: row[0], metric: row[1].isEmpty ? row[2] : row[1], isMetric: !row[1].isEmpty,
          of: of, kind: row[7], value: try row.number(8), base: try row.number(9),
          simulated: try row.number(10), tolerance: try row.number(11),
          isWithin: row[12].isEmpty ? nil : row[12] == "true", source: row[13]))
    }
    return found
  }

  fileprivate func form(
    _ name: String, columns: [String]
  ) throws(FolderProblem) -> StoredForm? {
    guard has(name) else { return nil }
    var form = StoredForm(columns: columns, rows: [])
    try rows(of: name, ["unit", "field"] + columns) { row throws(FolderProblem) in
      let cells = try (2..<columns.count + 2).map { index throws(FolderProblem) in
        try row.number(index) ?? 0
      }
      form.rows.append(StoredForm.Row(unit: row[0], field: row[1], cells: cells))
    }
    return form
  }

  fileprivate func costs() throws(FolderProblem) -> [StoredRun.CostRow] {
    var found: [StoredRun.CostRow] = []
    let columns = ["policy", "procedure", "version"] + StoredRun.costColumns
    try rows(of: "compliance-cost.csv", columns) { row throws(FolderProblem) in
      let cells = try (3..<columns.count).map { index throws(FolderProblem) in
        try row.number(index)
      }
      found.append(
        StoredRun.CostRow(policy: row[0], procedure: row[1], version: row[2], cells: cells))
    }
    return found
  }

  fileprivate func dueList() throws(FolderProblem) -> [StoredRun.DueRow]? {
    guard has("due-list.csv") else { return nil }
    let columns = [
      "policy", "agency", "procedure", "dossier", "channel", "state", "accepted", "due_lawful",
      "working_days_left", "overdue",
    ]
    var found: [StoredRun.DueRow] = []
    try rows(of: "due-list.csv", columns) { row throws(FolderProblem) in
      // The list of the baseline; that of a set is in the file.
      guard row[0] == "baseline" else { return }
      guard let days = Int(row[8]) else { throw .noNumber(row.place, row[8]) }
      found.append(
        StoredRun.DueRow(
          agency: row[1], procedure: row[2], dossier: row[3], channel: row[4], state: row[5],
          accepted: row[6], due: row[7], daysLeft: days, isOverdue: row[9] == "true"))
    }
    return found
  }
}

extension TableRow {
  /// A figure whose columns follow that of the metric.
  fileprivate func figure(from metric: Int) throws(FolderProblem) -> StoredFigure {
    let (least, most) = (try number(metric + 4), try number(metric + 5))
    return StoredFigure(
      mean: try number(metric + 1), low: try number(metric + 2), high: try number(metric + 3),
      range90: least.flatMap { least in most.flatMap { $0 >= least ? least...$0 : nil } },
      numerator: try number(metric + 6), denominator: try number(metric + 7),
      isConstant: self[metric + 8] == "true")
  }
}

extension FolderProblem {
  fileprivate static func strange(_ row: TableRow) -> FolderProblem {
    let name = MarkupText.plain(row[0], atMost: 60)
    return spoilt(
      row.place,
      Bilingual(
        "there is no policy '\(name)' in result.json",
        vi: "result.json không có phương án '\(name)'"))
  }
}
