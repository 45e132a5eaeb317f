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
  /// Which books its dossiers are in.
  public var counting = Counting.dossiers
  /// Drawn once for each dossier, or columns of a trace.
  public var attributes: [Attribute]
  public var workflow: [WorkflowItem]
  /// As it was before its stages were linked; `nil`: it has no stages.
  public var staging: Staging?
  /// Which of its stages it is, where nothing links them; `nil`: all of it.
  public var stage: Int?
  /// Fees and charges of a dossier, VND, and the papers that make it up.
  public var fee = 0.0
  public var papers = 0.0
  /// What the time and the expenses of its applicants are worth; `nil`: nothing is said of costs.
  public var costs: CostRates?
  /// What indicators of decision 766 need beside the run.
  public var index766 = Index766Inputs()
  /// Other rules for the dossiers of some days; the work of applied policies.
  public var changes: [ProcedureChange] = []
}

/// Which books the dossiers of a procedure are in.
public enum Counting: String, Sendable, Equatable, CaseIterable {
  /// The books of dossiers.
  case dossiers
  /// Books of their own: work of the office for itself, such as a stock to digitise.
  case `internal`
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
  /// What the clock does while the applicant is asked for papers.
  public var supplement = SuspensionRule.stop
  /// What the clock does while the applicant has to pay.
  public var payment = SuspensionRule.stop
  /// `nil`: nobody asks for more time.
  public var extensionRule: ExtensionRule?
  /// The limit from online submission to acceptance, a clock of its own; `nil`: none.
  public var acknowledge: StatutoryLimit?
}

/// The one extension that a dossier may get, and the letter of apology that goes with it.
public struct ExtensionRule: Sendable, Equatable {
  /// The chance that it is granted when it is asked for.
  public var chance: Double
  /// By how many working days it moves `due_current`.
  public var days: Int
  /// Of the letters due, the share sent in time, and the share sent late; the rest is never sent.
  public var letter: Double
  public var lateLetter: Double

  /// Makes the rule of an extension; the shares of letters add to 1 at most.
  public init(chance: Double, days: Int, letter: Double, lateLetter: Double = 0) {
    self.chance = chance
    self.days = days
    self.letter = letter
    self.lateLetter = lateLetter
  }
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
  case ask(Ask)
  case pause(Pause)
  case parallel(Parallel)
}

/// A question to an outside agency, whose staff is not simulated: it answers after a time.
public struct Ask: Sendable, Equatable {
  public var name: String
  /// The agency asked.
  public var agency: StepAgency
  public var chance: Double
  public var condition: Condition?
  /// How long the answer takes, drawn for each request.
  public var answer: Delay
  /// The limit of the answer; `nil`: none.
  public var answerBy: Delay?
  /// What happens when the limit is over.
  public var silence: Silence
  /// Whether the statutory clock stops until the answer; it runs unless the file says otherwise.
  public var stopsClock: Bool
  /// What may happen when it is answered, at most one.
  public var outcomes: [StepOutcome]
}

/// What an agency's silence means when the limit of its answer is over.
public enum Silence: String, Sendable, Equatable, CaseIterable {
  /// It agrees: the dossier goes on at the limit.
  case consent
  /// The dossier waits on; the breach is counted.
  case wait
}

/// A wait for the applicant, who has to pay.
public struct Pause: Sendable, Equatable {
  public var name: String
  public var chance: Double
  public var condition: Condition?
  public var absence: ApplicantDelay
}

/// How long an applicant takes to do what was asked, and what happens when it is never done.
public struct ApplicantDelay: Sendable, Equatable {
  /// From the request to the return of those who come back.
  public var wait: Delay
  /// The share of requests that are never answered.
  public var noAnswer: Double
  /// When a dossier whose request is not answered is closed; `nil` only where `noAnswer` is 0.
  public var closeAfter: Delay?
}

