import ArgumentParser
import Experiments
import Foundation
import Wording

/// The command line: one file per verb in `Verbs`, each listed here.
@main
struct MotCua: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "motcua",
    abstract:
      words(
        "Simulates one-stop administration: what share of dossiers will be on time, and how sure are we?",
        vi:
          "Mô phỏng giải quyết thủ tục hành chính theo cơ chế một cửa: bao nhiêu hồ sơ sẽ đúng hạn, và kết quả đó chắc chắn đến đâu?"
      ),
    usage: "motcua <command> …",
    discussion: words(
      """
      Start with `motcua new my-office.yaml`, then `motcua run my-office.yaml`.
      Exit codes: 0 fine, 1 run failed, 2 scenario invalid, 64 wrong usage, 66 no such file, \
      69 an optional tool is missing, 74 cannot write, 130 interrupted.
      """,
      vi: """
        Bắt đầu bằng `motcua new my-office.yaml`, rồi `motcua run my-office.yaml`.
        Mã kết thúc: 0 bình thường, 1 lần chạy thất bại, 2 kịch bản không hợp lệ, 64 dùng sai, 66 không có tệp, \
        69 thiếu một công cụ không bắt buộc, 74 không ghi được, 130 bị ngắt.
        """),
    version: RunIdentity.toolVersion,
    subcommands: [
      New.self, Validate.self, Run.self, Compare.self, Report.self, Results.self, Export.self,
      ListPolicies.self, Forecast.self, Explain.self, Bench.self, Doctor.self, Completions.self,
    ])

  static func main() {
    // A closed pipe and a limit on file size are told by the call that fails, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let listeners = Interruption.watch()
    let status = status(of: Array(CommandLine.arguments.dropFirst()))
    withExtendedLifetime(listeners) {}
    Foundation.exit(status.rawValue)
  }

  /// Runs what the arguments say; every error is told on standard error.
  private static func status(of arguments: [String]) -> ExitStatus {
    do {
      if let failure = unknownVerb(arguments) { throw failure }
      var command = try parseAsRoot(withoutLocaleOfHelp(arguments))
      try command.run()
      return .success
    } catch let failure as Failure {
      return failure.report()
    } catch {
      return report(parsing: error)
    }
  }

  /// Help and version go to standard output, everything else is wrong usage.
  private static func report(parsing error: any Error) -> ExitStatus {
    let text = fullMessage(for: error)
    let isVietnamese = DisplayLanguage.ofProcess == .vietnamese
    guard exitCode(for: error) == .success else {
      Terminal.log((isVietnamese ? HelpHeadings.vietnamese(text) : text) + "\n")
      return .usage
    }
    do {
      try Terminal.print((isVietnamese ? HelpHeadings.vietnameseHelp(text) : text) + "\n")
      return .success
    } catch {
      return error.report()
    }
  }

  /// Help is of no verb and knows no `--locale`; the process has seen it, so the parser need not.
  private static func withoutLocaleOfHelp(_ arguments: [String]) -> [String] {
    var rest = arguments
    if let index = rest.firstIndex(of: "--locale"), index + 1 < rest.count,
      DisplayLanguage(rawValue: rest[index + 1]) != nil
    {
      rest.removeSubrange(index...(index + 1))
    } else {
      let options = DisplayLanguage.allCases.map { "--locale=\($0.rawValue)" }
      rest.removeAll { options.contains($0) }
    }
    let isHelp = rest.isEmpty || ["help", "-h", "--help", "--version"].contains(rest[0])
    return isHelp ? rest : arguments
  }

  private static func unknownVerb(_ arguments: [String]) -> Failure? {
    guard let verb = arguments.first, !verb.hasPrefix("-") else { return nil }
    let verbs = configuration.subcommands.map {
      $0.configuration.commandName ?? "\($0)".lowercased()
    }
    guard !(verbs + ["help"]).contains(verb) else { return nil }
    return .unknown(Bilingual("command", vi: "lệnh"), verb, in: verbs)
  }
}
