import Wording
import WorkingTime

extension ScenarioReader {
  /// The most dossiers that a backlog may have.
  private static let mostDossiers = 100_000_000

  /// The procedures that rows of the backlog name, as they are written.
  var backlogProcedures: [String] {
    Array(Set((root["backlog"]?["rows"]?.items ?? []).compactMap { $0["procedure"]?.text }))
  }

  /// `backlog:` of the file.
  func backlog(
    procedures: [Procedure], demand: [DemandEntry], _ experiment: ExperimentSettings
  ) -> Backlog? {
    guard let node = root["backlog"], node.entries != nil else { return nil }
    if experiment.warmUpDays > 0, let warmUp = root["experiment"]?["warm-up"] {
      reporter.report(.backlogAndWarmUp(warmUp.place))
    }
    if node["rows"] == nil, node["table"] == nil {
      reporter.report(.missingKey("table", in: Language.backlog.noun, node.place))
    }
    guard let dayNode = node["as-of"],
      let asOf = quantity(dayNode, .day).flatMap({ CivilDate($0) })
    else { return nil }
    if let days, asOf != days.lowerBound.advanced(byDays: -1) {
      reporter.report(.wrongDay(days.lowerBound.advanced(byDays: -1), dayNode.place))
    }
    let reading = BacklogRows(reader: self, asOf: asOf, procedures: procedures, demand: demand)
    let rows = node["rows"]?.items ?? []
    let counts = rows.map { tally($0["count"]) }
    if !counts.contains(where: { $0 == nil }) {
      checkCount(counts.compactMap(\.self).reduce(0, +), node)
    }
    let entries = zip(rows, counts).compactMap { row, count in
      count.flatMap { reading.entry(row, count: $0) }
    }
    return Backlog(
      asOf: asOf, placement: word(node["steps"]) ?? .byAge, entries: entries.filter { $0.count > 0 }
    )
  }

  /// What is not known of dossiers in hand, as what it is: an assumption.
  func assumedPlacement(_ backlog: Backlog?, _ procedures: [Procedure]) -> [Parameter] {
    guard let backlog else { return [] }
    let stocks = Set(procedures.filter { $0.counting == .internal }.map(\.name))
    var assumed: [(path: String, value: String)] = []
    if backlog.entries.contains(where: {
      $0.step == nil && $0.state != .submitted && !stocks.contains($0.procedure)
    }) {
      assumed.append(("backlog.steps", backlog.placement.rawValue))
    }
    if backlog.entries.contains(where: { $0.state.awaitsApplicant && $0.since == nil }) {
      assumed.append(("backlog.since", "a whole wait from as-of on"))
    }
    return assumed.map {
      Parameter(path: $0.path, value: $0.value, status: .assumed, source: nil)
    }
  }

  private func tally(_ node: SourceNode?) -> Int? {
    quantity(node, .tally).flatMap { QuantityValue.count($0) }
  }

  private func checkCount(_ sum: Int, _ node: SourceNode) {
    guard let rows = node["rows"], !rows.isRefused else { return }
    if let wanted = node["count"], let count = tally(wanted), count != sum {
      reporter.report(.wrongCount(sum, count, wanted.place))
    } else if sum > Self.mostDossiers {
      reporter.report(.tooManyDossiers(sum, rows.place))
    } else if sum == 0 {
      reporter.report(.noDossiers(rows.place))
    }
  }
}

/// Reads rows of the backlog.
struct BacklogRows {
  let reader: ScenarioReader
  let asOf: CivilDate
  let procedures: [String: Procedure]
  /// The places of each procedure's demand; those without demand are missing.
  let places: [String: PlaceNames]

