public import WorkingTime

/// An office, the dossiers that come to it, and the question asked of both: what a scenario file says.
///
/// Groups are written out: every agency, procedure and demand entry here is one member. Names are
/// full paths (`communes.tp-hai-duong-001`), unique in their list, and in the order of the file.
public struct Scenario: Sendable, Equatable {
  public var title: String
  public var question: String
  /// The days counted, both included.
  ///
  /// It starts at 00:00 of the first and ends at 24:00 of the last.
  public var period: ClosedRange<CivilDate>
  /// The file's own `period:`, which rates `per period` go on meaning when `--from` and `--to` replace it.
  public var ratePeriod: ClosedRange<CivilDate>
  public var fields: [Field]
  public var calendars: [CalendarDefinition]
  public var profiles: [Profile]
  public var agencies: [Agency]
  /// Group name -> its members' full names, in order.
  public var agencyGroups: [AgencyGroup]
  public var procedures: [Procedure]
  /// Full names of procedures that are declared and that nobody applies for.
  package var idleProcedures: [String] = []
  public var demand: [DemandEntry]
  /// The dossiers in hand when the period starts; `nil`: none, or those of the warm-up.
  public var backlog: Backlog?
  /// How dossiers go from agency to agency: the first row that fits counts.
  public var handOvers: [HandOver]
  /// How records differ from what happens: the first row that fits counts; empty: they are not asked
  /// about.
  public var recording: [RecordingRule] = []
  /// What policies change of these rules on dates, in the order of the files, which plays no part.
  public var recordingChanges: [RecordingChange] = []
  /// What policies change of the channels by which dossiers come, in an order of their own.
  public var channelShifts: [ChannelShift] = []
  /// Channels that are counted although nothing comes by them here: in a set that is compared it does.
  package var countedChannels: Set<Channel> = []
  /// Agencies that look through their queues at regular moments.
  public var reviews: [Review] = []
  /// Days on which a share of the staff of some agencies cannot work.
  public var outages: [Outage] = []
  public var observed: [Observed]
  /// What was published of the time before the period.
  public var soFar: SoFar?
  /// `policies:` as the file has it, for the policy catalogue to read.
  public var policies: [PolicySource]
  /// The names of `apply:` in order: policies that are part of the baseline.
  public var applied: [NameInFile]
  /// `compare:` in order: what is held against the baseline.
  public var comparisons: [PolicySet] = []
  /// The applied policies are worked in already: staff has its changes.
  package var hasBaseline = false
  public var experiment: ExperimentSettings
  /// Every quantity given, with its text and status, in the order of the files.
  public var parameters: [Parameter]
  /// What the reader noticed and did not refuse.
  public var remarks: [Diagnostic]
  /// The files that were read, the scenario first, then includes and tables in order of first use.
  public var files: [SourceText]
}

/// A policy as the file has it.
public struct PolicySource: Sendable, Equatable {
  public var name: String
  /// Where its name stands.
  package var place: SourcePlace
  package var node: SourceNode

  public static func == (left: PolicySource, right: PolicySource) -> Bool {
    left.name == right.name && left.place == right.place
  }
}

/// Policies that are applied together on top of the decided ones, to be compared with the baseline.
public struct PolicySet: Sendable, Equatable {
  /// What results call it; no other set has it.
  public var name: String
  /// The names of its policies, in the order of the file.
  public var policies: [String]
  package var place: SourcePlace
}

/// A name with the place where the file has it.
public struct NameInFile: Sendable, Equatable {
  public var name: String
  package var place: SourcePlace
}

/// A field of administration (*lĩnh vực*).
public struct Field: Sendable, Equatable {
  public var name: String
  public var label: String
}

/// One file that a scenario was read from: a path relative to the scenario's folder, and its bytes.
public struct SourceText: Sendable, Equatable {
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A text as a file that was read.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

/// A named calendar and what happens to work at closing.
public struct CalendarDefinition: Sendable, Equatable {
  public var name: String
  public var rule: CalendarRule
  public var atClosing: AtClosing
}

/// What happens to work in hand when the office closes.
public enum AtClosing: String, Sendable, Equatable, CaseIterable, BitwiseCopyable {
  /// Work stops with its remaining time and goes on at the next opening.
  case suspend
  /// Begun work is finished after hours; nothing new is begun.
  case finish
  /// A job that cannot end before closing waits for the next opening.
  case doNotStart = "do-not-start"
}

/// A group of agencies that is written once.
public struct AgencyGroup: Sendable, Equatable {
  public var name: String
  public var members: [String]
}

/// An agency: one member of a group, or a single one.
public struct Agency: Sendable, Equatable {
  /// The full name, `communes.c01` or `centre`.
  public var name: String
  public var label: String
  public var group: String?
  public var level: AgencyLevel?
  /// The name of its calendar; `nil` only at level `outside` agencies.
  public var calendar: String?
  /// The full name of the agency above it.
  public var parent: String?
  /// Full names of agencies (members or whole single agencies) that it serves.
  public var serves: [String]
  /// Numbers beside the name, such as `population`.
  public var data: [String: Double]
  public var staff: [Staff]
  public var equipment: [Equipment]
  /// The first day on which somebody works there; `nil`: it was always there.
  public var opens: CivilDate?
  /// The first day on which nobody works there any more; `nil`: it stays.
  public var closes: CivilDate?
}

/// The level of government of an agency.
public enum AgencyLevel: String, Sendable, Equatable, CaseIterable {
  case province, district, commune, outside
}

/// The people of one role at one agency.
public struct Staff: Sendable, Equatable {
  public var role: String
  /// The name of the calendar by which it works; `nil`: that of its agency.
  public var calendar: String?
  /// How many posts, not negative; 2.5 are two full days and one half-day desk.
  public var posts: Double
  /// The chance that a post is absent on an open day, 0 to 1, drawn by post and date.
  public var absent: Double
  /// In which order its queue is served.
  public var order: QueueOrder
  /// `preempt: resume`: a dossier that goes before one in work interrupts it; its work goes on later.
  public var preempts: Bool
  /// Posts from later dates on, ascending; the work of applied policies.
  public var changes: [PostsChange]
  /// The days on which it works on the dossiers of each agency; empty: every day on those of all.
  public var visits: [Visit]
  /// The hours of a piece of work are divided by it; above 0.
  public var productivity = 1.0
  /// How its work becomes less with the days; `nil`: it is what it is from the first day on.
  public var learning: Learning?
  /// Posts of other agencies that work here on some days, in the order of the file.
  public var seconded: [Secondment] = []
}

/// In which order a queue is served.
///
/// Equal dossiers go by arrival at that queue, then by dossier number.
public enum QueueOrder: String, Sendable, Equatable, CaseIterable, BitwiseCopyable {
  case firstCome = "first-come"
  /// By `due_lawful`.
  case earliestDue = "earliest-due"
  /// By the working time left until `due_lawful` less the work that is still expected.
  case leastSlack = "least-slack"
  /// By the procedure's `priority:`, 1 first; procedures without one come last.
  case priority
  /// By the work of the step at hand.
  case shortest
}

/// Posts that hold from a date on.
public struct PostsChange: Sendable, Equatable {
  public var from: CivilDate
  public var posts: Double

