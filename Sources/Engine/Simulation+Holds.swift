import Scenarios
import Statistics
import WorkingTime

/// Dossiers that wait for somebody outside: the applicant, an agency that was asked, the messenger, or
/// the next moment of a batch.
extension Simulation {
  /// Holds a dossier or branch until an instant.
  mutating func hold(_ slot: UInt32, for hold: Life.Hold, until end: Int64) {
    lives[slot].state = .held
    lives[slot].hold = hold
    lives[slot].holdEnd = end
    events.insert(at: schedulable(end), .release, slot, number: dossiers[slot].number)
  }

  /// A hold ends, or the patience of an applicant.
  @inline(never)
  mutating func endHold(_ event: EventKey) {
    let slot = event.subject
    let now = event.instant
    guard dossiers[slot].number == event.number, schedulable(lives[slot].holdEnd) == now else {
      return
    }
    lives[slot].holdEnd = notYet
    let step = dossiers[slot].step
    guard lives[slot].state == .held else {
      if lives[slot].state == .queued { losePatience(slot, at: now) }
      return
    }
    let hold = lives[slot].hold
    lives[slot].hold = .none
    lives[slot].state = .passing
    switch hold {
    case .none, .batch: break
    case .resubmission: fileNextStage(slot, at: now)
    case .handOver: arriveByHandOver(slot, at: now)
    case .answer:
      account(
        .askedAgency, slot, agency: lives[slot].agency,
        calendar: delayCalendars[lives[slot].agency], at: now)
      endSuspension(by: slot, at: now)
      note(.answered, slot, step: step, at: now)
      finishPass(slot, at: now)
    case .consent:
      account(
        .askedAgency, slot, agency: lives[slot].agency,
        calendar: delayCalendars[lives[slot].agency], at: now)
      endSuspension(by: slot, at: now)
      note(.answered, slot, step: step, at: now)
      goOn(slot, at: now)
    case .supplement:
      account(.applicant, slot, agency: none, at: now)
      lives[lives[slot].root].applicantWaits -= 1
      endSuspension(by: slot, at: now)
      note(.supplementReceived, slot, step: step, at: now)
      countTrip(slot, isReturn: true)
      come(slot, to: step, at: now)
    case .payment:
      account(.applicant, slot, agency: none, at: now)
      lives[lives[slot].root].applicantWaits -= 1
      endSuspension(by: slot, at: now)
      note(.paymentReceived, slot, step: step, at: now)
      finishPass(slot, at: now)
    case .unansweredSupplement:
      // Before acceptance there is nothing to return: the applicant stays away.
      let isReceived = dossiers[lives[slot].root].stage != .submitted
      close(slot, isReceived ? .returned : .withdrawn, at: now)
    case .unansweredPayment: close(slot, .withdrawn, at: now)
    }
  }

  /// An applicant has waited in a queue for too long.
  private mutating func losePatience(_ slot: UInt32, at now: Int64) {
    dossiers[slot].ticket &+= 1
    lives[slot].state = .passing
    close(slot, .withdrawn, at: now)
  }

  /// Asks the applicant for papers: the dossier is held, and the same item is passed again.
  mutating func requestSupplement(_ slot: UInt32, _ branch: BranchModel, at now: Int64) {
    let root = lives[slot].root
    let step = dossiers[slot].step
    let visit = UInt64(passes[root, item(step, of: slot)].visits)
    note(.supplementRequested, slot, step: step, at: now)
    passes[root, item(step, of: slot)].redo = branch.redo
    if dossiers[root].stage != .submitted {
      lives[root].supplements += 1
      let counted = rows(of: root, month: boundary.month)
      tallies.countSupplement(counted, isCounting: isCounting)
      if isRecorded(root) { records.tallies.countSupplement(counted, isCounting: isCounting) }
    }
    waitForPapers(slot, branch, visit: visit, at: now)
  }

  /// The applicant was asked for papers, now or at an instant before the run.
  mutating func waitForPapers(
    _ slot: UInt32, _ branch: BranchModel, visit: UInt64, since: Int64? = nil, at now: Int64
  ) {
    let rule = procedureRows[dossiers[slot].procedure].supplement
    waitForApplicant(
      slot, wait: branch.wait, noAnswer: branch.noAnswer, closeAfter: branch.closeAfter,
      key: branch.drawKey, visit: visit, rule: rule, isPayment: false, since: since, at: now)
  }

  /// A dossier comes to a pause, or came before the run: the applicant has to pay.
  mutating func beginPause(_ slot: UInt32, since: Int64? = nil, at now: Int64) {
    let step = dossiers[slot].step
    let plan = items[step]
    let visit = UInt64(passes[lives[slot].root, item(step, of: slot)].visits)
    note(.paymentRequested, slot, step: step, at: now)
    waitForApplicant(
      slot, wait: plan.answer, noAnswer: plan.noAnswer, closeAfter: plan.closeAfter,
      key: plan.drawKey, visit: visit, rule: plan.suspension, isPayment: true, since: since,
      at: now)
  }

