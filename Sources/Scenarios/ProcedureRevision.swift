import Statistics
package import WorkingTime

/// Which dossiers a change of a procedure is about, by when it holds.
public enum ChangeMoment: Sendable, Equatable, Hashable {
  /// Those that are accepted while it holds; older ones keep what they have.
  case acceptance
  /// Every dossier, as long as it holds, from the next item on that it comes to.
  case everyone
  /// Every dossier, and what waits or is held moves on the day itself.
  case everyoneAtOnce
}

/// What a change makes of who does the items of a procedure, where and when.
///
/// Names of items and draws stay: a dossier in the other form draws the same numbers.
public enum Revision: Sendable, Equatable {
  case delegation(Delegation)
  case takeover(Takeover)
  case signing(Signing)
  case consultation(Consultation)
  case apology(Apology)
  /// Items that stand one after the other are passed at the same time.
  case parallel([String])

  /// Another agency decides.
  public struct Delegation: Sendable, Equatable {
    public var to: AgencyReference
    /// Staff that the workflow names -> staff where the work goes; a key without an agency is staff of
    /// the agency that decided before, a value without one staff of `to`.
    public var roles: [StaffReference: StaffReference]

    public init(to: AgencyReference, roles: [StaffReference: StaffReference] = [:]) {
      self.to = to
      self.roles = roles
    }
  }

  /// Agencies hand all they do to others.
  public struct Takeover: Sendable, Equatable {
    public var agencies: [AgencyReference: AgencyReference]
    /// Staff with its agency -> staff with its agency, where the role is another one.
    public var staff: [StaffReference: StaffReference]

    public init(
      agencies: [AgencyReference: AgencyReference], staff: [StaffReference: StaffReference] = [:]
    ) {
      self.agencies = agencies
      self.staff = staff
    }
  }

  /// Somebody else does some items, or at other times.
  public struct Signing: Sendable, Equatable {
    public var items: [String]
    public var staff: [StaffReference]?
    public var window: WindowChange?
    public var batch: BatchChange?
    /// Of the chances that the items send back.
    public var back: ValueChange?

    public init(items: [String]) { self.items = items }
  }

  /// A new window, or none.
  public enum WindowChange: Sendable, Equatable {
    case value(Window)
    case removed
  }

  /// A new batch, or none.
  public enum BatchChange: Sendable, Equatable {
    case value(Batch)
    case removed
  }

  /// Agencies that are asked answer in another time.
  public struct Consultation: Sendable, Equatable {
    public var items: [String]
    public var answer: DelayChange?
    public var answerBy: DelayChange?
    public var silence: Silence?

    public init(items: [String]) { self.items = items }
  }

  /// Other rules of extensions and letters of apology.
  public struct Apology: Sendable, Equatable {
    public var chance: ValueChange?
    public var letter: ValueChange?
    public var lateLetter: ValueChange?
    public var days: Int?

    public init() {}
  }
}

extension Revision {
  /// Of two revisions from the same day the greater comes later; those of one kind that could be in
  /// each other's way are refused by policies.
  fileprivate var order: Int {
    switch self {
    case .takeover: 0
    case .delegation: 1
    case .signing: 2
    case .consultation: 3
    case .apology: 4
    case .parallel: 5
    }
  }
}

extension Procedure {
  /// The procedure as some changes revise it, its numbers and its own changes untouched.
  ///
  /// New values hold by the day from which they hold; the order of the changes plays no part.
  package func revised(by changes: [ProcedureChange]) -> Procedure {
    let revisions = changes.compactMap { change in
      change.revision.map { (rank: change.rank, revision: $0) }
    }
    guard !revisions.isEmpty else { return self }
    var revised = self
    let ordered = revisions.enumerated().sorted {
      ($0.element.rank, $0.element.revision.order, $0.offset)
        < ($1.element.rank, $1.element.revision.order, $1.offset)
    }
    // Who decides is one value: the last that holds, with its own staff for what the workflow names.
    let last = ordered.lastIndex {
      if case .delegation = $0.element.revision { true } else { false }
    }
    for (index, next) in ordered.enumerated() {
      if case .delegation = next.element.revision, index != last { continue }
      revised.revise(next.element.revision)
    }
    return revised
  }

