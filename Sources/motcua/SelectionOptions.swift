import ArgumentParser
import Experiments

/// What a comparison is told of the figure that it ranks by, and of the selection of the best policy.
struct SelectionOptions: ParsableArguments {
  @Option(
    help:
      "The figure by which policies are ranked or the best is selected; one that has a better end.",
    completion: .list(ComparedFigure.all.filter { $0.direction != nil }.map(\.id)))
  var metric = ComparedFigure.defaultRanking

  @Flag(
    help:
      "Select the best policy instead of estimating differences: those that are beaten are not run any further. Judged is the figure of each replication."
  )
  var selectBest = false

  @Option(
    help: ArgumentHelp(
      "With --select-best: a difference that does not matter, 0.5pp, or 2 in the figure's unit.",
      valueName: "difference"))
  var indifference: String?

  @Option(
    help: ArgumentHelp(
      "With --select-best: the probability of selecting the best, 95 % by default.",
      valueName: "percent"))
  var confidence: String?

  @Option(help: "With --select-best: replications of all before any is dropped, 10 by default.")
  var first: Int?
}

extension SelectionOptions {
  /// The figure that is meant.
  func figure() throws(Failure) -> ComparedFigure {
    guard let figure = ComparedFigure.figure(metric) else {
      throw .unknown("metric", metric, in: ComparedFigure.all.map(\.id))
    }
    guard figure.direction != nil else {
      throw .usage(
        "policies cannot be ranked by '\(metric)': more of it is neither better nor worse",
        fix: "take a rate, a time or a cost, such as on_time_rate_resolved, late_or_overdue, open")
    }
    return figure
  }

  /// The rule of `--select-best` with the most replications; `nil` where nothing is selected.
  func rule(_ options: ExperimentOptions) throws(Failure) -> StoppingRule? {
    let figure = try figure()
    guard selectBest else {
      let stray = [
        ("--indifference", indifference != nil), ("--confidence", confidence != nil),
        ("--first", first != nil),
      ].first { $0.1 }
      if let stray {
        throw .usage(
          "\(stray.0) is for --select-best only", fix: "add --select-best, or leave it out")
      }
      return nil
    }
    guard options.precision == nil else {
      throw .usage(
        "--precision and --select-best each say when to stop",
        fix: "leave one of them out: differences come with --precision, the best with --select-best"
      )
    }
    let most = options.replications ?? StoppingRule.greatestCount
    let first = first ?? 10
    guard (5...1000).contains(first) else {
      throw .usage(
        "'\(first)' first replications do not do", fix: "write --first with a number from 5 to 1000"
      )
    }
    guard most >= first else {
      throw .usage(
        "--replications \(most) ends before the first \(first) are run",
        fix: "write --replications with at least \(first), or leave it out")
    }
    let rule = SelectionRule(
      metric: figure.id, indifference: try zone(of: figure), confidence: try probability(),
      first: first)
    return .selection(rule, atMost: most)
  }

  /// `0.5pp`, or `2` of a figure that is not a share.
  private func zone(of figure: ComparedFigure) throws(Failure) -> Double {
    let isShare = figure.unit == .share
    let example = isShare ? "--indifference 0.5pp" : "--indifference 2, in \(figure.unit.rawValue)"
    guard let indifference else {
      throw .usage(
        "--select-best needs to know which difference does not matter", fix: "add \(example)")
    }
    let text = indifference.filter { $0 != " " }
    let hasPoints = text.hasSuffix("pp")
    guard let number = Double(hasPoints ? String(text.dropLast(2)) : text), number.isFinite,
      number > 0, hasPoints == isShare, !isShare || number < 100
    else {
      throw .usage(
        "'\(indifference)' is no such difference of \(figure.id)", fix: "write \(example)")
    }
    return isShare ? number / 100 : number
  }

  /// `95 %`.
  private func probability() throws(Failure) -> Double {
    guard let confidence else { return 0.95 }
    let text = confidence.filter { $0 != " " }
    guard let number = Double(text.hasSuffix("%") ? String(text.dropLast()) : text),
      number >= 50, number <= 99.99
    else {
      throw .usage(
        "'\(confidence)' is no confidence", fix: "write --confidence '95 %', from 50 to 99.99")
    }
    return number / 100
  }
}

extension Failure {
  /// A selection that could not be made.
  init(_ failure: SelectionFailure) {
    switch failure {
    case .noFigure(let metric, let policy, let replications, let usable, let needed):
      self.init(
        .runFailed,
        "of \(replications) replications only \(usable) have \(metric) under all policies, and \(needed) are needed first; '\(policy)' had none last",
        fix:
          "take a figure that every replication has, a longer period, or compare without --select-best"
      )
    }
  }
}
