import Scenarios
import Statistics
import WorkingTime

/// The dossiers in hand when a run starts, as the run sees them.
struct BacklogModel: Sendable {
  var entries: [BacklogEntryModel] = []
  /// How many dossiers stand where a pilot says; see `BacklogHabits`.
  var placedByAge = 0
  /// Where dossiers of each age stand; `nil` where every dossier's step is known.
  var habits: BacklogHabits?
}

/// Some dossiers in hand that differ by the instant of their acceptance alone, and by draws.
struct BacklogEntryModel: Sendable {
  var key: UInt64
  var procedure: UInt32
  /// Agency indices; empty where the dossiers have no place.
  var places: [UInt32]
  /// `nil` where there is no choice.
  var placeSampler: DiscreteSampler?
  /// Not empty.
  var channels: [Channel]
  var channelSampler: DiscreteSampler?
  /// The start of the first day of acceptance, and the end of the last.
  var start: Int64
  var end: Int64
  var count: Int
  /// The day on which they are due; `nil`: by the clock.
  var due: CivilDate?
  var standing: BacklogStanding
  /// When they began to be held; `nil`: not known.
  var since: Range<Int64>?
  /// The first step after intake, counted over all procedures.
  var firstStep: UInt32
}

/// Where the dossiers of an entry stand.
enum BacklogStanding: Sendable, Equatable {
  /// They wait for a step, counted over all procedures.
  case step(UInt32)
  /// At the first step after intake that they have to pass.
  case first
  case byAge
  /// Not accepted yet, before their first item.
  case submitted
  /// An agency was asked, or the applicant has to pay; an item, counted over all procedures.
  case asked(UInt32), payment(UInt32)
  /// The applicant was asked for papers at a step, by one of its outcomes.
  case papers(UInt32, outcome: UInt32)
}

extension Model {
  /// The pools that may work on dossiers in hand, by index; expected loads are of arrivals alone.
  package var poolsOfBacklog: Set<Int> {
    var found: Set<Int> = []
    for entry in backlog?.entries ?? [] {
      let procedure = procedures[Int(entry.procedure)]
      let places = entry.places.isEmpty ? [nil] : entry.places.map { Int($0) }
      for step in steps[Int(procedure.firstStep)...].prefix(Int(procedure.stepCount))
      where step.form == .work {
        let others = alternates[Int(step.firstAlternate)...].prefix(Int(step.alternateCount))
        for binding in [step.pool] + others {
          for place in places {
            guard let lane = binding.target(in: placeTable, place: place) else { continue }
            found.insert(Int(lanes[lane].pool))
          }
        }
      }
    }
    return found
  }

  /// How many dossiers of the backlog name no step and stand where dossiers of their age stood in a
  /// pilot run: an assumption in place of knowledge.
  package var backlogPlacedByAge: Int { backlog?.placedByAge ?? 0 }
}
