/// One station over one slot.
struct StationSlot {
  var mean: Double
  var variance: Double
  let rate: Double
  /// The variance of arrivals over that of Poisson ones.
  let arrivalVariance: Double
  let service: Double
  var scv: Double
  let servers: Double
  /// The servers when it is open next.
  let reference: Double
  let absenceHours: Double
  private(set) var ahead = 0.0
  private(set) var aheadVariance = 0.0
  /// Server-hours.
  private(set) var worked = 0.0

  init(
    mean: Double, variance: Double, rate: Double, arrivalVariance: Double, service: Double,
    scv: Double, servers: Double, reference: Double, absenceHours: Double
  ) {
    self.mean = mean
    self.variance = variance
    self.rate = rate
    self.arrivalVariance = arrivalVariance
    self.service = max(service, 1e-4)
    self.scv = scv
    self.servers = servers
    self.reference = reference
    self.absenceHours = absenceHours
  }

  /// Two equal parts: between them stands what an arrival in the middle of the slot meets.
  ///
  /// One part is not enough: what is linearised at an empty morning station does not see it fill.
  mutating func advance(hours: Double, closure: FluidClosure) {
    let half = hours / 2
    guard servers > 0 else {
      mean += rate * half
      variance += rate * half * arrivalVariance
      note(closure.moments(mean: mean, variance: variance, servers: reference))
      mean += rate * half
      variance += rate * half * arrivalVariance
      return
    }
    step(closure.moments(mean: mean, variance: variance, servers: servers), half)
    let moments = closure.moments(mean: mean, variance: variance, servers: servers)
    note(moments)
    step(moments, half)
  }

  private mutating func note(_ moments: FluidMoments) {
    ahead = moments.ahead * service
    aheadVariance = service * service * (moments.aheadVariance + moments.ahead * scv)
  }

  /// One step of the exponential method of Euler.
  ///
  /// It follows the equations linearised at the start, whose slopes are -μ P(Q < c) for the mean and
  /// -2 μ Cov / Var for the variance, and so stays stable however short service is.
  private mutating func step(_ moments: FluidMoments, _ hours: Double) {
    let pace = 1 / service
    let drift = rate - pace * moments.busy
    let next = max(0, mean + drift * Self.damped(pace * moments.free, hours))
    let slope = 2 * pace * moments.covariance / max(variance, 1e-12)
    let growth =
      rate * arrivalVariance + pace * moments.busy * (scv + absenceHours * pace)
      - 2 * pace * moments.covariance
    variance = max(0, variance + growth * Self.damped(slope, hours))
    worked += (mean + rate * hours - next) * service
    mean = next
  }

  /// (1 - exp(-`slope` × `hours`)) / `slope`.
  @inline(__always)
  private static func damped(_ slope: Double, _ hours: Double) -> Double {
    let exponent = slope * hours
    guard exponent > 1e-6 else { return hours }
    return -FluidMath.exponentialLessOne(-exponent) / slope
  }
}
