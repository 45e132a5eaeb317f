import Engine
import Forecasting
import Foundation

/// What the fluid network of one policy says of it.
struct PolicyNetwork {
  /// The share of the resolved that are on time.
  let rate: Double
  /// The variance of the logit of that share over who may come when.
  let pathVariance: Double
  /// By pool.
  let utilisations: [String: Double]
  let translation: FluidTranslation
  let forecast: FluidForecast
  private let seed: UInt64
  /// The rates on the arrivals of the first replications; none of networks that are too large.
  private let pathRates: [Double?]

  var leftOut: [FluidTranslation.LeftOut] { translation.leftOut }

  /// - Throws: `FluidError` where the model has no working time, no demand or no result.
  /// - Complexity: That of a forecast of its network with three years, and of one for each path.
  init(_ model: Model, seed: UInt64) throws(FluidError) {
    translation = try FluidTranslation(model)
    self.seed = seed
    forecast = try translation.network.forecast()
    guard let rate = forecast.total.onTimeOfResolved else {
      throw .empty(place: "the list of dossiers that have a result in the period")
    }
    self.rate = rate
    var pathRates: [Double?] = []
    for replication in 0..<Self.pathCount(translation.network) {
      pathRates.append(
        try translation.onTimeOfResolved(ofReplication: replication, seed: seed))
    }
    self.pathRates = pathRates
    let known = pathRates.compactMap { $0 }
    if known.count >= Self.leastPaths {
      pathVariance = Self.variance(known.map { ($0, 1 / Double(known.count - 1)) })
    } else {
      pathVariance = Self.variance(
        forecast.years.compactMap { year in
          year.total.onTimeOfResolved.map { ($0, year.weight) }
        })
    }
    var loads: [String: Double] = [:]
    for (index, station) in forecast.stations.enumerated() {
      loads[model.pools[translation.pools[index]].name] = station.utilisation
    }
    utilisations = loads
  }

  /// The rate on the arrivals of a replication; `nil` where nothing has a result, and of networks that are
  /// too large to follow every path.
  ///
  /// - Complexity: That of a forecast with one year, behind the first replications.
  func rate(ofReplication replication: Int) throws(FluidError) -> Double? {
    guard !pathRates.isEmpty else { return nil }
    return replication < pathRates.count
      ? pathRates[replication]
      : try translation.onTimeOfResolved(ofReplication: replication, seed: seed)
  }

  /// Paths by which a variance is told, and below how many it is not.
  private static let (mostPaths, leastPaths) = (16, 4)
  /// Steps × slots of all paths together; of larger offices few paths could be followed in seconds.
  private static let mostWork = 1.6e7

  private static func pathCount(_ network: FluidNetwork) -> Int {
    let count = Int(min(Double(mostPaths), mostWork / network.size))
    return count < leastPaths ? 0 : count
  }

  /// The variance of logits of rates, given with what each squared deviation weighs.
  private static func variance(_ rates: [(rate: Double, weight: Double)]) -> Double {
    // Rates of 0 and 1 have no logit; no rate is known better than to a ten-thousandth.
    let logits = rates.map { log(($0.rate + 1e-4) / (1 - $0.rate + 1e-4)) }
    let sum = rates.reduce(0) { $0 + $1.weight }
    guard sum > 0 else { return 0 }
    let mean = zip(rates, logits).reduce(0) { $0 + $1.0.weight * $1.1 } / sum
    return min(
      100, zip(rates, logits).reduce(0) { $0 + $1.0.weight * ($1.1 - mean) * ($1.1 - mean) })
  }
}

extension PolicyForecaster {
  /// Stations by whose load policies are told apart: those that are fullest under any.
  private static let mostStations = 6

  /// The policies as the metamodel sees them.
  static func inputs(of networks: [PolicyNetwork]) -> [OnTimePolicy] {
    var fullest: [String: Double] = [:]
    for network in networks {
      fullest.merge(network.utilisations) { max($0, $1) }
    }
    let stations = fullest.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(mostStations).map(\.key)
    return networks.map { network in
      OnTimePolicy(
        levers: [],
        // Nobody comes there under this policy.
        utilisations: stations.map { max(network.utilisations[$0] ?? 0, 1e-3) },
        analyticRate: network.rate, pathVariance: network.pathVariance)
    }
  }
}
