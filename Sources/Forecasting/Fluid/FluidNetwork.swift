/// A time-varying network of stations that dossiers pass, in means and variances instead of draws.
///
/// It knows nothing of scenarios: slots of time, stations with servers by slot, classes of dossiers
/// with roads, waits, deadlines and dossiers in hand. ``forecast(closure:yearPoints:)`` says what share
/// of them will be on time, in milliseconds for a few stations and a year.
///
/// What it does, and where each part comes from:
///
/// * The number of dossiers at each station is carried forward slot by slot as a mean m and a variance
///   v. With inflow λ, service rate μ per server (the mean over the classes that stand there), servers
///   c and squared coefficients of variation a of arrivals and s of service, dm/dt = λ - μ E[min(Q, c)]
///   and dv/dt = λ a + μ s E[min(Q, c)] - 2 μ Cov(Q, min(Q, c)), with what absence adds. Q's law is a
///   ``FluidClosure``. This is no steady state: overload, a thin summer and dossiers in hand come out by
///   themselves.
/// * An arrival waits until the servers' curve of capacity has passed the work that is before it: the
///   horizontal distance between what has come and what can be done. It does not look at later
///   arrivals, which a first-come queue does not either.
/// * The road of a dossier is a mixture over rework and branches; along a road means and variances of
///   time are summed, with the waits that are met at that time, and time at a deadline has a gamma law.
///   Visits to one station within its memory wait long or short together. Dossiers accepted within an
///   eighth of their limit are followed as one block.
/// * An uncertain demand of the year is a factor of mean 1, at the points of Gauss and Hermite.
///
/// Assumptions beyond those: stations are independent of each other given their inflow, whose variance
/// is that of Poisson, of day factors, and of the work that dossiers bring in several visits; every station is first come, first served over its classes, which
/// leave it in proportion; work takes a server's full time while the station is open. There are no
/// priorities, no batches of limited size, and nobody works at two stations.
///
/// - SeeAlso: Massey and Pender (2013), see ``FluidClosure``; Rothkopf and Oren (1979).
public struct FluidNetwork: Sendable, Hashable {
  public var grid: FluidGrid
  public var stations: [FluidStation]
  public var classes: [FluidClass]
  /// The coefficient of variation of a factor of mean 1 that all demand has in common; 0: none.
  public var yearVariation: Double
  /// The slot in which counting starts; those before it are a warm-up.
  public var firstCounted: Int
  /// Whether arrivals are counts instead of means: then they add nothing to the variance of queues.
  public internal(set) var hasKnownArrivals = false

  public init(
    grid: FluidGrid, stations: [FluidStation], classes: [FluidClass], yearVariation: Double = 0,
    firstCounted: Int = 0
  ) {
    self.grid = grid
    self.stations = stations
    self.classes = classes
    self.yearVariation = yearVariation
    self.firstCounted = firstCounted
  }

  /// The same network with other arrivals: one path that was counted, or drawn, instead of a mean.
  ///
  /// What arrivals add to the variance of queues is left out, since they are known: the year's, that of
  /// days, and that of Poisson ones.
  ///
  /// - Parameter arrivals: For each class the dossiers of each slot.
  /// - Returns: A network without day factors and without a factor of the year.
  /// - Throws: ``FluidError/wrongCount(place:given:expected:)``.
  public func following(arrivals: [[Double]]) throws(FluidError) -> FluidNetwork {
    try FluidCheck.count(arrivals.count, classes.count, "the arrivals of the classes")
    var network = self
    network.yearVariation = 0
    network.hasKnownArrivals = true
    for index in classes.indices {
      network.classes[index].arrivals = arrivals[index]
      network.classes[index].dayVariation = 0
    }
    return network
  }
}
