import Scenarios
public import Wording

/// The actions that a policy can consist of, one line each.
public enum PolicyCatalogue {
  static let actions: [any PolicyAction.Type] = [
    StaffAction.self,
    SimplifyAction.self,
    MoveAction.self,
    OpenAction.self,
    HandOverAction.self,
    RecordAction.self,
    StandardiseAction.self,
    OnlineAction.self,
    ReviewAction.self,
    DelegateAction.self,
    DecentraliseAction.self,
    PoolAction.self,
    ReorganiseAction.self,
    SignAction.self,
    ConsultAction.self,
    ApologiseAction.self,
    DigitiseAction.self,
    LinkAction.self,
  ]

  /// The kinds of all actions, as files write them.
  public static var kinds: [String] { actions.map { $0.kind } }

  /// What an action does, a sentence; `nil` when there is no such kind.
  public static func meaning(of kind: String) -> Bilingual? {
    actions.first { $0.kind == kind }?.meaning
  }

  /// Everything that there is to say of an action; `nil` when there is no such kind.
  public static func description(of kind: String) -> ActionDescription? {
    actions.first { $0.kind == kind }.map { action in
      ActionDescription(
        kind: action.kind, meaning: action.meaning, reach: action.reach,
        keys: ActionLanguage.help(of: kind).map {
          ActionDescription.Key(
            name: $0.name, form: $0.form, meaning: $0.meaning, isRequired: $0.isRequired)
        }, example: action.example)
    }
  }

  /// The keys that an action of a kind reads, the common ones included.
  package static func keys(of kind: String) -> [String]? {
    actions.first { $0.kind == kind }.map { $0.keys + ["from", "until", "late-start", "source"] }
  }
}

/// What help says of an action.
public struct ActionDescription: Sendable, Equatable {
  /// The key that stands first in the action.
  public let kind: String
  /// What it does, a sentence.
  public let meaning: Bilingual
  /// Whom it reaches and when, a sentence.
  public let reach: Bilingual
  /// Its keys, the kind first.
  public let keys: [Key]
  /// A small scenario that runs and shows it.
  public let example: String

  /// A key of an action.
  public struct Key: Sendable, Equatable {
    public let name: String
    /// How its value is written.
    public let form: Bilingual
    public let meaning: Bilingual
    public let isRequired: Bool
  }
}