  init(
    reader: ScenarioReader, asOf: CivilDate, procedures: [Procedure], demand: [DemandEntry]
  ) {
    self.reader = reader
    self.asOf = asOf
    self.procedures = Dictionary(
      procedures.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var places: [String: [String]] = [:]
    for entry in demand { places[entry.procedure, default: []] += entry.places.map(\.agency) }
    self.places = places.mapValues { PlaceNames($0) }
  }

  func entry(_ row: SourceNode, count: Int) -> BacklogEntry? {
    guard let name = procedure(row["procedure"]), let received = received(row["received"]) else {
      return nil
    }
    let place = row["place"].flatMap { self.place($0, of: name) }
    let state: BacklogState = reader.word(row["state"]) ?? .inProgress
    var step = row["step"]?.text
    switch state {
    case .submitted: checkSubmitted(row, of: name)
    case .awaitingSupplement, .awaitingPayment: step = heldItem(row, state, of: name)
    case .received, .inProgress: if let step = row["step"] { check(step, of: name) }
    }
    var due: CivilDate?
    if let node = row["due"] {
      due = reader.quantity(node, .day).flatMap { CivilDate($0) }
      if let due, due < received.lowerBound { reader.reporter.report(.dueBefore(node)) }
    }
    return BacklogEntry(
      procedure: name, place: place, received: received, count: count, step: step, due: due,
      state: state, since: since(row, received, state, of: name))
  }

  private func procedure(_ node: SourceNode?) -> String? {
    guard let node, let text = node.text, SourceName.isReference(text) else { return nil }
    let names = reader.procedureNames
    switch names.find(text) {
    case .entry(let name):
      guard names.isGroup(name) else { return name }
      reader.reporter.report(.backlogOfGroup(name, names.members(of: name).map(\.name), node.place))
    case .member(let group, let id): return "\(group).\(id)"
    case .several(let all): reader.reporter.report(.ambiguous(text, all, node.place))
    case .none:
      reader.reporter.report(
        .unknown(
          .unknownProcedure, Bilingual("procedure", vi: "thủ tục"), text, names.allNames, node.place
        ))
    }
    return nil
  }

  private func received(_ node: SourceNode?) -> ClosedRange<CivilDate>? {
    guard let node, let days = reader.quantity(node, .dayOrDays).flatMap({ QuantityValue.days($0) })
    else { return nil }
    if days.upperBound > asOf { reader.reporter.report(.receivedAfter(asOf, node)) }
    if days.lowerBound < asOf.adding(months: -120) {
      reader.reporter.report(.receivedLongAgo(asOf, node))
    }
    return days
  }

  /// A place of the procedure's demand; any agency when it has none.
  private func place(_ node: SourceNode, of procedure: String) -> String? {
    guard let text = node.text, SourceName.isReference(text) else { return nil }
    guard let possible = places[procedure] else {
      if !reader.agencyNames.isGroup(text) {
        switch reader.agencyNames.find(text) {
        case .entry: return text
        case .member where text.contains("."): return text
        default: break
        }
      }
      reader.reporter.report(reader.unknownAgency(text, at: node.place))
      return nil
    }
    let found = possible.find(text)
    switch found.count {
    case 1: return found[0]
    case 0: reader.reporter.report(.notAPlace(text, procedure, possible.all, node.place))
    default: reader.reporter.report(.ambiguous(text, found, node.place))
    }
    return nil
  }

  /// It must be an item after acceptance and before the first delivery.
  private func check(_ node: SourceNode, of name: String) {
    guard let step = node.text, let procedure = procedures[name], !procedure.workflow.isEmpty else {
      return
    }
    let steps = procedure.steps
    let end = steps.firstIndex { $0.kind == .deliver } ?? steps.count
    let intake = procedure.clock.starts == .arrival ? nil : steps.firstIndex { $0.kind == .receive }
    // Of a dossier in one branch alone nobody could say where it stands in the others.
    let inBranches = Set(procedure.allItems.flatMap(\.stepsInBranches))
    let asks = procedure.workflow.flatMap(\.asksInOrder)
    let possible = steps[..<end].dropFirst(intake.map { $0 + 1 } ?? 0).map(\.name)
      .filter { !inBranches.contains($0) }
    guard !possible.contains(step), !asks.contains(step) else { return }
    reader.reporter.report(
      procedure.allItems.contains { $0.name == step }
        ? .notInHand(
          step, name, possible,
          reason: procedure.workflow.flatMap(\.pausesInOrder).contains(step)
            ? Bilingual(
              "at '\(step)' a dossier waits for the applicant: its state is 'awaiting-payment'",
              vi: "ở '\(step)' hồ sơ chờ người nộp: trạng thái của nó là 'awaiting-payment'")
            : !steps.contains { $0.name == step }
              ? Bilingual(
                "'\(step)' is no step, and dossiers in hand wait for steps",
                vi: "'\(step)' không phải là bước, mà hồ sơ trong tay thì chờ các bước")
              : inBranches.contains(step)
                ? Bilingual(
                  "'\(step)' stands in a branch, and nothing says how far the others are",
                  vi:
                    "'\(step)' nằm trong một nhánh, mà không có gì cho biết các nhánh khác đến đâu")
                : nil,
          node.place)
        : Diagnostic(
          .unknownStep,
          Bilingual(
            "the workflow of '\(name)' has no item '\(step.shortened)'",
            vi: "quy trình của '\(name)' không có mục '\(step.shortened)'"),
          fix: Spelling.fix(step, in: possible, Bilingual("items", vi: "mục")), at: node.place))
  }
}

extension Diagnostic {
  fileprivate static func backlogAndWarmUp(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .backlogDate,
      Bilingual(
        "`warm-up:` and `backlog:` would both say what is in hand at the start",
        vi: "`warm-up:` và `backlog:` đều nói trong tay có gì lúc bắt đầu"),
      fix: Bilingual(
        "leave `warm-up:` out, or `backlog:`", vi: "bỏ `warm-up:`, hoặc bỏ `backlog:`"), at: place)
  }

