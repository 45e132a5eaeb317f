/// The fixed layout of a histogram of whole, non-negative numbers, such as durations in seconds.
///
/// Numbers below 256 have a bucket each; from there every doubling has 128 buckets of equal width,
/// so that a bucket is at most 1/128 as wide as its least number. Numbers from 2^34 on (544 years
/// in seconds) are counted in the last bucket. The counts are the caller's array of ``bucketCount``
/// numbers, 14 KiB as `UInt32`; histograms merge by adding counts.
/// - SeeAlso: Tene, *HdrHistogram*, for the idea.
public enum LogHistogram {
  /// The number of buckets.
  @inlinable public static var bucketCount: Int { 28 * 128 }

  /// The greatest number that is told apart: 2^34 - 1.
  @inlinable public static var greatestValue: UInt64 { 1 << 34 - 1 }

  /// The bucket that counts a number; rises with the number.
  @inlinable
  @inline(__always)
  public static func bucket(for value: UInt64) -> Int {
    let clamped = min(value, greatestValue)
    // The eight leading bits are kept; the rest is the width of the bucket.
    let shift = max(0, 56 - clamped.leadingZeroBitCount)
    return shift << 7 &+ Int(truncatingIfNeeded: clamped >> UInt64(shift))
  }

  /// The least and the greatest number of a bucket, which counts from 0.
  @inlinable
  public static func bounds(of bucket: Int) -> ClosedRange<UInt64> {
    precondition(bucket >= 0 && bucket < bucketCount, "a bucket of the histogram")
    let shift = max(0, bucket >> 7 - 1)
    let least = UInt64(bucket - shift << 7) << UInt64(shift)
    return least...(least + 1 << UInt64(shift) - 1)
  }

  /// The quantile of the numbers counted, interpolated as ``percentile(_:of:)`` does.
  ///
  /// The numbers of a bucket are taken to be spread evenly over it. The result differs from the
  /// quantile of the numbers themselves by less than 1/128 of it, provided all of them are at most
  /// ``greatestValue``; below 256 it is exact.
  ///
  /// - Parameters:
  ///   - p: In [0, 1].
  ///   - counts: ``bucketCount`` counts, none negative.
  /// - Returns: `nil` when nothing was counted.
  /// - Complexity: O(``bucketCount``).
  @inlinable
  public static func quantile<Counts: RandomAccessCollection>(
    _ p: Double, counts: Counts
  ) -> Double? where Counts.Element: FixedWidthInteger, Counts.Index == Int {
    precondition(counts.count == bucketCount, "there is a count for every bucket")
    let total = counts.reduce(0) { $0 + Int($1) }
    return quantiles([p], counts: counts, firstBucket: 0, total: total).first
  }

  /// Quantiles of numbers that lie in a run of buckets; the cost is that of the run, once.
  ///
  /// - Parameters:
  ///   - probabilities: In [0, 1], rising.
  ///   - counts: The counts of successive buckets, none negative; all others are 0.
  ///   - firstBucket: The bucket of the first count.
  ///   - total: The sum of the counts.
  /// - Returns: One for each probability; none when nothing was counted.
  @inlinable
  public static func quantiles<Counts: RandomAccessCollection>(
    _ probabilities: [Double], counts: Counts, firstBucket: Int, total: Int
  ) -> [Double] where Counts.Element: FixedWidthInteger, Counts.Index == Int {
    guard total > 0 else { return [] }
    /// The bucket that was come to, by its place among the counts, and what lies before it.
    var place = counts.startIndex
    var before = 0
    return probabilities.map { p in
      precondition(p >= 0 && p <= 1, "a quantile is asked for a probability from 0 to 1")
      let position = p * Double(total - 1)
      let rank = min(Int(position), total - 1)
      var count = Int(counts[place])
      while before + count <= rank {
        before += count
        place += 1
        count = Int(counts[place])
      }
      func value(at index: Int, in place: Int) -> Double {
        self.value(
          at: index, of: Int(counts[place]), in: firstBucket + place - counts.startIndex)
      }
      let left = value(at: rank - before, in: place)
      guard rank + 1 < total else { return left }
      // The next number, in this bucket or in the first behind it that holds any.
      var next = place
      var index = rank + 1 - before
      if index == Int(counts[place]) {
        index = 0
        repeat { next += 1 } while counts[next] == 0
      }
      return left + (value(at: index, in: next) - left) * (position - Double(rank))
    }
  }

  /// The number with `index` numbers before it in a bucket of `count`, as near as the bucket tells.
  @inlinable
  static func value(at index: Int, of count: Int, in bucket: Int) -> Double {
    let bounds = bounds(of: bucket)
    let share = (Double(index) + 0.5) / Double(count)
    return Double(bounds.lowerBound) + Double(bounds.upperBound - bounds.lowerBound) * share
  }
}
