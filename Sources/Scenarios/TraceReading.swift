import Wording
import WorkingTime

/// The columns of a trace.
struct TraceHeader {
  var received: Int
  var procedure: Int?
  var place: Int?
  var channel: Int?
  var attributes: [(name: String, column: Int)] = []
  var width: Int
  /// What the column of procedures names, in order of first appearance.
  var procedures: [String] = []
}

extension ScenarioReader {
  /// Keys that belong to rates beside a trace, and keys of a trace without one.
  func checkTraceKeys(_ member: Definitions.Member, isTraced: Bool) {
    let wrong =
      isTraced ? ["arrivals", "channels", "profile", "in-groups"] : ["shift", "scale"]
    for key in wrong {
      guard let node = member.node[key] else { continue }
      reporter.report(.traceKey(key, member.name, isTraced: isTraced, node.place))
    }
  }

  /// The procedures that the rows of an entry's trace name, as they are written.
  func tracedProcedures(of member: Definitions.Member) -> [String] {
    guard member.node["trace"] != nil, !isOfOneProcedure(member) else { return [] }
    return traceHeader(of: member)?.procedures ?? []
  }

  /// Whether an entry is about one procedure: the one of `of:`, or of its own name.
  private func isOfOneProcedure(_ member: Definitions.Member) -> Bool {
    guard member.node["of"] == nil, let own = procedureName(of: member) else { return true }
    if case .none = procedureNames.find(own.text) { return false }
    return true
  }

  /// The sources of dossiers of an entry with `trace:`, one for each procedure.
  func tracedEntries(
    _ member: Definitions.Member, _ procedures: [Procedure], _ places: [PlaceShare]
  ) -> [DemandEntry] {
    guard let header = traceHeader(of: member), let node = member.node["trace"],
      let file = node.text, let bytes = traceBytes(of: member)
    else { return [] }
    let isOne = isOfOneProcedure(member)
    let only = isOne ? procedure(of: member) : nil
    if isOne, only == nil { return [] }
    if !isOne, header.procedure == nil {
      reporter.report(.traceOfNothing(member.name, procedureNames.allNames, node.place))
      return []
    }
    var reading = TraceReading(
      reader: self, header: header, member: member, only: only, procedures: procedures,
      places: places)
    reading.read(TraceTable(bytes, file: file))
    checkRows(reading.sources.map(\.rows), of: member, only, file, node.place)
    let change = quantity(member.node["scale"], .change).flatMap { QuantityValue.change($0) } ?? 0
    let names = names(of: reading.sources.map(\.procedure.name), in: member, isOne: isOne)
    return zip(reading.sources, names).map { source, name in
      DemandEntry(
        name: name, procedure: source.procedure.name,
        rate: .trace(Trace(rows: source.sorted, scale: 1 + change)), places: places,
        channels: source.channels,
        first: quantity(member.node["first"], .first).flatMap { QuantityValue.count($0) },
        groupSize: 1, intake: intakeChoice(member.node["intake"]))
    }
  }

  /// How late the trace is taken to be, in seconds.
  func shiftSeconds(_ node: SourceNode?) -> Int64 {
    guard let text = quantity(node, .shift), let amount = QuantityValue.count(text) else {
      return 0
    }
    return Int64(amount) * (text.contains("week") ? 604_800 : 86_400)
  }

  /// `entry.procedure`; several procedures of that short name are told apart by their groups.
  private func names(
    of procedures: [String], in member: Definitions.Member, isOne: Bool
  ) -> [String] {
    guard !isOne, procedures.count > 1 else { return procedures.map { _ in member.name } }
    let others = Set(demandNames.members.map(\.name))
    let short = procedures.map { "\(member.name).\($0.split(separator: ".").last ?? "")" }
    return zip(procedures, short).map { full, name in
      let isUnique = short.count { $0 == name } == 1 && !others.contains(name)
      return isUnique ? name : "\(member.name).\(full.replacing(".", with: "-"))"
    }
  }

  private func checkRows(
    _ rows: [[TraceRow]], of member: Definitions.Member, _ only: String?, _ file: String,
    _ place: SourcePlace
  ) {
    guard !reporter.hasErrors, let days else { return }
    guard rows.contains(where: { !$0.isEmpty }) else {
      return reporter.report(.noRowsOf(only ?? member.name, file, place))
    }
    let span = days.lowerBound.startSecond..<days.upperBound.advanced(byDays: 1).startSecond
    if !rows.contains(where: { $0.contains { span.contains($0.received) } }) {
      reporter.report(.noRowInPeriod(file, place))
    }
  }

  private func traceBytes(of member: Definitions.Member) -> [UInt8]? {
    guard let node = member.node["trace"], let path = quantity(node, .tablePath) else { return nil }
    return folder.bytes(of: path, at: node.place, most: TraceTable.maximumBytes)
  }

  // MARK: - The header

  private func traceHeader(of member: Definitions.Member) -> TraceHeader? {
    guard let node = member.node["trace"], let path = node.text else { return nil }
    if let known = traceHeaders[path] { return known }
    guard let bytes = traceBytes(of: member) else { return nil }
    var table = TraceTable(bytes, file: path)
    guard table.next() else {
      reporter.report(table.problem ?? .noRowsOf(member.name, path, node.place))
      return nil
    }
    guard var header = header(of: table, path) else { return nil }
    if let column = header.procedure {
      var seen: Set<String> = []
      while table.next() {
        guard column < table.cells.count else { continue }
        let name = table.text(table.cells[column])
        if !name.isEmpty, seen.insert(name).inserted { header.procedures.append(name) }
      }
    }
    traceHeaders[path] = header
    return header
  }

