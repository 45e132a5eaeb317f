import Experiments
import Scenarios
import Wording

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
      words(
        "On time by \(last), with what went before",
        vi: "Đúng hạn đến \(date(last)), cả thời gian trước đó") + ": \(figure(mean, .share)) % "
        + interval(of: rate)
    ]
    if let range = rate.range90, !rate.hasZeroVariance {
      lines.append(
        words(
          "nine of ten such years end in", vi: "chín trên mười năm như vậy kết thúc trong khoảng")
          + " \(self.range(range, of: rate)) %")
    }
    let published = figure(before.onTimeRate, .share)
    let resolved = count(Double(before.resolved))
    let rounding = figure(soFar.rounding, .share)
    return lines + [
      words(
        "  before: \(published) % of \(resolved), published; its rounding is worth ±\(rounding) pp",
        vi:
          "  trước đó: \(published) % của \(resolved), số công bố; làm tròn ứng với ±\(rounding) điểm %"
      ), "",
    ]
  }
}
