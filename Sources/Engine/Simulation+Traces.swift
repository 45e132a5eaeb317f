import Statistics

/// Recorded arrivals: the rows of a trace in their order.
///
/// A dossier is its source, its row and its copy: another scale leaves the draws of every row that
/// stays alone, and a greater one only adds copies.
extension Simulation {
  /// Turns a trace to its next row of which anything comes, and gives its instant; `nil` at the end.
  @inline(never)
  mutating func nextTraceRow(of source: UInt32) -> Int64? {
    let plan = arrivals.sources[source]
    let trace = arrivals.traces.plans[plan.trace]
    var state = traces[plan.trace]
    guard state.count < plan.limit else { return nil }
    var instant: Int64? = nil
    // Each turn moves on in time, and the end of the follow-up ends it.
    while instant == nil {
      state.row += 1
      if state.row >= trace.rowCount {
        guard trace.restartRow < trace.rowCount else { break }
        state.row = trace.restartRow
        state.cycle += 1
      }
      let row = arrivals.traces.rows[Int(Int64(trace.firstOfRows) + state.row)]
      let moved = row.received + state.cycle * trace.cycleSeconds
      guard moved < span.followUpEnd else { break }
      state.copies = copies(of: state, trace, plan)
      if state.copies > 0 { instant = moved }
    }
    traces[plan.trace] = state
    return instant
  }

  /// The present row's dossiers are handed in.
  @inline(never)
  mutating func arriveFromTrace(_ source: UInt32, _ plan: SourcePlan, at now: Int64) {
    let trace = arrivals.traces.plans[plan.trace]
    let state = traces[plan.trace]
    let index = trace.firstOfRows + UInt32(state.row)
    let row = arrivals.traces.rows[index]
    let component = plan.firstComponent + row.component
    let copies = min(state.copies, plan.limit - state.count)
    traces[plan.trace].count += copies
    scheduleArrival(of: source)
    for copy in 0..<copies {
      let key = dossierKey(source: plan.key, ordinal: ordinal(of: state, trace) + copy)
      var place = row.place
      if place == none && arrivals.components[component].placeCount > 0 {
        place = self.place(of: component, key: key)
      }
      handIn(key, plan.procedure, component, place: place, traceRow: index, shiftKey: key, at: now)
    }
  }

  /// A value that a dossier's trace gives for an attribute of its procedure, as an index into the
  /// attribute's values; `nil` where it is drawn.
  ///
  /// - Complexity: O(1).
  mutating func traceAttribute(of slot: UInt32, _ attribute: Int) -> Int? {
    let row = dossiers[slot].traceRow
    guard row != none else { return nil }
    let first = arrivals.traces.firstAttribute[row]
    let value = arrivals.traces.attributes[Int(first) + attribute]
    return value < 0 ? nil : Int(value)
  }

  /// How many dossiers come of a row: the whole part of the scale, and one more by the row's draw.
  private mutating func copies(of state: TraceState, _ trace: TracePlan, _ plan: SourcePlan)
    -> Int64
  {
    guard trace.chanceOfMore > 0 else { return trace.copies }
    let key = dossierKey(source: plan.key, ordinal: ordinal(of: state, trace))
    var stream = RandomStream(key: StreamKey.draw(dossier: key, purpose: Purpose.copies, visit: 0))
    return trace.copies + (stream.uniform() < trace.chanceOfMore ? 1 : 0)
  }

  /// The ordinal of a row's first copy; copies count on from it, at most 255 of them.
  mutating func ordinal(of state: TraceState, _ trace: TracePlan) -> Int64 {
    (state.cycle * trace.rowCount + state.row) << 8
  }
}
