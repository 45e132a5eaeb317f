import Forecasting
import Foundation
import Statistics
import Testing

/// An office whose truth is known: four levers, two stations, and an analytic model that is off by a
/// bend in the first load.
private struct KnownOffice {
  /// How far off the analytic logit is.
  var bend = 0.5
  let dossiers = 8000

  func loads(_ x: [Double]) -> [Double] { [0.7 + 0.3 * x[0], 0.6 + 0.2 * x[1] + 0.2 * x[2]] }

  func logit(_ x: [Double]) -> Double {
    let loads = loads(x)
    return 4.5 - 6 * max(0, loads[0] - 0.7) / 0.3 - 2 * loads[1] + 0.2 * x[3]
  }

  func truth(_ x: [Double]) -> Double { 1 / (1 + exp(-logit(x))) }

  func policy(_ x: [Double]) -> OnTimePolicy {
    let analytic = logit(x) + bend * sin(5 * loads(x)[0])
    return OnTimePolicy(
      levers: x, utilisations: loads(x), analyticRate: 1 / (1 + exp(-analytic)),
      pathVariance: 0.02)
  }

  func points(_ count: Int, key: UInt64) -> [[Double]] {
    let design = HaltonSequence(dimensions: 4, key: key)
    return (0..<count).map { design.point($0) }
  }

  /// Runs whose year has a normal logit about the truth's.
  func runs(_ count: Int, key: UInt64) -> [OnTimeRun] {
    var stream = RandomStream(key: key)
    return points(count, key: key).map { x in
      let logit = logit(x) + 0.02.squareRoot() * Normal.quantile(stream.uniform())
      let onTime = Int((Double(dossiers) / (1 + exp(-logit))).rounded())
      return OnTimeRun(policy: policy(x), onTime: onTime, total: dossiers)
    }
  }

  /// Root mean square error of the metamodel and of the analytic model alone, and coverage.
  func judge(_ metamodel: OnTimeMetamodel) throws -> (error: Double, alone: Double, inside: Double)
  {
    let points = points(150, key: 991)
    let forecasts = try metamodel.forecast(points.map(policy))
    var (squares, alone, inside) = (0.0, 0.0, 0.0)
    for (x, forecast) in zip(points, forecasts) {
      squares += pow(forecast.mean - truth(x), 2)
      alone += pow(policy(x).analyticRate - truth(x), 2)
      inside += forecast.meanInterval.contains(truth(x)) ? 1 : 0
    }
    return ((squares / 150).squareRoot(), (alone / 150).squareRoot(), inside / 150)
  }
}

@Suite("On-time metamodel")
struct OnTimeMetamodelTests {
  @Test("without runs the analytic model speaks, with an interval of what is thought of it")
  func noRuns() throws {
    let office = KnownOffice()
    let metamodel = try OnTimeMetamodel(runs: [])
    #expect(metamodel.runCount == 0 && metamodel.analyticWeight == 1)
    let policies = office.points(20, key: 1).map(office.policy)
    for (policy, forecast) in zip(policies, try metamodel.forecast(policies)) {
      #expect(abs(forecast.mean - policy.analyticRate) < 1e-6)
      #expect(forecast.meanInterval.contains(policy.analyticRate))
      // A shift of 0.3 on the logit scale alone makes this much, one way.
      let slope = policy.analyticRate * (1 - policy.analyticRate)
      #expect(forecast.meanInterval.upperBound - forecast.meanInterval.lowerBound > 0.6 * slope)
    }
  }

  @Test("runs make the error smaller, the more the smaller", arguments: [20, 60])
  func learns(count: Int) throws {
    let office = KnownOffice()
    var (errors, alone, inside) = (0.0, 0.0, 0.0)
    for seed in UInt64(1)...4 {
      let metamodel = try OnTimeMetamodel(runs: office.runs(count, key: seed))
      let score = try office.judge(metamodel)
      errors += score.error / 4
      alone = score.alone
      inside += score.inside / 4
    }
    // The bend is smooth in one load and a run's logit has noise of 0.14 against its 0.5.
    #expect(errors < (count == 20 ? 0.75 : 0.5) * alone, "\(errors) beside \(alone)")
    #expect(inside > 0.75, "four fits of a level of 0.9")
  }

  @Test("when the analytic model is right, runs do not make it wrong", arguments: [3, 5, 10, 30])
  func harmless(count: Int) throws {
    let office = KnownOffice(bend: 0)
    for seed in UInt64(1)...4 {
      let metamodel = try OnTimeMetamodel(runs: office.runs(count, key: seed))
      let score = try office.judge(metamodel)
      // The error of a mean of `count` logits of noise 0.14, at the steepest place of the rate, 1/4,
      // and half as much again for three deviations of chance.
      #expect(score.error < 1.5 * 0.25 * 0.15 * (3 / Double(count)).squareRoot() + 0.005, "\(seed)")
    }
  }

