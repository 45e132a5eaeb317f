import Scenarios
import Statistics
package import WorkingTime

/// What is expected of a run before anything is simulated.
extension Model {
  /// The load of every pool over the period, in the order of `pools`: expected work of the dossiers
  /// that arrive in it over the work that its people can be expected to do.
  ///
  /// At 1 or more a queue grows as long as it lasts. `nil` where the pool is never there.
  ///
  /// - Complexity: O(sources × places × steps + sources × days).
  package var expectedLoads: [Double?] {
    zip(expectedWorkSeconds, capacities).map { work, capacity in
      capacity > 0 ? work / capacity : nil
    }
  }

  /// The calendar that a pool works on.
  package func calendar(ofPool index: Int) -> WorkingCalendar {
    calendars[Int(pools[index].calendar)]
  }

  /// The expected work, in seconds, that dossiers arriving in the period bring to each pool; work that
  /// several may do goes where most time is left.
  package var expectedWorkSeconds: [Double] {
    expectedWork.sharedOut(present: capacities)
  }

  /// The batches of limited size to which more come in the period than they take.
  ///
  /// Passes with less work count as the part that is left of it, so rather too little is expected.
  package var overfullBatches: [OverfullBatch] {
    guard batches.contains(where: { $0.size != .max }) else { return [] }
    return zip(batches, expectedWork.passes).compactMap { batch, passes in
      let moments = batch.moments.count { span.periodStart <= $0 && $0 < span.periodEnd }
      let room = Double(moments) * Double(batch.size)
      guard batch.size != .max, passes > room else { return nil }
      return OverfullBatch(
        step: batch.step, agency: batch.agency, passes: passes, moments: moments,
        size: Int(batch.size))
    }
  }

  private var expectedWork: ExpectedWork {
    var work = ExpectedWork(poolCount: pools.count, stationCount: batches.count)
    var flows = WorkflowFlows(self)
    let parts = partsOfPeriod
    var moves: [MovesKey: [ShiftModel.Move]] = [:]
    for (entry, source) in zip(scenario.demand, sources) {
      let arrivals = parts.map { expectedArrivals(of: source, rate: entry.rate, in: $0.instants) }
      let total = arrivals.joined().reduce(0) { $0 + $1.count }
      guard total > 0 else { continue }
      let kept = min(1, Double(source.limit) / total)
      for (part, arrivals) in zip(parts, arrivals) {
        for arrival in shifted(arrivals, of: source, in: part.instants, &moves) {
          addWork(
            of: Int(source.procedure),
            Work(
              channel: arrival.channel, shift: arrival.shift, place: arrival.place,
              count: arrival.count * kept,
              received: intakeShares(of: source, place: arrival.place, in: part.table),
              table: part.table), flows: &flows, to: &work)
        }
      }
    }
    return work
  }

  /// Expected dossiers as shifts of channels leave them, the days of the part counting alike.
  private func shifted(
    _ arrivals: [ExpectedArrivals], of source: SourceModel, in part: Range<Int64>,
    _ moves: inout [MovesKey: [ShiftModel.Move]]
  ) -> [ExpectedArrivals] {
    guard let index = source.components.first?.shifts, index != none else { return arrivals }
    return arrivals.flatMap { arrival in
      let key = MovesKey(shifts: index, channel: arrival.channel, start: part.lowerBound)
      let own = moves[key] ?? shifts[Int(index)].meanMoves(from: arrival.channel, in: part)
      moves[key] = own
      var left = arrival
      left.count *= 1 - own.reduce(0) { $0 + $1.share }
      return [left]
        + own.map { move in
          ExpectedArrivals(
            channel: move.channel, place: arrival.place, count: arrival.count * move.share,
            shift: move.shift)
        }
    }
  }

  /// The parts of the period in which places lead to the same agencies, with the table of each.
  private var partsOfPeriod: [(instants: Range<Int64>, table: [UInt32])] {
    var parts: [(instants: Range<Int64>, table: [UInt32])] = []
    var table = placeTable
    var start = span.periodStart
    for turn in turns where !turn.switches.isEmpty && turn.instant < span.periodEnd {
      if turn.instant > start {
        parts.append((start..<turn.instant, table))
        start = turn.instant
      }
      for change in turn.switches { table[Int(change.index)] = change.entry }
    }
    return parts + [(start..<span.periodEnd, table)]
  }

  /// The expected dossiers of a source in a part of the period by channel and place, without its
  /// `first:`.
  private func expectedArrivals(
    of source: SourceModel, rate: ArrivalRate, in part: Range<Int64>
  ) -> [ExpectedArrivals] {
    if let trace = source.trace { return expectedArrivals(of: source, trace, in: part) }
    return zip(source.components, expectedCounts(of: source, rate: rate, in: part)).flatMap {
      component, count in
      component.expectedArrivals(count)
    }
  }

  /// The same of a trace: its rows in the part, times the scale.
  private func expectedArrivals(
    of source: SourceModel, _ trace: TraceModel, in part: Range<Int64>
  ) -> [ExpectedArrivals] {
    let rows = trace.rows.filter { part.contains($0.received) }
    return source.components.enumerated().flatMap { index, component in
      let own = rows.filter { $0.component == UInt32(index) }
      let drawn = own.reduce(0) { $0 + ($1.place == none ? 1 : 0) }
      var counts = [Int](repeating: 0, count: scenario.agencies.count)
      for row in own where row.place != none { counts[Int(row.place)] += 1 }
      return component.expectedArrivals(Double(drawn) * trace.scale)
        + counts.indices.filter { counts[$0] > 0 }.map { place in
          ExpectedArrivals(
            channel: component.channel, place: place, count: Double(counts[place]) * trace.scale)
        }
    }
  }

