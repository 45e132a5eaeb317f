/// An event of the run, packed so that one comparison orders it: by time, then by kind, then by the
/// number of its dossier, source or pool.
///
/// Ties are settled by what an event is and never by when it was scheduled, so that two ways of
/// computing the same instant give the same run. Bits from the top: 40 of time (seconds), 8 of kind,
/// 48 of number, 32 of subject.
package struct EventKey: BitwiseCopyable, Comparable {
  let packed: UInt128

  @inline(__always)
  init(instant: Int64, kind: EventKind, number: Int64, subject: UInt32) {
    let number = UInt64(bitPattern: number)
    let high = UInt64(bitPattern: instant) &<< 24 | UInt64(kind.rawValue) &<< 16 | number &>> 32
    let low = number &<< 32 | UInt64(subject)
    packed = UInt128(high) &<< 64 | UInt128(low)
  }

  /// A place for a key, before there is one.
  static var none: EventKey { EventKey(instant: 0, kind: .completion, number: 0, subject: 0) }

  @inline(__always)
  package var instant: Int64 { Int64(truncatingIfNeeded: packed &>> 88) }

  @inline(__always)
  var kind: EventKind { EventKind(byte: UInt8(truncatingIfNeeded: packed &>> 80)) }

  @inline(__always)
  var number: Int64 { Int64(truncatingIfNeeded: (packed &>> 32) & 0xFFFF_FFFF_FFFF) }

  @inline(__always)
  package var subject: UInt32 { UInt32(truncatingIfNeeded: packed) }

  @inline(__always)
  package static func < (left: EventKey, right: EventKey) -> Bool { left.packed < right.packed }
}

/// What happens at an event, in the order in which events of one instant happen; its subject and
/// number are named behind each case.
package enum EventKind: UInt8, BitwiseCopyable {
  /// A dossier's step is done; its slot and its number.
  case completion
  /// The same where an urgent dossier may have come between: it counts only if it is still so.
  case revocableCompletion
  /// Somebody leaves a job for another day; the dossier's slot and number.
  case interruption
  /// Agencies close, and others take over; its place among the turns twice.
  case turn
  /// The applicant, an agency or the messenger comes back to a dossier; its slot and number.
  case release
  /// The next dossier of a demand source arrives; the source twice.
  case arrival
  /// The same in a run by parts: a dossier that its source has sent; its place among those of the part,
  /// and the source.
  case handIn
  /// Somebody of a pool comes or comes back to a queue; the pool twice.
  case wake
  /// More time is asked for; the dossier's slot and number.
  case `extension`
  /// The moment of a batch, after all that comes at that instant; the station twice.
  case batch

  /// The kind of a raw value, which is always one; made without the call of `init(rawValue:)`.
  @inline(__always)
  init(byte: UInt8) {
    switch byte {
    case 0: self = .completion
    case 1: self = .revocableCompletion
    case 2: self = .interruption
    case 3: self = .turn
    case 4: self = .release
    case 5: self = .arrival
    case 6: self = .handIn
    case 7: self = .wake
    case 8: self = .extension
    default: self = .batch
    }
    assert(rawValue == byte)
  }
}
