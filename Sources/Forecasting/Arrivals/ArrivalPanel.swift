public import WorkingTime

/// Counts of arrivals by day or by month of series that add up.
public struct ArrivalPanel: Sendable {
  public let step: Step
  /// The first day, or the first day of the first month.
  public let first: CivilDate
  public let hierarchy: GroupedHierarchy
  /// By row of the hierarchy; all as long.
  public let counts: [[Double]]
  /// The days that the months were added up from, where they are known.
  let days: (first: CivilDate, counts: [[Double]])?

  /// Days or months.
  public enum Step: String, Sendable, CaseIterable {
    case day, month
  }

  /// Makes a panel; counts are finite and not negative, each series has as many.
  public init(
    step: Step, first: CivilDate, hierarchy: GroupedHierarchy, counts: [[Double]]
  ) {
    self.init(step: step, first: first, hierarchy: hierarchy, counts: counts, days: nil)
  }

  private init(
    step: Step, first: CivilDate, hierarchy: GroupedHierarchy, counts: [[Double]],
    days: (first: CivilDate, counts: [[Double]])?
  ) {
    precondition(counts.count == hierarchy.rows.count, "each row has its counts")
    precondition(Set(counts.map(\.count)).count <= 1, "series of unequal lengths")
    (self.step, self.first, self.hierarchy) = (step, first, hierarchy)
    (self.counts, self.days) = (counts, days)
  }

  /// Days or months.
  public var length: Int { counts.first?.count ?? 0 }

  /// The date on which a day or a month begins, counted from the first; also those ahead.
  public func date(_ place: Int) -> CivilDate {
    step == .day ? first.advanced(byDays: place) : first.adding(months: place)
  }

  /// Days added up to the months that are there whole; `nil` where there is none.
  public var byMonth: ArrivalPanel? {
    guard step == .day else { return self }
    let start =
      first.day == 1
      ? first : first.adding(months: 1).advanced(byDays: 1 - first.adding(months: 1).day)
    let offset = start.dayNumber - first.dayNumber
    var months: [Range<Int>] = []
    var begin = offset
    while true {
      let next = start.adding(months: months.count + 1).dayNumber - first.dayNumber
      guard next <= length else { break }
      months.append(begin..<next)
      begin = next
    }
    guard !months.isEmpty else { return nil }
    let whole = counts.map { counts in
      months.map { month in counts[month].reduce(0, +) }
    }
    let days = counts.map { Array($0[offset..<begin]) }
    return ArrivalPanel(
      step: .month, first: start, hierarchy: hierarchy, counts: whole, days: (start, days))
  }
}