  /// The forms that it has on some days, one after the other, of dossiers whom all revisions treat.
  package func forms(in days: ClosedRange<CivilDate>) -> [(
    days: ClosedRange<CivilDate>, form: Procedure
  )] {
    let revising = changes.filter { $0.revision != nil }
    guard !revising.isEmpty else { return [(days, self)] }
    let ends = revising.compactMap { $0.until?.advanced(byDays: 1) }
    let edges = Set(revising.map(\.from) + ends).filter {
      days.lowerBound < $0 && $0 <= days.upperBound
    }
    let starts = [days.lowerBound] + edges.sorted()
    return starts.indices.map { index in
      let first = starts[index]
      let last =
        index + 1 < starts.count ? starts[index + 1].advanced(byDays: -1) : days.upperBound
      return (first...last, revised(by: revising.filter { $0.holds(on: first) }))
    }
  }

  private mutating func revise(_ revision: Revision) {
    switch revision {
    case .delegation(let delegation): delegate(delegation)
    case .takeover(let takeover): handOver(takeover)
    case .signing(let signing):
      reviseItems(signing.items) { item in
        guard case .step(var step) = item else { return item }
        step.revise(signing)
        return .step(step)
      }
    case .consultation(let consultation):
      reviseItems(consultation.items) { item in
        guard case .ask(var ask) = item else { return item }
        ask.revise(consultation)
        return .ask(ask)
      }
    case .apology(let apology): clock.extensionRule = clock.extensionRule?.revised(by: apology)
    case .parallel(let names): workflow = workflow.parallelising(names, called: "parallel")
    }
  }

  private mutating func delegate(_ delegation: Revision.Delegation) {
    let before = deciding
    // Who files where the decision was made goes on filing there.
    if intake == nil { intake = before }
    deciding = delegation.to
    workflow = workflow.mapSteps { step in
      var step = step
      let isMoved = step.agency == .deciding || step.agency == .reference(before)
      if isMoved { step.agency = .deciding }
      step.staff = step.staff.map { staff in
        // Named in full it may be mapped wherever it works.
        if let agency = staff.agency {
          let own = agency == before ? StaffReference(agency: nil, role: staff.role) : staff
          return delegation.roles[staff] ?? delegation.roles[own] ?? staff
        }
        guard isMoved else { return staff }
        return delegation.roles[staff]
          ?? delegation.roles[StaffReference(agency: before, role: staff.role)] ?? staff
      }
      return step
    }
  }

  private mutating func handOver(_ takeover: Revision.Takeover) {
    func moved(_ reference: AgencyReference) -> AgencyReference {
      takeover.agencies[reference] ?? reference
    }
    let (intakeBefore, decidingBefore) = (intake ?? deciding, deciding)
    func whole(_ agency: StepAgency) -> AgencyReference {
      switch agency {
      case .intake: intakeBefore
      case .deciding: decidingBefore
      case .reference(let reference): reference
      }
    }
    intake = intake.map(moved)
    deciding = moved(deciding)
    workflow = workflow.mapSteps { step in
      var step = step
      let own = whole(step.agency)
      if case .reference(let reference) = step.agency { step.agency = .reference(moved(reference)) }
      step.staff = step.staff.map { staff in
        let full = StaffReference(agency: staff.agency ?? own, role: staff.role)
        let next =
          takeover.staff[full]
          ?? StaffReference(agency: full.agency.map(moved), role: full.role)
        return staff.agency == nil && next.agency == moved(own)
          ? StaffReference(agency: nil, role: next.role) : next
      }
      step.equipment = step.equipment.map { equipment in
        StaffReference(agency: equipment.agency.map(moved), role: equipment.role)
      }
      return step
    }
    workflow = workflow.mapAsks { ask in
      var ask = ask
      if case .reference(let reference) = ask.agency { ask.agency = .reference(moved(reference)) }
      return ask
    }
  }

  private mutating func reviseItems(
    _ names: [String], _ change: (WorkflowItem) -> WorkflowItem
  ) {
    workflow = workflow.mapItems { names.contains($0.name) ? change($0) : $0 }
  }
}

