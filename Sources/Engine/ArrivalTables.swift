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
  let traces: TraceTables

  init(_ models: [SourceModel], margins: Margins) {
    var sources: [SourcePlan] = []
    var components: [ComponentPlan] = []
    var starts: [Double] = []
    var weights: [Double] = []
    var shapes: [ShapePlan] = []
    var shapeOfDay: [UInt32] = []
    var dayWeights: [Double] = []
    var places = PlaceLists()
    var traceCount: UInt32 = 0
    for model in models {
      sources.append(
        SourcePlan(
          model, firstComponent: UInt32(components.count), firstDay: UInt32(shapeOfDay.count),
          trace: model.trace == nil ? none : traceCount))
      if model.trace != nil { traceCount += 1 }
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
            source: UInt32(sources.count - 1), channel: component.channel.index,
            streamRow: margins.streamRow(procedure: model.procedure, channel: component.channel),
            share: component.share,
            spread: component.spread, firstDayWeight: UInt32(dayWeights.count),
            firstPlace: places.add(component), placeCount: UInt32(component.places.count),
            intake: component.intake, shifts: component.shifts))
        dayWeights += component.dayWeights
      }
    }
    self.sources = Buffer(sources)
    self.components = Buffer(components)
    segmentStarts = Buffer(starts)
    segmentWeights = Buffer(weights)
    self.shapes = Buffer(shapes)
    self.shapeOfDay = Buffer(shapeOfDay)
    self.dayWeights = Buffer(dayWeights)
    self.places = Buffer(places.places)
    placeSamplers = places.samplers
    renewals = models.map(\.renewal)
    traces = TraceTables(models.compactMap(\.trace))
  }
}

/// The places of components with their shares, those that components have in common once: a country's
/// hundred sources choose among the same thousands of places, and what they look up stays in near memory.
private struct PlaceLists {
  private struct Key: Hashable {
    let places: [UInt32]
    let shares: [Double]
  }

  private(set) var places: [UInt32] = []
  /// By component.
  private(set) var samplers: [DiscreteSampler?] = []
  private var known: [Key: (first: UInt32, sampler: DiscreteSampler?)] = [:]

  /// Adds the next component and tells where its places begin.
  mutating func add(_ component: ComponentModel) -> UInt32 {
    let key = Key(places: component.places, shares: component.placeShares)
    let list = known[key] ?? (UInt32(places.count), component.placeSampler)
    if known.updateValue(list, forKey: key) == nil { places += component.places }
    samplers.append(list.sampler)
    return list.first
  }
}

/// How the instants of a source's arrivals come about.
enum ArrivalKind: UInt8, BitwiseCopyable {
  case rates, renewal, trace
}

struct SourcePlan: BitwiseCopyable {
  var key: UInt64
  var procedure: UInt32
  var limit: Int64
  var groupSize: Int64
  var kind: ArrivalKind
  /// One dossier at an instant, by rates or gaps: the plain case.
  var comesSingly: Bool
  var firstComponent: UInt32
  var componentCount: UInt32
  /// Where its days begin in `shapeOfDay`.
  var firstDay: UInt32
  var dayCount: Int32
  /// Its place in `traces`; `none` without.
  var trace: UInt32

  init(_ model: SourceModel, firstComponent: UInt32, firstDay: UInt32, trace: UInt32) {
    key = model.key
    procedure = model.procedure
    limit = model.limit
    groupSize = model.groupSize
    kind = model.trace != nil ? .trace : model.renewal != nil ? .renewal : .rates
    comesSingly = model.trace == nil && model.groupSize == 1
    self.firstComponent = firstComponent
    componentCount = UInt32(model.components.count)
    self.firstDay = firstDay
    dayCount = Int32(model.shapeOfDay.count)
    self.trace = trace
  }
}

struct ComponentPlan: BitwiseCopyable {
  var source: UInt32
  /// The index of the channel in `Channel.allCases`.
  var channel: UInt8
  /// The row that its dossiers count on, among the streams.
  var streamRow: UInt32
  var share: Double
  /// Index into the model's spreads; `none` without.
  var spread: UInt32
  var firstDayWeight: UInt32
  var firstPlace: UInt32
  var placeCount: UInt32
  /// Index into the model's choices of intake; `none` without.
  var intake: UInt32
  /// Index into the model's shifts of channels; `none` without.
  var shifts: UInt32
}

struct ShapePlan: BitwiseCopyable {
  var firstSegment: UInt32
  var segmentCount: UInt32
  var firstWeight: UInt32
}

/// Where a source stands: its next ordinal and its place in the run of days and segments.
struct ArrivalState: BitwiseCopyable {
  var ordinal: Int64 = 0
  /// The key of the dossier that comes next, of a trace excepted.
  var key: UInt64 = 0
  /// When the day of the run began, and its number.
  var dayStart: Int64 = 0
  var day: Int32 = -1
  var segment: UInt32 = 0
  var segmentCount: UInt32 = 0
  /// Seconds of the day; of the run in a renewal process.
  var position = 0.0
  var segmentEnd = 0.0
  /// Groups per second in the segment, all components.
  var rate = 0.0
}

/// The rows of all traces in flat tables, one trace after the other.
struct TraceTables: ~Copyable {
  let plans: Buffer<TracePlan>
  let rows: Buffer<TraceRowModel>
  /// Given values of attributes, row by row; -1 where they are drawn.
  let attributes: Buffer<Int16>
  /// Where the attributes of each row begin; one entry more than rows.
  let firstAttribute: Buffer<UInt32>

  init(_ models: [TraceModel]) {
    var plans: [TracePlan] = []
    var rows: [TraceRowModel] = []
    var attributes: [Int16] = []
    var firstAttribute: [UInt32] = []
    for model in models {
      let whole = model.scale.rounded(.down)
      plans.append(
        TracePlan(
          firstOfRows: UInt32(rows.count), rowCount: Int64(model.rows.count),
          firstRow: Int64(model.firstRow), restartRow: Int64(model.restartRow),
          cycleSeconds: model.cycleSeconds, copies: Int64(whole),
          chanceOfMore: model.scale - whole))
      for index in model.rows.indices {
        firstAttribute.append(UInt32(attributes.count + index * model.attributeCount))
      }
      attributes += model.attributes
      rows += model.rows
    }
    firstAttribute.append(UInt32(attributes.count))
    self.plans = Buffer(plans)
    self.rows = Buffer(rows)
    self.attributes = Buffer(attributes)
    self.firstAttribute = Buffer(firstAttribute)
  }
}

/// A trace in the form that the event loop reads.
struct TracePlan: BitwiseCopyable {
  /// Where its rows begin in the table of all rows.
  var firstOfRows: UInt32
  var rowCount: Int64
  var firstRow: Int64
  var restartRow: Int64
  var cycleSeconds: Int64
  /// Each row comes so many times, and once more with the chance.
  var copies: Int64
  var chanceOfMore: Double
}

/// Where a trace stands.
struct TraceState: BitwiseCopyable {
  /// The row whose arrival is under way.
  var row: Int64 = -1
  /// How often the trace has started again.
  var cycle: Int64 = 0
  /// How many dossiers come of that row.
  var copies: Int64 = 0
  /// Dossiers that have come.
  var count: Int64 = 0
}
