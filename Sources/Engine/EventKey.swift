/// An event of the run, packed so that one comparison orders it: by time, then by order of creation.
///
/// Bits from the top: 40 of time (seconds), 48 of sequence, 40 of payload (8 of kind, 32 of subject).
struct EventKey: BitwiseCopyable, Comparable {
  let packed: UInt128

  @inline(__always)
  init(instant: Int64, sequence: UInt64, kind: EventKind, subject: UInt32) {
    let high = UInt64(bitPattern: instant) &<< 24 | (sequence &>> 24)
    let low = sequence &<< 40 | UInt64(kind.rawValue) &<< 32 | UInt64(subject)
    packed = UInt128(high) &<< 64 | UInt128(low)
  }

  @inline(__always)
  var instant: Int64 { Int64(truncatingIfNeeded: packed &>> 88) }

  @inline(__always)
  var kind: EventKind {
    EventKind(rawValue: UInt8(truncatingIfNeeded: packed &>> 32)) ?? .arrival
  }

  @inline(__always)
  var subject: UInt32 { UInt32(truncatingIfNeeded: packed) }

  @inline(__always)
  static func < (left: EventKey, right: EventKey) -> Bool { left.packed < right.packed }
}

/// What happens at an event; its subject is named behind each case.
enum EventKind: UInt8, BitwiseCopyable {
  /// The next dossier of a demand source arrives.
  case arrival
  /// A dossier's step is done.
  case completion
  /// Somebody of a pool who was away comes back to a queue.
  case wake
}
