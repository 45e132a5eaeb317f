import Experiments

/// What one person more would be worth, pool by pool: `bottlenecks.csv`.
///
/// `rank` is empty where the worth is not told from chance. `_low` and `_high` bound each figure with
/// 95 %, `_joint_low` and `_joint_high` those of all pools at once.
enum BottlenecksCSV {
  static func text(of findings: Findings) -> String {
    var csv = CSVText(
      ["policy", "rank", "pool", "verdict", "utilisation", "queue_hours", "queue_share"]
        + BottleneckFigure.allCases.flatMap { figure in
          ["", "_baseline", "_low", "_high", "_joint_low", "_joint_high"].map {
            figure.column + $0
          }
        })
    for policy in findings.policies {
      for row in policy.bottlenecks?.rows ?? [] {
        csv.append(
          [
            .text(policy.name), row.rank.map { .integer($0) } ?? .empty, .text(row.pool),
            .text(row.verdict.rawValue), .optional(row.utilisation), .number(row.queueHours),
            .number(row.queueShare),
          ]
            + row.gains.flatMap { gain in
              [gain.mean, gain.baseline, gain.low, gain.high, gain.jointLow, gain.jointHigh].map {
                CSVCell.optional($0)
              }
            })
      }
    }
    return csv.text
  }
}

extension BottleneckFigure {
  /// Its column: `late_avoided` says itself that it is a difference.
  fileprivate var column: String { self == .lateAvoided ? rawValue : rawValue + "_change" }
}

extension BottleneckFindings {
  /// The part of `result.json`.
  var json: JSONValue {
    .object([
      "rankedBy": .string(rankedBy.rawValue), "intervals": .integer(Int64(rows.count)),
      "eachConfidence": .number(eachConfidence), "pools": .array(rows.map(Self.row)),
    ])
  }

  private static func row(_ row: BottleneckRow) -> JSONValue {
    .object([
      "pool": .string(row.pool), "rank": row.rank.map { .integer(Int64($0)) } ?? .null,
      "verdict": .string(row.verdict.rawValue), "utilisation": .optional(row.utilisation),
      "queueHours": .number(row.queueHours), "queueShare": .number(row.queueShare),
      "oneMore": .object(row.gains.map { JSONMember($0.figure.rawValue, gain($0)) }),
    ])
  }

  private static func gain(_ gain: PairedFinding) -> JSONValue {
    .object([
      "baseline": .optional(gain.baseline), "difference": .optional(gain.mean),
      "low": .optional(gain.low), "high": .optional(gain.high),
      "jointLow": .optional(gain.jointLow), "jointHigh": .optional(gain.jointHigh),
      "unit": .string(gain.figure.unit.rawValue),
      "zeroVariance": gain.hasZeroVariance ? .bool(true) : nil,
    ])
  }
}
