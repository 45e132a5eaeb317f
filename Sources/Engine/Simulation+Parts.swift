import Scenarios

/// A dossier on its way from its source to the part where it is handed in.
struct SentDossier: BitwiseCopyable {
  var instant: Int64 = 0
  var key: UInt64 = 0
  /// Of its source.
  var component: UInt32 = 0
  var place: UInt32 = 0
}

/// What a run by parts keeps of each part while another one is at hand, beside its list of events.
struct PartTable: ~Copyable {
  /// 1 where the model is always run as a whole.
  let count: Int
  fileprivate let ofPool: Buffer<UInt32>
  fileprivate let ofPlaces: Buffer<UInt32>
  fileprivate let firstOfComponent: Buffer<UInt32>
  /// The first free slot of each part: what a part touches stays together.
  fileprivate var firstFree: Buffer<UInt32>
  /// What the sources have sent to each part for the slice of time at hand.
  fileprivate var sent = ChunkedLists<SentDossier>(count: 0, filler: SentDossier())
  /// The same of the part at hand.
  fileprivate var atHand = Buffer<SentDossier>(repeating: SentDossier(), count: 0)
  fileprivate var part = 0

  init(_ parts: Parts) {
    count = parts.count
    ofPool = Buffer(parts.ofPool)
    ofPlaces = Buffer(parts.ofPlaces)
    firstOfComponent = Buffer(parts.firstOfComponent)
    firstFree = Buffer(repeating: none, count: parts.count)
  }

  mutating func reset() {
    firstFree.fill(none)
    sent.removeAll(count: count)
    part = 0
  }
}

/// Runs that take one part of the model after the other through a slice of time.
///
/// The sources come first, and send what they have in the slice to the parts. They have a list of events
/// for themselves, behind those of the parts.
extension Simulation {
  /// How many parts the model falls into; 1: it is run as a whole.
  package var partCount: Int { parts.count }

  /// How long a slice is: long enough that what a part needs is read once for many events, short enough
  /// that little is under way from the sources.
  private static var slice: Int64 { 14 * secondsPerDay }
  /// Slots that a part gets at once.
  private static var slotsAtOnce: UInt32 { 32 }

  /// Takes all parts through the next slice, which ends at the next boundary at the latest.
  mutating func runSlice(isCancelled: () -> Bool) throws(RunError) {
    let end = min(boundary.instant, sliceStart + Self.slice)
    sliceStart = end
    stop = end
    events.turn(to: parts.count)
    while let event = events.takeFirst(before: end) {
      send(from: event.subject, at: event.instant)
    }
    for part in 0..<parts.count where stop == end {
      turn(to: part)
      try handleEvents(isCancelled)
      try check(isCancelled)
    }
  }

  /// The next dossier of a source goes to the part where it is handed in.
  @inline(__always)
  private mutating func send(from source: UInt32, at now: Int64) {
    let key = sources[source].key
    let component = component(of: source, key: key)
    sources[source].ordinal &+= 1
    scheduleArrival(of: source)
    var place = none
    var entry = parts.firstOfComponent[component]
    if arrivals.components[component].placeCount > 0 {
      let index = placeIndex(of: component, key: key)
      place = arrivals.places[arrivals.components[component].firstPlace + index]
      entry += index
    }
    parts.sent.append(
      SentDossier(instant: now, key: key, component: component, place: place),
      to: Int(parts.ofPlaces[entry]))
  }

  /// Takes up another part, with what was sent to it.
  private mutating func turn(to part: Int) {
    parts.firstFree[parts.part] = firstFree
    parts.part = part
    firstFree = parts.firstFree[part]
    events.turn(to: part)
    parts.atHand.removeAll()
    var list = parts.sent.detach(part)
    while let dossier = parts.sent.takeLast(of: &list) { parts.atHand.append(dossier) }
    // The last was sent first; of one source and one instant the first sent is handed in first.
    for place in 0..<UInt32(parts.atHand.count) {
      let dossier = parts.atHand[UInt32(parts.atHand.count) - 1 - place]
      events.insert(
        at: dossier.instant, .handIn, place,
        number: Int64(arrivals.components[dossier.component].source))
    }
  }

  /// A dossier that was sent to the part at hand is handed in.
  @inline(never)
  mutating func handIn(sent place: UInt32, at now: Int64) {
    let dossier = parts.atHand[UInt32(parts.atHand.count) - 1 - place]
    let source = arrivals.components[dossier.component].source
    handIn(
      dossier.key, arrivals.sources[source].procedure, dossier.component, place: dossier.place,
      traceRow: none, shiftKey: dossier.key, at: now)
  }

  /// Slots for the part at hand; the first of them is taken.
  @inline(never)
  mutating func takeSlotOfPart() -> UInt32 {
    let first = UInt32(dossiers.count)
    for slot in first..<first + Self.slotsAtOnce {
      dossiers.append(Dossier())
      dossiers[slot].next = slot + 1 < first + Self.slotsAtOnce ? slot + 1 : none
    }
    firstFree = first + 1
    return first
  }

  /// Takes up the list of events in which a pool's own are.
  mutating func turnToPart(ofPool pool: UInt32) {
    if isByParts { events.turn(to: Int(parts.ofPool[pool])) }
  }
}
