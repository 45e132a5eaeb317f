import Scenarios

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
  /// Its procedure sends dossiers back, so its passes are counted.
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
    /// The end mark of a procedure; nothing is worked there.
    case end
  }
}

/// A case of a choice, or an outcome of a step.
struct BranchModel: Sendable, BitwiseCopyable {
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
