/// The least of a function without derivatives.
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

  /// The simplex search of Nelder and Mead with steps that suit many dimensions.
  ///
  /// - Parameters:
  ///   - start: Where to begin; its value must be finite.
  ///   - steps: How far the first corners lie from the start.
  ///   - limit: Evaluations at most.
  ///   - tolerance: The spread of the corners' values at which the search ends.
  ///   - function: What is to be least; it may be infinite away from the start.
  /// - Returns: The best corner and its value.
  /// - SeeAlso: Gao and Han, "Implementing the Nelder-Mead simplex algorithm with adaptive
  ///   parameters", Computational Optimization and Applications 51 (2012) 259-277.
  static func simplex(
    from start: [Double], steps: [Double], limit: Int, tolerance: Double,
    of function: ([Double]) -> Double
  ) -> (place: [Double], value: Double) {
    let size = start.count
    let (expand, contract, shrink) = (
      1 + 2 / Double(max(size, 2)), 0.75 - 0.5 / Double(max(size, 2)), 1 - 1 / Double(max(size, 2))
    )
    var corners = Array(repeating: start, count: size + 1)
    for index in 0..<size { corners[index + 1][index] += steps[index] }
    var values = corners.map(function)
    var evaluations = size + 1
    var (centre, trial, other) = (start, start, start)
    while evaluations < limit {
      let (best, worst, second) = ranks(values)
      if values[worst] - values[best] < tolerance { break }
      for axis in 0..<size {
        var sum = 0.0
        for corner in 0...size where corner != worst { sum += corners[corner][axis] }
        centre[axis] = sum / Double(size)
        trial[axis] = 2 * centre[axis] - corners[worst][axis]
      }
      let reflected = function(trial)
      evaluations += 1
      if reflected < values[second], reflected >= values[best] {
        (corners[worst], values[worst]) = (trial, reflected)
        continue
      }
      let isOutside = reflected < values[worst]
      let reach = reflected < values[best] ? expand : isOutside ? contract : -contract
      for axis in 0..<size {
        other[axis] = centre[axis] + reach * (trial[axis] - centre[axis])
      }
      let value = function(other)
      evaluations += 1
      if value < min(reflected, values[worst]) {
        (corners[worst], values[worst]) = (other, value)
      } else if reflected < values[best] {
        (corners[worst], values[worst]) = (trial, reflected)
      } else {
        for corner in 0...size where corner != best {
          for axis in 0..<size {
            corners[corner][axis] =
              corners[best][axis] + shrink * (corners[corner][axis] - corners[best][axis])
          }
          values[corner] = function(corners[corner])
        }
        evaluations += size
      }
    }
    let best = ranks(values).best
    return (corners[best], values[best])
  }

  /// The places of the least, the greatest and the second greatest value.
  private static func ranks(_ values: [Double]) -> (best: Int, worst: Int, second: Int) {
    var (best, worst) = (0, 0)
    for index in values.indices {
      if values[index] < values[best] { best = index }
      if values[index] > values[worst] { worst = index }
    }
    var second = best
    for index in values.indices where index != worst && values[index] > values[second] {
      second = index
    }
    return (best, worst, second)
  }
}
