import Wording
import WorkingTime

/// Dossiers in hand that are not simply in the office's hands.
extension BacklogRows {
  /// Nothing has happened yet to a dossier that was only handed in.
  func checkSubmitted(_ row: SourceNode, of name: String) {
    for key in ["step", "due"] {
      guard let node = row[key] else { continue }
      reader.reporter.report(.ofSubmitted(key, node.place))
    }
    guard let procedure = procedures[name], !procedure.workflow.isEmpty else { return }
    if procedure.clock.starts == .arrival
      || !procedure.steps.contains(where: { $0.kind == .receive })
    {
      reader.reporter.report(.acceptedOnArrival(name, row["state"]?.place ?? row.place))
    }
  }

  /// The item at which the applicant is to answer: the one named, or the first that there is.
  func heldItem(_ row: SourceNode, _ state: BacklogState, of name: String) -> String? {
    let given = row["step"]?.text
    guard let procedure = procedures[name], !procedure.workflow.isEmpty else { return given }
    let possible =
      state == .awaitingPayment
      ? procedure.workflow.flatMap(\.pausesInOrder) : procedure.itemsThatAskForPapers
    guard let given else {
      if possible.isEmpty {
        reader.reporter.report(.nothingAwaited(state, name, row["state"]?.place ?? row.place))
      }
      return possible.first
    }
    guard !possible.contains(given) else { return given }
    reader.reporter.report(
      possible.isEmpty
        ? .nothingAwaited(state, name, row["state"]?.place ?? row.place)
        : .notAwaited(given, state, name, possible, row["step"]?.place ?? row.place))
    return given
  }

  /// Since when dossiers have been held.
  func since(
    _ row: SourceNode, _ received: ClosedRange<CivilDate>, _ state: BacklogState, of name: String
  ) -> ClosedRange<CivilDate>? {
    guard let node = row["since"],
      let days = reader.quantity(node, .dayOrDays).flatMap({ QuantityValue.days($0) })
    else { return nil }
    let asks = procedures[name]?.workflow.flatMap(\.asksInOrder) ?? []
    let isAsked = row["step"]?.text.map(asks.contains) ?? false
    if !state.awaitsApplicant, state == .submitted || !isAsked {
      reader.reporter.report(.sinceOfNothing(node.place))
    } else if days.lowerBound < received.lowerBound || days.upperBound > asOf {
      reader.reporter.report(.sinceOutside(received.lowerBound, asOf, node))
    }
    return days
  }
}

extension Procedure {
  /// The steps after acceptance, outside branches, that can ask for papers, in order.
  fileprivate var itemsThatAskForPapers: [String] {
    let intake = clock.starts == .arrival ? nil : steps.firstIndex { $0.kind == .receive }
    let inBranches = Set(workflow.flatMap(\.namesInBranches))
    return steps.dropFirst(intake.map { $0 + 1 } ?? 0).prefix { $0.kind != .deliver }
      .filter { step in
        !inBranches.contains(step.name) && step.outcomes.contains(where: \.asksForPapers)
      }
      .map(\.name)
  }
}

extension StepOutcome {
  fileprivate var asksForPapers: Bool {
    if case .supplement = kind { true } else { false }
  }
}

extension WorkflowItem {
  /// The asks outside branches, in order.
  var asksInOrder: [String] {
    switch self {
    case .ask(let ask): [ask.name]
    case .choose(let choice): choice.cases.flatMap { $0.items.flatMap(\.asksInOrder) }
    case .step, .pause, .parallel: []
    }
  }

  /// The pauses outside branches, in order.
  var pausesInOrder: [String] {
    switch self {
    case .pause(let pause): [pause.name]
    case .choose(let choice): choice.cases.flatMap { $0.items.flatMap(\.pausesInOrder) }
    case .step, .ask, .parallel: []
    }
  }

  fileprivate var namesInBranches: [String] {
    if case .parallel = self { steps.map(\.name) } else { [] }
  }
}

