import Wording
package import WorkingTime

/// Whether what is waited for can come: answers, applicants, hand-overs.
extension RoadCheck {
  /// The agencies of asks, and the calendars on which delays in working time run.
  func checkWaits(_ source: Source, _ procedure: Procedure, _ road: ProcedureRoad) {
    for item in procedure.allItems {
      switch item {
      case .step(let step):
        let delays =
          (step.patience.map { [("patience", $0)] } ?? [])
          + step.outcomes.flatMap { outcome -> [(String, Delay)] in
            guard case .supplement(let absence) = outcome.kind else { return [] }
            return absence.delays.map { ("outcomes", $0) }
          }
        check(delays, of: item, at: step.agency, source, procedure, road)
      case .ask(let ask):
        let delays = [("answer", ask.answer)] + (ask.answerBy.map { [("answer-by", $0)] } ?? [])
        check(delays, of: item, at: ask.agency, source, procedure, road)
      case .pause(let pause):
        let delays = pause.absence.delays.map { ("wait", $0) }
        check(delays, of: item, at: .deciding, source, procedure, road)
      case .choose, .parallel: break
      }
    }
  }

  private func check(
    _ delays: [(key: String, delay: Delay)], of item: WorkflowItem, at agency: StepAgency,
    _ source: Source, _ procedure: Procedure, _ road: ProcedureRoad
  ) {
    guard !delays.isEmpty, let reference = reference(agency, in: procedure) else { return }
    let place =
      switch item {
      case .step: road.place(of: "at", of: item.name)
      case .pause: road.member?.node["deciding"]?.place
      case .ask, .choose, .parallel: road.place(of: "of", of: item.name)
      }
    guard let workers = workers(reference, source, place ?? source.place),
      let working = delays.first(where: { $0.delay.clock != .wall }),
      let closed = workers.first(where: { agencies[$0] != nil && agencies[$0]?.calendar == nil })
    else { return }
    reader.reporter.report(
      .delayWithoutHours(working.key, item.name, closed, road.place(of: working.key, of: item.name))
    )
  }

  /// Hand-overs from any agency look at the hours of whoever gives.
  func checkHandOvers(_ source: Source, _ procedure: Procedure) {
    // Of rows that name who gives, the reader has looked at those of the file.
    let asks = { (row: HandOver) in row.needsHours && (row.from == nil || row.isOfPolicy) }
    let rows = scenario.handOvers
    guard rows.contains(where: asks) else { return }
    let met = Set(procedure.allItems.flatMap { agenciesMet(at: $0, source, procedure) })
    for giver in met.sorted() where agencies[giver]?.calendar == nil {
      for taker in met.sorted() where taker != giver {
        let fitting = rows.filter { $0.fits(from: giver, to: taker) }
        let possible = fitting.filter(\.isOfPolicy) + fitting.filter { !$0.isOfPolicy }.prefix(1)
        guard let place = possible.first(where: asks)?.place else { continue }
        reader.reporter.report(.handOverWithoutHours(giver, place))
        return
      }
    }
  }

  /// Where an item is done, for all places; what is wrong with the reference is said elsewhere.
  private func agenciesMet(
    at item: WorkflowItem, _ source: Source, _ procedure: Procedure
  ) -> [String] {
    let agency: StepAgency
    switch item {
    case .step(let step): agency = step.agency
    case .ask(let ask): agency = ask.agency
    case .pause, .choose, .parallel: return []
    }
    guard let reference = reference(agency, in: procedure) else { return [] }
    guard case .group(let group) = reference else {
      return services.agency(reference, serving: nil).map { [$0] } ?? []
    }
    return source.places.names.flatMap { services.members(of: group, serving: $0) }
  }
}

/// Whether there are days on which work on a step can begin.
extension RoadCheck {
  /// Why a role would never begin a step for a place, by its batch, its window and its days.
  func neverBegun(
    _ step: WorkflowStep, _ staff: Staff, _ worker: String, _ place: String?,
    _ visits: Set<Weekday>, _ road: ProcedureRoad
  ) -> Diagnostic? {
    guard step.batch != nil || step.window != nil,
      let agency = agencies[worker], let own = agency.calendar.flatMap({ calendar($0) }),
      let rule = agency.calendar(of: staff).flatMap({ calendar($0) })
    else { return nil }
    let hours = rule.hoursByDay
    var days = visits
    if let batch = step.batch {
      days.formIntersection(batch.days(of: own.hoursByDay).compactMap { Weekday(rawValue: $0) })
    }
    if let window = step.window {
      guard let window = intervals(of: window) else { return nil }
      let open = hours.indices.filter { day in
        hours[day].contains { hour in window[day].contains { $0.overlaps(hour) } }
      }
      days.formIntersection(open.compactMap { Weekday(rawValue: $0) })
    }
    guard !rule.opens(in: scenario.period, on: days) else { return nil }
    let parts = [
      step.batch.map { _ in Bilingual("the batch", vi: "đợt") },
      step.window.map { _ in Bilingual("the window", vi: "khung giờ") },
      staff.visits.isEmpty ? nil : Bilingual("the visiting days", vi: "các ngày đi cơ sở"),
    ]
    let key = step.batch == nil ? "window" : "batch"
    return .neverBegun(
      step.name, parts.compactMap(\.self), worker, place, road.place(of: key, of: step.name))
  }

