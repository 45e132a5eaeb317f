/// Local regression on equally spaced points: a straight line or a level through the nearest ones.
///
/// Weights are tricube in the distance times a weight of each point; a point of weight 0 counts as missing.
/// The nearest points are told by place alone, so that a window spans the same days whether or not the
/// office was open on all of them.
///
/// - SeeAlso: W. S. Cleveland, *Robust locally weighted regression and smoothing scatterplots*,
///   J. Am. Stat. Assoc. 74 (1979); R. B. Cleveland and others, *STL*, J. Off. Stat. 6 (1990), section 2.
package struct Loess: Sendable, Equatable {
  /// How many places a window spans; at least 2.
  package let window: Int
  /// 1: a line; 0: a level.
  package let degree: Int
  /// Fits are made at every so many places, and joined by lines between them.
  package let jump: Int

  package init(window: Int, degree: Int = 1, jump: Int = 1) {
    precondition(window >= 2 && (0...1).contains(degree) && jump >= 1, "no such window")
    (self.window, self.degree, self.jump) = (window, degree, jump)
  }

  /// The value at a place, which may lie outside of the points; `nil` where the window holds no point.
  package func value(at place: Double, of values: [Double], weights: [Double]) -> Double? {
    let count = values.count
    guard count > 0 else { return nil }
    let span = min(window, count)
    let first = min(max(0, Int(place.rounded()) - (span - 1) / 2), count - span)
    let last = first + span - 1
    let reach =
      max(place - Double(first), Double(last) - place)
      + Double(window > count ? (window - count) / 2 : 0)
    return Self.fitted(
      at: place, values, weights, first...last, reach: max(reach, 0.5), degree: degree)
  }

  /// The values at all places of the points; a stretch without points gets what lies nearest.
  package func smoothed(_ values: [Double], weights: [Double]) -> [Double] {
    let count = values.count
    guard count > 0 else { return [] }
    var places = Array(stride(from: 0, to: count, by: jump))
    if places.last != count - 1 { places.append(count - 1) }
    var fits = places.map { value(at: Double($0), of: values, weights: weights) }
    Self.fillGaps(&fits)
    var smoothed = [Double](repeating: 0, count: count)
    for (index, place) in places.enumerated() {
      smoothed[place] = fits[index] ?? 0
      guard index > 0 else { continue }
      let before = places[index - 1]
      let step = (smoothed[place] - smoothed[before]) / Double(max(1, place - before))
      for between in (before + 1)..<max(place, before + 1) {
        smoothed[between] = smoothed[before] + step * Double(between - before)
      }
    }
    return smoothed
  }

  private static func fitted(
    at place: Double, _ values: [Double], _ weights: [Double], _ window: ClosedRange<Int>,
    reach: Double, degree: Int
  ) -> Double? {
    var total = 0.0
    var (meanPlace, mean) = (0.0, 0.0)
    var kernel = [Double](repeating: 0, count: window.count)
    for index in window where weights[index] > 0 {
      let share = abs(Double(index) - place) / reach
      guard share < 1 else { continue }
      let cube = 1 - share * share * share
      let weight = cube * cube * cube * weights[index]
      kernel[index - window.lowerBound] = weight
      total += weight
      meanPlace += weight * Double(index)
      mean += weight * values[index]
    }
    guard total > 0 else { return nil }
    meanPlace /= total
    mean /= total
    guard degree == 1 else { return mean }
    var (spread, slope) = (0.0, 0.0)
    for index in window where kernel[index - window.lowerBound] > 0 {
      let offset = Double(index) - meanPlace
      spread += kernel[index - window.lowerBound] * offset * offset
      slope += kernel[index - window.lowerBound] * offset * (values[index] - mean)
    }
    // Points at one place say nothing about a slope.
    guard spread > total * 1e-6 * reach * reach else { return mean }
    return mean + slope / spread * (place - meanPlace)
  }

  private static func fillGaps(_ values: inout [Double?]) {
    var last: Double?
    for index in values.indices {
      if values[index] == nil { values[index] = last } else { last = values[index] }
    }
    last = nil
    for index in values.indices.reversed() {
      if values[index] == nil { values[index] = last } else { last = values[index] }
    }
  }
}
