import Wording
import WorkingTime

/// The secondments of one staff as the file has them; whom they come from is known once all agencies are.
struct SecondmentRows {
  let agency: String
  let role: String
  let rows: [SourceNode]
}

extension ScenarioReader {
  /// `opens:` and `closes:` of an agency.
  func openSpan(_ node: SourceNode) -> (opens: CivilDate?, closes: CivilDate?) {
    let opens = quantity(node["opens"], .day).flatMap { CivilDate($0) }
    let closes = quantity(node["closes"], .day).flatMap { CivilDate($0) }
    if let opens, let closes, closes <= opens, let place = node["closes"]?.place {
      reporter.report(.closesBeforeItOpens(opens, closes, place))
      return (nil, nil)
    }
    return (opens, closes)
  }

  /// `learning:`; 100 % at the start is none.
  func learning(_ node: SourceNode?) -> Learning? {
    guard let node, node.entries != nil,
      let start = quantity(node["start"], .learningStart).flatMap({ QuantityValue.share($0) }),
      let days = quantity(node["half-life"], .workingDays).flatMap({ QuantityValue.count($0) })
    else { return nil }
    return start > 1 ? Learning(start: start, halfLifeDays: days) : nil
  }

  /// The agencies with those who come to them; rows of 0 posts are none.
  func withSecondments(_ agencies: [Agency]) -> [Agency] {
    guard !secondmentRows.isEmpty else { return agencies }
    var agencies = agencies
    let index = Dictionary(
      agencies.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let services = ServiceMap(agencies)
    let office = SendingOffice(agencies: agencies, index: index, services: services)
    var told: Set<SourcePlace> = []
    for host in secondmentRows {
      guard let agency = index[host.agency],
        let staff = agencies[agency].staff.firstIndex(where: { $0.role == host.role })
      else { continue }
      for row in host.rows where row.entries != nil && !row.isRefused {
        do throws(Diagnostic) {
          guard let secondment = try secondment(row, of: host, office), secondment.posts > 0
          else { continue }
          agencies[agency].staff[staff].seconded.append(secondment)
          secondmentPlaces["\(host.agency).\(host.role)", default: []].append(row.place)
        } catch {
          // The members of a group have the same row.
          if let place = error.place, told.insert(place).inserted { reporter.report(error) }
        }
      }
    }
    return agencies
  }

  /// Reads one row; `nil` where the shape check has refused it.
  private func secondment(
    _ row: SourceNode, of host: SecondmentRows, _ office: SendingOffice
  ) throws(Diagnostic) -> Secondment? {
    guard let from = row["from"], let text = quantity(from, .staffName),
      let dot = text.lastIndex(of: ".")
    else { return nil }
    let owner = String(text[..<dot])
    let role = String(text[text.index(after: dot)...])
    let sender = try sender(owner, to: host.agency, office, at: from.place)
    try office.check(role, of: sender, isComplete: !hasRefusedStaff, at: from.place)
    if sender == host.agency, role == host.role {
      throw .secondedToItself(text, from.place)
    }
    guard let posts = quantity(row["posts"], .secondedPosts).flatMap({ QuantityValue.count($0) })
    else { return nil }
    var days = Set(Weekday.allCases)
    if let node = row["days"] {
      days = Set(node.oneOrMore.compactMap { quantity($0, .weekdays) }.flatMap(Self.weekdays))
      if node.items?.isEmpty == true { throw .noDays(node.place) }
    }
    return Secondment(
      agency: sender, role: role, posts: posts, days: days,
      productivity: quantity(row["productivity"], .productivity)
        .flatMap { QuantityValue.share($0) } ?? 1,
      absent: share(row["absent"]))
  }

  /// Who sends: an agency, or the member of a group that serves the agency that they come to.
  private func sender(
    _ owner: String, to host: String, _ office: SendingOffice, at place: SourcePlace
  ) throws(Diagnostic) -> String {
    guard agencyNames.isGroup(owner) else {
      guard office.index[owner] != nil else { throw unknownAgency(owner, at: place) }
      return owner
    }
    let members = office.services.members(of: owner, serving: host)
    guard members.count == 1 else { throw .noSender(owner, host, members, place) }
    return members[0]
  }
}

/// The agencies that may send somebody.
private struct SendingOffice {
  let agencies: [Agency]
  let index: [String: Int]
  let services: ServiceMap

