import ArgumentParser
import Wording
import WorkingTime

/// `--from` and `--to`: the part of the period that is run.
struct PartOfPeriod: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The first day to run, 2023-09-01; by default that of the period.",
      vi: "Ngày đầu tiên được chạy, 2023-09-01; mặc định là ngày đầu kỳ."))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The last day to run, included; by default that of the period.",
      vi: "Ngày cuối cùng được chạy, tính cả ngày đó; mặc định là ngày cuối kỳ."))
  var to: String?

  /// The days given; `nil`: those of the file.
  func days() throws(Failure) -> (from: CivilDate?, to: CivilDate?) {
    let first = try day(from, of: "--from")
    let last = try day(to, of: "--to")
    if let first, let last, last < first {
      throw Failure.usage(
        Bilingual(
          "--from \(first) lies after --to \(last)", vi: "--from \(first) sau --to \(last)"),
        fix: Bilingual("write the earlier day after --from", vi: "viết ngày sớm hơn sau --from"))
    }
    return (first, last)
  }

  private func day(_ text: String?, of option: String) throws(Failure) -> CivilDate? {
    guard let text else { return nil }
    guard let day = CivilDate(text) else {
      throw Failure.usage(
        Bilingual(
          "'\(text)' after \(option) is no day", vi: "'\(text)' sau \(option) không phải là ngày"),
        fix: Bilingual(
          "write an existing day as year-month-day", vi: "viết một ngày có thật dạng năm-tháng-ngày"
        ))
    }
    return day
  }
}
