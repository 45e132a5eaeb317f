import Engine
import Wording

/// The metrics of this file, in the order in which they are printed.
enum VolumeMetrics {
  static let counts: [Metric] = [
    .submittedAtStart, .submitted, .withdrawnBeforeAcceptance, .submittedAtEnd,
    .carriedOver, .received, .receivedOnline, .onlineShare, .refusedAtIntake,
    .resolved, .resolvedEarly, .resolvedOnTime, .resolvedLate,
    .returned, .withdrawn, .stopped, .closedEarly, .closedOnTime, .closedLate,
    .open, .openWithinTime, .openOverdue, .openPaused,
  ]

  static let averages: [Metric] = [.backlogMean]
}

/// What came in, what went out and what is left.
extension Metric {
  static let submittedAtStart = count(
    "submitted_at_start", Bilingual("Awaiting acceptance at the start", vi: "Chờ tiếp nhận đầu kỳ"),
    Bilingual(
      "handed in and not yet accepted when the period starts",
      vi: "hồ sơ đã nộp nhưng chưa được tiếp nhận khi kỳ bắt đầu")
  ) { $0.submittedAtStart }

  static let submitted = count(
    "submitted", Bilingual("Handed in", vi: "Nộp trong kỳ"),
    Bilingual("handed in during the period", vi: "hồ sơ nộp trong kỳ")
  ) { $0.submitted }

  static let withdrawnBeforeAcceptance = count(
    "withdrawn_before_acceptance",
    Bilingual("Withdrawn before acceptance", vi: "Rút trước khi tiếp nhận"),
    Bilingual(
      "taken back by the applicant before acceptance",
      vi: "hồ sơ do người nộp rút lại trước khi được tiếp nhận")
  ) { $0.withdrawnBeforeAcceptance }

  static let submittedAtEnd = count(
    "submitted_at_end", Bilingual("Awaiting acceptance at the end", vi: "Chờ tiếp nhận cuối kỳ"),
    Bilingual(
      "handed in and not yet accepted when the period ends",
      vi: "hồ sơ đã nộp nhưng chưa được tiếp nhận khi kỳ kết thúc")
  ) { $0.submittedAtEnd }

  static let carriedOver = count(
    "carried_over", Bilingual("Carried over", vi: "Từ kỳ trước chuyển sang"),
    Bilingual(
      "accepted before the period and open when it starts",
      vi: "hồ sơ tiếp nhận trước kỳ và còn đang giải quyết khi kỳ bắt đầu")
  ) { $0.carriedOver }

  static let received = count(
    "received", Bilingual("Received", vi: "Tiếp nhận trong kỳ"),
    Bilingual("accepted in the period", vi: "hồ sơ được tiếp nhận trong kỳ")
  ) { $0.received }

  static let receivedOnline = count(
    "received_online", Bilingual("Received online", vi: "Tiếp nhận trực tuyến"),
    Bilingual(
      "accepted in the period and filed online",
      vi: "hồ sơ được tiếp nhận trong kỳ và nộp trực tuyến")
  ) { $0.receivedOnline }

  static let onlineShare = Metric(
    id: "online_share", unit: .share,
    name: Bilingual("Share received online", vi: "Tỷ lệ trực tuyến"),
    meaning: Bilingual(
      "received online / received", vi: "tiếp nhận trực tuyến / tiếp nhận trong kỳ"),
    law: .ratio(
      numerator: { Double($0.tally.receivedOnline) }, denominator: { Double($0.tally.received) }))

  static let refusedAtIntake = count(
    "refused_at_intake", Bilingual("Refused at intake", vi: "Từ chối tiếp nhận"),
    Bilingual(
      "turned away at the desk, never received",
      vi: "hồ sơ bị từ chối tại quầy, không được tiếp nhận")
  ) { $0.refusedAtIntake }

  static let resolved = count(
    "resolved", Bilingual("Resolved", vi: "Đã giải quyết"),
    Bilingual("closed with a result in the period", vi: "hồ sơ kết thúc có kết quả trong kỳ")
  ) { $0.resolved }

  static let resolvedEarly = count(
    "resolved_early", Bilingual("Resolved early", vi: "Giải quyết trước hạn"),
    Bilingual(
      "resolved before the day on which they were due",
      vi: "hồ sơ giải quyết xong trước ngày đến hạn")
  ) { $0.resolvedEarly }

