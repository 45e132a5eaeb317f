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
  /// - Complexity: That of three forecasts of its network.
  init(_ model: Model) throws {
    let translation = try FluidTranslation(model)
    let network = translation.network
    let deviation = min(network.yearVariation, 0.9)
    let (less, more) = (network.scaled(by: 1 - deviation), network.scaled(by: 1 + deviation))
    let forecasts =
      try FluidNetwork.forecasts(of: [network])
      + FluidNetwork.forecasts(of: [less, more], yearPoints: 1)
    let rates = forecasts.compactMap(\.total.onTimeOfResolved)
    guard rates.count == forecasts.count else {
      throw FluidError.empty(place: "the list of dossiers that have a result in the period")
    }
    // Rates of 0 and 1 have no logit; no rate is known better than to a ten-thousandth.
    func logit(_ rate: Double) -> Double { log((rate + 1e-4) / (1 - rate + 1e-4)) }
    rate = rates[0]
    let half = (logit(rates[1]) - logit(rates[2])) / 2
    pathVariance = min(100, half * half)
    var loads: [String: Double] = [:]
    for (index, station) in forecasts[0].stations.enumerated() {
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

extension FluidNetwork {
  /// The same in a year of which the demand is known.
  fileprivate func scaled(by factor: Double) -> FluidNetwork {
    var network = self
    network.yearVariation = 0
    for index in classes.indices {
      network.classes[index].arrivals = classes[index].arrivals.map { $0 * factor }
    }
    return network
  }
}
