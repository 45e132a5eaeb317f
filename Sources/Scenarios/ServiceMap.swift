public import WorkingTime

/// Which member of a group serves a place.
///
/// A member serves a place if it is the place, is above it by `parent`, or names it or an agency above
/// it in `serves`. A single agency serves every place.
public struct ServiceMap: Sendable {
  /// For each agency, the members of groups that serve it or what lies below it.
  private var servers: [String: [String]] = [:]
  private var parents: [String: String] = [:]
  private var groups: [String: String] = [:]
  /// The agencies that open or close on a date.
  private var spans: [String: Agency] = [:]

  public init(_ agencies: [Agency]) {
    for agency in agencies {
      parents[agency.name] = agency.parent
      groups[agency.name] = agency.group
      if agency.opens != nil || agency.closes != nil { spans[agency.name] = agency }
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

  /// Whether an agency is open on a date.
  public func isOpen(_ agency: String, on date: CivilDate) -> Bool {
    spans.isEmpty || spans[agency]?.isOpen(on: date) ?? true
  }

  /// The agency that a reference means for a place on a date; `nil` when none or several do.
  ///
  /// A single agency is meant whether it is open or not.
  public func agency(
    _ reference: AgencyReference, serving place: String?, on date: CivilDate
  ) -> String? {
    guard case .group(let group) = reference, !spans.isEmpty else {
      return agency(reference, serving: place)
    }
    guard let place else { return nil }
    let all = members(of: group, serving: place)
    // Who serves it alone goes on to be meant.
    let open = all.count == 1 ? all : all.filter { isOpen($0, on: date) }
    return open.count == 1 ? open[0] : nil
  }

  /// The agencies that a reference means for a place on some day or other, those that are open on none
  /// left out where there are others.
  func agencies(
    _ reference: AgencyReference, serving place: String?, in days: ClosedRange<CivilDate>
  ) -> [String] {
    guard case .group(let group) = reference else {
      return agency(reference, serving: place).map { [$0] } ?? []
    }
    guard let place else { return [] }
    let all = members(of: group, serving: place)
    guard !spans.isEmpty, all.count > 1 else { return all }
    return all.filter { member in
      edges(of: [member], in: days).contains { isOpen(member, on: $0) }
    }
  }

  /// The first of some days on which not exactly one of some agencies is open, and those that are.
  ///
  /// `isOneEnough`: several may be.
  func gap(
    of agencies: [String], in days: ClosedRange<CivilDate>, isOneEnough: Bool = false
  ) -> (day: CivilDate, open: [String])? {
    for day in edges(of: agencies, in: days) {
      let open = agencies.filter { isOpen($0, on: day) }
      if open.isEmpty || (open.count > 1 && !isOneEnough) { return (day, open) }
    }
    return nil
  }

  /// Whether one of some agencies opens or closes on a date.
  func hasSpans(_ agencies: [String]) -> Bool {
    !spans.isEmpty && agencies.contains { spans[$0] != nil }
  }

  /// The first of some days and those on which one of some agencies opens or closes, ascending.
  private func edges(of agencies: [String], in days: ClosedRange<CivilDate>) -> [CivilDate] {
    let dates = agencies.compactMap { spans[$0] }.flatMap { [$0.opens, $0.closes] }
    return [days.lowerBound]
      + Set(dates.compactMap(\.self)).filter { $0 > days.lowerBound && $0 <= days.upperBound }
      .sorted()
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
