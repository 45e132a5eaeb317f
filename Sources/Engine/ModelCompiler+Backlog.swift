import Scenarios
import Statistics
import Wording
import WorkingTime

extension ModelCompiler {
  /// The dossiers in hand; also notes the agencies that decide them.
  mutating func backlogModel(sources: [SourceModel]) -> BacklogModel? {
    guard let backlog = scenario.backlog else { return nil }
    checkDays(of: backlog)
    var model = BacklogModel()
    for (index, entry) in backlog.entries.enumerated() where entry.count > 0 {
      guard let procedure = scenario.procedures.firstIndex(where: { $0.name == entry.procedure })
      else {
        problems.append(.unknownProcedure(entry))
        continue
      }
      let places = shares(of: entry, procedure: procedure)
      checkPlaces(
        places.isEmpty ? [nil] : places.map(\.agency), procedure: procedure,
        of: Bilingual(
          "the backlog of '\(entry.procedure)'", vi: "hồ sơ tồn của '\(entry.procedure)'"))
      guard let standing = standing(of: entry, procedure, backlog.placement) else { continue }
      if standing == .byAge { model.placedByAge += entry.count }
      let channels = channels(of: procedure, sources: sources)
      let indices = places.compactMap { place in agencyIndex[place.agency].map(UInt32.init) }
      model.entries.append(
        BacklogEntryModel(
          key: StreamKey.hash("backlog \(entry.procedure) \(index)"),
          procedure: UInt32(procedure), places: indices,
          placeSampler: indices.count > 1
            ? DiscreteSampler(weights: places.map(\.share)) : nil,
          channels: channels.map(\.channel),
          channelSampler: channels.count > 1
            ? DiscreteSampler(weights: channels.map(\.share)) : nil,
          start: entry.received.lowerBound.startSecond,
          end: entry.received.upperBound.advanced(byDays: 1).startSecond, count: entry.count,
          due: entry.due, standing: standing,
          since: entry.since.map {
            $0.lowerBound.startSecond..<$0.upperBound.advanced(byDays: 1).startSecond
          },
          firstStep: firstStep(of: procedure)))
    }
    return model
  }

  private mutating func checkDays(of backlog: Backlog) {
    let day = scenario.period.lowerBound.advanced(byDays: -1)
    if backlog.asOf != day { problems.append(.asOf(backlog.asOf, insteadOf: day)) }
    if span.start < span.periodStart { problems.append(.warmUp) }
    if let entry = backlog.entries.first(where: { $0.received.upperBound > backlog.asOf }) {
      problems.append(.receivedLater(entry, asOf: backlog.asOf))
    }
    // One by one, so that no sum can overflow.
    var room = Simulation.liveLimit
    for entry in backlog.entries {
      room -= min(max(entry.count, 0), Simulation.liveLimit + 1)
      if room < 0 {
        problems.append(.tooManyInHand)
        return
      }
    }
  }

  /// The place given, or the split of the procedure's first demand, or else all members of the
  /// deciding group alike; empty where dossiers have no place.
  private func shares(of entry: BacklogEntry, procedure: Int) -> [PlaceShare] {
    if let place = entry.place { return [PlaceShare(agency: place, share: 1)] }
    let filed = scenario.procedures[procedure].firstPartName
    if let demand = scenario.demand.first(where: { $0.procedure == filed }) {
      return demand.split
    }
    guard case .group(let group) = scenario.procedures[procedure].deciding else { return [] }
    let members = scenario.agencyGroups.first { $0.name == group }?.members ?? []
    return members.map { PlaceShare(agency: $0, share: 1 / Double(members.count)) }
  }

  /// The channels of the procedure's first source and their shares; the counter where there is none.
  private func channels(of procedure: Int, sources: [SourceModel]) -> [ChannelShare] {
    let filed = scenario.procedures[procedure].firstPartName
    let first = scenario.procedures.firstIndex { $0.name == filed } ?? procedure
    let components = sources.first { $0.procedure == UInt32(first) }?.components ?? []
    let shares = Channel.allCases.compactMap { channel -> ChannelShare? in
      let share = components.reduce(0) { $0 + ($1.channel == channel ? $1.share : 0) }
      return share > 0 ? ChannelShare(channel: channel, share: share, profile: nil) : nil
    }
    return shares.isEmpty ? [ChannelShare(channel: .counter, share: 1, profile: nil)] : shares
  }

