/// One indicator of decision 766 that follows from dossiers, by our reading.
public struct Indicator766: Sendable, Equatable {
  public var kind: Kind
  /// In truth, and by the records where the scenario says how they are kept.
  public var truly: Figure
  public var recorded: Figure?
  /// What the scenario has to give before it can be worked out; `nil`: nothing is missing.
  public var missing: String?
  /// What was taken for granted because the scenario does not say it; `nil`: nothing.
  public var assumption: String?

  /// A figure over all replications, as a ratio of sums.
  public struct Figure: Sendable, Equatable {
    /// Means over replications; `nil` where the indicator is no ratio of counts.
    public var numerator: Double?
    public var denominator: Double?
    public var value: Double?

    public init(numerator: Double? = nil, denominator: Double? = nil, value: Double? = nil) {
      self.numerator = numerator
      self.denominator = denominator
      self.value = value
    }
  }

  /// The indicators, by their numbers in the decision.
  public enum Kind: String, Sendable, CaseIterable {
    case onTime = "2.1"
    case processingTime = "2.2"
    case servicesWithDossiers = "3.2"
    case onlineShare = "3.3"
    case electronicResults = "4.1"
    case digitised = "4.2"
    case reused = "4.3"
    case satisfaction = "5.4"
  }
}

extension Indicator766.Kind {
  /// From which value on all points are given; `nil`: none was published.
  public var threshold: Double? {
    switch self {
    case .onlineShare: 0.5
    case .digitised, .reused: 0.8
    case .satisfaction: 0.9
    case .onTime, .processingTime, .servicesWithDossiers, .electronicResults: nil
    }
  }

  /// The most points; `nil`: not published.
  public var mostPoints: Double? {
    switch self {
    case .onTime: 20
    case .satisfaction: 6
    default: nil
    }
  }

  /// The points of a value, in proportion up to the threshold; `nil` where no most is published.
  public func points(of value: Double?) -> Double? {
    guard let value, let mostPoints else { return nil }
    return mostPoints * max(0, min(1, value / (threshold ?? 1)))
  }

  public var isShare: Bool { self != .processingTime }

  /// How we read the decision's words.
  public var reading: String {
    switch self {
    case .onTime:
      "our reading: (ended by due_current + open and not past it, with one request for papers at most) / (carried over + received)"
    case .processingTime:
      "our reading: open time from acceptance to result without lawful suspension, of those resolved in the period, in working days whatever the unit of the limit"
    case .servicesWithDossiers:
      "our reading: procedures with a dossier received online / procedures that can be filed online"
    case .onlineShare:
      "our reading: received online, assisted filing included / received; all of them synchronised"
    case .electronicResults:
      "our reading: share given as e-result of the resolved"
    case .digitised:
      "our reading: share given as digitised of the resolved"
    case .reused:
      "our reading: share given as reused of the received"
    case .satisfaction:
      "our reading: 100 % - (100 % - indicator 2.1) - share given as dislike; no survey"
    }
  }
}
