package import Wording

extension ScenarioReader {
  func agencies(calendars: [CalendarDefinition]) -> [Agency] {
    let members = agencyNames.members
    let known = Set(members.map(\.name))
    for name in agencyNames.names where agencyNames.isGroup(name) {
      let names = agencyNames.members(of: name).map(\.name)
      office.agencyGroups.append(AgencyGroup(name: name, members: names))
    }
    let agencies = members.map { agency($0, known: known) }
    reportParentCycles(agencies, members)
    return withSecondments(agencies)
  }

  private func agency(_ member: Definitions.Member, known: Set<String>) -> Agency {
    let node = member.node
    let calendar = node["calendar"]?.text
    if let calendar, let place = node["calendar"]?.place { checkCalendar(calendar, at: place) }
    var parent: String?
    if let (name, place) = references(node["parent"]).first {
      if known.contains(name) {
        parent = name
      } else {
        reporter.report(unknownAgency(name, at: place))
      }
    }
    let data = (node["data"]?.named ?? []).compactMap { entry in
      amount(entry.value, .number).map { (entry.key, $0) }
    }
    let span = openSpan(node)
    return Agency(
      name: member.name, label: member.label, group: member.group, level: word(node["level"]),
      calendar: calendar, parent: parent, serves: serves(member, known: known),
      data: Dictionary(data, uniquingKeysWith: { first, _ in first }),
      staff: staff(member, hasCalendar: calendar != nil), equipment: equipment(member.node),
      opens: span.opens, closes: span.closes)
  }

  func checkCalendar(_ name: String, at place: SourcePlace) {
    guard SourceName.isReference(name), calendarNames.entry(name) == nil else { return }
    reporter.report(
      .unknown(
        .unknownCalendar, Bilingual("calendar", vi: "lịch"), name, calendarNames.names, place))
  }

  func unknownAgency(_ name: String, at place: SourcePlace) -> Diagnostic {
    let all = agencyNames.allNames
    let members = all.filter { $0.hasSuffix("." + name) }
    guard members.isEmpty else {
      return Diagnostic(
        .unknownAgency,
        Bilingual("no agency is named '\(name)'", vi: "không có cơ quan nào tên là '\(name)'"),
        fix: Bilingual(
          "write the full name: \(members.prefix(5).joined(separator: " or "))",
          vi: "viết tên đầy đủ: \(members.prefix(5).joined(separator: " hoặc "))"), at: place)
    }
    return .unknown(.unknownAgency, Bilingual("agency", vi: "cơ quan"), name, all, place)
  }

  /// Whom an agency works for; a group given to a whole group pairs by position.
  private func serves(_ member: Definitions.Member, known: Set<String>) -> [String] {
    guard let node = member.node["serves"] else { return [] }
    let isDefault = member.defaults?["serves"]?.place == node.place
    return references(node).flatMap { name, place -> [String] in
      if agencyNames.isGroup(name) {
        let members = agencyNames.members(of: name).map(\.name)
        guard isDefault else { return members }
        let size = agencyNames.members(of: member.group ?? "").count
        guard members.count == size else {
          reporter.report(.pairing(name, members.count, member.group ?? "", size, place))
          return []
        }
        return [members[member.number - 1]]
      }
      if known.contains(name) { return [name] }
      reporter.report(unknownAgency(name, at: place))
      return []
    }
  }

  private func staff(_ member: Definitions.Member, hasCalendar: Bool) -> [Staff] {
    let entries = member.node["staff"]?.named ?? []
    if let first = entries.first, !hasCalendar {
      reporter.report(.noCalendar(member, first.place))
    }
    return entries.compactMap { entry in
      let node = entry.value.spelledOut
      guard node.entries != nil, !entry.value.isRefused else {
        hasRefusedStaff = true
        return nil
      }
      guard let posts = node["posts"] else {
        reporter.report(
          .missingKey(
            "posts",
            in: Bilingual(
              "staff '\(entry.key)' of '\(member.name)'",
              vi: "nhân sự '\(entry.key)' của '\(member.name)'"), entry.place))
        return nil
      }
      guard let amount = amount(posts, .posts) else {
        hasRefusedStaff = true
        return nil
      }
      let order: QueueOrder = word(node["order"]) ?? .firstCome
      if let preempt = node["preempt"], order == .firstCome {
        reporter.report(.preemptsNothing(entry.key, member.name, preempt.place))
      }
      if let rows = node["seconded"]?.items {
        secondmentRows.append(
          SecondmentRows(agency: member.name, role: entry.key, rows: rows))
      }
      return Staff(
        role: entry.key, posts: amount, absent: share(node["absent"]) ?? 0, order: order,
        preempts: node["preempt"]?.text == "resume", changes: [], visits: visits(node["visits"]),
        productivity: quantity(node["productivity"], .productivity)
          .flatMap { QuantityValue.share($0) } ?? 1,
        learning: learning(node["learning"]))
    }
  }

