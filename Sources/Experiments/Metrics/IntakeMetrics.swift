import Engine
import Wording

/// The metrics of this file, in the order in which they are printed.
enum IntakeMetrics {
  static let all: [IntakeMetric] = [.received, .receivedForOthers, .resolved]
}

/// What an agency received, where applicants choose among several.
extension IntakeMetric {
  static let received = IntakeMetric(
    id: "received", name: Bilingual("Received", vi: "Tiếp nhận trong kỳ"),
    meaning: Bilingual(
      "accepted in the period at this agency's desk",
      vi: "hồ sơ được tiếp nhận trong kỳ tại quầy của cơ quan này")
  ) { $0.received }

  static let receivedForOthers = IntakeMetric(
    id: "received_for_others", name: Bilingual("Received for others", vi: "Nhận hộ cơ quan khác"),
    meaning: Bilingual(
      "of these, the dossiers whose place another member of the group serves",
      vi: "trong số đó, hồ sơ của nơi do thành viên khác trong nhóm phục vụ")
  ) { $0.receivedForOthers }

  static let resolved = IntakeMetric(
    id: "resolved", name: Bilingual("Resolved", vi: "Đã giải quyết"),
    meaning: Bilingual(
      "closed with a result in the period, received at this agency's desk",
      vi: "hồ sơ kết thúc có kết quả trong kỳ, được tiếp nhận tại quầy của cơ quan này")
  ) { $0.resolved }
}
