public import ArgumentParser
import Foundation
public import Wording

/// The language that people are told things in; files for machines do not depend on it.
struct LocaleOption: ParsableArguments {
  @Option(
    help:
      ArgumentHelp(
        "The language of tables, reports and messages: vi or en; by default that of the environment (LC_ALL, LC_MESSAGES, LANG).",
        vi:
          "Ngôn ngữ của bảng, báo cáo và thông báo: `vi` hoặc `en`; mặc định theo môi trường (LC_ALL, LC_MESSAGES, LANG)."
      )
  )
  var locale: DisplayLanguage?

  /// The language of the option, else of the environment.
  var language: DisplayLanguage {
    locale ?? .ofEnvironment(ProcessInfo.processInfo.environment)
  }
}

extension DisplayLanguage: ExpressibleByArgument {}

extension DisplayLanguage {
  /// The language of this process, known before its arguments are parsed: failures and help need it.
  static let ofProcess = ofArguments(
    Array(CommandLine.arguments.dropFirst()), ProcessInfo.processInfo.environment)

  /// The language that the last `--locale` names, else that of the environment.
  static func ofArguments(
    _ arguments: [String], _ environment: [String: String]
  ) -> DisplayLanguage {
    let name = "--locale"
    var language: DisplayLanguage?
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == name, index + 1 < arguments.count {
        language = DisplayLanguage(rawValue: arguments[index + 1]) ?? language
      } else if argument.hasPrefix(name + "=") {
        language = DisplayLanguage(rawValue: String(argument.dropFirst(name.count + 1))) ?? language
      }
    }
    return language ?? ofEnvironment(environment)
  }

  /// The language that an environment asks for, by the first of its variables that is set, as POSIX
  /// has it; English where it is neither.
  static func ofEnvironment(_ environment: [String: String]) -> DisplayLanguage {
    let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return name.map { $0 == "vi" || $0.hasPrefix("vi_") || $0.hasPrefix("vi.") } == true
      ? .vietnamese : .english
  }
}
