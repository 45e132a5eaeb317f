import Dispatch
import Foundation
import Synchronization
import Wording

/// Ctrl-C and its like: the run is told to stop, and clears up after itself.
enum Interruption {
  private static let isAsked = Atomic(false)
  private static let queue = DispatchQueue(label: "interruption")
  /// After this long the process ends without clearing up; the next run does that.
  private static let patience = DispatchTimeInterval.milliseconds(900)

  /// Whether somebody wants the run to stop.
  static var isRequested: Bool { isAsked.load(ordering: .relaxed) }

  /// Begins to listen; what it returns listens as long as it is kept.
  static func watch() -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if isAsked.exchange(true, ordering: .relaxed) { leave() }
        queue.asyncAfter(deadline: .now() + patience) { leave() }
      }
      source.activate()
      return source
    }
  }

  /// Ends the command if somebody wants it to.
  static func check() throws(Failure) {
    if isRequested { throw .interrupted }
  }

  private static func leave() -> Never {
    Terminal.log(Failure.interrupted.text[.ofProcess])
    exit(ExitStatus.interrupted.rawValue)
  }
}
