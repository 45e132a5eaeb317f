public import WorkingTime

/// A procedure whose stages lie at several agencies, as the file has it, before it is linked.
///
/// It is kept beside what it was linked to, so that it can be linked in another way.
public struct Staging: Sendable, Equatable {
  /// The full name, label and keys of the procedure as a whole.
  public var name: String
  public var label: String
  public var limit: StatutoryLimit?
  public var intake: AgencyReference?
  public var deciding: AgencyReference
  /// What is done before the first stage and behind the last one.
  public var leading: [WorkflowItem]
  public var trailing: [WorkflowItem]
  /// In the order of the file; at least one.
  public var stages: [Stage]
  public var linkage: Linkage
  /// Under `parallel`: the stage after which the others start together; `nil`: all start together.
  public var after: String?
  /// What applicants do between two stages where nothing links them; `nil`: the next at once.
  public var resubmission: Resubmission?
}

/// A part of a procedure that lies at an agency of its own.
public struct Stage: Sendable, Equatable {
  public var name: String
  /// Its limit as a dossier of its own; `nil`: none.
  public var limit: StatutoryLimit?
  /// What `at: intake` and `at: deciding` mean in it.
  public var intake: AgencyReference?
  public var deciding: AgencyReference
  public var items: [WorkflowItem]
}

/// How the stages of a procedure hang together.
public enum Linkage: String, Sendable, Equatable, CaseIterable {
  /// One dossier that goes from stage to stage, with one receipt and one due date.
  case sequential
  /// The same, with stages that are passed at the same time.
  case parallel
  /// Each stage is a dossier of its own, which the applicant files.
  case none
}

/// What applicants do between two stages that nothing links.
public struct Resubmission: Sendable, Equatable {
  /// From having one result to filing the next stage.
  public var wait: Delay
  /// The share that never files it.
  public var dropOut: Double

  /// Makes what applicants do between two stages.
  public init(wait: Delay, dropOut: Double = 0) {
    self.wait = wait
    self.dropOut = dropOut
  }
}

extension Procedure {
  /// What is run of the procedure under a linkage: one procedure, or without linkage one for each
  /// stage, named `birth-set.birth`; a procedure without stages is what it was.
  ///
  /// - Parameters:
  ///   - linkage: How its stages hang together.
  ///   - after: The stage after which the others start together; `nil`: as it was.
  /// - Returns: At least one procedure; each keeps its staging.
  public func linked(as linkage: Linkage, after: String? = nil) -> [Procedure] {
    guard var staging else { return [self] }
    staging.linkage = linkage
    staging.after = after ?? staging.after
    guard linkage == .none else {
      var whole = self
      whole.name = staging.name
      whole.label = staging.label
      whole.limit = staging.limit
      whole.intake = staging.intake
      whole.deciding = staging.deciding
      whole.workflow = staging.linkedItems
      whole.staging = staging
      whole.stage = nil
      return [whole]
    }
    return staging.stages.indices.map { index in
      let stage = staging.stages[index]
      var part = self
      part.name = staging.partNames[index]
      part.label = "\(staging.label): \(stage.name)"
      part.limit = stage.limit
      part.intake = stage.intake
      part.deciding = stage.deciding
      part.workflow =
        (index == 0 ? staging.leading : []) + stage.items
        + (index == staging.stages.count - 1 ? staging.trailing : [])
      part.staging = staging
      part.stage = index
      return part
    }
  }
}

extension Procedure {
  /// What its dossiers, or those of the stages before it, are filed as first.
  package var firstPartName: String {
    stage == nil ? name : staging?.partNames.first ?? name
  }
}

extension Staging {
  /// What the procedures of the stages are called where nothing links them.
  public var partNames: [String] { stages.map { "\(name).\($0.name)" } }

  /// The workflow of the one dossier that passes all stages.
  fileprivate var linkedItems: [WorkflowItem] {
    let bound = stages.indices.map { boundItems(ofStage: $0) }
    guard linkage == .parallel else { return leading + bound.joined() + trailing }
    // Up to where they part: the stage named, or the receipt of the first one.
    let fork = after.flatMap { name in stages.firstIndex { $0.name == name } }.map { $0 + 1 }
    var together = Array(bound[(fork ?? 0)...])
    var before = leading + bound[..<(fork ?? 0)].joined()
    if fork == nil, let last = together[0].lastIndex(where: { $0.hasStep(.receive) }) {
      before += together[0][...last]
      together[0].removeFirst(last + 1)
    }
    // The one result is handed over when all branches are done.
    var behind: [WorkflowItem] = []
    let last = together.count - 1
    if last >= 0, let first = together[last].firstIndex(where: { $0.hasStep(.deliver) }) {
      behind = Array(together[last][first...])
      together[last].removeSubrange(first...)
    }
    let names = stages[(fork ?? 0)...].map(\.name)
    let branches = zip(names, together).filter { !$1.isEmpty }.map { Branch(name: $0, items: $1) }
    let parallel =
      branches.isEmpty
      ? [] : [WorkflowItem.parallel(Parallel(name: forkName, join: .all, branches: branches))]
    return before + parallel + behind + trailing
  }

  /// What the parallel of the stages is called; no item of a file can have such a name.
  private var forkName: String { after.map { "after \($0)" } ?? "all stages" }

