import Scenarios
import Wording

/// `{ simplify: permit, limit: -3 working days, supplement: -40 %, effective: 60 % }`: other rules for the
/// dossiers accepted from a date on.
struct SimplifyAction: PolicyAction {
  static let kind = "simplify"
  static let meaning =
    Bilingual(
      "Changes the limit, the work, the items, the chances, the fee and the papers of procedures for the dossiers accepted from a date on.",
      vi:
        "Thay đổi thời hạn, khối lượng công việc, các mục, các xác suất, phí và giấy tờ của thủ tục, đối với hồ sơ được tiếp nhận từ một ngày."
    )
  static let keys = [
    "limit", "work", "drop", "supplement", "refuse", "fee", "papers", "parallel",
    "effort-response", "review-cycles", "ramp", "effective",
  ]
  static let spreads = true
  static let example = ExampleOffice.scenario(
    question: "What if permits needed fewer papers, and their limit were a day shorter?",
    [
      "papers: { from: 2024-04-01, do: [ { simplify: permit, limit: -1 working day, supplement: -60 %, effective: 80 % } ] }"
    ])

  private let procedures: [Int]
  private let effect: ProcedureEffect
  /// What work becomes because the limit is another, by procedure.
  private let responses: [(procedure: Int, effect: ProcedureEffect)]

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let targets = office.procedures(item.kind.value, problems: &problems)
    var change = ProcedureChange(
      from: item.from ?? office.firstDay, isUndated: item.from == nil, until: item.until,
      ramp: item.ramp, effective: item.effective)
    guard Self.read(item.node, into: &change, problems: &problems) else { return nil }
    if change.limit == nil, let node = item.node["effort-response"] {
      problems.append(.respondsToNothing(node.place))
      return nil
    }
    guard change.limit != nil || change.treats else {
      // Another key is unknown or not supported yet, which has been told.
      if Self.saysNothing(item) { problems.append(.changesNothing(item.kind.place)) }
      return nil
    }
    effect = ProcedureEffect(change: change, node: item.node, kind: item.kind.place)
    procedures = targets.flatMap(\.procedures)
    responses = Self.responses(item, effect, to: procedures, in: office)
    guard Self.isPossible(effect, for: targets, in: office, problems: &problems) else { return nil }
  }

  func lay(over overlay: inout Overlay) {
    overlay.procedures.add(effect, to: procedures)
    overlay.procedures.add(responses)
  }

  /// What if work reacted to the limit: it falls by a share of what the limit is cut by.
  private static func responses(
    _ item: ActionItem, _ effect: ProcedureEffect, to procedures: [Int], in office: PolicyOffice
  ) -> [(procedure: Int, effect: ProcedureEffect)] {
    guard let node = item.node["effort-response"],
      let share = node.quantityText.flatMap({ ProcedureChange.share($0) })
    else { return [] }
    guard share > 0 else { return [] }
    return procedures.compactMap { index in
      var procedure = office.scenario.procedures[index]
      guard let before = procedure.limit?.counted else { return nil }
      procedure.changes = [effect.change]
      guard let after = procedure.limit(on: effect.change.from).limit?.counted,
        after.unit == before.unit
      else { return nil }
      // Everybody is bound by the limit, so everybody reacts.
      var change = ProcedureChange(
        from: effect.change.from, isUndated: effect.change.isUndated, until: effect.change.until)
      let factor = 1 - share * (1 - after.count / before.count)
      change.work = [WorkChange(item: nil, rule: .factor(factor))]
      return (index, ProcedureEffect(change: change, node: item.node, kind: item.kind.place))
    }
  }

  private static func saysNothing(_ item: ActionItem) -> Bool {
    let common = [kind, "from", "until", "ramp", "effective", "source"]
    return item.node.entries?.allSatisfy { common.contains($0.key) } ?? true
  }

  /// Reads what is changed; `false` where something cannot be read, which has been told.
  private static func read(
    _ node: SourceNode, into change: inout ProcedureChange, problems: inout [Diagnostic]
  ) -> Bool {
    if let text = node["limit"]?.quantityText {
      guard let limit = LimitChange(text) else { return false }
      change.limit = limit
    }
    for (key, path) in ProcedureChange.numbers {
      guard let text = node[key]?.quantityText else { continue }
      let isChance = path == \.supplement || path == \.refuse
      guard let new = isChance ? ValueChange(chance: text) : ValueChange(amount: text) else {
        return false
      }
      change[keyPath: path] = new
    }
    change.dropped = node["drop"]?.oneOrMore.compactMap(\.text) ?? []
    if let names = node["parallel"]?.items?.compactMap(\.text) {
      change.revision = .parallel(names)
    }
    guard let work = node["work"] else { return true }
    if let text = work.quantityText {
      guard let rule = WorkChange.Rule(text) else { return false }
      guard case .factor = rule else {
        problems.append(.workOfAll(text, work.place))
        return false
      }
      change.work = [WorkChange(item: nil, rule: rule)]
    }
    for entry in work.entries ?? [] where entry.key != "source" {
      guard let rule = entry.value.quantityText.flatMap({ WorkChange.Rule($0) }) else {
        return false
      }
      change.work.append(WorkChange(item: entry.key, rule: rule))
    }
    return true
  }

  /// Whether each target has what is changed, in one of its procedures at least.
  private static func isPossible(
    _ effect: ProcedureEffect, for targets: [PolicyOffice.ProcedureTarget], in office: PolicyOffice,
    problems: inout [Diagnostic]
  ) -> Bool {
    let before = problems.count
    let change = effect.change
    for target in targets where !target.procedures.isEmpty {
      let all = target.procedures.map { office.scenario.procedures[$0] }
      if let limit = change.limit, let place = effect.node["limit"]?.place {
        if case .value = limit {
        } else if all.allSatisfy({ $0.limit == nil }) {
          problems.append(.nothingToChange("limit", in: target.name, place))
        }
      }
      for (key, rule) in [("supplement", change.supplement), ("refuse", change.refuse)] {
        guard rule != nil, let place = effect.node[key]?.place else { continue }
        if !all.contains(where: { $0.hasOutcome(named: key) }) {
          problems.append(.nothingToChange(key, in: target.name, place))
        }
      }
      for (key, rule) in [("fee", change.fee), ("papers", change.papers)] {
        guard let rule, let place = effect.node[key]?.place else { continue }
        if all.allSatisfy({ $0.costs == nil }) {
          problems.append(.nothingToChange("costs", in: target.name, place))
        } else if case .value = rule {
        } else if all.allSatisfy({ (key == "fee" ? $0.fee : $0.papers) == 0 }) {
          problems.append(.nothingToChange(key, in: target.name, place))
        }
      }
      for work in change.work {
        guard let name = work.item, let place = effect.node["work"]?.entry(name)?.place else {
          continue
        }
        let steps = all.flatMap { $0.steps.map(\.name) }
        if !steps.contains(name) {
          problems.append(
            .noItem(name, Bilingual("step", vi: "bước"), in: target.name, steps, place))
        }
      }
      if case .parallel(let names) = change.revision, let place = effect.node["parallel"]?.place,
        !all.contains(where: { $0.revised(by: [change]) != $0 }) || names.count < 2
      {
        problems.append(.notNeighbours(names, in: target.name, place))
      }
      for procedure in all where change.revision != nil {
        let inner = procedure.steps.filter { $0.kind != .step }.map(\.name)
        if case .parallel(let names) = change.revision,
          let name = names.first(where: { inner.contains($0) }),
          let place = effect.node["parallel"]?.place
        {
          problems.append(.dropsReceipt(name, procedure.name, place))
        }
      }
      let dropped = effect.node["drop"]?.oneOrMore ?? []
      for node in dropped { problems += Self.dropTrouble(node, in: all, of: target, change) }
    }
    return problems.count == before
  }

  private static func dropTrouble(
    _ node: SourceNode, in procedures: [Procedure], of target: PolicyOffice.ProcedureTarget,
    _ change: ProcedureChange
  ) -> [Diagnostic] {
    guard let name = node.text else { return [] }
    let items = procedures.flatMap(\.allItems)
    guard items.contains(where: { $0.name == name }) else {
      return [
        .noItem(name, Bilingual("item", vi: "mục"), in: target.name, items.map(\.name), node.place)
      ]
    }
    for procedure in procedures {
      let gone = Set(
        procedure.allItems.filter { change.dropped.contains($0.name) }
          .flatMap { $0.withInnerItems.map(\.name) })
      guard let dropped = procedure.allItems.first(where: { $0.name == name }) else { continue }
      if dropped.steps.contains(where: { $0.kind == .receive }) {
        return [.dropsReceipt(name, procedure.name, node.place)]
      }
      let own = Set(dropped.withInnerItems.map(\.name))
      for item in procedure.allItems where !gone.contains(item.name) {
        if let to = item.sendsBack.first(where: { own.contains($0) }) {
          return [.dropsTarget(to, sender: item.name, procedure.name, node.place)]
        }
      }
    }
    return []
  }
}

