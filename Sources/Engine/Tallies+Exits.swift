import WorkingTime

/// What is counted of dossiers that can do more than run on.
extension Tallies {
  /// A dossier that left before it was received.
  mutating func countNotReceived(_ counted: CountedRows, _ exit: Exit) {
    forEach(counted) { rows, row in
      if exit == .refused {
        rows[row].refusedAtIntake += 1
      } else {
        rows[row].withdrawnBeforeAcceptance += 1
      }
    }
  }

  /// A dossier that came by post, or was filed online at a counter, is accepted.
  mutating func countSideChannel(_ counted: CountedRows, _ channel: UInt8) {
    forEach(counted) { rows, row in
      if channel == postalChannel {
        rows[row].states.receivedByPost += 1
      } else {
        rows[row].states.receivedAssisted += 1
      }
    }
  }

  /// A dossier that was closed without a result.
  ///
  /// `isOfMonth`: it was received in the month in which it is counted.
  mutating func countExit(
    _ counted: CountedRows, _ exit: Exit, _ verdict: Verdict, isByCurrent: Bool, isOfMonth: Bool,
    backlogSeconds: Int64
  ) {
    forEach(counted) { rows, row in
      switch exit {
      case .returned, .refused: rows[row].returned += 1
      case .withdrawn: rows[row].withdrawn += 1
      case .stopped: rows[row].stopped += 1
      }
      switch verdict {
      case .early: rows[row].leftEarly += 1
      case .onTime: rows[row].leftOnTime += 1
      case .late: rows[row].leftLate += 1
      }
      rows[row].states.countClosed(exit, verdict)
      rows[row].closedByCurrent += isByCurrent ? 1 : 0
      rows[row].standing.leftInItsMonth += isOfMonth ? 1 : 0
      rows[row].backlogSeconds += backlogSeconds
    }
  }

  /// By the month in which it was received.
  mutating func countCohortExit(_ counted: CountedRows) {
    forEach(counted) { rows, row in rows[row].cohortLeft += 1 }
  }

  mutating func countSupplement(_ counted: CountedRows, isCounting: Bool) {
    guard isCounting else { return }
    forEach(counted) { rows, row in rows[row].supplements += 1 }
  }

  mutating func countLateAnswer(_ counted: CountedRows, isCounting: Bool) {
    guard isCounting else { return }
    forEach(counted) { rows, row in rows[row].lateAnswers += 1 }
  }

  mutating func countNorm(_ counted: CountedRows, isKept: Bool, isCounting: Bool) {
    guard isCounting else { return }
    forEach(counted) { rows, row in
      rows[row].normsKept += isKept ? 1 : 0
      rows[row].normsBroken += isKept ? 0 : 1
    }
  }

  mutating func countAcknowledgement(
    _ counted: CountedRows, isInTime: Bool, isCounting: Bool
  ) {
    guard isCounting else { return }
    forEach(counted) { rows, row in
      rows[row].acknowledgedInTime += isInTime ? 1 : 0
      rows[row].acknowledgedLate += isInTime ? 0 : 1
    }
  }

  mutating func countLetter(
    _ counted: CountedRows, isInTime: Bool, isLate: Bool, isGranted: Bool, isCounting: Bool
  ) {
    guard isCounting else { return }
    forEach(counted) { rows, row in
      rows[row].lettersDue += 1
      rows[row].lettersInTime += isInTime ? 1 : 0
      rows[row].lettersLate += isLate ? 1 : 0
      rows[row].extensionsGranted += isGranted ? 1 : 0
    }
  }
}