  static let resolvedOnTime = count(
    "resolved_on_time", Bilingual("Resolved on time", vi: "Giải quyết đúng hạn"),
    Bilingual(
      "resolved on the day on which they were due, or without a limit",
      vi: "hồ sơ giải quyết xong đúng ngày đến hạn, hoặc không có thời hạn")
  ) { $0.resolvedOnTime }

  static let resolvedLate = count(
    "resolved_late", Bilingual("Resolved late", vi: "Giải quyết quá hạn"),
    Bilingual("resolved after they were due", vi: "hồ sơ giải quyết xong sau khi đã quá hạn")
  ) {
    $0.resolvedLate
  }

  static let returned = count(
    "returned", Bilingual("Returned", vi: "Trả lại hồ sơ"),
    Bilingual(
      "refused after acceptance, or closed because papers never came",
      vi: "hồ sơ bị trả lại sau khi tiếp nhận, hoặc kết thúc vì không được bổ sung")
  ) { $0.returned }

  static let withdrawn = count(
    "withdrawn", Bilingual("Withdrawn", vi: "Rút hồ sơ"),
    Bilingual(
      "taken back by the applicant after acceptance, or closed because nobody paid",
      vi:
        "hồ sơ do người nộp rút lại sau khi tiếp nhận, hoặc kết thúc vì không nộp nghĩa vụ tài chính"
    )
  ) { $0.withdrawn }

  static let stopped = count(
    "stopped", Bilingual("Stopped", vi: "Dừng giải quyết"),
    Bilingual("not eligible", vi: "hồ sơ không đủ điều kiện giải quyết")
  ) { $0.stopped }

  static let closedEarly = count(
    "closed_early", Bilingual("Closed early", vi: "Kết thúc trước hạn"),
    Bilingual(
      "closed before the day on which they were due, with or without a result",
      vi: "hồ sơ kết thúc trước ngày đến hạn, có hoặc không có kết quả")
  ) { $0.resolvedEarly + $0.leftEarly }

  static let closedOnTime = count(
    "closed_on_time", Bilingual("Closed on time", vi: "Kết thúc đúng hạn"),
    Bilingual(
      "closed on the day on which they were due, with or without a result",
      vi: "hồ sơ kết thúc đúng ngày đến hạn, có hoặc không có kết quả")
  ) { $0.resolvedOnTime + $0.leftOnTime }

  static let closedLate = count(
    "closed_late", Bilingual("Closed late", vi: "Kết thúc quá hạn"),
    Bilingual(
      "closed after they were due, with or without a result",
      vi: "hồ sơ kết thúc sau khi đã quá hạn, có hoặc không có kết quả")
  ) { $0.resolvedLate + $0.leftLate }

  static let open = count(
    "open", Bilingual("In progress", vi: "Đang giải quyết"),
    Bilingual(
      "accepted and not closed when the period ends",
      vi: "hồ sơ đã tiếp nhận và chưa kết thúc khi hết kỳ")
  ) { $0.open }

  static let openWithinTime = count(
    "open_within_time", Bilingual("In progress within time", vi: "Đang giải quyết trong hạn"),
    Bilingual(
      "open and not past due_lawful", vi: "hồ sơ đang giải quyết, chưa quá hạn theo quy định")
  ) {
    $0.openWithinTime
  }

  static let openOverdue = count(
    "open_overdue", Bilingual("In progress overdue", vi: "Đang giải quyết quá hạn"),
    Bilingual("open and past due_lawful", vi: "hồ sơ đang giải quyết, đã quá hạn theo quy định")
  ) { $0.openOverdue }

  static let openPaused = count(
    "open_paused", Bilingual("Paused", vi: "Đang tạm dừng"),
    Bilingual(
      "open and waiting for the applicant's papers or payment; a part of open",
      vi:
        "hồ sơ đang giải quyết, chờ người nộp bổ sung giấy tờ hoặc nộp tiền; nằm trong số đang giải quyết"
    )
  ) { $0.openPaused }

  static let backlogMean = Metric(
    id: "backlog_mean", unit: .dossiers, name: Bilingual("Mean backlog", vi: "Tồn bình quân"),
    meaning: Bilingual(
      "open dossiers, averaged over wall time",
      vi: "số hồ sơ đang giải quyết, bình quân theo thời gian"),
    law: .value { Double($0.tally.backlogSeconds) / Double($0.spanSeconds) })

  private static func count(
    _ id: String, _ name: Bilingual, _ meaning: Bilingual,
    _ value: @escaping @Sendable (Tally) -> Int64
  ) -> Metric {
    Metric(
      id: id, unit: .dossiers, name: name, meaning: meaning, law: .value { Double(value($0.tally)) }
    )
  }
}
