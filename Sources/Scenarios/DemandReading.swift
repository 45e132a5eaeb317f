extension ScenarioReader {
  func demand(procedures: [Procedure], agencies: [Agency], profiles: [Profile]) -> [DemandEntry] {
    if root["demand"]?.entries?.isEmpty ?? true {
      reporter.report(.missingKey("demand", in: "a scenario", root["demand"]?.place ?? root.place))
    }
    let byName = Dictionary(
      agencies.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(procedures.map(\.name))
    return demandNames.members.compactMap { member in
      entry(member, known, byName, Set(profiles.map(\.name)))
    }
  }

  private func entry(
    _ member: Definitions.Member, _ known: Set<String>, _ agencies: [String: Agency],
    _ profiles: Set<String>
  ) -> DemandEntry? {
    let node = member.node
    let procedure = self.procedure(of: member)
    let channels = self.channels(of: node, profiles: profiles)
    let places = self.places(of: node, agencies)
    guard let arrivals = node["arrivals"] else {
      reporter.report(.missingKey("arrivals", in: "the demand '\(member.name)'", member.place))
      return nil
    }
    guard let rate = rate(arrivals), let procedure,
      known.contains(procedure)
    else { return nil }
    let first = quantity(node["first"], .first).flatMap { QuantityValue.count($0) }
    return DemandEntry(
      name: member.name, procedure: procedure, rate: rate, places: places, channels: channels,
      first: first, groupSize: 1)
  }

  private func procedure(of member: Definitions.Member) -> String? {
    guard let (name, place) = procedureName(of: member), SourceName.isReference(name) else {
      return nil
    }
    switch procedureNames.find(name) {
    case .entry(let name):
      guard procedureNames.isGroup(name) else { return name }
      reporter.report(.demandForGroup(name, procedureNames.members(of: name).map(\.name), place))
    case .member(let group, let id): return "\(group).\(id)"
    case .several(let names): reporter.report(.ambiguous(name, names, place))
    case .none:
      reporter.report(
        .unknown(.unknownProcedure, "procedure", name, procedureNames.allNames, place))
    }
    return nil
  }

  /// The agencies that dossiers come from, with their shares.
  private func places(of node: SourceNode, _ agencies: [String: Agency]) -> [PlaceShare] {
    var names: [String] = []
    for (name, place) in references(node["from"]) {
      if agencyNames.isGroup(name) {
        names += agencyNames.members(of: name).map(\.name)
      } else if agencies[name] != nil {
        names.append(name)
      } else {
        reporter.report(unknownAgency(name, at: place))
      }
    }
    var seen: Set<String> = []
    names = names.filter { seen.insert($0).inserted }
    guard let split = node["split"], let path = quantity(split, .datum) else {
      return names.map { PlaceShare(agency: $0, share: 1 / Double(names.count)) }
    }
    if node["from"] == nil { reporter.report(.splitOfNothing(split.place)) }
    let datum = String(path.dropFirst("data.".count))
    if let without = names.first(where: { agencies[$0]?.data[datum] == nil }) {
      reporter.report(
        .noDatum(datum, without, agencies[without].map { Array($0.data.keys) } ?? [], split.place))
      return []
    }
    let weights = names.map { agencies[$0]?.data[datum] ?? 0 }
    let sum = weights.reduce(0, +)
    if sum <= 0, !names.isEmpty { reporter.report(.noWeight(datum, split.place)) }
    return zip(names, weights).map { PlaceShare(agency: $0, share: sum > 0 ? $1 / sum : 0) }
  }

  /// The channels in their order, those without dossiers left out.
  private func channels(of node: SourceNode, profiles: Set<String>) -> [ChannelShare] {
    let shares = self.shares(of: node["channels"]) ?? [.counter: 1]
    var names: [Channel: (name: String, place: SourcePlace)] = [:]
    if let profile = node["profile"] {
      for entry in profile.entries ?? [] {
        guard let channel = Channel(rawValue: entry.key) else { continue }
        names[channel] = references(entry.value).first
      }
      if let one = profile.text.map({ ($0, profile.place) }) {
        for channel in Channel.allCases { names[channel] = one }
      }
    }
    for (name, place) in names.values where SourceName.isReference(name) && !profiles.contains(name)
    {
      reporter.report(.unknown(.unknownProfile, "profile", name, profileNames.names, place))
    }
    if let profile = node["profile"], profile.entries != nil,
      let missing = Channel.allCases.first(where: { shares[$0] ?? 0 > 0 && names[$0] == nil })
    {
      reporter.report(.noProfile(missing, profile.place))
    }
    return Channel.allCases.compactMap { channel in
      guard let share = shares[channel], share > 0 else { return nil }
      return ChannelShare(channel: channel, share: share, profile: names[channel]?.name)
    }
  }

  /// A set of shares, `rest` worked out; it must add to 100 %.
  private func shares(of node: SourceNode?) -> [Channel: Double]? {
    guard let node, let entries = node.entries else { return nil }
    var shares: [Channel: Double] = [:]
    var rests: [(Channel, SourcePlace)] = []
    for entry in entries {
      guard let channel = Channel(rawValue: entry.key) else { continue }
      guard let text = quantity(entry.value, .shareOrRest) else { return nil }
      if text == "rest" {
        rests.append((channel, entry.value.place))
      } else {
        shares[channel] = QuantityValue.share(text)
      }
    }
    let sum = shares.values.sorted().reduce(0, +)
    if rests.count > 1 { reporter.report(.twoRests(rests[1].1)) }
    if let rest = rests.first, sum <= 1 + 1e-9 {
      shares[rest.0] = max(0, 1 - sum)
    } else if abs(sum - 1) > 1e-9 {
      reporter.report(.sum(sum, node.place))
    }
    return shares
  }
}

extension Diagnostic {
  fileprivate static func demandForGroup(
    _ name: String, _ members: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownProcedure, "'\(name)' is a group of procedures; demand is for one procedure",
      fix: "name a member: \(members.prefix(8).joined(separator: ", "))", at: place)
  }

  fileprivate static func splitOfNothing(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .missingKey, "`split:` needs `from:`", fix: "add `from:` with a group of agencies", at: place)
  }

  fileprivate static func noDatum(
    _ datum: String, _ agency: String, _ known: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownDatum, "'\(agency)' has no number '\(datum)' under `data:`",
      fix: Spelling.fix(datum, in: known.sorted(), "numbers"), at: place)
  }

  fileprivate static func noWeight(_ datum: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .shares, "'\(datum)' is 0 at every place", fix: "give at least one place a number above 0",
      at: place)
  }

  fileprivate static func noProfile(_ channel: Channel, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .channelMismatch, "the channel '\(channel.rawValue)' has dossiers but no profile here",
      fix: "add `\(channel.rawValue):` or give one profile for all channels", at: place)
  }

  fileprivate static func twoRests(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .shares, "`rest` may stand once in a set of shares", fix: "write one of them as a share",
      at: place)
  }

  fileprivate static func sum(_ sum: Double, _ place: SourcePlace) -> Diagnostic {
    let percent = (sum * 1e6).rounded() / 1e4
    return Diagnostic(
      .shares, "the shares add to \(percent.plain) %, not to 100 %",
      fix: "write one of them as `rest`",
      at: place)
  }
}

extension Double {
  /// Without `.0` when whole.
  var plain: String {
    self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self)
  }
}
