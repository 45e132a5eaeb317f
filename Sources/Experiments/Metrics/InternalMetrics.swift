import Engine
import Wording

/// The metrics of this file, in the order in which they are printed.
enum InternalMetrics {
  static let all: [Metric] = [.internalDone, .internalLeft]
}

/// Work of the office for itself, which is in no other figure but those of its staff.
extension Metric {
  static let internalDone = Metric(
    id: "internal_done", unit: .dossiers,
    name: Bilingual("Internal work done", vi: "Việc nội bộ đã xong"),
    meaning: Bilingual(
      "dossiers of procedures with `counts: internal` that were done in the period",
      vi: "hồ sơ của thủ tục có `counts: internal` đã làm xong trong kỳ"),
    law: .value { Double($0.internalWork.done) })

  static let internalLeft = Metric(
    id: "internal_left", unit: .dossiers,
    name: Bilingual("Internal work left", vi: "Việc nội bộ còn lại"),
    meaning: Bilingual(
      "the same, handed in and not done when the period ends",
      vi: "cũng như vậy, đã nộp và chưa làm xong khi kỳ kết thúc"),
    law: .value { Double($0.internalWork.left) })
}
