/// Why a queueing formula has no answer.
public enum QueueingError: Error, Equatable, Sendable {
  /// A number is negative, infinite, no number, or otherwise outside of what the formula takes.
  case outOfRange(name: String, value: Double, range: String)
  /// More work comes than the servers can do, so that the queue grows without end.
  case noSteadyState(load: Double, servers: Int)
  /// A station of a network gets more work than its servers can do.
  case unstableStation(name: String, load: Double, servers: Int)
  /// The routing gives a row for each station, a share for each station in it, and shares that add
  /// up to at most 1.
  case badRouting(station: String, fact: String)
  /// From some stations nobody ever leaves the network.
  case neverLeaves
  /// No number of servers up to the bound meets the target.
  case outOfReach(mostServers: Int)
}

extension QueueingError: CustomStringConvertible {
  /// The fact and the mend, in one line.
  public var description: String {
    switch self {
    case .outOfRange(let name, let value, let range):
      "\(name) is \(value); it must be \(range)"
    case .noSteadyState(let load, let servers):
      "a load of \(load) on \(servers) servers has no steady state; "
        + "more than \(load) servers are needed"
    case .unstableStation(let name, let load, let servers):
      "station '\(name)' has a load of \(load) on \(servers) servers and no steady state"
    case .badRouting(let station, let fact):
      "the routing from station '\(station)' \(fact)"
    case .neverLeaves:
      "some stations only send to each other, so that nobody there ever leaves the network"
    case .outOfReach(let mostServers):
      "no number of servers up to \(mostServers) meets the target"
    }
  }
}

/// Checks of what goes into a formula.
enum QueueingCheck {
  /// The most servers or places a recursion is run for.
  static let mostServers = 10_000_000

  static func positive(_ value: Double, _ name: String) throws(QueueingError) {
    guard value > 0, value.isFinite else {
      throw .outOfRange(name: name, value: value, range: "above 0 and finite")
    }
  }

  static func notNegative(_ value: Double, _ name: String) throws(QueueingError) {
    guard value >= 0, value.isFinite else {
      throw .outOfRange(name: name, value: value, range: "at least 0 and finite")
    }
  }

  static func servers(_ count: Int, _ name: String = "servers") throws(QueueingError) {
    guard (1...mostServers).contains(count) else {
      throw .outOfRange(name: name, value: Double(count), range: "from 1 to \(mostServers)")
    }
  }

  /// Refuses a result that left the numbers, as the quotient of extreme rates may.
  static func finite(_ value: Double, _ name: String) throws(QueueingError) {
    guard value.isFinite else {
      throw .outOfRange(name: name, value: value, range: "finite")
    }
  }

  /// Whether a load and a number of servers can go into Erlang's formulas.
  static func allows(load: Double, servers: Int) -> Bool {
    load >= 0 && load.isFinite && (1...mostServers).contains(servers)
  }
}
