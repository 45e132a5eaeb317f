import Experiments
import Forecasting
import Scenarios

/// A forecast as one object: `forecast.json` and what `--format json` prints.
public struct ForecastJSON {
  private let findings: ForecastFindings

  /// The version of the object's shape.
  public static let schemaVersion: Int64 = 1

  public init(_ findings: ForecastFindings) {
    self.findings = findings
  }

  /// The text, ended by a line break.
  public var text: String {
    let forecast = findings.forecast
    let value = JSONValue.object([
      "schemaVersion": .integer(Self.schemaVersion),
      "tool": ResultJSON.tool,
      "forecast": .string("arrivals"),
      "history": history,
      "step": .string(forecast.step.rawValue),
      "horizon": .integer(Int64(forecast.horizon)),
      "unit": .string("dossiers"),
      "levels": .array(forecast.levels.map { .number($0) }),
      "reconciliation": .string(forecast.reconciliation.rawValue),
      "shrinkage": .optional(forecast.shrinkage),
      "times": .array(findings.times.map { .string($0) }),
      "series": .array(findings.lines.map { series($0) }),
      "notes": .array(forecast.notes.map { .string($0) }),
    ])
    return value.text + "\n"
  }

  var history: JSONValue {
    var hash = SHA256()
    hash.update(findings.source.bytes)
    return .object([
      "file": .string(findings.source.path), "sha256": .string(hash.hexadecimal),
      "from": .string(findings.pastTimes.first ?? ""), "to": .string(findings.pastTimes.last ?? ""),
      "addedUpFromDays": .bool(findings.isAddedUp),
    ])
  }

  private func series(_ line: ForecastFindings.Line) -> JSONValue {
    let columns = findings.forecast.hierarchy.columns
    let bands = zip(findings.forecast.levels, line.series.bands).map { level, band in
      JSONValue.object([
        "level": .number(level), "low": .array(band.map { .number($0.low) }),
        "high": .array(band.map { .number($0.high) }),
      ])
    }
    return .object([
      "level": .string(line.level),
      "values": .object(
        zip(columns, line.values).filter { !$1.isEmpty }.map { JSONMember($0, .string($1)) }),
      "method": .string(line.series.method),
      "meanAbsoluteError": .number(line.series.error),
      "backtest": .array(
        line.series.backtest.map {
          .object(["method": .string($0.method), "meanAbsoluteError": .optional($0.error)])
        }),
      "mean": .array(line.series.mean.map { .number($0) }),
      "bands": .array(bands),
    ])
  }
}
