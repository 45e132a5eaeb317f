import Foundation
import Testing
import WorkingTime

/// The hand-worked dossiers, held against the statutory clock alone: acceptance, waits, extension and
/// closing are those of the paper, and the due dates, the verdict and the days late must follow.
@Suite("Hand-worked clocks")
struct HandWorkedClockTests {
  @Test("are at least 25, each under a name of its own that heads its working")
  func areMany() throws {
    let names = HandWorkedDossiers.all.map(\.name)
    #expect(names.count >= 25 && Set(names).count == names.count)
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Working.md")
    let headings = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) }
    #expect(headings == names)
  }

  @Test(
    "have states in ascending time, from submission to one end", arguments: HandWorkedDossiers.all)
  func areOrdered(dossier: HandWorkedDossier) throws {
    let events = try PaperLog(dossier).events
    #expect(events.map(\.at) == events.map(\.at).sorted())
    #expect(events.first?.what == "submitted")
    let ends = events.filter {
      ["refused", "returned", "stopped", "withdrawn", "resolved"].contains($0.what)
    }
    #expect(ends.count == 1)
    #expect(dossier.expected.count == events.count + dossier.judgement.count)
  }

  @Test(
    "have work that fits the open time between its beginning and its end",
    arguments: HandWorkedDossiers.all)
  func workFits(dossier: HandWorkedDossier) throws {
    let log = try PaperLog(dossier)
    for (begun, finished, name) in log.passes {
      let calendar = name == "reception" || name == "result" ? log.counters : log.office
      #expect(calendar.isOpen(at: begun), "\(name)")
      let seconds = calendar.openSeconds(at: finished) - calendar.openSeconds(at: begun)
      #expect(calendar.finish(openSeconds: calendar.openSeconds(at: begun) + seconds) == finished)
      // The first pass takes the whole work, later ones the share that `redo` says.
      let minutes = try #require(dossier.minutes(of: name))
      #expect([minutes, minutes / 2].contains(Int(seconds / 60)), "\(name): \(seconds / 60) min")
    }
  }

  @Test("are due and judged as on paper", arguments: HandWorkedDossiers.all)
  func agree(dossier: HandWorkedDossier) throws {
    let log = try PaperLog(dossier)
    #expect(try log.judgement() == dossier.judgement)
  }

  @Test(
    "ask for more time when CLOCK 10 says, unless the case names a moment",
    arguments: HandWorkedDossiers.all)
  func asksInTime(dossier: HandWorkedDossier) throws {
    let log = try PaperLog(dossier)
    let asked = log.events.filter { $0.what.hasPrefix("extension-asked") }
    guard dossier.extension != nil else {
      #expect(asked.isEmpty)
      return
    }
    // Of the due date that held then: no wait of these cases is open at the request.
    let accepted = try #require(log.instant(of: "accepted"))
    let due = log.due(until: asked.first?.at ?? accepted)
    let moment = log.clock.extensionRequest(due: due, clock: log.office, opens: log.office)
    guard let request = asked.first else {
      #expect(moment < accepted || moment >= log.end)
      return
    }
    if let named = dossier.extensionMoment {
      #expect(try request.at == PaperLog.instant(named))
    } else {
      #expect(request.at == moment)
    }
    let isInTime = log.clock.isExtensionInTime(request: request.at, due: due)
    #expect(isInTime == (request.what != "extension-asked too-late"))
  }

  @Test(
    "are acknowledged by the last instant that the paper says", arguments: HandWorkedDossiers.all)
  func acknowledges(dossier: HandWorkedDossier) throws {
    guard let acknowledge = dossier.acknowledge else { return }
    let log = try PaperLog(dossier)
    let clock = AcknowledgementClock(limit: try PaperLog.limit(acknowledge))
    let due = clock.due(submission: log.events[0].at, intake: log.counters)
    #expect(PaperLog.text(due) == dossier.acknowledgeBy)
  }

}

/// A dossier's states as instants, with the calendars of the office.
private struct PaperLog {
  var dossier: HandWorkedDossier
  var events: [(at: Int64, what: String)]
  let office = WorkingCalendar.office
  let counters: WorkingCalendar
  let clock: StatutoryClock

  init(_ dossier: HandWorkedDossier) throws {
    self.dossier = dossier
    events = try dossier.states.split(separator: "\n").map { line in
      (try Self.instant(String(line.prefix(19))), String(line.dropFirst(20)))
    }
    counters = dossier.opensOnSaturday ? .saturdayCounters : .office
    clock = StatutoryClock(limit: try dossier.limit.map(Self.limit), judged: dossier.judged)
  }

  /// The instant at which the dossier is closed: the last event but delivery.
  var end: Int64 {
    events.last { !["delivered", "begun result", "finished result"].contains($0.what) }?.at ?? 0
  }

  /// The first instant of an event.
  func instant(of what: String) -> Int64? {
    events.first { $0.what == what }?.at
  }

  /// Beginnings and ends of work, in the order of the ends.
  var passes: [(begun: Int64, finished: Int64, name: String)] {
    events.enumerated().compactMap { index, event in
      guard event.what.hasPrefix("finished ") else { return nil }
      let name = String(event.what.dropFirst(9))
      let begun = events[..<index].last { $0.what == "begun \(name)" }
      return begun.map { ($0.at, event.at, name) }
    }
  }

