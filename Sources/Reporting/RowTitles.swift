import Experiments
import Wording

/// What tables call the columns of the store.
enum RowTitles {
  /// The title of a column; the column itself where it is a user's own.
  static func title(_ column: String) -> Bilingual {
    titles[column] ?? Bilingual(same: column)
  }

  /// A cell of a column: units, days and the names of facts are worded, the rest is data.
  static func cell(_ text: String, of column: String, in language: DisplayLanguage) -> String {
    switch column {
    case "unit": MetricUnit(rawValue: text).map { $0.name[language] } ?? text
    case "fact": title(text)[language]
    case "period_from", "period_to": language.date(text)
    default: text
    }
  }

  private static func said(_ column: String, _ vietnamese: String) -> (String, Bilingual) {
    (column, Bilingual(column, vi: vietnamese))
  }

  private static let titles = Dictionary(
    uniqueKeysWithValues: [
      said("run", "lần chạy"), said("id", "mã lần chạy"), said("title", "tên kịch bản"),
      said("period_from", "từ ngày"), said("period_to", "đến ngày"),
      said("replications", "số lần mô phỏng"), said("policies", "số phương án"),
      said("on_time_rate_resolved", "tỷ lệ đúng hạn"), said("policy", "phương án"),
      said("metric", "chỉ tiêu"), said("unit", "đơn vị tính"), said("mean", "trung bình"),
      said("low", "cận dưới 95 %"), said("high", "cận trên 95 %"),
      said("range90_low", "mức thấp của kỳ"), said("range90_high", "mức cao của kỳ"),
      said("mean_a", "trung bình a"), said("mean_b", "trung bình b"),
      said("difference", "chênh lệch"), said("parameter", "tham số"), said("value_a", "giá trị a"),
      said("value_b", "giá trị b"), said("fact", "thông tin"), said("value", "giá trị"),
      said("tool_version", "phiên bản công cụ"),
      said("engine_version", "phiên bản bộ máy"), said("scenario_sha256", "mã băm kịch bản"),
      said("seed", "mầm ngẫu nhiên"), said("stopping_rule", "quy tắc dừng"),
      said("dossiers", "số hồ sơ"), said("events", "số sự kiện"),
    ])
}
