import Scenarios
import Wording
import WorkingTime

/// `{ move: departments.so-noi-vu.officer, to: departments.so-tnmt.officer, posts: 1 post }`: posts work
/// elsewhere from a date on.
struct MoveAction: PolicyAction {
  static let kind = "move"
  static let meaning =
    Bilingual(
      "Moves posts from staff to one role at one agency: as many fewer at each of the named, that many more there.",
      vi:
        "Điều chuyển vị trí sang một vai trò ở một cơ quan: mỗi nhân sự được nêu bớt bao nhiêu thì nơi đó thêm bấy nhiêu."
    )
  static let keys = ["to", "posts"]
  static let example = ExampleOffice.scenario(
    question:
      "What if two of the five officers of the department helped the land office in the summer?",
    [
      "lend: { from: 2024-04-01, until: 2024-06-30, do: [ { move: department.officer, to: land-office.officer, posts: 2 posts } ] }"
    ])

  private let staff: [StaffIndex]
  private let target: StaffIndex
  private let leaving: PostsEffect
  private let coming: PostsEffect

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    staff = office.staff(item.kind.value, problems: &problems)
    guard let node = item.node["to"] else { return nil }
    let targets = office.staff(node, problems: &problems)
    guard let amount = item.node["posts"],
      case .value(let posts) = amount.quantityText.flatMap(PostsChangeRule.init)
    else { return nil }
    guard targets.count <= 1 else {
      problems.append(.severalTargets(node.text ?? "", targets.count, node.place))
      return nil
    }
    guard let target = targets.first else { return nil }
    guard !staff.contains(target) else {
      problems.append(.movesToItself(node.text ?? "", node.place))
      return nil
    }
    self.target = target
    let effect = { (posts: Double) in
      PostsEffect(
        from: item.from, until: item.until, rule: .amount(posts), place: amount.place,
        isMove: true)
    }
    leaving = effect(-posts)
    coming = effect(posts * Double(staff.count))
  }

  func lay(over overlay: inout Overlay) {
    overlay.posts.add(leaving, to: staff)
    overlay.posts.add(coming, to: [target])
  }
}

extension Diagnostic {
  fileprivate static func severalTargets(_ name: String, _ count: Int, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .movedPosts,
      Bilingual(
        "'\(name)' is staff of \(count) agencies, and posts move to one",
        vi: "'\(name)' là nhân sự của \(count) cơ quan, mà vị trí chỉ chuyển đến một nơi"),
      fix: Bilingual(
        "name one role at one agency, or write an action for each",
        vi: "nêu một vai trò ở một cơ quan, hoặc viết mỗi nơi một thay đổi"), at: place)
  }

  fileprivate static func movesToItself(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .movedPosts,
      Bilingual(
        "'\(name)' is among the staff that posts are taken from",
        vi: "'\(name)' nằm trong số nhân sự bị rút vị trí"),
      fix: Bilingual(
        "name other staff, or leave it out of `move:`", vi: "nêu nhân sự khác, hoặc bỏ khỏi `move:`"
      ), at: place)
  }
}
