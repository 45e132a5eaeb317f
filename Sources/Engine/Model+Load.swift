import Scenarios
import Statistics
package import WorkingTime

/// What is expected of a run before anything is simulated.
extension Model {
  /// The load of every pool over the period, in the order of `pools`: expected work of the dossiers
  /// that arrive in it over the open time in which the pool's people are expected to be there.
  ///
  /// At 1 or more a queue grows as long as it lasts. `nil` where the pool is never there.
  ///
  /// - Complexity: O(sources × places × steps + sources × days).
  package var expectedLoads: [Double?] {
    zip(expectedWorkSeconds, presentSeconds).map { work, present in
      present > 0 ? work / present : nil
    }
  }

  /// The seconds of each pool over the period in which its people are expected to be there.
  private var presentSeconds: [Double] {
    pools.map { pool in
      let calendar = calendars[Int(pool.calendar)]
      let open =
        calendar.openSeconds(at: span.periodEnd) - calendar.openSeconds(at: span.periodStart)
      return postSeconds(of: pool, calendar, open: open) * (1 - pool.absent)
    }
  }

  /// The calendar that a pool works on.
  package func calendar(ofPool index: Int) -> WorkingCalendar {
    calendars[Int(pools[index].calendar)]
  }

  /// Posts times open seconds over the period.
  private func postSeconds(of pool: PoolModel, _ calendar: WorkingCalendar, open: Int64) -> Double {
    guard !pool.changes.isEmpty else { return pool.posts * Double(open) }
    var sum = 0.0
    var posts = pool.posts
    var available = 1.0
    var from = span.periodStart
    for change in pool.changes + [PoolModel.PostsFrom(instant: span.periodEnd, posts: 0)] {
      let to = min(max(change.instant, from), span.periodEnd)
      sum +=
        posts * available * Double(calendar.openSeconds(at: to) - calendar.openSeconds(at: from))
      posts = change.posts
      available = change.available
      from = to
    }
    return sum
  }

  /// The expected work, in seconds, that dossiers arriving in the period bring to each pool; work that
  /// several may do goes where most time is left.
  package var expectedWorkSeconds: [Double] {
    var work = ExpectedWork(poolCount: pools.count)
    var flows = WorkflowFlows(self)
    for (entry, source) in zip(scenario.demand, sources) {
      let arrivals = expectedArrivals(of: source, rate: entry.rate)
      let total = arrivals.reduce(0) { $0 + $1.count }
      guard total > 0 else { continue }
      let kept = min(1, Double(source.limit) / total)
      for arrival in arrivals {
        addWork(
          of: Int(source.procedure), channel: arrival.channel, place: arrival.place,
          count: arrival.count * kept, flows: &flows, to: &work)
      }
    }
    return work.sharedOut(present: presentSeconds)
  }

  /// The expected dossiers of a source in the period by channel and place, without its `first:`.
  private func expectedArrivals(of source: SourceModel, rate: ArrivalRate) -> [ExpectedArrivals] {
    if let trace = source.trace { return expectedArrivals(of: source, trace) }
    return zip(source.components, expectedCounts(of: source, rate: rate)).flatMap {
      component, count in
      component.expectedArrivals(count)
    }
  }

  /// The same of a trace: its rows in the period, times the scale.
  private func expectedArrivals(of source: SourceModel, _ trace: TraceModel) -> [ExpectedArrivals] {
    let rows = trace.rows.filter {
      span.periodStart <= $0.received && $0.received < span.periodEnd
    }
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

  /// The expected dossiers of each component of a source of rates or gaps in the period.
  private func expectedCounts(of source: SourceModel, rate: ArrivalRate) -> [Double] {
    let seconds = Double(span.periodEnd - span.periodStart)
    if case .every(let gap) = rate {
      let groups = gap.mean > 0 ? seconds / gap.mean : 0
      return source.components.map { $0.share * groups * Double(source.groupSize) }
    }
    let runDay = Int(span.start / secondsPerDay)
    let first = Int(span.periodStart / secondsPerDay) - runDay
    let days = first..<(Int(span.periodEnd / secondsPerDay) - runDay)
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

  private func addWork(
    of procedure: Int, channel: Channel, place: Int?, count: Double, flows: inout WorkflowFlows,
    to work: inout ExpectedWork
  ) {
    for (treated, share) in treatedShares(of: procedure) {
      addWork(
        of: procedure, channel: channel, place: place, count: count * share, treated: treated,
        flows: &flows, to: &work)
    }
  }

  /// The work of dossiers that some changes treat.
  private func addWork(
    of procedure: Int, channel: Channel, place: Int?, count: Double, treated: UInt64,
    flows: inout WorkflowFlows, to work: inout ExpectedWork
  ) {
    let model = procedures[procedure]
    let flow = flows.factors(of: procedure, channel: channel, place: place, treated: treated)
    let factors = flow.work
    // The stages that applicants file one after the other.
    if model.journey.next != none, flow.finished > 0 {
      addWork(
        of: Int(model.journey.next), channel: channel, place: place,
        count: count * flow.finished * (1 - model.journey.dropOut), flows: &flows, to: &work)
    }
    for offset in 0..<Int(model.stepCount) where factors[offset] > 0 {
      let step = steps[Int(model.firstStep) + offset]
      let others = alternates[Int(step.firstAlternate)...].prefix(Int(step.alternateCount))
      let pools = ([step.pool] + others).compactMap { binding in
        binding.target(in: placeTable, place: place).map { Int(lanes[$0].pool) }
      }
      let mean = meanWork(ofStep: Int(model.firstStep) + offset, under: treated)
      work.add(count * factors[offset] * mean, to: pools)
    }
  }
}

/// Dossiers that are expected to come by a channel from a place.
private struct ExpectedArrivals {
  let channel: Channel
  let place: Int?
  let count: Double
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
