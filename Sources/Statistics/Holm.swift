/// The p-values of several hypotheses, adjusted by Holm's step-down rule.
///
/// To call those significant whose adjusted value is at most 5 % is wrong of any true hypothesis with
/// a probability of 5 % at most, however they depend on each other.
///
/// - Parameter pValues: In [0, 1]; `nil` where there is none, which is no hypothesis of the family.
/// - Returns: In the same order, each at least the value it was made of and at most 1.
/// - SeeAlso: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
///   Statistics 6 (1979) 65-70.
public func holmAdjusted(_ pValues: [Double?]) -> [Double?] {
  let known = pValues.indices.filter { pValues[$0] != nil }
  // Equal values keep their places: the result does not depend on it.
  let order = known.sorted { (pValues[$0] ?? 1, $0) < (pValues[$1] ?? 1, $1) }
  var adjusted = [Double?](repeating: nil, count: pValues.count)
  var greatest = 0.0
  for (place, index) in order.enumerated() {
    greatest = max(greatest, min(1, Double(order.count - place) * (pValues[index] ?? 1)))
    adjusted[index] = greatest
  }
  return adjusted
}

extension MeanEstimate {
  /// The probability of a mean at least as far from 0 if the true mean is 0, by Student's t.
  ///
  /// Values that are all the same leave no doubt: 1 where they are 0, and else 0. `nil` for a single value.
  public var pValue: Double? {
    studentPValue(of: mean, standardError: standardError, count: count)
  }
}

extension RatioDifference {
  /// The probability of a difference at least as far from 0 if the true one is 0, by Student's t.
  ///
  /// Without variance it is 1 where the difference is 0, and else 0. `nil` without a standard error.
  public var pValue: Double? {
    difference.flatMap { studentPValue(of: $0, standardError: standardError, count: count) }
  }
}

private func studentPValue(of estimate: Double, standardError: Double?, count: Int) -> Double? {
  guard let standardError, count >= 2 else { return nil }
  guard standardError > 0 else { return estimate == 0 ? 1 : 0 }
  let degrees = Double(min(count - 1, 1_000_000))
  return min(1, 2 * StudentT.cdf(-abs(estimate / standardError), degreesOfFreedom: degrees))
}
