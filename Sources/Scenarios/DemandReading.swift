import Wording

extension ScenarioReader {
  func demand(procedures: [Procedure], agencies: [Agency], profiles: [Profile]) -> [DemandEntry] {
    if root["demand"]?.entries?.isEmpty ?? true {
      reporter.report(
        .missingKey("demand", in: Language.scenario.noun, root["demand"]?.place ?? root.place))
    }
    let byName = Dictionary(
      agencies.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(procedures.map(\.name))
    let profileNames = Set(profiles.map(\.name))
    let entries = demandNames.members.flatMap { member -> [DemandEntry] in
      let isTraced = member.node["trace"] != nil
      checkTraceKeys(member, isTraced: isTraced)
      let entries =
        isTraced
        ? tracedEntries(member, procedures, places(of: member.node, byName))
        : entry(member, known, byName, profileNames).map { [$0] } ?? []
      for entry in entries { sourceMembers[entry.name] = member }
      return entries
    }
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.name).inserted {
      reporter.report(.sameSource(entry.name, sourceMembers[entry.name]?.place ?? root.place))
    }
    return entries
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
      reporter.report(
        .missingKey(
          "arrivals",
          in: Bilingual("the demand '\(member.name)'", vi: "nguồn hồ sơ '\(member.name)'"),
          member.place))
      return nil
    }
    guard let rate = rate(arrivals), let procedure,
      known.contains(procedure)
    else { return nil }
    let first = quantity(node["first"], .first).flatMap { QuantityValue.count($0) }
    return DemandEntry(
      name: member.name, procedure: procedure, rate: rate, places: places, channels: channels,
      first: first,
      groupSize: quantity(node["in-groups"], .groupSize).flatMap { QuantityValue.count($0) } ?? 1,
      intake: intakeChoice(node["intake"]))
  }

  func procedure(of member: Definitions.Member) -> String? {
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
        .unknown(
          .unknownProcedure, Bilingual("procedure", vi: "thủ tục"), name, procedureNames.allNames,
          place))
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
    var seen = Set<String>(minimumCapacity: names.count)
    names = names.filter { seen.insert($0).inserted }
    guard let split = node["split"], let path = quantity(split, .datum) else {
      return names.map { PlaceShare(agency: $0, share: 1 / Double(names.count)) }
    }
    if node["from"] == nil { reporter.report(.splitOfNothing(split.place)) }
    let datum = String(path.dropFirst("data.".count))
    let given = names.map { agencies[$0]?.data[datum] }
    if let without = zip(names, given).first(where: { $0.1 == nil })?.0 {
      reporter.report(
        .noDatum(datum, without, agencies[without].map { Array($0.data.keys) } ?? [], split.place))
      return []
    }
    let weights = given.compactMap(\.self)
    let sum = weights.reduce(0, +)
    if sum <= 0, !names.isEmpty { reporter.report(.noWeight(datum, split.place)) }
    return zip(names, weights).map { PlaceShare(agency: $0, share: sum > 0 ? $1 / sum : 0) }
  }

  /// The channels in their order, those without dossiers left out.
  private func channels(of node: SourceNode, profiles: Set<String>) -> [ChannelShare] {
    let given = (shares(of: node["channels"]) ?? []).compactMap { share in
      Channel(rawValue: share.name).map { ($0, share.share) }
    }
    let shares: [Channel: Double] =
      given.isEmpty
      ? [.counter: 1] : Dictionary(given, uniquingKeysWith: { first, _ in first })
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
      reporter.report(
        .unknown(
          .unknownProfile, Bilingual("profile", vi: "mẫu nhịp đến"), name, profileNames.names, place
        ))
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
}

extension Diagnostic {
  fileprivate static func demandForGroup(
    _ name: String, _ members: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownProcedure,
      Bilingual(
        "'\(name)' is a group of procedures; demand is for one procedure",
        vi: "'\(name)' là một nhóm thủ tục; nguồn hồ sơ chỉ của một thủ tục"),
      fix: Bilingual(
        "name a member: \(members.prefix(8).joined(separator: ", "))",
        vi: "nêu tên một thành viên: \(members.prefix(8).joined(separator: ", "))"), at: place)
  }

  fileprivate static func splitOfNothing(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .missingKey, Bilingual("`split:` needs `from:`", vi: "`split:` cần có `from:`"),
      fix: Bilingual(
        "add `from:` with a group of agencies", vi: "thêm `from:` với một nhóm cơ quan"), at: place)
  }

  fileprivate static func noDatum(
    _ datum: String, _ agency: String, _ known: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownDatum,
      Bilingual(
        "'\(agency)' has no number '\(datum)' under `data:`",
        vi: "'\(agency)' không có số '\(datum)' trong `data:`"),
      fix: Spelling.fix(datum, in: known.sorted(), Bilingual("numbers", vi: "số")), at: place)
  }

  fileprivate static func noWeight(_ datum: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .shares, Bilingual("'\(datum)' is 0 at every place", vi: "'\(datum)' bằng 0 ở mọi địa bàn"),
      fix: Bilingual(
        "give at least one place a number above 0", vi: "cho ít nhất một địa bàn một số lớn hơn 0"),
      at: place)
  }

  fileprivate static func noProfile(_ channel: Channel, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .channelMismatch,
      Bilingual(
        "the channel '\(channel.rawValue)' has dossiers but no profile here",
        vi: "kênh '\(channel.rawValue)' có hồ sơ nhưng ở đây không có mẫu nhịp đến"),
      fix: Bilingual(
        "add `\(channel.rawValue):` or give one profile for all channels",
        vi: "thêm `\(channel.rawValue):` hoặc dùng một mẫu nhịp đến cho mọi kênh"), at: place)
  }

  fileprivate static func sameSource(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .declaredTwice,
      Bilingual(
        "two sources of dossiers are called '\(name)'", vi: "hai nguồn hồ sơ cùng tên '\(name)'"),
      fix: Bilingual(
        "rename this entry, or one of the procedures of its trace",
        vi: "đổi tên nguồn này, hoặc một thủ tục trong bảng ghi nhận của nó"), at: place)
  }
}
