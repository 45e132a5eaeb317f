import ArgumentParser
import Policies
import Wording

struct ListPolicies: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policies",
    abstract: words(
      "Tells what a policy can change, action by action, each with an example that runs.",
      vi:
        "Cho biết một chính sách có thể thay đổi những gì, từng loại thay đổi kèm một ví dụ chạy được."
    ))

  @Argument(
    help: ArgumentHelp(
      "The action (staff, simplify, …); without it, all of them are listed.",
      vi: "Loại thay đổi (`staff`, `simplify`, …); nếu không nêu thì liệt kê tất cả."),
    completion: .list(PolicyCatalogue.kinds))
  var action: String?

  @Flag(
    help: ArgumentHelp(
      "Print the example alone: a whole scenario, for `motcua compare`.",
      vi: "Chỉ in ví dụ: một kịch bản trọn vẹn, dùng cho `motcua compare`."))
  var example = false

  @OptionGroup var locale: LocaleOption

  func validate() throws {
    guard example && action == nil else { return }
    throw ValidationError(
      words(
        "--example is of one action: motcua policies staff --example",
        vi: "--example là của một loại thay đổi: `motcua policies staff --example`"))
  }

  func run() throws {
    let language = locale.language
    guard let action else { return try Terminal.print(Self.list[language]) }
    guard let found = PolicyCatalogue.description(of: action) else {
      throw Failure.unknown(Bilingual("action", vi: "thay đổi"), action, in: PolicyCatalogue.kinds)
    }
    try Terminal.print(example ? found.example : Self.text(of: found)[language])
  }

  private static var list: Bilingual {
    let first = PolicyCatalogue.kinds[0]
    let rows = PolicyCatalogue.kinds.compactMap { PolicyCatalogue.description(of: $0) }
      .map { row(of: $0) }
    return rows.joined(separator: Bilingual(same: "\n"))
      + Bilingual(
        "\nnext: motcua policies \(first), which also prints an example that runs\n",
        vi: "\ntiếp theo: `motcua policies \(first)`, lệnh này in cả một ví dụ chạy được\n")
  }

  private static func row(of action: ActionDescription) -> Bilingual {
    let keys = action.keys.dropFirst().map(\.name).joined(separator: ", ")
    return Bilingual(same: "\(action.kind)\n  ") + action.meaning
      + Bilingual("\n  keys: \(keys)\n", vi: "\n  các khóa: \(keys)\n")
  }

  private static func text(of action: ActionDescription) -> Bilingual {
    let keys = action.keys.map { text(of: $0, ofKind: action.kind) }
    let command =
      "motcua policies \(action.kind) --example > example.yaml; motcua compare example.yaml"
    let head = [
      Bilingual(same: "\(action.kind): "), action.meaning, Bilingual(same: "\n"), action.reach,
      Bilingual("\n\nKeys:\n", vi: "\n\nCác khóa:\n"),
    ]
    let example = Bilingual(
      "\nExample (\(command)):\n\n\(action.example)",
      vi: "\nVí dụ (\(command)):\n\n\(action.example)")
    return (head + keys + [example]).joined(separator: .empty)
  }

  private static func text(of key: ActionDescription.Key, ofKind kind: String) -> Bilingual {
    let needed =
      key.isRequired || key.name == kind ? Bilingual(" (needed)", vi: " (bắt buộc)") : .empty
    let parts = [
      Bilingual(same: "  \(key.name)"), needed, Bilingual(same: ": "), key.form,
      Bilingual(same: "\n      "), key.meaning, Bilingual(same: "\n"),
    ]
    return parts.joined(separator: .empty)
  }
}
