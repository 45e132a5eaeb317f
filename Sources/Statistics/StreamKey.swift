/// The keys that random streams start from: pure functions of names and numbers.
///
/// A draw belongs to a dossier, a purpose and a visit. The first two are hashed once, and
/// ``draw(dossier:purpose:visit:)`` joins them for the price of three instructions. That is enough
/// because ``RandomStream`` mixes its counter thoroughly: neighbouring keys give unrelated numbers.
public enum StreamKey {
  /// The hash of a name, the same in every run and on every machine.
  ///
  /// The bytes are hashed as they are: two spellings of one word that differ in Unicode
  /// normalisation are two names.
  /// - Complexity: O(length).
  /// - SeeAlso: FNV-1a, 64 bits (RFC 9923), followed by ``mix(_:)``, since FNV spreads the last
  ///   bytes of a short name poorly.
  public static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return mix(hash)
  }

  /// Scrambles 64 bits; one to one, and 0 stays 0.
  ///
  /// It is not the finaliser of ``RandomStream``, so that no key undoes it.
  /// - SeeAlso: Evensen, "Stronger, better, morer, Moremur", 2019, for the constants.
  @inlinable
  public static func mix(_ bits: UInt64) -> UInt64 {
    var mixed = bits
    mixed = (mixed ^ (mixed >> 27)) &* 0x3c79_ac49_2ba7_b653
    mixed = (mixed ^ (mixed >> 33)) &* 0x1c69_b3f7_4ac4_ae35
    return mixed ^ (mixed >> 27)
  }

  /// The key of a pair; the order matters, and for either part held fixed it is one to one.
  @inlinable
  public static func combined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    mix(mix(first &+ RandomStream.goldenGamma) &+ second)
  }

  /// The key of one draw of a dossier.
  ///
  /// - Parameters:
  ///   - dossier: The dossier's key, such as ``combined(_:_:)`` of its source and its ordinal.
  ///   - purpose: What the number is for, a ``hash(_:)``; short numbers such as 1, 2, 3 would give
  ///     neighbouring dossiers each other's draws.
  ///   - visit: How many times the dossier was here before.
  /// - Returns: A key for ``RandomStream/init(key:)``.
  @inlinable
  public static func draw(dossier: UInt64, purpose: UInt64, visit: UInt64) -> UInt64 {
    (dossier ^ purpose) &+ visit &* visitStep
  }

  /// The distance between the keys of two successive visits, odd.
  ///
  /// It must not be the generator's own step: the second visit would repeat the first one's second
  /// number.
  @inlinable public static var visitStep: UInt64 { 0xd134_2543_de82_ef95 }
}
