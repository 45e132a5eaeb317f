import Scenarios
import WorkingTime

/// What applicants are put to: how often they come to an office, and what a dossier costs them.
///
/// A trip is a submission at the counter or assisted, papers brought there, and a collection there; by
/// post and online there are none. The way of a dossier that is refused belongs to no other.
struct Burden: ~Copyable {
  /// Trips by stream, papers brought left out, in thousandths.
  let tripsOfStreams: Buffer<Int64>
  /// Trips are counted dossier by dossier; false where all dossiers have as many.
  let isCounted: Bool
  /// The trips of every dossier where they are not counted.
  private let alike: Int64
  /// Any procedure has costs.
  let hasCosts: Bool
  /// By procedure; `nil` without.
  let costs: [CostInputs?]

  init(_ model: Model) {
    let trips = model.scenario.procedures.flatMap { procedure in
      model.margins.channels.map { procedure.tripThousandths(by: $0) }
    }
    tripsOfStreams = Buffer(trips)
    // Of the channels by which dossiers come.
    let used = model.usedStreams
    alike = used.first.map { trips[$0] } ?? 0
    costs = model.scenario.procedures.map(\.costInputs)
    hasCosts = costs.contains { $0 != nil }
    isCounted =
      hasCosts || Set(used.map { trips[$0] }).count > 1
      || model.procedures.contains { $0.isTracked }
  }
}

extension Burden {
  /// Puts into the rows of an outcome what was not counted dossier by dossier.
  func fill(_ outcome: inout Outcome) {
    fill(&outcome.total)
    fill(&outcome.agencies)
    fill(&outcome.fields)
    fill(&outcome.procedures)
    fill(&outcome.channels)
    fill(&outcome.months)
    outcome.total.hasCosts = hasCosts
    for index in outcome.agencies.indices { outcome.agencies[index].hasCosts = hasCosts }
    for index in outcome.fields.indices { outcome.fields[index].hasCosts = hasCosts }
    for index in outcome.channels.indices { outcome.channels[index].hasCosts = hasCosts }
    for index in outcome.months.indices { outcome.months[index].hasCosts = hasCosts }
    for index in outcome.procedures.indices {
      outcome.procedures[index].hasCosts = costs[index] != nil
    }
  }

  /// The same of the records, which say nothing of costs.
  func fill(_ outcome: inout RecordedOutcome) {
    fill(&outcome.total)
    fill(&outcome.agencies)
    fill(&outcome.fields)
    fill(&outcome.procedures)
    fill(&outcome.channels)
    fill(&outcome.months)
  }

  private func fill(_ rows: inout [RowOutcome]) {
    for index in rows.indices { fill(&rows[index]) }
  }

  private func fill(_ row: inout RowOutcome) {
    guard !isCounted else { return }
    row.tally.tripThousandths = row.tally.resolved * alike
  }
}

extension Simulation {
  /// The applicant comes to an office: to file, to bring papers, to collect.
  mutating func countTrip(_ slot: UInt32, isReturn: Bool = false) {
    let root = lives[slot].root
    guard dossiers[root].comesInPerson else { return }
    lives[root].trips &+= 1
    if isReturn { lives[root].returns &+= 1 }
  }

  /// The trips of a dossier that is resolved, its collection as it is expected, in thousandths.
  mutating func tripThousandths(of slot: UInt32) -> Int64 {
    let trips = burden.tripsOfStreams[dossiers[slot].streamRow]
    guard procedureRows[dossiers[slot].procedure].isTracked else { return trips }
    return trips + 1000 * Int64(lives[slot].returns)
  }

  /// Counts what the applicant of a dossier that is resolved was put to.
  @inline(never)
  mutating func countBurden(of slot: UInt32) {
    let counted = rows(of: slot, month: boundary.month)
    let trips = tripThousandths(of: slot)
    tallies.countTrips(counted, trips)
    guard burden.hasCosts, let costs = costs(of: slot) else { return }
    let parts = costs.parts(
      trips: Double(trips) / 1000, counterSeconds: Double(lives[slot].counterSeconds))
    tallies.countCost(counted, parts, dossiers: 1)
    guard isTreated(slot) else { return }
    let procedure = procedureRows[dossiers[slot].procedure].base
    treatedCosts[procedure].costs.dossiers += 1
    treatedCosts[procedure].costs.add(parts)
    treatedCosts[procedure].tripThousandths += trips
  }

  /// Whether any change of its procedure's rules reaches a dossier.
  private mutating func isTreated(_ slot: UInt32) -> Bool {
    hasRules && procedureRows[dossiers[slot].procedure].isTracked && lives[slot].rules != 0
  }

