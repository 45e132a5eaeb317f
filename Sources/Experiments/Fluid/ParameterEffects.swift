import Engine
import Forecasting
import Scenarios

/// What a quantity of the scenario moves: the on-time rate if it were a tenth more.
public struct ParameterEffect: Sendable, Equatable {
  /// Where it stands in the scenario, as `motcua validate` lists it; of what a table gives, where it would
  /// stand.
  public let parameter: String
  /// Whether it is assumed; `nil`: the scenario gives it in a table or for several at once.
  public let isAssumed: Bool?
  /// The network's share of the resolved that are on time, with a tenth more less as it is, in a year of
  /// mean demand.
  public let difference: Double
}

/// Which quantities of an office move its on-time rate most, one at a time, by its fluid network.
///
/// Arrivals of procedures, work of items, posts and waits are asked: all of them in small offices; in
/// larger ones those behind the hours of the fullest pools, since others move little.
struct ParameterEffects {
  /// The widest first; equal ones by name.
  let all: [ParameterEffect]

  /// One more tenth.
  private static let factor = 1.1
  /// Steps × slots of all networks that are solved.
  private static let mostWork = 6e7
  private static let (mostAsked, leastAsked) = (60, 6)

  /// - Throws: `FluidError`, or what `isCancelled` leads to.
  init(
    _ translation: FluidTranslation, _ scenario: Scenario, base forecast: FluidForecast, jobs: Int,
    _ isCancelled: @Sendable () -> Bool
  ) throws {
    var network = translation.network
    network.yearVariation = 0
    let count = min(Self.mostAsked, max(Self.leastAsked, Int(Self.mostWork / network.size)))
    let changes = Array(Self.changes(translation, scenario, forecast).prefix(count))
    let plain = network
    let rates = try parallelMap(changes.count + 1, jobs: jobs) { index in
      if isCancelled() { throw RunError.cancelled }
      let own = index == 0 ? plain : changes[index - 1].applied(to: plain, translation)
      return try own.forecast().total.onTimeOfResolved
    }
    guard let base = rates[0] else {
      all = []
      return
    }
    let statuses = Dictionary(
      scenario.parameters.map { ($0.path, $0.status) }, uniquingKeysWith: { first, _ in first })
    all = zip(changes, rates.dropFirst()).compactMap { change, rate -> ParameterEffect? in
      // `clerk: 2 posts` is listed without the key that the long form has.
      let short = change.name.hasSuffix(".posts") ? String(change.name.dropLast(6)) : change.name
      let name = statuses[change.name] == nil && statuses[short] != nil ? short : change.name
      return rate.map { rate in
        ParameterEffect(
          parameter: name, isAssumed: statuses[name].map { $0 == .assumed },
          difference: rate - base)
      }
    }.sorted {
      (-abs($0.difference), $0.parameter) < (-abs($1.difference), $1.parameter)
    }
  }

  /// One quantity.
  private struct Change: Hashable {
    enum Kind: Hashable {
      case arrivals(procedure: Int)
      case work(procedure: Int, item: String)
      case posts(station: Int)
      case waits
    }

    let kind: Kind
    let name: String

    func applied(to network: FluidNetwork, _ translation: FluidTranslation) -> FluidNetwork {
      var network = network
      switch kind {
      case .posts(let station):
        for slot in network.stations[station].servers.indices {
          network.stations[station].servers[slot] *= factor
        }
      case .arrivals(let procedure):
        for index in network.classes.indices where translation.procedures[index] == procedure {
          network.classes[index].arrivals = network.classes[index].arrivals.map { $0 * factor }
        }
      case .work(let procedure, let item):
        for index in network.classes.indices where translation.procedures[index] == procedure {
          network.classes[index].stretchWork(of: item, by: factor)
        }
      case .waits:
        for index in network.classes.indices { network.classes[index].stretchWaits(by: factor) }
      }
      return network
    }
  }

  /// The quantities there are, those first that stand behind the most hours of full pools.
  private static func changes(
    _ translation: FluidTranslation, _ scenario: Scenario, _ forecast: FluidForecast
  ) -> [Change] {
    let network = translation.network
    var weights: [Change: Double] = [:]
    for (index, station) in forecast.stations.enumerated() {
      let name = "agencies.\(parameterPath(ofPool: network.stations[index].name)).posts"
      weights[Change(kind: .posts(station: index), name: name)] = pressure(station)
    }
    for (index, item) in network.classes.enumerated() {
      let procedure = translation.procedures[index]
      let name = scenario.procedures[procedure].name
      let dossiers = item.arrivals.reduce(0, +)
      var sum = 0.0
      var seen: Set<String> = []
      for step in item.steps {
        // Copies of an item have its name and are rarer.
        guard case .station(let station, let work) = step.place,
          seen.insert(step.name).inserted
        else { continue }
        let part = share(of: dossiers * work.mean, forecast.stations[station])
        sum += part
        let change = Change(
          kind: .work(procedure: procedure, item: step.name),
          name: "procedures.\(name).steps.\(step.name).work")
        weights[change, default: 0] += part
      }
      let arrivals = Change(kind: .arrivals(procedure: procedure), name: "demand.\(name).arrivals")
      weights[arrivals, default: 0] += sum
    }
    let fullest = weights.values.max() ?? 0
    let hasWaits = network.classes.contains { $0.steps.contains(where: \.isWait) }
    if hasWaits { weights[Change(kind: .waits, name: "all waits without work")] = fullest }
    return weights.sorted { (-$0.value, $0.key.name) < (-$1.value, $1.key.name) }.map(\.key)
  }

  /// How much a pool's load weighs: as its queue would.
  private static func pressure(_ station: FluidForecast.Station) -> Double {
    let load = min(station.utilisation ?? 0, 0.99)
    return load * load / (1 - load)
  }

  private static func share(of hours: Double, _ station: FluidForecast.Station) -> Double {
    station.workedHours > 0 ? pressure(station) * min(1, hours / station.workedHours) : 0
  }

  /// `department.officer` is `department.staff.officer`.
  private static func parameterPath(ofPool name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return name }
    return "\(name[..<dot]).staff.\(name[name.index(after: dot)...])"
  }
}

extension FluidNetwork {
  /// What solving it costs, in steps × slots.
  var size: Double {
    Double(classes.reduce(0) { $0 + $1.steps.count }) * Double(grid.count)
  }
}

extension FluidStep {
  fileprivate var isWait: Bool {
    if case .delay(let delay) = place { delay.mean > 0 } else { false }
  }
}

extension FluidClass {
  fileprivate mutating func stretchWork(of item: String, by factor: Double) {
    for index in steps.indices where steps[index].name == item {
      if case .station(let station, var work) = steps[index].place {
        work.mean *= factor
        steps[index].place = .station(station, work: work)
      }
    }
  }

  fileprivate mutating func stretchWaits(by factor: Double) {
    for index in steps.indices {
      if case .delay(var delay) = steps[index].place {
        delay.mean *= factor
        steps[index].place = .delay(delay)
      }
    }
  }
}
