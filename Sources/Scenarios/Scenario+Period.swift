import Wording
public import WorkingTime

extension Scenario {
  /// The scenario with another first or last day: "run any part of the period".
  ///
  /// Policies keep their dates, and rates `per period` go on meaning the file's own period. Policies
  /// are applied afterwards, so that posts are those of the new first day.
  ///
  /// - Parameters:
  ///   - from: The first day; `nil`: the file's own.
  ///   - to: The last day, included; `nil`: the file's own.
  /// - Returns: The scenario with these days as its period.
  /// - Throws: When the last day comes before the first, the days are too many, or the dossiers in
  ///   hand are those of another evening.
  public func running(from: CivilDate?, to: CivilDate?) throws(Diagnostics) -> Scenario {
    let first = from ?? period.lowerBound
    let last = to ?? period.upperBound
    guard first <= last else {
      throw Diagnostics([.reversedPart(first, last, own: period)])
    }
    guard last.dayNumber - first.dayNumber < ScenarioReader.longestPeriod else {
      throw Diagnostics([.longPart(first, last)])
    }
    let evening = first.advanced(byDays: -1)
    if let backlog, backlog.asOf != evening {
      throw Diagnostics([.backlogOfAnotherDay(backlog.asOf, evening)])
    }
    var scenario = self
    scenario.period = first...last
    return scenario
  }

  /// Whether another period is run than the file's own, to which its published figures belong.
  public var runsAnotherPeriod: Bool { period != ratePeriod }
}

extension Diagnostic {
  fileprivate static func reversedPart(
    _ first: CivilDate, _ last: CivilDate, own: ClosedRange<CivilDate>
  ) -> Diagnostic {
    Diagnostic(
      .reversed,
      Bilingual(
        "the days to run end on \(last), before they begin on \(first)",
        vi: "các ngày cần chạy kết thúc ngày \(last), trước khi bắt đầu ngày \(first)"),
      fix:
        Bilingual(
          "the file's period is \(own.lowerBound)..\(own.upperBound); give both ends of a part of it",
          vi:
            "kỳ của tệp là \(own.lowerBound)..\(own.upperBound); nêu cả hai đầu của một phần trong kỳ"
        ),
      at: nil)
  }

  fileprivate static func longPart(_ first: CivilDate, _ last: CivilDate) -> Diagnostic {
    Diagnostic(
      .longPeriod,
      Bilingual(
        "the days from \(first) to \(last) are more than 100 years",
        vi: "các ngày từ \(first) đến \(last) dài hơn 100 năm"),
      fix: Bilingual(
        "shorten them; replications give more data",
        vi: "rút ngắn lại; chạy nhiều lần mô phỏng sẽ có thêm số liệu"), at: nil)
  }

  fileprivate static func backlogOfAnotherDay(_ asOf: CivilDate, _ evening: CivilDate)
    -> Diagnostic
  {
    Diagnostic(
      .backlogPart,
      Bilingual(
        "the dossiers in hand are those of \(asOf), and the run begins after \(evening)",
        vi: "hồ sơ trong tay là của ngày \(asOf), mà lần chạy bắt đầu sau \(evening)"),
      fix:
        Bilingual(
          "begin on \(asOf.advanced(byDays: 1)), or leave `backlog:` out and give `warm-up:` instead",
          vi:
            "bắt đầu từ \(asOf.advanced(byDays: 1)), hoặc bỏ `backlog:` và dùng `warm-up:` thay thế"
        ),
      at: nil)
  }
}