extension Diagnostic {
  fileprivate static func ofSubmitted(_ key: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .backlogStep,
      key == "due"
        ? Bilingual(
          "a dossier that was only submitted is not accepted, and so not due yet",
          vi: "hồ sơ mới chỉ nộp thì chưa được tiếp nhận, nên chưa có hạn")
        : Bilingual(
          "a dossier that was only submitted stands before its first item",
          vi: "hồ sơ mới chỉ nộp thì đứng trước mục đầu tiên"),
      fix: Bilingual(
        "leave `\(key):` out, or correct `state:`", vi: "bỏ `\(key):`, hoặc sửa `state:`"),
      at: place)
  }

  fileprivate static func acceptedOnArrival(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .backlogStep,
      Bilingual(
        "dossiers of '\(name)' are accepted when they arrive, so none is submitted and not accepted",
        vi:
          "hồ sơ của '\(name)' được tiếp nhận ngay khi đến, nên không có hồ sơ nào đã nộp mà chưa tiếp nhận"
      ),
      fix: Bilingual(
        "write `state: received`, or give the workflow a `receive:`",
        vi: "viết `state: received`, hoặc thêm `receive:` vào quy trình"), at: place)
  }

  fileprivate static func nothingAwaited(
    _ state: BacklogState, _ name: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .backlogStep,
      state == .awaitingPayment
        ? Bilingual(
          "'\(name)' has no `pause:` outside its branches, where a payment could be awaited",
          vi: "'\(name)' không có `pause:` ngoài các nhánh, nơi có thể chờ nộp tiền")
        : Bilingual(
          "no step of '\(name)' after acceptance and outside its branches can ask for papers",
          vi:
            "không bước nào của '\(name)' sau khi tiếp nhận và ngoài các nhánh có thể yêu cầu bổ sung"
        ),
      fix: state == .awaitingPayment
        ? Bilingual(
          "add a `pause:` to the workflow, or correct `state:`",
          vi: "thêm `pause:` vào quy trình, hoặc sửa `state:`")
        : Bilingual(
          "add the outcome `supplement:` to a step, or correct `state:`",
          vi: "thêm kết cục `supplement:` vào một bước, hoặc sửa `state:`"), at: place)
  }

  fileprivate static func notAwaited(
    _ step: String, _ state: BacklogState, _ name: String, _ possible: [String],
    _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .backlogStep,
      state == .awaitingPayment
        ? Bilingual(
          "'\(step.shortened)' is no `pause:` of '\(name)' at which a payment could be awaited",
          vi: "'\(step.shortened)' không phải là `pause:` của '\(name)' để chờ nộp tiền")
        : Bilingual(
          "'\(step.shortened)' is no step of '\(name)' that asks for papers after acceptance",
          vi:
            "'\(step.shortened)' không phải là bước của '\(name)' yêu cầu bổ sung sau khi tiếp nhận"
        ),
      fix: Spelling.fix(
        step, in: possible, Bilingual("items possible here", vi: "mục có thể dùng ở đây")),
      at: place)
  }

  fileprivate static func sinceOfNothing(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .backlogStep,
      Bilingual(
        "`since:` says how long a dossier has been held, and these are not",
        vi: "`since:` cho biết hồ sơ đã chờ từ bao giờ, còn các hồ sơ này không chờ"),
      fix: Bilingual(
        "write `state: awaiting-supplement` or `awaiting-payment`, or the `step:` of an `ask:`",
        vi: "viết `state: awaiting-supplement` hoặc `awaiting-payment`, hoặc `step:` của một `ask:`"
      ),
      at: place)
  }

  fileprivate static func sinceOutside(
    _ received: CivilDate, _ asOf: CivilDate, _ node: SourceNode
  ) -> Diagnostic {
    Diagnostic(
      .backlogDate,
      Bilingual(
        "'\(node.text ?? "")' does not lie between \(received), when they were received, and \(asOf)",
        vi: "'\(node.text ?? "")' không nằm giữa \(received), ngày tiếp nhận, và \(asOf)"),
      fix: Bilingual("check `since:` and `received:`", vi: "kiểm tra `since:` và `received:`"),
      at: node.place)
  }
}
