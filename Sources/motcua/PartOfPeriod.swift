import ArgumentParser
import WorkingTime

/// `--from` and `--to`: the part of the period that is run.
struct PartOfPeriod: ParsableArguments {
  @Option(help: "The first day to run, 2023-09-01; by default that of the period.")
  var from: String?

  @Option(help: "The last day to run, included; by default that of the period.")
  var to: String?

  /// The days given; `nil`: those of the file.
  func days() throws(Failure) -> (from: CivilDate?, to: CivilDate?) {
    let first = try day(from, of: "--from")
    let last = try day(to, of: "--to")
    if let first, let last, last < first {
      throw Failure.usage(
        "--from \(first) lies after --to \(last)", fix: "write the earlier day after --from")
    }
    return (first, last)
  }

  private func day(_ text: String?, of option: String) throws(Failure) -> CivilDate? {
    guard let text else { return nil }
    guard let day = CivilDate(text) else {
      throw Failure.usage(
        "'\(text)' after \(option) is no day", fix: "write an existing day as year-month-day")
    }
    return day
  }
}
