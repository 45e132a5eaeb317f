import Wording

/// What an item is that has outcomes.
enum OutcomeSender: Equatable {
  case step(StepKind)
  case ask
}

extension ScenarioReader {
  /// `outcomes:` of an item.
  func outcomes(
    of item: SourceNode, _ sender: OutcomeSender, _ scope: WorkflowScope,
    _ context: WorkflowContext
  ) -> [StepOutcome] {
    guard let list = item["outcomes"], let nodes = list.items else { return [] }
    let outcomes = nodes.compactMap { node -> StepOutcome? in
      guard let entry = node.outcomeEntry, let chance = share(entry.value),
        let kind = outcomeKind(node, entry, sender, scope, context)
      else { return nil }
      let atMost = quantity(node["at-most"], .count).flatMap { QuantityValue.count($0) }
      return StepOutcome(
        kind: kind, chance: chance, again: share(node["again"]), atMost: atMost,
        redo: amount(node["redo"], .factor).map { $0 / 100 } ?? 1,
        condition: condition(node["if"], context))
    }
    checkSums(outcomes, context, list.place)
    return outcomes
  }

  private func outcomeKind(
    _ node: SourceNode, _ entry: SourceEntry, _ sender: OutcomeSender, _ scope: WorkflowScope,
    _ context: WorkflowContext
  ) -> OutcomeKind? {
    if entry.key == "back" {
      guard let to = node["to"], let target = to.text, SourceName.isMember(target) else {
        return nil
      }
      checkTarget(to, target, sender, scope, context)
      return .back(to: target)
    }
    checkExit(entry, sender, scope, context)
    switch entry.key {
    case "refuse": return .refuse
    case "supplement": return applicantDelay(node).map { .supplement($0) }
    case "return": return .returned
    case "stop": return .stop
    case "withdraw": return .withdraw
    default: return nil
    }
  }

  /// Whether a dossier can end so, or be asked for papers, at this item.
  private func checkExit(
    _ entry: SourceEntry, _ sender: OutcomeSender, _ scope: WorkflowScope,
    _ context: WorkflowContext
  ) {
    let name = scope.targets.last ?? ""
    if sender == .step(.deliver) || scope.hasDelivery {
      return reporter.report(.exitAfterDelivery(entry.key, name, entry.place))
    }
    // Where acceptance is the arrival nobody can be turned away before it.
    let isIntake =
      sender == .step(.receive) && !scope.hasReceipt && !context.startsAtArrival
    switch entry.key {
    case "refuse" where !isIntake:
      reporter.report(.refusedLate(name, atArrival: context.startsAtArrival, entry.place))
    case "return" where isIntake: reporter.report(.returnedEarly(name, entry.place))
    case "supplement" where sender == .ask:
      reporter.report(.supplementByAsk(name, entry.place))
    case "return", "stop", "supplement":
      guard !isIntake, !scope.isAccepted(context) else { return }
      reporter.report(.exitBeforeAcceptance(entry.key, name, entry.place))
    default: break
    }
  }

  private func checkTarget(
    _ node: SourceNode, _ target: String, _ sender: OutcomeSender, _ scope: WorkflowScope,
    _ context: WorkflowContext
  ) {
    let name = scope.targets.last ?? ""
    if sender == .step(.deliver) || scope.hasDelivery {
      return reporter.report(.backAfterDelivery(name, node.place))
    }
    guard !scope.known.contains(target) else { return }
    let possible = scope.targets
    if context.procedure.node["workflow"]?.workflowItem(target) != nil {
      reporter.report(.backForward(name, target, possible, scope.parallel, node.place))
    } else {
      reporter.report(
        Diagnostic(
          .unknownStep,
          Bilingual(
            "the workflow of '\(context.procedure.name)' has no item '\(target.shortened)'",
            vi: "quy trình của '\(context.procedure.name)' không có mục '\(target.shortened)'"),
          fix: Spelling.fix(
            target, in: possible,
            Bilingual("items before '\(name)'", vi: "mục đứng trước '\(name)'")), at: node.place))
    }
  }

  /// At most one outcome happens, so for no dossier may the chances add to more than 100 %.
  private func checkSums(
    _ outcomes: [StepOutcome], _ context: WorkflowContext, _ place: SourcePlace
  ) {
    let cases = ConditionCases(outcomes.compactMap(\.condition), attributes: context.attributes)
    // Where there are too many kinds of dossiers to try, unconditional outcomes alone are summed.
    for holds in cases.all ?? [[:]] {
      let possible = outcomes.filter { $0.condition.map { holds[$0] ?? false } ?? true }
      let first = possible.map(\.chance).sorted().reduce(0, +)
      let later = possible.map { $0.again ?? $0.chance }.sorted().reduce(0, +)
      if max(first, later) > 1 + 1e-9 {
        return reporter.report(.outcomesAbove(first, later, place))
      }
    }
  }
}

extension SourceNode {
  /// The entry that says what an outcome does.
  fileprivate var outcomeEntry: SourceEntry? {
    entries?.first { entry in Language.outcomes.kinds.contains { $0.key.name == entry.key } }
  }
}

