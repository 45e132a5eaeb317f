public import Experiments
import Scenarios
import WorkingTime

/// The one object of the result contract, stable for outside tools.
public struct ResultJSON {
  /// Additions are free, changes bump it.
  public static let schemaVersion: Int64 = 1

  private let findings: Findings
  private let performance: Performance?

  /// The object of findings; with `performance` on standard output, without it in a file.
  public init(_ findings: Findings, performance: Performance? = nil) {
    self.findings = findings
    self.performance = performance
  }

  /// The object, ended by a line break.
  public var text: String { value.text + "\n" }

  public var value: JSONValue {
    let identity = findings.identity
    let scenario = findings.scenario
    return .object([
      "schemaVersion": .integer(Self.schemaVersion),
      "tool": Self.tool,
      "runId": .string(identity.runId),
      "seed": .unsigned(identity.seed),
      "scenario": .object([
        "title": .string(scenario.title), "question": .string(scenario.question),
        "sha256": .string(identity.scenarioHash),
      ]),
      "period": .object([
        "from": .string(scenario.period.lowerBound.description),
        "to": .string(scenario.period.upperBound.description),
      ]),
      "replications": .integer(Int64(findings.replications)),
      "stoppingRule": stoppingRule,
      "headline": .string(TableReport(findings, performance: nil, folder: nil).headlineMetric),
      "hasLimits": .bool(scenario.procedures.contains(where: \.hasLimit)),
      "policies": .array(findings.policies.map(policy)),
      "ranking": findings.ranking.map { $0.json(of: findings) },
      "selection": findings.selection.map { $0.json(of: findings) },
      "assumed": .array(scenario.parameters.filter { $0.status == .assumed }.map(assumption)),
      "performance": performance.map(self.performance),
    ])
  }

  static var tool: JSONValue {
    .object(["name": .string("motcua"), "version": .string(RunIdentity.toolVersion)])
  }

  var stoppingRule: JSONValue {
    switch findings.identity.stoppingRule {
    case .replications(let count): return .object(["replications": .integer(Int64(count))])
    case .precision(let precision, let most):
      return .object([
        "metric": .string(precision.metric), "halfWidth": .number(precision.halfWidth),
        "atMost": .integer(Int64(most)),
        "reached": findings.reachedPrecision.map { .bool($0) } ?? .null,
      ])
    case .selection(let rule, let most):
      return .object([
        "bestOf": .string(rule.metric), "indifference": .number(rule.indifference),
        "confidence": .number(rule.confidence), "first": .integer(Int64(rule.first)),
        "atMost": .integer(Int64(most)),
        "reached": findings.selection.map { .bool($0.isDecided) } ?? .null,
      ])
    }
  }
}

extension ResultJSON {
  private func policy(_ policy: PolicyFindings) -> JSONValue {
    .object([
      "name": .string(policy.name),
      "metrics": metrics(policy.metrics),
      "differences": policy.differences.isEmpty ? nil : policy.differencesJSON,
      "controlled": policy.controlled.isEmpty ? nil : policy.controlledJSON,
      "spending": policy.spending.map { .number($0) },
      "recorded": policy.recorded.map { metrics($0.metrics) },
      "recordChecks": policy.recorded.map { .array($0.checks.map(check)) },
      "observed": .array(policy.observed.map(observed)),
      "groups": groups(policy.groups),
      "recordedGroups": policy.recorded.map { groups($0.groups) },
      "hourly": policy.hourlyOpen.isEmpty ? nil : hourly(policy.hourlyOpen),
      "delays": policy.delays.map { delays($0) },
      "soFar": policy.soFar.map { soFar($0) },
      "indicators766": policy.indicators766.isEmpty ? nil : indicators(policy),
      "complianceCosts": policy.costs.isEmpty ? nil : costs(policy.costs),
      "dueList": policy.dueList.map { dueList($0) },
      "bottlenecks": policy.bottlenecks?.json,
    ])
  }

