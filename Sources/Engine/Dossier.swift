import Scenarios
import WorkingTime

/// A live dossier: one slot of the run's table, used again when the dossier is gone.
struct Dossier: BitwiseCopyable {
  // The first line of memory: what each step of a dossier touches.

  /// Its identity, hashed with the replication: source, ordinal (parent and leg come with their issue).
  var key: UInt64 = 0
  /// Its number in the replication, in order of arrival: it settles ties.
  var number: Int64 = 0
  /// The pool's open seconds when it joined the queue.
  var poolOpen: Int64 = 0
  /// Queueing after acceptance so far, open seconds of the pools.
  var waitSeconds: Int64 = 0
  var procedure: UInt32 = 0
  /// The current step, counted over all procedures.
  var step: UInt32 = 0
  /// The pool it queues or is worked at.
  var pool: UInt32 = 0
  /// The next dossier in the queue, or in the list of free slots.
  var next: UInt32 = none
  /// The place it comes from, an agency index; `none` where it has none.
  var place: UInt32 = none
  /// The person who works on it, where people have names.
  var person: UInt32 = 0
  var stage: Stage = .free
  /// The index of its channel in `Channel.allCases`.
  var channel: UInt8 = 0
  /// Accepted in the period.
  var isOfCohort = false
  /// The shift that gave it another channel, counted from 1; 0: it came by its own.
  var shift: UInt8 = 0

  // The second: what acceptance and the result touch.

  /// When it was accepted; `notYet` before.
  var acceptance: Int64 = notYet
  /// The clock calendar's open seconds at acceptance.
  var acceptanceOpen: Int64 = 0
  /// The three due dates; equal as long as nothing suspends or extends them.
  var due = DueDates(original: 0)
  /// Rows of the margins.
  var agencyRow: UInt32 = 0
  var streamRow: UInt32 = 0
  var clockCalendar: UInt32 = 0
  /// The month of the period in which it was accepted.
  var month: UInt32 = 0
  /// How far behind the months of the books its own are counted; 0 where it is in the books.
  var monthShift: UInt32 = 0
  /// Its row among those of all traces; `none` where it comes from none.
  var traceRow: UInt32 = none

  // The third: what few dossiers have.

  /// When it came to the queue that it stands in, where queues are kept by rule.
  var joined: Int64 = 0
  /// How many dossiers had come to such a queue before it did.
  var order: Int64 = 0
  /// What is left of work that was interrupted; negative: nothing was begun.
  var remaining: Int64 = -1
  /// When its present wait began, and when work on it stops, where queues are kept by rule.
  var waitingSince: Int64 = 0
  var completion: Int64 = notYet
  /// Changes when it leaves its queues, so that what is left of it there is void.
  var ticket: UInt32 = 0
  /// The lane that it is worked in, where queues are kept by rule.
  var lane: UInt32 = 0
  /// The lists that it is on because it is due soon, a bit for each review.
  var listed: UInt16 = 0
  /// Where records change on dates: in which stretch of days it was handed in.
  var recordStretch: UInt16 = 0
  /// Fills the third line.
  private var padding: Int64 = 0

  /// Where a slot is in its life.
  enum Stage: UInt8, BitwiseCopyable {
    case free, submitted, resolved, open
    /// A branch of an open dossier, which is counted at the dossier's own slot.
    case branch

    /// In the books, or a branch of what is.
    @inline(__always)
    var isOpen: Bool { rawValue >= Stage.open.rawValue }
  }
}

extension Dossier {
  /// A dossier that has just been handed in.
  @inline(__always)
  init(
    key: UInt64, procedure: UInt32, channel: UInt8, streamRow: UInt32, place: UInt32,
    traceRow: UInt32, shift: UInt8 = 0
  ) {
    self.key = key
    self.procedure = procedure
    self.channel = channel
    self.streamRow = streamRow
    self.place = place
    self.traceRow = traceRow
    self.shift = shift
    stage = .submitted
  }

  /// Whether it is in the books of dossiers; internal ones have books of their own.
  @inline(__always)
  var isBooked: Bool { monthShift == 0 }

  /// Whether it counts in `received_online`.
  @inline(__always)
  var isOnline: Bool { onlineChannels &>> channel & 1 != 0 }

  /// Whether it came by a channel that is counted beside the counter and online: assisted or by post.
  @inline(__always)
  var isBySideChannel: Bool { channel >= assistedChannel }

  /// Whether its applicant comes to an office to file, to bring papers and to collect.
  @inline(__always)
  var comesInPerson: Bool { tripChannels &>> channel & 1 != 0 }
}

extension Channel {
  /// Whether it is counted beside the counter and online.
  var isSideChannel: Bool { index >= assistedChannel }
}

/// The channels that count as online, a bit for each.
private let onlineChannels: UInt8 = 0b0110
/// The channels by which applicants come to an office, a bit for each: the counter and assisted.
private let tripChannels: UInt8 = 0b0101
/// The indices of `assisted` and `postal`, the last of all.
private let assistedChannel: UInt8 = 2
let postalChannel: UInt8 = 3

/// No slot, no place, nothing scheduled.
let none = UInt32.max
let notYet = Int64.min