  /// What a dossier costs but for trips and time at counters, under the rules that it meets.
  private mutating func costs(of slot: UInt32) -> CostInputs? {
    let procedure = dossiers[slot].procedure
    let base = Int(procedureRows[procedure].base)
    guard var costs = burden.costs[base], isTreated(slot) else { return burden.costs[base] }
    let row = rules.rows[procedure]
    costs.fee = changedNumber(costs.fee, by: row.fee, under: lives[slot].rules)
    costs.papers = changedNumber(costs.papers, by: row.papers, under: lives[slot].rules)
    return costs
  }

  /// An applicant is done at a counter: the open time since coming there, queue and service, or the
  /// service alone where it ran on after closing.
  @inline(never)
  mutating func countCounter(_ slot: UInt32, at now: Int64) {
    guard dossiers[slot].comesInPerson,
      let costs = burden.costs[Int(procedureRows[dossiers[slot].procedure].base)]
    else { return }
    let root = lives[slot].root
    let calendar = calendars[pools[dossiers[slot].pool].calendar]
    let since = lives[slot].arrived
    let open = calendar.openSeconds(at: now) - calendar.openSeconds(at: since)
    let seconds = max(open, min(work(of: slot), now - since))
    guard dossiers[root].stage == .resolved else {
      lives[root].counterSeconds += seconds
      return
    }
    guard isCounting else { return }
    var parts = CostParts(prepare: 0, travel: 0, wait: 0, fees: 0, direct: 0)
    parts.wait = costs.parts(trips: 0, counterSeconds: Double(seconds)).wait
    tallies.countCost(rows(of: root, month: boundary.month), parts, dossiers: 0)
    if isTreated(root) {
      treatedCosts[procedureRows[dossiers[root].procedure].base].costs.add(parts)
    }
  }
}

extension Tallies {
  mutating func countTrips(_ counted: CountedRows, _ thousandths: Int64) {
    forEach(counted) { rows, row in rows[row].tripThousandths += thousandths }
  }

  mutating func countCost(_ counted: CountedRows, _ parts: CostParts, dossiers: Int64) {
    forEach(counted) { rows, row in
      rows[row].costs.dossiers += dossiers
      rows[row].costs.add(parts)
    }
  }
}

extension Procedure {
  /// Submission and collection of a dossier that comes by a channel, in thousandths.
  fileprivate func tripThousandths(by channel: Channel) -> Int64 {
    guard channel == .counter || channel == .assisted else { return 0 }
    let collected = workflow.reduce(0) { $0 + $1.collections(by: channel, attributes) }
    return 1000 + Int64((1000 * min(1, collected)).rounded())
  }

  /// What a dossier costs but for trips and time at counters; `nil` where nothing is said of costs.
  ///
  /// Where nothing links its stages the fee is paid with the first.
  fileprivate var costInputs: CostInputs? {
    guard let costs else { return nil }
    var inputs = CostInputs()
    inputs.fee = stage ?? 0 == 0 ? fee : 0
    inputs.papers = papers
    inputs.rates = costs
    return inputs
  }
}

extension WorkflowItem {
  /// How often a result is collected here, on average; what hangs on places is taken to be passed.
  fileprivate func collections(by channel: Channel, _ attributes: [Attribute]) -> Double {
    func probability(_ condition: Condition?) -> Double {
      condition?.probability(by: channel, attributes) ?? 1
    }
    switch self {
    case .step(let step):
      return step.kind == .deliver ? step.chance * probability(step.condition) : 0
    case .ask, .pause: return 0
    case .parallel(let parallel):
      return parallel.branches.flatMap(\.items).reduce(0) {
        $0 + $1.collections(by: channel, attributes)
      }
    case .choose(let choice):
      var rest = 1.0
      var sum = 0.0
      for part in choice.cases {
        let share = part.chance ?? rest * probability(part.condition)
        rest = max(0, rest - share)
        sum += share * part.items.reduce(0) { $0 + $1.collections(by: channel, attributes) }
      }
      return sum
    }
  }
}

extension Condition {
  fileprivate func probability(by channel: Channel, _ attributes: [Attribute]) -> Double {
    let holds: Double
    switch subject {
    case .channel: holds = value == channel.rawValue ? 1 : 0
    case .place, .parent: return 1
    case .attribute(let name):
      let values = attributes.first { $0.name == name }?.values ?? []
      holds = values.first { $0.name == value }?.share ?? 0
    }
    return isEqual ? holds : 1 - holds
  }
}

extension Model {
  /// The streams, procedure and channel, whose dossiers can come or are in hand at the start.
  fileprivate var usedStreams: [Int] {
    let coming = sources.flatMap { source in
      source.components.filter { source.trace != nil || $0.share > 0 }.map {
        margins.streamRow(procedure: source.procedure, channel: $0.channel)
      }
    }
    let inHand = (backlog?.entries ?? []).flatMap { entry in
      entry.channels.map { margins.streamRow(procedure: entry.procedure, channel: $0) }
    }
    return (coming + inHand).map { Int($0) }
  }
}
