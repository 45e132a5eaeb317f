import Engine
import Experiments
import Reporting
import Scenarios
import Store

/// Why a command ended without its result: what is told on standard error, and the exit code.
struct Failure: Error {
  let status: ExitStatus
  /// Whole lines, each ended by a line break; empty: nothing is told.
  let text: String

  init(_ status: ExitStatus, text: String) {
    self.status = status
    self.text = text
  }

  /// A fact and, if there is one, its mend.
  init(_ status: ExitStatus, _ message: String, fix: String? = nil) {
    self.init(status, text: "error: \(message)\n" + (fix.map { "  fix: \($0)\n" } ?? ""))
  }

  /// Tells it and gives the exit code.
  func report() -> ExitStatus {
    Terminal.log(text)
    return status
  }
}

extension Failure {
  static func unknown(_ noun: String, _ word: String, in names: [String]) -> Failure {
    let nearest = Spelling.nearest(to: word, in: names).map { "did you mean '\($0)'? " } ?? ""
    let shown =
      names.count > 12 ? "`motcua \(noun == "code" ? "explain" : "help")` lists them" : nil
    return Failure(
      .usage, "there is no \(noun) '\(word)'",
      fix: nearest + (shown ?? "there are: \(names.joined(separator: ", "))"))
  }

  static func usage(_ message: String, fix: String) -> Failure {
    Failure(.usage, message, fix: fix)
  }

  /// Results that could not be written; a reader that closed its pipe has had enough, which is fine.
  init(_ problem: WriteProblem) {
    if problem.isClosedPipe {
      self.init(.success, text: "")
    } else {
      self.init(.inputOutput, problem.message, fix: problem.fix)
    }
  }

  /// A run that could not be finished.
  init(_ error: RunError) {
    switch error {
    case .cancelled: self = .interrupted
    case .booksDoNotBalance(let row):
      self.init(
        .runFailed, "the books of '\(row)' do not balance, a mistake of the program",
        fix: "please report it with the scenario; no result was written")
    case .closedWithDossiers(let agency, let day, let count, let cameLater):
      let what = count == 1 ? "1 open dossier is" : "\(count) open dossiers are"
      self.init(
        .runFailed,
        cameLater
          ? "\(what) with '\(agency)', which has been closed since \(day): they came to it later"
          : "\(what) with '\(agency)' when it closes on \(day), and nothing moves them",
        fix:
          "let it close when its last dossier has left, or send what comes before to others; moving open dossiers comes with the policy `reorganise`"
      )
    case .tooManyOpenDossiers(let limit):
      self.init(
        .runFailed,
        "more than \(limit) dossiers are open at once: the office is hopelessly overloaded",
        fix: "`motcua validate` names the pools whose load is above 100 %")
    }
  }

  /// Whatever has ended a run.
  static func ofRun(_ error: any Error) -> Failure {
    switch error {
    case let failure as Failure: failure
    case let problem as WriteProblem: Failure(problem)
    case let problem as StoreProblem: Failure(problem)
    case let error as RunError: Failure(error)
    case let failure as SelectionFailure: Failure(failure)
    // Policies that begin late by chance can come to days on which they cannot hold together.
    case let problems as Diagnostics:
      Failure(.scenarioInvalid, text: DiagnosticRenderer(isColoured: false).text(of: problems.all))
    default: Failure(.runFailed, "\(error)")
    }
  }

  static let interrupted = Failure(.interrupted, text: "interrupted: no result was written\n")
}
