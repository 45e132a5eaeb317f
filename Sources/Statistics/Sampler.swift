/// A distribution made ready to draw from, with its constants worked out once.
///
/// Laws with a closed inverse take one uniform number u and return their u-quantile, so that a draw
/// rises with u: two policies that share a stream get numbers that move together, and a work time
/// scaled by a policy is the same draw, scaled. Erlang laws take as many numbers as they have
/// phases (up to 16), gamma laws two or three, rarely more; constants take none.
///
/// Draws are finite and never negative. Most of their cost is the C library's `log` and `exp`.
@frozen
public struct Sampler: Sendable {
  /// How a draw is made; laws without spread are constants, Erlang laws of one phase exponential.
  @frozen @usableFromInline
  enum Kind: UInt8, Sendable, BitwiseCopyable {
    case constant, exponential, uniform, triangular, lognormal, sample
    case erlang, gamma, boostedGamma
  }

  /// All of a sampler but the values of a sample: plain numbers, which a table can hold.
  @frozen
  public struct Law: Sendable, BitwiseCopyable {
    @usableFromInline let kind: Kind
    /// The phases of an Erlang law, else 0.
    @usableFromInline let phases: Int32
    // What the four constants mean depends on the kind: `draw(from:)` gives them their names.
    @usableFromInline let first: Double
    @usableFromInline let second: Double
    @usableFromInline let third: Double
    @usableFromInline let fourth: Double

    /// It draws from a sample, whose values only the ``Sampler`` has.
    @inlinable @inline(__always)
    public var isSample: Bool { kind == .sample }

    /// Draws one value of a law that is no sample.
    @inlinable @inline(__always)
    public func draw(from stream: inout RandomStream) -> Double {
      switch kind {
      case .constant, .sample: first
      case .exponential: Inverse.exponential(stream.uniform(), mean: first)
      case .uniform: Inverse.uniform(stream.uniform(), low: first, width: second)
      case .triangular:
        Inverse.triangular(stream.uniform(), low: first, mode: second, high: third, split: fourth)
      case .lognormal: Inverse.lognormal(stream.uniform(), mu: first, sigma: second)
      case .erlang: Rejection.erlang(phases: phases, phaseMean: first, from: &stream)
      case .gamma: Rejection.gamma(d: first, c: second, scale: third, from: &stream)
      case .boostedGamma:
        Rejection.boostedGamma(
          d: first, c: second, scale: third, exponent: fourth, from: &stream)
      }
    }
  }

  public let law: Law
  /// The values of a sample, ascending; empty for other laws.
  @usableFromInline let values: [Double]

  /// Draws one value.
  @inlinable @inline(__always)
  public func draw(from stream: inout RandomStream) -> Double {
    law.isSample ? Inverse.sample(stream.uniform(), values) : law.draw(from: &stream)
  }

  /// The value that a draw stays at or below with probability `p`; `nil` without a closed form.
  func quantile(_ p: Double) -> Double? {
    switch law.kind {
    case .constant: law.first
    case .exponential: Inverse.exponential(p, mean: law.first)
    case .uniform: Inverse.uniform(p, low: law.first, width: law.second)
    case .triangular:
      Inverse.triangular(
        p, low: law.first, mode: law.second, high: law.third, split: law.fourth)
    case .lognormal: Inverse.lognormal(p, mu: law.first, sigma: law.second)
    case .sample: Inverse.sample(p, values)
    case .erlang, .gamma, .boostedGamma: nil
    }
  }
}
