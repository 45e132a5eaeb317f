import Synchronization
import Wording

/// How far a run is, on standard error: a bar where that is a terminal, else a line per 10 %.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var tenths = 0
    var noun = Progress.replications
  }

  /// What is counted where nothing else is said.
  static let replications = Bilingual("replications", vi: "lần mô phỏng")

  private let looks: [Int]
  private let language: DisplayLanguage
  private let isBar: Bool
  private let isSilent: Bool
  private let state = Mutex(State())

  /// - Parameters:
  ///   - looks: The counts of replications at which the run may end.
  ///   - isSilent: Nothing is written.
  ///   - language: Of what is counted.
  init(looks: [Int], isSilent: Bool, in language: DisplayLanguage) {
    self.language = language
    self.looks = looks
    self.isSilent = isSilent
    isBar = Terminal.errorIsTerminal
  }

  /// One more replication is done.
  func advance() { advance(to: nil, of: Self.replications) }

  /// One more of something is done.
  ///
  /// - Parameters:
  ///   - total: How many there will be; `nil`: by the looks.
  ///   - noun: What is counted; counting begins anew with another.
  func advance(to total: Int?, of noun: Bilingual) {
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
        Terminal.log("\r\u{1B}[2K[\(bar)] \(counted(state.done, total, noun))")
      } else if tenths != state.tenths {
        Terminal.log("\(state.done * 100 / total) % (\(counted(state.done, total, noun)))\n")
      }
      state.tenths = tenths
    }
  }

  private func counted(_ done: Int, _ total: Int, _ noun: Bilingual) -> String {
    let words = Bilingual(
      "\(done) of \(total) \(noun.english)", vi: "\(done)/\(total) \(noun.vietnamese)")
    return words[language]
  }

  /// Clears the bar away.
  func end() {
    guard isBar && !isSilent else { return }
    Terminal.log("\r\u{1B}[2K")
  }
}
