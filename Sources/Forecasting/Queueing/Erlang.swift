import Foundation

/// Erlang's two formulas, for a load in erlangs: arrivals a unit of time × mean service time.
///
/// - SeeAlso: Erlang, "Solution of some problems in the theory of probabilities of significance in
///   automatic telephone exchanges", 1917; Shortle et al., *Fundamentals of Queueing Theory*, 5th ed.,
///   sections 3.3 and 3.5.
public enum Erlang {
  /// The chance that all servers are busy and an arrival is lost, where nobody waits (Erlang B).
  ///
  /// It holds for any law of the service time (M/G/c/c): only the mean matters.
  ///
  /// - Parameters:
  ///   - load: In erlangs; at least 0, and may be more than the servers.
  ///   - servers: From 1 to 10 million.
  /// - Returns: The chance, or `nil` for a load or a number outside of these bounds.
  /// - Complexity: O(`servers`), by a recursion that adds only positive numbers.
  public static func blocking(load: Double, servers: Int) -> Double? {
    guard QueueingCheck.allows(load: load, servers: servers) else { return nil }
    return loss(load: load, servers: servers)
  }

  /// The chance that an arrival has to wait, where everybody does who finds no free server
  /// (Erlang C).
  ///
  /// - Parameters:
  ///   - load: In erlangs; at least 0 and less than `servers`.
  ///   - servers: From 1 to 10 million.
  /// - Returns: The chance, or `nil` where there is no steady state or a number is out of bounds.
  /// - Complexity: O(`servers`).
  public static func waiting(load: Double, servers: Int) -> Double? {
    guard QueueingCheck.allows(load: load, servers: servers), load < Double(servers) else {
      return nil
    }
    return delay(loss: loss(load: load, servers: servers), load: load, servers: servers)
  }

  /// Erlang B for a number of servers that need not be whole, as 2.5 posts are not.
  ///
  /// The smooth curve through the whole numbers: 1 / B = ∫ load × e^(-load × t) × (1 + t)^servers dt
  /// over t from 0, to a relative 1e-12.
  ///
  /// - Parameters:
  ///   - load: In erlangs; at least 0.
  ///   - servers: From 0 to 10 million; with 0 everybody is lost.
  /// - Returns: The chance, or `nil` for a load or a number outside of these bounds.
  /// - SeeAlso: Jagerman, "Some properties of the Erlang loss function", Bell System Technical Journal
  ///   53 (1974) 525-551.
  public static func blocking(load: Double, servers: Double) -> Double? {
    guard load >= 0, load.isFinite, servers >= 0, servers <= Double(QueueingCheck.mostServers)
    else {
      return nil
    }
    if servers == 0 { return 1 }
    if load == 0 { return 0 }
    let whole = servers.rounded(.down)
    let fraction = servers - whole
    var loss = fraction == 0 ? 1 : partialLoss(load: load, fraction: fraction)
    for count in 0..<Int(whole) {
      let offered = load * loss
      loss = offered / (fraction + Double(count + 1) + offered)
    }
    return loss
  }

  /// Erlang C for a number of servers that need not be whole.
  ///
  /// - Parameters:
  ///   - load: In erlangs; at least 0 and less than `servers`.
  ///   - servers: Above 0, to 10 million.
  /// - Returns: The chance, or `nil` where there is no steady state or a number is out of bounds.
  public static func waiting(load: Double, servers: Double) -> Double? {
    guard load < servers, let loss = blocking(load: load, servers: servers) else { return nil }
    let free = (servers - load) / servers
    return min(1, loss / (free + (1 - free) * loss))
  }

  /// The integral for a number of servers between 0 and 1.
  ///
  /// With u = load × t it is ∫ e^-u (1 + u / load)^fraction du; u = exp(x - exp(-x)) makes of it a
  /// curve that falls doubly exponentially at both ends, which evenly spaced points sum almost exactly
  /// (Takahasi and Mori, 1974).
  private static func partialLoss(load: Double, fraction: Double) -> Double {
    let step = 1.0 / 32
    let sum = (-160...200).reduce(0.0) { sum, index in
      let x = Double(index) * step
      let tail = exp(-x)
      let u = exp(x - tail)
      // (1 + u / load)^fraction, also where u / load is beyond all numbers.
      let power = pow(load + u, fraction) / pow(load, fraction)
      return sum + exp(-u) * power * u * (1 + tail)
    }
    return min(1, 1 / (sum * step))
  }

  /// Erlang B for numbers that were checked.
  static func loss(load: Double, servers: Int) -> Double {
    var loss = 1.0
    for count in 1...servers { loss = next(loss, load: load, servers: count) }
    return loss
  }

  /// Erlang B for one server more: `loss` is that of `servers` - 1.
  static func next(_ loss: Double, load: Double, servers: Int) -> Double {
    // The quotient form does not overflow for any load.
    let offered = load * loss
    return offered / (Double(servers) + offered)
  }

  /// Erlang C from Erlang B.
  static func delay(loss: Double, load: Double, servers: Int) -> Double {
    let free = (Double(servers) - load) / Double(servers)
    return min(1, loss / (free + (1 - free) * loss))
  }
}