  /// `due_lawful` as it stands after what happened until an instant.
  func due(until last: Int64) -> Int64 {
    var start = instant(of: "accepted") ?? WorkingCalendar.never
    var suspended = Suspended()
    for (request, back, rule) in waits where back <= last {
      if clock.restarts(under: rule) {
        start = back
        suspended = Suspended()
      } else {
        suspended.add(from: request, to: back, under: rule, clock: office)
      }
    }
    return clock.due(clockStart: start, intake: counters, clock: office, suspended: suspended)
  }

  /// Requests and returns; a wait that never ended ends with the dossier, and waits that overlap are
  /// one.
  private var waits: [(Int64, Int64, SuspensionRule)] {
    var waits: [(Int64, Int64, SuspensionRule)] = []
    for (index, event) in events.enumerated() {
      guard let (answer, rule) = answer(to: event.what) else { continue }
      let back = events[index...].first { $0.what == answer }?.at ?? end
      if let last = waits.last, last.1 > event.at {
        waits[waits.count - 1].1 = max(last.1, back)
      } else {
        waits.append((event.at, back, rule))
      }
    }
    return waits
  }

  /// The event that ends a wait that another begins, and what the clock does between them.
  private func answer(to request: String) -> (String, SuspensionRule)? {
    let words = request.split(separator: " ")
    guard words.count == 2 else { return nil }
    switch words[0] {
    case "supplement-requested": return ("supplement-received \(words[1])", dossier.supplement)
    case "payment-requested": return ("payment-received \(words[1])", dossier.payment)
    case "asked" where dossier.workflow.contains { $0.contains("clock: stop") }:
      return ("answered \(words[1])", .stop)
    default: return nil
    }
  }

  /// Due dates and verdict as the paper writes them.
  func judgement() throws -> [String] {
    guard let accepted = instant(of: "accepted") else { return HandWorkedDossier.neverDue }
    let original = clock.due(acceptance: accepted, intake: counters, clock: office)
    let lawful = due(until: end)
    var current = lawful
    if let rule = dossier.extension, instant(of: "extension-asked granted") != nil {
      current = clock.extended(lawful, byWorkingDays: rule.days, clock: office)
    }
    return HandWorkedDossier.due(
      original: Self.text(original), lawful: Self.text(lawful), current: Self.text(current),
      verdict: clock.verdict(finish: end, due: lawful),
      daysLate: clock.daysLate(finish: end, due: lawful, clock: office))
  }
}

// MARK: - Text

extension PaperLog {
  /// `2023-01-18 09:00:00`.
  static func instant(_ text: String) throws -> Int64 {
    let day = try #require(CivilDate(text.prefix(10)))
    let parts = text.suffix(8).split(separator: ":").compactMap { Int64($0) }
    try #require(parts.count == 3)
    return day.startSecond + parts[0] * 3600 + parts[1] * 60 + parts[2]
  }

  static func text(_ instant: Int64) -> String {
    guard instant < WorkingCalendar.never else { return "never" }
    let day = CivilDate.containing(second: instant)
    let second = instant - day.startSecond
    let parts = [second / 3600, second / 60 % 60, second % 60].map { number in
      number < 10 ? "0\(number)" : "\(number)"
    }
    return "\(day) \(parts.joined(separator: ":"))"
  }

  /// The limits that these cases use.
  static func limit(_ text: String) throws -> StatutoryLimit {
    if text == "same day" { return .sameDay }
    let words = text.split(separator: " ", maxSplits: 1)
    let count = try #require(Int(words[0]))
    return switch words[1] {
    case "working day", "working days": .workingDays(count)
    case "working h": .workingSeconds(Int64(count) * 3600)
    case "h": .wallSeconds(Int64(count) * 3600)
    case "month": .months(count)
    default: .calendarDays(count)
    }
  }
}

// MARK: - Calendars

extension WorkingCalendar {
  fileprivate static let office = calendar(opensOnSaturday: false)
  fileprivate static let saturdayCounters = calendar(opensOnSaturday: true)

  private static func calendar(opensOnSaturday: Bool) -> WorkingCalendar {
    let morning = TimeOfDay(hour: 7, minute: 30)..<TimeOfDay(hour: 11, minute: 30)
    let day = [morning, TimeOfDay(hour: 13, minute: 0)..<TimeOfDay(hour: 17, minute: 0)]
    let rule = CalendarRule(
      hours: [day, day, day, day, day, opensOnSaturday ? [morning] : [], []], holidays: .vietnam)
    guard let first = CivilDate("2020-01-01"), let last = CivilDate("2027-12-31") else {
      preconditionFailure("no such dates")
    }
    return WorkingCalendar(rule: rule, days: first...last)
  }
}

extension HandWorkedDossier {
  /// The minutes of work of a step, read from its item.
  fileprivate func minutes(of step: String) -> Int? {
    for item in workflow {
      for kind in ["receive", "step", "deliver"] {
        guard let found = item.range(of: "\(kind): \(step),") else { continue }
        guard let work = item.range(of: "work: ", range: found.upperBound..<item.endIndex) else {
          return nil
        }
        return Int(item[work.upperBound...].prefix { $0.isNumber })
      }
    }
    return nil
  }
}
