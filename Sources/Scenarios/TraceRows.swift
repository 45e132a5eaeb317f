import Wording

/// Reads the rows of a trace, each for the procedure that it names.
struct TraceReading {
  /// The rows of one procedure.
  struct Source {
    var procedure: Procedure
    var rows: [TraceRow] = []
    /// For each attribute column, the attribute of this procedure and its values by name.
    var attributes: [(index: Int, values: [String: Int])?]
  }

  /// Problems of one table after which reading stops.
  private static let mostProblems = 20

  private(set) var sources: [Source] = []
  private let reader: ScenarioReader
  private let header: TraceHeader
  private let entry: String
  /// The one procedure whose rows are wanted; `nil`: every row counts.
  private let only: String?
  private let procedures: [String: Procedure]
  private let places: PlaceNames
  private let shift: Int64
  private var table = TraceTable([], file: "")
  /// The source of each procedure as written; `nil`: its rows are left out.
  private var known: [String: Int?] = [:]
  private var problems = 0

  init(
    reader: ScenarioReader, header: TraceHeader, member: Definitions.Member, only: String?,
    procedures: [Procedure], places: [PlaceShare]
  ) {
    self.reader = reader
    self.header = header
    self.only = only
    entry = member.name
    shift = reader.shiftSeconds(member.node["shift"])
    self.procedures = Dictionary(
      procedures.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.places = PlaceNames(places.map(\.agency))
  }

  mutating func read(_ table: TraceTable) {
    self.table = table
    guard self.table.next() else { return }
    var count = 0
    while problems < Self.mostProblems, self.table.next() {
      count += 1
      guard count <= TraceTable.maximumRows else {
        return report(.tooManyRows(self.table.place(self.table.cells[0])))
      }
      readRow()
    }
    if let problem = self.table.problem { report(problem) }
  }

  private mutating func readRow() {
    let cells = table.cells
    guard cells.count == header.width else {
      return report(.raggedRow(cells.count, header.width, table.place(cells[0])))
    }
    guard let index = source(header.procedure.map { cells[$0] }, cells) else { return }
    let received = cells[header.received]
    guard let instant = table.instant(received) else {
      return report(.notAnInstant(table.text(received), table.place(received)))
    }
    guard let place = place(header.place.map { cells[$0] }),
      let channel = channel(header.channel.map { cells[$0] }),
      let attributes = attributes(cells, of: index)
    else { return }
    sources[index].rows.append(
      TraceRow(
        received: instant + shift, place: place.name, channel: channel, attributes: attributes))
  }

  private mutating func report(_ problem: Diagnostic) {
    problems += 1
    reader.reporter.report(problem)
  }

  // MARK: - Cells

  /// The index of the row's source; `nil` when the row is not wanted, or wrong.
  private mutating func source(
    _ cell: TraceTable.Cell?, _ cells: [TraceTable.Cell]
  ) -> Int? {
    let text = cell.map { table.text($0) } ?? only ?? ""
    if let found = known[text] { return found }
    let place = table.place(cell ?? cells[0])
    guard let name = fullName(text, place) else { return nil }
    guard only == nil || only == name, let procedure = procedures[name] else {
      known[text] = .some(nil)
      return nil
    }
    let attributes = header.attributes.map { column -> (index: Int, values: [String: Int])? in
      guard let index = procedure.attributes.firstIndex(where: { $0.name == column.name }) else {
        return nil
      }
      let values = procedure.attributes[index].values.enumerated().map { ($1.name, $0) }
      return (index, Dictionary(values, uniquingKeysWith: { first, _ in first }))
    }
    let index =
      sources.firstIndex { $0.procedure.name == name } ?? sources.count
    if index == sources.count {
      sources.append(Source(procedure: procedure, attributes: attributes))
    }
    known[text] = index
    return index
  }

  private mutating func fullName(_ text: String, _ place: SourcePlace) -> String? {
    guard !text.isEmpty else {
      report(.noProcedure(place))
      return nil
    }
    switch reader.procedureNames.find(text) {
    case .entry(let name) where !reader.procedureNames.isGroup(name): return name
    case .member(let group, let id): return "\(group).\(id)"
    case .several(let names): report(.ambiguous(text, names, place))
    default:
      // A trace of a whole office has rows of procedures that one entry need not know.
      guard only == nil else {
        known[text] = .some(nil)
        return nil
      }
      report(
        .unknown(
          .unknownProcedure, Bilingual("procedure", vi: "thủ tục"), text,
          reader.procedureNames.allNames, place))
    }
    return nil
  }

  /// The full name of the place in a cell, itself `nil` when the cell is empty.
  private mutating func place(_ cell: TraceTable.Cell?) -> (name: String?, isGiven: Bool)? {
    guard let cell, !cell.isEmpty else { return (nil, false) }
    let text = table.text(cell)
    let found = places.find(text)
    guard found.count != 1 else { return (found[0], true) }
    let place = table.place(cell)
    if places.all.isEmpty {
      report(.noPlaces(entry, place))
    } else if found.isEmpty {
      report(.notAPlace(text, entry, places.all, place))
    } else {
      report(.ambiguous(text, found, place))
    }
    return nil
  }

  private mutating func channel(_ cell: TraceTable.Cell?) -> Channel? {
    guard let cell, !cell.isEmpty else { return .counter }
    let text = table.text(cell)
    if let channel = Channel(rawValue: text) { return channel }
    report(.unknownWord(text, Channel.allCases.map(\.rawValue), table.place(cell)))
    return nil
  }

  private mutating func attributes(_ cells: [TraceTable.Cell], of index: Int) -> [Int?]? {
    let source = sources[index]
    var attributes: [Int?] = Array(repeating: nil, count: source.procedure.attributes.count)
    for (column, attribute) in zip(header.attributes, source.attributes) {
      let cell = cells[column.column]
      guard !cell.isEmpty else { continue }
      let text = table.text(cell)
      guard let attribute else {
        report(.foreignAttribute(column.name, source.procedure.name, table.place(cell)))
        return nil
      }
      guard let value = attribute.values[text] else {
        let values = source.procedure.attributes[attribute.index].values.map(\.name)
        report(.unknownWord(text, values, table.place(cell)))
        return nil
      }
      attributes[attribute.index] = value
    }
    return attributes
  }
}

/// The places of a source of dossiers by the words that may mean them.
struct PlaceNames {
  /// The full names, each once.
  private(set) var all: [String] = []
  private var names: [String: [String]] = [:]

