import Forecasting
import Foundation
import Statistics

/// Policies with their truth, and runs to learn from: what the judging of a metamodel needs.
struct EvidencePool: Codable {
  struct Policy: Codable {
    var levers: [Double]
    var utilisations: [Double]
    /// By quality: rate and path variance.
    var rates: [Double] = []
    var pathVariances: [Double] = []
  }

  struct Held: Codable {
    var policy: Policy
    /// The rates of single years, of shocks from every part of their law.
    var years: [Double]
    /// The expected rate and the variance of its estimate.
    var truth: Double
    var truthVariance: Double
  }

  struct Run: Codable {
    var policy: Policy
    var onTime: Int
    var total: Int
    /// By quality: the analytic model's rate on the arrivals of the run.
    var realised: [Double]
  }

  var office: String
  var held: [Held] = []
  /// By macro-replication.
  var runs: [[Run]] = []
}

/// Makes pools and judges the metamodel by them.
enum Evidence {
  /// Rates are told in tenths of points, so a miss by half of one is none.
  static let tolerance = 0.0005
  static let sizes = [10, 20, 40, 80]

  static func office(_ name: String) -> any Office { name == "A" ? OfficeA() : OfficeB() }

  /// Policies held out, with so many years for the truth of each, and sets of runs, each of as many as
  /// the largest size.
  static func pool(_ office: any Office, policies: Int, years: Int, macros: Int) -> EvidencePool {
    var pool = EvidencePool(office: office.name)
    let key = StreamKey.hash("evidence " + office.name)
    let paths = Paths(office)
    let design = HaltonSequence(dimensions: office.leverCount, key: key)
    for index in 0..<policies {
      let policy = policy(office, design.point(index), paths)
      let seed = StreamKey.combined(key, UInt64(index))
      pool.held.append(held(office, policy, paths, years: years, seed))
    }
    for macro in 0..<macros {
      let key = StreamKey.combined(StreamKey.hash("macro " + office.name), UInt64(macro))
      let design = HaltonSequence(dimensions: office.leverCount, key: key)
      pool.runs.append(
        (0..<(sizes.max() ?? 0)).map { run(office, design.point($0), paths, key, $0) })
    }
    return pool
  }

  /// Arrivals of years: those by which the analytic model tells its mean, and those of the control
  /// variate of the truth.
  private struct Paths {
    let analytic: [[Double]]
    let control: [[Double]]

    init(_ office: any Office) {
      func paths(_ slices: Int, _ use: String) -> [[Double]] {
        office.paths(slices, by: 4, key: StreamKey.hash("paths \(use) \(office.name)"))
      }
      (analytic, control) = (paths(32, "analytic"), paths(128, "control"))
    }
  }

  /// The truth of a policy: shocks from each slice of their law, and the good analytic model on the
  /// same arrivals as control variate, whose own mean comes from many more paths.
  private static func held(
    _ office: any Office, _ policy: EvidencePool.Policy, _ paths: Paths, years: Int, _ seed: UInt64
  ) -> EvidencePool.Held {
    var stream = RandomStream(key: seed)
    func control(_ arrivals: [Double]) -> Double {
      office.rate(policy.levers, arrivals: arrivals, isKnown: true, .good)
    }
    var (rates, controls): ([Double], [Double]) = ([], [])
    for year in 0..<years {
      let place = (Double(year) + stream.uniform()) / Double(years)
      let run = office.simulate(
        policy.levers, shock: 1 + shockDeviation * Normal.quantile(place),
        key: StreamKey.combined(seed, UInt64(year)))
      rates.append(Double(run.onTime) / Double(run.total))
      controls.append(control(run.arrivals))
    }
    let means = paths.control.map(control)
    let (rate, sample, whole) = (Moments(rates), Moments(controls), Moments(means))
    var product = 0.0
    for (left, right) in zip(rates, controls) {
      product += (left - rate.mean) * (right - sample.mean)
    }
    let variance = (sample.variance ?? 0) * Double(years - 1)
    let slope = variance > 1e-9 ? product / variance : 0
    let residuals = zip(rates, controls).map { $0 - slope * $1 }
    return EvidencePool.Held(
      policy: policy, years: rates, truth: rate.mean + slope * (whole.mean - sample.mean),
      truthVariance: sliced(residuals) + slope * slope * sliced(means))
  }

  /// The variance of a mean over slices of a law, from second differences of neighbours, in which a
  /// steady slope cancels.
  private static func sliced(_ values: [Double]) -> Double {
    var squares = 0.0
    for place in 1..<(values.count - 1) {
      let bend = values[place - 1] - 2 * values[place] + values[place + 1]
      squares += bend * bend / 6
    }
    return squares / Double(values.count - 2) / Double(values.count)
  }

  private static func policy(
    _ office: any Office, _ levers: [Double], _ paths: Paths
  ) -> EvidencePool.Policy {
    let answers = Quality.allCases.map { office.analytic(levers, $0, paths: paths.analytic) }
    return EvidencePool.Policy(
      levers: levers, utilisations: office.utilisations(levers), rates: answers.map(\.rate),
      pathVariances: answers.map(\.pathVariance))
  }

