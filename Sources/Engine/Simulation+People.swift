import Scenarios
import Statistics
import WorkingTime

/// Pools whose people have names, because somebody may be absent or works part of the day; and the
/// rules at closing other than `suspend`.
extension Simulation {
  /// The first idle person who can begin a dossier's job at `open`, or `nil`.
  mutating func idlePerson(_ pool: UInt32, for slot: UInt32, at open: Int64) -> UInt32? {
    guard pools[pool].idle > 0 else { return nil }
    if pools[pool].isUniform { return none }
    let first = pools[pool].firstPerson
    for person in 0..<pools[pool].people where !people[first + person].isBusy {
      if canBegin(slot, person, of: pool, at: open) { return person }
    }
    return nil
  }

  mutating func take(_ person: UInt32, of pool: UInt32) {
    pools[pool].idle &-= 1
    if person != none { people[pools[pool].firstPerson + person].isBusy = true }
  }

  /// A named person is done with a job: takes the next of the queue, and so may others who were idle.
  @inline(never)
  mutating func releaseNamed(_ person: UInt32, of pool: UInt32, at now: Int64) {
    var isFree = true
    if pools[pool].head != none {
      let open = openSeconds(of: pools[pool].calendar, at: now)
      if canBegin(pools[pool].head, person, of: pool, at: open) {
        isFree = false
        begin(dequeue(pool), by: person, pool, from: open, at: now)
      }
    }
    if isFree {
      people[pools[pool].firstPerson + person].isBusy = false
      pools[pool].idle &+= 1
    }
    guard pools[pool].head != none && pools[pool].idle > 0 else { return }
    serveQueue(pool, from: openSeconds(of: pools[pool].calendar, at: now), at: now)
  }

  /// Gives the queue's dossiers to idle people, in order, as long as the first can be begun.
  mutating func serveQueue(_ pool: UInt32, from open: Int64, at now: Int64) {
    while pools[pool].head != none, pools[pool].idle > 0 {
      guard let person = idlePerson(pool, for: pools[pool].head, at: open) else {
        ensureWake(pool, at: open)
        return
      }
      take(person, of: pool)
      begin(dequeue(pool), by: person, pool, from: open, at: now)
    }
  }

  /// Schedules a look at the queue when the next day opens, unless one is under way.
  mutating func ensureWake(_ pool: UInt32, at open: Int64) {
    guard !pools[pool].isWaking else { return }
    findDay(pool, at: open)
    let calendar = pools[pool].calendar
    let opening = calendars[calendar].start(openSeconds: pools[pool].dayEnd)
    guard opening < WorkingCalendar.never else { return }
    pools[pool].isWaking = true
    events.insert(at: schedulable(opening), .wake, pool)
  }

  /// Whether a person is at the desk at `open` and may begin a dossier's job then.
  ///
  /// Who works part of the day beside others begins nothing that cannot be done before leaving, unless
  /// it is more than the whole of that part: a short job would lie until the next day for no reason.
  /// Who is alone begins it all the same.
  private mutating func canBegin(
    _ slot: UInt32, _ person: UInt32, of pool: UInt32, at open: Int64
  ) -> Bool {
    findDay(pool, at: open)
    let leaves = presenceEnd(person, of: pool)
    guard open < leaves else { return false }
    let isLast = person > 0 && person == pools[pool].people - 1
    guard isLast && pools[pool].lastShare < 1 else { return true }
    let work = work(of: slot)
    return open + work <= leaves || work > leaves - pools[pool].dayStart
  }

  /// When a person leaves on the pool's current day, in open seconds; the day's start when absent.
  @inline(__always)
  private mutating func presenceEnd(_ person: UInt32, of pool: UInt32) -> Int64 {
    let index = pools[pool].firstPerson + person
    if people[index].day != pools[pool].dayNumber {
      people[index].day = pools[pool].dayNumber
      people[index].leaves = drawnPresenceEnd(person, of: pool)
    }
    return people[index].leaves
  }

  @inline(never)
  private mutating func drawnPresenceEnd(_ person: UInt32, of pool: UInt32) -> Int64 {
    let dayStart = pools[pool].dayStart
    let dayEnd = pools[pool].dayEnd
    if pools[pool].absent > 0 {
      let day = UInt64(bitPattern: pools[pool].dayNumber)
      var stream = RandomStream(
        key: StreamKey.combined(
          replicationKey ^ pools[pool].key, StreamKey.combined(day, UInt64(person))))
      if stream.uniform() < pools[pool].absent { return dayStart }
    }
    guard pools[pool].lastShare < 1 && person == pools[pool].people - 1 else { return dayEnd }
    return dayStart + Int64(Double(dayEnd - dayStart) * pools[pool].lastShare)
  }

