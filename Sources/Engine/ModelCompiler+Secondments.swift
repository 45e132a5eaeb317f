import Scenarios
import WorkingTime

/// People who learn, and people who work in another pool on some days.
extension ModelCompiler {
  /// How staff learns, from the day on which its agency opens, else from the first of the file's period.
  mutating func learningModel(_ staff: Staff, of agency: Agency) -> LearningModel? {
    guard let learning = staff.learning,
      let calendar = agency.calendar(of: staff).flatMap({ calendarIndex[$0] })
    else { return nil }
    openDays.count(calendars[calendar], at: calendar, days: span.calendarDays)
    let first = agency.opens ?? scenario.ratePeriod.lowerBound
    return LearningModel(
      excess: learning.start - 1, halfLife: Double(learning.halfLifeDays),
      firstDay: Int64(first.dayNumber))
  }

  /// The rows of all secondments, in the order of the agencies and roles that they bring somebody to.
  mutating func compileSecondments() {
    for agency in scenario.agencies {
      for staff in agency.staff {
        guard let host = poolIndex["\(agency.name).\(staff.role)"] else { continue }
        for secondment in staff.seconded where secondment.posts > 0 {
          compile(secondment, to: host, of: agency)
        }
      }
    }
  }

  private mutating func compile(_ secondment: Secondment, to host: Int, of agency: Agency) {
    let home = poolIndex["\(secondment.agency).\(secondment.role)"]
    let index = secondments.count
    let days = days(of: agency).clamped(
      to: agencyIndex[secondment.agency].map { self.days(of: scenario.agencies[$0]) } ?? allDays)
    secondments.append(
      SecondmentModel(
        host: UInt32(host), calendar: pools[host].calendar, home: home.map(UInt32.init) ?? none,
        posts: UInt32(secondment.posts),
        weekdays: secondment.days.reduce(0) { $0 | 1 << UInt8($1.rawValue) }, days: days,
        productivity: secondment.productivity, absent: secondment.absent))
    pools[host].seats.append(index)
    pools[host].seatCount += secondment.posts
    pools[host].isServedByRule = true
    if secondment.productivity != 1 { pools[host].isPaced = true }
    guard let home else { return }
    pools[home].lends.append(index)
    pools[home].isServedByRule = true
  }

  /// The days of the calendars on which an agency is there.
  private func days(of agency: Agency) -> Range<Int64> {
    let first = agency.opens.map { Int64($0.dayNumber) } ?? allDays.lowerBound
    let end = agency.closes(in: span).map { Int64($0.dayNumber) } ?? allDays.upperBound
    return (first..<max(first, end)).clamped(to: allDays)
  }

  private var allDays: Range<Int64> {
    Int64(
      span.calendarDays.lowerBound.dayNumber)..<Int64(span.calendarDays.upperBound.dayNumber + 1)
  }
}

extension Agency {
  /// The first day on which nobody works there any more, if it lies in the run.
  ///
  /// What happens behind the period only decides the cohort, in the office as it is at its end.
  func closes(in span: RunSpan) -> CivilDate? {
    closes.flatMap { $0.startSecond < span.periodEnd ? $0 : nil }
  }
}
