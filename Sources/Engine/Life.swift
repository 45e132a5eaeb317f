import Scenarios
import WorkingTime

/// What a run keeps beside `Dossier` of a dossier that can do more than run on, and of each of its
/// branches while it is in several places at once.
///
/// A branch is a slot of its own in the table of dossiers, with the dossier's key, so that its draws
/// are the dossier's; what belongs to the dossier as a whole is kept at its root.
struct Life: BitwiseCopyable {
  // The first line of memory: what each item touches.

  /// The slot of the dossier itself; its own unless this is a branch.
  var root = none
  /// The agency where it is; `none` before it came to any.
  var agency = none
  /// The agency that received it, where that is not the one of its place; `none`: that one.
  var intake = none
  var state = State.passing
  /// What it is held for.
  var hold = Hold.none
  /// Its dossier is closed or went on without it; whoever works on it finishes that and drops it.
  var isAbandoned = false
  /// Where stages are linked, the stage that the dossier or branch is in.
  var stage = UInt8.max
  /// When it came to the item at hand.
  var arrived: Int64 = 0
  /// When the hold ends, or its patience; an event of another instant is void.
  var holdEnd: Int64 = notYet
  /// Seconds of work on top of the next draw.
  var extraWork: Int64 = 0
  /// Seconds that work at hand takes more than was drawn, by whoever does it.
  var paceSeconds: Int64 = 0
  /// The changes of its procedure's rules that treat it, a bit for each reach; before acceptance those
  /// of the day of the item at hand.
  var rules: UInt64 = 0
  /// Its waits in queues before the item at hand, open seconds.
  var waitBefore: Int64 = 0

  // Where it has branches, is one, or waits.

  /// The dossier or branch that this is a branch of; `none` for a dossier itself.
  var parent = none
  /// The branches of this one that are not done, as a list.
  var firstChild = none
  var nextSibling = none
  /// How many branches the dossier has had so far: it tells them apart.
  var branchCount: UInt32 = 0
  /// The outcome or the batch station that holds it.
  var cause = none
  /// It keeps the clock from running.
  var isSuspending = false

  // Where delays are recorded.

  /// Until when its time is accounted for; `notYet` before acceptance.
  var accounted: Int64 = notYet
  /// Its spans so far, as a list; those of a branch are its own until it completes the join.
  var firstSpan = none
  var lastSpan = none

  // Where stages are linked.

  /// Since when it is in its stage, and when its last item there was done.
  var stageSince: Int64 = 0
  var stageDone: Int64 = 0

  // Of the root alone.

  var submitted: Int64 = 0
  /// When the limit began: at acceptance, or at a return that starts it anew.
  var clockStart: Int64 = 0
  var suspended = Suspended()
  /// Open seconds of the clock's calendar in all suspensions.
  var suspendedOpen: Int64 = 0
  /// Its due date was given, and not worked out by the clock.
  var hasGivenDue = false
  /// How many of its branches suspend the clock, since when, and by which rule.
  var suspensions: UInt32 = 0
  var suspendedSince: Int64 = 0
  var suspensionRule = SuspensionRule.none
  /// How many of its branches wait for the applicant.
  var applicantWaits: UInt32 = 0
  /// Requests for papers after acceptance.
  var supplements: UInt32 = 0
  /// When more time will be asked for; `notYet`: never, or asked for already.
  var extensionRequest: Int64 = notYet
  /// More time was asked for, which happens once.
  var hasAskedForTime = false
  /// Working days granted.
  var extensionDays: Int32 = 0
  /// Of a procedure with stages: when the first dossier of the journey was handed in (`notYet`: before
  /// the run), how often the applicant has come to an office, and whether any dossier was late.
  var journeyStart: Int64 = notYet
  var trips: UInt32 = 0
  var isJourneyLate = false
  /// How often the applicant of this dossier came to bring papers, and the seconds at counters until
  /// the result, queues included; the latter where costs are counted.
  var returns: UInt32 = 0
  var counterSeconds: Int64 = 0

  /// Where a dossier or branch is.
  enum State: UInt8, BitwiseCopyable {
    /// Between items.
    case passing
    case queued, working, held
    /// In its branches.
    case forked
  }

  /// What a dossier is held for.
  enum Hold: UInt8, BitwiseCopyable {
    case none
    /// The applicant brings papers, or pays.
    case supplement, payment
    /// The applicant never does: it will be closed.
    case unansweredSupplement, unansweredPayment
    /// An agency answers, or its silence means consent.
    case answer, consent
    /// It is on its way to another agency.
    case handOver
    /// The next moment of a batch.
    case batch
    /// The applicant has one result and will file the next stage.
    case resubmission
  }
}

/// How a dossier leaves without a result.
enum Exit: UInt8, BitwiseCopyable {
  case refused, returned, withdrawn, stopped
}