extension Diagnostic {
  fileprivate static func backAfterDelivery(_ sender: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .sendBack,
      Bilingual(
        "'\(sender)' cannot send back: the dossier is resolved before its first `deliver:`",
        vi: "'\(sender)' không thể chuyển trả: hồ sơ đã giải quyết xong trước `deliver:` đầu tiên"),
      fix: Bilingual(
        "let a step before the first `deliver:` send back",
        vi: "để một bước trước `deliver:` đầu tiên chuyển trả"), at: place)
  }

  fileprivate static func backForward(
    _ sender: String, _ target: String, _ possible: [String], _ parallel: String?,
    _ place: SourcePlace
  ) -> Diagnostic {
    let fact =
      parallel == target
      ? Bilingual(
        "'\(sender)' cannot send back to '\(target)', the parallel around it",
        vi: "'\(sender)' không thể chuyển trả về '\(target)', mục song song chứa nó")
      : Bilingual(
        "'\(sender)' cannot send back to '\(target)', which comes later or stands in another case, branch or stage",
        vi:
          "'\(sender)' không thể chuyển trả về '\(target)' vì mục đó đứng sau hoặc ở trường hợp, nhánh hay giai đoạn khác"
      )
    return Diagnostic(
      .sendBack, fact,
      fix: Bilingual(
        "possible are: \(possible.suffix(12).joined(separator: ", "))",
        vi: "có thể chuyển về: \(possible.suffix(12).joined(separator: ", "))"),
      at: place)
  }

  fileprivate static func exitAfterDelivery(
    _ kind: String, _ sender: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .exit,
      Bilingual(
        "`\(kind):` cannot happen at '\(sender)': the dossier is resolved before its first `deliver:`",
        vi:
          "`\(kind):` không thể xảy ra ở '\(sender)': hồ sơ đã giải quyết xong trước `deliver:` đầu tiên"
      ),
      fix: Bilingual(
        "let it happen at a step before the first `deliver:`",
        vi: "để việc đó xảy ra ở một bước trước `deliver:` đầu tiên"), at: place)
  }

  fileprivate static func refusedLate(
    _ sender: String, atArrival: Bool, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .exit,
      atArrival
        ? Bilingual(
          "'\(sender)' cannot refuse: with `starts: arrival` every dossier is accepted when it arrives",
          vi:
            "'\(sender)' không thể từ chối: với `starts: arrival` mọi hồ sơ được tiếp nhận ngay khi đến"
        )
        : Bilingual(
          "'\(sender)' cannot refuse: only the first `receive:` turns dossiers away",
          vi: "'\(sender)' không thể từ chối: chỉ `receive:` đầu tiên mới từ chối hồ sơ"),
      fix: Bilingual(
        "write `return:` for a dossier that was accepted",
        vi: "viết `return:` cho hồ sơ đã được tiếp nhận"), at: place)
  }

  fileprivate static func returnedEarly(_ sender: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .exit,
      Bilingual(
        "'\(sender)' cannot return a dossier that it has not accepted yet",
        vi: "'\(sender)' không thể trả lại hồ sơ chưa được tiếp nhận"),
      fix: Bilingual(
        "write `refuse:` for a dossier that is turned away",
        vi: "viết `refuse:` cho hồ sơ bị từ chối"), at: place)
  }

  fileprivate static func supplementByAsk(_ sender: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .exit,
      Bilingual(
        "the ask '\(sender)' has no staff that could ask the applicant for papers",
        vi: "mục lấy ý kiến '\(sender)' không có nhân sự để yêu cầu người nộp bổ sung"),
      fix: Bilingual(
        "let a step behind it have the `supplement:`", vi: "để một bước phía sau có `supplement:`"),
      at: place)
  }

  fileprivate static func exitBeforeAcceptance(
    _ kind: String, _ sender: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .exit,
      Bilingual(
        "`\(kind):` cannot happen at '\(sender)', before the dossier is accepted",
        vi: "`\(kind):` không thể xảy ra ở '\(sender)', trước khi hồ sơ được tiếp nhận"),
      fix: Bilingual(
        "let it happen at the first `receive:` or behind it",
        vi: "để việc đó xảy ra ở `receive:` đầu tiên hoặc sau đó"), at: place)
  }

  fileprivate static func outcomesAbove(_ first: Double, _ later: Double, _ place: SourcePlace)
    -> Diagnostic
  {
    let isFirst = first > 1 + 1e-9
    let sum = (isFirst ? first : later).percent
    return Diagnostic(
      .shares,
      Bilingual(
        "the chances of the outcomes add to \(sum) % on \(isFirst ? "the first pass" : "later passes")",
        vi: "xác suất các kết cục cộng lại được \(sum) % ở \(isFirst ? "lượt đầu" : "các lượt sau")"
      ),
      fix: Bilingual(
        "at most one outcome happens: keep their sum at 100 % or below",
        vi: "chỉ xảy ra nhiều nhất một kết cục: giữ tổng không quá 100 %"), at: place)
  }
}
