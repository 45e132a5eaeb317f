/// How a parameter of a smoothing model is measured in the search: in units of one size, without
/// bounds.
struct SmoothingScale {
  /// The bounds of a share, which the search sees through a logistic curve.
  private let bounds: ClosedRange<Double>?
  private let unit: Double

  /// The scale of a parameter by its place among those of ``SmoothingModel``.
  init(_ axis: Int, form: SmoothingForm, values: [Double]) {
    let low = values.reduce(values[0], min)
    let spread = values.reduce(values[0], max) - low
    switch axis {
    case 0, 1, 2: (bounds, unit) = (0.0001...0.9999, 1)
    case 3: (bounds, unit) = (0.8...0.98, 1)
    case 4: (bounds, unit) = (nil, spread / 5)
    case 5: (bounds, unit) = (nil, spread / Double(values.count))
    default: (bounds, unit) = (nil, form.season == .multiplicative ? 0.05 : spread / 20)
    }
  }

  /// Where the search begins for a parameter; away from its bounds, where the curve is flat.
  func start(_ parameter: Double) -> Double {
    guard let bounds else { return parameter / unit }
    let width = bounds.upperBound - bounds.lowerBound
    let share = min(max((parameter - bounds.lowerBound) / width, 0.001), 0.999)
    return SeriesMath.logarithm(share / (1 - share))
  }

  /// The parameter of a place in the search.
  func parameter(_ place: Double) -> Double {
    guard let bounds else { return place * unit }
    let share = 1 / (1 + SeriesMath.exponential(-place))
    return bounds.lowerBound + (bounds.upperBound - bounds.lowerBound) * share
  }

  /// How far a parameter moves with its place in the search.
  func slope(_ parameter: Double) -> Double {
    guard let bounds else { return unit }
    let (low, high) = (parameter - bounds.lowerBound, bounds.upperBound - parameter)
    return low * high / (low + high)
  }
}
