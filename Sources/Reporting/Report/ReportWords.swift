import Experiments
import Wording

/// What a report calls figures, sets of policies and kinds of time.
enum ReportWords {
  static let baseline = Bilingual("As it is", vi: "Hiện trạng")
  static let office = Bilingual("The whole office", vi: "Toàn cơ quan")

  /// The name of a metric; the identifier where there is none here.
  static func metric(_ id: String) -> Bilingual {
    switch id {
    case "on_time_rate_resolved":
      Bilingual("On-time rate of the resolved", vi: "Tỷ lệ giải quyết đúng hạn")
    case "on_time_rate_766":
      Bilingual(
        "On-time rate, 766 (our reading)", vi: "Tỷ lệ đúng hạn theo 766 (cách hiểu của chúng tôi)")
    case "on_time_rate_cohort":
      Bilingual("On-time rate of the received", vi: "Tỷ lệ đúng hạn của hồ sơ tiếp nhận trong kỳ")
    case "carried_over": Bilingual("Carried over", vi: "Từ kỳ trước chuyển sang")
    case "received": Bilingual("Received", vi: "Tiếp nhận trong kỳ")
    case "received_online": Bilingual("Received online", vi: "Tiếp nhận trực tuyến")
    case "resolved": Bilingual("Resolved", vi: "Đã giải quyết")
    case "resolved_late": Bilingual("Resolved late", vi: "Giải quyết trễ hạn")
    case "open": Bilingual("Open at the end", vi: "Đang giải quyết cuối kỳ")
    case "open_overdue": Bilingual("Open and overdue", vi: "Đang giải quyết, đã quá hạn")
    case "late_or_overdue": Bilingual("Late or overdue", vi: "Trễ hạn hoặc quá hạn")
    case "elapsed_hours_mean":
      Bilingual("Hours from acceptance to result", vi: "Số giờ từ tiếp nhận đến kết quả")
    case "working_hours_mean":
      Bilingual("Working hours to the result", vi: "Số giờ làm việc để giải quyết")
    case "wait_hours_mean": Bilingual("Hours in queues", vi: "Số giờ chờ đến lượt")
    case "backlog_mean": Bilingual("Open, on the average", vi: "Đang giải quyết, bình quân")
    case "staff_hours": Bilingual("Hours worked by staff", vi: "Số giờ làm việc của cán bộ")
    case "trips_mean": Bilingual("Trips of an applicant", vi: "Số lần đi lại của người dân")
    case "compliance_cost_total":
      Bilingual("Compliance cost, VND", vi: "Tổng chi phí tuân thủ, đồng")
    default: Bilingual(same: id)
    }
  }

  /// The kinds of delays, in the order of `DelayFindings.kinds`.
  static func delay(_ kind: String) -> Bilingual {
    switch kind {
    case "work": Bilingual("Own work", vi: "Xử lý hồ sơ")
    case "queue": Bilingual("Own queue", vi: "Chờ đến lượt")
    case "batch_or_window": Bilingual("Batch or window", vi: "Chờ đợt, khung giờ")
    case "hand_over": Bilingual("Hand-over", vi: "Luân chuyển hồ sơ")
    case "asked_agency": Bilingual("Other agency", vi: "Chờ cơ quan phối hợp")
    case "applicant": Bilingual("Applicant", vi: "Chờ người nộp hồ sơ")
    case "closed": Bilingual("Office closed", vi: "Ngoài giờ làm việc")
    case "earlier": Bilingual("Before the run", vi: "Trước kỳ mô phỏng")
    default: Bilingual(same: kind)
    }
  }

  /// A kind of unit, in the plural.
  static func units(_ kind: GroupKind) -> Bilingual {
    switch kind {
    case .agency: Bilingual("agencies", vi: "cơ quan")
    case .procedure: Bilingual("procedures", vi: "thủ tục")
    case .field: Bilingual("fields", vi: "lĩnh vực")
    case .pool: Bilingual("pools of staff", vi: "nhóm nhân sự")
    case .channel: Bilingual("channels", vi: "kênh nộp")
    case .month: Bilingual("months", vi: "tháng")
    case .intake: Bilingual("desks", vi: "nơi tiếp nhận")
    }
  }
}
