import Scenarios
import WorkingTime

/// Histories of dossiers, which are handed on when they leave.
extension Simulation {
  /// A dossier leaves the office; branches are freed alone.
  @inline(__always)
  mutating func leave(_ slot: UInt32) {
    if logsDossiers { handOn(slot) }
    freeSlot(slot)
  }

  /// Hands the history of a dossier on, if it was in the office in the period.
  @inline(never)
  mutating func handOn(_ slot: UInt32) {
    guard keepsHistories else { return }
    let head = histories[slot]
    let dossier = dossiers[slot]
    // Of dossiers in hand it is not known when they were handed in.
    let came = head.submitted == notYet ? dossier.acceptance : head.submitted
    guard came < span.periodEnd, head.closed == notYet || head.closed >= span.periodStart else {
      histories.drop(slot)
      return
    }
    histories.handOn(history(of: slot, head), of: slot)
  }

  private mutating func history(of slot: UInt32, _ head: HistoryHead) -> DossierHistory {
    let dossier = dossiers[slot]
    let isTracked = procedureRows[dossier.procedure].isTracked
    let isAccepted = dossier.acceptance != notYet
    let isClosed = head.closed != notYet
    var due = dossier.due
    if !isClosed && dossier.stage == .open { due = standingDue(slot, at: boundary.instant) }
    let life = isTracked ? lives[slot] : Life()
    let agencies = model.margins.agencies.count
    return DossierHistory(
      number: dossier.number, procedure: Int(procedureRows[dossier.procedure].base),
      agency: Int(dossier.agencyRow) - (dossier.isBooked ? 0 : agencies),
      place: dossier.place == none ? nil : Int(dossier.place),
      channel: Channel.allCases[Int(dossier.channel)], isInternal: !dossier.isBooked,
      submitted: known(head.submitted), accepted: known(dossier.acceptance),
      closed: known(head.closed), delivered: known(head.delivered),
      due: isAccepted && due.original < WorkingCalendar.never ? due : nil,
      state: isClosed ? head.state : isAccepted ? .open : .submitted,
      verdict: head.verdict, daysLate: Int(head.daysLate),
      workingSeconds: head.verdict == nil ? nil : head.workingSeconds,
      waitSeconds: dossier.waitSeconds, suspendedSeconds: life.suspendedOpen,
      supplements: Int(life.supplements), extensionDays: Int(life.extensionDays), eventCount: 0)
  }

  private func known(_ instant: Int64) -> Int64? { instant == notYet ? nil : instant }

  /// Notes what happens to the dossier of a slot, by itself or by one of its branches.
  mutating func noteHistory(
    _ event: DossierLog.Event, of root: UInt32, by slot: UInt32, step: UInt32?, at now: Int64
  ) {
    var head = histories[root]
    switch event {
    case .submitted: head.submitted = now
    case .delivered: head.delivered = now
    case .refused: (head.closed, head.state) = (now, .refused)
    case .returned: (head.closed, head.state) = (now, .returned)
    case .withdrawn: (head.closed, head.state) = (now, .withdrawn)
    case .stopped: (head.closed, head.state) = (now, .stopped)
    case .resolved: (head.closed, head.state) = (now, .resolved)
    default: break
    }
    histories[root] = head
    guard histories.keepsEvents else { return }
    let isWork = event == .begun || event == .finished
    histories.add(
      HistoryEntry(
        instant: now, event: event, step: step ?? none,
        pool: isWork ? dossiers[slot].pool : none, person: isWork ? dossiers[slot].person : none),
      of: root)
  }

  /// Notes how the dossier of a slot stood to its clock when it was closed.
  mutating func noteHistory(
    of slot: UInt32, verdict: Verdict, daysLate: Int, at now: Int64
  ) {
    guard keepsHistories else { return }
    let isTracked = procedureRows[dossiers[slot].procedure].isTracked
    let suspended = isTracked ? lives[slot].suspendedOpen : 0
    var head = histories[slot]
    head.verdict = verdict
    head.daysLate = Int32(clamping: daysLate)
    head.workingSeconds =
      openSeconds(of: dossiers[slot].clockCalendar, at: now) - dossiers[slot].acceptanceOpen
      - suspended
    histories[slot] = head
  }

  /// Work on a dossier that was to begin at the next opening does not begin then.
  mutating func takeBackBeginning(_ slot: UInt32) {
    guard let index = beginning(of: slot, isTakenBack: false) else { return }
    histories.change(
      index, to: HistoryEntry(event: .begun, step: dossiers[slot].step, pool: none, person: none))
  }

  /// Work goes on that was interrupted; if it was interrupted before it had begun, it begins now.
  mutating func noteWorkAgain(_ slot: UInt32, at now: Int64) {
    guard let index = beginning(of: slot, isTakenBack: true) else { return }
    histories.change(
      index,
      to: HistoryEntry(
        instant: now, event: .begun, step: dossiers[slot].step, pool: dossiers[slot].pool,
        person: dossiers[slot].person))
  }

  private mutating func beginning(of slot: UInt32, isTakenBack: Bool) -> UInt32? {
    guard histories.keepsEvents, let root = loggedRoot(of: slot) else { return nil }
    let index = histories.lastBeginning(
      of: root, at: dossiers[slot].step, isTakenBack: isTakenBack)
    return index == none ? nil : index
  }

  /// Hands on those that are still in the office when the run ends, by number.
  mutating func handOnRest() {
    guard keepsHistories else { return }
    var slots: [UInt32] = []
    for slot in 0..<UInt32(dossiers.count) {
      switch dossiers[slot].stage {
      case .submitted, .open, .resolved: if isWhole(slot) { slots.append(slot) }
      case .free, .branch: break
      }
    }
    slots.sort { dossiers[$0].number < dossiers[$1].number }
    for slot in slots { handOn(slot) }
    histories.flush()
  }

  /// Whether a slot is a dossier's own; a branch after the result has the stage of its dossier.
  private mutating func isWhole(_ slot: UInt32) -> Bool {
    !procedureRows[dossiers[slot].procedure].isTracked || lives[slot].root == slot
  }
}