extension Procedure {
  /// Whether an item has an outcome that a key of actions changes: `supplement`, `refuse`.
  func hasOutcome(named key: String) -> Bool {
    allItems.contains { $0.ownOutcomes.contains { $0.isNamed(key) } }
  }
}

extension WorkflowItem {
  fileprivate var ownOutcomes: [StepOutcome] {
    switch self {
    case .step(let step): step.outcomes
    case .ask(let ask): ask.outcomes
    case .pause, .choose, .parallel: []
    }
  }

  /// The items that it sends back to.
  fileprivate var sendsBack: [String] {
    ownOutcomes.compactMap { if case .back(let to) = $0.kind { to } else { nil } }
  }
}

extension StepOutcome {
  fileprivate func isNamed(_ key: String) -> Bool {
    switch kind {
    case .supplement: key == "supplement"
    case .refuse: key == "refuse"
    default: false
    }
  }
}

extension Diagnostic {
  fileprivate static func changesNothing(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "this `simplify` says nothing about what changes",
        vi: "`simplify` này không nói gì về điều thay đổi"),
      fix: Bilingual(
        "add `limit:`, `work:`, `drop:`, `supplement:`, `refuse:`, `fee:` or `papers:`",
        vi: "thêm `limit:`, `work:`, `drop:`, `supplement:`, `refuse:`, `fee:` hoặc `papers:`"),
      at: place)
  }

  fileprivate static func workOfAll(_ text: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .workChange,
      Bilingual(
        "'\(text)' for every item cannot be meant: only a percentage fits them all",
        vi: "'\(text)' không thể dùng cho mọi mục: chỉ tỷ lệ phần trăm mới hợp với tất cả"),
      fix: Bilingual(
        "write a percentage, or name the items: `work: { appraise: \(text) }`",
        vi: "viết tỷ lệ phần trăm, hoặc nêu từng mục: `work: { appraise: \(text) }`"), at: place)
  }

  static func nothingToChange(
    _ key: String, in name: String, _ place: SourcePlace
  ) -> Diagnostic {
    let fact: Bilingual
    let fix: Bilingual
    switch key {
    case "limit":
      fact = Bilingual("has no limit to change", vi: "không có thời hạn để thay đổi")
      fix = Bilingual(
        "give a new limit without a sign, or name procedures that have one",
        vi: "ghi thời hạn mới không có dấu, hoặc nêu các thủ tục có thời hạn")
    case "costs":
      fact = Bilingual(
        "has no `costs:`, so that neither fee nor papers count",
        vi: "không có `costs:`, nên phí và giấy tờ đều không được tính")
      fix = Bilingual(
        "say under `costs:` what applicants' time and expenses are worth",
        vi: "ghi trong `costs:` thời gian và chi phí của người nộp đáng giá bao nhiêu")
    case "fee", "papers":
      fact = Bilingual("has no `\(key):` to change", vi: "không có `\(key):` để thay đổi")
      fix = Bilingual(
        "give the procedure its present `\(key):`, or a new value without a sign here",
        vi: "ghi `\(key):` hiện nay cho thủ tục, hoặc viết ở đây giá trị mới không có dấu")
    default:
      fact = Bilingual("has no outcome `\(key):`", vi: "không có kết cục `\(key):`")
      fix = Bilingual(
        "leave `\(key):` out, or give a step of the workflow such an outcome",
        vi: "bỏ `\(key):`, hoặc ghi kết cục đó cho một bước của quy trình")
    }
    return Diagnostic(
      .nothingToChange, Bilingual("'\(name)' \(fact.english)", vi: "'\(name)' \(fact.vietnamese)"),
      fix: fix, at: place)
  }

  static func noItem(
    _ name: String, _ noun: Bilingual, in target: String, _ known: [String], _ place: SourcePlace
  ) -> Diagnostic {
    var seen: Set<String> = []
    let names = known.filter { seen.insert($0).inserted }
    return Diagnostic(
      .unknownStep,
      Bilingual(
        "the workflow of '\(target)' has no \(noun.english) '\(name)'",
        vi: "quy trình của '\(target)' không có \(noun.vietnamese) '\(name)'"),
      fix: Spelling.fix(name, in: names, Bilingual("\(noun.english)s", vi: noun.vietnamese)),
      at: place)
  }

  fileprivate static func respondsToNothing(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .nothingToChange,
      Bilingual(
        "work can respond to a limit only where this action changes it",
        vi: "công việc chỉ có thể thay đổi theo thời hạn khi thay đổi này sửa thời hạn"),
      fix: Bilingual(
        "add `limit:`, or leave `effort-response:` out",
        vi: "thêm `limit:`, hoặc bỏ `effort-response:`"), at: place)
  }

  fileprivate static func notNeighbours(
    _ names: [String], in target: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .parallel,
      Bilingual(
        "'\(names.joined(separator: "', '"))' do not stand one after the other in '\(target)'",
        vi: "'\(names.joined(separator: "', '"))' không đứng nối tiếp nhau trong '\(target)'"),
      fix: Bilingual(
        "name two items or more that are neighbours in one list of the workflow",
        vi: "nêu từ hai mục trở lên đứng cạnh nhau trong một danh sách của quy trình"), at: place)
  }

  fileprivate static func dropsReceipt(_ name: String, _ procedure: String, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .droppedItem,
      Bilingual(
        "'\(name)' of '\(procedure)' takes the dossier in or hands it over, and cannot be dropped or passed beside others",
        vi:
          "'\(name)' của '\(procedure)' tiếp nhận hoặc trả hồ sơ, nên không thể bỏ hoặc làm song song với mục khác"
      ),
      fix: Bilingual(
        "change its `work:`, or let applicants file online by the channels of the demand",
        vi: "sửa `work:` của mục, hoặc cho người nộp nộp trực tuyến bằng các kênh của nguồn hồ sơ"),
      at: place)
  }

  fileprivate static func dropsTarget(
    _ name: String, sender: String, _ procedure: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .droppedItem,
      Bilingual(
        "'\(sender)' of '\(procedure)' sends back to '\(name)', which would be gone",
        vi: "'\(sender)' của '\(procedure)' chuyển trả về '\(name)', mục sẽ không còn"),
      fix: Bilingual(
        "drop '\(sender)' as well, or let it send back to another item",
        vi: "bỏ cả '\(sender)', hoặc để mục đó chuyển trả về mục khác"), at: place)
  }
}
