import Scenarios
import Statistics
import WorkingTime

/// A demand source, as a run sees it: the rate of every second of every day.
///
/// The source's dossiers come from components, one for each channel and kind of intake calendar.
/// The rate of component c on day d in segment s is `dayWeights[c][d] × weight of c in s` groups per
/// second; between the edges of the segments of a day it is constant.
struct SourceModel: Sendable {
  var key: UInt64
  var procedure: UInt32
  /// At most this many dossiers arrive; `Int64.max`: no end.
  var limit: Int64
  /// So many dossiers arrive together.
  var groupSize: Int64
  var components: [ComponentModel]
  /// The gaps of a renewal process; `nil`: Poisson with the rates below, or a trace.
  var renewal: Sampler?
  /// Recorded arrivals; `nil`: rates or gaps.
  var trace: TraceModel?
  /// The shape of each day of the run, counted from its first.
  var shapeOfDay: [UInt32]
  var shapes: [DayShape]
}

/// The part of a source that comes by one channel to one kind of intake calendar.
struct ComponentModel: Sendable {
  var channel: Channel
  /// Share of the source, used where there are no rates (renewal arrivals).
  var share: Double
  /// Indices into `Model.spreads`; `UInt32.max`: none.
  var spread: UInt32
  /// Expected groups per second of weight 1, by day of the run; without chance factors.
  var dayWeights: [Double]
  /// Agency indices; empty where no step depends on the place.
  var places: [UInt32]
  /// The shares of the places, in their order.
  var placeShares: [Double]
  /// Index into `Model.intakes`; `UInt32.max`: every dossier is received at home.
  var intake = UInt32.max
  /// Index into `Model.shifts`; `UInt32.max`: every dossier comes by the component's channel.
  var shifts = UInt32.max

  /// The choice among the places; `nil` where there is none to make.
  var placeSampler: DiscreteSampler? {
    places.count > 1 ? DiscreteSampler(weights: placeShares) : nil
  }
}

/// Recorded arrivals, as a run sees them.
///
/// Invariants: rows ascend; `firstRow` and `restartRow` are at most their number; a cycle is longer
/// than the time from the row it starts again with to the last.
struct TraceModel: Sendable {
  var rows: [TraceRowModel]
  /// The first row that is not before the run.
  var firstRow: Int
  /// The first row of the period: the trace starts again there after its last row.
  var restartRow: Int
  /// How far each repetition is moved: whole weeks, in seconds.
  var cycleSeconds: Int64
  var scale: Double
  /// Given values of the procedure's attributes, row by row; -1 where they are drawn.
  var attributes: [Int16]
  /// How many attributes each row has.
  var attributeCount: Int
}

/// One recorded arrival, as a run sees it.
struct TraceRowModel: Sendable, BitwiseCopyable {
  var received: Int64
  /// An agency index; `none`: drawn among the places of the component.
  var place: UInt32
  /// The source's component of its channel.
  var component: UInt32
}

/// A day cut where any component's weight changes.
struct DayShape: Sendable, Equatable {
  /// Seconds of the day at which each segment starts, ascending; the last ends at midnight.
  var starts: [Double]
  /// For each segment the weights of the components, component by component.
  var weights: [Double]
}

extension Model {
  /// How many components all sources have.
  var componentCount: Int { sources.reduce(0) { $0 + $1.components.count } }
}

/// Factors of mean 1 on calendar years and days that share a profile's good and bad days.
struct SpreadModel: Sendable {
  var yearKey: UInt64
  var dayKey: UInt64
  /// Unit-mean gamma; `nil`: none.
  var year: Sampler?
  var day: Sampler?
}

/// One component's profile spelled out by day, before shapes of components are joined.
struct ProfileDays {
  /// Weight of each day from `first` on: month, weekday, Tết; without trend and without scale.
  var weights: [Double]
  var trends: [Double]
  /// Pieces of each day's shape, by index into `shapes`.
  var shapeOfDay: [Int]
  var shapes: [[ShapePiece]]

  /// The integral of weight over a day of a shape, in seconds of weight 1.
  func mass(ofShape index: Int) -> Double {
    shapes[index].reduce(0) { $0 + ($1.end - $1.start) * $1.weight }
  }
}

/// A piece of a day with an even weight, in seconds of the day.
struct ShapePiece: Hashable {
  var start: Double
  var end: Double
  var weight: Double
}
