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
    guard Check.allows(load: load, servers: servers) else { return nil }
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
    guard Check.allows(load: load, servers: servers), load < Double(servers) else { return nil }
    return delay(loss: loss(load: load, servers: servers), load: load, servers: servers)
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
