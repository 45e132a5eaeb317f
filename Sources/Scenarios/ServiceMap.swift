/// Which member of a group serves a place.
///
/// A member serves a place if it is the place, is above it by `parent`, or names it or an agency above
/// it in `serves`. A single agency serves every place.
public struct ServiceMap: Sendable {
  /// For each agency, the members of groups that serve it or what lies below it.
  private var servers: [String: [String]] = [:]
  private var parents: [String: String] = [:]
  private var groups: [String: String] = [:]

  public init(_ agencies: [Agency]) {
    for agency in agencies {
      parents[agency.name] = agency.parent
      groups[agency.name] = agency.group
      guard agency.group != nil else { continue }
      servers[agency.name, default: []].append(agency.name)
      for served in agency.serves { servers[served, default: []].append(agency.name) }
    }
  }

  /// The members of a group that serve a place; it should be one.
  public func members(of group: String, serving place: String) -> [String] {
    var found: [String] = []
    var current: String? = place
    var steps = 0
    while let agency = current, steps < 40 {
      for server in servers[agency] ?? [] where groups[server] == group && !found.contains(server) {
        found.append(server)
      }
      current = parents[agency]
      steps += 1
    }
    return found
  }

  /// A place and the agencies above it.
  func chain(from place: String) -> [String] {
    var chain: [String] = [place]
    while chain.count < 40, let above = chain.last.flatMap({ parents[$0] }) { chain.append(above) }
    return chain
  }

  /// The agency that a reference means for a place; `nil` when none serves it, or several do.
  public func agency(_ reference: AgencyReference, serving place: String?) -> String? {
    switch reference {
    case .agency(let name): return name
    case .group(let group):
      guard let place else { return nil }
      let members = members(of: group, serving: place)
      return members.count == 1 ? members[0] : nil
    }
  }
}
