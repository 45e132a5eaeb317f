import Engine
import Forecasting
import Foundation

/// What the fluid network of one policy says of it.
struct PolicyNetwork {
  /// The share of the resolved that are on time.
  let rate: Double
  /// The variance of the logit of that share over what the year's demand may be.
  let pathVariance: Double
  /// By pool.
  let utilisations: [String: Double]
  let leftOut: [FluidTranslation.LeftOut]

  /// - Throws: `FluidError` where the model has no working time, no demand or no result.
  /// - Complexity: That of a forecast of its network with three years.
  init(_ model: Model) throws(FluidError) {
    let translation = try FluidTranslation(model)
    let forecast = try translation.network.forecast()
    let rates = forecast.years.compactMap(\.total.onTimeOfResolved)
    guard let rate = forecast.total.onTimeOfResolved, rates.count == forecast.years.count else {
      throw .empty(place: "the list of dossiers that have a result in the period")
    }
    self.rate = rate
    // Rates of 0 and 1 have no logit; no rate is known better than to a ten-thousandth.
    let logits = rates.map { log(($0 + 1e-4) / (1 - $0 + 1e-4)) }
    let weights = forecast.years.map(\.weight)
    let mean = zip(weights, logits).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = zip(weights, logits).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    pathVariance = min(100, variance)
    var loads: [String: Double] = [:]
    for (index, station) in forecast.stations.enumerated() {
      loads[model.pools[translation.pools[index]].name] = station.utilisation
    }
    utilisations = loads
    leftOut = translation.leftOut
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
