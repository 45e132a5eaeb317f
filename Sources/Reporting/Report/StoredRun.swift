import Experiments
import Foundation
import WorkingTime

/// A run as the files of its folder tell it: all that a report is made from.
///
/// Where a folder lacks something (policies, a second replication, records of delays) the part is empty.
public struct StoredRun: Sendable {
  let facts: Facts
  /// The scenario's file, as the manifest names it, and the versions that made the run.
  let sourcePath: String
  let toolVersion: String
  let engineVersion: String
  let names: StoredNames
  /// The baseline first.
  let policies: [StoredPolicy]
  let assumed: [Assumption]
  let observed: [ObservedRow]
  let form06a: StoredForm?
  let progress: StoredForm?
  let costs: [CostRow]
  let dueList: [DueRow]?
  /// Which tables the folder has beside those of every run.
  let hasHours: Bool

  /// What `result.json` says of the run as a whole.
  struct Facts: Decodable, Sendable {
    var runId: String
    var seed: UInt64
    var scenario: Scenario
    var period: Period
    var replications: Int
    var stoppingRule: Rule
    /// The metric that the scenario asks about.
    var headline: String?
    var hasLimits: Bool?
    var policies: [Policy]
    var ranking: Ranking?

    struct Scenario: Decodable, Sendable {
      var title: String
      var question: String
      var sha256: String
    }

    struct Period: Decodable, Sendable {
      var from: String
      var to: String
    }

    /// Of which members there are depends on the rule.
    struct Rule: Decodable, Sendable {
      var replications: Int?
      var metric: String?
      var halfWidth: Double?
      var atMost: Int?
      var bestOf: String?
      var indifference: Double?
      var reached: Bool?
    }

    struct Policy: Decodable, Sendable {
      var name: String
      var spending: Double?
    }

    struct Ranking: Decodable, Sendable {
      var metric: String
      var policies: [Row]

      struct Row: Decodable, Sendable {
        var name: String
        var rank: Int?
        var probabilityBest: Double?
        var notToldFrom: [String]
      }
    }
  }

  struct Assumption: Sendable {
    var parameter: String
    var value: String
    var source: String
  }

  struct ObservedRow: Sendable {
    var policy: String
    /// The metric, or the name of a figure that is not simulated.
    var metric: String
    var isMetric: Bool
    /// Agencies, procedures, fields and channels it is of; empty: the whole office.
    var of: [String]
    var kind: String
    var value: Double?
    var base: Double?
    var simulated: Double?
    var tolerance: Double?
    var isWithin: Bool?
    var source: String
  }

  struct CostRow: Sendable {
    var policy: String
    var procedure: String
    /// `all`, `before` or `after`.
    var version: String
    /// Of all dossiers, in the order of `costColumns`.
    var cells: [Double?]
  }

  static let costColumns = [
    "resolved", "trips", "prepare", "travel", "wait", "fees", "direct", "total", "mean", "yearly",
  ]

  struct DueRow: Sendable {
    var agency: String
    var procedure: String
    var dossier: String
    var channel: String
    var state: String
    var accepted: String
    var due: String
    var daysLeft: Int
    var isOverdue: Bool
  }
}

/// One figure with its interval, as tables write it.
struct StoredFigure: Sendable {
  var mean: Double?
  var low: Double?
  var high: Double?
  var range90: ClosedRange<Double>?
  var numerator: Double?
  var denominator: Double?
  /// Every replication gave the same.
  var isConstant = false
}

/// What a table says of one set of policies.
struct StoredPolicy: Sendable {
  var name: String
  var spending: Double?
  var metrics: [String: StoredFigure] = [:]
  /// By kind, in the order of the table.
  var groups: [GroupKind: [StoredRow]] = [:]
  /// Less the baseline, by figure.
  var differences: [String: StoredDifference] = [:]
  var groupDifferences: [GroupKind: [(name: String, late: StoredDifference)]] = [:]
  var delays: [StoredDelay] = []
  /// Open dossiers at the end of each month, of each replication.
  var months: [(month: String, open: [Double])] = []
  /// Mean open dossiers at each full hour of Monday to Friday, 24 of them; empty without `hourly.csv`.
  var hours: [Double] = []
}

struct StoredRow: Sendable {
  var name: String
  var metrics: [String: StoredFigure]
}

/// What a set of policies changes, with the bounds that hold for all that is compared at once.
struct StoredDifference: Sendable {
  var mean: Double
  var low: Double?
  var high: Double?
  var isConstant: Bool

  /// Whether it is told from chance, and which way: 1, -1 or 0.
  var sign: Int {
    if isConstant { return mean > 0 ? 1 : mean < 0 ? -1 : 0 }
    guard let low, let high else { return 0 }
    return low > 0 ? 1 : high < 0 ? -1 : 0
  }
}

/// Hours by kind of all dossiers resolved together; see `DelayFindings.kinds`.
struct StoredDelay: Sendable {
  var group: DelayGroup
  var name: String
  var resolved: Double
  var hours: [Double]

  var total: Double { hours.reduce(0, +) }
}

/// A form as its file has it: a row for each unit, each field and the whole office.
struct StoredForm: Sendable {
  /// The names of the columns with numbers.
  var columns: [String]
  var rows: [Row]

  struct Row: Sendable {
    var unit: String
    var field: String
    var cells: [Double]
  }

  var units: [Row] { rows.filter { !$0.unit.isEmpty } }
  var fields: [Row] { rows.filter { !$0.field.isEmpty } }
  var office: Row? { rows.first { $0.unit.isEmpty && $0.field.isEmpty } }
}

/// What the scenario calls its parts, by kind and identifier.
struct StoredNames: Sendable {
  /// By kind (`agency`, `procedure`, `field`, `policy`), then by identifier.
  var labels: [String: [String: String]] = [:]

  /// The name of something; its identifier where the folder does not say.
  func label(_ kind: GroupKind, _ id: String) -> String {
    switch kind {
    case .agency, .intake: labels["agency"]?[id] ?? id
    case .procedure: labels["procedure"]?[id] ?? id
    case .field: labels["field"]?[id] ?? id
    case .pool: pool(id)
    case .channel, .month: id
    }
  }

  /// The name of a set of policies.
  func policy(_ id: String) -> String { labels["policy"]?[id] ?? id }

  /// A pool by its agency's name and its role.
  private func pool(_ id: String) -> String {
    guard let dot = id.lastIndex(of: "."), let agency = labels["agency"]?[String(id[..<dot])]
    else { return id }
    return "\(agency): \(id[id.index(after: dot)...])"
  }
}