  /// Where an entry's dossiers stand; `nil` where they cannot stand there, which is noted.
  private mutating func standing(
    of entry: BacklogEntry, _ procedure: Int, _ placement: BacklogPlacement
  ) -> BacklogStanding? {
    let all = scenario.procedures[procedure].steps
    let end = all.firstIndex { $0.kind == .deliver } ?? all.count
    let intake = all.lastIndex { $0.kind == .receive }
    let first = procedures[procedure].acceptsAtArrival ? 0 : (intake ?? -1) + 1
    if let held = heldStanding(of: entry, procedure) { return held }
    if entry.state == .submitted || entry.state.awaitsApplicant {
      problems.append(.cannotBeHeld(entry))
      return nil
    }
    guard first < end else {
      problems.append(.nothingToDo(entry))
      return nil
    }
    guard let name = entry.step else {
      // Nobody has touched a stock yet.
      return placement == .first || procedures[procedure].isInternal ? .first : .byAge
    }
    guard let index = all.firstIndex(where: { $0.name == name }) else {
      problems.append(.unknownStep(entry, name, known: all[first..<end].map(\.name)))
      return nil
    }
    guard first <= index && index < end else {
      problems.append(.wrongStep(entry, name, possible: all[first..<end].map(\.name)))
      return nil
    }
    return procedures[procedure].positions[name].map { .step(UInt32($0)) }
  }

  /// Where an entry's dossiers stand that somebody outside holds, or that are not accepted; `nil` where
  /// that is not so, or cannot be.
  private func heldStanding(of entry: BacklogEntry, _ procedure: Int) -> BacklogStanding? {
    let model = procedures[procedure]
    let item = entry.step.flatMap { model.positions[$0] }
    func first(_ form: StepModel.Form) -> Int? {
      let own = Int(model.firstStep)..<Int(model.firstStep + model.stepCount)
      return item ?? own.first { steps[$0].form == form }
    }
    switch entry.state {
    case .submitted: return model.acceptsAtArrival ? nil : .submitted
    case .awaitingPayment:
      guard let item = first(.pause), steps[item].form == .pause else { return nil }
      return .payment(UInt32(item))
    case .awaitingSupplement:
      let own = Int(model.firstStep)..<Int(model.firstStep + model.stepCount)
      for step in item.map({ $0..<($0 + 1) }) ?? own
      where steps[step].form == .work && !steps[step].accepts {
        let outcomes =
          Int(
            steps[step].firstBranch)..<Int(
            steps[step].firstBranch + steps[step].branchCount)
        if let outcome = outcomes.first(where: { branches[$0].kind == .supplement }) {
          return .papers(UInt32(step), outcome: UInt32(outcome))
        }
      }
      return nil
    case .received, .inProgress:
      guard let item, steps[item].form == .ask else { return nil }
      return .asked(UInt32(item))
    }
  }

  /// The first entry behind all that receives, counted over all procedures.
  private func firstStep(of procedure: Int) -> UInt32 {
    let workflow = scenario.procedures[procedure].workflow
    let intake = workflow.lastIndex { $0.steps.contains { $0.kind == .receive } }
    let next = workflow.dropFirst(intake.map { $0 + 1 } ?? 0).first
    return next.flatMap { procedures[procedure].positions[$0.name] }.map { UInt32($0) }
      ?? procedures[procedure].firstStep
  }
}

