import Scenarios
import Statistics
import WorkingTime

/// The people of one role at one agency, as a run sees them.
public struct PoolModel: Sendable {
  /// `communes.c01.officer`.
  public let name: String
  /// The agency whose staff it is.
  let agency: UInt32
  /// Posts when the run starts, a fraction is the last one's.
  public let posts: Double
  /// Posts from later instants on, ascending.
  public let changes: [PostsFrom]
  public let absent: Double
  let calendar: UInt32
  let atClosing: AtClosing
  let order: QueueOrder
  let preempts: Bool
  /// The days on which it works on the dossiers of each place, by agency index, as bits from Monday;
  /// `nil`: every day on all.
  let visitDays: [UInt8]?
  let key: UInt64
  /// Its queue is kept by rule: it needs more than the quick way of first come, first served.
  var isServedByRule: Bool
  /// The hours of a piece of work are divided by it.
  let productivity: Double
  let learning: LearningModel?
  /// Rows of `Model.secondments`: those that bring somebody here, and those that take somebody away.
  var seats: [Int] = []
  var lends: [Int] = []
  /// How many people the rows of `seats` bring.
  var seatCount = 0
  /// The lists of its agency's reviews, a bit for each.
  var lists: UInt16 = 0

  /// Posts that hold from an instant on.
  public struct PostsFrom: Sendable, Equatable, BitwiseCopyable {
    public let instant: Int64
    public let posts: Double
    /// The share of the posts that no outage takes away.
    public let available: Double

    init(instant: Int64, posts: Double, available: Double = 1) {
      self.instant = instant
      self.posts = posts
      self.available = available
    }
  }

  /// The greatest number of its own people at any time, the part-time one included.
  package var ownPeople: Int { Int(changes.reduce(posts) { max($0, $1.posts) }.rounded(.up)) }
  /// The same with those who are seconded to it, who come last.
  package var people: Int { ownPeople + seatCount }
  /// Somebody is seconded to it or from it.
  package var hasSecondments: Bool { !seats.isEmpty || !lends.isEmpty }
  /// Hours of work depend on who does it, or when.
  package var isPaced = false
  /// Everybody is there whenever the office is open, so nobody needs a name.
  var isUniform: Bool { absent == 0 && posts == posts.rounded() && !isServedByRule }
}

/// A queue of a pool: dossiers that the same people may begin on the same days with the same
/// equipment in the same window.
///
/// The first lanes are the pools' own, in their order: any day and hour, no equipment.
struct LaneModel: Sendable, Hashable, BitwiseCopyable {
  let pool: UInt32
  /// `none`: no equipment.
  let equipment: UInt32
  /// The days on which it is served, as bits from Monday.
  let days: UInt8
  /// The calendar in whose open hours work may begin; `none`: whenever people are there.
  let window: UInt32

  static let everyDay: UInt8 = 0x7F
}

/// Units of equipment at one agency.
struct EquipmentModel: Sendable {
  let name: String
  let units: UInt32
  /// The chance that a unit is out of order on a day.
  let down: Double
}
