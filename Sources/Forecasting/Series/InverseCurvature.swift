/// An estimate of the inverse of a function's second derivatives, learnt from gradients.
struct InverseCurvature {
  /// *size* × *size*, symmetric.
  private var entries: [Double]
  private var step: [Double]
  private var change: [Double]
  private var image: [Double]
  private let size: Int
  /// Whether nothing has been learnt since the start or the last reset.
  private(set) var isFresh = true

  init(size: Int) {
    self.size = size
    entries = Array(repeating: 0, count: size * size)
    step = Array(repeating: 0, count: size)
    (change, image) = (step, step)
    reset()
  }

  /// Forgets what was learnt.
  mutating func reset() {
    fill(diagonal: 1)
    isFresh = true
  }

  /// The step to where the gradient would vanish.
  ///
  /// - Returns: The slope along it, below 0 unless the gradient is 0.
  func descent(_ gradient: [Double], into direction: inout [Double]) -> Double {
    var slope = 0.0
    for row in 0..<size {
      var sum = 0.0
      for column in 0..<size { sum += entries[row * size + column] * gradient[column] }
      direction[row] = -sum
      slope -= sum * gradient[row]
    }
    return slope
  }

  /// Takes up how the gradient changed along a step; steps of no upward curvature are passed over.
  mutating func learn(
    from place: [Double], _ gradient: [Double], to next: [Double], _ nextGradient: [Double]
  ) {
    var (curvature, stepSquare, changeSquare) = (0.0, 0.0, 0.0)
    for axis in 0..<size {
      step[axis] = next[axis] - place[axis]
      change[axis] = nextGradient[axis] - gradient[axis]
      curvature += step[axis] * change[axis]
      stepSquare += step[axis] * step[axis]
      changeSquare += change[axis] * change[axis]
    }
    guard curvature > 1e-10 * (stepSquare * changeSquare).squareRoot() else { return }
    if isFresh {
      fill(diagonal: curvature / changeSquare)
      isFresh = false
    }
    var quadratic = 0.0
    for row in 0..<size {
      var sum = 0.0
      for column in 0..<size { sum += entries[row * size + column] * change[column] }
      image[row] = sum
      quadratic += sum * change[row]
    }
    let inverse = 1 / curvature
    let weight = (1 + quadratic * inverse) * inverse
    for row in 0..<size {
      for column in 0..<size {
        entries[row * size + column] +=
          weight * step[row] * step[column]
          - inverse * (step[row] * image[column] + image[row] * step[column])
      }
    }
  }

  private mutating func fill(diagonal: Double) {
    for index in entries.indices { entries[index] = 0 }
    for axis in 0..<size { entries[axis * size + axis] = diagonal }
  }
}