extension DemandEntry {
  /// The shares of its places; those of its rows where a trace alone names them.
  fileprivate var split: [PlaceShare] {
    guard places.isEmpty, case .trace(let trace) = rate else { return places }
    let rows = trace.rows.filter { $0.place != nil }
    return arrivalPlaces.compactMap { place in
      place.map { name in
        let count = rows.reduce(0) { $0 + ($1.place == name ? 1 : 0) }
        return PlaceShare(agency: name, share: Double(count) / Double(rows.count))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownProcedure(_ entry: BacklogEntry) -> Diagnostic {
    Diagnostic(
      code: "E0902", severity: .error,
      message: Bilingual(
        "the backlog has dossiers of procedure '\(entry.procedure)', which does not exist",
        vi: "hồ sơ tồn có hồ sơ của thủ tục '\(entry.procedure)', thủ tục không tồn tại"),
      fix: Bilingual(
        "name a procedure in full, group.member", vi: "viết tên đầy đủ của thủ tục, group.member"))
  }

  fileprivate static func nothingToDo(_ entry: BacklogEntry) -> Diagnostic {
    Diagnostic(
      code: "E0922", severity: .error,
      message:
        Bilingual(
          "the backlog has dossiers of '\(entry.procedure)', which has no step between acceptance and result",
          vi:
            "hồ sơ tồn có hồ sơ của '\(entry.procedure)', thủ tục không có bước nào giữa tiếp nhận và kết quả"
        ),
      fix: Bilingual(
        "leave them out: nothing can be in hand there",
        vi: "bỏ các hồ sơ đó: không gì có thể đang trong tay ở đó"))
  }

  fileprivate static func cannotBeHeld(_ entry: BacklogEntry) -> Diagnostic {
    Diagnostic(
      code: "E0922", severity: .error,
      message:
        Bilingual(
          "the backlog has dossiers of '\(entry.procedure)' in the state '\(entry.state.rawValue)', which none can be in",
          vi:
            "hồ sơ tồn có hồ sơ của '\(entry.procedure)' ở trạng thái '\(entry.state.rawValue)', trạng thái mà không hồ sơ nào có thể có"
        ),
      fix: Bilingual(
        "check their state and their step against the workflow",
        vi: "đối chiếu trạng thái và bước của hồ sơ với quy trình"))
  }

  fileprivate static func unknownStep(
    _ entry: BacklogEntry, _ step: String, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      code: "E0922", severity: .error,
      message: Bilingual(
        "the backlog of '\(entry.procedure)' waits for '\(step)', which is no step of it",
        vi: "hồ sơ tồn của '\(entry.procedure)' chờ '\(step)', vốn không phải là bước của thủ tục"),
      fix: Bilingual(
        "its steps after acceptance are: \(known.joined(separator: ", "))",
        vi: "các bước sau tiếp nhận là: \(known.joined(separator: ", "))"))
  }

  fileprivate static func wrongStep(
    _ entry: BacklogEntry, _ step: String, possible: [String]
  ) -> Diagnostic {
    Diagnostic(
      code: "E0922", severity: .error,
      message:
        Bilingual(
          "the backlog of '\(entry.procedure)' waits for '\(step)', which is not between acceptance and result",
          vi:
            "hồ sơ tồn của '\(entry.procedure)' chờ '\(step)', bước không nằm giữa tiếp nhận và kết quả"
        ),
      fix: Bilingual(
        "the steps there are: \(possible.joined(separator: ", "))",
        vi: "các bước ở đó là: \(possible.joined(separator: ", "))"))
  }

  fileprivate static func asOf(_ date: CivilDate, insteadOf day: CivilDate) -> Diagnostic {
    Diagnostic(
      code: "E0923", severity: .error,
      message: Bilingual(
        "the backlog is as of \(date), and the run starts on \(day.advanced(byDays: 1))",
        vi: "hồ sơ tồn tính đến ngày \(date), mà lần chạy bắt đầu ngày \(day.advanced(byDays: 1))"),
      fix:
        Bilingual(
          "count the dossiers in hand at the end of \(day), or start the run on the day after \(date)",
          vi: "đếm hồ sơ trong tay vào cuối ngày \(day), hoặc bắt đầu lần chạy vào ngày sau \(date)"
        )
    )
  }

  fileprivate static var warmUp: Diagnostic {
    Diagnostic(
      code: "E0923", severity: .error,
      message: Bilingual(
        "a backlog and a warm-up both say what is open when the period starts",
        vi: "cả hồ sơ tồn và chạy khởi động đều nói có gì đang mở khi kỳ bắt đầu"),
      fix: Bilingual("leave out `warm-up:`, or the backlog", vi: "bỏ `warm-up:`, hoặc bỏ hồ sơ tồn")
    )
  }

  fileprivate static func receivedLater(_ entry: BacklogEntry, asOf date: CivilDate) -> Diagnostic {
    Diagnostic(
      code: "E0923", severity: .error,
      message:
        Bilingual(
          "the backlog of '\(entry.procedure)' as of \(date) was received until \(entry.received.upperBound)",
          vi:
            "hồ sơ tồn của '\(entry.procedure)' tính đến ngày \(date) lại được tiếp nhận đến ngày \(entry.received.upperBound)"
        ),
      fix: Bilingual(
        "a dossier in hand was accepted on that day or before",
        vi: "hồ sơ đang trong tay phải được tiếp nhận vào ngày đó hoặc trước đó"))
  }

  fileprivate static var tooManyInHand: Diagnostic {
    Diagnostic(
      code: "E0924", severity: .error,
      message: Bilingual(
        "the backlog has more than \(Simulation.liveLimit) dossiers",
        vi: "hồ sơ tồn có hơn \(Simulation.liveLimit) hồ sơ"),
      fix: Bilingual(
        "check the counts: a run holds no more at once",
        vi: "kiểm tra số lượng: một lần chạy không giữ được nhiều hơn cùng lúc"))
  }
}
