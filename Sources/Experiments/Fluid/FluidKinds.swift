import Engine
import Forecasting
import Scenarios
import Wording

/// The dossiers of a model, those together that go the same road.
struct FluidKinds {
  private(set) var all: [Kind] = []
  /// For dossiers as they are handed in the kinds that they may be of, with their shares.
  private(set) var parts: [Origin: [Part]] = [:]
  /// The variation of years, weighted by dossiers.
  private(set) var yearVariation = 0.0

  /// Dossiers of one procedure that are worked by the same pools and treated by the same changes.
  struct Kind {
    let procedure: Int
    let treated: UInt64
    let channel: Channel
    /// One of their places.
    let place: Int?
    /// By slot.
    var counts: [Double]
    var dayVariation: Double
    var isBooked: Bool
    /// The shares of channels, by their order.
    var channels: [Channel: Double] = [:]
    /// When the run starts.
    var inHand: [ExpectedInHand] = []
  }

  /// Where a dossier comes from, as far as its kind depends on it.
  struct Origin: Hashable {
    let procedure: Int
    let channel: Channel
    let place: Int?
  }

  struct Part {
    let kind: Int
    let share: Double
  }

  private struct Key: Hashable {
    let procedure: Int
    let treated: UInt64
    let channel: Channel?
    let road: [UInt32]
  }

  private var known: [Key: Int] = [:]
  private var roadKeys: [PlaceKey: [UInt32]] = [:]

  private struct PlaceKey: Hashable {
    let procedure: Int
    let treated: UInt64
    let place: Int?
  }

  /// The days of acceptance of an entry of the backlog are taken in so many parts.
  private static let partsOfBacklog = 6

  init(_ model: Model, _ slots: FluidSlots, _ notes: inout FluidNotes) {
    var total = 0.0
    for stream in model.expectedStreams(edges: slots.edges) {
      let count = stream.counts.reduce(0, +)
      for feature in stream.untold {
        notes.add(feature, model.scenario.demand[stream.entry].name)
      }
      guard count > 0 else { continue }
      total += count
      yearVariation += count * stream.yearVariation
      for (place, share) in stream.places where share > 0 {
        let origin = Origin(procedure: stream.procedure, channel: stream.channel, place: place)
        for part in parts(of: origin, model, slots, &notes) {
          add(stream, share: share * part.share, to: part.kind)
        }
      }
    }
    yearVariation = total > 0 ? yearVariation / total : 0
    for inHand in model.expectedInHand(parts: Self.partsOfBacklog) {
      let origin = Origin(
        procedure: inHand.procedure, channel: inHand.channel, place: inHand.place)
      for part in parts(of: origin, model, slots, &notes) {
        var own = inHand
        own.count *= part.share
        all[part.kind].channels[inHand.channel, default: 0] += own.count
        all[part.kind].inHand.append(own)
      }
    }
  }

  private mutating func add(_ stream: Model.ExpectedStream, share: Double, to kind: Int) {
    for slot in stream.counts.indices { all[kind].counts[slot] += share * stream.counts[slot] }
    all[kind].channels[stream.channel, default: 0] += share * stream.counts.reduce(0, +)
    // Variations of channels are taken as one and the same.
    all[kind].dayVariation = max(all[kind].dayVariation, stream.dayVariation)
  }

  /// The kinds of which dossiers of an origin may be, with their shares; those that are new are added.
  private mutating func parts(
    of origin: Origin, _ model: Model, _ slots: FluidSlots, _ notes: inout FluidNotes
  ) -> [Part] {
    if let parts = parts[origin] { return parts }
    let procedure = origin.procedure
    let channel = model.asksForChannel(procedure) ? origin.channel : nil
    let treatments = model.treatments(of: procedure)
    if treatments.count > 1 {
      notes.add(
        Bilingual(
          "the dates of changes of rules: shares are means over the period",
          vi: "ngày đổi quy định: tỷ lệ lấy trung bình cả kỳ"),
        model.scenario.procedures[procedure].name)
    }
    let found = treatments.map { treated, share -> Part in
      let placeKey = PlaceKey(procedure: procedure, treated: treated, place: origin.place)
      let road =
        roadKeys[placeKey]
        ?? model.roadKey(of: procedure, treated: treated, place: origin.place)
      roadKeys[placeKey] = road
      let key = Key(procedure: procedure, treated: treated, channel: channel, road: road)
      if let index = known[key] { return Part(kind: index, share: share) }
      known[key] = all.count
      all.append(
        Kind(
          procedure: procedure, treated: treated, channel: origin.channel, place: origin.place,
          counts: [Double](repeating: 0, count: slots.grid.count), dayVariation: 0,
          isBooked: model.isBooked(procedure)))
      return Part(kind: all.count - 1, share: share)
    }
    parts[origin] = found
    return found
  }
}