  private func groups(_ groups: [GroupFindings]) -> JSONValue {
    .object(
      groups.map { group in
        let rows = group.rows.map { JSONMember($0.name, metrics($0.metrics)) }
        return JSONMember(group.kind.rawValue, .object(rows))
      })
  }

  private func soFar(_ findings: SoFarFindings) -> JSONValue {
    .object([
      "before": .object([
        "received": findings.before.received.map { .integer(Int64($0)) },
        "resolved": .integer(Int64(findings.before.resolved)),
        "on_time_rate_resolved": .number(findings.before.onTimeRate),
        "source": findings.before.source.map { .string($0) },
      ]), "metrics": metrics(findings.metrics), "rounding": .number(findings.rounding),
    ])
  }

  private func check(_ finding: RecordCheckFinding) -> JSONValue {
    .object([
      "check": .string(finding.check.rawValue), "unit": finding.unit.map { .string($0) },
      "least": finding.least.map { .integer(Int64($0)) }, "recorded": metric(finding.recorded),
      "true": metric(finding.truly),
    ])
  }

  private func metrics(_ metrics: [MetricFinding]) -> JSONValue {
    .object(metrics.map { JSONMember($0.id, metric($0)) })
  }

  private func metric(_ metric: MetricFinding) -> JSONValue {
    .object([
      "mean": .optional(metric.mean), "sd": .optional(metric.sd),
      "low": .optional(metric.low), "high": .optional(metric.high),
      "range90": metric.range90.map {
        .array([.number($0.lowerBound), .number($0.upperBound)])
      },
      "numerator": metric.numerator.map { .number($0) },
      "denominator": metric.denominator.map { .number($0) },
      "unit": .string(metric.unit.rawValue),
      "zeroVariance": metric.hasZeroVariance ? .bool(true) : nil,
    ])
  }

  private func observed(_ finding: ObservedFinding) -> JSONValue {
    let observed = finding.observed
    return .object([
      "metric": observed.metric.map { .string($0) },
      "figure": observed.figure.map { .string($0) },
      "where": filter(observed.filter),
      "kind": .string(observed.kind.rawValue),
      "value": .number(observed.value),
      "of": observed.base.map { .number($0) },
      "count": observed.count.map { .number($0) },
      "simulated": .optional(finding.simulated),
      "tolerance": .optional(finding.tolerance),
      "within": finding.isWithin.map { .bool($0) } ?? .null,
      "reason": finding.reason.map { .string($0) },
      "source": observed.source.map { .string($0) },
      "note": observed.note.map { .string($0) },
    ])
  }

  private func filter(_ filter: ObservedFilter) -> JSONValue {
    func list(_ names: [String]) -> JSONValue? {
      names.isEmpty ? nil : .array(names.map { .string($0) })
    }
    return .object([
      "deciding": list(filter.deciding), "procedure": list(filter.procedures),
      "field": list(filter.fields), "channel": list(filter.channels.map(\.rawValue)),
    ])
  }

  private func delays(_ delays: DelayFindings) -> JSONValue {
    .array(
      delays.rows.map { row in
        let hours = zip(DelayFindings.kinds, row.hours).map { JSONMember($0, .number($1)) }
        return .object([
          "by": .string(row.group.rawValue), "name": .string(row.name),
          "resolved": .number(row.resolved), "hours": .object(hours),
        ])
      })
  }

  private func hourly(_ hours: [HourlyFinding]) -> JSONValue {
    .array(
      hours.map { hour in
        .object(["hour": .integer(Int64(hour.hour)), "open": metric(hour.open)])
      })
  }

  private func assumption(_ parameter: Parameter) -> JSONValue {
    .object([
      "parameter": .string(parameter.path), "value": .string(parameter.value),
      "source": parameter.source.map { .string($0) },
    ])
  }

  private func performance(_ performance: Performance) -> JSONValue {
    .object([
      "dossiers": .integer(findings.dossiers), "events": .integer(findings.events),
      "cpuSeconds": .number(performance.cpuSeconds),
      "wallSeconds": .number(performance.wallSeconds),
      "peakMemoryBytes": performance.peakMemoryBytes.map { .integer($0) } ?? .null,
    ])
  }
}
