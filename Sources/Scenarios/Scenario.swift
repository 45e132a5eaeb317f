public import Statistics
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
  public var fields: [Field]
  public var calendars: [CalendarDefinition]
  public var profiles: [Profile]
  public var agencies: [Agency]
  /// Group name -> its members' full names, in order.
  public var agencyGroups: [AgencyGroup]
  public var procedures: [Procedure]
  public var demand: [DemandEntry]
  public var observed: [Observed]
  public var experiment: ExperimentSettings
  /// Every quantity given, with its text and status, in the order of the files.
  public var parameters: [Parameter]
  /// What the reader noticed and did not refuse.
  public var remarks: [Diagnostic]
  /// The files that were read, the scenario first, then includes and tables in order of first use.
  public var files: [SourceText]
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
}

/// The level of government of an agency.
public enum AgencyLevel: String, Sendable, Equatable, CaseIterable {
  case province, district, commune, outside
}

/// The people of one role at one agency.
public struct Staff: Sendable, Equatable {
  public var role: String
  /// How many posts, not negative; 2.5 are two full days and one half-day desk.
  public var posts: Double
  /// The chance that a post is absent on an open day, 0 to 1, drawn by post and date.
  public var absent: Double
}

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
  public var workflow: [WorkflowStep]
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

/// One staffed item of a workflow.
public struct WorkflowStep: Sendable, Equatable {
  public var name: String
  public var kind: StepKind
  public var agency: StepAgency
  /// The role that does the work, of the `agency`.
  public var role: String
  /// Hands-on time, in seconds of open time of the pool.
  public var work: Distribution
  /// Overrides the calendar's rule.
  public var atClosing: AtClosing?
  /// The chance that a dossier passes this step, drawn at each pass; 1 unless the file says otherwise.
  public var chance: Double
  /// Only dossiers of this channel pass it; `nil`: all.
  public var condition: ChannelCondition?
}

/// `if: channel = online` or `!=`.
public struct ChannelCondition: Sendable, Equatable {
  public var channel: Channel
  public var isEqual: Bool
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

/// How a dossier comes in.
public enum Channel: String, Sendable, Equatable, CaseIterable, Hashable {
  case counter, online
}

/// One source of dossiers.
public struct DemandEntry: Sendable, Equatable {
  /// The full name, `all.judicial` or `job`; the identity of the source.
  public var name: String
  /// The full name of the procedure.
  public var procedure: String
  public var rate: ArrivalRate
  /// The agencies (full names) that dossiers come from, and their shares (adding to 1); empty when
  /// no step depends on the place.
  public var places: [PlaceShare]
  /// In the order of `Channel.allCases`; shares add to 1.
  public var channels: [ChannelShare]
  /// At most this many dossiers arrive in a replication; `nil`: no end.
  public var first: Int?
}

/// A place and the share of a source's dossiers that come from it.
public struct PlaceShare: Sendable, Equatable {
  public var agency: String
  public var share: Double
}

/// A channel, its share of a source and its profile.
public struct ChannelShare: Sendable, Equatable {
  public var channel: Channel
  public var share: Double
  /// The name of the profile; `nil`: round the clock, evenly.
  public var profile: String?
}

/// How many dossiers arrive.
public enum ArrivalRate: Sendable, Equatable {
  /// Expected count over the scenario's own period, after all profiles.
  case perPeriod(Double)
  /// Expected count over each calendar year, after all profiles.
  case perYear(Double)
  /// Expected count over each calendar month, after all profiles.
  case perMonth(Double)
  /// Expected count over the period = value × its working days.
  case perWorkingDay(Double)
  /// A plain rate, per second of wall time.
  case perSecond(Double)
  /// A renewal process on the wall clock: gaps in seconds.
  case every(Distribution)
}

/// How arrivals follow the year, the week, the day and Tết.
public struct Profile: Sendable, Equatable {
  public var name: String
  /// Arrivals come only in the open hours of the intake agency.
  public var openHoursOnly: Bool
  /// Twelve weights, January first.
  public var months: [Double]
  /// Seven weights, Monday first.
  public var weekdays: [Double]
  /// Weights that hold from their time of day until the next; ascending; empty: even.
  public var hours: [HourWeight]
  public var tet: TetEffect?
  /// Growth per year, 0.03 for 3 %, linear around the middle of the period.
  public var trendPerYear: Double
  /// Standard deviation over mean of the factor of each calendar year; 0: none.
  public var yearSpread: Double
  /// Standard deviation over mean of the factor of each day; 0: none.
  public var daySpread: Double
}

/// A weight that holds from a time of day on.
public struct HourWeight: Sendable, Equatable {
  public var from: TimeOfDay
  public var weight: Double
}

/// Fewer dossiers before Tết and more after it.
///
/// The weight falls linearly from 1 to `low` over `before` days, jumps to `high` after the break and
/// returns linearly to 1 over `after` days.
public struct TetEffect: Sendable, Equatable {
  public var beforeDays: Int
  public var low: Double
  public var afterDays: Int
  public var high: Double
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
