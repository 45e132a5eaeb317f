import Scenarios
import Statistics
import WorkingTime

/// Where open dossiers of each age stand in the ordinary course of an office.
///
/// A list of dossiers in hand rarely says how far each has come. This stands in for that knowledge,
/// and is an assumption: the same office is run without backlog over the time before the period (a
/// pilot), and every dossier open on one of twelve weekly days is noted with its age in working
/// days of its clock and its step. A dossier of the backlog then stands where one of those nearest to
/// it in age stood. If the office was in another state than the pilot's, dossiers of that age in
/// truth stood elsewhere.
///
/// The pilot's chance has a key of its own, no replication's, so a model has one pilot, whatever the
/// seed and the number of threads.
struct BacklogHabits: Sendable {
  /// By procedure; each ascends by age, then step.
  private(set) var observed: [[ObservedStanding]]

  /// The days looked at: so many, a week apart, the last being the run's first.
  static let looks = 12
  /// At least so many dossiers are chosen among, where there are so many.
  static let neighbours = 25
  /// The pilot runs at least so many days before its first look, and at most so many.
  static let leadDays = 60...400

  /// Runs the pilot of a scenario that has a backlog.
  ///
  /// - Complexity: that of a run of `leadDays` and eleven weeks.
  init(pilotOf scenario: Scenario) throws(Diagnostics) {
    var simulation = Simulation(
      try Model(Self.pilot(of: scenario), RunOptions(), isPilot: true))
    observed = simulation.standings(looks: Self.looks)
    for index in observed.indices { observed[index].sort() }
  }

  /// The step of a dossier, drawn among the observed of its procedure that are nearest in age.
  ///
  /// They are all those within the least distance that holds `neighbours` of them, so that the
  /// choice does not depend on the order of dossiers of the same age.
  /// - Returns: A step counted over all procedures; `nil` where the procedure was never seen open.
  func step(procedure: UInt32, age: Int32, draw: Double) -> UInt32? {
    let all = observed[Int(procedure)]
    let range = nearest(all, to: age)
    guard !range.isEmpty else { return nil }
    return all[range.lowerBound + min(Int(draw * Double(range.count)), range.count - 1)].step
  }

  /// The steps that ``step(procedure:age:draw:)`` may draw, with their probabilities; none where the
  /// procedure was never seen open.
  func shares(procedure: UInt32, age: Int32) -> [UInt32: Double] {
    let all = observed[Int(procedure)]
    let range = nearest(all, to: age)
    return all[range].reduce(into: [:]) { $0[$1.step, default: 0] += 1 / Double(range.count) }
  }

  private func nearest(_ all: [ObservedStanding], to age: Int32) -> Range<Int> {
    guard !all.isEmpty else { return 0..<0 }
    let next = firstIndex(all, atLeast: age)
    var distance = Int32.max
    if next < all.count { distance = all[next].age - age }
    if next > 0 { distance = min(distance, age - all[next - 1].age) }
    var range = 0..<0
    repeat {
      range =
        firstIndex(all, atLeast: age - distance)..<firstIndex(all, atLeast: age + distance + 1)
      distance += 1
    } while range.count < min(Self.neighbours, all.count)
    return range
  }

  private func firstIndex(_ all: [ObservedStanding], atLeast age: Int32) -> Int {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].age < age { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The working days of a dossier's clock that lie behind it at the start of a day: those after
  /// the day of acceptance.
  static func age(acceptance: Int64, dayStart: Int64, clock: WorkingCalendar) -> Int32 {
    let first = CivilDate.containing(second: acceptance).advanced(byDays: 1)
    let last = CivilDate.containing(second: dayStart).advanced(byDays: -1)
    return first <= last ? Int32(clamping: clock.workingDays(in: first...last)) : 0
  }
}

/// An open dossier of a pilot: its age and its step.
struct ObservedStanding: Sendable, Comparable {
  /// Working days.
  var age: Int32
  /// Counted over all procedures.
  var step: UInt32

  static func < (left: ObservedStanding, right: ObservedStanding) -> Bool {
    (left.age, left.step) < (right.age, right.step)
  }
}

extension BacklogHabits {
  /// The scenario of the pilot: the days before the period are its warm-up, with no end to sources
  /// that end after some dossiers.
  private static func pilot(of scenario: Scenario) -> Scenario {
    let day = scenario.period.lowerBound
    let unplaced = scenario.backlog?.entries.filter { $0.step == nil } ?? []
    let oldest = unplaced.map(\.received.lowerBound).min() ?? day
    let age = day.dayNumber - oldest.dayNumber
    let lead = min(max((3 * age + 1) / 2, leadDays.lowerBound), leadDays.upperBound)
    var pilot = scenario
    pilot.backlog = nil
    pilot.period = day...day
    pilot.experiment.warmUpDays = lead + 7 * (looks - 1)
    let firstDay = day.advanced(byDays: -pilot.experiment.warmUpDays)
    let start = firstDay.startSecond
    // The agencies of the run's first day have always been there, and no others.
    for index in pilot.agencies.indices {
      let isOpen = pilot.agencies[index].isOpen(on: day)
      pilot.agencies[index].opens = nil
      pilot.agencies[index].closes = isOpen ? nil : firstDay
    }
    for index in pilot.demand.indices {
      pilot.demand[index].first = nil
      if case .trace(let trace) = pilot.demand[index].rate {
        pilot.demand[index].rate = .trace(
          trace.extended(back: start, period: scenario.period))
      }
    }
    return pilot
  }
}

extension Trace {
  /// The trace with rows before its first, as far back as an instant: those of a period, moved by
  /// whole weeks.
  fileprivate func extended(back start: Int64, period: ClosedRange<CivilDate>) -> Trace {
    let week = 7 * secondsPerDay
    let periodStart = period.lowerBound.startSecond
    let periodEnd = period.upperBound.advanced(byDays: 1).startSecond
    let own = rows.filter { periodStart <= $0.received && $0.received < periodEnd }
    guard let first = rows.first?.received, first > start, !own.isEmpty else { return self }
    let cycle = (periodEnd - periodStart + week - 1) / week * week
    var earlier: [TraceRow] = []
    var turns = (periodEnd - start + cycle - 1) / cycle
    while turns > 0 {
      for var row in own {
        row.received -= turns * cycle
        if row.received >= start && row.received < first { earlier.append(row) }
      }
      turns -= 1
    }
    return Trace(rows: earlier + rows, scale: scale)
  }
}
