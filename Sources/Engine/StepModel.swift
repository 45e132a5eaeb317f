import Scenarios
import WorkingTime

/// An item of a workflow, as a run sees it: plain values, no references.
///
/// Procedures are laid out one after the other with an end mark behind each, so that "the next item"
/// is the next entry; a choice is an entry that branches, and each of its cases ends with a jump.
struct StepModel: Sendable, BitwiseCopyable {
  var form = Form.work
  /// Nothing has to be tested, counted or looked up before the dossier joins its one pool.
  var isUnconditional = true
  /// The end of this step is the acceptance, unless the dossier was accepted before.
  var accepts = false
  /// A dossier that no `receive` has accepted is accepted when it comes here.
  var acceptsOnEntry = false
  /// The result is ready once everything before this item is done.
  var resolves = false
  /// Its procedure can do more than run on, so its passes are counted and its dossiers have a `Life`.
  var isTracked = false
  /// What happens at closing where the step differs from its pool's calendar.
  var atClosing: AtClosing?
  /// One lane, and that the pool's own: the lane's index is the pool's.
  var isDirect = true
  /// Where it is worked: a lane.
  var pool = Binding.fixed(0)
  /// Further lanes, in `Model.alternates`.
  var firstAlternate: UInt32 = 0
  var alternateCount: UInt32 = 0
  var workKey: UInt64 = 0
  /// The mean work in seconds that is still to be done until the result, this step included.
  var remainingWork = 0.0
  var chance = 1.0
  var chanceKey: UInt64 = 0
  /// Index into `Model.conditions`; `none` without.
  var condition = none
  /// The cases of a choice or the outcomes of a step, in `Model.branches`.
  var firstBranch: UInt32 = 0
  var branchCount: UInt32 = 0
  var branchKey: UInt64 = 0
  /// Where a jump leads, and a choice of which no case is taken.
  var target: UInt32 = 0

  /// What an entry is.
  enum Form: UInt8, BitwiseCopyable {
    case work, choice, jump
    /// A question to an outside agency, and a wait for the applicant.
    case ask, pause
    /// Where branches begin, and the end of each of them.
    case fork, join
    /// The end mark of a procedure; nothing is worked there.
    case end
    /// The same of a procedure with stages: the applicant may file the next one.
    case journeyEnd
  }
}

/// What few items have: it stands beside the step models, so that those stay small.
struct ItemModel: Sendable, BitwiseCopyable {
  /// Where it is worked, or who is asked: an agency.
  var agency = Binding.fixed(none)
  /// It is done where the dossier was received.
  var isAtIntake = false
  /// Where it is held until certain moments: a batch station.
  var batch = Binding.fixed(none)
  /// How long applicants wait in its queue: a delay.
  var patience = none
  /// How long an answer takes, or an applicant who has to pay: a delay.
  var answer = none
  /// The limit of an answer: a delay.
  var answerBy = none
  /// An answer that does not come in time is a yes.
  var isConsent = false
  /// The share of applicants who never pay, and when their dossiers are closed.
  var noAnswer = 0.0
  var closeAfter = none
  /// What the clock does meanwhile.
  var suspension = SuspensionRule.none
  /// The key of its draws other than work, chance and outcome.
  var drawKey: UInt64 = 0
  /// The step's own deadline: a clock of `Model.norms`.
  var norm = none
  /// The stage that it belongs to, where stages are linked.
  var stage = UInt8.max
  /// Receives or delivers: an applicant who comes in person stands at the counter.
  var isAtCounter = false
  /// Of a fork: the first branch that is done lets the dossier go on.
  var joinsAny = false
}

/// What an outcome of a step does, and what a case of a choice is: it leads to an entry.
enum BranchKind: UInt8, Sendable, BitwiseCopyable {
  case leads, refuse, supplement, returned, stop, withdraw
}

/// A case of a choice, or an outcome of a step.
struct BranchModel: Sendable, BitwiseCopyable {
  var kind = BranchKind.leads
  /// On the first pass; 1 where a case goes by its condition alone.
  var chance: Double
  /// On later passes.
  var again: Double
  /// How often at most it happens to one dossier.
  var atMost = UInt32.max
  /// Multiplies the work of the passes that it causes.
  var redo: Float = 1
  /// Index into `Model.conditions`; `none` without.
  var condition = none
  /// The entry it leads to.
  var target: UInt32
  /// How many parallels lie around the sender and not around the entry.
  var levelsUp: UInt8 = 0
  /// Of a supplement: how long the applicant takes, the share of those who never answer, and when
  /// their dossiers are closed.
  var wait = none
  var noAnswer = 0.0
  var closeAfter = none
  var drawKey: UInt64 = 0
  /// Its place among the outcomes of its procedure.
  var counter: UInt32 = 0
}

/// A condition with its words resolved.
struct ConditionModel: Sendable, BitwiseCopyable, Hashable {
  var subject: Subject
  var isEqual: Bool
  /// Bits of channels.
  var channels: UInt8 = 0
  /// Offset of a table by place in `Model.placeTable`: 1 where it holds.
  var places: UInt32 = 0
  /// Index into `Model.attributes`, and the value asked for.
  var attribute: UInt32 = 0
  var value: UInt32 = 0

  enum Subject: UInt8, BitwiseCopyable {
    case channel, place, attribute
  }
}

/// An attribute of a procedure's dossiers.
struct AttributeModel: Sendable {
  let key: UInt64
  /// Its place among the procedure's attributes: the column of a trace.
  let column: Int
  /// The shares of the values, added up.
  let cumulativeShares: [Double]
}
