import Statistics
import Testing

/// The keys' claims, with tolerances of 4 standard errors.
///
/// For a chi-square of k degrees of freedom that is 4 √(2k). The chance that a true claim fails is
/// near 1 in 10,000. The names that serve as seeds were written down before the first run.
@Suite("Stream key")
struct StreamKeyTests {
  static let count = 25_000
  static let purposes = ["work", "route", "patience"].map(StreamKey.hash)

  /// The first uniform number of each dossier, in the order of their ordinals.
  ///
  /// A dossier's key is a hash of its ordinal, or the bare ordinal, which no caller should use but
  /// which must do no harm either.
  static func draws(purpose: UInt64, visit: UInt64 = 0, isHashed: Bool) -> [Double] {
    (0..<UInt64(count)).map { ordinal in
      let dossier = isHashed ? StreamKey.combined(StreamKey.hash("walk-in"), ordinal) : ordinal
      let key = StreamKey.draw(dossier: dossier, purpose: purpose, visit: visit)
      var stream = RandomStream(key: key)
      return stream.uniform()
    }
  }

  @Test("hashes a name by FNV-1a and a finaliser")
  func hashesAName() {
    #expect(StreamKey.hash("") == StreamKey.mix(0xcbf2_9ce4_8422_2325))
    #expect(StreamKey.hash("a") == StreamKey.mix(0xaf63_dc4c_8601_ec8c))
    #expect(StreamKey.hash("foobar") == StreamKey.mix(0x8594_4171_f739_67e8))
    #expect(StreamKey.hash("thẩm định") != StreamKey.hash("thẩm tra"))
  }

  @Test("keeps the order of a pair, and gives neighbouring pairs keys of their own")
  func keepsTheOrderOfAPair() {
    #expect(StreamKey.combined(1, 2) != StreamKey.combined(2, 1))
    #expect(StreamKey.combined(0, 0) != 0)
    let keys = (0..<100).flatMap { left in
      (0..<100).map { StreamKey.combined(UInt64(left), UInt64($0)) }
    }
    #expect(Set(keys).count == keys.count)
  }

  @Test("flips half of the bits when one bit of either part changes")
  func flipsHalfOfTheBits() {
    var flips = Moments()
    for bit in 0..<UInt64(64) {
      for base in 0..<UInt64(50) {
        let key = StreamKey.combined(base, base)
        flips.add(Double((key ^ StreamKey.combined(base ^ (1 << bit), base)).nonzeroBitCount))
        flips.add(Double((key ^ StreamKey.combined(base, base ^ (1 << bit))).nonzeroBitCount))
      }
    }
    // A fair coin 64 times has sd 4.
    #expect(abs(flips.mean - 32) < 4 * 4 / Double(flips.count).squareRoot())
  }

  @Test("never starts one visit where another visit's stream has come")
  func neverStartsWhereAnotherHasCome() {
    var seen: Set<UInt64> = []
    for visit in 0..<UInt64(64) {
      let key = StreamKey.draw(dossier: 11, purpose: Self.purposes[0], visit: visit)
      var stream = RandomStream(key: key)
      for _ in 0..<64 {
        #expect(seen.insert(stream.next()).inserted)
      }
    }
  }

  @Test("gives uniform first numbers", arguments: [true, false])
  func givesUniformFirstNumbers(isHashed: Bool) {
    for purpose in Self.purposes {
      for visit in 0..<UInt64(2) {
        var cells = [Double](repeating: 0, count: 256)
        for u in Self.draws(purpose: purpose, visit: visit, isHashed: isHashed) {
          cells[Int(u * 256)] += 1
        }
        #expect(abs(chiSquare(cells) - 255) < 4 * (2.0 * 255).squareRoot())
      }
    }
  }

  @Test("gives unrelated numbers to neighbouring dossiers", arguments: [true, false])
  func givesUnrelatedNumbersToNeighbours(isHashed: Bool) {
    for purpose in Self.purposes {
      let draws = Self.draws(purpose: purpose, isHashed: isHashed)
      for distance in [1, 2, 3, 256] {
        expectUnrelated(Array(draws.dropLast(distance)), Array(draws.dropFirst(distance)))
      }
    }
  }

  @Test("gives unrelated numbers to a dossier's purposes and visits", arguments: [true, false])
  func givesUnrelatedNumbersToPurposes(isHashed: Bool) {
    let work = Self.draws(purpose: Self.purposes[0], isHashed: isHashed)
    let again = Self.draws(purpose: Self.purposes[0], visit: 1, isHashed: isHashed)
    let route = Self.draws(purpose: Self.purposes[1], isHashed: isHashed)
    let patience = Self.draws(purpose: Self.purposes[2], isHashed: isHashed)
    for (left, right) in [(work, again), (work, route), (work, patience), (route, patience)] {
      expectUnrelated(left, right)
    }
  }

  /// Checks the correlation, whose standard error is 1 / √n, and a chi-square of 16 x 16 cells.
  private func expectUnrelated(_ left: [Double], _ right: [Double]) {
    let products = zip(left, right).map { ($0 - 0.5) * ($1 - 0.5) * 12 }
    let correlation = products.reduce(0, +) / Double(products.count)
    #expect(abs(correlation) < 4 / Double(products.count).squareRoot())
    var cells = [Double](repeating: 0, count: 256)
    for (u, v) in zip(left, right) {
      cells[Int(u * 16) * 16 + Int(v * 16)] += 1
    }
    #expect(abs(chiSquare(cells) - 255) < 4 * (2.0 * 255).squareRoot())
  }

  private func chiSquare(_ cells: [Double]) -> Double {
    let expected = cells.reduce(0, +) / Double(cells.count)
    return cells.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
  }
}
