import WorkingTime

/// What is kept of each live dossier for its history, slot by slot, and what was not handed on yet.
///
/// Nothing is kept, and no memory taken, without a sink. Memory grows with live dossiers and, where
/// events are wanted, with what has happened to them.
struct Histories: ~Copyable {
  /// Where histories go; `nil`: nowhere.
  private(set) var sink: (any HistorySink)?
  private(set) var keepsEvents = false
  private var heads = Buffer<HistoryHead>(repeating: HistoryHead(), count: 0)
  private var entries = LinkedPool<HistoryEntry>()
  private var batch = HistoryBatch()

  /// So many dossiers or events are handed on at once.
  private static let batchSize = 4096

  /// Empties it for a replication.
  mutating func reset(sink: (any HistorySink)?) {
    self.sink = sink
    keepsEvents = sink?.wantsEvents ?? false
    heads.removeAll()
    entries.removeAll()
    batch = HistoryBatch()
  }

  /// What is kept of the dossier of a slot.
  subscript(slot: UInt32) -> HistoryHead {
    mutating get {
      while heads.count <= Int(slot) { heads.append(HistoryHead()) }
      return heads[slot]
    }
    set { heads[slot] = newValue }
  }

  /// Adds an event of the dossier of a slot.
  mutating func add(_ entry: HistoryEntry, of slot: UInt32) {
    let index = entries.add(entry)
    if self[slot].first == none {
      heads[slot].first = index
    } else {
      entries[heads[slot].last].next = index
    }
    heads[slot].last = index
  }

  /// The last beginning of work on an item that is, or is not, taken back; `none` where there is none.
  mutating func lastBeginning(of slot: UInt32, at step: UInt32, isTakenBack: Bool) -> UInt32 {
    var found = none
    var index = self[slot].first
    while index != none {
      let entry = entries[index]
      if entry.event == .begun, entry.step == step, (entry.instant == notYet) == isTakenBack {
        found = index
      }
      index = entry.next
    }
    return found
  }

  /// Changes an event that was added.
  mutating func change(_ index: UInt32, to entry: HistoryEntry) {
    var entry = entry
    entry.next = entries[index].next
    entries[index] = entry
  }

  /// Forgets the dossier of a slot.
  mutating func drop(_ slot: UInt32) {
    entries.free(from: self[slot].first, to: heads[slot].last)
    heads[slot] = HistoryHead()
  }

  /// Hands a dossier on with its events, and forgets it.
  mutating func handOn(_ history: DossierHistory, of slot: UInt32) {
    let start = batch.events.count
    var index = self[slot].first
    while index != none {
      let entry = entries[index]
      if entry.instant != notYet { insert(HistoryEvent(entry), from: start) }
      index = entry.next
    }
    var history = history
    history.eventCount = batch.events.count - start
    batch.dossiers.append(history)
    drop(slot)
    if batch.dossiers.count >= Self.batchSize || batch.events.count >= Self.batchSize { flush() }
  }

  /// Puts an event behind those of its dossier that were no later; work begun in closed time is noted
  /// before what happens until the opening.
  private mutating func insert(_ event: HistoryEvent, from start: Int) {
    var place = batch.events.count
    while place > start, batch.events[place - 1].instant > event.instant { place -= 1 }
    batch.events.insert(event, at: place)
  }

  /// Hands on what was not handed on yet.
  mutating func flush() {
    guard !batch.dossiers.isEmpty else { return }
    sink?.take(batch)
    batch.dossiers.removeAll(keepingCapacity: true)
    batch.events.removeAll(keepingCapacity: true)
  }
}

/// What is kept of a live dossier.
struct HistoryHead: BitwiseCopyable {
  var submitted = notYet
  var closed = notYet
  var delivered = notYet
  /// Meaningful where it is closed.
  var state = DossierState.open
  var verdict: Verdict?
  var daysLate: Int32 = 0
  var workingSeconds: Int64 = 0
  /// Its events, as a list.
  var first = none
  var last = none
}

/// An event of a live dossier; the instant of work that was not begun after all is `notYet`.
struct HistoryEntry: LinkedElement {
  var instant: Int64 = notYet
  var event = DossierLog.Event.submitted
  var step = none
  var pool = none
  var person = none
  var next = none
}

extension HistoryEvent {
  fileprivate init(_ entry: HistoryEntry) {
    func index(_ number: UInt32) -> Int? { number == none ? nil : Int(number) }
    self.init(
      instant: entry.instant, event: entry.event, entry: index(entry.step),
      pool: index(entry.pool), person: index(entry.person))
  }
}
