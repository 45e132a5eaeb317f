import Wording

/// What reading the workflow of one procedure needs to know.
struct WorkflowContext {
  var procedure: Definitions.Member
  /// Agencies and groups by name.
  var known: [String: AgencyReference]
  var attributes: [Attribute]
  /// The clock does not wait for an acceptance.
  var startsAtArrival: Bool
  /// The workflow has a `receive` somewhere.
  var hasReceipt: Bool
  /// An agency is bound to `intake`.
  var hasIntake: Bool

  init(
    procedure: Definitions.Member, known: [String: AgencyReference], attributes: [Attribute],
    startsAtArrival: Bool
  ) {
    self.procedure = procedure
    self.known = known
    self.attributes = attributes
    self.startsAtArrival = startsAtArrival
    hasIntake = procedure.node["intake"] != nil
    hasReceipt =
      procedure.node["workflow"]?.workflowItems.contains { $0["receive"] != nil } ?? false
  }
}

extension ScenarioReader {
  /// `if:` of an item, an outcome or a case.
  func condition(_ node: SourceNode?, _ context: WorkflowContext) -> Condition? {
    guard let node, let text = quantity(node, .condition) else { return nil }
    let words = text.split(separator: " ").map(String.init)
    let (subject, value) = (words[0], words[2])
    func made(_ subject: ConditionSubject) -> Condition {
      Condition(subject: subject, value: value, isEqual: words[1] == "=")
    }
    switch subject {
    case "channel":
      let channels = Channel.allCases.map(\.rawValue)
      guard channels.contains(value) else {
        reporter.report(.unknownWord(value, channels, node.place))
        return nil
      }
      return made(.channel)
    case "place", "parent":
      switch context.known[value] {
      case .agency: return made(subject == "place" ? .place : .parent)
      case .group: reporter.report(.conditionOnGroup(value, node.place))
      case nil: reporter.report(unknownAgency(value, at: node.place))
      }
      return nil
    default:
      guard let attribute = context.attributes.first(where: { $0.name == subject }) else {
        reporter.report(
          .unknownAttribute(
            subject, context.procedure.name, context.attributes.map(\.name), node.place))
        return nil
      }
      let values = attribute.values.map(\.name)
      guard values.contains(value) else {
        reporter.report(.unknownWord(value, values, node.place))
        return nil
      }
      return made(.attribute(subject))
    }
  }

  /// `attributes:` of a procedure, in the order of the file.
  func attributes(of node: SourceNode) -> [Attribute] {
    (node["attributes"]?.named ?? []).compactMap { entry in
      guard let shares = shares(of: entry.value) else { return nil }
      return Attribute(
        name: entry.key,
        values: shares.map { AttributeValue(name: $0.name, share: $0.share) })
    }
  }
}

/// The ways in which a set of conditions can turn out for a dossier.
struct ConditionCases {
  /// More are not told apart.
  static let most = 4096

  /// What holds, one entry for each kind of dossier; `nil` when there are too many.
  private(set) var all: [[Condition: Bool]]?

  /// The attributes give the values that a condition does not name.
  init(_ conditions: [Condition], attributes: [Attribute]) {
    let named = Set(conditions).sorted { $0.order < $1.order }
    var choices: [[(Condition) -> Bool?]] = []
    var seen: Set<ConditionSubject> = []
    for condition in named {
      if condition.subject == .parent {
        // Several agencies are above a place, so each is a question of its own.
        choices.append(
          [true, false].map { isAbove in
            { other in
              guard other.subject == .parent, other.value == condition.value else { return nil }
              return other.isEqual == isAbove
            }
          })
      } else if seen.insert(condition.subject).inserted {
        let values = Self.values(of: condition.subject, in: named, attributes)
        choices.append(
          values.map { value in
            { other in
              guard other.subject == condition.subject else { return nil }
              return other.isEqual == (other.value == value)
            }
          })
      }
    }
    let count = choices.reduce(1) { count, next in min(Self.most + 1, count * next.count) }
    guard count <= Self.most else { return }
    all = (0..<count).map { number in
      var rest = number
      let chosen = choices.map { values in
        defer { rest /= values.count }
        return values[rest % values.count]
      }
      return Dictionary(
        named.map { condition in
          (condition, chosen.lazy.compactMap { $0(condition) }.first ?? false)
        },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// The values that conditions name, and one that stands for all others if there are any.
  private static func values(
    of subject: ConditionSubject, in conditions: [Condition], _ attributes: [Attribute]
  ) -> [String?] {
    let named = Set(conditions.filter { $0.subject == subject }.map(\.value)).sorted()
    let possible: Int =
      switch subject {
      case .channel: Channel.allCases.count
      case .place, .parent: .max
      case .attribute(let name):
        attributes.first { $0.name == name }?.values.count {
          $0.share > 0 || named.contains($0.name)
        }
          ?? .max
      }
    return named.count < possible ? named.map { $0 } + [nil] : named.map { $0 }
  }
}

extension Condition {
  /// An order that does not depend on hashing.
  fileprivate var order: String {
    let subject =
      switch subject {
      case .channel: "channel"
      case .place: "place"
      case .parent: "parent"
      case .attribute(let name): "attribute \(name)"
      }
    return "\(subject) \(value) \(isEqual)"
  }
}

extension Diagnostic {
  fileprivate static func conditionOnGroup(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .unknownAgency,
      Bilingual(
        "'\(name)' is a group; a condition is about one agency",
        vi: "'\(name)' là một nhóm; điều kiện chỉ về một cơ quan"),
      fix: Bilingual("name a member: group.member", vi: "nêu tên một thành viên: group.member"),
      at: place)
  }

  fileprivate static func unknownAttribute(
    _ name: String, _ procedure: String, _ attributes: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownAttribute,
      Bilingual(
        "'\(procedure)' has no attribute '\(name.shortened)'",
        vi: "'\(procedure)' không có thuộc tính '\(name.shortened)'"),
      fix: Spelling.fix(
        name, in: ["channel", "place", "parent"] + attributes,
        Bilingual("words possible here", vi: "từ có thể dùng ở đây")), at: place)
  }
}
