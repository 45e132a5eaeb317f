import Scenarios
import Wording
import WorkingTime

/// Everything that applied policies change.
struct Overlay {
  var posts = PostsOverlay()
  var procedures = ProceduresOverlay()
  var hours = HoursOverlay()
  var handOvers = HandOversOverlay()
  var records = RecordsOverlay()
  var channels = ChannelsOverlay()
  var reviews = ReviewsOverlay()
  var closings: [Closing] = []
  /// Worked in before all else: they change which procedures there are.
  var links: [Link] = []

  /// Works everything but links into a scenario; `firstDay` is the first day of the run.
  ///
  /// - Returns: What cannot hold together; it is left out.
  func apply(to scenario: inout Scenario, firstDay: CivilDate) -> [Diagnostic] {
    var procedures = procedures
    let shifting = channels.apply(to: &scenario, chances: &procedures)
    return posts.conflicts(in: scenario) + posts.apply(to: &scenario, firstDay: firstDay)
      + shifting + procedures.apply(to: &scenario) + hours.apply(to: &scenario)
      + handOvers.apply(to: &scenario) + records.apply(to: &scenario)
      + reviews.apply(to: &scenario)
      + applyClosings(to: &scenario)
  }

  private func applyClosings(to scenario: inout Scenario) -> [Diagnostic] {
    var problems = ProblemsByPlace()
    for closing in closings {
      for index in closing.agencies {
        if let other = scenario.agencies[index].closes {
          problems.add(.closesTwice(scenario.agencies[index].name, other, closing.place))
        } else {
          scenario.agencies[index].closes = closing.day
        }
      }
    }
    return problems.all
  }

  /// Links stages of procedures anew.
  ///
  /// - Returns: Procedures that are linked twice.
  func applyLinks(to scenario: inout Scenario) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for (index, link) in links.enumerated() {
      if let other = links[..<index].first(where: { $0.procedure == link.procedure }) {
        problems.append(.linkedTwice(link, other))
      } else {
        scenario.link(link.procedure, as: link.linkage, after: link.after)
      }
    }
    return problems
  }
}

extension Diagnostic {
  fileprivate static func closesTwice(_ name: String, _ day: CivilDate, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .sameDate,
      Bilingual(
        "'\(name)' closes already, on \(day)", vi: "'\(name)' đã đóng cửa từ trước, vào ngày \(day)"
      ),
      fix: Bilingual(
        "close it once: leave its `closes:` out, or name it in one `reorganise:`",
        vi: "đóng cửa một lần: bỏ `closes:` của cơ quan, hoặc nêu trong một `reorganise:`"),
      at: place)
  }

  fileprivate static func linkedTwice(_ link: Link, _ other: Link) -> Diagnostic {
    let place = other.place
    return Diagnostic(
      .sameDate,
      Bilingual(
        "the stages of '\(link.procedure)' are linked twice; the other stands at \(place.file):\(place.line):\(place.column)",
        vi:
          "các giai đoạn của '\(link.procedure)' được liên thông hai lần; lần kia ở \(place.file):\(place.line):\(place.column)"
      ),
      fix: Bilingual("keep one of them in this set", vi: "giữ một trong hai ở phương án này"),
      at: link.place)
  }
}
