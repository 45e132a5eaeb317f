/// A place of work of a fluid network: servers who take dossiers in the order in which they come.
public struct FluidStation: Sendable, Hashable {
  /// For messages and results.
  public var name: String
  /// The servers at work in each slot, absence taken off.
  ///
  /// They need not be whole; 0 means closed. Below 1 they count as one server who is as much slower.
  public var servers: [Double]
  /// The share of days on which a server is away, from 0 to below 1.
  ///
  /// It is in `servers` already; here it adds to the variance, since somebody who is away is so for a
  /// whole day. Servers are away independently of each other.
  public var absence: Double

  public init(name: String, servers: [Double], absence: Double = 0) {
    self.name = name
    self.servers = servers
    self.absence = absence
  }
}
