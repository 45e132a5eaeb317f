import Experiments
import Scenarios

/// Where the time before and the period end together: the answer, where that is the question.
extension TableReport {
  func yearEnd(_ policy: PolicyFindings) -> [String] {
    guard let soFar = policy.soFar,
      let rate = soFar.metrics.first(where: { $0.id == "on_time_rate_resolved" }),
      let mean = rate.mean
    else { return [] }
    let before = soFar.before
    let last = findings.scenario.period.upperBound
    var lines = [
      "On time by \(last), with what went before: \(NumberText.figure(mean, .share)) % "
        + Self.interval(of: rate)
    ]
    if let range = rate.range90, !rate.hasZeroVariance {
      lines.append("nine of ten such years end in \(Self.range(range, of: rate)) %")
    }
    return lines + [
      "  before: \(NumberText.figure(before.onTimeRate, .share)) % of "
        + "\(NumberText.count(Double(before.resolved))), published; "
        + "its rounding is worth ±\(NumberText.figure(soFar.rounding, .share)) pp", "",
    ]
  }
}
