import Scenarios
import Statistics
import WorkingTime

/// Pools work on the open-seconds clock of their calendar, on which closed time does not exist: a
/// dossier that comes after closing is at the instant of the next opening there, and work that is
/// suspended at closing is simply work that ends later.
extension Simulation {
  /// A dossier comes to a pool: somebody begins it, or it queues.
  @inline(__always)
  mutating func join(_ pool: UInt32, _ slot: UInt32, at now: Int64) {
    guard pools[pool].isUniform else {
      joinNamed(pool, slot, at: now)
      return
    }
    let open = openSeconds(of: pools[pool].calendar, at: now)
    dossiers[slot].pool = pool
    dossiers[slot].poolOpen = open
    // Nobody is idle while somebody waits.
    guard pools[pool].idle > 0 else {
      enqueue(slot, pool)
      return
    }
    pools[pool].idle &-= 1
    begin(slot, by: none, pool, from: open, at: now)
  }

  /// The person who worked on a dossier takes the next of the queue or is idle.
  @inline(__always)
  mutating func release(_ slot: UInt32, at now: Int64) {
    let pool = dossiers[slot].pool
    guard pools[pool].isUniform else {
      releaseNamed(slot, of: pool, at: now)
      return
    }
    guard pools[pool].head != none else {
      pools[pool].idle &+= 1
      return
    }
    let open = openSeconds(of: pools[pool].calendar, at: now)
    begin(dequeue(pool), by: none, pool, from: open, at: now)
  }

  /// Begins a job at `open` and schedules its completion; `open` is a moment at which a named person
  /// is there, and `people` knows when that person leaves.
  @inline(__always)
  mutating func begin(
    _ slot: UInt32, by person: UInt32, _ pool: UInt32, from open: Int64, at now: Int64
  ) {
    let work = work(of: slot)
    dossiers[slot].person = person
    // Suspended work that its person can end today, which is most of all work.
    guard pools[pool].isSteady && steps[dossiers[slot].step].atClosing == nil && work > 0,
      pools[pool].isUniform || open &+ work <= people[pools[pool].firstPerson &+ person].leaves
    else {
      beginGenerally(slot, by: person, from: open, work: work, at: now)
      return
    }
    countJob(
      pool, wait: endWait(of: slot, pool, from: open, work: work), from: open, work: work)
    events.insert(
      at: finish(pools[pool].calendar, openSeconds: open &+ work), .completion, slot,
      number: dossiers[slot].number)
  }

  /// The hands-on time of a dossier's current step, in seconds; the same whenever it is asked.
  @inline(__always)
  mutating func work(of slot: UInt32) -> Int64 {
    let step = dossiers[slot].step
    guard !steps[step].isTracked else { return workOfPass(of: slot) }
    return work(ofStep: step, key: dossiers[slot].key)
  }

  /// The same of a step whose passes are not counted, by the key of the dossier.
  @inline(__always)
  mutating func work(ofStep step: UInt32, key: UInt64) -> Int64 {
    var stream = RandomStream(
      key: StreamKey.draw(dossier: key, purpose: steps[step].workKey, visit: 0))
    // Rounded to the nearest tick, so that the mean is kept.
    return Int64(draw(step, from: &stream) + 0.5)
  }

  /// A draw of a sampler.
  @inline(__always)
  mutating func draw(_ sampler: UInt32, from stream: inout RandomStream) -> Double {
    laws[sampler].isSample
      ? drawFromSample(sampler, key: stream) : laws[sampler].draw(from: &stream)
  }

  /// The stream comes by value, so that it stays in registers where no sample is drawn from: such a draw
  /// takes one number of it, and is the only one.
  @inline(never)
  private mutating func drawFromSample(_ sampler: UInt32, key stream: RandomStream) -> Double {
    var stream = stream
    return samplers[sampler].draw(from: &stream)
  }

  /// A job begins at `open`: how long its dossier waited, which has it from now on.
  @inline(__always)
  private mutating func endWait(
    of slot: UInt32, _ pool: UInt32, from open: Int64, work: Int64
  ) -> Int64 {
    if keepsLogs { logBegin(slot, pool, from: open, work: work) }
    let wait = open &- dossiers[slot].poolOpen
    if dossiers[slot].stage.isOpen { dossiers[slot].waitSeconds &+= wait }
    return wait
  }

  /// Counts the wait of a job that begins at `open`.
  mutating func noteStart(_ slot: UInt32, _ pool: UInt32, from open: Int64, work: Int64) {
    countStart(pool, wait: endWait(of: slot, pool, from: open, work: work), from: open)
  }

  private mutating func countStart(_ pool: UInt32, wait: Int64, from open: Int64) {
    guard isInPeriod(pool, open) else { return }
    pools[pool].outcome.started &+= 1
    pools[pool].outcome.waitSeconds &+= wait
  }

  /// Counts a job that is worked without a break of the pool's open clock.
  @inline(__always)
  mutating func countJob(_ pool: UInt32, wait: Int64, from open: Int64, work: Int64) {
    let bounds = calendarBounds[pools[pool].calendar]
    if open >= bounds.periodStart && open &+ work <= bounds.periodEnd {
      pools[pool].outcome.started &+= 1
      pools[pool].outcome.waitSeconds &+= wait
      pools[pool].outcome.workedSeconds &+= work
    } else {
      noteAtEdge(pool, wait: wait, from: open, work: work)
    }
  }

  /// Counts a job that lies in the period in part, or not at all.
  @inline(never)
  private mutating func noteAtEdge(
    _ pool: UInt32, wait: Int64, from open: Int64, work: Int64
  ) {
    countStart(pool, wait: wait, from: open)
    noteWork(pool, from: open, to: open &+ work)
  }

  /// Whether an open second of a pool lies in the period: a job that is begun in closed time before
  /// the period, to be worked from the next opening on, counts by that opening.
  @inline(__always)
  mutating func isInPeriod(_ pool: UInt32, _ open: Int64) -> Bool {
    let bounds = calendarBounds[pools[pool].calendar]
    return open >= bounds.periodStart && open < bounds.periodEnd
  }

  /// Counts work on the pool's open clock, as far as it lies in the period; `sign` -1 takes it back.
  @inline(__always)
  mutating func noteWork(_ pool: UInt32, from start: Int64, to end: Int64, sign: Int64 = 1) {
    let bounds = calendarBounds[pools[pool].calendar]
    let counted = min(end, bounds.periodEnd) &- max(start, bounds.periodStart)
    if counted > 0 { pools[pool].outcome.workedSeconds &+= sign &* counted }
  }

  @inline(__always)
  mutating func enqueue(_ slot: UInt32, _ pool: UInt32) {
    dossiers[slot].next = none
    if pools[pool].head == none {
      pools[pool].head = slot
    } else {
      dossiers[pools[pool].tail].next = slot
    }
    pools[pool].tail = slot
  }

  @inline(__always)
  mutating func dequeue(_ pool: UInt32) -> UInt32 {
    let slot = pools[pool].head
    pools[pool].head = dossiers[slot].next
    return slot
  }

  /// The event list holds instants up to its 40 bits; what never ends is put there, beyond any run.
  @inline(__always)
  mutating func schedulable(_ instant: Int64) -> Int64 {
    min(instant, 1 << 39)
  }
}
