import Scenarios
import Wording

/// `{ link: birth-set, linkage: parallel, after: birth }`: the stages of a procedure hang together in
/// another way.
struct LinkAction: PolicyAction {
  static let kind = "link"
  static let meaning =
    Bilingual(
      "Links the stages of a procedure in another way, for the whole run: as one dossier, with stages at the same time, or as dossiers of their own.",
      vi:
        "Liên thông các giai đoạn của một thủ tục theo cách khác, trong cả lần chạy: thành một hồ sơ, làm các giai đoạn đồng thời, hoặc mỗi giai đoạn một hồ sơ riêng."
    )
  static let keys = ["linkage", "after"]
  static let example = ExampleOffice.scenario(
    question: "What if applicants filed both parts of a registration themselves?",
    [
      "apart: { do: [ { link: registration, linkage: none } ] }"
    ])

  private let link: Link

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    guard let name = item.kind.value.text,
      let linkage = item.node["linkage"]?.text.flatMap({ Linkage(rawValue: $0) })
    else { return nil }
    guard item.from == nil, item.until == nil else {
      problems.append(.linksOnADay(item.kind.place))
      return nil
    }
    let staged = office.scenario.procedures.compactMap(\.staging)
    guard let staging = staged.first(where: { $0.name == name }) else {
      problems.append(
        .unknown(
          .unknownProcedure, Bilingual("procedure with stages", vi: "thủ tục có giai đoạn"), name,
          Set(staged.map(\.name)).sorted(),
          item.kind.value.place))
      return nil
    }
    if let node = item.node["after"], let after = node.text,
      !staging.stages.dropLast().contains(where: { $0.name == after })
    {
      problems.append(
        .unknown(
          .linkage,
          Bilingual("stage with others behind it", vi: "giai đoạn có giai đoạn khác phía sau"),
          after, staging.stages.dropLast().map(\.name),
          node.place))
      return nil
    }
    link = Link(
      procedure: name, linkage: linkage, after: item.node["after"]?.text, place: item.kind.place)
  }

  func lay(over overlay: inout Overlay) { overlay.links.append(link) }
}

/// Another linkage of a procedure's stages.
struct Link {
  let procedure: String
  let linkage: Linkage
  let after: String?
  let place: SourcePlace
}

extension Diagnostic {
  fileprivate static func linksOnADay(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .linkage,
      Bilingual(
        "a linkage holds for the whole run, and this one begins or ends on a day",
        vi: "liên thông có hiệu lực trong cả lần chạy, mà ở đây bắt đầu hoặc kết thúc vào một ngày"),
      fix: Bilingual(
        "leave `from:` and `until:` out, and compare runs of the part before and behind",
        vi: "bỏ `from:` và `until:`, và so sánh các lần chạy của phần trước và phần sau"),
      at: place)
  }
}
