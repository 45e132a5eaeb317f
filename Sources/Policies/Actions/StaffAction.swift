import Scenarios
import Wording
import WorkingTime

/// `{ staff: wards.officer, posts: +1 post, from: 2023-07-01 }`: other posts from a date on.
struct StaffAction: PolicyAction {
  static let kind = "staff"
  static let meaning =
    Bilingual(
      "Changes the posts of staff: to a new number, by posts with a sign, or by a percentage.",
      vi:
        "Thay đổi số vị trí của nhân sự: thành số mới, thêm bớt số vị trí có dấu, hoặc theo tỷ lệ phần trăm."
    )
  static let keys = ["posts"]
  static let example = ExampleOffice.scenario(
    question: "What if the land office had one officer more from April on?",
    ["sixth-post: { from: 2024-04-01, do: [ { staff: land-office.officer, posts: +1 post } ] }"])

  private let staff: [StaffIndex]
  private let effect: PostsEffect

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    staff = office.staff(item.kind.value, problems: &problems)
    guard let node = item.node["posts"],
      let change = node.quantityText.flatMap(PostsChangeRule.init)
    else { return nil }
    effect = PostsEffect(from: item.from, until: item.until, rule: change, place: node.place)
  }

  func lay(over overlay: inout Overlay) {
    overlay.posts.add(effect, to: staff)
  }
}
