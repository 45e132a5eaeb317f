import Wording

/// Where the dossiers of a demand with a choice of intake can be received.
extension RoadCheck {
  /// The agencies that may take the dossiers of an entry in, each once; `nil` where there is no choice,
  /// or where the procedure offers none, which is told.
  func intakePlaces(
    of entry: DemandEntry, _ procedure: Procedure, _ demand: Definitions.Member
  ) -> [String]? {
    guard let choice = entry.intake, let node = demand.node["intake"] else { return nil }
    guard case .group(let group)? = procedure.intake else {
      reader.reporter.report(.intakeIsNoGroup(procedure, node.place))
      return nil
    }
    guard procedure.hasItemsAtIntake else {
      reader.reporter.report(.nothingAtIntake(procedure, node.place))
      return nil
    }
    guard choice.isOpen else { return nil }
    var found: [String] = []
    var isChoice = false
    for place in entry.places {
      let homes = services.members(of: group, serving: place.agency)
      guard homes.count == 1, !found.contains(homes[0]) else { continue }
      let members = scenario.intakeMembers(around: homes[0], in: group)
      if members.count > 1 { isChoice = true }
      found += members.filter { !found.contains($0) }
    }
    if !isChoice, !found.isEmpty { reader.reporter.report(.nobodyElse(group, node.place)) }
    return found
  }
}

extension Diagnostic {
  fileprivate static func intakeIsNoGroup(_ procedure: Procedure, _ place: SourcePlace)
    -> Diagnostic
  {
    let fact =
      if case .agency(let name) = procedure.intake {
        Bilingual(
          "'\(procedure.name)' is taken in by '\(name)' alone, so there is no choice of intake",
          vi: "chỉ '\(name)' tiếp nhận '\(procedure.name)', nên không có lựa chọn nơi tiếp nhận")
      } else {
        Bilingual(
          "'\(procedure.name)' has no `intake:`, so there is no choice of intake",
          vi: "'\(procedure.name)' không có `intake:`, nên không có lựa chọn nơi tiếp nhận")
      }
    return Diagnostic(
      .intakeChoice, fact,
      fix: Bilingual(
        "bind `intake:` of the procedure to a group of agencies, or leave this one out",
        vi: "gắn `intake:` của thủ tục với một nhóm cơ quan, hoặc bỏ khóa này"),
      at: place)
  }

  fileprivate static func nothingAtIntake(_ procedure: Procedure, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .intakeChoice,
      Bilingual(
        "nothing of '\(procedure.name)' is done `at: intake`, so a choice of intake changes nothing",
        vi:
          "không có gì của '\(procedure.name)' được làm `at: intake`, nên chọn nơi tiếp nhận không thay đổi gì"
      ),
      fix: Bilingual(
        "write `at: intake` at the items that are done where the dossier is received",
        vi: "viết `at: intake` ở các mục được làm tại nơi tiếp nhận hồ sơ"), at: place)
  }

  fileprivate static func nobodyElse(_ group: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .intakeChoice,
      Bilingual(
        "no member of '\(group)' has another under the same `parent:` to choose",
        vi: "không thành viên nào của '\(group)' có thành viên khác cùng `parent:` để chọn"),
      fix: Bilingual(
        "check the `parent:` of its members, or leave the choice out",
        vi: "kiểm tra `parent:` của các thành viên, hoặc bỏ phần lựa chọn"), at: place)
  }
}