  init(_ agencies: [String]) {
    var seen: Set<String> = []
    all = agencies.filter { seen.insert($0).inserted }
    for name in all where name.contains(".") {
      names[String(name.split(separator: ".").last ?? ""), default: []].append(name)
    }
    for name in all { names[name] = [name] }
  }

  /// The place of a full name, or those of a member's.
  func find(_ text: String) -> [String] { names[text] ?? [] }
}

extension TraceReading.Source {
  /// The rows by time; rows of one instant keep their order.
  var sorted: [TraceRow] {
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { $0.received <= $1.received }
    guard !isSorted else { return rows }
    return rows.indices.sorted {
      (rows[$0].received, $0) < (rows[$1].received, $1)
    }.map { rows[$0] }
  }

  /// The channels that occur, with their shares of the rows.
  var channels: [ChannelShare] {
    var counts: [Channel: Int] = [:]
    for row in rows { counts[row.channel, default: 0] += 1 }
    return Channel.allCases.compactMap { channel in
      counts[channel].map {
        ChannelShare(channel: channel, share: Double($0) / Double(rows.count), profile: nil)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func tooManyRows(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableRow,
      Bilingual(
        "the trace has more than \(TraceTable.maximumRows) rows",
        vi: "bảng ghi nhận có hơn \(TraceTable.maximumRows) dòng"),
      fix: Bilingual(
        "keep the rows of the period, or take a part of them and `scale:`",
        vi: "chỉ giữ các dòng của kỳ, hoặc lấy một phần và dùng `scale:`"), at: place)
  }

  static func raggedRow(_ count: Int, _ width: Int, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableRow,
      Bilingual(
        "the row has \(count) cells, the header has \(width)",
        vi: "dòng này có \(count) ô, dòng tiêu đề có \(width)"),
      fix: Bilingual(
        "a cell with the separator inside needs quotes",
        vi: "ô chứa dấu phân cách phải đặt trong ngoặc kép"), at: place)
  }

  fileprivate static func notAnInstant(_ text: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableRow,
      Bilingual(
        "'\(text.shortened)' is not a date and time",
        vi: "'\(text.shortened)' không phải là ngày giờ"),
      fix: Bilingual(
        "write an existing one like 2022-11-02T07:00 or 2022-11-02T07:00:30",
        vi: "viết một ngày giờ có thật như 2022-11-02T07:00 hoặc 2022-11-02T07:00:30"), at: place)
  }

  fileprivate static func noProcedure(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableRow, Bilingual("the row names no procedure", vi: "dòng này không nêu thủ tục"),
      fix: Bilingual("fill the column 'procedure'", vi: "điền cột 'procedure'"), at: place)
  }

  fileprivate static func noPlaces(_ entry: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .place,
      Bilingual(
        "the trace names a place, but '\(entry)' has no `from:`",
        vi: "bảng ghi nhận nêu địa bàn, nhưng '\(entry)' không có `from:`"),
      fix: Bilingual(
        "add `from:` with the group of agencies that the dossiers come from",
        vi: "thêm `from:` với nhóm cơ quan mà hồ sơ đến từ đó"), at: place)
  }

  fileprivate static func notAPlace(
    _ text: String, _ entry: String, _ places: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownAgency,
      Bilingual(
        "'\(text.shortened)' is not one of the places of '\(entry)'",
        vi: "'\(text.shortened)' không phải là địa bàn của '\(entry)'"),
      fix: Spelling.fix(text, in: places, Bilingual("places", vi: "địa bàn")), at: place)
  }

  fileprivate static func foreignAttribute(
    _ name: String, _ procedure: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownAttribute,
      Bilingual(
        "'\(procedure)' has no attribute '\(name)'",
        vi: "'\(procedure)' không có thuộc tính '\(name)'"),
      fix: Bilingual(
        "leave the cell empty, or declare the attribute in the procedure",
        vi: "để trống ô này, hoặc khai báo thuộc tính trong thủ tục"), at: place)
  }
}
