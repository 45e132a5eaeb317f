import Scenarios
import WorkingTime

/// A person of a pool whose people have names.
struct Person: BitwiseCopyable {
  var isBusy = false
  /// The day that `leaves` is for.
  var day = Int64.min
  /// When the person leaves that day, in open seconds of the pool; the day's start when absent.
  var leaves: Int64 = 0
  /// The dossier in hand, where queues are kept by rule.
  var slot = none
  /// When work on it began and when it ends, in open seconds of the pool.
  var began: Int64 = 0
  var ends: Int64 = 0
  /// What the drawn work was multiplied by.
  var pace = 1.0
}

/// A pool of people while a run goes on: who is idle, who waits.
struct Pool: BitwiseCopyable {
  // The first line of memory: what each job touches.

  let calendar: UInt32
  /// Everybody is there whenever the office is open.
  let isUniform: Bool
  /// Work stops at closing and takes the hours that were drawn, whoever does it.
  let isSteady: Bool
  /// Its lanes are served by rule: windows, order, lists and lanes matter only then.
  let isServedByRule: Bool
  /// Hours of work depend on who does it, or when.
  let isPaced: Bool
  let people: UInt32
  /// Where its people start in the table of people; meaningless in a uniform pool.
  let firstPerson: UInt32
  var idle: UInt32
  /// The queue, first come first; `none` when empty.
  var head: UInt32 = none
  var tail: UInt32 = none
  var outcome = PoolOutcome()

  // The second: what people with names are asked for.

  /// The day that was last looked up, in open seconds, and its number.
  var dayStart: Int64 = 0
  var dayEnd: Int64 = -1
  var dayNumber: Int64 = 0
  /// Posts when the run starts, and later ones in the table of changes.
  let posts: Double
  let absent: Double
  let key: UInt64
  let changeCount: UInt32
  let firstChange: UInt32
  let atClosing: AtClosing
  /// Somebody is seconded to it or from it; its own people are numbered first.
  let hasSecondments: Bool
  /// Some of its work may begin at some hours only.
  let hasWindows: Bool
  let preempts: Bool
  let order: QueueOrder
  /// The lists whose dossiers go first here, a bit for each review.
  let lists: UInt16

  // The rest.

  let ownPeople: UInt32
  /// Its lanes, in the table of the pools' lanes.
  let firstLane: UInt32
  let laneCount: UInt32
  /// When its queues will be looked at next; pools without names need no looks.
  var wakeInstant = WorkingCalendar.never

  init(
    _ model: PoolModel, firstPerson: UInt32, changes: Range<UInt32>, lanes: Range<UInt32>,
    hasWindows: Bool
  ) {
    calendar = model.calendar
    key = model.key
    people = UInt32(model.people)
    self.firstPerson = firstPerson
    absent = model.absent
    isUniform = model.isUniform
    atClosing = model.atClosing
    isSteady = model.atClosing == .suspend && !model.isPaced
    isPaced = model.isPaced
    hasSecondments = model.hasSecondments
    ownPeople = UInt32(model.ownPeople)
    isServedByRule = model.isServedByRule
    self.hasWindows = hasWindows
    order = model.order
    preempts = model.preempts
    lists = model.lists
    posts = model.posts
    firstChange = changes.lowerBound
    changeCount = UInt32(changes.count)
    firstLane = lanes.lowerBound
    laneCount = UInt32(lanes.count)
    idle = people
  }

  /// Everybody idle, nobody waiting.
  mutating func reset() {
    idle = people
    head = none
    tail = none
    wakeInstant = WorkingCalendar.never
    dayEnd = -1
    outcome = PoolOutcome()
  }
}
