package import Scenarios
import Statistics

/// A dossier that is handed in, of a replication of which nothing else is looked at.
package struct DrawnArrival {
  /// Index into the scenario's procedures.
  package let procedure: Int
  /// That of its demand; shifts of channels are not drawn.
  package let channel: Channel
  package let place: Int?
  package let instant: Int64
}

extension Simulation {
  /// Draws the arrivals of a replication up to the end of the period, in the order of time.
  ///
  /// They are those that a run has, without what becomes of them. Copies of a recorded row have the place
  /// of its first.
  ///
  /// - Complexity: O(arrivals).
  package mutating func drawArrivals(
    replication: Int, seed: UInt64, _ each: (DrawnArrival) -> Void
  ) {
    reset(replicationKey: StreamKey.combined(seed, UInt64(replication)), as: .whole)
    while let event = events.takeFirst(), event.instant < span.periodEnd {
      if event.kind == .arrival { draw(event.subject, at: event.instant, each) }
    }
  }

  private mutating func draw(
    _ source: UInt32, at now: Int64, _ each: (DrawnArrival) -> Void
  ) {
    let plan = arrivals.sources[source]
    var count: Int64 = 1
    let component: UInt32
    let key: UInt64
    var place = none
    if plan.trace == none {
      let first = sources[source].ordinal
      key = sources[source].key
      component = self.component(of: source, key: key)
      count = min(plan.groupSize, plan.limit - first)
      sources[source].ordinal = first + count
    } else {
      let state = traces[plan.trace]
      let trace = arrivals.traces.plans[plan.trace]
      let row = arrivals.traces.rows[trace.firstOfRows + UInt32(state.row)]
      key = dossierKey(source: plan.key, ordinal: ordinal(of: state, trace))
      component = plan.firstComponent + row.component
      count = min(state.copies, plan.limit - state.count)
      traces[plan.trace].count += count
      place = row.place
    }
    scheduleArrival(of: source)
    if place == none, arrivals.components[component].placeCount > 0 {
      place = self.place(of: component, key: key)
    }
    let arrival = DrawnArrival(
      procedure: Int(plan.procedure),
      channel: Channel.allCases[Int(arrivals.components[component].channel)],
      place: place == none ? nil : Int(place), instant: now)
    for _ in 0..<count { each(arrival) }
  }
}
