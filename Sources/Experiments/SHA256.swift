/// The SHA-256 digest of bytes that come piece by piece.
///
/// - SeeAlso: FIPS 180-4, *Secure Hash Standard*, sections 4.1.2, 4.2.2, 5.1.1, 5.3.3 and 6.2.
package struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// The bytes of the block that is not full yet.
  private var block: [UInt8] = []
  private var byteCount: UInt64 = 0
  private var schedule = [UInt32](repeating: 0, count: 64)

  package init() {
    block.reserveCapacity(64)
  }

  /// Adds bytes.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    // Copied at once: a sequence of another module is walked far more slowly than an array.
    let bytes = Array(bytes)
    byteCount += UInt64(bytes.count)
    var place = 0
    while place < bytes.count {
      if block.isEmpty, bytes.count - place >= 64 {
        compress(bytes, at: place)
        place += 64
      } else {
        let count = min(64 - block.count, bytes.count - place)
        block.append(contentsOf: bytes[place..<place + count])
        place += count
        guard block.count == 64 else { continue }
        compress(block, at: 0)
        block.removeAll(keepingCapacity: true)
      }
    }
  }

  /// The digest of all bytes so far, 64 hexadecimal digits.
  package var hexadecimal: String {
    var padded = self
    let bitCount = byteCount * 8
    padded.update([0x80])
    while padded.block.count != 56 { padded.update([0]) }
    padded.update((0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * $0)) })
    return padded.state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private mutating func compress(_ bytes: [UInt8], at place: Int) {
    fillSchedule(bytes, at: place)
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let upper = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let lower = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
      let sum = h &+ upper &+ choice &+ Self.constants[index] &+ schedule[index]
      (h, g, f, e) = (g, f, e, d &+ sum)
      (d, c, b, a) = (c, b, a, sum &+ lower &+ majority)
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  private mutating func fillSchedule(_ bytes: [UInt8], at place: Int) {
    for index in 0..<16 {
      let start = place + 4 * index
      let (first, second) = (UInt32(bytes[start]), UInt32(bytes[start + 1]))
      let (third, fourth) = (UInt32(bytes[start + 2]), UInt32(bytes[start + 3]))
      schedule[index] = first << 24 | second << 16 | third << 8 | fourth
    }
    for index in 16..<64 {
      let early = schedule[index - 15]
      let late = schedule[index - 2]
      let first = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3)
      let second = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
      schedule[index] = schedule[index - 16] &+ first &+ schedule[index - 7] &+ second
    }
  }

  private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ]
}
