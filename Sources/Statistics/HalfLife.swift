/// What is left of something that halves again and again.
package enum HalfLife {
  /// The natural logarithm of 2.
  private static let logarithmOfTwo = 0.693_147_180_559_945_3

  /// The share that is left after a time, exact after whole half-lives.
  ///
  /// - Parameters:
  ///   - time: Not negative.
  ///   - halfLife: Positive, in the unit of `time`.
  /// - Returns: A number above 0 and up to 1; 0 where it is too small for one.
  package static func share(after time: Double, halfLife: Double) -> Double {
    let halves = time / halfLife
    let whole = halves.rounded(.down)
    // Beyond this nothing is left that a number could show.
    guard whole < 1000 else { return 0 }
    let power = Double(sign: .plus, exponent: -Int(whole), significand: 1)
    let part = halves - whole
    return part == 0 ? power : power * Elementary.exponential(-part * logarithmOfTwo)
  }
}