  @Test("intervals contain the mean, grow with the level, and a year's holds the mean's")
  func intervals() throws {
    let office = KnownOffice()
    let metamodel = try OnTimeMetamodel(runs: office.runs(15, key: 3))
    let policies = office.points(30, key: 4).map(office.policy)
    let (low, high) = (
      try metamodel.forecast(policies, level: 0.5), try metamodel.forecast(policies, level: 0.95)
    )
    for (inner, outer) in zip(low, high) {
      #expect(outer.meanInterval.lowerBound < inner.meanInterval.lowerBound)
      #expect(outer.meanInterval.upperBound > inner.meanInterval.upperBound)
      #expect(outer.meanInterval.contains(outer.mean))
      #expect(outer.yearInterval.lowerBound <= outer.meanInterval.lowerBound + 1e-9)
      #expect(outer.yearInterval.upperBound >= outer.meanInterval.upperBound - 1e-9)
      #expect(outer.yearInterval.lowerBound >= 0 && outer.yearInterval.upperBound <= 1)
    }
  }

  @Test("the same runs give the same bits; the arrivals of a run take chance out of it")
  func determinism() throws {
    let office = KnownOffice()
    let runs = office.runs(12, key: 8)
    let policies = office.points(5, key: 2).map(office.policy)
    let forecasts = try OnTimeMetamodel(runs: runs).forecast(policies)
    #expect(try OnTimeMetamodel(runs: runs).forecast(policies) == forecasts)
    // Years that go exactly as the analytic model says on their arrivals, and differ as it says.
    var stream = RandomStream(key: 9)
    let matched = runs.map { run in
      let rate = run.policy.analyticRate
      let logit = log(rate / (1 - rate)) + 0.02.squareRoot() * Normal.quantile(stream.uniform())
      let onTime = Int((Double(run.total) / (1 + exp(-logit))).rounded())
      return OnTimeRun(
        policy: run.policy, onTime: onTime, total: run.total,
        realisedRate: Double(onTime) / Double(run.total))
    }
    for (policy, forecast) in zip(policies, try OnTimeMetamodel(runs: matched).forecast(policies)) {
      #expect(abs(forecast.mean - policy.analyticRate) < 0.004)
    }
  }

  @Test("a model that is right on the arrivals of each run and wrong on average is corrected")
  func wrongOnAverage() throws {
    let office = KnownOffice()
    let policies = office.points(40, key: 2)
    let runs = office.runs(40, key: 8).map { run in
      OnTimeRun(
        policy: run.policy, onTime: run.onTime, total: run.total,
        realisedRate: Double(run.onTime) / Double(run.total))
    }
    let forecasts = try OnTimeMetamodel(runs: runs).forecast(policies.map(office.policy))
    var (squares, alone, covered) = (0.0, 0.0, 0)
    for (x, forecast) in zip(policies, forecasts) {
      let truth = office.truth(x)
      squares += (forecast.mean - truth) * (forecast.mean - truth)
      let error = office.policy(x).analyticRate - truth
      alone += error * error
      covered += forecast.meanInterval.contains(truth) ? 1 : 0
    }
    // By its own words nothing is wrong with the model: it would not be corrected at all.
    #expect(squares < 0.25 * alone)
    // 90 % of 40, less three deviations of chance.
    #expect(covered >= 30)
  }

