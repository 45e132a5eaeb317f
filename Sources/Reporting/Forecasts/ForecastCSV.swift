import Forecasting

/// The figures of a forecast as tables in long form.
public enum ForecastCSV {
  /// `forecast.csv`: a row for each series or sum and each day or month.
  public static func text(of findings: ForecastFindings) -> String {
    let levels = findings.forecast.levels.map { percent($0) }
    var table = CSVText(
      ["level"] + findings.forecast.hierarchy.columns + [findings.forecast.step.rawValue, "mean"]
        + levels.flatMap { ["low\($0)", "high\($0)"] })
    let times = findings.times
    for line in findings.lines {
      for (ahead, time) in times.enumerated() {
        let bands = line.series.bands.flatMap { band -> [CSVCell] in
          [.number(band[ahead].low), .number(band[ahead].high)]
        }
        table.append(
          [.text(line.level)] + line.values.map { .text($0) }
            + [.text(time), .number(Double(line.series.tenths[ahead]) / 10)] + bands)
      }
    }
    return table.text
  }

  /// `methods.csv`: the methods that were tried, their errors, and which was taken.
  static func methods(of findings: ForecastFindings) -> String {
    var table = CSVText(
      ["level"] + findings.forecast.hierarchy.columns
        + ["method", "mean_absolute_error", "chosen"])
    for line in findings.lines {
      for score in line.series.backtest {
        table.append(
          [.text(line.level)] + line.values.map { .text($0) }
            + [
              .text(score.method), .optional(score.error),
              .truth(score.method == line.series.method),
            ])
      }
    }
    return table.text
  }

  /// 80 for 0.8, 97.5 for 0.975.
  static func percent(_ level: Double) -> String {
    let tenths = Int((level * 1000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
