/// Which member of a group serves a place.
///
/// A member serves a place if it is that place, is its ancestor by `parent`, or names the place or an
/// ancestor of it in `serves`.
public struct PlaceIndex: Sendable {
  private let parents: [String: String]
  private let groupOf: [String: String]
  private let serving: [String: [String]]

  /// Reads the parents, groups and `serves` lists of the agencies; O(agencies + names served).
  public init(_ agencies: [Agency]) {
    var parents: [String: String] = [:]
    var groupOf: [String: String] = [:]
    var serving: [String: [String]] = [:]
    for agency in agencies {
      parents[agency.name] = agency.parent
      groupOf[agency.name] = agency.group
      for place in agency.serves { serving[place, default: []].append(agency.name) }
    }
    self.parents = parents
    self.groupOf = groupOf
    self.serving = serving
  }

  /// The members of `group` that serve `place`, without repeats, nearest ancestor first.
  ///
  /// Exactly one is the rule; none or several is a mistake of the scenario.
  public func members(of group: String, serving place: String) -> [String] {
    var found: [String] = []
    var visited: Set<String> = []
    var next: String? = place
    while let name = next, visited.insert(name).inserted {
      let candidates = [name] + (serving[name] ?? [])
      for candidate in candidates where groupOf[candidate] == group && !found.contains(candidate) {
        found.append(candidate)
      }
      next = parents[name]
    }
    return found
  }
}
