import Scenarios
import WorkingTime

/// The state in which an open dossier is counted at the end of a month.
enum OpenState: UInt8, BitwiseCopyable {
  case inProgress, awaitingSupplement, awaitingPayment
}

extension Simulation {
  /// The state of an open dossier; one that waits for papers in one branch and for a payment in
  /// another waits for papers.
  mutating func openState(_ slot: UInt32) -> OpenState {
    guard procedureRows[dossiers[slot].procedure].isTracked, lives[slot].applicantWaits > 0 else {
      return .inProgress
    }
    return awaitsPapers(slot) ? .awaitingSupplement : .awaitingPayment
  }

  private mutating func awaitsPapers(_ slot: UInt32) -> Bool {
    if lives[slot].state == .held,
      lives[slot].hold == .supplement || lives[slot].hold == .unansweredSupplement
    {
      return true
    }
    var child = lives[slot].firstChild
    while child != none {
      if awaitsPapers(child) { return true }
      child = lives[child].nextSibling
    }
    return false
  }
}

extension StateTally {
  mutating func countClosed(_ exit: Exit, _ verdict: Verdict) {
    switch exit {
    case .returned, .refused: returned.count(verdict)
    case .withdrawn: withdrawn.count(verdict)
    case .stopped: stopped.count(verdict)
    }
  }

  mutating func countOpen(_ state: OpenState, isOverdue: Bool) {
    switch state {
    case .inProgress: inProgress.count(isOverdue)
    case .awaitingSupplement: awaitingSupplement.count(isOverdue)
    case .awaitingPayment: awaitingPayment.count(isOverdue)
    }
  }
}

extension ClosedTally {
  fileprivate mutating func count(_ verdict: Verdict) {
    switch verdict {
    case .early: early += 1
    case .onTime: onTime += 1
    case .late: late += 1
    }
  }
}

extension OpenTally {
  fileprivate mutating func count(_ isOverdue: Bool) {
    if isOverdue { overdue += 1 } else { withinTime += 1 }
  }
}
