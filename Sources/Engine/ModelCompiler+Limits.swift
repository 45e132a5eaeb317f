import Scenarios
import Statistics
import WorkingTime

extension ModelCompiler {
  /// The years that a run may touch: instants are positive there and fit the event list.
  static let years = 1970...2999
  /// The most dossiers that a replication may be expected to bring in its period.
  static let greatestVolume = 1_000_000_000.0

  /// Notes what no run could carry: years and volumes out of all bounds.
  mutating func checkLimits() {
    let days = [CivilDate.containing(second: span.start), scenario.period.upperBound]
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
      case .every(let gap): expected = gap.mean > 0 ? seconds / gap.mean : .infinity
      case .trace(let trace): expected = Double(trace.rows.count) * trace.scale
      }
      if min(expected, Double(entry.first ?? .max)) > Self.greatestVolume {
        problems.append(.tooMany(entry))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func outOfYears(_ day: CivilDate) -> Diagnostic {
    Diagnostic(
      code: "E0906", severity: .error,
      message: "the run touches \(day), and runs lie between 1970 and 2999",
      fix: "move the period; a warm-up begins before it")
  }

  fileprivate static func tooMany(_ entry: DemandEntry) -> Diagnostic {
    Diagnostic(
      code: "E0907", severity: .error,
      message: "demand '\(entry.name)' brings more than 1000000000 dossiers in the period",
      fix: "check the number and its unit, or shorten the period")
  }
}
