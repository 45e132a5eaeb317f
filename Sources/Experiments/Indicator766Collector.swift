import Engine
import Scenarios

/// Adds up what the indicators of decision 766 are worked out from, in one of the two sets of books.
struct Indicator766Collector: Sendable {
  private let inputs: [Index766Inputs]
  /// Procedures that can be filed online.
  private let isOnline: [Bool]
  private var total = Tally()
  private var procedures: [Tally]
  private var servicesUsed = 0
  private var count = 0

  init(_ scenario: Scenario) {
    inputs = scenario.procedures.map(\.index766)
    let online = Set(
      scenario.demand.filter { entry in entry.canBeOnline }.map(\.procedure))
    // What is filed after a first stage comes by the same channel.
    let later = scenario.procedures.filter { online.contains($0.name) }
      .flatMap { scenario.laterStages(of: $0) }.map(\.name)
    isOnline = scenario.procedures.map { online.contains($0.name) || later.contains($0.name) }
    procedures = Array(repeating: Tally(), count: inputs.count)
  }

  mutating func add(total row: RowOutcome, procedures rows: [RowOutcome]) {
    count += 1
    total += row.tally
    for (index, row) in rows.enumerated() {
      procedures[index] += row.tally
      if isOnline[index] && row.tally.receivedOnline > 0 { servicesUsed += 1 }
    }
  }

  /// The indicators, beside those of the records.
  func findings(recorded: Indicator766Collector?) -> [Indicator766] {
    Indicator766.Kind.allCases.map { kind in
      Indicator766(
        kind: kind, truly: figure(of: kind), recorded: recorded?.figure(of: kind),
        missing: missing(for: kind), assumption: assumption(of: kind))
    }
  }

  private func figure(of kind: Indicator766.Kind) -> Indicator766.Figure {
    let handled = Double(total.carriedOver + total.received)
    switch kind {
    case .onTime:
      return ratio(Double(total.closedByCurrent + total.openByCurrent), handled)
    case .processingTime:
      return ratio(Double(total.workingSeconds) / 28_800, Double(total.resolved))
    case .servicesWithDossiers:
      return ratio(Double(servicesUsed), Double(count * isOnline.count { $0 }))
    case .onlineShare: return ratio(Double(total.receivedOnline), Double(total.received))
    case .electronicResults: return weighed(\.electronicResult) { $0.resolved }
    case .digitised: return weighed(\.digitised) { $0.resolved }
    case .reused: return weighed(\.reused) { $0.received }
    case .satisfaction:
      let onTime = figure(of: .onTime).value
      let dislike = weighed(\.dislike, else: 0) { $0.carriedOver + $0.received }.value
      guard let onTime, let dislike else { return Indicator766.Figure() }
      return Indicator766.Figure(value: max(0, onTime - dislike))
    }
  }

  /// A share of dossiers that the procedures give; nothing where one with dossiers does not.
  private func weighed(
    _ share: KeyPath<Index766Inputs, Double?>, else missing: Double? = nil,
    _ base: (Tally) -> Int64
  ) -> Indicator766.Figure {
    var part = 0.0
    var whole = 0.0
    for (tally, inputs) in zip(procedures, inputs) where base(tally) > 0 {
      guard let share = inputs[keyPath: share] ?? missing else { return Indicator766.Figure() }
      part += share * Double(base(tally))
      whole += Double(base(tally))
    }
    return ratio(part, whole)
  }

  private func ratio(_ part: Double, _ whole: Double) -> Indicator766.Figure {
    let count = Double(max(1, count))
    return Indicator766.Figure(
      numerator: part / count, denominator: whole / count, value: whole > 0 ? part / whole : nil)
  }

  private func missing(for kind: Indicator766.Kind) -> String? {
    let key: (String, KeyPath<Index766Inputs, Double?>)? =
      switch kind {
      case .electronicResults: ("e-result", \.electronicResult)
      case .digitised: ("digitised", \.digitised)
      case .reused: ("reused", \.reused)
      default: nil
      }
    guard let (name, share) = key, inputs.contains(where: { $0[keyPath: share] == nil }) else {
      return nil
    }
    return "give index-766: { \(name): 40 % } with your own share"
  }

  private func assumption(of kind: Indicator766.Kind) -> String? {
    switch kind {
    case .onlineShare: "assumed: all dossiers are synchronised"
    case .satisfaction where inputs.contains { $0.dislike == nil }:
      "assumed: dislike 0 % where index-766 does not give it"
    default: nil
    }
  }
}

extension DemandEntry {
  /// Whether any of its dossiers may come online.
  fileprivate var canBeOnline: Bool {
    guard case .trace(let trace) = rate else {
      return channels.contains { $0.channel.countsAsOnline && $0.share > 0 }
    }
    return trace.rows.contains { $0.channel.countsAsOnline }
  }
}
