public import Experiments
import Scenarios
import WorkingTime

/// What a leader reads of a comparison: what each set of policies changes, how sure that is, and who
/// loses by it.
///
/// At most 80 columns, but for the path of the results.
public struct ComparisonReport {
  private static let width = TableReport.width

  let findings: Findings
  private let performance: Performance?
  private let folder: String?
  private let kind: GroupKind

  /// - Parameters:
  ///   - findings: The baseline and the sets.
  ///   - kind: By what it is told who gains and who loses: agencies, fields or procedures.
  ///   - performance: Printed in the last line.
  ///   - folder: The folder of the results; `nil`: none was written.
  public init(
    _ findings: Findings, by kind: GroupKind = .agency, performance: Performance?, folder: String?
  ) {
    self.findings = findings
    self.kind = kind
    self.performance = performance
    self.folder = folder
  }

  /// The lines, each ended by a line break.
  public var text: String {
    let table = TableReport(findings, performance: performance, folder: folder)
    var body: [String] = []
    if let selection = findings.selection {
      body = lines(of: selection)
    } else {
      let parts = [rates, others, chosen, controlled, ranked, variances, people, notes]
      body = parts.flatMap { $0 }
    }
    let lines = table.heading + body + table.assumptions
    return (lines.map { TableText.cut($0, to: Self.width) } + table.ending)
      .map { $0 + "\n" }.joined()
  }

  private var sets: [PolicyFindings] { Array(findings.policies.dropFirst()) }

  /// The names of the baseline and the sets, the sets numbered where there are several: names of grids
  /// are longer than their column.
  var labels: [String] {
    let width = String(sets.count).count
    return ["baseline"]
      + sets.enumerated().map { index, set in
        sets.count > 1 ? TableText.right("\(index + 1)", width) + " " + set.name : set.name
      }
  }

  // MARK: - On time

  private var rates: [String] {
    let widths = [8, 24, 24]
    let header = TableReport.row(
      "On time, resolved", widths, "%", "difference, pp", "late dossiers")
    let rows = zip(labels, findings.policies).map { label, policy in
      let rate = policy.metrics.first { $0.id == "on_time_rate_resolved" }?.mean
      return TableReport.row(
        label, widths, NumberText.figure(rate, .share),
        Self.bounded(policy.difference("on_time_rate_resolved")),
        Self.bounded(policy.difference(ComparedFigure.lateID)))
    }
    return ["", header] + rows
  }

  static let otherColumns: [(title: String, id: String)] = [
    ("766, pp", "on_time_rate_766"), ("cohort, pp", "on_time_rate_cohort"),
    ("open", "open"), ("hours", "working_hours_mean"), ("staff h", ComparedFigure.workedHoursID),
    ("trips", "trips_mean"),
  ]

  /// Differences of other figures, each a column; `~`: not told from chance.
  private var others: [String] {
    let columns = Self.otherColumns
    let widths = [9, 11, 9, 9, 10, 9]
    let header = TableReport.row("Differences", widths, columns.map(\.title))
    let rows = zip(labels.dropFirst(), sets).map { label, policy in
      TableReport.row(
        label, widths, columns.map { Self.change(policy.difference($0.id)) })
    }
    return ["", header] + rows + recorded + costs + spending
  }

  /// What the records show of it, where the scenario says how they are kept.
  private var recorded: [String] {
    let ids = [ComparedFigure.recordedRateID, ComparedFigure.recordedLateID]
    guard sets.contains(where: { set in ids.contains { set.difference($0)?.mean != nil } }) else {
      return []
    }
    let widths = [26, 26]
    let header = TableReport.row("As recorded", widths, "on time, pp", "late dossiers")
    let rows = zip(labels.dropFirst(), sets).map { label, policy in
      TableReport.row(label, widths, ids.map { Self.bounded(policy.difference($0)) })
    }
    return ["", header] + rows
  }

  /// What the policies cost the administration, where the scenario says it.
  private var spending: [String] {
    guard sets.contains(where: { $0.spending != nil }) else { return [] }
    let widths = [24, 30]
    let header = TableReport.row(
      "Cost, as entered", widths, "in the period, VND", "a late one avoided, VND")
    let rows = zip(labels.dropFirst(), sets).map { label, policy in
      TableReport.row(
        label, widths, policy.spending.map { NumberText.fixed($0, decimals: 0) } ?? "not given",
        policy.spendingPerLateAvoided.map { NumberText.fixed($0, decimals: 0) } ?? "-")
    }
    return ["", header] + rows
  }

