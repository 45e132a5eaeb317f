/// The value below which a share `p` of some values lies, interpolated between neighbours.
///
/// - Parameters:
///   - p: A share in [0, 1]: 0.05 for the 5th percentile.
///   - values: In any order, none of them NaN.
/// - Returns: `nil` when there are no values.
/// - Complexity: O(n log n) for n values.
/// - SeeAlso: Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician
///   50 (1996) 361-365, type 7, the default of R, NumPy and spreadsheets.
public func percentile(_ p: Double, of values: [Double]) -> Double? {
  precondition(p >= 0 && p <= 1, "a percentile is asked for a share from 0 to 1")
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let position = p * Double(sorted.count - 1)
  let index = min(Int(position), sorted.count - 1)
  let left = sorted[index]
  let right = sorted[min(index + 1, sorted.count - 1)]
  return left + (right - left) * (position - Double(index))
}
