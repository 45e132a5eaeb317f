/// A step on the road of a class of dossiers: where it is worked or waits, and where it goes then.
public struct FluidStep: Sendable, Hashable {
  /// For messages.
  public var name: String
  public var place: Place
  /// Where dossiers go, with probabilities; what is missing to 1 leaves without a result.
  public var links: [Link]
  /// The result is ready when a dossier comes here: what follows is no longer waited for.
  public var isAfterResult: Bool

  public init(name: String, at place: Place, links: [Link], isAfterResult: Bool = false) {
    self.name = name
    self.place = place
    self.links = links
    self.isAfterResult = isAfterResult
  }

  /// What becomes of a dossier at a step.
  public enum Place: Sendable, Hashable {
    /// It queues at a station, by index, and is worked there.
    case station(Int, work: Work)
    /// It waits for a while, however many others do.
    case delay(Delay)
    /// It waits until it is let through, as each slot says.
    case gate([Passage])
    /// It goes into all branches, by the index of their first steps, and on from the join.
    ///
    /// Branches come to the join over steps of their own. A fork has no links.
    case fork(branches: [Int], join: Int, isAny: Bool)
    /// The end of the branches of a fork.
    case join
  }

  /// The hours of work of one dossier for one server.
  public struct Work: Sendable, Hashable {
    /// Hours; below 0.0001 counts as that.
    public var mean: Double
    /// Squared coefficient of variation: variance over squared mean; 1 is exponential.
    public var scv: Double

    public init(mean: Double, scv: Double) {
      self.mean = mean
      self.scv = scv
    }
  }

  /// A wait without work.
  public struct Delay: Sendable, Hashable {
    /// Hours, of the time that `counts` says.
    public var mean: Double
    public var scv: Double
    /// Whether the hours are of the wall clock; otherwise they are of working time.
    public var isOnWallClock: Bool
    public var clock: Clock

    public init(mean: Double, scv: Double, isOnWallClock: Bool, clock: Clock = .runs) {
      self.mean = mean
      self.scv = scv
      self.isOnWallClock = isOnWallClock
      self.clock = clock
    }
  }

  /// What the statutory clock does in a wait.
  public enum Clock: UInt8, Sendable, Hashable {
    case runs, stands
    /// It starts anew at the end of the wait.
    case restarts
  }

  /// Whether a gate lets dossiers through in a slot.
  public enum Passage: UInt8, Sendable, Hashable {
    case shut
    /// Those who wait when the slot begins, and nobody after.
    case atStart
    /// Everybody, all the time.
    case open
  }

  /// A way on from a step.
  public struct Link: Sendable, Hashable {
    /// The index of a step of the same class; `nil`: the end of the road, with the result.
    public var step: Int?
    public var probability: Double

    public init(to step: Int?, _ probability: Double = 1) {
      self.step = step
      self.probability = probability
    }
  }
}
