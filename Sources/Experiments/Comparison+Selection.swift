import Engine

extension Comparison {
  /// Selects the best policy: those that are beaten are not run any further.
  ///
  /// After the first replications of all, each stage is one more replication of those that are still in,
  /// side by side. When to stop depends on what was seen, so that intervals of differences would promise
  /// too much; none are made.
  func select(
    _ rule: SelectionRule, atMost most: Int,
    observer: (String) -> any ReplicationObserver,
    isCancelled: @escaping @Sendable () -> Bool
  ) throws -> Findings {
    guard let column = ComparedFigure.all.firstIndex(where: { $0.id == rule.metric }),
      let direction = ComparedFigure.all[column].direction
    else { preconditionFailure("the best is selected by a figure that has a better end") }
    let runs = policyRuns
    let observers = runs.map { $0.observer(then: observer($0.name)) }
    let procedure = SelectionProcedure(of: runs.count, rule, direction: direction, atMost: most)
    var done = 0
    let result: SelectionResult
    do {
      result = try procedure.run { systems, replication in
        if replication >= done {
          let end = replication == 0 ? min(rule.first, most) : replication + 1
          try runStage(
            replication..<end, of: systems.map { (runs[$0], observers[$0]) }, isCancelled)
          done = end
        }
        return systems.map { runs[$0].value(column, of: replication) }
      }
    } catch SelectionProblem.noValues(let system, let replications, let usable, let needed) {
      throw SelectionFailure.noFigure(
        metric: rule.metric, policy: runs[system].name, replications: replications,
        usable: usable, needed: needed)
    }
    var findings = ownFindings(of: runs, replications: done, nil)
    findings.selection = SelectionFindings(
      rule, ComparedFigure.all[column], names: runs.map(\.name), result, atMost: most)
    return findings
  }

  /// Runs some replications more of some policies: one policy after the other, or of a single replication
  /// all policies side by side.
  ///
  /// They are added up and told of in the order of the policies.
  private func runStage(
    _ range: Range<Int>, of runs: [(run: PolicyRun, observer: any ReplicationObserver)],
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    guard range.count == 1, baseline.jobs > 1 else {
      for (run, observer) in runs {
        try run.experiment.runReplications(
          range, into: run.collector, observer: observer, isCancelled)
      }
      return
    }
    let experiments = runs.map(\.run.experiment)
    let seed = baseline.identity.seed
    let outcomes = try parallelMap(experiments.count, jobs: baseline.jobs) { index in
      if isCancelled() { throw RunError.cancelled }
      let experiment = experiments[index]
      let model = try experiment.modelOfReplication?(range.lowerBound, seed) ?? experiment.model
      var simulation = Simulation(model)
      return try simulation.run(
        replication: range.lowerBound, seed: seed, isCancelled: isCancelled)
    }
    for ((run, observer), outcome) in zip(runs, outcomes) {
      run.collector.add(outcome)
      try observer.replicationDone(
        range.lowerBound, outcome: outcome, margins: run.experiment.model.margins)
    }
  }
}
