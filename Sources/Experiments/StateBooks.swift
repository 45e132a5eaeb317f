import Engine
public import Scenarios

/// The books of a row, added up over replications: what forms are filled in from.
///
/// Whole numbers, so that what comes in equals what went out and what is left, exactly.
public struct StateBooks: Sendable, Equatable {
  /// Over how many replications they were added up.
  public private(set) var replications = 0
  private var tally = Tally()

  public init() {}

  mutating func add(_ tally: Tally) {
    replications += 1
    self.tally += tally
  }

  /// Dossiers of the period before.
  public var carriedOver: Int64 { tally.carriedOver }
  public var received: Int64 { tally.received }
  /// Assisted filing included.
  public var receivedOnline: Int64 { tally.receivedOnline }
  public var receivedByPost: Int64 { tally.states.receivedByPost }

  /// Dossiers of a state that stand so to `due_lawful`: closed ones early, on time or late, open ones
  /// within time or overdue.
  public func count(_ state: BookState, _ standing: StateColumn.Standing) -> Int64 {
    switch state {
    case .inProgress: tally.states.inProgress[standing]
    case .awaitingSupplement: tally.states.awaitingSupplement[standing]
    case .awaitingPayment: tally.states.awaitingPayment[standing]
    case .withdrawn: tally.states.withdrawn[standing]
    case .stopped: tally.states.stopped[standing]
    case .returned: tally.states.returned[standing]
    case .resolved:
      switch standing {
      case .early: tally.resolvedEarly
      case .onTime: tally.resolvedOnTime
      case .late: tally.resolvedLate
      case .withinTime, .overdue: 0
      }
    }
  }

  /// The dossiers in a column of a form.
  ///
  /// - Parameters:
  ///   - column: One that holds dossiers of one standing, such as `closedOnTime`.
  ///   - form: The form.
  ///   - table: Where the form counts the dossiers of each state.
  /// - Returns: Their number over all replications.
  public func count(in column: StateColumn, of form: StateForm, by table: StateTable) -> Int64 {
    var sum: Int64 = 0
    for state in BookState.allCases {
      let place = table.column(of: state, in: form)
      for standing in StateColumn.Standing.allCases where place.column(for: standing) == column {
        sum += count(state, standing)
      }
    }
    return sum
  }
}

extension ClosedTally {
  fileprivate subscript(standing: StateColumn.Standing) -> Int64 {
    switch standing {
    case .early: early
    case .onTime: onTime
    case .late: late
    case .withinTime, .overdue: 0
    }
  }
}

extension OpenTally {
  fileprivate subscript(standing: StateColumn.Standing) -> Int64 {
    switch standing {
    case .withinTime: withinTime
    case .overdue: overdue
    case .early, .onTime, .late: 0
    }
  }
}
