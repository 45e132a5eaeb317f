import Experiments
import Scenarios
import Wording

/// What a run says of applicants: indicators, costs, the list of what is due.
extension ResultJSON {
  func indicators(_ policy: PolicyFindings) -> JSONValue {
    .array(
      policy.indicators766.map { indicator in
        let kind = indicator.kind
        return .object([
          "indicator": .string(kind.rawValue), "name": .string(kind.name.english),
          "true": figure(indicator.truly, of: kind),
          "recorded": indicator.recorded.map { figure($0, of: kind) },
          "threshold": kind.threshold.map { .number($0) },
          "mostPoints": kind.mostPoints.map { .number($0) },
          "reading": .string(kind.reading),
          "assumption": indicator.assumption.map { .string($0) },
          "missing": indicator.missing.map { .string($0) },
        ])
      })
  }

  private func figure(_ figure: Indicator766.Figure, of kind: Indicator766.Kind) -> JSONValue {
    .object([
      "value": .optional(figure.value), "numerator": figure.numerator.map { .number($0) },
      "denominator": figure.denominator.map { .number($0) },
      "points": kind.points(of: figure.value).map { .number($0) },
    ])
  }

  func costs(_ costs: [CostFinding]) -> JSONValue {
    .array(
      costs.map { cost in
        .object([
          "procedure": .string(cost.procedure), "version": .string(cost.version.rawValue),
          "resolved": .number(cost.resolved),
          "trips": .number(cost.trips), "prepare": .number(cost.parts.prepare),
          "travel": .number(cost.parts.travel), "wait": .number(cost.parts.wait),
          "fees": .number(cost.parts.fees), "direct": .number(cost.parts.direct),
          "total": .number(cost.parts.total), "mean": .optional(cost.mean),
          "yearly": .optional(cost.yearly), "unit": .string(MetricUnit.vnd.rawValue),
        ])
      })
  }

  func dueList(_ list: [DueFinding]) -> JSONValue {
    .array(
      list.map { entry in
        .object([
          "agency": .string(entry.agency), "procedure": .string(entry.procedure),
          "dossier": .integer(entry.dossier), "place": entry.place.map { .string($0) },
          "channel": .string(entry.channel.rawValue), "state": .string(entry.state.rawValue),
          "accepted": .string(InstantText.minute(entry.accepted)),
          "dueLawful": .string(InstantText.minute(entry.due)),
          "workingDaysLeft": .integer(Int64(entry.daysLeft)), "overdue": .bool(entry.isOverdue),
        ])
      })
  }
}
