import Wording
import WorkingTime

/// Questions to outside agencies, pauses for the applicant, and branches.
extension ScenarioReader {
  func ask(
    _ item: SourceNode, _ entry: SourceEntry, _ scope: WorkflowScope, _ context: WorkflowContext
  ) -> Ask? {
    let name = entry.value.text ?? ""
    let agency = stepAgency(item["of"], entry, context)
    let answer = delay(item["answer"])
    reportMissing(
      ["of", "answer"], in: item, Bilingual("the ask '\(name)'", vi: "mục lấy ý kiến '\(name)'"),
      entry, context)
    let answerBy = item["answer-by"].flatMap { fixedDelay($0) }
    let silence: Silence = word(item["silence"]) ?? .wait
    if silence == .consent, item["answer-by"] == nil, let node = item["silence"] {
      reporter.report(.consentWithoutLimit(name, node.place))
    }
    let condition = condition(item["if"], context)
    let chance = share(item["chance"]) ?? 1
    let outcomes = outcomes(of: item, .ask, scope, context)
    guard let agency, let answer else { return nil }
    return Ask(
      name: name, agency: agency, chance: chance, condition: condition, answer: answer,
      answerBy: answerBy, silence: silence, stopsClock: item["clock"]?.text == "stop",
      outcomes: outcomes)
  }

  func pause(_ item: SourceNode, _ entry: SourceEntry, _ context: WorkflowContext) -> Pause? {
    let name = entry.value.text ?? ""
    reportMissing(
      ["wait"], in: item, Bilingual("the pause '\(name)'", vi: "phần tạm dừng '\(name)'"), entry,
      context)
    let condition = condition(item["if"], context)
    let chance = share(item["chance"]) ?? 1
    return applicantDelay(item).map {
      Pause(name: name, chance: chance, condition: condition, absence: $0)
    }
  }

  private func reportMissing(
    _ keys: [String], in item: SourceNode, _ noun: Bilingual, _ entry: SourceEntry,
    _ context: WorkflowContext
  ) {
    for key in keys where item[key] == nil {
      reporter.report(
        .missingKey(
          key,
          in: noun
            + Bilingual(" of '\(context.procedure.name)'", vi: " của '\(context.procedure.name)'"),
          entry.place))
    }
  }

  /// `wait:`, `no-answer:` and `close-after:` of a pause or of a supplement.
  func applicantDelay(_ node: SourceNode) -> ApplicantDelay? {
    let noAnswer = share(node["no-answer"]) ?? 0
    let closeAfter = node["close-after"].flatMap { fixedDelay($0) }
    if noAnswer > 0, node["close-after"] == nil, let place = node["no-answer"]?.place {
      reporter.report(.neverClosed(noAnswer, place))
    }
    if node["no-answer"] == nil, let place = node["close-after"]?.place {
      reporter.report(.closesNothing(place))
    }
    return delay(node["wait"]).map {
      ApplicantDelay(wait: $0, noAnswer: noAnswer, closeAfter: closeAfter)
    }
  }

  // MARK: - Branches

  func parallel(
    _ item: SourceNode, _ entry: SourceEntry, _ scope: WorkflowScope, _ context: WorkflowContext,
    _ names: inout Set<String>
  ) -> WorkflowItem? {
    guard let name = entry.value.text, let node = item["branches"], node.entries != nil else {
      return nil
    }
    if node.named.isEmpty, !node.isRefused { reporter.report(.noBranches(name, node.place)) }
    var branches: [Branch] = []
    for branch in node.named {
      if branch.value.items?.isEmpty == true {
        reporter.report(.emptyBranch(branch.key, name, branch.value.place))
      }
      let items = self.items(branch.value.items ?? [], scope, context, &names)
      branches.append(Branch(name: branch.key, items: items))
    }
    return .parallel(
      Parallel(name: name, join: word(item["join"]) ?? .all, branches: branches))
  }