  private func header(of table: TraceTable, _ file: String) -> TraceHeader? {
    let attributes = Set(
      procedureNames.members.flatMap { $0.node["attributes"]?.named.map(\.key) ?? [] })
    let known = ["received", "procedure", "place", "channel"] + attributes.sorted()
    var columns: [String: Int] = [:]
    var isGood = true
    for (index, cell) in table.cells.enumerated() {
      let title = table.text(cell)
      if !known.contains(title) {
        reporter.report(.traceColumn(title, known, table.place(cell)))
        isGood = false
      } else if columns.updateValue(index, forKey: title) != nil {
        reporter.report(.repeatedColumn(title, table.place(cell)))
        isGood = false
      }
    }
    guard isGood else { return nil }
    guard let received = columns["received"] else {
      reporter.report(.noReceived(SourcePlace(file: file, line: 1, column: 1)))
      return nil
    }
    return TraceHeader(
      received: received, procedure: columns["procedure"], place: columns["place"],
      channel: columns["channel"],
      attributes: columns.filter { attributes.contains($0.key) }.map { ($0.key, $0.value) }
        .sorted { $0.1 < $1.1 }, width: table.cells.count)
  }
}

extension Diagnostic {
  fileprivate static func traceKey(
    _ key: String, _ name: String, isTraced: Bool, _ place: SourcePlace
  ) -> Diagnostic {
    isTraced
      ? Diagnostic(
        .traceKeys,
        Bilingual(
          "`\(key):` has no meaning beside the trace of '\(name)', which has it row by row",
          vi:
            "`\(key):` không có nghĩa bên cạnh bảng ghi nhận của '\(name)', vốn đã có theo từng dòng"
        ),
        fix: Bilingual(
          "leave `\(key):` out, or move the entry out of the group that gives it",
          vi: "bỏ `\(key):`, hoặc chuyển mục này ra khỏi nhóm đã cho giá trị đó"), at: place)
      : Diagnostic(
        .traceKeys,
        Bilingual(
          "`\(key):` belongs to a trace, and '\(name)' has none",
          vi: "`\(key):` thuộc về bảng ghi nhận, mà '\(name)' không có"),
        fix: Bilingual(
          "add `trace:` or leave `\(key):` out", vi: "thêm `trace:` hoặc bỏ `\(key):`"), at: place)
  }

  fileprivate static func traceOfNothing(_ name: String, _ names: [String], _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .unknownProcedure,
      Bilingual(
        "the trace of '\(name)' has no column 'procedure', and no procedure is named '\(name)'",
        vi:
          "bảng ghi nhận của '\(name)' không có cột 'procedure', và không có thủ tục nào tên là '\(name)'"
      ),
      fix: Bilingual(
        "add the column, or `of:` with a procedure; ",
        vi: "thêm cột đó, hoặc `of:` với một thủ tục; ")
        + Spelling.fix(name, in: names, Bilingual("procedures", vi: "thủ tục")), at: place)
  }

  fileprivate static func noRowsOf(_ name: String, _ file: String, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .emptyTrace,
      Bilingual(
        "the trace '\(file)' has no rows for '\(name)'",
        vi: "bảng ghi nhận '\(file)' không có dòng nào cho '\(name)'"),
      fix: Bilingual(
        "check the column 'procedure', or leave the entry out",
        vi: "kiểm tra cột 'procedure', hoặc bỏ mục này"), at: place)
  }

  fileprivate static func noRowInPeriod(_ file: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .emptyTrace,
      Bilingual(
        "no row of the trace '\(file)' falls into the period",
        vi: "không dòng nào của bảng ghi nhận '\(file)' nằm trong kỳ"),
      fix: Bilingual(
        "add `shift: 52 weeks` (or as far as it must move), or change `period:`",
        vi: "thêm `shift: 52 weeks` (hoặc mức cần dời), hoặc sửa `period:`"), at: place)
  }

  fileprivate static func traceColumn(_ title: String, _ known: [String], _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .tableHeader,
      title.isEmpty
        ? Bilingual("a column has no header", vi: "có cột không có tiêu đề")
        : Bilingual(
          "a trace has no column '\(title.shortened)'",
          vi: "bảng ghi nhận không có cột '\(title.shortened)'"),
      fix: Spelling.fix(title, in: known, Bilingual("columns", vi: "cột")), at: place)
  }

  fileprivate static func repeatedColumn(_ title: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableHeader,
      Bilingual("the column '\(title)' stands twice", vi: "cột '\(title)' xuất hiện hai lần"),
      fix: Bilingual("keep one of them", vi: "giữ lại một trong hai"), at: place)
  }

  fileprivate static func noReceived(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableHeader,
      Bilingual("the trace has no column 'received'", vi: "bảng ghi nhận không có cột 'received'"),
      fix: Bilingual(
        "add it, with date-times like 2022-11-02T07:00",
        vi: "thêm cột đó, với ngày giờ như 2022-11-02T07:00"), at: place)
  }
}
