public import Experiments
import Forecasting
import Scenarios
import Wording

/// A forecast of policies for programs: rates as shares, intervals as pairs.
public struct PolicyForecastJSON {
  private let findings: PolicyForecastFindings
  private let simulated: Findings?

  /// - Parameters:
  ///   - findings: What is expected.
  ///   - simulated: What the same comparison came to when it was simulated; `nil`: it was not.
  public init(_ findings: PolicyForecastFindings, simulated: Findings?) {
    (self.findings, self.simulated) = (findings, simulated)
  }

  public var text: String {
    let rows: [JSONValue] = findings.rows.enumerated().map { index, row in
      .object([
        "name": .string(row.name),
        "metric": .string("on_time_rate_resolved"),
        "mean": .number(row.forecast.mean),
        "meanInterval": Self.pair(row.forecast.meanInterval),
        "yearInterval": Self.pair(row.forecast.yearInterval),
        "analytic": .number(row.analytic),
        "runs": .integer(Int64(row.runs)),
        "simulated": simulated.map {
          .optional(
            $0.policies[index].metrics.first { $0.id == "on_time_rate_resolved" }?.mean)
        },
      ])
    }
    let object = JSONValue.object([
      "schemaVersion": .integer(ResultJSON.schemaVersion),
      "title": .string(findings.scenario.title),
      "seed": .string("\(findings.seed)"),
      "level": .number(findings.level),
      "runs": .integer(Int64(findings.runs)),
      "analyticWeight": .number(findings.analyticWeight),
      "policies": .array(rows),
      "effectsOfTenthMore": .array(findings.effects.map(Self.effect)),
      "leftOut": .array(
        findings.leftOut.map {
          .object([
            "feature": .string($0.feature.english),
            "examples": .array($0.examples.map { .string($0) }),
          ])
        }),
    ])
    return object.text + "\n"
  }

  private static func effect(_ effect: ParameterEffect) -> JSONValue {
    .object([
      "parameter": .string(effect.parameter),
      "assumed": effect.isAssumed.map { .bool($0) },
      "difference": .number(effect.difference),
    ])
  }

  private static func pair(_ range: ClosedRange<Double>) -> JSONValue {
    .array([.number(range.lowerBound), .number(range.upperBound)])
  }
}