  /// The expected dossiers of each component of a source of rates or gaps in a part of the period.
  func expectedCounts(
    of source: SourceModel, rate: ArrivalRate, in part: Range<Int64>
  ) -> [Double] {
    let seconds = Double(part.upperBound - part.lowerBound)
    if case .every(let gap) = rate {
      let groups = gap.mean > 0 ? seconds / gap.mean : 0
      return source.components.map { $0.share * groups * Double(source.groupSize) }
    }
    let runDay = Int(span.start / secondsPerDay)
    let first = Int(part.lowerBound / secondsPerDay) - runDay
    let days = first..<(Int(part.upperBound / secondsPerDay) - runDay)
    return source.components.indices.map { component in
      let masses = source.shapes.map {
        $0.mass(ofComponent: component, of: source.components.count)
      }
      return Double(source.groupSize)
        * days.reduce(0) { total, day in
          total + source.components[component].dayWeights[day] * masses[Int(source.shapeOfDay[day])]
        }
    }
  }

  /// Where the dossiers of a source from a place are expected to be received; empty: at home.
  private func intakeShares(
    of source: SourceModel, place: Int?, in table: [UInt32]
  ) -> [(agency: Int, share: Double)] {
    guard let index = source.components.first?.intake, index != none, let place,
      let intake = procedures[Int(source.procedure)].intake,
      let home = intake.target(in: table, place: place)
    else { return [] }
    return intakes[Int(index)].expectedShares(home: home)
  }

  private func addWork(
    of procedure: Int, _ dossiers: Work, flows: inout WorkflowFlows, to work: inout ExpectedWork
  ) {
    for (treated, share) in treatedShares(of: procedure) {
      var part = dossiers
      part.count *= share
      let treated = treated | self.treated(of: procedure, byShift: dossiers.shift)
      addWork(of: procedure, part, treated: treated, flows: &flows, to: &work)
    }
  }

  /// The work of dossiers that some changes treat.
  private func addWork(
    of procedure: Int, _ dossiers: Work, treated: UInt64, flows: inout WorkflowFlows,
    to work: inout ExpectedWork
  ) {
    let procedure = form(of: procedure, under: treated)
    let model = procedures[procedure]
    let flow = flows.factors(
      of: procedure, channel: dossiers.channel, place: dossiers.place, treated: treated)
    let factors = flow.work
    // The stages that applicants file one after the other.
    if model.journey.next != none, flow.finished > 0 {
      var next = dossiers
      next.count *= flow.finished * (1 - model.journey.dropOut)
      if procedures[Int(model.journey.next)].intake != model.intake { next.received = [] }
      addWork(of: Int(model.journey.next), next, flows: &flows, to: &work)
    }
    for offset in 0..<Int(model.stepCount) where factors[offset] > 0 {
      let step = steps[Int(model.firstStep) + offset]
      let others = alternates[Int(step.firstAlternate)...].prefix(Int(step.alternateCount))
      let isElsewhere =
        items[Int(model.firstStep) + offset].isAtIntake && !dossiers.received.isEmpty
      let desks: [(agency: Int?, share: Double)] =
        isElsewhere ? dossiers.received.map { ($0.agency, $0.share) } : [(dossiers.place, 1)]
      let mean = meanWork(ofStep: Int(model.firstStep) + offset, under: treated)
      let seconds = dossiers.count * factors[offset] * mean
      let station = items[Int(model.firstStep) + offset].batch
      for (agency, share) in desks {
        if let index = station.target(in: dossiers.table, place: agency) {
          work.addPasses(dossiers.count * factors[offset] * share, to: Int(index))
        }
        let pools = ([step.pool] + others).compactMap { binding in
          binding.target(in: dossiers.table, place: agency).map { Int(lanes[$0].pool) }
        }
        work.add(seconds * share, to: pools)
      }
    }
  }
}

/// A batch to which more dossiers come in the period than it takes.
package struct OverfullBatch: Sendable, Equatable {
  /// The step, counted over all procedures, and the agency.
  package var step: Int
  package var agency: Int
  /// The expected passes of the step in the period.
  package var passes: Double
  /// What it takes: moments in the period, and dossiers at each.
  package var moments: Int
  package var size: Int
}

/// Dossiers whose work is added up, with the table of places by which they go.
private struct Work {
  let channel: Channel
  /// What gave them another channel; 0: nothing.
  let shift: UInt8
  let place: Int?
  var count: Double
  /// Where they are received; empty: at home.
  var received: [(agency: Int, share: Double)]
  let table: [UInt32]
}

/// The moves of a channel's dossiers in a part of the period, which sources have in common.
private struct MovesKey: Hashable {
  let shifts: UInt32
  let channel: Channel
  let start: Int64
}

/// Dossiers that are expected to come by a channel from a place.
private struct ExpectedArrivals {
  let channel: Channel
  let place: Int?
  var count: Double
  var shift: UInt8 = 0
}

extension ComponentModel {
  /// Dossiers of the component, shared out among its places.
  fileprivate func expectedArrivals(_ count: Double) -> [ExpectedArrivals] {
    guard !places.isEmpty else {
      return [ExpectedArrivals(channel: channel, place: nil, count: count)]
    }
    let sum = placeShares.reduce(0, +)
    return zip(places, placeShares).map { place, share in
      ExpectedArrivals(
        channel: channel, place: Int(place), count: sum > 0 ? count * share / sum : 0)
    }
  }
}

extension DayShape {
  /// Seconds of weight 1 of a component over the day.
  fileprivate func mass(ofComponent component: Int, of count: Int) -> Double {
    starts.indices.reduce(0) { total, index in
      let end = index + 1 < starts.count ? starts[index + 1] : Double(secondsPerDay)
      return total + (end - starts[index]) * weights[index * count + component]
    }
  }
}