  private static func run(
    _ office: any Office, _ levers: [Double], _ paths: Paths, _ key: UInt64, _ index: Int
  ) -> EvidencePool.Run {
    let seed = StreamKey.combined(key, UInt64(index))
    var stream = RandomStream(key: seed)
    let shock = 1 + shockDeviation * Normal.quantile(stream.uniform())
    let run = office.simulate(levers, shock: shock, key: StreamKey.combined(seed, 7))
    return EvidencePool.Run(
      policy: policy(office, levers, paths), onTime: run.onTime, total: run.total,
      realised: Quality.allCases.map {
        office.rate(levers, arrivals: run.arrivals, isKnown: true, $0)
      })
  }

  // MARK: Judging

  struct Score {
    var (squares, truthVariance, alone, high, highCount, count) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    var (covered, width, yearCovered, yearCount, weight) = (0.0, 0.0, 0.0, 0.0, 0.0)
    /// Coverage of each macro-replication, for its standard error.
    var coverages = Moments()
    var errors = Moments()
  }

  static func onTimePolicy(_ policy: EvidencePool.Policy, _ quality: Int) -> OnTimePolicy {
    OnTimePolicy(
      levers: policy.levers, utilisations: policy.utilisations,
      analyticRate: policy.rates[quality], pathVariance: policy.pathVariances[quality])
  }

  static func judge(
    _ pool: EvidencePool, quality: Int, runs count: Int, macros: Int
  ) throws -> Score {
    var score = Score()
    let policies = pool.held.map { onTimePolicy($0.policy, quality) }
    let truths = pool.held.map { (mean: $0.truth, variance: $0.truthVariance) }
    for macro in pool.runs.prefix(count == 0 ? 1 : macros) {
      let metamodel = try OnTimeMetamodel(
        runs: macro.prefix(count).map {
          OnTimeRun(
            policy: onTimePolicy($0.policy, quality), onTime: $0.onTime, total: $0.total,
            realisedRate: $0.realised[quality])
        })
      let before = (score.covered, score.squares)
      for (row, forecast) in try metamodel.forecast(policies).enumerated() {
        add(forecast, policies[row], truths[row], pool.held[row].years, to: &score)
      }
      score.coverages.add((score.covered - before.0) / Double(policies.count))
      score.errors.add((score.squares - before.1) / Double(policies.count))
      score.weight += metamodel.analyticWeight
    }
    return score
  }

  private static func add(
    _ forecast: OnTimeForecast, _ policy: OnTimePolicy,
    _ truth: (mean: Double, variance: Double), _ years: [Double], to score: inout Score
  ) {
    let error = forecast.mean - truth.mean
    score.count += 1
    score.squares += error * error
    score.truthVariance += truth.variance
    score.alone += (policy.analyticRate - truth.mean) * (policy.analyticRate - truth.mean)
    if truth.mean > 0.9 {
      score.highCount += 1
      score.high += error * error - truth.variance
    }
    let interval = forecast.meanInterval
    let isInside =
      interval.lowerBound - tolerance <= truth.mean
      && truth.mean <= interval.upperBound + tolerance
    score.covered += isInside ? 1 : 0
    score.width += forecast.meanInterval.upperBound - forecast.meanInterval.lowerBound
    for year in years {
      score.yearCount += 1
      score.yearCovered +=
        forecast.yearInterval.lowerBound - tolerance <= year
          && year <= forecast.yearInterval.upperBound + tolerance ? 1 : 0
    }
  }

  /// Prints lines of CSV: office, quality, runs, then figures (rates in points).
  static func report(_ pool: EvidencePool, macros: Int) throws {
    for (index, quality) in Quality.allCases.enumerated() {
      for count in [0] + sizes {
        let start = clock()
        let score = try judge(pool, quality: index, runs: count, macros: macros)
        let fits = Double(count == 0 ? 1 : min(macros, pool.runs.count))
        let seconds = Double(clock() - start) / 1_000_000 / fits
        let n = score.count
        func points(_ square: Double) -> Double { 100 * max(0, square).squareRoot() }
        let figures = [
          points((score.squares - score.truthVariance) / n),
          points((score.alone - score.truthVariance) / n),
          points(score.high / max(1, score.highCount)), score.covered / n,
          ((score.coverages.variance ?? 0) / fits).squareRoot(), 100 * score.width / n,
          score.yearCovered / score.yearCount, points(score.truthVariance / n),
          score.weight / fits, seconds,
        ]
        let cells = figures.map { String(format: "%.4f", $0) }
        print(([pool.office, quality.rawValue, String(count)] + cells).joined(separator: ","))
      }
    }
  }

  /// Takes an office, then `policies=300 years=240 macros=50 pool=FILE` in any order; a pool that is
  /// there is used again.
  static func run(_ words: ArraySlice<String>) throws {
    var options: [String: String] = [:]
    for word in words.dropFirst() {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      options[parts[0]] = parts.last
    }
    func number(_ name: String, _ usual: Int) -> Int { options[name].flatMap { Int($0) } ?? usual }
    let office = office(words.first ?? "A")
    let file = options["pool"].map { URL(fileURLWithPath: $0) }
    let pool: EvidencePool
    if let file, let kept = try? Data(contentsOf: file) {
      pool = try JSONDecoder().decode(EvidencePool.self, from: kept)
    } else {
      pool = self.pool(
        office, policies: number("policies", 300), years: number("years", 240),
        macros: number("macros", 50))
      if let file { try JSONEncoder().encode(pool).write(to: file) }
    }
    try report(pool, macros: number("macros", 50))
  }
}
