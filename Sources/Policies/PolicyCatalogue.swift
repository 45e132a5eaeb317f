/// The actions that a policy can consist of, one line each.
public enum PolicyCatalogue {
  static let actions: [any PolicyAction.Type] = [
    StaffAction.self,
    SimplifyAction.self,
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
  public static func meaning(of kind: String) -> String? {
    actions.first { $0.kind == kind }?.meaning
  }

  /// The keys that an action of a kind reads, the common ones included.
  package static func keys(of kind: String) -> [String]? {
    actions.first { $0.kind == kind }.map { $0.keys + ["from", "until", "source"] }
  }
}