  @Test("the next runs are where much is unknown and much depends on it")
  func nextRuns() throws {
    let office = KnownOffice()
    let near = office.points(200, key: 6).filter { $0[0] < 0.4 }.prefix(12)
    let runs = near.map { x in
      OnTimeRun(
        policy: office.policy(x), onTime: Int(8000 * office.truth(x)), total: 8000)
    }
    let metamodel = try OnTimeMetamodel(runs: runs)
    let points = office.points(60, key: 7)
    let next = try metamodel.nextRuns(among: points.map(office.policy), count: 5)
    #expect(next.count == 5)
    // Nothing was run at high first loads, so the first run goes there.
    #expect(points[next[0].index][0] > 0.4)
    #expect(next.allSatisfy { $0.reduction > 0 && $0.reduction <= 1 && $0.deviation.isFinite })
    #expect(Set(next.map(\.index)).count > 1)
    #expect(
      try OnTimeMetamodel(runs: []).nextRuns(among: points.map(office.policy), count: 3).count == 3)
    #expect(try metamodel.nextRuns(among: [], count: 3).isEmpty)
  }

  @Test("draws lie about the forecast as its interval says")
  func draws() throws {
    let office = KnownOffice()
    let metamodel = try OnTimeMetamodel(runs: office.runs(25, key: 3))
    let policies = office.points(6, key: 4).map(office.policy)
    let answer = try metamodel.answer(policies, draws: 300, key: 1)
    for (place, forecast) in try metamodel.forecast(policies).enumerated() {
      let inside = answer.draws.count { forecast.meanInterval.contains($0[place]) }
      // The interval's quantile is that of a t law, so draws lie in it a little more often than 0.9.
      #expect((250...300).contains(inside), "\(inside) of 300")
      #expect(forecast.mean == answer.means[place])
    }
  }

  @Test("extreme, repeated and constant runs have finite answers", arguments: 0..<6)
  func degenerate(kind: Int) throws {
    let office = KnownOffice()
    let same = office.policy([0.5, 0.5, 0.5, 0.5])
    let bare = OnTimePolicy(levers: [], utilisations: [], analyticRate: 0.9, pathVariance: 0)
    let hopeless = OnTimePolicy(levers: [1], utilisations: [9], analyticRate: 0, pathVariance: 50)
    let sure = OnTimePolicy(levers: [1], utilisations: [0.1], analyticRate: 1, pathVariance: 0)
    let runs: [OnTimeRun] =
      switch kind {
      case 0: (0..<6).map { OnTimeRun(policy: same, onTime: 50 + $0, total: 100) }
      case 1:
        (0..<6).map { OnTimeRun(policy: same, onTime: $0.isMultiple(of: 2) ? 0 : 100, total: 100) }
      case 2: (0..<4).map { _ in OnTimeRun(policy: bare, onTime: 1, total: 1) }
      case 3: (0..<5).map { _ in OnTimeRun(policy: hopeless, onTime: 1_000_000, total: 1_000_000) }
      case 4:
        (0..<5).map { _ in OnTimeRun(policy: sure, onTime: 0, total: 1_000_000, realisedRate: 1) }
      default:
        [3.0, 3, 3].map {
          OnTimeRun(policy: office.policy([$0, 1e9, -1e9, 0]), onTime: 9, total: 10)
        }
      }
    let metamodel = try OnTimeMetamodel(runs: runs)
    for forecast in try metamodel.forecast(runs.map(\.policy)) {
      let ends = [
        forecast.mean, forecast.meanInterval.lowerBound, forecast.meanInterval.upperBound,
        forecast.yearInterval.lowerBound, forecast.yearInterval.upperBound,
      ]
      #expect(ends.allSatisfy { $0 >= 0 && $0 <= 1 }, "\(ends)")
    }
    let next = try metamodel.nextRuns(among: runs.map(\.policy), count: 2)
    #expect(next.allSatisfy { $0.reduction.isFinite && $0.deviation.isFinite })
  }

  @Test("what contradicts itself is refused with its row")
  func refusals() throws {
    let office = KnownOffice()
    let runs = office.runs(5, key: 1)
    func error(_ run: OnTimeRun) -> MetamodelError? {
      #expect(throws: MetamodelError.self) { try OnTimeMetamodel(runs: runs + [run]) }
    }
    let policy = office.policy([0.1, 0.2, 0.3, 0.4])
    #expect(
      error(OnTimeRun(policy: policy, onTime: 11, total: 10))
        == .moreOnTimeThanTotal(row: 5, onTime: 11, total: 10))
    #expect(
      error(OnTimeRun(policy: policy, onTime: 0, total: 0))
        == .outOfRange(name: "dossiers", row: 5, value: 0, range: "at least 1"))
    #expect(
      error(OnTimeRun(policy: policy, onTime: 1, total: 2, realisedRate: 1.5))
        == .outOfRange(name: "realised analytic rate", row: 5, value: 1.5, range: "from 0 to 1"))
    #expect(
      error(OnTimeRun(policy: office.policy([0.1, .nan, 0, 0]), onTime: 1, total: 2))
        == .notFinite(name: "levers", row: 5, column: 1))
    let short = OnTimePolicy(levers: [1], utilisations: [1, 1], analyticRate: 0.5, pathVariance: 0)
    #expect(
      error(OnTimeRun(policy: short, onTime: 1, total: 2))
        == .lengthMismatch(name: "levers of row 5", given: 1, needed: 4))
    let idle = OnTimePolicy(
      levers: [1, 1, 1, 1], utilisations: [1, 0], analyticRate: 0.5, pathVariance: 0)
    #expect(
      error(OnTimeRun(policy: idle, onTime: 1, total: 2))
        == .outOfRange(name: "utilisations", row: 5, value: 0, range: "above 0"))
    #expect(throws: MetamodelError.tooFewRows(given: 2, needed: 3)) {
      try OnTimeMetamodel(runs: Array(runs.prefix(2)))
    }
    #expect(
      throws: MetamodelError.outOfRange(name: "level", row: 0, value: 1, range: "between 0 and 1")
    ) {
      try OnTimeMetamodel(runs: runs).forecast([policy], level: 1)
    }
  }
}
