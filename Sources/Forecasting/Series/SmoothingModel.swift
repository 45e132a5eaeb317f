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
  private var states: SmoothingStates

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
    states = SmoothingStates(places: places)
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
  mutating func refine(_ values: [Double], limit: Int) {
    search(values, axes: shortAxes, limit: limit, tolerance: 1e-5)
  }

  /// Searches for better parameters and first states together.
  mutating func polish(_ values: [Double], limit: Int) {
    search(values, axes: shortAxes + Array(6..<parameters.count), limit: limit, tolerance: 1e-6)
  }

  /// Steps after the figures.
  func steps(after values: [Double], horizon: Int) -> [Double] {
    var states = states
    _ = states.deviance(of: values, form: form, parameters: parameters)
    return states.steps(horizon, form: form, parameters: parameters, count: values.count)
  }

  /// The spread of one-step errors; each fitted number takes one from their count.
  func errorSpread(_ values: [Double]) -> Double {
    var states = states
    _ = states.deviance(of: values, form: form, parameters: parameters)
    return (states.squares / Double(values.count - parameterCount)).squareRoot()
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
    var states = states
    let form = form
    let low = values.reduce(values[0], min)
    let spread = values.reduce(values[0], max) - low
    let sizes = axes.map { axis -> Double in
      switch axis {
      case 0: parameters[0] > 0.5 ? -0.2 : 0.2
      case 1, 2: parameters[axis] > 0.5 ? -0.1 : 0.1
      case 3: -0.05
      case 4: spread / 10
      case 5: spread / Double(values.count) / 2
      default: form.season == .multiplicative ? 0.03 : spread / 50
      }
    }
    let found = Minimum.simplex(
      from: axes.map { parameters[$0] }, steps: sizes, limit: limit, tolerance: tolerance
    ) { place in
      for index in axes.indices { trial[axes[index]] = place[index] }
      return states.deviance(of: values, form: form, parameters: trial)
    }
    guard found.value < deviance else { return }
    deviance = found.value
    for (axis, value) in zip(axes, found.place) { parameters[axis] = value }
  }
}
