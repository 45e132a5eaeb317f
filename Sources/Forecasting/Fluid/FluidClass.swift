/// Dossiers of one kind: how many come when, which road they go, and when they are due.
public struct FluidClass: Sendable, Hashable {
  /// For messages and results.
  public var name: String
  /// The road; it begins at the first step.
  public var steps: [FluidStep]
  /// The step at whose end the statutory clock starts; `nil`: on arrival.
  public var acceptance: Int?
  /// The expected dossiers of each slot; what was counted, for a path.
  public var arrivals: [Double]
  /// The coefficient of variation of a factor of mean 1 that makes days good or bad; 0: Poisson.
  ///
  /// The factors of classes are taken as one where they meet at a station.
  public var dayVariation: Double
  /// For a dossier accepted in the middle of each slot, the working hours until it is late.
  ///
  /// Infinite: no limit. The list may be empty: no limit at all.
  public var deadlines: [Double]
  /// The dossiers in hand at the start.
  public var backlog: [InHand]
  /// Whether its dossiers count in the total; others only take time of the stations.
  public var isCounted: Bool

  public init(
    name: String, steps: [FluidStep], acceptance: Int? = nil, arrivals: [Double],
    dayVariation: Double = 0, deadlines: [Double] = [], backlog: [InHand] = [],
    isCounted: Bool = true
  ) {
    self.name = name
    self.steps = steps
    self.acceptance = acceptance
    self.arrivals = arrivals
    self.dayVariation = dayVariation
    self.deadlines = deadlines
    self.backlog = backlog
    self.isCounted = isCounted
  }

  /// Dossiers that wait at a step when the network starts.
  public struct InHand: Sendable, Hashable {
    /// The step they wait for, after acceptance.
    public var step: Int
    public var count: Double
    /// The working hours that are left until they are late; below 0 they are late already.
    public var hoursLeft: Double

    public init(step: Int, count: Double, hoursLeft: Double) {
      self.step = step
      self.count = count
      self.hoursLeft = hoursLeft
    }
  }
}
