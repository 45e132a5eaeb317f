public import Experiments

/// The policies of a comparison by one figure: `ranking.csv` and `pairs.csv`.
public enum RankingCSV {
  /// A policy with its rank, the probability that it is the best, and those that it is not told from.
  public static func text(of ranking: RankingFindings, in findings: Findings) -> String {
    var csv = CSVText([
      "rank", "policy", "metric", "better", "mean", "probability_best", "not_told_from",
    ])
    for row in ranking.rows {
      let others = row.notToldFrom.map { findings.policies[$0].name }
      csv.append([
        row.rank.map { .integer($0) } ?? .empty, .text(row.name), .text(ranking.metric),
        .text(ranking.direction.rawValue), .optional(row.mean), .optional(row.bestProbability),
        .text(others.joined(separator: "; ")),
      ])
    }
    return csv.text
  }

  /// Two policies and what the first has more than the second; the joint bounds hold for all pairs at once.
  public static func pairs(of ranking: RankingFindings, in findings: Findings) -> String {
    var csv = CSVText([
      "policy", "than", "metric", "difference", "low", "high", "joint_low", "joint_high",
      "zero_variance", "variance_ratio", "p", "holm_p",
    ])
    for pair in ranking.pairs {
      let difference = pair.difference
      csv.append([
        .text(findings.policies[pair.left].name), .text(findings.policies[pair.right].name),
        .text(difference.id), .optional(difference.mean), .optional(difference.low),
        .optional(difference.high), .optional(difference.jointLow),
        .optional(difference.jointHigh), .truth(difference.hasZeroVariance),
        .optional(difference.varianceRatio), .optional(difference.pValue),
        .optional(difference.holmPValue),
      ])
    }
    return csv.text
  }
}

extension RankingFindings {
  /// The part of `result.json`.
  func json(of findings: Findings) -> JSONValue {
    func name(_ policy: Int) -> JSONValue { .string(findings.policies[policy].name) }
    return .object([
      "metric": .string(metric), "unit": .string(unit.rawValue),
      "better": .string(direction.rawValue), "resamples": .integer(Int64(resamples)),
      "policies": .array(
        rows.map { row in
          .object([
            "name": .string(row.name), "rank": row.rank.map { .integer(Int64($0)) } ?? .null,
            "mean": .optional(row.mean), "probabilityBest": .optional(row.bestProbability),
            "notToldFrom": .array(row.notToldFrom.map(name)),
          ])
        }),
      "pairs": .array(
        pairs.map { pair in
          .object([
            "policy": name(pair.left), "than": name(pair.right),
            "difference": pair.difference.json,
          ])
        }),
    ])
  }
}