  /// A role must exist where somebody comes from, unless that is an agency beyond the office.
  func check(
    _ role: String, of sender: String, isComplete: Bool, at place: SourcePlace
  ) throws(Diagnostic) {
    guard let agency = index[sender].map({ agencies[$0] }), isComplete, agency.level != .outside,
      !agency.staff.contains(where: { $0.role == role })
    else { return }
    throw .noSuchSender(role, sender, agency.staff.map(\.role), place)
  }
}

extension Diagnostic {
  fileprivate static func closesBeforeItOpens(
    _ opens: CivilDate, _ closes: CivilDate, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .reversed,
      Bilingual(
        "it closes on \(closes) and opens on \(opens), so nobody ever works there",
        vi:
          "nơi này đóng cửa ngày \(closes) và mở cửa ngày \(opens), nên không bao giờ có ai làm việc ở đó"
      ),
      fix: Bilingual(
        "`closes:` is the first closed day; write a date after \(opens)",
        vi: "`closes:` là ngày đóng cửa đầu tiên; viết một ngày sau \(opens)"), at: place)
  }

  fileprivate static func secondedToItself(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .secondment,
      Bilingual(
        "'\(name)' would be seconded to itself", vi: "'\(name)' sẽ bị biệt phái đến chính mình"),
      fix: Bilingual(
        "name the staff that they come from", vi: "nêu nhân sự được biệt phái từ đâu đến"),
      at: place)
  }

  fileprivate static func noDays(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .secondment, Bilingual("`days:` names no day", vi: "`days:` không nêu ngày nào"),
      fix: Bilingual(
        "name some, like [tue, thu], or leave it out",
        vi: "nêu vài ngày, ví dụ [tue, thu], hoặc bỏ đi"),
      at: place)
  }

  fileprivate static func noSender(
    _ group: String, _ host: String, _ members: [String], _ place: SourcePlace
  ) -> Diagnostic {
    let who =
      members.isEmpty
      ? Bilingual("no member", vi: "không thành viên nào")
      : Bilingual(
        "more than one member (\(members.prefix(4).joined(separator: ", ")))",
        vi: "nhiều hơn một thành viên (\(members.prefix(4).joined(separator: ", ")))")
    return Diagnostic(
      .secondment,
      Bilingual(
        "\(who.english) of '\(group)' serves '\(host)', so nobody can be seconded to it",
        vi: "\(who.vietnamese) của '\(group)' phục vụ '\(host)', nên không ai biệt phái đến đó được"
      ),
      fix:
        Bilingual(
          "name one member, like '\(group).1.officer', or give one of them `serves:` with '\(host)'",
          vi:
            "nêu một thành viên, ví dụ '\(group).1.officer', hoặc ghi `serves:` với '\(host)' cho một thành viên"
        ),
      at: place)
  }

  fileprivate static func noSuchSender(
    _ role: String, _ sender: String, _ roles: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownRole,
      Bilingual(
        "'\(sender)' has no staff '\(role)' to second",
        vi: "'\(sender)' không có nhân sự '\(role)' để biệt phái"),
      fix: Spelling.fix(
        role, in: roles, Bilingual("roles", vi: "vai trò"),
        where: Bilingual(
          "declare it there; only an agency of level `outside` needs no staff",
          vi: "khai báo ở đó; chỉ cơ quan cấp `outside` không cần nhân sự")), at: place)
  }
}
