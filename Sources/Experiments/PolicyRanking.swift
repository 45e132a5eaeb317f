import Statistics

/// The policies of a comparison, the baseline among them, by one figure.
public struct RankingFindings: Sendable, Equatable {
  /// The figure, of `ComparedFigure`.
  public var metric: String
  public var unit: MetricUnit
  /// Which way it is better.
  public var direction: MetricDirection
  /// The best first; those without the figure last.
  public var rows: [RankedPolicy]
  /// All pairs, in the order of the policies.
  public var pairs: [PolicyPair]
  /// How often the replications were drawn again for the probabilities.
  public var resamples: Int
}

/// A policy among the others.
public struct RankedPolicy: Sendable, Equatable {
  /// Its place in `Findings.policies`; 0: the baseline.
  public var policy: Int
  public var name: String
  /// From 1, shared by equal ones; `nil` without the figure.
  public var rank: Int?
  public var mean: Double?
  /// The probability that it is the best, by a bootstrap of the pairs (`BestProbability`); `nil` below two
  /// replications.
  public var bestProbability: Double?
  /// The policies from which it is not told by the bounds of all pairs at once, by their places.
  public var notToldFrom: [Int]
}

/// Two policies, and what the first has more than the second.
public struct PolicyPair: Sendable, Equatable {
  /// Places in `Findings.policies`.
  public var left: Int
  public var right: Int
  /// Its joint bounds hold for all pairs at once (Bonferroni), and its adjusted p-value is over all pairs.
  public var difference: DifferenceFinding
}

extension RankingFindings {
  /// - Parameters:
  ///   - metric: A figure that has a direction.
  ///   - runs: The baseline and the sets, each with the same replications.
  ///   - seed: The run's; the probabilities depend on it and on nothing else of chance.
  init?(by metric: String, of runs: [PolicyRun], seed: UInt64) {
    guard let column = ComparedFigure.all.firstIndex(where: { $0.id == metric }) else { return nil }
    self.init(
      ComparedFigure.all[column], names: runs.map(\.name),
      series: runs.map { $0.series.figures(column) }, seed: seed)
  }

  /// The same of series that are given, policy by policy.
  init?(
    _ figure: ComparedFigure, names: [String], series: [[PairedSeries.Figure]], seed: UInt64
  ) {
    guard let direction = figure.direction else { return nil }
    metric = figure.id
    unit = figure.unit
    self.direction = direction
    resamples = BestProbability.resamples
    let means = series.map { RatioEstimate(pairs: $0.compactMap(\.self)).ratio }
    let pairs = Self.pairs(of: series, figure)
    let probabilities = Self.probabilities(of: series, direction, seed: seed)
    let rows = names.indices.map { index in
      RankedPolicy(
        policy: index, name: names[index], rank: Self.rank(of: index, among: means, direction),
        mean: means[index], bestProbability: probabilities[index],
        notToldFrom: pairs.filter { $0.difference.sign == 0 && $0.difference.mean != nil }
          .compactMap { $0.left == index ? $0.right : $0.right == index ? $0.left : nil }.sorted())
    }
    self.pairs = pairs
    self.rows = rows.sorted { ($0.rank ?? .max, $0.policy) < ($1.rank ?? .max, $1.policy) }
  }

  private static func pairs(
    of series: [[PairedSeries.Figure]], _ figure: ComparedFigure
  ) -> [PolicyPair] {
    let places = series.indices.flatMap { left in
      (left + 1..<series.count).map { right in (left, right) }
    }
    let confidence = 1 - 0.05 / Double(max(1, places.count))
    var differences = places.map { left, right in
      DifferenceFinding(figure, of: series[left], to: series[right], jointConfidence: confidence)
    }
    DifferenceFinding.adjust(&differences)
    return zip(places, differences).map { PolicyPair(left: $0.0, right: $0.1, difference: $1) }
  }

  /// By policy; from the replications in which all that have the figure at all have it.
  private static func probabilities(
    of series: [[PairedSeries.Figure]], _ direction: MetricDirection, seed: UInt64
  ) -> [Double?] {
    let ranked = series.indices.filter { index in series[index].contains { $0 != nil } }
    let replications = (series.first ?? []).indices.filter { replication in
      ranked.allSatisfy { series[$0][replication] != nil }
    }
    var probabilities = [Double?](repeating: nil, count: series.count)
    let found = BestProbability.ofEach(
      ranked.map { index in replications.compactMap { series[index][$0] } },
      higherIsBetter: direction == .higher,
      key: StreamKey.combined(seed, StreamKey.hash("probability of being best")))
    for (place, index) in ranked.enumerated() { probabilities[index] = found?[place] }
    return probabilities
  }

  private static func rank(
    of index: Int, among means: [Double?], _ direction: MetricDirection
  ) -> Int? {
    guard let own = means[index] else { return nil }
    let better = means.count { mean in
      guard let mean else { return false }
      // Sums of equal figures may differ in the last digits.
      let margin = 1e-12 * abs(own)
      return direction == .higher ? mean > own + margin : mean < own - margin
    }
    return better + 1
  }
}
