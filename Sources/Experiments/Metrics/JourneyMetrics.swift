import Engine
import Wording

/// The metrics of this file, in the order in which they are printed.
enum JourneyMetrics {
  static let all: [Metric] = [
    .journeysFinished, .journeysBroken, .journeysOnTime, .journeyDaysMean, .journeyTripsMean,
  ]
}

/// Journeys: one need that the stages of a procedure meet, as one dossier or as several. What is
/// counted by dossiers cannot be compared across linkages; this can.
extension Metric {
  static let journeysFinished = Metric(
    id: "journeys_finished", unit: .journeys,
    name: Bilingual("Journeys finished", vi: "Hành trình hoàn thành"),
    meaning: Bilingual(
      "needs met in the period: the applicant had the last result of a procedure with stages",
      vi:
        "số nhu cầu được đáp ứng trong kỳ: người nộp nhận kết quả cuối cùng của thủ tục có nhiều giai đoạn"
    ),
    law: .value { Double($0.tally.journeysFinished) })

  static let journeysBroken = Metric(
    id: "journeys_broken", unit: .journeys,
    name: Bilingual("Journeys broken off", vi: "Hành trình dở dang"),
    meaning: Bilingual(
      "journeys that ended before: refused, returned, withdrawn or stopped at some stage, or the next stage never filed",
      vi:
        "số hành trình kết thúc giữa chừng: bị từ chối, trả lại, rút hoặc dừng ở một giai đoạn, hoặc không nộp giai đoạn tiếp theo"
    ),
    law: .value { Double($0.tally.journeysBroken) })

  static let journeysOnTime = Metric(
    id: "journeys_on_time", unit: .share,
    name: Bilingual("Journeys on time", vi: "Hành trình đúng hạn"),
    meaning: Bilingual(
      "of journeys finished, those of which every dossier was closed by due_lawful",
      vi:
        "trong số hành trình hoàn thành, tỷ lệ mà mọi hồ sơ đều kết thúc không quá hạn theo quy định"
    ),
    law: .ratio(
      numerator: { Double($0.tally.journeysOnTime) },
      denominator: { Double($0.tally.journeysFinished) }))

  static let journeyDaysMean = Metric(
    id: "journey_days_mean", unit: .days,
    name: Bilingual("Mean days of a journey", vi: "Ngày một hành trình"),
    meaning: Bilingual(
      "days of wall time from the first submission to having the last result",
      vi: "số ngày theo lịch từ lần nộp đầu tiên đến khi có kết quả cuối cùng"),
    law: .ratio(
      numerator: { Double($0.tally.journeySeconds) / 86_400 },
      denominator: { Double($0.tally.journeysFinished) }))

  static let journeyTripsMean = Metric(
    id: "journey_trips_mean", unit: .trips,
    name: Bilingual("Mean trips of a journey", vi: "Lượt đi một hành trình"),
    meaning: Bilingual(
      "ways to an office by journey: each submission, supplement and collection at the counter or assisted; online and by post none",
      vi:
        "số lượt đến cơ quan của một hành trình: mỗi lần nộp, bổ sung, nhận kết quả trực tiếp hoặc nhờ nộp hộ; trực tuyến và bưu chính không tính"
    ),
    law: .ratio(
      numerator: { Double($0.tally.journeyTrips) },
      denominator: { Double($0.tally.journeysFinished) }))
}
