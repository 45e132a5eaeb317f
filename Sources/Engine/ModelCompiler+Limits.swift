import Scenarios
import Statistics
import Wording
import WorkingTime

extension ModelCompiler {
  /// The years that a run may touch: instants are positive there and fit the event list.
  static let years = 1970...2999
  /// The most dossiers that a replication may be expected to bring in its period.
  static let greatestVolume = 1_000_000_000.0

  /// Notes what no run could carry: years and volumes out of all bounds.
  mutating func checkLimits() {
    let days =
      [CivilDate.containing(second: span.start), scenario.period.upperBound]
      + [scenario.ratePeriod.lowerBound, scenario.ratePeriod.upperBound]
      + (scenario.backlog?.entries.map(\.received.lowerBound) ?? [])
    if let day = days.first(where: { !Self.years.contains($0.year) }) {
      problems.append(.outOfYears(day))
    }
    let seconds = Double(span.periodEnd - span.periodStart)
    for entry in scenario.demand {
      let expected: Double
      switch entry.rate {
      case .perPeriod(let count): expected = count
      case .perYear(let count): expected = count * seconds / (365.25 * 86_400)
      case .perMonth(let count): expected = count * seconds / (30.4375 * 86_400)
      case .perWorkingDay(let count): expected = count * seconds / 86_400
      case .perSecond(let rate): expected = rate * seconds
      case .every(let gap):
        expected = gap.mean > 0 ? seconds / gap.mean * Double(entry.groupSize) : .infinity
      case .trace(let trace):
        let count = trace.rows.reduce(0) {
          $0 + (span.periodStart <= $1.received && $1.received < span.periodEnd ? 1 : 0)
        }
        expected = Double(count) * trace.scale
      }
      if min(expected, Double(entry.first ?? .max)) > Self.greatestVolume {
        problems.append(.tooMany(entry))
      }
    }
  }

  /// Notes rates `per period` that the run asks about days outside the file's own period.
  mutating func checkRatePeriod() {
    let days = scenario.ratePeriod
    let period = scenario.period
    let outside =
      !days.contains(period.lowerBound)
      ? period.lowerBound
      : !days.contains(period.upperBound) ? days.upperBound.advanced(byDays: 1) : nil
    guard let outside else { return }
    for entry in scenario.demand {
      if case .perPeriod(let count) = entry.rate {
        problems.append(.outsideRatePeriod(entry, count: count, day: outside, days: days))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func outOfYears(_ day: CivilDate) -> Diagnostic {
    Diagnostic(
      code: "E0906", severity: .error,
      message: Bilingual(
        "the run touches \(day), and runs lie between 1970 and 2999",
        vi: "lần chạy chạm đến ngày \(day), mà lần chạy phải nằm trong các năm 1970 đến 2999"),
      fix: Bilingual(
        "move the period; a warm-up begins before it",
        vi: "dời kỳ; phần chạy khởi động bắt đầu trước kỳ"))
  }

  fileprivate static func outsideRatePeriod(
    _ entry: DemandEntry, count: Double, day: CivilDate, days: ClosedRange<CivilDate>
  ) -> Diagnostic {
    let number = count.rounded() == count && abs(count) < 1e15 ? "\(Int(count))" : "\(count)"
    return Diagnostic(
      code: "E0920", severity: .error,
      message:
        Bilingual(
          "'\(number) per period' of demand '\(entry.name)' says nothing about \(day), which lies outside the file's own period",
          vi:
            "'\(number) per period' của nguồn hồ sơ '\(entry.name)' không nói gì về \(day), ngày nằm ngoài kỳ của tệp"
        ),
      fix: Bilingual(
        "write it per year, or stay within \(days.lowerBound)..\(days.upperBound)",
        vi: "viết theo năm, hoặc ở trong khoảng \(days.lowerBound)..\(days.upperBound)"))
  }

  fileprivate static func tooMany(_ entry: DemandEntry) -> Diagnostic {
    Diagnostic(
      code: "E0907", severity: .error,
      message: Bilingual(
        "demand '\(entry.name)' brings more than 1000000000 dossiers in the period",
        vi: "nguồn hồ sơ '\(entry.name)' đem đến hơn 1000000000 hồ sơ trong kỳ"),
      fix: Bilingual(
        "check the number and its unit, or shorten the period",
        vi: "kiểm tra số và đơn vị, hoặc rút ngắn kỳ"))
  }
}
