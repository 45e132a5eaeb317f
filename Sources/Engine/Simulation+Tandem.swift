import Scenarios
import Statistics
import WorkingTime

/// Runs of queues in series, station by station.
extension Simulation {
  /// Whether the model is queues in series and nothing else.
  package var isPossibleTandem: Bool { tandem.isPossible }

  /// Empties the queues and finds out when the first dossier comes.
  mutating func startTandem() {
    tandem.reset()
    // One is handed in for what all have in common, and taken back.
    let component = arrivals.components[0]
    let slot = newDossier(
      Dossier(
        key: 0, procedure: arrivals.sources[0].procedure, channel: component.channel,
        streamRow: component.streamRow, place: none, traceRow: none))
    tandem.pattern = dossiers[slot]
    tandem.pattern.stage = .open
    let clock = tandem.pattern.clockCalendar
    tandem.isOnOneClock =
      tandem.stations[0].calendar == clock
      && tandem.stations[tandem.stations.count - 1].calendar == clock
    dossiers.removeAll()
    liveCount = 0
    arrivalCount = 0
    tandem.nextArrival = nextArrival(of: 0) ?? WorkingCalendar.never
  }

  /// Runs a replication to its end.
  ///
  /// - Returns: `false` where only the list of events can tell in which order dossiers go on.
  mutating func runTandem(_ isCancelled: () -> Bool) throws(RunError) -> Bool {
    repeat {
      let end = boundary.instant
      var present: Int64
      repeat {
        present = handInBefore(end)
        for station in 0..<tandem.stations.count { pass(station, before: present) }
        try check(isCancelled)
      } while present < end && !tandem.isUnsettled
      guard !tandem.isUnsettled else { return false }
      showDossiersInHand()
    } while (liveCount > 0 || tandem.nextArrival < WorkingCalendar.never) && passesBoundary()
    return true
  }

  /// Hands in the next dossiers, many of them at once.
  ///
  /// - Returns: The instant before which all have been handed in, at most `end`.
  private mutating func handInBefore(_ end: Int64) -> Int64 {
    // Who comes after the period is behind all who are followed.
    guard !boundary.isAfterPeriod else { return end }
    var count = 0
    while count < Tandem.dossiersAtOnce, tandem.nextArrival < end {
      handInToTandem(at: tandem.nextArrival)
      count &+= 1
    }
    arrivalCount &+= Int64(count)
    eventCount &+= Int64(count)
    liveCount &+= count
    if isCounting {
      tallies.countSubmitted(tandem.rows(), count: Int64(count))
      tallies.countReceived(
        tandem.rows(), isOnline: tandem.pattern.isOnline, count: Int64(count))
    }
    return min(end, tandem.nextArrival)
  }

  /// The next dossier is handed in, accepted, and comes to the first station.
  @inline(__always)
  private mutating func handInToTandem(at now: Int64) {
    let slot = tandem.takeSlot()
    var dossier = TandemDossier()
    dossier.key = sources[0].key
    sources[0].ordinal &+= 1
    dossier.number = sources[0].ordinal
    dossier.acceptance = now
    let open = openSeconds(at: now, joining: 0)
    dossier.acceptanceOpen =
      tandem.isOnOneClock
      ? open
      : tandem.acceptanceDay.openSeconds(
        movingTo: now, calendars[tandem.pattern.clockCalendar])
    if tandem.hasLimit {
      dossier.due = clocks[tandem.pattern.procedure].due(
        acceptance: now, intake: calendars[tandem.intakeCalendar],
        clock: calendars[tandem.pattern.clockCalendar])
    }
    dossier.month = boundary.month
    dossier.isOfCohort = isCounting
    tandem.dossiers[slot] = dossier
    tandem.nextArrival = nextArrival(of: 0) ?? WorkingCalendar.never
    join(0, slot, from: open)
  }

  /// A station's open seconds at an instant at which a dossier comes to it.
  @inline(__always)
  private mutating func openSeconds(at now: Int64, joining station: Int) -> Int64 {
    tandem.stations[station].joinDay.openSeconds(
      movingTo: now, calendars[tandem.stations[station].calendar])
  }

  /// A dossier comes to a station: when its job begins and ends is known at once.
  @inline(__always)
  private mutating func join(_ station: Int, _ slot: UInt32, from open: Int64) {
    let work = work(ofStep: tandem.stations[station].step, key: tandem.dossiers[slot].key)
    var start = open
    let isFull = tandem.stations[station].busy == tandem.stations[station].people
    if isFull {
      let earliest = tandem.jobs[tandem.stations[station].firstJob]
      start = max(open, earliest.end)
      end(earliest, at: station)
    }
    let wait = start &- open
    tandem.dossiers[slot].waitSeconds &+= wait
    countJob(tandem.stations[station].pool, wait: wait, from: start, work: work)
    if work == 0 && !tandem.stations[station].neverCloses { tandem.isUnsettled = true }
    tandem.begin(
      TandemJob(end: start &+ work, slot: slot, hasNoWork: work == 0), at: station, isFull: isFull)
  }

