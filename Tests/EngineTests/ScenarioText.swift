import Engine
import SampleScenarios
import Scenarios

extension ScenarioText {
  /// The model of a text.
  static func model(_ text: String, recordsHours: Bool = false) throws -> Model {
    try Model(compiling: try scenario(text), options: RunOptions(recordsHours: recordsHours))
  }
}

/// The outcome of one replication.
func outcome(
  of text: String, replication: Int = 0, seed: UInt64 = 1, recordsHours: Bool = false
) throws -> Outcome {
  var simulation = Simulation(try ScenarioText.model(text, recordsHours: recordsHours))
  return try simulation.run(replication: replication, seed: seed)
}

/// The outcomes of the first replications.
func outcomes(of model: Model, replications: Int, seed: UInt64 = 1) throws -> [Outcome] {
  var simulation = Simulation(model)
  var outcomes: [Outcome] = []
  for replication in 0..<replications {
    outcomes.append(try simulation.run(replication: replication, seed: seed))
  }
  return outcomes
}

/// The outcomes of a text's first replications.
func outcomes(
  of text: String, replications: Int, seed: UInt64 = 1, recordsHours: Bool = false
) throws -> [Outcome] {
  try outcomes(
    of: ScenarioText.model(text, recordsHours: recordsHours), replications: replications,
    seed: seed)
}

/// An office of one desk with one procedure: the text of its file, part by part.
struct DeskText {
  var period = "2024-01-08..2024-02-29"
  var calendar = "{ hours: always }"
  var posts = "1 post"
  var absent: String?
  var work = "60 min"
  var stepRule: String?
  var limit: String?
  var clock = "starts: arrival, judged: instant"
  var arrivals = "every 60 min"
  var first: Int?
  var channels: String?
  /// What the demand's channels follow; needs `profiles`.
  var profile: String?
  var profiles: String?
  var warmUpDays: Int?

  var text: String {
    let absence = absent.map { ", absent: \($0)" } ?? ""
    let demand =
      ["arrivals: \(arrivals)"] + (first.map { ["first: \($0) dossiers"] } ?? [])
      + (channels.map { ["channels: \($0)"] } ?? []) + (profile.map { ["profile: \($0)"] } ?? [])
    var lines = [
      "motcua: 1", "title: a desk", "question: How long does it take?", "period: \(period)",
      "calendars: { desk-hours: \(calendar) }",
    ]
    if let profiles { lines.append("profiles: \(profiles)") }
    lines += [
      "agencies: { desk: { calendar: desk-hours, staff: { clerk: { posts: \(posts)\(absence) } } } }",
      "clock: { calendar: desk-hours, \(clock) }",
      "procedures:", "  job:", "    deciding: desk",
    ]
    if let limit { lines.append("    limit: \(limit)") }
    let rule = stepRule.map { ", at-closing: \($0)" } ?? ""
    lines += [
      "    workflow: [ { step: serve, at: desk, by: clerk, work: \(work)\(rule) } ]",
      "demand: { job: { \(demand.joined(separator: ", ")) } }",
      "experiment: { replications: 1, seed: 1"
        + (warmUpDays.map { ", warm-up: \($0) days" } ?? "") + " }",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Hours in seconds.
func hours(_ count: Double) -> Int64 { Int64(count * 3600) }
