import Synchronization

/// How far a run is, on standard error: a bar where that is a terminal, else a line per 10 %.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var tenths = 0
  }

  private let looks: [Int]
  private let isBar: Bool
  private let isSilent: Bool
  private let state = Mutex(State())

  /// - Parameters:
  ///   - looks: The counts of replications at which the run may end.
  ///   - isSilent: Nothing is written.
  init(looks: [Int], isSilent: Bool) {
    self.looks = looks
    self.isSilent = isSilent
    isBar = Terminal.errorIsTerminal
  }

  /// One more replication is done.
  func advance() {
    guard !isSilent else { return }
    state.withLock { state in
      state.done += 1
      let total = looks.first { $0 >= state.done } ?? state.done
      let tenths = state.done * 10 / total
      if isBar {
        let filled = state.done * 30 / total
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
        Terminal.log("\r[\(bar)] \(state.done) of \(total) replications")
      } else if tenths != state.tenths {
        Terminal.log("\(state.done * 100 / total) % (\(state.done) of \(total) replications)\n")
      }
      state.tenths = tenths
    }
  }

  /// Clears the bar away.
  func end() {
    guard isBar && !isSilent else { return }
    Terminal.log("\r\u{1B}[2K")
  }
}
