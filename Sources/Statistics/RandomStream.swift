/// The random numbers of one draw: a SplitMix64 generator that starts at a key.
///
/// Making a stream costs nothing, so every draw of every dossier has its own, keyed by what the
/// number is for (see ``StreamKey``); no draw can shift another. All streams lie on one cycle of
/// length 2^64, each starting at its key: with 10^8 streams of two numbers the chance that any
/// pair shares one is below 1 in 1,000, and sharing one would do no harm that could be seen.
///
/// - SeeAlso: Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
///   OOPSLA 2014; the finaliser is Stafford's variant 13.
@frozen
public struct RandomStream: Sendable, Hashable {
  @usableFromInline var state: UInt64

  /// Starts a stream; equal keys give equal streams on every machine.
  @inlinable
  public init(key: UInt64) {
    state = key
  }

  /// Takes the next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= Self.goldenGamma
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }

  /// Takes the next number of the open interval (0, 1), on a grid of 2^52 equal steps.
  ///
  /// The grid's points are (k + 1/2) / 2^52, so that u and 1 - u are exact and equally likely, the
  /// least is 2^-53 and the greatest 1 - 2^-53. With 53 bits k + 1/2 would not be exact, and the
  /// greatest would round to 1, whose exponential is infinite.
  @inlinable
  public mutating func uniform() -> Double {
    // The bits k as the fraction of a number of [1, 2), exact after the subtraction. A conversion
    // from an integer would wait for the processor's last floating-point result: 10 ns a draw.
    Double(bitPattern: 0x3ff0_0000_0000_0000 | next() >> 12) - 0x1.fffffffffffffp-1
  }

  /// Takes the next exponential number of a mean.
  @inlinable @inline(__always)
  public mutating func exponential(mean: Double) -> Double {
    Inverse.exponential(uniform(), mean: mean)
  }

  /// The step of the generator's counter: 2^64 over the golden ratio, made odd.
  @inlinable static var goldenGamma: UInt64 { 0x9e37_79b9_7f4a_7c15 }
}