  /// `nil` where the calendar does not exist.
  private func intervals(of window: Window) -> [[Range<TimeOfDay>]]? {
    switch window {
    case .intervals(let intervals): intervals
    case .calendar(let name): calendar(name)?.hoursByDay
    }
  }
}

extension CalendarRule {
  /// Whether one of some moments of the week ever comes: one of a closed time comes at the same hour of
  /// the next open day.
  package func opens(atAnyOf moments: [[TimeOfDay]]) -> Bool {
    !Batch(moments: moments, size: nil, setup: 0).days(of: hoursByDay).isEmpty
  }

  /// The open hours of each day of the week, also where it never closes; with those of later days.
  fileprivate var hoursByDay: [[Range<TimeOfDay>]] {
    let day = TimeOfDay(hour: 0, minute: 0)..<TimeOfDay(hour: 24, minute: 0)
    let rules = [self] + later.map(\.rule)
    return (0..<7).map { weekday in
      rules.flatMap { $0.isAlwaysOpen ? [day] : $0.hours[weekday] }
    }
  }
}

extension Batch {
  /// The days on which its moments come; one of a closed time comes at the same hour of the next
  /// open day.
  fileprivate func days(of hours: [[Range<TimeOfDay>]]) -> Set<Int> {
    var days: Set<Int> = []
    for day in moments.indices {
      for moment in moments[day] {
        let next = (0..<7).map { (day + $0) % 7 }.first { candidate in
          hours[candidate].contains { $0.contains(moment) }
        }
        if let next { days.insert(next) }
      }
    }
    return days
  }
}

extension ApplicantDelay {
  fileprivate var delays: [Delay] { [wait] + (closeAfter.map { [$0] } ?? []) }
}

extension HandOver {
  /// Whether it is about a way between two agencies.
  fileprivate func fits(from giver: String, to taker: String) -> Bool {
    (from?.contains(giver) ?? true) && (to?.contains(taker) ?? true)
  }
}

extension Diagnostic {
  fileprivate static func delayWithoutHours(
    _ key: String, _ item: String, _ agency: String, _ place: SourcePlace?
  ) -> Diagnostic {
    let what =
      key == "outcomes"
      ? Bilingual("a time of its supplement", vi: "thời gian bổ sung")
      : Bilingual(same: "`\(key):`")
    return Diagnostic(
      .noCalendar,
      Bilingual(
        "\(what.english) of '\(item)' is in working time, and '\(agency)' has no calendar",
        vi:
          "\(what.vietnamese) của '\(item)' tính bằng giờ làm việc, mà '\(agency)' không có lịch làm việc"
      ),
      fix: Bilingual(
        "add `calendar:` to '\(agency)', or write `days` or `h`",
        vi: "thêm `calendar:` cho '\(agency)', hoặc viết `days` hoặc `h`"), at: place)
  }

  fileprivate static func neverBegun(
    _ step: String, _ parts: [Bilingual], _ worker: String, _ place: String?, _ at: SourcePlace?
  ) -> Diagnostic {
    let dossiers =
      place.map { Bilingual(" for the place '\($0)'", vi: " của địa bàn '\($0)'") } ?? .empty
    let kinds = parts.joined(separator: Bilingual(same: ", "))
    return Diagnostic(
      .neverBegun,
      Bilingual(
        "'\(step)' is never begun\(dossiers.english): \(kinds.english) and the hours of '\(worker)' have no day in common",
        vi:
          "'\(step)' không bao giờ bắt đầu\(dossiers.vietnamese): \(kinds.vietnamese) và giờ mở cửa của '\(worker)' không có ngày nào chung"
      ),
      fix: Bilingual(
        "let them share a day on which '\(worker)' is open",
        vi: "để chúng có chung một ngày mà '\(worker)' mở cửa"), at: at)
  }
}
