import ArgumentParser
import Foundation
import Reporting
import Scenarios
import Wording

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: words(
      "Writes a commented scenario to start from.", vi: "Ghi một kịch bản có chú thích để bắt đầu.")
  )

  @Argument(
    help: ArgumentHelp(
      "The file to write; - for standard output.", vi: "Tệp sẽ được ghi; `-` là đầu ra chuẩn."))
  var path = "scenario.yaml"

  @Flag(help: ArgumentHelp("Write over a file that is there already.", vi: "Ghi đè lên tệp đã có."))
  var force = false

  @OptionGroup var locale: LocaleOption

  func run() throws {
    let text = ScenarioTemplate.text(in: locale.language)
    guard path != "-" else { return try Terminal.print(text) }
    guard force || !FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        .inputOutput, Bilingual("'\(path)' is there already", vi: "đã có '\(path)'"),
        fix: Bilingual("name another file, or add --force", vi: "nêu tệp khác, hoặc thêm --force"))
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure(WriteProblem(error, path: path))
    }
    try Terminal.print(
      Bilingual(
        "wrote \(path)\nnext: motcua run \(path)\n",
        vi: "đã ghi \(path)\ntiếp theo: motcua run \(path)\n")[locale.language])
  }
}