  /// A stage's items as part of the one dossier: it is received once, by the first stage, and
  /// delivered once, by the last.
  private func boundItems(ofStage index: Int) -> [WorkflowItem] {
    var skipped: Set<StepKind> = []
    if index > 0 { skipped.insert(.receive) }
    if index < stages.count - 1 { skipped.insert(.deliver) }
    let stage = stages[index]
    var moved: [String: String] = [:]
    let kept = stage.items.without(skipped, moved: &moved)
    return kept.map {
      $0.bound(
        intake: stage.intake, of: intake, deciding: stage.deciding, moved: moved)
    }
  }
}

extension Scenario {
  /// Links the stages of a procedure in another way, and everything that is about it with them.
  ///
  /// Demand, traces and dossiers in hand go to the first stage, or to that of the step they wait for;
  /// what counts the procedure's dossiers counts those of all its stages.
  ///
  /// - Parameters:
  ///   - name: The procedure as a whole; nothing happens where it has no stages.
  ///   - linkage: How its stages hang together.
  ///   - after: The stage after which the others start together; `nil`: as it was.
  package mutating func link(_ name: String, as linkage: Linkage, after: String? = nil) {
    guard let first = procedures.firstIndex(where: { $0.staging?.name == name }),
      let staging = procedures[first].staging
    else { return }
    let linked = procedures[first].linked(as: linkage, after: after)
    let names = linked.map(\.name)
    let old = Set([name] + staging.partNames)
    procedures.removeAll { $0.staging?.name == name }
    procedures.insert(contentsOf: linked, at: first)
    for index in demand.indices where old.contains(demand[index].procedure) {
      demand[index].procedure = names[0]
    }
    for index in backlog?.entries.indices ?? 0..<0 {
      guard let entry = backlog?.entries[index], old.contains(entry.procedure) else { continue }
      let holder = linked.first { part in part.allItems.contains { $0.name == entry.step } }
      backlog?.entries[index].procedure = holder?.name ?? names[0]
    }
    for index in observed.indices {
      let filter = observed[index].filter.procedures
      guard let place = filter.firstIndex(where: { old.contains($0) }) else { continue }
      let before = filter[..<place]
      let behind = filter[place...].filter { !old.contains($0) }
      observed[index].filter.procedures = before + names + behind
    }
  }

  /// The procedures of the stages that a dossier's applicant files later, in order; none where one
  /// dossier passes all stages.
  package func laterStages(of procedure: Procedure) -> [Procedure] {
    guard let staging = procedure.staging, let stage = procedure.stage else { return [] }
    return staging.partNames.dropFirst(stage + 1).compactMap { name in
      procedures.first { $0.name == name }
    }
  }
}

extension [WorkflowItem] {
  /// The list without steps of some kinds; `moved` tells for each of them which item comes next.
  fileprivate func without(_ kinds: Set<StepKind>, moved: inout [String: String])
    -> [WorkflowItem]
  {
    var kept: [WorkflowItem] = []
    var skipped: [String] = []
    for item in self {
      switch item {
      case .step(let step) where kinds.contains(step.kind):
        skipped.append(step.name)
        continue
      case .choose(var choice):
        for index in choice.cases.indices {
          choice.cases[index].items = choice.cases[index].items.without(kinds, moved: &moved)
        }
        // A choice of which nothing is left would do nothing.
        if choice.cases.allSatisfy(\.items.isEmpty) {
          skipped.append(choice.name)
          continue
        }
        kept.append(.choose(choice))
      case .step, .ask, .pause, .parallel: kept.append(item)
      }
      for name in skipped { moved[name] = item.name }
      skipped = []
    }
    return kept
  }
}

extension WorkflowItem {
  /// Whether it is, or holds, a step of a kind.
  fileprivate func hasStep(_ kind: StepKind) -> Bool { steps.contains { $0.kind == kind } }

  /// The item with `intake` and `deciding` as the agencies they mean, and send-backs to items that
  /// were left out going to those behind them.
  fileprivate func bound(
    intake: AgencyReference?, of whole: AgencyReference?, deciding: AgencyReference,
    moved: [String: String]
  ) -> WorkflowItem {
    func agency(_ agency: StepAgency) -> StepAgency {
      switch agency {
      // The procedure's own stays so: where a dossier was received, it is.
      case .intake: intake != nil && intake == whole ? .intake : .reference(intake ?? deciding)
      case .deciding: .reference(deciding)
      case .reference: agency
      }
    }
    func outcomes(_ outcomes: [StepOutcome]) -> [StepOutcome] {
      outcomes.map { outcome in
        guard case .back(let to) = outcome.kind, let next = moved[to] else { return outcome }
        var outcome = outcome
        outcome.kind = .back(to: next)
        return outcome
      }
    }
    func items(_ items: [WorkflowItem]) -> [WorkflowItem] {
      items.map { $0.bound(intake: intake, of: whole, deciding: deciding, moved: moved) }
    }
    switch self {
    case .step(var step):
      step.agency = agency(step.agency)
      step.outcomes = outcomes(step.outcomes)
      return .step(step)
    case .ask(var ask):
      ask.agency = agency(ask.agency)
      ask.outcomes = outcomes(ask.outcomes)
      return .ask(ask)
    case .pause: return self
    case .choose(var choice):
      for index in choice.cases.indices {
        choice.cases[index].items = items(choice.cases[index].items)
      }
      return .choose(choice)
    case .parallel(var parallel):
      for index in parallel.branches.indices {
        parallel.branches[index].items = items(parallel.branches[index].items)
      }
      return .parallel(parallel)
    }
  }
}
