/// The states of a smoothing model as it passes over a series; its memory is used again.
struct SmoothingStates {
  private var level = 0.0
  private var slope = 0.0
  private var season: [Double]
  /// The sum of squared one-step errors of the last pass.
  private(set) var squares = 0.0

  /// States for a season of so many places; 0 for none.
  init(places: Int) {
    season = Array(repeating: 0, count: max(places, 1))
  }

  /// -2 log likelihood of the series, or infinity for parameters outside their bounds.
  ///
  /// Only the search's parameters are read and only the states written: no memory is taken.
  mutating func deviance(
    of values: [Double], form: SmoothingForm, parameters: [Double]
  ) -> Double {
    guard begin(form: form, parameters: parameters) else { return .infinity }
    let weight = parameters[0]
    let trendWeight = form.trend == .none ? 0 : parameters[1] * weight
    let seasonWeight = form.season == .none ? 0 : parameters[2] * (1 - weight)
    let damping = form.trend == .damped ? parameters[3] : 1
    let isFactor = form.season == .multiplicative
    let isShare = form.error == .multiplicative
    squares = 0
    var product = 1.0
    var logarithms = 0.0
    var place = 0
    for value in values {
      let base = level + damping * slope
      let pattern = season[place]
      let expected = isFactor ? base * pattern : base + pattern
      var error = value - expected
      let step = isFactor ? value / pattern - base : error
      let patternStep = isFactor ? value / base - pattern : error
      if isShare || isFactor {
        guard expected > 1e-12, base > 1e-12 else { return .infinity }
      }
      if isShare {
        error /= expected
        product *= expected
        if product < 1e-200 {
          logarithms += SeriesMath.logarithm(product)
          product = 1
        }
      }
      squares += error * error
      level = base + weight * step
      slope = damping * slope + trendWeight * step
      season[place] = pattern + seasonWeight * patternStep
      place = place + 1 == season.count ? 0 : place + 1
    }
    let count = Double(values.count)
    // A perfect fit has no likelihood; a floor far below any rounding keeps it finite.
    let fit = count * SeriesMath.logarithm(squares + 1e-30)
    let result = fit + (isShare ? 2 * (logarithms + SeriesMath.logarithm(product)) : 0)
    return result.isFinite ? result : .infinity
  }

  /// Steps after a series that has been passed over.
  func steps(
    _ horizon: Int, form: SmoothingForm, parameters: [Double], count: Int
  ) -> [Double] {
    let damping = form.trend == .damped ? parameters[3] : 1
    var factor = 0.0
    var power = 1.0
    return (0..<horizon).map { step in
      power *= damping
      factor += power
      let base = level + factor * slope
      let pattern = season[(count + step) % season.count]
      return form.season == .multiplicative ? base * pattern : base + pattern
    }
  }

  /// Takes the first states; false for parameters outside their bounds.
  private mutating func begin(form: SmoothingForm, parameters: [Double]) -> Bool {
    let weight = parameters[0]
    guard weight >= 1e-4, weight <= 0.9999 else { return false }
    level = parameters[4]
    slope = form.trend == .none ? 0 : parameters[5]
    if form.trend != .none {
      guard parameters[1] >= 1e-4, parameters[1] <= 0.9999 else { return false }
    }
    if form.trend == .damped {
      guard parameters[3] >= 0.8, parameters[3] <= 0.98 else { return false }
    }
    guard form.season != .none else {
      season[0] = 0
      return true
    }
    guard parameters[2] >= 1e-4, parameters[2] <= 0.9999 else { return false }
    var sum = 0.0
    for place in 0..<(season.count - 1) {
      season[place] = parameters[6 + place]
      sum += parameters[6 + place]
    }
    let isFactor = form.season == .multiplicative
    season[season.count - 1] = (isFactor ? Double(season.count) : 0) - sum
    return !isFactor || season.allSatisfy { $0 > 1e-3 }
  }
}