  /// A job leaves service; its dossier goes on when the time has come.
  @inline(__always)
  private mutating func end(_ job: TandemJob, at station: Int) {
    let done = tandem.stations[station].endDay.finish(
      movingTo: job.end, calendars[tandem.stations[station].calendar])
    if station &+ 1 == tandem.stations.count {
      // Nothing hangs on the order in which results are ready before the books are looked at.
      if done < boundary.instant {
        resolveInTandem(job.slot, at: done, open: tandem.isOnOneClock ? job.end : nil)
        eventCount &+= 1
        return
      }
    } else {
      if job.end == tandem.stations[station].lastEnd { noteTie(job, at: station) }
      tandem.stations[station].lastEnd = job.end
      tandem.stations[station].lastHadNoWork = job.hasNoWork
    }
    tandem.dossiers[job.slot].done = done
    tandem.append(job.slot, doneAt: station)
  }

  /// Two jobs end together: if one was begun only then, its dossier may go on behind one with a greater
  /// number.
  @inline(never)
  private mutating func noteTie(_ job: TandemJob, at station: Int) {
    if job.hasNoWork || tandem.stations[station].lastHadNoWork { tandem.isUnsettled = true }
  }

  /// Takes a station up to an instant: what is done before goes on.
  @inline(never)
  private mutating func pass(_ station: Int, before present: Int64) {
    let open = calendars[tandem.stations[station].calendar].openSeconds(at: present &- 1)
    let first = tandem.stations[station].firstJob
    var count: UInt32 = 0
    while count < tandem.stations[station].busy, tandem.jobs[first &+ count].end <= open {
      end(tandem.jobs[first &+ count], at: station)
      count &+= 1
    }
    tandem.leave(count, of: station)
    let isLast = station &+ 1 == tandem.stations.count
    var completions: Int64 = 0
    var slot = tandem.stations[station].head
    while slot != none, tandem.dossiers[slot].done < present {
      let next = tandem.dossiers[slot].next
      let now = tandem.dossiers[slot].done
      if isLast {
        resolveInTandem(slot, at: now, open: nil)
      } else {
        join(station &+ 1, slot, from: openSeconds(at: now, joining: station &+ 1))
      }
      completions &+= 1
      slot = next
    }
    tandem.stations[station].head = slot
    eventCount &+= completions
  }

  /// A dossier's last job is done: the result is ready.
  ///
  /// `open`: the open seconds of the clock's calendar, where they are known.
  @inline(__always)
  private mutating func resolveInTandem(_ slot: UInt32, at now: Int64, open: Int64?) {
    let dossier = tandem.dossiers[slot]
    tandem.freeSlot(slot)
    liveCount &-= 1
    let verdict =
      dossier.due < WorkingCalendar.never
      ? clocks[tandem.pattern.procedure].verdict(finish: now, due: dossier.due) : Verdict.onTime
    if isCounting {
      let open =
        open
        ?? tandem.resultDay.openSeconds(
          movingTo: now, calendars[tandem.pattern.clockCalendar])
      tallies.countResolved(
        tandem.rows(),
        Closing(
          verdict: verdict,
          isByCurrent: verdict != .late,
          elapsedSeconds: now &- dossier.acceptance,
          workingSeconds: open &- dossier.acceptanceOpen,
          waitSeconds: dossier.waitSeconds,
          backlogSeconds: now &- max(dossier.acceptance, boundary.monthStart)))
    }
    if dossier.isOfCohort {
      tallies.countCohort(tandem.rows(month: dossier.month), isOnTime: verdict != .late)
      if boundary.isAfterPeriod { cohortDecided() }
    }
  }

  /// Puts the dossiers in hand where the books look for them.
  private mutating func showDossiersInHand() {
    dossiers.removeAll()
    for station in 0..<tandem.stations.count {
      let first = tandem.stations[station].firstJob
      for place in first..<first &+ tandem.stations[station].busy {
        show(tandem.jobs[place].slot, at: station)
      }
      var slot = tandem.stations[station].head
      while slot != none {
        show(slot, at: station)
        slot = tandem.dossiers[slot].next
      }
    }
  }

  private mutating func show(_ slot: UInt32, at station: Int) {
    let held = tandem.dossiers[slot]
    var dossier = tandem.pattern
    dossier.key = held.key
    dossier.number = held.number
    dossier.acceptance = held.acceptance
    dossier.acceptanceOpen = held.acceptanceOpen
    dossier.due = DueDates(original: held.due)
    dossier.month = held.month
    dossier.isOfCohort = held.isOfCohort
    dossier.step = tandem.stations[station].step
    dossier.pool = tandem.stations[station].pool
    dossiers.append(dossier)
  }
}
