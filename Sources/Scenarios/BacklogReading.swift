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
      reporter.report(.missingKey("table", in: "a backlog", node.place))
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
        .unknown(.unknownProcedure, "procedure", text, names.allNames, node.place))
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
            ? "at '\(step)' a dossier waits for the applicant: its state is 'awaiting-payment'"
            : !steps.contains { $0.name == step }
              ? "'\(step)' is no step, and dossiers in hand wait for steps"
              : inBranches.contains(step)
                ? "'\(step)' stands in a branch, and nothing says how far the others are" : nil,
          node.place)
        : Diagnostic(
          .unknownStep, "the workflow of '\(name)' has no item '\(step.shortened)'",
          fix: Spelling.fix(step, in: possible, "items"), at: node.place))
  }
}

extension Diagnostic {
  fileprivate static func backlogAndWarmUp(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .backlogDate, "`warm-up:` and `backlog:` would both say what is in hand at the start",
      fix: "leave `warm-up:` out, or `backlog:`", at: place)
  }

  fileprivate static func wrongDay(_ day: CivilDate, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .backlogDate, "a backlog is counted on the day before the period begins, \(day)",
      fix: "change `as-of:` or the beginning of `period:`", at: place)
  }

  fileprivate static func wrongCount(_ sum: Int, _ count: Int, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .backlogCount, "the rows of the backlog add to \(sum), not to \(count)",
      fix: "correct the rows or `count:`", at: place)
  }

  fileprivate static func tooManyDossiers(_ sum: Int, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .outOfRange, "the backlog has \(sum) dossiers", fix: "at most 100000000 can be in hand",
      at: place)
  }

  fileprivate static func noDossiers(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .backlogCount, "the backlog has no dossiers", fix: "leave `backlog:` out, or add rows",
      at: place)
  }

  fileprivate static func receivedAfter(_ asOf: CivilDate, _ node: SourceNode) -> Diagnostic {
    Diagnostic(
      .backlogDate, "'\(node.text ?? "")' lies after \(asOf), when the backlog was counted",
      fix: "dossiers received later come from `demand:`", at: node.place)
  }

  fileprivate static func receivedLongAgo(_ asOf: CivilDate, _ node: SourceNode) -> Diagnostic {
    Diagnostic(
      .backlogDate, "'\(node.text ?? "")' lies more than ten years before \(asOf)",
      fix: "check the year", at: node.place)
  }

  fileprivate static func dueBefore(_ node: SourceNode) -> Diagnostic {
    Diagnostic(
      .backlogDate, "'\(node.text ?? "")' lies before the dossiers were received",
      fix: "check `due:` and `received:`", at: node.place)
  }

  fileprivate static func backlogOfGroup(
    _ name: String, _ members: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownProcedure, "'\(name)' is a group of procedures; a row is about one",
      fix: "name a member: \(members.prefix(8).joined(separator: ", "))", at: place)
  }

  fileprivate static func notAPlace(
    _ text: String, _ procedure: String, _ places: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownAgency,
      "'\(text)' is not one of the places that dossiers of '\(procedure)' come from",
      fix: Spelling.fix(
        text, in: places, "places", where: "add `from:` to the demand, or leave the place empty"),
      at: place)
  }

  fileprivate static func notInHand(
    _ step: String, _ procedure: String, _ possible: [String], reason: String?,
    _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .backlogStep,
      reason
        ?? "at '\(step)' a dossier of '\(procedure)' is not in hand: it is not accepted yet, or resolved",
      fix: Spelling.fix(step, in: possible, "items possible here"), at: place)
  }
}

extension WorkflowItem {
  /// The names of the steps inside a parallel.
  fileprivate var stepsInBranches: [String] {
    guard case .parallel = self else { return [] }
    return steps.map(\.name)
  }
}
