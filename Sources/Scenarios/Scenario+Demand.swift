public import Statistics
public import WorkingTime

/// How a dossier comes in.
public enum Channel: String, Sendable, Equatable, CaseIterable, Hashable {
  case counter, online
  /// Filed online by staff at a counter: counted as online, works a counter.
  case assisted
  case postal

  /// Whether it counts in `received_online`.
  public var countsAsOnline: Bool { self == .online || self == .assisted }
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
  /// How many arrive together, from one place by one channel; 1 unless the file says otherwise.
  public var groupSize: Int
  /// Where its dossiers are taken in; `nil`: each by the agency that serves its place.
  public var intake: IntakeChoice? = nil
}

/// A place and the share of a source's dossiers that come from it.
public struct PlaceShare: Sendable, Equatable {
  public var agency: String
  public var share: Double

  /// Gives a place its share.
  public init(agency: String, share: Double) {
    self.agency = agency
    self.share = share
  }
}

/// A channel, its share of a source and its profile.
public struct ChannelShare: Sendable, Equatable {
  public var channel: Channel
  public var share: Double
  /// The name of the profile; `nil`: round the clock, evenly.
  public var profile: String?

  /// Gives a channel its share and its profile.
  public init(channel: Channel, share: Double, profile: String? = nil) {
    self.channel = channel
    self.share = share
    self.profile = profile
  }
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
  /// A recorded trace instead of rates.
  case trace(Trace)
}

/// Recorded arrivals of one procedure.
public struct Trace: Sendable, Equatable {
  /// Ascending by `received`; the shift is added already.
  public var rows: [TraceRow]
  /// 1.03 for `scale: +3 %`: rows are repeated or left out by named draws.
  public var scale: Double

  /// Makes a trace of rows that ascend by the time of arrival.
  public init(rows: [TraceRow], scale: Double = 1) {
    self.rows = rows
    self.scale = scale
  }
}

/// One recorded arrival.
public struct TraceRow: Sendable, Equatable {
  /// Seconds since 1970-01-01T00:00, Viet Nam time.
  public var received: Int64
  /// The full name of the place; `nil`: drawn by the demand's split, or none.
  public var place: String?
  public var channel: Channel
  /// In the order of the procedure's attributes: an index into the attribute's values; `nil`: drawn.
  public var attributes: [Int?]

  /// Makes one recorded arrival.
  public init(
    received: Int64, place: String? = nil, channel: Channel = .counter, attributes: [Int?] = []
  ) {
    self.received = received
    self.place = place
    self.channel = channel
    self.attributes = attributes
  }
}

/// The dossiers in hand when the period starts.
public struct Backlog: Sendable, Equatable {
  /// The day before the first day of the period.
  public var asOf: CivilDate
  public var placement: BacklogPlacement
  public var entries: [BacklogEntry]

  /// Makes a backlog as of the day before the period.
  public init(asOf: CivilDate, placement: BacklogPlacement = .byAge, entries: [BacklogEntry]) {
    self.asOf = asOf
    self.placement = placement
    self.entries = entries
  }
}

/// Where the dossiers of a backlog stand that name no step.
public enum BacklogPlacement: String, Sendable, Equatable, CaseIterable {
  /// Where a dossier of its age stands in a warm-up run.
  case byAge = "by age"
  /// At the first item after acceptance.
  case first
}

/// The state in the portal of dossiers in hand.
public enum BacklogState: String, Sendable, Equatable, CaseIterable {
  /// Handed in and not yet accepted.
  case submitted
  case received
  case inProgress = "in-progress"
  case awaitingSupplement = "awaiting-supplement"
  case awaitingPayment = "awaiting-payment"

  /// The applicant has to do something.
  public var awaitsApplicant: Bool { self == .awaitingSupplement || self == .awaitingPayment }
}

/// Some dossiers in hand: one row of the table.
public struct BacklogEntry: Sendable, Equatable {
  /// The full name.
  public var procedure: String
  /// The full name of the place; `nil`: drawn by the split of the procedure's demand.
  public var place: String?
  /// The days on which they were accepted, or handed in where they are not yet accepted, spread
  /// evenly over their open time.
  public var received: ClosedRange<CivilDate>
  public var count: Int
  public var state = BacklogState.inProgress
  /// The name of the item that they wait for, or in which they are held; `nil`: by the placement.
  public var step: String?
  /// The days on which they began to be held, spread evenly over their open time; `nil`: not known.
  public var since: ClosedRange<CivilDate>?
  /// `due_lawful`; `nil`: by the clock from the acceptance.
  public var due: CivilDate?

  /// Makes one row; what is left out is drawn, placed or worked out.
  public init(
    procedure: String, place: String? = nil, received: ClosedRange<CivilDate>, count: Int,
    step: String? = nil, due: CivilDate? = nil, state: BacklogState = .inProgress,
    since: ClosedRange<CivilDate>? = nil
  ) {
    self.procedure = procedure
    self.place = place
    self.received = received
    self.count = count
    self.step = step
    self.due = due
    self.state = state
    self.since = since
  }
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
