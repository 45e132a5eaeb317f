import WorkingTime

/// Who worked on what and when, in the order in which it happened: a check on the engine.
package struct WorkLog: Sendable, Equatable {
  /// One entry each time that somebody takes a dossier in hand or lets it go.
  package var entries: [Entry] = []

  package struct Entry: Sendable, Equatable {
    package var kind: Kind
    /// When the work began or ended; work that is taken on in closed time begins at the opening.
    package var instant: Int64
    /// The dossier's number in the replication.
    package var dossier: Int64
    /// Index into `Model.pools`.
    package var pool: Int
    /// The person in the pool; `nil` where people have no names.
    package var person: Int?
    /// The entry of the workflow, counted over all procedures.
    package var step: Int
    /// The seconds of work that were still to be done at the beginning; 0 at an end.
    package var work: Int64
  }

  package enum Kind: Sendable, Equatable {
    case begin
    /// The step is done.
    case end
    /// Another dossier goes first, or the visit is over.
    case stop
  }
}

extension Simulation {
  /// Notes that work begins at an open second of a pool.
  @inline(never)
  mutating func logBegin(_ slot: UInt32, _ pool: UInt32, from open: Int64, work: Int64) {
    let instant = calendars[pools[pool].calendar].start(openSeconds: open)
    if dossiers[slot].remaining < 0 {
      note(.begun, slot, step: dossiers[slot].step, at: instant)
    } else if keepsHistories {
      noteWorkAgain(slot, at: instant)
    }
    guard logsWork else { return }
    workLog.entries.append(entry(.begin, slot, at: instant, work: work))
  }

  /// Notes that somebody lets a dossier go.
  @inline(never)
  mutating func logEnd(_ kind: WorkLog.Kind, _ slot: UInt32, at instant: Int64) {
    if kind == .end { note(.finished, slot, step: dossiers[slot].step, at: instant) }
    if logsWork { workLog.entries.append(entry(kind, slot, at: instant, work: 0)) }
  }

  /// Notes that a job is stopped; one that was only waiting for the next opening never began.
  @inline(never)
  mutating func logStop(_ slot: UInt32, hasBegun: Bool, at now: Int64) {
    if hasBegun {
      logEnd(.stop, slot, at: now)
      return
    }
    if keepsHistories { takeBackBeginning(slot) }
    if logsWork,
      let index = workLog.entries.lastIndex(where: {
        $0.dossier == dossiers[slot].number && $0.kind == .begin
      })
    {
      workLog.entries.remove(at: index)
    }
  }

  private mutating func entry(
    _ kind: WorkLog.Kind, _ slot: UInt32, at instant: Int64, work: Int64
  ) -> WorkLog.Entry {
    let dossier = dossiers[slot]
    return WorkLog.Entry(
      kind: kind, instant: instant, dossier: dossier.number, pool: Int(dossier.pool),
      person: dossier.person == none ? nil : Int(dossier.person), step: Int(dossier.step),
      work: work)
  }
}
