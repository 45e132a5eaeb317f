import Engine
import Wording

/// The metrics of this file, in the order in which they are printed.
enum ServiceMetrics {
  static let all: [Metric] = [
    .supplements, .lateAnswers, .normsBroken, .normsKeptRate, .acknowledgedRate,
    .lettersDue, .lettersInTime, .lettersLate, .lettersNotSent, .extensionsGranted,
    .cohortLeft,
  ]
}

/// What applicants and agencies owe each other beside the result.
extension Metric {
  static let supplements = service(
    "supplements", Bilingual("Supplement requests", vi: "Lượt yêu cầu bổ sung"),
    Bilingual(
      "requests for papers after acceptance, several of one dossier counted each",
      vi: "số lần yêu cầu bổ sung giấy tờ sau khi tiếp nhận, một hồ sơ nhiều lần thì tính nhiều lần"
    )
  ) { $0.supplements }

  static let lateAnswers = service(
    "late_answers", Bilingual("Late answers of agencies", vi: "Trả lời phối hợp chậm"),
    Bilingual(
      "answers of agencies that did not come within their limit",
      vi: "số lần cơ quan được lấy ý kiến không trả lời trong thời hạn")
  ) { $0.lateAnswers }

  static let normsBroken = service(
    "norms_broken", Bilingual("Norms broken", vi: "Lượt bước quá định mức"),
    Bilingual(
      "passes of steps that took longer than their own norm",
      vi: "số lượt xử lý kéo dài hơn định mức thời gian của bước")
  ) { $0.normsBroken }

  static let normsKeptRate = Metric(
    id: "norms_kept_rate", unit: .share,
    name: Bilingual("Norms kept", vi: "Tỷ lệ giữ định mức"),
    meaning: Bilingual(
      "of passes of steps with a norm, those that kept it",
      vi: "trong số lượt xử lý của các bước có định mức, tỷ lệ không quá định mức"),
    law: .ratio(
      numerator: { Double($0.tally.normsKept) },
      denominator: { Double($0.tally.normsKept + $0.tally.normsBroken) }))

  static let acknowledgedRate = Metric(
    id: "acknowledged_rate", unit: .share,
    name: Bilingual("Acknowledged within the limit", vi: "Tỷ lệ xác nhận trong hạn"),
    meaning: Bilingual(
      "of online dossiers accepted, those within the limit of acknowledgement",
      vi: "trong số hồ sơ trực tuyến được tiếp nhận, tỷ lệ được xác nhận trong thời hạn"),
    law: .ratio(
      numerator: { Double($0.tally.acknowledgedInTime) },
      denominator: { Double($0.tally.acknowledgedInTime + $0.tally.acknowledgedLate) }))

  static let lettersDue = service(
    "letters_due", Bilingual("Apology letters due", vi: "Thư xin lỗi phải gửi"),
    Bilingual(
      "letters of apology due: dossiers not done on the last working day before due_current",
      vi:
        "số văn bản xin lỗi phải gửi: hồ sơ chưa xong vào ngày làm việc cuối cùng trước hạn hiện hành"
    )
  ) { $0.lettersDue }

  static let lettersInTime = service(
    "letters_in_time", Bilingual("Apology letters sent in time", vi: "Thư xin lỗi gửi kịp"),
    Bilingual(
      "letters of apology sent in time", vi: "số văn bản xin lỗi gửi đúng thời điểm quy định")
  ) {
    $0.lettersInTime
  }

  static let lettersLate = service(
    "letters_late", Bilingual("Apology letters sent late", vi: "Thư xin lỗi gửi chậm"),
    Bilingual("letters of apology sent late", vi: "số văn bản xin lỗi gửi chậm")
  ) {
    $0.lettersLate
  }

  static let lettersNotSent = service(
    "letters_not_sent", Bilingual("Apology letters never sent", vi: "Thư xin lỗi không gửi"),
    Bilingual("letters of apology never sent", vi: "số văn bản xin lỗi không được gửi")
  ) {
    $0.lettersDue - $0.lettersInTime - $0.lettersLate
  }

  static let extensionsGranted = service(
    "extensions_granted", Bilingual("Extensions granted", vi: "Lượt gia hạn"),
    Bilingual(
      "extensions granted: due_current moved, due_lawful did not",
      vi: "số lần gia hạn: hạn hiện hành lùi lại, hạn theo quy định không đổi")
  ) { $0.extensionsGranted }

  static let cohortLeft = service(
    "cohort_left", Bilingual("Received and left without a result", vi: "Không có kết quả"),
    Bilingual(
      "of dossiers received in the period, those closed in the end without a result",
      vi: "trong số hồ sơ tiếp nhận trong kỳ, số hồ sơ sau cùng kết thúc không có kết quả")
  ) { $0.cohortLeft }

  private static func service(
    _ id: String, _ name: Bilingual, _ meaning: Bilingual,
    _ value: @escaping @Sendable (Tally) -> Int64
  ) -> Metric {
    Metric(
      id: id, unit: .dossiers, name: name, meaning: meaning, law: .value { Double(value($0.tally)) }
    )
  }
}