extension WorkflowStep {
  fileprivate mutating func revise(_ signing: Revision.Signing) {
    if let staff = signing.staff { self.staff = staff }
    switch signing.window {
    case .value(let window): self.window = window
    case .removed: window = nil
    case nil: break
    }
    switch signing.batch {
    case .value(let batch): self.batch = batch
    case .removed: batch = nil
    case nil: break
    }
    if let change = signing.back {
      outcomes = outcomes.map { outcome in
        guard case .back = outcome.kind else { return outcome }
        var outcome = outcome
        outcome.chance = ValueChange.result(of: outcome.chance, under: [(0, change)])
        outcome.again = outcome.again.map { ValueChange.result(of: $0, under: [(0, change)]) }
        return outcome
      }
    }
  }
}

extension Ask {
  fileprivate mutating func revise(_ consultation: Revision.Consultation) {
    answer = answer.changed(by: consultation.answer) ?? answer
    answerBy = answerBy?.changed(by: consultation.answerBy) ?? consultation.answerBy?.value
    silence = consultation.silence ?? silence
  }
}

extension DelayChange {
  package var value: Delay? { if case .value(let delay) = self { delay } else { nil } }
}

extension Delay {
  fileprivate func changed(by change: DelayChange?) -> Delay? {
    switch change {
    case .value(let delay): delay
    case .factor(let factor): Delay(length.scaled(by: factor), on: clock)
    case nil: self
    }
  }
}

extension ExtensionRule {
  fileprivate func revised(by apology: Revision.Apology) -> ExtensionRule {
    func changed(_ own: Double, _ change: ValueChange?) -> Double {
      change.map { ValueChange.result(of: own, under: [(0, $0)]) } ?? own
    }
    return ExtensionRule(
      chance: changed(chance, apology.chance), days: apology.days ?? days,
      letter: changed(letter, apology.letter),
      lateLetter: changed(lateLetter, apology.lateLetter))
  }
}

extension [WorkflowItem] {
  /// The items with every one of them changed, those inside others first.
  fileprivate func mapItems(_ change: (WorkflowItem) -> WorkflowItem) -> [WorkflowItem] {
    map { item in
      switch item {
      case .step, .ask, .pause: return change(item)
      case .choose(var choice):
        for index in choice.cases.indices {
          choice.cases[index].items = choice.cases[index].items.mapItems(change)
        }
        return change(.choose(choice))
      case .parallel(var parallel):
        for index in parallel.branches.indices {
          parallel.branches[index].items = parallel.branches[index].items.mapItems(change)
        }
        return change(.parallel(parallel))
      }
    }
  }

  fileprivate func mapSteps(_ change: (WorkflowStep) -> WorkflowStep) -> [WorkflowItem] {
    mapItems { if case .step(let step) = $0 { .step(change(step)) } else { $0 } }
  }

  fileprivate func mapAsks(_ change: (Ask) -> Ask) -> [WorkflowItem] {
    mapItems { if case .ask(let ask) = $0 { .ask(change(ask)) } else { $0 } }
  }

  /// The list in which neighbouring items are branches of one parallel; as it was where they are not
  /// neighbours in one list.
  fileprivate func parallelising(_ names: [String], called name: String) -> [WorkflowItem] {
    guard let first = firstIndex(where: { names.contains($0.name) }) else {
      return map { item in
        switch item {
        case .step, .ask, .pause: return item
        case .choose(var choice):
          for index in choice.cases.indices {
            choice.cases[index].items = choice.cases[index].items.parallelising(names, called: name)
          }
          return .choose(choice)
        case .parallel(var parallel):
          for index in parallel.branches.indices {
            parallel.branches[index].items = parallel.branches[index].items
              .parallelising(names, called: name)
          }
          return .parallel(parallel)
        }
      }
    }
    let part = self[first...].prefix(names.count)
    guard Set(part.map(\.name)) == Set(names) else { return self }
    let parallel = Parallel(
      name: "\(name) \(part.map(\.name).joined(separator: " and "))", join: .all,
      branches: part.map { Branch(name: $0.name, items: [$0]) })
    return self[..<first] + [.parallel(parallel)] + self[(first + part.count)...]
  }
}
