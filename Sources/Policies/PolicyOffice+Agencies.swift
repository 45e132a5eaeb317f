import Scenarios
import Wording

extension PolicyOffice {
  /// What one reference to agencies comes to.
  struct AgencyTarget {
    /// As the file has it.
    let name: String
    let place: SourcePlace
    /// Positions in the scenario.
    let agencies: [Int]
  }

  /// The agencies that references name: a single one, a member, a whole group, or `all`.
  func agencies(_ node: SourceNode, problems: inout [Diagnostic]) -> [AgencyTarget] {
    if node.items?.isEmpty == true { problems.append(.noAgencyNamed(node.place)) }
    return node.oneOrMore.compactMap { item in
      guard let text = item.text else { return nil }
      if text == "all" {
        return AgencyTarget(name: text, place: item.place, agencies: Array(agencies.indices))
      }
      guard let members = groups[text] ?? index[text].map({ [agencies[$0].name] }) else {
        problems.append(unknownAgency(text, at: item.place))
        return nil
      }
      return AgencyTarget(
        name: text, place: item.place, agencies: members.compactMap { index[$0] })
    }
  }

  /// Full names of the agencies of targets.
  func names(of targets: [AgencyTarget]) -> Set<String> {
    Set(targets.flatMap(\.agencies).map { agencies[$0].name })
  }
}

extension Diagnostic {
  fileprivate static func noAgencyNamed(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .wrongShape, Bilingual("the list names no agency", vi: "danh sách không nêu cơ quan nào"),
      fix: Bilingual("name some, or write `all`", vi: "nêu vài cơ quan, hoặc viết `all`"), at: place
    )
  }
}

extension SourcePlace {
  /// The order of files, in which changes are worked in, so that that of policies plays no part.
  func comesBefore(_ other: SourcePlace) -> Bool {
    (file, line, column) < (other.file, other.line, other.column)
  }
}
