/// -2 log likelihood of a series under a smoothing model, with its gradient: one pass forward and
/// one backward; its memory is used again.
///
/// Backward, each state carries what a unit of it adds to the deviance. That costs as much as a few
/// passes forward, however many first states there are.
struct SmoothingLikelihood {
  private let form: SmoothingForm
  private let values: [Double]
  private let places: Int
  private var meetings: [SmoothingStates.Meeting]
  /// What a unit of each place's figure adds to the deviance.
  private var seasonPull: [Double]

  /// What a unit of each weight and of level and slope adds to the deviance.
  private struct Pull {
    var weight = 0.0
    var trendWeight = 0.0
    var seasonWeight = 0.0
    var damping = 0.0
    var level = 0.0
    var slope = 0.0
  }

  init(_ form: SmoothingForm, values: [Double], places: Int) {
    self.form = form
    self.values = values
    self.places = places
    meetings = Array(repeating: SmoothingStates.Meeting(), count: values.count)
    seasonPull = Array(repeating: 0, count: max(places, 1))
  }

  /// The deviance of parameters as ``SmoothingModel`` has them, up to a constant of the figures'
  /// number.
  ///
  /// - Parameters:
  ///   - parameters: Where it is asked for.
  ///   - gradient: Is given the derivative by each parameter, unless the result is infinite.
  /// - Returns: Infinity where an expected figure of a form with factors or shares is not above 0.
  mutating func deviance(_ parameters: [Double], gradient: inout [Double]) -> Double {
    var states = SmoothingStates(form, parameters: parameters, places: places)
    guard states.isPossible, let (squares, logarithms) = forward(&states) else { return .infinity }
    let count = Double(values.count)
    let result = count * SeriesMath.logarithm(squares) + 2 * logarithms
    guard result.isFinite else { return .infinity }
    let pull = backward(states.weights, unit: 2 * count / squares)
    gradient[0] = pull.weight
    if form.trend != .none {
      gradient[0] += parameters[1] * pull.trendWeight
      gradient[1] = parameters[0] * pull.trendWeight
    }
    if form.season != .none {
      gradient[0] -= parameters[2] * pull.seasonWeight
      gradient[2] = (1 - parameters[0]) * pull.seasonWeight
    }
    gradient[3] = pull.damping
    gradient[4] = pull.level
    gradient[5] = pull.slope
    // The last place's figure is what the others leave of a fixed sum.
    for place in 0..<(seasonPull.count - 1) {
      gradient[6 + place] = seasonPull[place] - seasonPull[seasonPull.count - 1]
    }
    return result
  }

  /// The sum of squared errors, and the logarithms of what was expected for errors that are shares.
  private mutating func forward(
    _ states: inout SmoothingStates
  ) -> (squares: Double, logarithms: Double)? {
    let isShare = form.error == .multiplicative
    let isPositive = isShare || form.season == .multiplicative
    var (squares, product, logarithms) = (0.0, 1.0, 0.0)
    for index in values.indices {
      let meeting = states.meeting
      meetings[index] = meeting
      if isPositive {
        guard meeting.base > 1e-12, meeting.expected > 1e-12 else { return nil }
      }
      let error = values[index] - meeting.expected
      states.learn(error, at: meeting)
      if isShare {
        let share = error / meeting.expected
        squares += share * share
        product *= meeting.expected
        if product < 1e-200 {
          logarithms += SeriesMath.logarithm(product)
          product = 1
        }
      } else {
        squares += error * error
      }
    }
    // A perfect fit has no likelihood; a floor far below any rounding keeps it finite.
    return (squares + 1e-30, logarithms + (isShare ? SeriesMath.logarithm(product) : 0))
  }

  /// The pulls on the first states and on the weights, from the last figure back.
  private mutating func backward(_ weights: SmoothingWeights, unit: Double) -> Pull {
    for place in seasonPull.indices { seasonPull[place] = 0 }
    let isShare = form.error == .multiplicative
    let isFactor = form.season == .multiplicative
    var pull = Pull()
    var place = values.count % seasonPull.count
    for index in values.indices.reversed() {
      place = (place == 0 ? seasonPull.count : place) - 1
      let meeting = meetings[index]
      let value = values[index]
      let error = value - meeting.expected
      // What a unit of the expected figure adds by this figure's own error.
      var own = -unit * error
      if isShare {
        let inverse = 1 / meeting.expected
        own = (2 + own * inverse * value * inverse) * inverse
      }
      let inverseBase = isFactor ? 1 / meeting.base : 1
      let inversePattern = isFactor ? 1 / meeting.pattern : 1
      let seasonal = seasonPull[place]
      pull.weight += pull.level * error * inversePattern
      pull.trendWeight += pull.slope * error * inversePattern
      pull.seasonWeight += seasonal * error * inverseBase
      let stepPull = weights.level * pull.level + weights.trend * pull.slope
      let patternPull = weights.season * seasonal
      let base: Double
      if isFactor {
        base =
          pull.level - stepPull + own * meeting.pattern
          - patternPull * value * inverseBase * inverseBase
        seasonPull[place] =
          seasonal - patternPull + own * meeting.base
          - stepPull * value * inversePattern * inversePattern
      } else {
        base = pull.level + own - stepPull - patternPull
        seasonPull[place] = seasonal + own - stepPull - patternPull
      }
      pull.damping += (pull.slope + base) * meeting.slope
      pull.slope = weights.damping * (pull.slope + base)
      pull.level = base
    }
    return pull
  }
}
