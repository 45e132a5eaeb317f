import Scenarios
import Statistics
import WorkingTime

/// Pools whose people have names, because somebody may be absent or works part of the day; and the
/// rules at closing other than `suspend`.
extension Simulation {
  /// A dossier comes to a pool whose people have names: somebody begins it, or it queues.
  mutating func joinNamed(_ pool: UInt32, _ slot: UInt32, at now: Int64) {
    guard !pools[pool].isServedByRule else {
      joinByRule(slot, at: now)
      return
    }
    let calendar = pools[pool].calendar
    let open = openSeconds(of: calendar, at: now)
    dossiers[slot].pool = pool
    dossiers[slot].poolOpen = open
    if pools[pool].head == none, isOpen(calendar, at: now),
      let person = idlePerson(pool, for: slot, at: open)
    {
      take(person, of: pool)
      begin(slot, by: person, pool, from: open, at: now)
      return
    }
    enqueue(slot, pool)
    // Behind others that nobody can begin now it changes nothing: a look is under way.
    if pools[pool].idle > 0 && pools[pool].head == slot {
      lookLater(at: pool, from: open, at: now)
    }
  }

  /// The first idle person who can begin a dossier's job at `open`, or `nil`.
  mutating func idlePerson(_ pool: UInt32, for slot: UInt32, at open: Int64) -> UInt32? {
    guard pools[pool].idle > 0 else { return nil }
    let first = pools[pool].firstPerson
    for person in 0..<pools[pool].people where !people[first + person].isBusy {
      if canBegin(slot, person, of: pool, at: open) { return person }
    }
    return nil
  }

  mutating func take(_ person: UInt32, of pool: UInt32) {
    pools[pool].idle &-= 1
    people[pools[pool].firstPerson + person].isBusy = true
  }

  /// A named person is done with a job: the first of the queue goes to the first who can begin it.
  @inline(never)
  mutating func releaseNamed(_ slot: UInt32, of pool: UInt32, at now: Int64) {
    guard !pools[pool].isServedByRule else {
      releaseByRule(slot, of: pool, at: now)
      return
    }
    let person = dossiers[slot].person
    people[pools[pool].firstPerson + person].isBusy = false
    pools[pool].idle &+= 1
    guard pools[pool].head != none else { return }
    let open = openSeconds(of: pools[pool].calendar, at: now)
    // Nobody else is idle, as a rule: there is nobody to look for.
    if pools[pool].idle == 1, isOpen(pools[pool].calendar, at: now),
      canBegin(pools[pool].head, person, of: pool, at: open)
    {
      take(person, of: pool)
      begin(dequeue(pool), by: person, pool, from: open, at: now)
    } else {
      serveQueue(pool, from: open, at: now)
    }
  }

  /// Somebody comes or comes back: the queue is served.
  @inline(never)
  mutating func wake(_ pool: UInt32, at now: Int64) {
    // Looks that an earlier one has made needless.
    guard pools[pool].wakeInstant <= now else { return }
    pools[pool].wakeInstant = WorkingCalendar.never
    if pools[pool].isServedByRule {
      serve(pool, at: now)
    } else if pools[pool].head != none {
      serveQueue(pool, from: openSeconds(of: pools[pool].calendar, at: now), at: now)
    }
  }

  /// Gives the queue's dossiers to idle people, in order, as long as the first can be begun.
  ///
  /// Nothing is given out in closed time: who of several takes it is decided when they are there.
  @inline(never)
  private mutating func serveQueue(_ pool: UInt32, from open: Int64, at now: Int64) {
    if isOpen(pools[pool].calendar, at: now) {
      while pools[pool].head != none,
        let person = idlePerson(pool, for: pools[pool].head, at: open)
      {
        take(person, of: pool)
        begin(dequeue(pool), by: person, pool, from: open, at: now)
      }
    }
    if pools[pool].head != none && pools[pool].idle > 0 {
      lookLater(at: pool, from: open, at: now)
    }
  }