  /// Whether an item may stand where it does: before acceptance, in a branch, after the result.
  func checkTurn(
    _ kind: ItemKind, _ entry: SourceEntry, _ scope: WorkflowScope, _ context: WorkflowContext
  ) {
    let name = entry.value.text ?? ""
    switch kind {
    case .receive, .deliver:
      guard let parallel = scope.parallel else { return }
      reporter.report(.insideParallel(kind, name, parallel, entry.place))
    case .ask, .pause, .parallel:
      if scope.hasDelivery {
        reporter.report(.waitAfterDelivery(kind, name, entry.place))
      } else if !scope.isAccepted(context) {
        reporter.report(.waitBeforeAcceptance(kind, name, entry.place))
      }
    case .step, .choose, .stage: break
    }
  }
}

extension Diagnostic {
  fileprivate static func consentWithoutLimit(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noAnswer,
      Bilingual(
        "silence cannot be consent where '\(name)' has no limit for its answer",
        vi: "im lặng không thể coi là đồng ý khi '\(name)' không có thời hạn trả lời"),
      fix: Bilingual(
        "add `answer-by: 5 working days`, or leave `silence:` out",
        vi: "thêm `answer-by: 5 working days`, hoặc bỏ `silence:`"), at: place)
  }

  fileprivate static func neverClosed(_ share: Double, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noAnswer,
      Bilingual(
        "\(share.percent) % never answer, and their dossiers would be open for ever",
        vi: "\(share.percent) % không bao giờ trả lời, và hồ sơ của họ sẽ treo mãi"),
      fix: Bilingual("add `close-after: 30 days`", vi: "thêm `close-after: 30 days`"), at: place)
  }

  fileprivate static func closesNothing(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noAnswer,
      Bilingual(
        "`close-after:` closes nothing: everybody answers",
        vi: "`close-after:` không đóng hồ sơ nào: ai cũng trả lời"),
      fix: Bilingual(
        "add `no-answer:` with the share that never answers, or leave `close-after:` out",
        vi: "thêm `no-answer:` với tỷ lệ không bao giờ trả lời, hoặc bỏ `close-after:`"),
      at: place)
  }

  fileprivate static func noBranches(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .parallel,
      Bilingual(
        "the parallel '\(name)' has no branches", vi: "mục song song '\(name)' không có nhánh nào"),
      fix: Bilingual(
        "add `name: [ { step: … } ]` for each of them",
        vi: "thêm `name: [ { step: … } ]` cho từng nhánh"), at: place)
  }

  fileprivate static func emptyBranch(
    _ branch: String, _ name: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .parallel,
      Bilingual(
        "the branch '\(branch)' of '\(name)' has no items",
        vi: "nhánh '\(branch)' của '\(name)' không có mục nào"),
      fix: Bilingual("add an item, or leave the branch out", vi: "thêm một mục, hoặc bỏ nhánh này"),
      at: place)
  }

  fileprivate static func insideParallel(
    _ kind: ItemKind, _ name: String, _ parallel: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .parallel,
      Bilingual(
        "the `\(kind.rawValue):` '\(name)' stands in a branch of '\(parallel)'",
        vi: "`\(kind.rawValue):` '\(name)' nằm trong một nhánh của '\(parallel)'"),
      fix: Bilingual(
        "a dossier is received and delivered as a whole: move it out of the parallel",
        vi: "hồ sơ được tiếp nhận và trả kết quả trọn vẹn: chuyển mục này ra ngoài mục song song"),
      at: place)
  }

  fileprivate static func waitAfterDelivery(
    _ kind: ItemKind, _ name: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .turn,
      Bilingual(
        "the `\(kind.rawValue):` '\(name)' comes after the dossier is resolved",
        vi: "`\(kind.rawValue):` '\(name)' đứng sau khi hồ sơ đã giải quyết xong"),
      fix: Bilingual(
        "move it in front of the first `deliver:`", vi: "chuyển lên trước `deliver:` đầu tiên"),
      at: place)
  }

  fileprivate static func waitBeforeAcceptance(
    _ kind: ItemKind, _ name: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .turn,
      Bilingual(
        "the `\(kind.rawValue):` '\(name)' comes before the dossier is accepted",
        vi: "`\(kind.rawValue):` '\(name)' đứng trước khi hồ sơ được tiếp nhận"),
      fix: Bilingual(
        "move it behind the first `receive:`", vi: "chuyển xuống sau `receive:` đầu tiên"),
      at: place)
  }
}
