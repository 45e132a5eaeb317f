import Scenarios

/// A person of a pool whose people have names.
struct Person: BitwiseCopyable {
  var isBusy = false
  /// The day that `leaves` is for.
  var day = Int64.min
  /// When the person leaves that day, in open seconds of the pool; the day's start when absent.
  var leaves: Int64 = 0
}

/// A pool of people while a run goes on: who is idle, who waits.
struct Pool: BitwiseCopyable {
  let calendar: UInt32
  let key: UInt64
  let people: UInt32
  /// Where its people start in the table of people; meaningless in a uniform pool.
  let firstPerson: UInt32
  let absent: Double
  /// The part of the day that the last person works; 1: all of it.
  let lastShare: Double
  /// Everybody is there whenever the office is open.
  let isUniform: Bool
  let atClosing: AtClosing

  var idle: UInt32
  /// The queue, first come first; `none` when empty.
  var head: UInt32 = none
  var tail: UInt32 = none
  /// A wake event is under way.
  var isWaking = false
  /// The day that was last looked up, in open seconds, and its number.
  var dayStart: Int64 = 0
  var dayEnd: Int64 = -1
  var dayNumber: Int64 = 0
  var outcome = PoolOutcome()

  init(_ model: PoolModel, firstPerson: UInt32) {
    calendar = model.calendar
    key = model.key
    people = UInt32(model.people)
    self.firstPerson = firstPerson
    absent = model.absent
    let fraction = model.posts - model.posts.rounded(.down)
    lastShare = fraction > 0 ? fraction : 1
    isUniform = model.isUniform
    atClosing = model.atClosing
    idle = people
  }

  /// Everybody idle, nobody waiting.
  mutating func reset() {
    idle = people
    head = none
    tail = none
    isWaking = false
    dayEnd = -1
    outcome = PoolOutcome()
  }
}