  public init(from: CivilDate, posts: Double) {
    self.from = from
    self.posts = posts
  }
}

/// The weekdays on which shared staff works on the dossiers of one agency: those whose place it is
/// or is an ancestor of.
public struct Visit: Sendable, Equatable {
  /// The full name.
  public var agency: String
  public var days: Set<Weekday>
}

/// Things that a step needs beside a person: scanners, counters, cameras.
public struct Equipment: Sendable, Equatable {
  public var name: String
  /// How many there are.
  public var units: Int
  /// The chance that a unit is out of order on a day, below 1, drawn by unit and day.
  public var down = 0.0
}

/// How dossiers go from one agency to another.
public struct HandOver: Sendable, Equatable {
  /// Full names of the agencies that give and take; `nil`: any.
  public var from: Set<String>?
  public var to: Set<String>?
  /// The share that goes electronically; the rest goes as paper.
  public var electronic: Double
  /// Paper given before this time goes at that day's closing, after it at the next opening; `nil`: at
  /// once.
  public var paper: TimeOfDay?
  /// What it takes besides; runs on the calendar of the agency that gives.
  public var delay: Delay?
  /// The chance that it is lost and sent again one working day later, drawn at each try; below 1.
  public var lost: Double
  /// The first and the last day on which dossiers are sent so; `nil`: always.
  ///
  /// Only rows of policies have days.
  public var since: CivilDate?
  public var until: CivilDate?
  /// Where it stands; of a policy's row, where the action stands that made it.
  package var place: SourcePlace?
  package var isOfPolicy = false
}

/// A published figure to print beside the simulated one.
public struct Observed: Sendable, Equatable {
  /// A metric identifier of the result contract; `nil` for a `figure:`.
  public var metric: String?
  /// The name of a figure that is printed and checked, not simulated.
  public var figure: String?
  public var filter: ObservedFilter
  public var value: Double
  public var isShare: Bool
  public var kind: ObservedKind
  /// The tolerance, absolute, in the metric's unit (0.001 for 0.1 pp); `nil`: by the digits of the value.
  public var within: Double?
  /// `of:`, the published base.
  public var base: Double?
  /// `count:` of a figure.
  public var count: Double?
  public var source: String?
  public var note: String?
}

/// `where:` of an observed figure; empty lists mean everything.
public struct ObservedFilter: Sendable, Equatable {
  /// Full names of deciding agencies.
  public var deciding: [String]
  /// Full names of procedures.
  public var procedures: [String]
  public var fields: [String]
  public var channels: [Channel]
}

/// How a published figure is meant.
public enum ObservedKind: String, Sendable, Equatable, CaseIterable {
  case exact, rounded, about
  case atLeast = "at-least"
}

/// `experiment:` of a file.
public struct ExperimentSettings: Sendable, Equatable {
  public var replications: Int
  public var seed: UInt64
  public var warmUpDays: Int
  public var precision: Precision?
}

/// Replicate until the half-width of a metric's interval is at most this.
public struct Precision: Sendable, Equatable {
  public var metric: String
  /// In the metric's unit (0.001 for 0.1 pp).
  public var halfWidth: Double

  public init(metric: String, halfWidth: Double) {
    self.metric = metric
    self.halfWidth = halfWidth
  }
}

/// A quantity of the file with where it came from.
public struct Parameter: Sendable, Equatable {
  /// Dotted path: `procedures.house-permit.steps.appraise.work`.
  public var path: String
  /// The text as written, without its citation.
  public var value: String
  public var status: ParameterStatus
  /// The id of the source; `nil` when nothing was cited.
  public var source: String?
}

/// What stands behind a quantity.
public enum ParameterStatus: String, Sendable, Equatable, CaseIterable {
  case published, measured, calibrated, assumed
}
