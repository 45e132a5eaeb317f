import Statistics
import Testing

@Suite("Random stream")
struct RandomStreamTests {
  /// The first outputs of Vigna's splitmix64.c, as Rosetta Code and many test suites print them.
  @Test(
    "gives SplitMix64's published outputs",
    arguments: [
      (
        1_234_567,
        [
          6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
          4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
      ),
      (
        0,
        [
          0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f,
          0xf88b_b8a8_724c_81ec, 0x1b39_896a_51a8_749b,
        ]
      ),
    ] as [(UInt64, [UInt64])])
  func givesPublishedOutputs(key: UInt64, outputs: [UInt64]) {
    var stream = RandomStream(key: key)
    #expect(outputs.map { _ in stream.next() } == outputs)
  }

  @Test("stays inside the open interval from 0 to 1 at both ends of its bits")
  func staysInsideTheOpenInterval() {
    var least = RandomStream(firstBits: 0)
    var greatest = RandomStream(firstBits: .max)
    #expect(least.uniform() == 0x1p-53)
    #expect(greatest.uniform() == 1 - 0x1p-53)
  }

  @Test("places uniform numbers halfway between the multiples of 2^-52")
  func placesUniformNumbersHalfway() {
    for bits: UInt64 in [0xfff, 0x1000, 0x8000_0000_0000_0000, 0x1234_5678_9abc_def0] {
      var stream = RandomStream(firstBits: bits)
      #expect(stream.uniform() == (Double(bits >> 12) + 0.5) * 0x1p-52)
    }
  }

  @Test("is a value: a copy gives the same numbers again")
  func isAValue() {
    var stream = RandomStream(key: 7)
    _ = stream.next()
    var copy = stream
    #expect((0..<5).map { _ in stream.next() } == (0..<5).map { _ in copy.next() })
  }
}

extension RandomStream {
  /// A stream whose first output is given, found by undoing the generator's finaliser.
  init(firstBits: UInt64) {
    var bits = Self.undone(firstBits, shift: 31)
    bits = Self.undone(bits &* Self.inverse(of: 0x94d0_49bb_1331_11eb), shift: 27)
    bits = Self.undone(bits &* Self.inverse(of: 0xbf58_476d_1ce4_e5b9), shift: 30)
    self.init(key: bits &- 0x9e37_79b9_7f4a_7c15)
  }

  /// The number whose exclusive or with itself shifted right is given.
  private static func undone(_ bits: UInt64, shift: UInt64) -> UInt64 {
    bits ^ (bits >> shift) ^ (bits >> (2 * shift))
  }

  /// The inverse of an odd number modulo 2^64, by Newton's method.
  private static func inverse(of odd: UInt64) -> UInt64 {
    (0..<6).reduce(odd) { inverse, _ in inverse &* (2 &- odd &* inverse) }
  }
}
