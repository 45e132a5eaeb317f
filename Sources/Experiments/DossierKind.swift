import Scenarios

/// The dossiers that can come to a point of a workflow: what their channels, places and attributes
/// can be, each independent of the others.
struct DossierKind {
  /// `nil`: any.
  private var channels: Set<Channel>?
  /// Full names; `nil`: any, or nobody asks.
  private var places: Set<String>?
  private var attributes: [String: Set<String>]
  private let ancestors: Ancestors

  /// Everything that a procedure's dossiers could be, where no demand says more.
  init(anyOf procedure: Procedure, ancestors: Ancestors) {
    self.ancestors = ancestors
    attributes = Dictionary(
      procedure.attributes.map { attribute in
        (attribute.name, Set(attribute.values.filter { $0.share > 0 }.map(\.name)))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The dossiers that an entry of demand brings to its procedure by some channels.
  ///
  /// `asksForPlaces` says whether a condition looks at places; if not they are left out.
  init(
    of entry: DemandEntry, by channels: Set<Channel>, to procedure: Procedure,
    asksForPlaces: Bool, ancestors: Ancestors
  ) {
    self.init(anyOf: procedure, ancestors: ancestors)
    self.channels = channels
    if asksForPlaces { places = Set(entry.places.filter { $0.share > 0 }.map(\.agency)) }
    guard case .trace(let trace) = entry.rate else { return }
    let named = trace.rows.map(\.place)
    if asksForPlaces {
      let drawn = named.contains(nil) ? places ?? [] : []
      places = drawn.union(named.compactMap(\.self))
    }
    for (index, attribute) in procedure.attributes.enumerated() {
      let given = trace.rows.map { index < $0.attributes.count ? $0.attributes[index] : nil }
      let drawn = given.contains(nil) ? attributes[attribute.name] ?? [] : []
      let known = given.compactMap(\.self).filter { attribute.values.indices.contains($0) }
      attributes[attribute.name] = drawn.union(known.map { attribute.values[$0].name })
    }
  }

  /// The part of which a condition holds; `nil` when there is none.
  func having(_ condition: Condition) -> DossierKind? { part(condition, holds: true) }

  /// The part of which a condition does not hold; `nil` when there is none.
  func except(_ condition: Condition) -> DossierKind? { part(condition, holds: false) }

  /// Whether a condition holds of all of them.
  func always(_ condition: Condition) -> Bool { except(condition) == nil }

  private func part(_ condition: Condition, holds: Bool) -> DossierKind? {
    let wanted = condition.isEqual == holds
    var part = self
    switch condition.subject {
    case .channel:
      part.channels = (channels ?? Set(Channel.allCases)).filter {
        ($0.rawValue == condition.value) == wanted
      }
      return part.channels?.isEmpty == true ? nil : part
    case .place:
      guard let places else { return self }
      part.places = places.filter { ($0 == condition.value) == wanted }
    case .parent:
      guard let places else { return self }
      part.places = places.filter { ancestors.has(condition.value, above: $0) == wanted }
    case .attribute(let name):
      guard let values = attributes[name] else { return wanted ? nil : self }
      part.attributes[name] = values.filter { ($0 == condition.value) == wanted }
      return part.attributes[name]?.isEmpty == true ? nil : part
    }
    return part.places?.isEmpty == true ? nil : part
  }
}

/// Who is above whom.
struct Ancestors {
  private let parents: [String: String]

  init(_ agencies: [Agency]) {
    parents = Dictionary(
      agencies.compactMap { agency in agency.parent.map { (agency.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether an agency is above another, at any distance.
  func has(_ name: String, above agency: String) -> Bool {
    var next = parents[agency]
    // The reader refuses more than 32 levels.
    for _ in 0..<32 {
      guard let parent = next else { return false }
      if parent == name { return true }
      next = parents[parent]
    }
    return false
  }
}

extension Procedure {
  /// Whether any of its conditions looks at places.
  var asksForPlaces: Bool { workflow.contains { $0.asksForPlaces } }
}

extension WorkflowItem {
  fileprivate var asksForPlaces: Bool {
    switch self {
    case .step(let step): step.condition?.asksForPlaces ?? false
    case .choose(let choice):
      choice.cases.contains { option in
        option.condition?.asksForPlaces == true || option.items.contains { $0.asksForPlaces }
      }
    case .ask(let ask): ask.condition?.asksForPlaces ?? false
    case .pause(let pause): pause.condition?.asksForPlaces ?? false
    case .parallel(let parallel):
      parallel.branches.contains { branch in branch.items.contains { $0.asksForPlaces } }
    }
  }
}

extension Condition {
  fileprivate var asksForPlaces: Bool { subject == .place || subject == .parent }

  /// As it is written, with the full name.
  var text: String {
    let name =
      switch subject {
      case .channel: "channel"
      case .place: "place"
      case .parent: "parent"
      case .attribute(let name): name
      }
    return "\(name) \(isEqual ? "=" : "!=") \(value)"
  }
}
