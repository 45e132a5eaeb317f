import ArgumentParser
import Foundation

struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: words(
      "Prints what completes commands, options and files in bash, zsh or fish.",
      vi: "In tập lệnh tự điền lệnh, tùy chọn và tệp cho bash, zsh hoặc fish."),
    discussion: words(
      """
      bash: motcua completions bash > ~/.local/share/bash-completion/completions/motcua
      zsh: motcua completions zsh > _motcua, in a folder of $fpath
      fish: motcua completions fish > ~/.config/fish/completions/motcua.fish
      """,
      vi: """
        bash: motcua completions bash > ~/.local/share/bash-completion/completions/motcua
        zsh: motcua completions zsh > _motcua, trong một thư mục của $fpath
        fish: motcua completions fish > ~/.config/fish/completions/motcua.fish
        """))

  @Argument(
    help: ArgumentHelp("The shell: bash, zsh or fish.", vi: "Trình dòng lệnh: bash, zsh hoặc fish.")
  )
  var shell: Shell

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    fileprivate var kind: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  func run() throws {
    try Terminal.print(MotCua.completionScript(for: shell.kind) + "\n")
  }
}

extension CompletionKind {
  /// Files of scenarios.
  static let scenario = file(extensions: ["yaml", "yml"])

  /// Files of tables.
  static let table = file(extensions: ["csv"])

  /// The runs of the folder `results`.
  static let run = custom { _, _, _ in
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "results")) ?? []
    return names.filter { $0.utf8.count == 64 }.sorted()
  }
}
