/// What a fluid network expects: dossiers on time, open, and the load of stations.
///
/// Counts are expectations over the counted slots; a rate is a ratio of two of them, as a mean rate of
/// many runs is, and `nil` where nothing is expected below.
public struct FluidForecast: Sendable, Equatable {
  /// All classes together.
  public var total: Figures
  /// In the order of the classes.
  public var classes: [Figures]
  /// In the order of the stations.
  public var stations: [Station]
  /// The years of which it is the mean; one where the demand of the year is known.
  public internal(set) var years: [Year] = []

  /// A year that may come.
  public struct Year: Sendable, Equatable {
    /// What its demand is of the mean.
    public let factor: Double
    /// Its weight among the years; the weights add up to 1.
    public let weight: Double
    /// All classes together.
    public let total: Figures
  }

  /// What is expected of some dossiers.
  ///
  /// The books: `arrived` = `ended` + `left` + `open`, over all slots and with the dossiers in hand.
  public struct Figures: Sendable, Equatable {
    /// Came, or were in hand at the start; ended their road; left it without a result.
    public var arrived = 0.0
    public var ended = 0.0
    public var left = 0.0
    /// Accepted in the counted slots.
    public var accepted = 0.0
    /// Of these, those with a result at last that is not late, whenever it comes.
    public var acceptedOnTime = 0.0
    /// Of these, those with a result at last.
    public var acceptedResolved = 0.0
    /// Resolved in the counted slots, whenever accepted; and of these those that are not late.
    public var resolved = 0.0
    public var resolvedOnTime = 0.0
    /// Due in the counted slots and with a result at last; and of these those that are not late.
    public var due = 0.0
    public var dueOnTime = 0.0
    /// On the road at the end.
    public var open = 0.0
    /// The sum of the working hours from acceptance to result of the resolved.
    public var resolvedHours = 0.0

    /// Of dossiers resolved in the counted slots the share resolved in time: the headline rate,
    /// `on_time_rate_resolved` of a run.
    public var onTimeOfResolved: Double? { Self.share(resolvedOnTime, resolved) }
    /// Of dossiers accepted in the counted slots and resolved at last, the share resolved in time:
    /// `on_time_rate_cohort` of a run.
    public var onTimeOfAccepted: Double? { Self.share(acceptedOnTime, acceptedResolved) }
    /// Of dossiers due in the counted slots the share resolved in time.
    public var onTimeOfDue: Double? { Self.share(dueOnTime, due) }
    /// Working hours from acceptance to result, the mean over the resolved.
    public var meanHours: Double? { resolved > 1e-9 ? resolvedHours / resolved : nil }

    private static func share(_ part: Double, _ whole: Double) -> Double? {
      whole > 1e-9 ? min(1, max(0, part / whole)) : nil
    }

    mutating func add(_ other: Figures, weight: Double) {
      arrived += weight * other.arrived
      ended += weight * other.ended
      left += weight * other.left
      accepted += weight * other.accepted
      acceptedOnTime += weight * other.acceptedOnTime
      acceptedResolved += weight * other.acceptedResolved
      resolved += weight * other.resolved
      resolvedOnTime += weight * other.resolvedOnTime
      due += weight * other.due
      dueOnTime += weight * other.dueOnTime
      open += weight * other.open
      resolvedHours += weight * other.resolvedHours
    }
  }

  /// What is expected of a station.
  public struct Station: Sendable, Equatable {
    /// Dossiers that come to it.
    public var arrivals = 0.0
    /// Server-hours worked, and offered.
    public var workedHours = 0.0
    public var offeredHours = 0.0
    /// The mean wait of those who come, in working hours; `nil`: nobody comes, or some wait for ever.
    public var meanWait: Double?

    /// The share of the offered time that is worked; `nil`: nobody is ever there.
    public var utilisation: Double? { offeredHours > 0 ? workedHours / offeredHours : nil }
  }
}

extension FluidNetwork {
  /// What the network expects.
  ///
  /// - Parameters:
  ///   - closure: The law of queues.
  ///   - yearPoints: 1, 3 or 5 points for the factor of the year.
  /// - Returns: Expectations over the counted slots.
  /// - Throws: ``FluidError`` when a number is out of range or the road of a class is broken.
  /// - Complexity: O(slots × (steps + roads)) of distinct stations and classes: alike ones are solved
  ///   once.
  public func forecast(
    closure: FluidClosure = .automatic, yearPoints: Int = 3
  ) throws(FluidError) -> FluidForecast {
    try Self.forecasts(of: [self], closure: closure, yearPoints: yearPoints)[0]
  }

  /// What networks of one shape expect, laid out once: policies differ in numbers alone.
  ///
  /// Stations, classes, steps and links must be the same; servers, work, probabilities, arrivals,
  /// deadlines, waits and gates may differ. Each network gets the figures it has alone, to rounding.
  ///
  /// - Throws: ``FluidError/differentShape(place:)``, and as ``forecast(closure:yearPoints:)``.
  public static func forecasts(
    of networks: [FluidNetwork], closure: FluidClosure = .automatic, yearPoints: Int = 3
  ) throws(FluidError) -> [FluidForecast] {
    let plan = try FluidPlan(networks, closure: closure)
    return networks.map { network in
      let numbers = FluidNumbers(plan, network)
      let roads = FluidNetworkRoads(plan, numbers)
      var forecast = FluidForecast(
        total: .init(),
        classes: [FluidForecast.Figures](repeating: .init(), count: network.classes.count),
        stations: [FluidForecast.Station](repeating: .init(), count: network.stations.count))
      for year in YearPoint.points(variation: network.yearVariation, count: yearPoints) {
        var flow = FluidFlow(plan, numbers, factor: year.factor)
        flow.run()
        FluidReading(plan, numbers, roads, flow).add(year, to: &forecast)
      }
      return forecast
    }
  }
}
