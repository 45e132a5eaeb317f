import Engine

/// The metrics of this file, in the order in which they are printed.
enum JourneyMetrics {
  static let all: [Metric] = [
    .journeysFinished, .journeysBroken, .journeysOnTime, .journeyDaysMean, .journeyTripsMean,
  ]
}

/// Journeys: one need that the stages of a procedure meet, as one dossier or as several. What is
/// counted by dossiers cannot be compared across linkages; this can.
extension Metric {
  static let journeysFinished = Metric(
    id: "journeys_finished", unit: .journeys,
    meaning:
      "needs met in the period: the applicant had the last result of a procedure with stages",
    law: .value { Double($0.tally.journeysFinished) })

  static let journeysBroken = Metric(
    id: "journeys_broken", unit: .journeys,
    meaning:
      "journeys that ended before: refused, returned, withdrawn or stopped at some stage, or the next stage never filed",
    law: .value { Double($0.tally.journeysBroken) })

  static let journeysOnTime = Metric(
    id: "journeys_on_time", unit: .share,
    meaning: "of journeys finished, those of which every dossier was closed by due_lawful",
    law: .ratio(
      numerator: { Double($0.tally.journeysOnTime) },
      denominator: { Double($0.tally.journeysFinished) }))

  static let journeyDaysMean = Metric(
    id: "journey_days_mean", unit: .days,
    meaning: "days of wall time from the first submission to having the last result",
    law: .ratio(
      numerator: { Double($0.tally.journeySeconds) / 86_400 },
      denominator: { Double($0.tally.journeysFinished) }))

  static let journeyTripsMean = Metric(
    id: "journey_trips_mean", unit: .trips,
    meaning:
      "ways to an office by journey: each submission, supplement and collection at the counter or assisted; online and by post none",
    law: .ratio(
      numerator: { Double($0.tally.journeyTrips) },
      denominator: { Double($0.tally.journeysFinished) }))
}
