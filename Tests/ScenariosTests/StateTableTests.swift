import Foundation
import Scenarios
import Testing
import Wording

@Suite("State table")
struct StateTableTests {
  @Test("II.06a closes what ended and leaves open what waits; 766 has columns for what waits")
  func standard() {
    for state in BookState.allCases {
      let table = StateTable.standard
      #expect(table.column(of: state, in: .form06a) == (state.isOpen ? .open : .closed))
      let isPaused = state == .awaitingSupplement || state == .awaitingPayment
      #expect(
        table.column(of: state, in: .progress766)
          == (isPaused ? .paused : state.isOpen ? .open : .closed))
    }
  }

  @Test("a standing keeps its sense when a form counts it in another part")
  func standings() {
    let expected: [(StateColumn, StateColumn.Standing, StateColumn)] = [
      (.closed, .early, .closedEarly), (.closed, .onTime, .closedOnTime),
      (.closed, .late, .closedLate), (.closed, .withinTime, .closedOnTime),
      (.closed, .overdue, .closedLate), (.open, .early, .openWithinTime),
      (.open, .onTime, .openWithinTime), (.open, .late, .openOverdue),
      (.open, .overdue, .openOverdue), (.paused, .late, .pausedOverdue),
      (.paused, .withinTime, .pausedWithinTime), (.closedOnTime, .late, .closedOnTime),
      (.openWithinTime, .overdue, .openWithinTime), (.pausedOverdue, .early, .pausedOverdue),
    ]
    for (column, standing, result) in expected { #expect(column.column(for: standing) == result) }
  }

  @Test("a user's table replaces the standard; a form without a column keeps it")
  func userTable() throws {
    let table = try read(
      "note;state;form-06a\n"
        + good.replacing(",", with: ";")
        .replacing("x;stopped;closed", with: "x;stopped;open-within-time"))
    #expect(table.column(of: .stopped, in: .form06a) == .openWithinTime)
    #expect(table.column(of: .resolved, in: .form06a) == .closed)
    #expect(table.column(of: .awaitingPayment, in: .progress766) == .paused)
    #expect(table != .standard)
  }

  @Test(
    "what no form could count is refused, with its place and a mend",
    arguments: [
      ("state,form-06a\n", 1, 1, "every dossier"),
      ("form-06a,progress-766\n", 1, 1, "state,form-06a"),
      ("state,name\n", 1, 1, "form-06a"),
      ("state,form-6a\n", 1, 7, "'form-06a'"),
      ("state,form-06a,form-06a\n", 1, 16, "keep one"),
      ("state,form-06a\nin-progress\n", 2, 1, "each column"),
      ("state,form-06a\nin-progres,open\n", 2, 1, "'in-progress'"),
      ("state,form-06a\nsubmitted,open\n", 2, 1, "remove"),
      ("state,form-06a\nstopped,closed\nstopped,open\n", 3, 1, "once"),
      ("state,form-06a\nstopped,paused\n", 2, 9, "open"),
      ("state,progress-766\nstopped,pausd\n", 2, 9, "'paused'"),
      ("state,form-06a\n\"stopped,open\n", 2, 1, "close it"),
    ])
  func refused(text: String, line: Int, column: Int, fix: String) {
    let problems = #expect(throws: Diagnostics.self) { try read(text) }
    let first = problems?.all.first
    #expect(first?.place?.line == line && first?.place?.column == column)
    #expect(first?.fix?.english.contains(fix) == true, "\(first?.fix?.english ?? "")")
  }

  @Test("a file that is not there is missing input")
  func missing() {
    var files: [SourceText] = []
    let problems = #expect(throws: Diagnostics.self) {
      try StateTable.read(path: "/nowhere/states.csv", files: &files)
    }
    #expect(problems?.isInputMissing == true)
  }

  /// All states, without a header.
  private let good = BookState.allCases.map {
    "x,\($0.rawValue),\($0.isOpen ? "open" : "closed")\n"
  }.joined()

  private func read(_ text: String) throws -> StateTable {
    let path = FileManager.default.temporaryDirectory.path + "/states-\(UUID().uuidString).csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var files: [SourceText] = []
    return try StateTable.read(path: path, files: &files)
  }
}
