/// Intervals of counts from errors at rolling origins, each series' own drawn to those of all (conformal).
///
/// Errors are taken between square roots, where counts of all sizes vary about alike, and over the
/// typical error of their series, so that series lend each other their tails and not their size.
struct PanelBands {
  private let levels: [Double]
  private let panel: ResidualBands
  private let own: [ResidualBands]
  private let sizes: [Double]
  private let shares: [Double]

  /// So many errors of its own weigh as much as those of all.
  private static let ownWeight = 40.0
  /// The typical error of a Poisson count on the scale of roots.
  private static let least = 0.5

  /// One error: what was said and what came, so many steps ahead.
  struct Trial {
    var ahead: Int
    var said: Double
    var came: Double
  }

  /// Learns from the trials of each series.
  init(_ trials: [[Trial]], levels: [Double], firstBand: Int) {
    self.levels = levels
    let errors = trials.map { trials in
      trials.map {
        ResidualBands.Residual(ahead: $0.ahead, error: Self.root($0.came) - Self.root($0.said))
      }
    }
    let sizes = errors.map { errors in
      let square = errors.reduce(0) { $0 + $1.error * $1.error }
      return max(Self.least, (square / Double(max(1, errors.count))).squareRoot())
    }
    let scaled = zip(errors, sizes).map { errors, size in
      errors.map { ResidualBands.Residual(ahead: $0.ahead, error: $0.error / size) }
    }
    self.sizes = sizes
    panel = ResidualBands(errors: scaled.flatMap { $0 }, levels: levels, firstBand: firstBand)
    own = scaled.map { ResidualBands(errors: $0, levels: levels, firstBand: firstBand) }
    shares = errors.map { Double($0.count) / (Double($0.count) + Self.ownWeight) }
  }

  /// The intervals of a series, by level and step; whole dossiers, rounded outwards.
  func bands(of series: Int, means: [Double]) -> [[CountBand]] {
    var bands: [[CountBand]] = []
    for level in levels {
      let inner = bands.last
      bands.append(
        means.enumerated().map { ahead, mean in
          let half =
            sizes[series]
            * (shares[series] * own[series].halfWidth(level: level, ahead: ahead + 1)
              + (1 - shares[series]) * panel.halfWidth(level: level, ahead: ahead + 1))
          let middle = Self.root(mean)
          let low = middle > half ? max(0, (middle - half) * (middle - half) - 0.375) : 0
          let high = (middle + half) * (middle + half) - 0.375
          return CountBand(
            low: min(low, inner?[ahead].low ?? low).rounded(.down),
            high: max(high, mean, inner?[ahead].high ?? high).rounded(.up))
        })
    }
    return bands
  }

  private static func root(_ count: Double) -> Double { (max(0, count) + 0.375).squareRoot() }
}
