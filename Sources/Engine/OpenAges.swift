/// How many working days the open dossiers were open, at the end of each month and of the period.
struct OpenAges {
  /// By month, the dossiers of each age.
  private var ofMonths: [[Int32]]
  /// Those at the end of the period.
  private var last: [OpenAge] = []

  init(monthCount: Int) {
    ofMonths = Array(repeating: [], count: monthCount)
  }

  private struct OpenAge {
    let agency: UInt32
    let stream: UInt32
    let days: Int
  }

  mutating func reset() {
    for month in ofMonths.indices { ofMonths[month] = [] }
    last = []
  }

  /// Internal dossiers, on rows of months behind all others, are left out.
  mutating func note(_ days: Int, _ counted: CountedRows, isLast: Bool) {
    guard ofMonths.indices.contains(Int(counted.month)) else { return }
    Self.count(days, in: &ofMonths[Int(counted.month)])
    if isLast { last.append(OpenAge(agency: counted.agency, stream: counted.stream, days: days)) }
  }

  /// Gives each row of an outcome the age that nine of ten of its open dossiers do not exceed.
  func fill(_ outcome: inout Outcome, _ margins: Margins) {
    for month in ofMonths.indices {
      outcome.months[month].ageNinetieth = Self.ninetieth(ofMonths[month])
    }
    outcome.total.ageNinetieth = ofMonths.last.flatMap { Self.ninetieth($0) }
    let channels = margins.channels.count
    fill(&outcome.agencies) { Int($0.agency) }
    fill(&outcome.procedures) { Int($0.stream) / channels }
    fill(&outcome.channels) { Int($0.stream) % channels }
    fill(&outcome.fields) { margins.fieldOfProcedure[Int($0.stream) / channels] }
  }

  private func fill(_ rows: inout [RowOutcome], _ row: (OpenAge) -> Int) {
    var counts = [[Int32]](repeating: [], count: rows.count)
    for age in last {
      let index = row(age)
      if counts.indices.contains(index) { Self.count(age.days, in: &counts[index]) }
    }
    for index in rows.indices { rows[index].ageNinetieth = Self.ninetieth(counts[index]) }
  }

  private static func count(_ days: Int, in counts: inout [Int32]) {
    while counts.count <= days { counts.append(0) }
    counts[days] += 1
  }

  /// The least age that nine of ten do not exceed.
  private static func ninetieth(_ counts: [Int32]) -> Double? {
    let total = counts.reduce(0) { $0 + Int($1) }
    guard total > 0 else { return nil }
    var sum = 0
    for (days, count) in counts.enumerated() {
      sum += Int(count)
      if sum * 10 >= total * 9 { return Double(days) }
    }
    return nil
  }
}