  private func equipment(_ node: SourceNode) -> [Equipment] {
    (node["equipment"]?.named ?? []).compactMap { entry in
      let isPlain = entry.value.entries == nil
      let units = isPlain ? entry.value : entry.value["units"]
      return quantity(units, .units).flatMap { QuantityValue.count($0) }.map {
        Equipment(
          name: entry.key, units: $0, down: isPlain ? 0 : share(entry.value["down"]) ?? 0)
      }
    }
  }

  private func reportParentCycles(_ agencies: [Agency], _ members: [Definitions.Member]) {
    let parents = Dictionary(
      agencies.map { ($0.name, $0.parent) }, uniquingKeysWith: { first, _ in first })
    for member in members {
      var above = parents[member.name] ?? nil
      for _ in 0..<32 {
        guard let next = above else { break }
        if next == member.name { break }
        above = parents[next] ?? nil
      }
      if above != nil {
        reporter.report(.parentCycle(member.name, member.node["parent"]?.place ?? member.place))
      }
    }
  }
}

extension Diagnostic {
  package static func unknown(
    _ code: DiagnosticCode, _ noun: Bilingual, _ name: String, _ names: [String],
    _ place: SourcePlace
  ) -> Diagnostic {
    let plural = noun.english.hasSuffix("y") ? noun.english.dropLast() + "ies" : noun.english + "s"
    return Diagnostic(
      code,
      Bilingual(
        "no \(noun.english) is named '\(name.shortened)'",
        vi: "không có \(noun.vietnamese) nào tên là '\(name.shortened)'"),
      fix: Spelling.fix(name, in: names, Bilingual(String(plural), vi: noun.vietnamese)),
      at: place)
  }

  fileprivate static func pairing(
    _ group: String, _ count: Int, _ own: String, _ size: Int, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .pairing,
      Bilingual(
        "'\(own)' has \(size) members and '\(group)' has \(count), so they cannot pair by position",
        vi:
          "'\(own)' có \(size) thành viên còn '\(group)' có \(count), nên không thể ghép cặp theo thứ tự"
      ),
      fix: Bilingual(
        "make them of equal size, or give each member its own `serves:`",
        vi: "cho hai nhóm bằng nhau, hoặc ghi `serves:` riêng cho từng thành viên"), at: place)
  }

  fileprivate static func preemptsNothing(
    _ role: String, _ agency: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .preemptsNothing,
      Bilingual(
        "'\(role)' of '\(agency)' preempts nothing: in the order first-come nobody goes before work in hand",
        vi:
          "'\(role)' của '\(agency)' không ngắt được việc nào: theo thứ tự first-come thì không ai đi trước việc đang làm"
      ),
      fix:
        Bilingual(
          "add `order: priority` (or earliest-due, least-slack, shortest), or leave `preempt:` out",
          vi:
            "thêm `order: priority` (hoặc earliest-due, least-slack, shortest), hoặc bỏ `preempt:`"),
      at: place)
  }

  fileprivate static func noCalendar(_ member: Definitions.Member, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .noCalendar,
      Bilingual(
        "'\(member.name)' has staff but no calendar",
        vi: "'\(member.name)' có nhân sự nhưng không có lịch làm việc"),
      fix: Bilingual("add `calendar:` to it", vi: "thêm `calendar:` cho cơ quan đó"),
      at: place)
  }

  fileprivate static func parentCycle(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .parentCycle,
      Bilingual(
        "'\(name)' is above itself, or has more than 32 levels above it",
        vi: "'\(name)' là cấp trên của chính mình, hoặc có hơn 32 cấp trên"),
      fix: Bilingual("correct `parent:`", vi: "sửa `parent:`"), at: place)
  }
}
