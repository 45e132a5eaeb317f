/// The least of a function, of one number without derivatives or of many with them.
enum Minimum {
  /// The place of the least value in an interval: the best of a grid, then the golden section.
  static func inInterval(
    _ range: ClosedRange<Double>, gridSteps: Int = 12, refinements: Int = 28,
    of function: (Double) -> Double
  ) -> Double {
    let width = (range.upperBound - range.lowerBound) / Double(gridSteps)
    var best = range.lowerBound
    var least = Double.infinity
    for step in 0...gridSteps {
      let x = range.lowerBound + Double(step) * width
      let value = function(x)
      if value < least { (best, least) = (x, value) }
    }
    var low = max(range.lowerBound, best - width)
    var high = min(range.upperBound, best + width)
    let golden = 0.6180339887498949
    var left = high - golden * (high - low)
    var right = low + golden * (high - low)
    var (leftValue, rightValue) = (function(left), function(right))
    for _ in 0..<refinements {
      if leftValue < rightValue {
        (high, right, rightValue) = (right, left, leftValue)
        left = high - golden * (high - low)
        leftValue = function(left)
      } else {
        (low, left, leftValue) = (left, right, rightValue)
        right = low + golden * (high - low)
        rightValue = function(right)
      }
    }
    let candidates = [(best, least), (left, leftValue), (right, rightValue)]
    return candidates.reduce((best, least)) { $1.1 < $0.1 ? $1 : $0 }.0
  }

  /// The quasi-Newton search of Broyden, Fletcher, Goldfarb and Shanno.
  ///
  /// - Parameters:
  ///   - start: Where to begin, in units in which steps of 1 are large; its value must be finite.
  ///   - limit: Evaluations at most.
  ///   - tolerance: The search ends when the next step promises less than this.
  ///   - function: What is to be least, which gives its gradient as well; it may be infinite away
  ///     from the start.
  /// - Returns: The best place and its value.
  /// - SeeAlso: Nocedal and Wright, *Numerical Optimization*, 2nd ed., chapter 6.
  static func quasiNewton(
    from start: [Double], limit: Int, tolerance: Double,
    of function: ([Double], inout [Double]) -> Double
  ) -> (place: [Double], value: Double) {
    let size = start.count
    var place = start
    var gradient = Array(repeating: 0.0, count: size)
    var value = function(place, &gradient)
    var evaluations = 1
    guard value.isFinite else { return (place, value) }
    var inverse = InverseCurvature(size: size)
    var (trial, trialGradient, direction) = (place, gradient, gradient)
    while evaluations < limit {
      var slope = inverse.descent(gradient, into: &direction)
      if slope > -tolerance {
        if inverse.isFresh || slope > -tolerance / 100 { break }
        inverse.reset()
        slope = inverse.descent(gradient, into: &direction)
      }
      // The first step is no longer than a quarter of a unit, later ones than 3.
      let longest = direction.reduce(0) { max($0, $1.magnitude) }
      var length = min(1, (inverse.isFresh ? 0.25 : 3) / longest)
      var found = Double.infinity
      while evaluations < limit, length > 1e-8 {
        for axis in 0..<size { trial[axis] = place[axis] + length * direction[axis] }
        found = function(trial, &trialGradient)
        evaluations += 1
        if found <= value + 1e-4 * length * slope { break }
        // The least of the parabola through both values and the slope, within bounds.
        let curve = found - value - length * slope
        let share = found.isFinite && curve > 0 ? -length * slope / (2 * curve) : 0.1
        length *= min(max(share, 0.1), 0.5)
      }
      guard found < value else {
        if inverse.isFresh { break }
        inverse.reset()
        continue
      }
      inverse.learn(from: place, gradient, to: trial, trialGradient)
      (place, trial) = (trial, place)
      (gradient, trialGradient) = (trialGradient, gradient)
      value = found
    }
    return (place, value)
  }
}
