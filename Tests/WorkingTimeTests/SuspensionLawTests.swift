import Testing
import WorkingTime

/// A random calendar with a random start and waits after it.
private struct SuspensionCase {
  var intake: WorkingCalendar
  var clock: WorkingCalendar
  var start: Int64
  /// Ascending instants: request, return, request, return.
  var instants: [Int64]

  init(seed: Int) {
    var generator = TestGenerator(seed: seed)
    let first = date("2016-06-01").advanced(byDays: generator.pick(0...4700))
    let days = first...first.advanced(byDays: 400)
    let calendars = (0..<2).map { _ in
      var rule = CalendarRule.random(using: &generator, near: first)
      if rule.hours[0].allSatisfy(\.isEmpty) { rule.hours[0] = dayHours("08h00..09h00") }
      return WorkingCalendar(rule: rule, days: days)
    }
    intake = calendars[0]
    clock = calendars[generator.pick(0...1)]
    start = first.startSecond + Int64(generator.pick(0...1_700_000))
    var now = start
    instants = []
    for _ in 0..<4 {
      now += Int64(generator.pick(1...600_000))
      instants.append(now)
    }
  }

  func suspended(_ waits: [(Int64, Int64)]) -> Suspended {
    var suspended = Suspended()
    for (request, back) in waits { suspended.add(from: request, to: back, clock: clock) }
    return suspended
  }

  func due(_ limit: StatutoryLimit, _ suspended: Suspended, _ rule: SuspensionRule) -> Int64 {
    StatutoryClock(limit: limit).due(
      clockStart: start, intake: intake, clock: clock, suspended: suspended, rule: rule)
  }
}

@Suite("Laws of suspension")
struct SuspensionLawTests {
  private let limits: [StatutoryLimit] = [
    .workingSeconds(10_800), .wallSeconds(10_800), .workingDays(1), .workingDays(8),
    .calendarDays(1), .calendarDays(15), .months(1), .sameDay,
  ]
  private let seeds = 1...80

  @Test("without suspension every rule gives the due date of acceptance")
  func unsuspended() {
    for seed in seeds {
      let each = SuspensionCase(seed: seed)
      for limit in limits {
        let plain = StatutoryClock(limit: limit).due(
          acceptance: each.start, intake: each.intake, clock: each.clock)
        for rule in SuspensionRule.allCases {
          #expect(each.due(limit, Suspended(), rule) == plain, "seed \(seed), \(limit), \(rule)")
        }
        let waits = each.suspended([(each.instants[0], each.instants[1])])
        for rule in [SuspensionRule.none, .restart] {
          #expect(each.due(limit, waits, rule) == plain, "seed \(seed), \(limit), \(rule)")
        }
      }
    }
  }

  @Test("more suspension is never due earlier: by instant, or by date where it rolls")
  func monotone() {
    for seed in seeds {
      let each = SuspensionCase(seed: seed)
      let some = each.suspended([(each.instants[0], each.instants[1])])
      let more = each.suspended([
        (each.instants[0], each.instants[1]), (each.instants[2], each.instants[3]),
      ])
      for limit in limits {
        for rule in [SuspensionRule.stop, .dates] {
          let dues = [Suspended(), some, more].map { each.due(limit, $0, rule) }
          let rolls =
            switch limit {
            case .calendarDays, .months: true
            default: false
            }
          let ordered =
            rolls ? dues.map { Int64(CivilDate.containing(second: $0).dayNumber) } : dues
          #expect(ordered == ordered.sorted(), "seed \(seed), \(limit), \(rule)")
        }
      }
    }
  }

  @Test("a wait may be split at any instant, open or not")
  func splits() {
    for seed in seeds {
      let each = SuspensionCase(seed: seed)
      let whole = each.suspended([(each.instants[0], each.instants[3])])
      let parts = each.suspended([
        (each.instants[0], each.instants[1]), (each.instants[1], each.instants[2]),
        (each.instants[2], each.instants[3]),
      ])
      #expect(whole == parts, "seed \(seed)")
    }
  }

  @Test("stop pushes step by step to where the sum pushes at once")
  func pathIndependent() {
    for seed in seeds {
      let each = SuspensionCase(seed: seed)
      let waits = [(each.instants[0], each.instants[1]), (each.instants[2], each.instants[3])]
      let both = each.suspended(waits)
      for limit in [StatutoryLimit.workingSeconds(10_800), .workingDays(1), .workingDays(8)] {
        var due = each.due(limit, Suspended(), .stop)
        for wait in waits {
          let open = each.suspended([wait]).openSeconds
          if open > 0, due < WorkingCalendar.never {
            due = each.clock.finish(openSeconds: each.clock.openSeconds(at: due) + open)
          }
        }
        #expect(each.due(limit, both, .stop) == due, "seed \(seed), \(limit)")
      }
    }
  }

  @Test("a stopped clock agrees with one that is read second by second")
  func agreesWithReading() {
    for seed in 1...30 {
      let each = SuspensionCase(seed: seed)
      let begin = each.intake.opening(atOrAfter: each.start)
      let request = begin + 5400
      let back = request + Int64(seed) * 4000
      // Three hours of open time that do not lie in the wait, minute by minute.
      var left: Int64 = 10_800
      var now = begin
      while left > 0 && now < begin + 40 * 86_400 {
        if each.clock.isOpen(at: now) && !(request..<back).contains(now) { left -= 1 }
        now += 1
      }
      guard left == 0 else { continue }
      let suspended = each.suspended([(request, back)])
      let due = each.due(.workingSeconds(10_800), suspended, .stop)
      // Where the limit was over before the request the wait comes after, and the law says nothing.
      let plain = each.due(.workingSeconds(10_800), Suspended(), .stop)
      if plain > request { #expect(due == now, "seed \(seed)") }
    }
  }

  @Test("a dossier that was late at the request is late at the return, where nothing rolls")
  func staysLate() {
    for seed in seeds {
      let each = SuspensionCase(seed: seed)
      for limit in [StatutoryLimit.workingSeconds(10_800), .wallSeconds(10_800), .workingDays(3)] {
        let plain = each.due(limit, Suspended(), .stop)
        for days in [0, 3, 11] where plain < WorkingCalendar.never {
          // Asked in open time, as officers do.
          let request = each.clock.opening(atOrAfter: plain + 1 + Int64(days) * 86_400)
          let back = request + Int64(seed) * 5000
          let due = each.due(limit, each.suspended([(request, back)]), .stop)
          #expect(due <= back, "seed \(seed), \(limit)")
        }
      }
    }
  }
}