  /// What applicants are put to, where the scenario says what their time is worth.
  private var costs: [String] {
    let ids = ["compliance_cost_mean", "compliance_cost_total"]
    guard sets.contains(where: { set in ids.contains { set.difference($0)?.mean != nil } }) else {
      return []
    }
    let widths = [26, 30]
    let header = TableReport.row(
      "Compliance cost", widths, "a dossier, VND", "in all, million VND")
    let rows = zip(labels.dropFirst(), sets).map { label, policy in
      TableReport.row(
        label, widths, Self.bounded(policy.difference(ids[0])),
        Self.bounded(policy.difference(ids[1]), per: 1e6))
    }
    return ["", header] + rows
  }

  // MARK: - Who loses

  /// Of each set the units whose late dossiers become more, always; then those where they become fewer.
  private var people: [String] {
    let shown = 5
    var lines = ["", "  Who loses and who gains, late dossiers, by \(kind.rawValue)"]
    for (label, policy) in zip(labels.dropFirst(), sets) {
      let rows = policy.groupDifferences.first { $0.kind == kind }?.rows ?? []
      let known = rows.filter { $0.late?.sign ?? 0 != 0 }
      let ranked = known.sorted { abs($0.late?.mean ?? 0) > abs($1.late?.mean ?? 0) }
      let losers = ranked.filter { $0.late?.sign == 1 }
      let winners = ranked.filter { $0.late?.sign == -1 }
      lines += TableText.wrapped(label, to: Self.width - 2).map { "  " + $0 }
      if losers.isEmpty { lines.append("    loses: nobody that is told from chance") }
      lines += losers.prefix(shown).map { Self.line("loses", $0) }
      if losers.count > shown { lines.append("    loses: \(losers.count - shown) more") }
      lines += winners.prefix(shown).map { Self.line("gains", $0) }
      if winners.count > shown { lines.append("    gains: \(winners.count - shown) more") }
    }
    return lines
  }

  private static func line(_ verb: String, _ row: GroupDifference) -> String {
    TableReport.row("  \(verb): \(row.name)", [30], bounded(row.late))
  }

  private var notes: [String] {
    let count = sets.count
    let each = NumberText.fixed(100 - 5 / Double(max(1, count)), decimals: 2)
    let all = count == 1 ? "" : " \(each) % each, so 95 % for all \(count) sets at once."
    let text =
      "Brackets:\(count == 1 ? " 95 %." : all) Simulation error only, from "
      + "\(findings.replications) replications of each on the same chance. ~: not told from chance. "
      + "Units are told as losing or gaining where that holds for all units and sets at once. "
      + "Best: how often each wins when the replications are drawn again"
      + (findings.replications < 10 ? ", too sure from so few" : "")
      + "; not told from: by 95 % bounds of all pairs at once."
    return [""] + TableText.wrapped(text, to: Self.width - 2).map { "  " + $0 }
  }

  // MARK: - Figures

  /// A difference with its joint bounds, counted in so many of its units.
  static func bounded(_ difference: DifferenceFinding?, per size: Double = 1) -> String {
    guard let difference, let mean = difference.mean.map({ $0 / size }) else { return "" }
    let bounds = [difference.jointLow, difference.jointHigh].compactMap { $0.map { $0 / size } }
    let scale = (bounds + [mean]).map(abs).max()
    func figure(_ number: Double) -> String {
      NumberText.signed(number, difference.unit, of: scale)
    }
    if difference.hasZeroVariance { return figure(mean) + " always" }
    guard bounds.count == 2 else { return figure(mean) + " [none]" }
    return "\(figure(mean)) [\(figure(bounds[0])), \(figure(bounds[1]))]"
  }

  private static func change(_ difference: DifferenceFinding?) -> String {
    guard let difference, let mean = difference.mean else { return "-" }
    let text = NumberText.signed(mean, difference.unit)
    return difference.sign == 0 && mean != 0 ? "~" + text : text
  }
}