  /// Sees to it that the queue is looked at when the office opens, or, where nobody who is idle can
  /// begin its first dossier today, when the next day opens.
  private mutating func lookLater(at pool: UInt32, from open: Int64, at now: Int64) {
    let calendar = pools[pool].calendar
    guard isOpen(calendar, at: now) else {
      look(at: pool, calendars[calendar].start(openSeconds: open))
      return
    }
    findDay(pool, at: open)
    look(at: pool, calendars[calendar].start(openSeconds: pools[pool].dayEnd))
  }

  /// Whether a person is at the desk at `open` and may begin a dossier's job then.
  ///
  /// Who works part of the day beside others begins nothing that cannot be done before leaving, unless
  /// it is more than the whole of that part: a short job would lie until the next day for no reason.
  /// Who is alone begins it all the same.
  mutating func canBegin(
    _ slot: UInt32, _ person: UInt32, of pool: UInt32, at open: Int64
  ) -> Bool {
    findDay(pool, at: open)
    let leaves = presenceEnd(person, of: pool)
    guard open < leaves else { return false }
    if pools[pool].hasSecondments, leavesUndone(slot, person, of: pool, from: open, to: leaves) {
      return false
    }
    guard person > 0 && leaves < pools[pool].dayEnd else { return true }
    let work = workAhead(of: slot, by: person, pool, from: open)
    return open + work <= leaves || work > leaves - pools[pool].dayStart
  }

  /// When a person leaves on the pool's current day, in open seconds; the day's start when absent.
  @inline(__always)
  mutating func presenceEnd(_ person: UInt32, of pool: UInt32) -> Int64 {
    let index = pools[pool].firstPerson + person
    if people[index].day != pools[pool].dayNumber {
      people[index].day = pools[pool].dayNumber
      people[index].leaves = drawnPresenceEnd(person, of: pool)
    }
    return people[index].leaves
  }

  @inline(never)
  private mutating func drawnPresenceEnd(_ person: UInt32, of pool: UInt32) -> Int64 {
    let posts = pools[pool].changeCount == 0 ? pools[pool].posts : postsOnDay(pool)
    return presenceEnd(person, of: pool, posts: posts)
  }

  /// When a person of so many posts leaves on the pool's current day.
  private mutating func presenceEnd(_ person: UInt32, of pool: UInt32, posts: Double) -> Int64 {
    let dayStart = pools[pool].dayStart
    let dayEnd = pools[pool].dayEnd
    let available = pools[pool].changeCount == 0 ? 1 : standingOnDay(pool).available
    let desk =
      pools[pool].hasSecondments
      ? desk(of: person, pool, posts: posts, available: available)
      : Desk(
        share: posts * available - Double(person), absent: pools[pool].absent,
        key: pools[pool].key, person: person)
    let share = desk.share
    guard share > 0 else { return dayStart }
    if desk.absent > 0 {
      let day = UInt64(bitPattern: pools[pool].dayNumber)
      var stream = RandomStream(
        key: StreamKey.combined(
          replicationKey ^ desk.key, StreamKey.combined(day, UInt64(desk.person))))
      if stream.uniform() < desk.absent { return dayStart }
    }
    return share >= 1 ? dayEnd : dayStart + Int64(Double(dayEnd - dayStart) * share)
  }

  /// The posts of a pool on its current day.
  private mutating func postsOnDay(_ pool: UInt32) -> Double {
    standingOnDay(pool).posts
  }

  /// The posts of a pool on its current day, and the share of them that no outage takes away.
  private mutating func standingOnDay(_ pool: UInt32) -> PoolModel.PostsFrom {
    let changes = pools[pool].firstChange..<pools[pool].firstChange + pools[pool].changeCount
    var standing = PoolModel.PostsFrom(instant: 0, posts: pools[pool].posts)
    for index in changes where postsChanges[index].instant <= pools[pool].dayNumber * secondsPerDay
    {
      standing = postsChanges[index]
    }
    return standing
  }

