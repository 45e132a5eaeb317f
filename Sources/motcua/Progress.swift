import Synchronization

/// How far a run is, on standard error: a bar where that is a terminal, else a line per 10 %.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var tenths = 0
    var noun = "replications"
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
  func advance() { advance(to: nil, of: "replications") }

  /// One more of something is done.
  ///
  /// - Parameters:
  ///   - total: How many there will be; `nil`: by the looks.
  ///   - noun: What is counted; counting begins anew with another.
  func advance(to total: Int?, of noun: String) {
    guard !isSilent else { return }
    state.withLock { state in
      if state.noun != noun { state = State(noun: noun) }
      state.done += 1
      let total = total ?? looks.first { $0 >= state.done } ?? state.done
      let tenths = state.done * 10 / total
      if isBar {
        let filled = state.done * 30 / total
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
        // The line before may have been longer.
        Terminal.log("\r\u{1B}[2K[\(bar)] \(state.done) of \(total) \(noun)")
      } else if tenths != state.tenths {
        Terminal.log("\(state.done * 100 / total) % (\(state.done) of \(total) \(noun))\n")
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
