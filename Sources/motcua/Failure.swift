import Engine
import Experiments
import Reporting
import Scenarios
import Store
import Wording

/// Why a command ended without its result: what is told on standard error, and the exit code.
struct Failure: Error {
  let status: ExitStatus
  /// Whole lines, each ended by a line break; empty: nothing is told.
  let text: Bilingual

  init(_ status: ExitStatus, text: Bilingual) {
    self.status = status
    self.text = text
  }

  /// Problems of a file, as a renderer has worded them.
  init(_ status: ExitStatus, rendered text: String) {
    self.init(status, text: Bilingual(same: text))
  }

  /// A fact and, if there is one, its mend.
  init(_ status: ExitStatus, _ message: Bilingual, fix: Bilingual? = nil) {
    let lineBreak = Bilingual(same: "\n")
    let mend = fix.map { Bilingual("  fix: ", vi: "  cách sửa: ") + $0 + lineBreak }
    let fact = Bilingual("error: ", vi: "lỗi: ") + message + lineBreak
    self.init(status, text: fact + (mend ?? .empty))
  }

  /// Tells it and gives the exit code.
  func report() -> ExitStatus {
    Terminal.log(text[.ofProcess])
    return status
  }
}

extension Failure {
  static func unknown(_ noun: Bilingual, _ word: String, in names: [String]) -> Failure {
    let nearest = Spelling.nearest(to: word, in: names).map(Spelling.didYouMean) ?? .empty
    let verb = noun.english == "code" ? "explain" : "help"
    let all = names.joined(separator: ", ")
    let shown =
      names.count > 12
      ? Bilingual("`motcua \(verb)` lists them", vi: "`motcua \(verb)` liệt kê")
      : Bilingual("there are: \(all)", vi: "có: \(all)")
    return Failure(
      .usage,
      Bilingual(
        "there is no \(noun.english) '\(word)'", vi: "không có \(noun.vietnamese) '\(word)'"),
      fix: nearest + shown)
  }

  static func usage(_ message: Bilingual, fix: Bilingual) -> Failure {
    Failure(.usage, message, fix: fix)
  }

  /// Results that could not be written; a reader that closed its pipe has had enough, which is fine.
  init(_ problem: WriteProblem) {
    if problem.isClosedPipe {
      self.init(.success, text: .empty)
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
        .runFailed,
        Bilingual(
          "the books of '\(row)' do not balance, a mistake of the program",
          vi: "sổ của '\(row)' không cân, một lỗi của chương trình"),
        fix: Bilingual(
          "please report it with the scenario; no result was written",
          vi: "xin báo lỗi kèm kịch bản; không có kết quả nào được ghi"))
    case .closedWithDossiers(let agency, let day, let count, let cameLater):
      let what = count == 1 ? "1 open dossier is" : "\(count) open dossiers are"
      let open = "\(count) hồ sơ đang mở ở '\(agency)'"
      self.init(
        .runFailed,
        cameLater
          ? Bilingual(
            "\(what) with '\(agency)', which has been closed since \(day): they came to it later",
            vi: "còn \(open), nơi đã đóng cửa từ \(day): hồ sơ đến sau đó")
          : Bilingual(
            "\(what) with '\(agency)' when it closes on \(day), and nothing moves them",
            vi: "còn \(open) khi nơi này đóng cửa ngày \(day), và không gì chuyển chúng đi"),
        fix:
          Bilingual(
            "let it close when its last dossier has left, or send what comes before to others; moving open dossiers comes with the policy `reorganise`",
            vi:
              "để nơi đó đóng cửa khi hồ sơ cuối cùng đã đi, hoặc chuyển những gì đến trước cho nơi khác; chuyển hồ sơ đang mở thì dùng chính sách `reorganise`"
          )
      )
    case .tooManyOpenDossiers(let limit):
      self.init(
        .runFailed,
        Bilingual(
          "more than \(limit) dossiers are open at once: the office is hopelessly overloaded",
          vi: "có hơn \(limit) hồ sơ mở cùng lúc: cơ quan quá tải nặng"),
        fix: Bilingual(
          "`motcua validate` names the pools whose load is above 100 %",
          vi: "`motcua validate` nêu các nhóm nhân sự có tải trên 100 %"))
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
      Failure(
        .scenarioInvalid,
        rendered: DiagnosticRenderer(isColoured: false, in: .ofProcess).text(of: problems.all))
    default: Failure(.runFailed, Bilingual(same: "\(error)"))
    }
  }

  static let interrupted = Failure(
    .interrupted,
    text: Bilingual(
      "interrupted: no result was written\n", vi: "bị ngắt: không có kết quả nào được ghi\n"))
}