  /// Makes the day that holds `open` the pool's current one.
  private mutating func findDay(_ pool: UInt32, at open: Int64) {
    if open >= pools[pool].dayStart && open < pools[pool].dayEnd { return }
    let calendar = pools[pool].calendar
    let instant = calendars[calendar].start(openSeconds: open)
    guard instant < WorkingCalendar.never else {
      pools[pool].dayStart = open
      pools[pool].dayEnd = Int64.max
      pools[pool].dayNumber = Int64.max / 86_400
      return
    }
    let day = instant / secondsPerDay
    pools[pool].dayNumber = day
    pools[pool].dayStart = calendars[calendar].openSeconds(at: day * secondsPerDay)
    pools[pool].dayEnd = calendars[calendar].openSeconds(at: (day + 1) * secondsPerDay)
  }

  /// Begins a job by any rule at closing and for any person; `open` is a moment of presence.
  @inline(never)
  mutating func beginGenerally(
    _ slot: UInt32, by person: UInt32, _ plan: StepModel, from open: Int64, work: Int64,
    at now: Int64
  ) {
    let pool = dossiers[slot].pool
    let calendar = pools[pool].calendar
    guard work > 0 else {
      noteStart(slot, pool, from: open)
      events.insert(
        at: schedulable(max(now, calendars[calendar].start(openSeconds: open))), .completion, slot)
      return
    }
    switch plan.atClosing ?? pools[pool].atClosing {
    case .suspend:
      noteStart(slot, pool, from: open)
      let end = workThrough(pool, person, from: open, work: work)
      events.insert(at: finish(calendar, openSeconds: end), .completion, slot)
    case .finish:
      noteStart(slot, pool, from: open)
      if isCounting { pools[pool].outcome.workedSeconds &+= work }
      let start = max(now, calendars[calendar].start(openSeconds: open))
      events.insert(at: schedulable(start + work), .completion, slot)
    case .doNotStart:
      let start = fittingStart(pool, person, from: open, work: work)
      noteStart(slot, pool, from: start)
      let end = workThrough(pool, person, from: start, work: work)
      events.insert(at: finish(calendar, openSeconds: end), .completion, slot)
    }
  }

  /// The open second at which a person's work ends that stops at closing and through absence.
  private mutating func workThrough(
    _ pool: UInt32, _ person: UInt32, from open: Int64, work: Int64
  ) -> Int64 {
    if pools[pool].isUniform {
      noteWork(pool, from: open, to: open + work)
      return open + work
    }
    var start = open
    var remaining = work
    // No run has more days than this; a person who never comes back never ends the work.
    for _ in 0..<100_000 {
      findDay(pool, at: start)
      let leaves = presenceEnd(person, of: pool)
      if start + remaining <= leaves {
        noteWork(pool, from: start, to: start + remaining)
        return start + remaining
      }
      if leaves > start {
        noteWork(pool, from: start, to: leaves)
        remaining -= leaves - start
      }
      start = pools[pool].dayEnd
    }
    return WorkingCalendar.never
  }

  /// The first open second from `open` on at which the work fits before a closing.
  ///
  /// A job that fits before none of the next 28 closings is longer than the office is ever open: it
  /// starts at once and is suspended.
  private mutating func fittingStart(
    _ pool: UInt32, _ person: UInt32, from open: Int64, work: Int64
  ) -> Int64 {
    let calendar = pools[pool].calendar
    var start = open
    for _ in 0..<28 {
      let instant = calendars[calendar].start(openSeconds: start)
      guard instant < WorkingCalendar.never else { return open }
      let closing = calendars[calendar].openSeconds(at: calendars[calendar].closing(after: instant))
      var leaves = closing
      if !pools[pool].isUniform {
        findDay(pool, at: start)
        leaves = min(closing, presenceEnd(person, of: pool))
      }
      if start + work <= leaves { return start }
      start = closing
    }
    return open
  }

  /// Seconds of open time in the period in which a pool's people are there, added up over people.
  mutating func presentSeconds(_ pool: UInt32) -> Int64 {
    let bounds = calendarBounds[pools[pool].calendar]
    if pools[pool].isUniform {
      return Int64(pools[pool].people) * (bounds.periodEnd - bounds.periodStart)
    }
    var present: Int64 = 0
    var open = bounds.periodStart
    while open < bounds.periodEnd {
      findDay(pool, at: open)
      for person in 0..<pools[pool].people {
        let leaves = min(presenceEnd(person, of: pool), bounds.periodEnd)
        if leaves > open { present += leaves - open }
      }
      open = pools[pool].dayEnd
    }
    return present
  }
}