  fileprivate static func wrongDay(_ day: CivilDate, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .backlogDate,
      Bilingual(
        "a backlog is counted on the day before the period begins, \(day)",
        vi: "hồ sơ tồn được đếm vào ngày trước khi kỳ bắt đầu, \(day)"),
      fix: Bilingual(
        "change `as-of:` or the beginning of `period:`",
        vi: "sửa `as-of:` hoặc ngày đầu của `period:`"), at: place)
  }

  fileprivate static func wrongCount(_ sum: Int, _ count: Int, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .backlogCount,
      Bilingual(
        "the rows of the backlog add to \(sum), not to \(count)",
        vi: "các dòng hồ sơ tồn cộng lại được \(sum), không phải \(count)"),
      fix: Bilingual("correct the rows or `count:`", vi: "sửa các dòng hoặc `count:`"), at: place)
  }

  fileprivate static func tooManyDossiers(_ sum: Int, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .outOfRange, Bilingual("the backlog has \(sum) dossiers", vi: "hồ sơ tồn có \(sum) hồ sơ"),
      fix: Bilingual(
        "at most 100000000 can be in hand", vi: "tối đa 100000000 hồ sơ có thể đang trong tay"),
      at: place)
  }

  fileprivate static func noDossiers(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .backlogCount, Bilingual("the backlog has no dossiers", vi: "hồ sơ tồn không có hồ sơ nào"),
      fix: Bilingual("leave `backlog:` out, or add rows", vi: "bỏ `backlog:`, hoặc thêm dòng"),
      at: place)
  }

  fileprivate static func receivedAfter(_ asOf: CivilDate, _ node: SourceNode) -> Diagnostic {
    Diagnostic(
      .backlogDate,
      Bilingual(
        "'\(node.text ?? "")' lies after \(asOf), when the backlog was counted",
        vi: "'\(node.text ?? "")' sau ngày \(asOf), ngày đếm hồ sơ tồn"),
      fix: Bilingual(
        "dossiers received later come from `demand:`", vi: "hồ sơ tiếp nhận sau đó lấy từ `demand:`"
      ), at: node.place)
  }

  fileprivate static func receivedLongAgo(_ asOf: CivilDate, _ node: SourceNode) -> Diagnostic {
    Diagnostic(
      .backlogDate,
      Bilingual(
        "'\(node.text ?? "")' lies more than ten years before \(asOf)",
        vi: "'\(node.text ?? "")' trước \(asOf) hơn mười năm"),
      fix: Bilingual("check the year", vi: "kiểm tra năm"), at: node.place)
  }

  fileprivate static func dueBefore(_ node: SourceNode) -> Diagnostic {
    Diagnostic(
      .backlogDate,
      Bilingual(
        "'\(node.text ?? "")' lies before the dossiers were received",
        vi: "'\(node.text ?? "")' trước ngày tiếp nhận hồ sơ"),
      fix: Bilingual("check `due:` and `received:`", vi: "kiểm tra `due:` và `received:`"),
      at: node.place)
  }

  fileprivate static func backlogOfGroup(
    _ name: String, _ members: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownProcedure,
      Bilingual(
        "'\(name)' is a group of procedures; a row is about one",
        vi: "'\(name)' là một nhóm thủ tục; mỗi dòng chỉ về một thủ tục"),
      fix: Bilingual(
        "name a member: \(members.prefix(8).joined(separator: ", "))",
        vi: "nêu tên một thành viên: \(members.prefix(8).joined(separator: ", "))"), at: place)
  }

  fileprivate static func notAPlace(
    _ text: String, _ procedure: String, _ places: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownAgency,
      Bilingual(
        "'\(text)' is not one of the places that dossiers of '\(procedure)' come from",
        vi: "'\(text)' không phải là địa bàn mà hồ sơ của '\(procedure)' đến từ đó"),
      fix: Spelling.fix(
        text, in: places, Bilingual("places", vi: "địa bàn"),
        where: Bilingual(
          "add `from:` to the demand, or leave the place empty",
          vi: "thêm `from:` vào nguồn hồ sơ, hoặc để trống địa bàn")),
      at: place)
  }

  fileprivate static func notInHand(
    _ step: String, _ procedure: String, _ possible: [String], reason: Bilingual?,
    _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .backlogStep,
      reason
        ?? Bilingual(
          "at '\(step)' a dossier of '\(procedure)' is not in hand: it is not accepted yet, or resolved",
          vi:
            "ở '\(step)' hồ sơ của '\(procedure)' không còn trong tay: chưa tiếp nhận, hoặc đã giải quyết"
        ),
      fix: Spelling.fix(
        step, in: possible, Bilingual("items possible here", vi: "mục có thể dùng ở đây")),
      at: place)
  }
}

extension WorkflowItem {
  /// The names of the steps inside a parallel.
  fileprivate var stepsInBranches: [String] {
    guard case .parallel = self else { return [] }
    return steps.map(\.name)
  }
}