/// Branches that are passed at the same time.
public struct Parallel: Sendable, Equatable {
  public var name: String
  public var join: Join
  /// In the order of the file; at least one.
  public var branches: [Branch]
}

/// One branch of a parallel: a workflow of its own.
public struct Branch: Sendable, Equatable {
  public var name: String
  public var items: [WorkflowItem]
}

/// When a dossier goes on after its branches.
public enum Join: String, Sendable, Equatable, CaseIterable {
  /// When the last branch is done.
  case all
  /// When the first branch is done; the others are abandoned.
  case any
}

/// A time that passes without work: a number and the clock on which it runs.
public struct Delay: Sendable, Equatable, Hashable {
  /// In seconds, or in days for `workingDays`.
  public var length: Distribution
  public var clock: DelayClock

  /// Makes a delay; the unit of its length is that of the clock.
  public init(_ length: Distribution, on clock: DelayClock) {
    self.length = length
    self.clock = clock
  }
}

/// The clock that a delay runs on.
public enum DelayClock: Sendable, Equatable, Hashable {
  /// Seconds of wall time.
  case wall
  /// Seconds of open time of the agency that acts.
  case open
  /// Days, each the longest open day of the agency that acts.
  case workingDays
}

/// Moments at which what waits for a step is released together.
public struct Batch: Sendable, Equatable, Hashable {
  /// Seven lists, Monday first, of ascending times of day.
  public var moments: [[TimeOfDay]]
  /// At most so many dossiers at a moment, oldest first; `nil`: all.
  public var size: Int?
  /// Work that comes on top once a batch, in seconds.
  public var setup: Double
}

/// Intervals in which the work of a step may begin.
public enum Window: Sendable, Equatable, Hashable {
  /// Seven lists, Monday first, of half-open intervals; holidays are those of the pool's calendar.
  case intervals([[Range<TimeOfDay>]])
  /// The open hours of a calendar, by name.
  case calendar(String)
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
  /// Held until certain moments; `nil`: joins its queue at once.
  public var batch: Batch?
  /// Begun only then; `nil`: whenever its staff is there.
  public var window: Window?
  /// How long applicants wait in its queue before they withdraw; `nil`: for ever.
  public var patience: Delay?
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
  /// Turned away at intake: never received.
  case refuse
  /// Papers are missing: the applicant is asked for them, and the same item is passed again.
  case supplement(ApplicantDelay)
  /// Refused after acceptance.
  case returned
  /// Stopped: not eligible.
  case stop
  /// The applicant takes it back.
  case withdraw
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
  /// The staffed items in the order of the file, those inside choices and branches included.
  public var steps: [WorkflowStep] { workflow.flatMap(\.steps) }

  /// All items in the order of the file, those inside others behind the one that holds them.
  package var allItems: [WorkflowItem] { workflow.flatMap(\.withInnerItems) }
}

extension WorkflowItem {
  /// What it is called.
  public var name: String {
    switch self {
    case .step(let step): step.name
    case .choose(let choice): choice.name
    case .ask(let ask): ask.name
    case .pause(let pause): pause.name
    case .parallel(let parallel): parallel.name
    }
  }

  /// The item itself, or the staffed items inside it.
  public var steps: [WorkflowStep] {
    switch self {
    case .step(let step): [step]
    case .choose(let choice): choice.cases.flatMap { $0.items.flatMap(\.steps) }
    case .parallel(let parallel): parallel.branches.flatMap { $0.items.flatMap(\.steps) }
    case .ask, .pause: []
    }
  }

  /// The item itself and all items inside it.
  package var withInnerItems: [WorkflowItem] {
    switch self {
    case .step, .ask, .pause: [self]
    case .choose(let choice): [self] + choice.cases.flatMap { $0.items.flatMap(\.withInnerItems) }
    case .parallel(let parallel):
      [self] + parallel.branches.flatMap { $0.items.flatMap(\.withInnerItems) }
    }
  }
}
