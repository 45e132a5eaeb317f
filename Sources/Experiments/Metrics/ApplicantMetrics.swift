import Engine

/// The metrics of this file, in the order in which they are printed.
enum ApplicantMetrics {
  static let all: [Metric] = [
    .genuineOnlineShare, .tripsMean, .complianceCostMean, .complianceCostTotal,
  ]
}

/// What applicants do and pay.
extension Metric {
  static let genuineOnlineShare = Metric(
    id: "genuine_online_share", unit: .share,
    meaning: "filed online by the applicant, not by staff at a counter / received",
    law: .ratio(
      numerator: { Double($0.tally.receivedOnline - $0.tally.states.receivedAssisted) },
      denominator: { Double($0.tally.received) }))

  static let tripsMean = Metric(
    id: "trips_mean", unit: .trips,
    meaning:
      "ways to an office by dossier closed with a result: its submission, each supplement and its collection at the counter or assisted; online and by post none",
    law: .ratio(
      numerator: { Double($0.tally.tripThousandths) / 1000 },
      denominator: { Double($0.tally.resolved) }))

  static let complianceCostMean = Metric(
    id: "compliance_cost_mean", unit: .vnd,
    meaning:
      "hours x wage + direct expenses + fees of one dossier closed with a result, of procedures with costs",
    law: .ratio(
      numerator: { Double($0.tally.costs.total) },
      denominator: { Double($0.tally.costs.dossiers) }))

  static let complianceCostTotal = Metric(
    id: "compliance_cost_total", unit: .vnd,
    meaning: "the same of all dossiers closed with a result in the period",
    law: .value { $0.hasCosts ? Double($0.tally.costs.total) : nil })
}
