/// A state in which a dossier is in the books, as forms tell them apart.
///
/// Of the ten states of the portal 1 and 3 come before the books, 2 and 4 are `inProgress`, and 9
/// and 10 are `resolved`: delivery is after the clock.
public enum BookState: String, Sendable, CaseIterable {
  /// With the office, or with an agency that was asked.
  case inProgress = "in-progress"
  case awaitingSupplement = "awaiting-supplement"
  case awaitingPayment = "awaiting-payment"
  case withdrawn
  /// Not eligible.
  case stopped
  case resolved
  /// Refused after acceptance, or closed because papers never came.
  case returned

  /// Whether the dossier has not left the books.
  public var isOpen: Bool {
    switch self {
    case .inProgress, .awaitingSupplement, .awaitingPayment: true
    case .withdrawn, .stopped, .resolved, .returned: false
    }
  }
}

/// A form whose columns dossiers are sorted into by their state.
public enum StateForm: String, Sendable, CaseIterable {
  /// Form II.06a of the half-yearly report.
  case form06a = "form-06a"
  /// The progress table of decision 766.
  case progress766 = "progress-766"

  /// The words for its columns that a table of states may hold.
  public var words: [StateColumn] {
    switch self {
    case .form06a: StateColumn.allCases.filter { $0.part != .paused }
    case .progress766: StateColumn.allCases
    }
  }
}

/// Where a form counts the dossiers of a state: a part of it, by their own standing or always in one
/// column.
public enum StateColumn: String, Sendable, CaseIterable {
  /// Closed early, on time or late, as it is.
  case closed
  case closedEarly = "closed-early"
  case closedOnTime = "closed-on-time"
  case closedLate = "closed-late"
  /// Open, within time or overdue, as it is.
  case open
  case openWithinTime = "open-within-time"
  case openOverdue = "open-overdue"
  /// Paused, within time or overdue, as it is.
  case paused
  case pausedWithinTime = "paused-within-time"
  case pausedOverdue = "paused-overdue"

  /// A part of a form: the total of some columns.
  public enum Part: Sendable { case closed, open, paused }

  public var part: Part {
    switch self {
    case .closed, .closedEarly, .closedOnTime, .closedLate: .closed
    case .open, .openWithinTime, .openOverdue: .open
    case .paused, .pausedWithinTime, .pausedOverdue: .paused
    }
  }

  /// The one column in which a dossier of a standing is counted.
  ///
  /// Where a form counts an open dossier among the closed, within time is on time and overdue is
  /// late; the other way round, late is overdue.
  public func column(for standing: Standing) -> StateColumn {
    let isLate = standing == .late || standing == .overdue
    switch self {
    case .closed:
      switch standing {
      case .early: return .closedEarly
      case .onTime, .withinTime: return .closedOnTime
      case .late, .overdue: return .closedLate
      }
    case .open: return isLate ? .openOverdue : .openWithinTime
    case .paused: return isLate ? .pausedOverdue : .pausedWithinTime
    default: return self
    }
  }

  /// How a dossier stands to `due_lawful`: a closed one early, on time or late, an open one within time
  /// or overdue.
  public enum Standing: Sendable, CaseIterable { case early, onTime, late, withinTime, overdue }
}
