import Engine
import Forecasting
import Scenarios

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

  init(_ model: Model, _ slots: FluidSlots, _ notes: inout FluidNotes) {
    var known: [Key: Int] = [:]
    var roadKeys: [PlaceKey: [UInt32]] = [:]
    var total = 0.0
    for stream in model.expectedStreams(edges: slots.edges) {
      let count = stream.counts.reduce(0, +)
      let procedure = stream.procedure
      for feature in stream.untold {
        notes.add(feature, model.scenario.demand[stream.entry].name)
      }
      guard count > 0 else { continue }
      total += count
      yearVariation += count * stream.yearVariation
      let channel = model.asksForChannel(procedure) ? stream.channel : nil
      let treatments = model.treatments(of: procedure)
      if treatments.count > 1 {
        notes.add(
          "the dates of changes of rules: shares are means over the period",
          model.scenario.procedures[procedure].name)
      }
      for (treated, treatedShare) in treatments {
        for (place, share) in stream.places where share * treatedShare > 0 {
          let origin = Origin(procedure: procedure, channel: stream.channel, place: place)
          let placeKey = PlaceKey(procedure: procedure, treated: treated, place: place)
          let road =
            roadKeys[placeKey] ?? model.roadKey(of: procedure, treated: treated, place: place)
          roadKeys[placeKey] = road
          let key = Key(procedure: procedure, treated: treated, channel: channel, road: road)
          let index = known[key] ?? all.count
          if index == all.count {
            known[key] = index
            all.append(
              Kind(
                procedure: procedure, treated: treated, channel: stream.channel, place: place,
                counts: [Double](repeating: 0, count: slots.grid.count), dayVariation: 0,
                isBooked: model.isBooked(procedure)))
          }
          if !(parts[origin]?.contains { $0.kind == index } ?? false) {
            parts[origin, default: []].append(Part(kind: index, share: treatedShare))
          }
          let part = share * treatedShare
          for slot in stream.counts.indices {
            all[index].counts[slot] += part * stream.counts[slot]
          }
          all[index].channels[stream.channel, default: 0] += part * count
          // Variations of channels are taken as one and the same.
          all[index].dayVariation = max(all[index].dayVariation, stream.dayVariation)
        }
      }
    }
    yearVariation = total > 0 ? yearVariation / total : 0
  }

  private struct PlaceKey: Hashable {
    let procedure: Int
    let treated: UInt64
    let place: Int?
  }
}
