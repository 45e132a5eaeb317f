package import Wording

/// The actions that the language knows, for the policy catalogue to be held against.
package enum ActionLanguage {
  /// The kinds of actions that are built, each with its keys.
  package static var kinds: [(name: String, keys: [String])] {
    Language.actions.kinds.filter { !$0.key.isLater && $0.key.name != "table" }.map { kind in
      (kind.key.name, kind.keys.filter { !$0.isLater }.map(\.name))
    }
  }

  /// A key of an action as help shows it.
  package struct KeyHelp: Sendable {
    package let name: String
    /// How its value is written.
    package let form: Bilingual
    package let meaning: Bilingual
    package let isRequired: Bool
  }

  /// The keys of a kind, its kind key first; empty where it is not built.
  package static func help(of kind: String) -> [KeyHelp] {
    guard let kind = Language.actions.kinds.first(where: { $0.key.name == kind }) else { return [] }
    return ([kind.key] + kind.keys).filter { !$0.isLater }.map { key in
      KeyHelp(
        name: key.name, form: ScenarioReference.form(of: key.shape), meaning: key.meaning,
        isRequired: key.isRequired)
    }
  }
}
