public import Statistics
public import WorkingTime

/// An administrative procedure.
public struct Procedure: Sendable, Equatable {
  /// The full name, `department-level.judicial` or `permit`.
  public var name: String
  public var label: String
  public var group: String?
  public var code: String?
  /// The name of its field.
  public var field: String?
  /// `nil`: no statutory limit, its dossiers count as on time.
  public var limit: StatutoryLimit?
  public var clock: ClockRule
  public var intake: AgencyReference?
  public var deciding: AgencyReference
  /// 1 goes first where a queue's order is `priority`; `nil`: after all that have one.
  public var priority: Int?
  /// Drawn once for each dossier, or columns of a trace.
  public var attributes: [Attribute]
  public var workflow: [WorkflowItem]
}

/// A property of dossiers that conditions can ask for.
public struct Attribute: Sendable, Equatable {
  public var name: String
  /// In the order of the file; the shares add to 1.
  public var values: [AttributeValue]
}

/// One value of an attribute and the share of dossiers that have it.
public struct AttributeValue: Sendable, Equatable {
  public var name: String
  public var share: Double
}

/// The rules of a procedure's statutory clock.
public struct ClockRule: Sendable, Equatable {
  /// The calendar that defines working days and open time; `nil`: the deciding agency's.
  public var calendar: String?
  public var starts: ClockStart
  /// The cut-off of same-day procedures; 15:00 unless the file says otherwise.
  public var cutOff: TimeOfDay
  public var judged: Judged
}

/// When the statutory clock starts.
public enum ClockStart: String, Sendable, Equatable, CaseIterable {
  case acceptance, arrival
}

/// What an `at:` names: one agency, or a group whose member serves the dossier's place.
public enum AgencyReference: Sendable, Equatable, Hashable {
  case agency(String)
  case group(String)
}

/// One item of a workflow; the list runs on from item to item.
public indirect enum WorkflowItem: Sendable, Equatable {
  case step(WorkflowStep)
  case choose(Choice)
}

/// Either/or: at most one case is passed.
public struct Choice: Sendable, Equatable {
  public var name: String
  /// All with a `chance` (one draw) or all with a `condition` (the first that holds).
  public var cases: [ChoiceCase]
}

/// One case of a choice.
public struct ChoiceCase: Sendable, Equatable {
  /// `nil` where the cases go by conditions.
  public var chance: Double?
  public var condition: Condition?
  public var items: [WorkflowItem]
}

/// One staffed item of a workflow.
public struct WorkflowStep: Sendable, Equatable {
  public var name: String
  public var kind: StepKind
  public var agency: StepAgency
  /// Who may do it: whoever is free first, the first named if several are; not empty.
  public var staff: [StaffReference]
  /// A unit of equipment that is held while somebody works; `nil`: none.
  public var equipment: StaffReference?
  /// Hands-on time, in seconds of open time of the pool.
  public var work: Distribution
  /// Overrides the calendar's rule.
  public var atClosing: AtClosing?
  /// The chance that a dossier passes this step, drawn at each pass; 1 unless the file says otherwise.
  public var chance: Double
  /// Only dossiers of which it holds pass it; `nil`: all.
  public var condition: Condition?
  /// The step's own deadline; compared with the limit before a run, and without effect on the work.
  public var norm: StatutoryLimit?
  /// What may happen at the end of a pass, at most one; the rest of probability is "go on".
  public var outcomes: [StepOutcome]
}

/// `officer`, staff of the step's own agency, or `clusters.land`, of the agency or member named.
public struct StaffReference: Sendable, Equatable, Hashable {
  /// `nil`: the step's own agency.
  public var agency: AgencyReference?
  public var role: String
}

/// Something that may happen when a step finishes a pass.
public struct StepOutcome: Sendable, Equatable {
  public var kind: OutcomeKind
  /// On the first pass, and on later ones unless `again` says otherwise.
  public var chance: Double
  public var again: Double?
  /// How often at most it happens to one dossier; `nil`: no bound.
  public var atMost: Int?
  /// Multiplies the fresh draws of work when items are passed again; 1 unless the file says otherwise.
  public var redo: Double
  public var condition: Condition?
}

/// What an outcome does.
public enum OutcomeKind: Sendable, Equatable {
  /// Every item from the named one up to the sender is passed again.
  case back(to: String)
}

/// `if: channel = online`, with `=` or `!=`.
public struct Condition: Sendable, Equatable, Hashable {
  public var subject: ConditionSubject
  /// A channel, the full name of an agency, or a value of the attribute.
  public var value: String
  public var isEqual: Bool
}

/// What a condition looks at.
public enum ConditionSubject: Sendable, Equatable, Hashable {
  case channel
  /// The dossier's place.
  case place
  /// An agency above the place, at any distance.
  case parent
  case attribute(String)
}

/// The kinds of staffed items.
public enum StepKind: String, Sendable, Equatable, CaseIterable {
  case receive, step, deliver
}

/// Where a step is worked.
public enum StepAgency: Sendable, Equatable, Hashable {
  case intake, deciding
  case reference(AgencyReference)
}

extension Procedure {
  /// The staffed items in the order of the file, those inside choices included.
  public var steps: [WorkflowStep] { workflow.flatMap(\.steps) }
}

extension WorkflowItem {
  /// What it is called.
  public var name: String {
    switch self {
    case .step(let step): step.name
    case .choose(let choice): choice.name
    }
  }

  /// The item itself, or the staffed items inside it.
  public var steps: [WorkflowStep] {
    switch self {
    case .step(let step): [step]
    case .choose(let choice): choice.cases.flatMap { $0.items.flatMap(\.steps) }
    }
  }
}
