/// An exponential smoothing model in state space form, with its parameters and first states.
///
/// - SeeAlso: Hyndman, Koehler, Snyder and Grose, "A state space framework for automatic
///   forecasting using exponential smoothing methods", International Journal of Forecasting 18
///   (2002) 439-454.
struct SmoothingModel {
  let form: SmoothingForm
  /// The places of a season; 0 without one.
  let places: Int
  /// Weight, share of it for the trend, share of the rest for the season, damping, first level and
  /// slope, then the season's figures but the last.
  private(set) var parameters: [Double]
  /// -2 log likelihood, up to a constant of the figures' number.
  private(set) var deviance = Double.infinity

  /// A model with first states read off the series; `nil` for a form that the series cannot have.
  init?(_ form: SmoothingForm, values: [Double], season: Int) {
    let isSeasonal = form.season != .none
    if isSeasonal, season < 2 || values.count < 2 * season + 1 { return nil }
    let isPositive = values.allSatisfy { $0 > 0 }
    if form.error == .multiplicative || form.season == .multiplicative, !isPositive { return nil }
    self.form = form
    places = isSeasonal ? season : 0
    var adjusted = values
    var indices: [Double] = []
    if isSeasonal {
      let isMultiplicative = form.season == .multiplicative
      let pattern = Seasonality(values, season: season, isMultiplicative: isMultiplicative)
      adjusted = pattern.adjusted
      indices = pattern.indices
      guard !indices.isEmpty else { return nil }
    }
    let start = adjusted.prefix(max(10, 2 * places))
    let slope = form.trend == .none ? 0 : Theta.slope(Array(start))
    let mean = start.reduce(0, +) / Double(start.count)
    let level = mean - slope * Double(start.count + 1) / 2
    parameters = [0.3, 0.1, 0.05, 0.97, level, slope] + indices.dropLast()
    guard values.count > parameterCount + 1 else { return nil }
  }

  /// Smoothing parameters, first states and the errors' variance.
  var parameterCount: Int {
    (form.trend == .none ? 1 : 3) + (form.trend == .damped ? 1 : 0) + max(0, places - 1)
      + (places > 0 ? 1 : 0) + 2
  }

  /// Akaike's criterion, corrected for small samples.
  func corrected(count: Int) -> Double {
    let k = Double(parameterCount)
    return deviance + 2 * k + 2 * k * (k + 1) / (Double(count) - k - 1)
  }

  /// Searches for better weights, level and slope.
  ///
  /// It begins at whichever of a few weights suits the series best: the likelihood may have a hill
  /// at a slow level and another at a quick one.
  mutating func refine(_ values: [Double], limit: Int = 100) {
    var likelihood = SmoothingLikelihood(form, values: values, places: places)
    var slopes = parameters
    var trial = parameters
    for weight in [0.05, 0.3, 0.8] {
      trial[0] = weight
      let value = likelihood.deviance(trial, gradient: &slopes)
      if value < deviance { (deviance, parameters[0]) = (value, weight) }
    }
    search(values, axes: shortAxes, limit: limit, tolerance: 1e-4)
  }

  /// Searches for better parameters and first states together.
  mutating func polish(_ values: [Double], limit: Int) {
    search(values, axes: shortAxes + Array(6..<parameters.count), limit: limit, tolerance: 1e-4)
  }

  /// Steps after the figures.
  func steps(after values: [Double], horizon: Int) -> [Double] {
    var states = SmoothingStates(form, parameters: parameters, places: places)
    for value in values {
      let meeting = states.meeting
      states.learn(value - meeting.expected, at: meeting)
    }
    return states.steps(horizon)
  }

  /// The spread of one-step errors; each fitted number takes one from their count.
  func errorSpread(_ values: [Double]) -> Double {
    var states = SmoothingStates(form, parameters: parameters, places: places)
    var squares = 0.0
    for value in values {
      let meeting = states.meeting
      let error = value - meeting.expected
      states.learn(error, at: meeting)
      let share = form.error == .multiplicative ? error / meeting.expected : error
      squares += share * share
    }
    return (squares / Double(values.count - parameterCount)).squareRoot()
  }

  private var shortAxes: [Int] {
    var axes = [0, 4]
    if form.trend != .none { axes += [1, 5] }
    if form.trend == .damped { axes.append(3) }
    if places > 0 { axes.append(2) }
    return axes
  }

  private mutating func search(_ values: [Double], axes: [Int], limit: Int, tolerance: Double) {
    var trial = parameters
    var slopes = parameters
    var likelihood = SmoothingLikelihood(form, values: values, places: places)
    let scales = axes.map { SmoothingScale($0, form: form, values: values) }
    let start = zip(axes, scales).map { $1.start(parameters[$0]) }
    let found = Minimum.quasiNewton(from: start, limit: limit, tolerance: tolerance) {
      place, gradient in
      for (index, axis) in axes.enumerated() { trial[axis] = scales[index].parameter(place[index]) }
      let value = likelihood.deviance(trial, gradient: &slopes)
      for (index, axis) in axes.enumerated() {
        gradient[index] = slopes[axis] * scales[index].slope(trial[axis])
      }
      return value
    }
    guard found.value < deviance else { return }
    deviance = found.value
    for (index, axis) in axes.enumerated() {
      parameters[axis] = scales[index].parameter(found.place[index])
    }
  }
}
