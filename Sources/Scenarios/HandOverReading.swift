import Wording
import WorkingTime

extension ScenarioReader {
  /// `hand-overs:` of all files, in the order in which they are tried.
  func handOvers(agencies: [Agency]) -> [HandOver] {
    var known = Dictionary(
      agencies.map { ($0.name, [$0.name]) }, uniquingKeysWith: { first, _ in first })
    for group in office.agencyGroups { known[group.name] = group.members }
    return office.handOvers.compactMap { row in
      guard row.entries != nil else { return nil }
      return handOver(row, known, agencies)
    }
  }

  private func handOver(
    _ row: SourceNode, _ known: [String: [String]], _ agencies: [Agency]
  ) -> HandOver {
    let from = names(row["from"], "from", known)
    var handOver = HandOver(
      from: from, to: names(row["to"], "to", known), electronic: share(row["electronic"]) ?? 1,
      paper: quantity(row["paper"], .timeOfDay).flatMap { TimeOfDay($0) },
      delay: delay(row["delay"]), lost: share(row["lost"]) ?? 0)
    handOver.place = row.place
    if handOver.lost >= 1, let place = row["lost"]?.place { reporter.report(.alwaysLost(place)) }
    if let paper = row["paper"], row["electronic"] == nil {
      reporter.report(.noPaper(paper.place))
    }
    if let from, handOver.needsHours {
      let closed = agencies.first { from.contains($0.name) && $0.calendar == nil }
      if let closed, let place = row["from"]?.place {
        reporter.report(.handOverWithoutHours(closed.name, place))
      }
    }
    return handOver
  }

  /// The agencies that an end of a hand-over names; `nil`: any.
  private func names(
    _ node: SourceNode?, _ key: String, _ known: [String: [String]]
  ) -> Set<String>? {
    guard let node else { return nil }
    if node.items?.isEmpty == true { reporter.report(.handsToNobody(key, node.place)) }
    var names: Set<String> = []
    for (name, place) in references(node) {
      if let members = known[name] {
        names.formUnion(members)
      } else {
        reporter.report(unknownAgency(name, at: place))
      }
    }
    return names
  }
}

extension HandOver {
  /// How dossiers go of which no row says anything.
  package static var atOnce: HandOver {
    HandOver(from: nil, to: nil, electronic: 1, paper: nil, delay: nil, lost: 0)
  }

  /// Whether it looks at the opening hours of the agency that gives.
  var needsHours: Bool {
    (electronic < 1 && paper != nil) || lost > 0 || delay.map { $0.clock != .wall } ?? false
  }
}

extension Diagnostic {
  static func handOverWithoutHours(_ agency: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noCalendar,
      Bilingual(
        "'\(agency)' gives by a hand-over in working time, and has no calendar",
        vi:
          "'\(agency)' chuyển đi theo một cách luân chuyển tính bằng giờ làm việc, mà không có lịch làm việc"
      ),
      fix:
        Bilingual(
          "add `calendar:` to '\(agency)', or a hand-over `from:` it without paper, loss and working time",
          vi:
            "thêm `calendar:` cho '\(agency)', hoặc một cách luân chuyển `from:` cơ quan này không có bản giấy, thất lạc và giờ làm việc"
        ),
      at: place)
  }

  fileprivate static func alwaysLost(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .handOver,
      Bilingual(
        "what is always lost is sent again for ever", vi: "hồ sơ luôn thất lạc sẽ bị gửi lại mãi"),
      fix: Bilingual("set `lost:` below 100 %", vi: "đặt `lost:` dưới 100 %"),
      at: place)
  }

  fileprivate static func noPaper(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .handOver,
      Bilingual(
        "`paper:` says nothing here: without `electronic:` nothing goes as paper",
        vi: "`paper:` không có tác dụng ở đây: không có `electronic:` thì không gì đi bằng bản giấy"
      ),
      fix: Bilingual(
        "add `electronic:` with the share that goes electronically",
        vi: "thêm `electronic:` với tỷ lệ chuyển điện tử"), at: place)
  }

  fileprivate static func handsToNobody(_ key: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .missingKey, Bilingual("`\(key):` names nobody", vi: "`\(key):` không nêu ai cả"),
      fix: Bilingual(
        "name agencies, or leave `\(key):` out for any",
        vi: "nêu các cơ quan, hoặc bỏ `\(key):` nếu là bất kỳ cơ quan nào"),
      at: place)
  }
}
