import Scenarios
import WorkingTime

/// Where the days go: every second between acceptance and result is put down to who held the dossier
/// or to what kept it, in spans that follow each other without a gap.
///
/// After a fork the time is that of the branch that completes the join; the others' is dropped. Closed
/// dossiers without a result are not counted.
extension Simulation {
  /// A dossier was accepted: its time is accounted for from here on.
  mutating func beginAccount(_ slot: UInt32, at now: Int64) {
    guard recordsDelays else { return }
    lives[slot].accounted = now
  }

  /// The time of a dossier that was accepted before the run began.
  mutating func accountEarlier(_ slot: UInt32, at now: Int64) {
    guard recordsDelays else { return }
    lives[slot].accounted = dossiers[slot].acceptance
    let procedure = model.procedures[Int(dossiers[slot].procedure)]
    // No item's, so it is put to the end mark.
    dossiers[slot].step = procedure.firstStep + procedure.stepCount
    account(.earlier, slot, agency: none, seconds: now - dossiers[slot].acceptance)
  }

  /// Puts the time since the last account down to one kind, and to the closed hours of a calendar
  /// where there is one.
  mutating func account(
    _ kind: DelayKind, _ slot: UInt32, agency: UInt32, calendar: UInt32 = none, at now: Int64
  ) {
    guard recordsDelays, lives[slot].accounted != notYet else { return }
    let since = lives[slot].accounted
    guard calendar != none else {
      account(kind, slot, agency: agency, seconds: now - since)
      return
    }
    let open =
      calendars[calendar].openSeconds(at: now) - calendars[calendar].openSeconds(at: since)
    account(kind, slot, agency: agency, seconds: open)
    account(.closed, slot, agency: agency, seconds: now - since - open)
  }

  /// Puts the time of a pass down to work, queue, window and closed hours.
  mutating func accountWork(_ slot: UInt32, at now: Int64) {
    guard recordsDelays, lives[slot].accounted != notYet else { return }
    let since = lives[slot].accounted
    let wall = now - since
    let calendar = pools[dossiers[slot].pool].calendar
    let first = calendars[calendar].openSeconds(at: since)
    let open = calendars[calendar].openSeconds(at: now) - first
    let worked = min(work(of: slot) + lives[slot].paceSeconds, wall)
    let waited = dossiers[slot].waitSeconds - lives[slot].waitBefore
    // Somebody who is away leaves what is in hand in the queue.
    let queued = min(max(waited, open - worked), wall - worked)
    var shut: Int64 = 0
    let window = lanes[dossiers[slot].lane].window
    if pools[dossiers[slot].pool].isServedByRule, window != none {
      let begun = calendars[calendar].start(openSeconds: first + waited)
      let windowOpen =
        calendars[window].openSeconds(at: begun) - calendars[window].openSeconds(at: since)
      shut = min(max(0, waited - windowOpen), queued)
    }
    let agency = lives[slot].agency
    account(.batchOrWindow, slot, agency: agency, seconds: shut)
    account(.queue, slot, agency: agency, seconds: queued - shut)
    account(.work, slot, agency: agency, seconds: worked)
    account(.closed, slot, agency: agency, seconds: wall - worked - queued)
  }

  /// Adds a span behind those before it.
  private mutating func account(
    _ kind: DelayKind, _ slot: UInt32, agency: UInt32, seconds: Int64
  ) {
    guard seconds > 0 else { return }
    lives[slot].accounted += seconds
    let index = spans.add(
      DelaySpan(kind: kind, agency: agency, step: dossiers[slot].step, seconds: seconds))
    append(index, to: index, slot)
  }

  private mutating func append(_ first: UInt32, to last: UInt32, _ slot: UInt32) {
    if lives[slot].firstSpan == none {
      lives[slot].firstSpan = first
    } else {
      spans[lives[slot].lastSpan].next = first
    }
    lives[slot].lastSpan = last
  }

  /// The branch that completes a join hands its time over to the dossier.
  mutating func handSpans(of slot: UInt32, to parent: UInt32) {
    guard recordsDelays else { return }
    if lives[slot].firstSpan != none {
      append(lives[slot].firstSpan, to: lives[slot].lastSpan, parent)
    }
    lives[parent].accounted = lives[slot].accounted
    lives[slot].firstSpan = none
    lives[slot].lastSpan = none
  }

  @inline(never)
  mutating func dropSpans(of slot: UInt32) {
    guard recordsDelays else { return }
    spans.free(from: lives[slot].firstSpan, to: lives[slot].lastSpan)
    lives[slot].firstSpan = none
    lives[slot].lastSpan = none
  }

  /// A dossier is resolved: its time is counted, by agency and by item.
  @inline(never)
  mutating func countSpans(of slot: UInt32) {
    guard recordsDelays else { return }
    var index = lives[slot].firstSpan
    while index != none {
      var span = spans[index]
      if plainEntries.count > 0 { span.step = plainEntries[span.step] }
      if isCounting && dossiers[slot].isBooked {
        let kind = UInt32(span.kind.rawValue)
        if span.agency != none {
          delaysByAgency[span.agency &* Self.kindCount &+ kind] += span.seconds
        }
        delaysByItem[span.step &* Self.kindCount &+ kind] += span.seconds
      }
      if keepsDossierLog {
        dossierLog.spans.append(
          DossierLog.Span(
            dossier: dossiers[slot].number, kind: span.kind, step: Int(span.step),
            seconds: span.seconds))
      }
      index = span.next
    }
    dropSpans(of: slot)
    // Delivery is after the clock.
    lives[slot].accounted = notYet
  }

  static var kindCount: UInt32 { UInt32(DelayKind.allCases.count) }

  /// What was counted in the replication; `nil` where nothing was asked for.
  func delayOutcome() -> DelayOutcome? {
    guard recordsDelays else { return nil }
    return DelayOutcome(
      agencies: Self.rows(delaysByAgency), items: Self.rows(delaysByItem))
  }

  private static func rows(_ seconds: borrowing Buffer<Int64>) -> [[Int64]] {
    var rows: [[Int64]] = []
    for first in stride(from: 0, to: seconds.count, by: Int(kindCount)) {
      rows.append((0..<Int(kindCount)).map { seconds[first + $0] })
    }
    return rows
  }
}
