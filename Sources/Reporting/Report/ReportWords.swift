import Experiments
import Wording

/// What a report calls the office as it is and kinds of units; figures have their names in `MetricCatalogue`.
enum ReportWords {
  static let baseline = Bilingual("As it is", vi: "Hiện trạng")
  static let office = Bilingual("The whole office", vi: "Toàn cơ quan")

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