  /// Makes the day that holds `open` the pool's current one.
  mutating func findDay(_ pool: UInt32, at open: Int64) {
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
    _ slot: UInt32, by person: UInt32, from open: Int64, work: Int64, at now: Int64
  ) {
    let pool = dossiers[slot].pool
    let plan = steps[dossiers[slot].step]
    let work = pools[pool].isPaced ? pacedWork(of: slot, by: person, pool, from: open) : work
    let job = job(of: pool, person, plan, from: open, work: work, at: now)
    noteStart(slot, pool, from: job.began, work: work)
    events.insert(at: job.completion, .completion, slot, number: dossiers[slot].number)
  }

  /// When a job begins and ends that somebody takes on at `open`, by the rule at closing.
  ///
  /// Its work is counted; its start is not.
  mutating func job(
    of pool: UInt32, _ person: UInt32, _ plan: StepModel, from open: Int64, work: Int64,
    at now: Int64
  ) -> Job {
    let calendar = pools[pool].calendar
    guard work > 0 else {
      let start = schedulable(max(now, calendars[calendar].start(openSeconds: open)))
      return Job(began: open, ends: open, completion: start)
    }
    switch plan.atClosing ?? pools[pool].atClosing {
    case .suspend:
      let end = workThrough(pool, person, from: open, work: work)
      return Job(began: open, ends: end, completion: finish(calendar, openSeconds: end))
    case .finish:
      if isInPeriod(pool, open) { pools[pool].outcome.workedSeconds &+= work }
      let start = max(now, calendars[calendar].start(openSeconds: open))
      return Job(began: open, ends: Job.afterHours, completion: schedulable(start + work))
    case .doNotStart:
      let start = fittingStart(pool, person, from: open, work: work)
      let end = workThrough(pool, person, from: start, work: work)
      return Job(began: start, ends: end, completion: finish(calendar, openSeconds: end))
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
    findDay(pool, at: open)
    let held = pools[pool].changeCount == 0 ? 0 : postsOnDay(pool)
    // No run has more days than this; a person who never comes back never ends the work.
    for _ in 0..<100_000 {
      findDay(pool, at: start)
      let leaves = presenceEndOfHolder(person, of: pool, posts: held)
      if start + remaining <= leaves {
        noteWork(pool, from: start, to: start + remaining)
        return start + remaining
      }
      if leaves > start {
        noteWork(pool, from: start, to: leaves)
        remaining -= leaves - start
      }
      // Behind its last day the calendar is shut.
      guard pools[pool].dayEnd < Int64.max else { break }
      start = pools[pool].dayEnd
    }
    return WorkingCalendar.never
  }

  /// When somebody leaves who took a job on when there were `posts`: who is cut finishes it first.
  private mutating func presenceEndOfHolder(
    _ person: UInt32, of pool: UInt32, posts: Double
  ) -> Int64 {
    guard pools[pool].changeCount > 0, posts > postsOnDay(pool) else {
      return presenceEnd(person, of: pool)
    }
    return presenceEnd(person, of: pool, posts: posts)
  }

  /// The seconds of work of a job that lie between `open` and its end; `takesBack`: they are not
  /// counted any more.
  mutating func workLeft(
    _ pool: UInt32, _ person: UInt32, began: Int64, from open: Int64, to end: Int64,
    takesBack: Bool
  ) -> Int64 {
    findDay(pool, at: began)
    let held = pools[pool].changeCount == 0 ? 0 : postsOnDay(pool)
    var start = max(began, open)
    var left: Int64 = 0
    while start < end {
      findDay(pool, at: start)
      let leaves = min(presenceEndOfHolder(person, of: pool, posts: held), end)
      if leaves > start {
        if takesBack { noteWork(pool, from: start, to: leaves, sign: -1) }
        left += leaves - start
      }
      start = pools[pool].dayEnd
    }
    return left
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

/// When a job that somebody has taken on begins, ends and is done.
struct Job: BitwiseCopyable {
  /// Open seconds of the pool.
  let began: Int64
  let ends: Int64
  /// An instant.
  let completion: Int64

  /// The end of a job that is worked on after closing, which no open second tells.
  static let afterHours = Int64.max
}
