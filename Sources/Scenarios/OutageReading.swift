import Wording
import WorkingTime

extension ScenarioReader {
  /// `outages:` of all files; those of no share are none.
  func outages(agencies: [Agency]) -> [Outage] {
    let staffed = Set(agencies.filter { !$0.staff.isEmpty }.map(\.name))
    return office.outages.compactMap { row in
      guard row.entries != nil, let of = row["of"] else { return nil }
      let names = outOfOffice(of, staffed)
      guard let days = quantity(row["closed"], .dayOrDays).flatMap({ QuantityValue.days($0) })
      else { return nil }
      let share = share(row["share"]) ?? 1
      return share > 0 ? Outage(of: names, on: days, share: share) : nil
    }
  }

  /// Full names of the agencies of an outage that have staff.
  private func outOfOffice(_ node: SourceNode, _ staffed: Set<String>) -> Set<String> {
    if node.items?.isEmpty == true { reporter.report(.outageOfNobody(node.place)) }
    var names: Set<String> = []
    for (name, place) in references(node) {
      if name == "all" {
        names.formUnion(staffed)
      } else if let found = members(of: name, in: agencyNames, at: place) {
        let working = found.intersection(staffed)
        if working.isEmpty, !found.isEmpty { reporter.report(.nobodyOut(name, place)) }
        names.formUnion(working)
      } else {
        reporter.report(unknownAgency(name, at: place))
      }
    }
    return names
  }
}

extension Diagnostic {
  fileprivate static func outageOfNobody(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .missingKey, Bilingual("`of:` names nobody", vi: "`of:` không nêu ai cả"),
      fix: Bilingual(
        "name agencies or groups, or write `of: all`",
        vi: "nêu các cơ quan hoặc nhóm, hoặc viết `of: all`"),
      at: place)
  }

  fileprivate static func nobodyOut(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .outage,
      Bilingual(
        "'\(name)' has no staff, so an outage of it changes nothing",
        vi: "'\(name)' không có nhân sự, nên gián đoạn ở đó không thay đổi gì"),
      fix: Bilingual(
        "name the agency whose staff cannot work; what is asked of others takes their `answer:`",
        vi:
          "nêu cơ quan có nhân sự không làm việc được; việc lấy ý kiến nơi khác theo `answer:` của nơi đó"
      ),
      at: place)
  }
}