  private mutating func waitForApplicant(
    _ slot: UInt32, wait: UInt32, noAnswer: Double, closeAfter: UInt32, key: UInt64,
    visit: UInt64, rule: SuspensionRule, isPayment: Bool, since: Int64?, at now: Int64
  ) {
    var stream = RandomStream(
      key: StreamKey.draw(dossier: dossiers[slot].key, purpose: key, visit: visit))
    var isAnswered = true
    lives[lives[slot].root].applicantWaits += 1
    beginSuspension(by: slot, rule, since: since, at: now)
    let calendar =
      isPayment
      ? delayCalendar(of: slot, at: decidingAgency(of: slot)) : delayCalendar(of: slot)
    let end = end(ofWaitUntil: now, since: since) { simulation in
      isAnswered = stream.uniform() >= noAnswer
      return simulation.instant(
        after: isAnswered ? wait : closeAfter, calendar: calendar, stream: &stream,
        at: since ?? now)
    }
    let hold: Life.Hold =
      isPayment
      ? isAnswered ? .payment : .unansweredPayment
      : isAnswered ? .supplement : .unansweredSupplement
    self.hold(slot, for: hold, until: end)
  }

  /// Asks an agency, which answers after a time or lets the limit of its answer pass; it may have been
  /// asked before the run.
  mutating func beginAsk(_ slot: UInt32, since: Int64? = nil, at now: Int64) {
    let step = dossiers[slot].step
    let plan = items[step]
    let visit = UInt64(passes[lives[slot].root, item(step, of: slot)].visits)
    note(.asked, slot, step: step, at: now)
    beginSuspension(by: slot, plan.suspension, since: since, at: now)
    var stream = RandomStream(
      key: StreamKey.draw(dossier: dossiers[slot].key, purpose: plan.drawKey, visit: visit))
    let calendar = delayCalendar(of: slot)
    var isLate = false
    let end = end(ofWaitUntil: now, since: since) { simulation in
      let answer = simulation.instant(
        after: plan.answer, calendar: calendar, stream: &stream, at: since ?? now)
      guard plan.answerBy != none else { return answer }
      let limit = simulation.instant(
        after: plan.answerBy, calendar: calendar, stream: &stream, at: since ?? now)
      isLate = answer > limit
      return isLate && plan.isConsent ? limit : answer
    }
    if isLate {
      let counted = rows(of: lives[slot].root, month: boundary.month)
      tallies.countLateAnswer(counted, isCounting: isCounting)
      if isRecorded(lives[slot].root) {
        records.tallies.countLateAnswer(counted, isCounting: isCounting)
      }
    }
    let isConsent = isLate && plan.isConsent
    hold(slot, for: isConsent ? .consent : .answer, until: end)
  }

  /// The calendar in which delays run that are given in working time: that of the agency where the
  /// dossier is, of a payment that of the deciding one, or of its clock where that has none.
  mutating func delayCalendar(of slot: UInt32) -> UInt32 {
    delayCalendar(of: slot, at: lives[slot].agency)
  }

  private mutating func decidingAgency(of slot: UInt32) -> UInt32 {
    target(procedureRows[dossiers[slot].procedure].deciding, place: dossiers[slot].place)
  }

  private mutating func delayCalendar(of slot: UInt32, at agency: UInt32) -> UInt32 {
    let calendar = agency == none ? none : delayCalendars[agency]
    return calendar == none ? dossiers[lives[slot].root].clockCalendar : calendar
  }

  /// When a delay ends that begins now.
  mutating func instant(
    after delay: UInt32, calendar: UInt32, stream: inout RandomStream, at now: Int64
  ) -> Int64 {
    guard delay != none else { return now }
    return instant(after: delays[delay], calendar: calendar, stream: &stream, at: now)
  }

  mutating func instant(
    after delay: DelayModel, calendar: UInt32, stream: inout RandomStream, at now: Int64
  ) -> Int64 {
    let length = delay.sampler.draw(from: &stream)
    let seconds: Double
    switch delay.clock {
    case .wall: return now + Int64(min(length + 0.5, 1e11))
    case .open: seconds = length
    case .workingDays: seconds = length * Double(calendars[calendar].longestOpenDaySeconds)
    }
    let whole = Int64(min(seconds + 0.5, 1e11))
    guard whole > 0 else { return now }
    let open = calendars[calendar].openSeconds(at: now)
    return calendars[calendar].finish(openSeconds: open + whole)
  }
}
