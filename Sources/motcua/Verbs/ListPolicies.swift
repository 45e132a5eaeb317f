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
    guard let action else { return try Terminal.print(Self.list) }
    guard let found = PolicyCatalogue.description(of: action) else {
      throw Failure.unknown(Bilingual("action", vi: "thay đổi"), action, in: PolicyCatalogue.kinds)
    }
    try Terminal.print(example ? found.example : Self.text(of: found))
  }

  private static var list: String {
    let all = PolicyCatalogue.kinds.compactMap { PolicyCatalogue.description(of: $0) }
    let rows = all.map { action in
      let keys = action.keys.dropFirst().map(\.name).joined(separator: ", ")
      return "\(action.kind)\n  \(action.meaning)\n  keys: \(keys)\n"
    }
    return rows.joined(separator: "\n")
      + "\nnext: motcua policies \(PolicyCatalogue.kinds[0]), which also prints an example that runs\n"
  }

  private static func text(of action: ActionDescription) -> String {
    let keys = action.keys.map { key in
      let name = key.isRequired || key.name == action.kind ? "\(key.name) (needed)" : key.name
      return "  \(name): \(key.form)\n      \(key.meaning)\n"
    }
    return "\(action.kind): \(action.meaning)\n\(action.reach)\n\nKeys:\n\(keys.joined())\n"
      + "Example (motcua policies \(action.kind) --example > example.yaml; motcua compare example.yaml):\n\n"
      + action.example
  }
}
