public import Experiments
public import Scenarios

/// The columns of form II.06a, as means over replications: `form-06a.csv`.
///
/// (3) = (4) + (5) + (6), (7) = (8) + (9) + (10), (11) = (12) + (13) and (3) = (7) + (11) hold in the
/// printed numbers: means are written in hundredths of a dossier, each side of the books is rounded
/// by largest remainders to the same total, and sums are taken from printed numbers. The row with
/// two empty cells is the office, the sum of its units. Which states are in (7) and which in (11) is
/// said by a table of states.
public struct Form06a {
  private let groups: [GroupFindings]
  private let states: StateTable

  public init(_ findings: PolicyFindings, states: StateTable = .standard) {
    self.init(findings.groups, states: states)
  }

  init(_ groups: [GroupFindings], states: StateTable) {
    self.groups = groups
    self.states = states
  }

  /// The rows of the units, of the fields and of the whole office, in this order; no cross.
  public var text: String { Self.table.text(groups, by: states) }

  private static let table = FormTable(
    form: .form06a, header: (3...13).map { "c\($0)" }
  ) { books in
    let incoming = books.comingIn
    let closed = books.part(.closed)
    let open = books.part(.open)
    var cells = [incoming.reduce(0, +), incoming[1], incoming[2] + incoming[3], incoming[0]]
    cells.append(closed.reduce(0, +))
    cells += closed
    cells.append(open.reduce(0, +))
    cells += open
    return cells
  }
}

/// The columns of the progress table of decision 766, as means over replications:
/// `progress-766.csv`.
///
/// Received is carried over and received in the period by three ways; received = closed + open + paused,
/// each the sum of its columns, in the printed numbers as in `Form06a`.
public struct Progress766 {
  private let groups: [GroupFindings]
  private let states: StateTable

  public init(_ findings: PolicyFindings, states: StateTable = .standard) {
    self.init(findings.groups, states: states)
  }

  init(_ groups: [GroupFindings], states: StateTable) {
    self.groups = groups
    self.states = states
  }

  /// The rows of the units, of the fields and of the whole office, in this order; no cross.
  public var text: String { Self.table.text(groups, by: states) }

  private static let table = FormTable(
    form: .progress766,
    header: [
      "received", "carried_over", "in_period", "online", "counter", "postal", "closed",
      "closed_early", "closed_on_time", "closed_late", "open", "open_within_time", "open_overdue",
      "paused", "paused_within_time", "paused_overdue",
    ]
  ) { books in
    let incoming = books.comingIn
    let ways = Array(incoming[1...])
    var cells = [incoming.reduce(0, +), incoming[0], ways.reduce(0, +)]
    cells += ways
    for part in [StateColumn.Part.closed, .open, .paused] {
      let columns = books.part(part)
      cells.append(columns.reduce(0, +))
      cells += columns
    }
    return cells
  }
}
