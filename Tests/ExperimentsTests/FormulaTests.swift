import Experiments
import Forecasting
import Testing

/// The library's formulas beside the engine, and beside the tests' own, which know nothing of them.
@Suite("Formulas and engine")
struct FormulaTests {
  @Test("a short run of the engine is near what the formulas say", arguments: Self.cases)
  func enginesAgree(known: KnownCase) throws {
    for (figure, comparison) in try known.quickComparisons() {
      // 5 standard errors of 12 replications: chance alone goes beyond them once in 2,500 figures.
      #expect(comparison.deviations <= 5, "\(known.file) \(comparison)")
      if figure.isHeadline { #expect(comparison.relativePercent < 25, "\(comparison)") }
    }
  }

  @Test("the library and the tests' own theory say the same")
  func theoriesAgree() throws {
    // Both in a handful of roundings.
    func expectEqual(_ one: Double?, _ other: Double, place: SourceLocation = #_sourceLocation) {
      #expect(abs((one ?? .infinity) - other) <= 1e-12 * max(1, other), sourceLocation: place)
    }
    for (rate, servers) in [(0.8, 1), (1.6, 2), (4.25, 5), (9, 10), (18, 20)] {
      let queue = try MultiServerQueue(arrivalRate: rate, serviceRate: 1, servers: servers)
      expectEqual(queue.meanWait, QueueTheory.wait(arrivalRate: rate, servers: servers))
      expectEqual(
        queue.chanceOfTime(beyond: 3).map { 1 - $0 },
        QueueTheory.shareWithin(3, arrivalRate: rate, servers: servers))
    }
    for variation in [0.0, 0.5, 2, 4] {
      let service = try ServiceTime(mean: 1, squaredVariation: variation)
      expectEqual(
        try GeneralQueue(arrivalRate: 0.8, service: service).meanWait,
        QueueTheory.wait(arrivalRate: 0.8, serviceVariance: variation))
    }
    let rates = [0.3, 0.3, 0.2]
    let classes = try rates.map {
      try CustomerClass(arrivalRate: $0, service: ServiceTime(mean: 1))
    }
    for (one, other) in zip(
      try PriorityClasses.meanWaits(classes), QueueTheory.waits(rates: rates, works: [1, 1, 1]))
    {
      expectEqual(one, other)
    }
    for (one, other) in zip(
      PriorityClasses.preemptiveTimes(classes), QueueTheory.preemptiveTimes(rates: rates))
    {
      expectEqual(one, other)
    }
  }

  /// Files of the gallery with figures by the library's formulas.
  static let cases: [KnownCase] = {
    do {
      return [
        try multiServer("mm5"), try general("mg1-erlang-2"), try urgent("priority-mm5"),
        try interrupting("preempt-3"), try network("rework"),
      ]
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  private static func multiServer(_ file: String) throws -> KnownCase {
    let queue = try MultiServerQueue(arrivalRate: 4.25, serviceRate: 1, servers: 5)
    let late = queue.chanceOfTime(beyond: 3) ?? .infinity
    return KnownCase(
      file,
      [
        KnownFigure(metric: "elapsed_hours_mean", value: queue.meanTime, isHeadline: true),
        KnownFigure(metric: "wait_hours_mean", value: queue.meanWait),
        KnownFigure(metric: "backlog_mean", value: queue.meanInSystem),
        KnownFigure(metric: "on_time_rate_cohort", value: 1 - late),
      ])
  }

  private static func general(_ file: String) throws -> KnownCase {
    let service = try ServiceTime(mean: 1, squaredVariation: 0.5)
    let queue = try GeneralQueue(arrivalRate: 0.8, service: service)
    return KnownCase(
      file, quickDays: 110,
      [
        KnownFigure(metric: "elapsed_hours_mean", value: queue.meanTime, isHeadline: true),
        KnownFigure(metric: "wait_hours_mean", value: queue.meanWait),
      ])
  }

  private static func urgent(_ file: String) throws -> KnownCase {
    let waits = try PriorityClasses.meanWaits(
      arrivalRates: [1, 1.5, 1.5], serviceRate: 1, servers: 5)
    return classes(file, quickDays: 40, times: waits.map { $0 + 1 })
  }

  private static func interrupting(_ file: String) throws -> KnownCase {
    let service = try ServiceTime(mean: 1)
    let all = try [0.3, 0.3, 0.2].map { try CustomerClass(arrivalRate: $0, service: service) }
    let times = PriorityClasses.preemptiveTimes(all).map { $0 ?? .infinity }
    return classes(file, quickDays: 200, times: times)
  }

  private static func classes(_ file: String, quickDays: Int, times: [Double]) -> KnownCase {
    KnownCase(
      file, quickDays: quickDays,
      zip(["first", "second", "third"], times).map { name, time in
        KnownFigure(
          metric: "elapsed_hours_mean", value: time, row: .init(kind: .procedure, name: name),
          isHeadline: true)
      })
  }

  private static func network(_ file: String) throws -> KnownCase {
    let network = try JacksonNetwork(
      [
        .init(name: "desk", servers: 2, serviceRate: 1, externalRate: 1),
        .init(name: "review", servers: 5, serviceRate: 0.5),
        .init(name: "signer", servers: 1, serviceRate: 2),
      ], routing: [[0, 1, 0], [0.2, 0, 0.8], [0, 0, 0]])
    let waits = zip(["desk", "review", "signer"], network.stations).map { name, station in
      KnownFigure(
        metric: "wait_hours_mean", value: station.meanWait,
        row: .init(kind: .pool, name: "office.\(name)"))
    }
    let cycle = KnownFigure(
      metric: "elapsed_hours_mean", value: network.meanCycleTime ?? .infinity, isHeadline: true)
    return KnownCase(file, quickDays: 100, [cycle] + waits)
  }
}
