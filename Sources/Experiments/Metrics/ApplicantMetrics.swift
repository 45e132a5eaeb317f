import Engine
import Wording

/// The metrics of this file, in the order in which they are printed.
enum ApplicantMetrics {
  static let all: [Metric] = [
    .genuineOnlineShare, .tripsMean, .complianceCostMean, .complianceCostTotal,
  ]
}

/// What applicants do and pay.
extension Metric {
  static let genuineOnlineShare = Metric(
    id: "genuine_online_share", unit: .share,
    name: Bilingual("Share filed online by applicants", vi: "Tỷ lệ tự nộp trực tuyến"),
    meaning: Bilingual(
      "filed online by the applicant, not by staff at a counter / received",
      vi: "hồ sơ do người nộp tự nộp trực tuyến, không nhờ cán bộ tại quầy / tiếp nhận trong kỳ"),
    law: .ratio(
      numerator: { Double($0.tally.receivedOnline - $0.tally.states.receivedAssisted) },
      denominator: { Double($0.tally.received) }))

  static let tripsMean = Metric(
    id: "trips_mean", unit: .trips,
    name: Bilingual("Mean trips", vi: "Lượt đi lại, bình quân"),
    meaning: Bilingual(
      "ways to an office by dossier closed with a result: its submission, each supplement and its collection at the counter or assisted; online and by post none",
      vi:
        "số lượt đến cơ quan của một hồ sơ kết thúc có kết quả: nộp, mỗi lần bổ sung và nhận kết quả, trực tiếp hoặc nhờ nộp hộ; trực tuyến và bưu chính không tính"
    ),
    law: .ratio(
      numerator: { Double($0.tally.tripThousandths) / 1000 },
      denominator: { Double($0.tally.resolved) }))

  static let complianceCostMean = Metric(
    id: "compliance_cost_mean", unit: .vnd,
    name: Bilingual("Compliance cost of a dossier", vi: "Chi phí tuân thủ một hồ sơ"),
    meaning: Bilingual(
      "hours x wage + direct expenses + fees of one dossier closed with a result, of procedures with costs",
      vi:
        "số giờ x tiền công + chi phí trực tiếp + phí, lệ phí của một hồ sơ kết thúc có kết quả, thuộc thủ tục có khai báo chi phí"
    ),
    law: .ratio(
      numerator: { Double($0.tally.costs.total) },
      denominator: { Double($0.tally.costs.dossiers) }))

  static let complianceCostTotal = Metric(
    id: "compliance_cost_total", unit: .vnd,
    name: Bilingual("Compliance cost in all", vi: "Tổng chi phí tuân thủ"),
    meaning: Bilingual(
      "the same of all dossiers closed with a result in the period",
      vi: "cũng như vậy, của mọi hồ sơ kết thúc có kết quả trong kỳ"),
    law: .value { $0.hasCosts ? Double($0.tally.costs.total) : nil })
}
