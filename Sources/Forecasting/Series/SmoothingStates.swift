/// The states of a smoothing model as it passes over a series.
struct SmoothingStates {
  let weights: SmoothingWeights
  private let isFactor: Bool
  private var level: Double
  private var slope: Double
  private var season: [Double]
  /// Whose turn it is in the season.
  private var place = 0

  /// What the next figure meets.
  struct Meeting {
    var slope = 0.0
    /// Level and slope.
    var base = 0.0
    /// The season's figure.
    var pattern = 0.0
    var expected = 0.0
  }

  /// The first states, for parameters as ``SmoothingModel`` has them.
  init(_ form: SmoothingForm, parameters: [Double], places: Int) {
    weights = SmoothingWeights(form, parameters)
    isFactor = form.season == .multiplicative
    level = parameters[4]
    slope = form.trend == .none ? 0 : parameters[5]
    season = Array(parameters[6...])
    let total = isFactor ? Double(places) : 0
    season.append(season.reduce(total, -))
  }

  /// Whether every figure of the season can be one.
  var isPossible: Bool { !isFactor || season.allSatisfy { $0 > 1e-3 } }

  /// What is expected of the next figure.
  var meeting: Meeting {
    let base = level + weights.damping * slope
    let pattern = season[place]
    let expected = isFactor ? base * pattern : base + pattern
    return Meeting(slope: slope, base: base, pattern: pattern, expected: expected)
  }

  /// Takes in by how much the next figure was off.
  mutating func learn(_ error: Double, at meeting: Meeting) {
    let step = isFactor ? error / meeting.pattern : error
    let patternStep = isFactor ? error / meeting.base : error
    level = meeting.base + weights.level * step
    slope = weights.damping * slope + weights.trend * step
    season[place] = meeting.pattern + weights.season * patternStep
    place = place + 1 == season.count ? 0 : place + 1
  }

  /// Steps after the figures that were taken in.
  func steps(_ horizon: Int) -> [Double] {
    var factor = 0.0
    var power = 1.0
    return (0..<horizon).map { step in
      power *= weights.damping
      factor += power
      let base = level + factor * slope
      let pattern = season[(place + step) % season.count]
      return isFactor ? base * pattern : base + pattern
    }
  }
}

/// The weights of a form as they enter its recursion.
struct SmoothingWeights {
  let level: Double
  let trend: Double
  let season: Double
  let damping: Double

  init(_ form: SmoothingForm, _ parameters: [Double]) {
    level = parameters[0]
    trend = form.trend == .none ? 0 : parameters[1] * parameters[0]
    season = form.season == .none ? 0 : parameters[2] * (1 - parameters[0])
    damping = form.trend == .damped ? parameters[3] : 1
  }
}
