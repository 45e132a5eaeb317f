/// Half-widths of intervals from errors at rolling origins, by how far ahead (split conformal).
///
/// The errors of about as many steps ahead are put together, in bands that double in length, so that a
/// quantile rests on many of them; half-widths never shrink with the distance.
struct ResidualBands: Sendable {
  struct Residual: Sendable, Equatable {
    /// Steps ahead, from 1.
    var ahead: Int
    var error: Double
  }

  /// By level, by band.
  private let widths: [Double: [Double]]
  /// The last step of the first band.
  private let firstBand: Int

  init(errors: [Residual], levels: [Double], firstBand: Int = 7) {
    self.firstBand = firstBand
    let band = { Self.band(of: $0, firstBand) }
    let bandCount = (errors.map { band($0.ahead) }.max() ?? 0) + 1
    let sizes = (0..<bandCount).map { place in
      errors.filter { Self.band(of: $0.ahead, firstBand) == place }.map { abs($0.error) }.sorted()
    }
    let all = errors.map { abs($0.error) }.sorted()
    var widths: [Double: [Double]] = [:]
    for level in levels {
      var widest = 0.0
      widths[level] = sizes.map { sizes in
        // A band with few errors borrows those of all distances.
        widest = max(widest, Self.quantile(level, of: sizes.count >= 10 ? sizes : all))
        return widest
      }
    }
    self.widths = widths
  }

  /// Half the width of an interval, on the scale of the errors.
  func halfWidth(level: Double, ahead: Int) -> Double {
    let widths = widths[level] ?? []
    guard !widths.isEmpty else { return 0 }
    return widths[min(Self.band(of: ahead, firstBand), widths.count - 1)]
  }

  /// The band of a distance: 1-7, 8-14, 15-28, 29-56 and so on where the first band has 7 steps.
  private static func band(of ahead: Int, _ firstBand: Int) -> Int {
    var (band, end) = (0, firstBand)
    while ahead > end {
      band += 1
      end *= 2
    }
    return band
  }

  /// The conformal quantile: the smallest size that at least (n + 1) × level of the sizes do not pass; the
  /// largest where n is too small.
  private static func quantile(_ level: Double, of sizes: [Double]) -> Double {
    guard let largest = sizes.last else { return 0 }
    let rank = Int((Double(sizes.count + 1) * level).rounded(.up))
    return rank <= sizes.count ? sizes[max(0, rank - 1)] : largest
  }
}
