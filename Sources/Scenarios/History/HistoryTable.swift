import WorkingTime

/// A table of counts in long form while it is read.
struct HistoryTable {
  private var table: TraceTable
  private let file: String
  private let reading: ArrivalHistory.Reading
  private let reporter: Reporter
  private var header = Header()
  private var step: ArrivalHistory.Step?
  /// Counts and lines by day or month, by the values of the columns.
  private var cells: [[String]: [Int: Entry]] = [:]

  private struct Header {
    var width = 0
    var time = 0
    var count = 0
    var groups: [(name: String, column: Int)] = []
  }

  private struct Entry {
    var count: Double
    var place: SourcePlace
  }

  private static let greatestCount = 1_000_000_000

  init(
    _ bytes: [UInt8], file: String, reading: ArrivalHistory.Reading, reporter: Reporter
  ) {
    table = TraceTable(bytes, file: file)
    (self.file, self.reading, self.reporter) = (file, reading, reporter)
  }

  /// The history, or `nil` when a problem was told.
  mutating func history() -> ArrivalHistory? {
    guard table.next() else {
      reporter.report(table.problem ?? .noHistoryRows(SourcePlace(file: file, line: 1, column: 1)))
      return nil
    }
    guard readHeader() else { return nil }
    var rows = 0
    while !reporter.isFull, table.next() {
      rows += 1
      guard rows <= TraceTable.maximumRows else { break }
      readRow()
    }
    if let problem = table.problem { reporter.report(problem) }
    guard !reporter.hasErrors else { return nil }
    guard rows > 0, let step, let times = times else {
      reporter.report(.noHistoryRows(SourcePlace(file: file, line: 1, column: 1)))
      return nil
    }
    let series = cells.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { values in
      ArrivalHistory.Series(
        values: values, counts: counts(of: values, cells[values] ?? [:], times, step))
    }
    return ArrivalHistory(
      step: step, first: Self.date(times.lowerBound, step), columns: header.groups.map(\.name),
      series: series)
  }

  private var times: ClosedRange<Int>? {
    let all = cells.values.lazy.flatMap(\.keys)
    guard let first = all.min(), let last = all.max() else { return nil }
    return first...last
  }

  // MARK: - Header

  private mutating func readHeader() -> Bool {
    let cells = table.cells
    let names = cells.map { table.text($0) }
    header.width = names.count
    for (index, name) in names.enumerated() where name.isEmpty || names[..<index].contains(name) {
      reporter.report(.badHistoryHeader(name, table.place(cells[index])))
    }
    let place = SourcePlace(file: file, line: 1, column: 1)
    let time = column(
      reading.timeColumn, ArrivalHistory.Reading.timeColumns, "--date-column", names, place)
    let count = column(
      reading.countColumn, ArrivalHistory.Reading.countColumns, "--count-column", names, place)
    guard let time, let count, !reporter.hasErrors else { return false }
    guard time != count else {
      reporter.report(.oneColumnForTwo(names[time], table.place(cells[time])))
      return false
    }
    (header.time, header.count) = (time, count)
    let others = names.indices.filter { $0 != time && $0 != count }.map { names[$0] }
    for name in reading.groupColumns ?? others {
      guard let column = names.firstIndex(of: name), others.contains(name) else {
        reporter.report(.noHistoryColumn(name, others, option: "--from-column", place))
        continue
      }
      header.groups.append((name, column))
    }
    return !reporter.hasErrors
  }

  private func column(
    _ wanted: String?, _ usual: [String], _ option: String, _ names: [String], _ place: SourcePlace
  ) -> Int? {
    if let wanted {
      if let index = names.firstIndex(of: wanted) { return index }
      reporter.report(.noHistoryColumn(wanted, names, option: option, place))
      return nil
    }
    let found = names.indices.filter { usual.contains(names[$0].lowercased()) }
    if found.count == 1 { return found[0] }
    if found.isEmpty {
      reporter.report(.missingHistoryColumn(usual, names, option: option, place))
    } else {
      reporter.report(.severalHistoryColumns(found.map { names[$0] }, option: option, place))
    }
    return nil
  }

  // MARK: - Rows

  private mutating func readRow() {
    let row = table.cells
    guard row.count == header.width else {
      return reporter.report(.raggedRow(row.count, header.width, table.place(row[0])))
    }
    let values = header.groups.map { table.text(row[$0.column]) }
    for (group, value) in zip(header.groups, values) where value.isEmpty {
      reporter.report(.emptyHistoryCell(group.name, table.place(row[group.column])))
    }
    let place = table.place(row[header.time])
    guard let time = time(table.text(row[header.time]), place),
      let count = count(table.text(row[header.count]), table.place(row[header.count]))
    else { return }
    if let first = cells[values]?[time] {
      return reporter.report(
        .countedTwice(table.text(row[header.time]), first: first.place.line, place))
    }
    cells[values, default: [:]][time] = Entry(count: count, place: place)
  }

  /// The day or the month as a number; notes which of both the table has.
  private mutating func time(_ text: String, _ place: SourcePlace) -> Int? {
    let isMonth = text.utf8.count == 7
    guard let date = CivilDate(isMonth ? "\(text)-01" : text) else {
      reporter.report(.notATime(text, place))
      return nil
    }
    let own = isMonth ? ArrivalHistory.Step.month : .day
    guard step == nil || step == own else {
      reporter.report(.mixedTimes(text, step ?? own, place))
      return nil
    }
    step = own
    return isMonth ? date.year * 12 + date.month - 1 : date.dayNumber
  }

  private func count(_ text: String, _ place: SourcePlace) -> Double? {
    if let count = Int(text), (0...Self.greatestCount).contains(count),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      return Double(count)
    }
    reporter.report(.notACount(text, place))
    return nil
  }

  private static func date(_ time: Int, _ step: ArrivalHistory.Step) -> CivilDate {
    switch step {
    case .day: CivilDate(dayNumber: time)
    case .month: CivilDate(year: time / 12, month: time % 12 + 1, day: 1) ?? CivilDate(dayNumber: 0)
    }
  }

  // MARK: - Gaps

  private func counts(
    of values: [String], _ entries: [Int: Entry], _ times: ClosedRange<Int>,
    _ step: ArrivalHistory.Step
  ) -> [Double] {
    let holidays = Holidays.vietnam(
      years: Self.date(times.lowerBound, step).year...Self.date(times.upperBound, step).year)
    let missing = times.filter { time in
      guard entries[time] == nil, !reading.fillsGaps else { return false }
      return step == .month || holidays.isWorkingDay(CivilDate(dayNumber: time))
    }
    if let gap = missing.first {
      let later = entries.keys.filter { $0 > gap }.min()
      let near = later ?? entries.keys.max() ?? gap
      reporter.report(
        .gap(
          Self.text(gap, step), count: missing.count, step, values,
          entries[near]?.place ?? SourcePlace(file: file, line: 1, column: 1)))
    }
    return times.map { entries[$0]?.count ?? 0 }
  }

  private static func text(_ time: Int, _ step: ArrivalHistory.Step) -> String {
    let text = "\(date(time, step))"
    return step == .month ? String(text.prefix(7)) : text
  }
}
