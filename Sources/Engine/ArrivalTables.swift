import Scenarios
import Statistics

/// The rates of all demand sources in flat tables, as the event loop reads them.
struct ArrivalTables: ~Copyable {
  let sources: Buffer<SourcePlan>
  let components: Buffer<ComponentPlan>
  /// The day shapes' segments: seconds of the day at which each starts.
  let segmentStarts: Buffer<Double>
  /// Weights by segment, then component.
  let segmentWeights: Buffer<Double>
  let shapes: Buffer<ShapePlan>
  /// Shape of each day of the run, source by source.
  let shapeOfDay: Buffer<UInt32>
  /// Weights by day of the run, component by component.
  let dayWeights: Buffer<Double>
  let places: Buffer<UInt32>
  let placeSamplers: [DiscreteSampler?]
  let renewals: [Sampler?]

  init(_ models: [SourceModel]) {
    var sources: [SourcePlan] = []
    var components: [ComponentPlan] = []
    var starts: [Double] = []
    var weights: [Double] = []
    var shapes: [ShapePlan] = []
    var shapeOfDay: [UInt32] = []
    var dayWeights: [Double] = []
    var places: [UInt32] = []
    for model in models {
      sources.append(
        SourcePlan(
          key: model.key, procedure: model.procedure, limit: model.limit,
          isRenewal: model.renewal != nil, firstComponent: UInt32(components.count),
          componentCount: UInt32(model.components.count), firstDay: UInt32(shapeOfDay.count),
          dayCount: Int32(model.shapeOfDay.count)))
      let firstShape = UInt32(shapes.count)
      for shape in model.shapes {
        shapes.append(
          ShapePlan(
            firstSegment: UInt32(starts.count), segmentCount: UInt32(shape.starts.count),
            firstWeight: UInt32(weights.count)))
        starts += shape.starts
        weights += shape.weights
      }
      shapeOfDay += model.shapeOfDay.map { $0 + firstShape }
      for component in model.components {
        components.append(
          ComponentPlan(
            index: UInt32(components.count), isOnline: component.channel == .online,
            share: component.share,
            spread: component.spread, firstDayWeight: UInt32(dayWeights.count),
            firstPlace: UInt32(places.count), placeCount: UInt32(component.places.count)))
        dayWeights += component.dayWeights
        places += component.places
      }
    }
    self.sources = Buffer(sources)
    self.components = Buffer(components)
    segmentStarts = Buffer(starts)
    segmentWeights = Buffer(weights)
    self.shapes = Buffer(shapes)
    self.shapeOfDay = Buffer(shapeOfDay)
    self.dayWeights = Buffer(dayWeights)
    self.places = Buffer(places)
    placeSamplers = models.flatMap { $0.components.map(\.placeSampler) }
    renewals = models.map(\.renewal)
  }
}

struct SourcePlan: BitwiseCopyable {
  var key: UInt64
  var procedure: UInt32
  var limit: Int64
  var isRenewal: Bool
  var firstComponent: UInt32
  var componentCount: UInt32
  /// Where its days begin in `shapeOfDay`.
  var firstDay: UInt32
  var dayCount: Int32
}

struct ComponentPlan: BitwiseCopyable {
  /// Its own, over all sources.
  var index: UInt32
  var isOnline: Bool
  var share: Double
  /// Index into the model's spreads; `none` without.
  var spread: UInt32
  var firstDayWeight: UInt32
  var firstPlace: UInt32
  var placeCount: UInt32
}

struct ShapePlan: BitwiseCopyable {
  var firstSegment: UInt32
  var segmentCount: UInt32
  var firstWeight: UInt32
}

/// Where a source stands: its next ordinal and its place in the run of days and segments.
struct ArrivalState: BitwiseCopyable {
  var ordinal: Int64 = 0
  /// The day of the run.
  var day: Int32 = -1
  var segment: UInt32 = 0
  var segmentCount: UInt32 = 0
  /// Seconds of the day; of the run in a renewal process.
  var position = 0.0
  var segmentEnd = 0.0
  /// Dossiers per second in the segment, all components.
  var rate = 0.0
}
