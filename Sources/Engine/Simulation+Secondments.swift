import Scenarios
import WorkingTime

/// What a person's presence on a day is worked out from.
struct Desk {
  /// Of the day; not above 0: the person is not there, 1 and more: all day.
  let share: Double
  let absent: Double
  /// The pool and the number by which absence is drawn.
  let key: UInt64
  let person: UInt32
}

/// People who work in another pool on some days.
///
/// On each day those who are away are the first of their home pool, in the order of the rows: who is
/// away does not depend on how many posts a policy adds. In the host pool they come behind its own
/// people, and their absence is that of the same people at home.
extension Simulation {
  /// How a person of a pool with secondments is there on the pool's current day.
  @inline(never)
  mutating func desk(
    of person: UInt32, _ pool: UInt32, posts: Double, available: Double
  ) -> Desk {
    let day = pools[pool].dayNumber
    guard person >= pools[pool].ownPeople else {
      let away = lent(by: pool, on: day)
      guard person >= away else { return Desk(share: 0, absent: 0, key: 0, person: 0) }
      return Desk(
        share: (posts - Double(away)) * available - Double(person - away),
        absent: pools[pool].absent, key: pools[pool].key, person: person)
    }
    let seat = seat(person, of: pool)
    let row = model.secondments[seat.row]
    guard model.isUnderWay(seat.row, on: day) else {
      return Desk(share: 0, absent: 0, key: 0, person: 0)
    }
    let share = Double(row.posts) * available - Double(seat.number)
    if let absent = row.absent {
      return Desk(share: share, absent: absent, key: pools[pool].key, person: person)
    }
    guard row.home != none else { return Desk(share: share, absent: 0, key: 0, person: 0) }
    return Desk(
      share: share, absent: pools[row.home].absent, key: pools[row.home].key,
      person: number(atHomeOf: seat, on: day))
  }

  /// Who is seconded to a pool, by the number in it: the row, and the number among its people.
  mutating func seat(_ person: UInt32, of pool: UInt32) -> (row: Int, number: UInt32) {
    let model = model.pools[Int(pool)]
    var number = Int(person) - model.ownPeople
    for row in model.seats {
      let posts = Int(self.model.secondments[row].posts)
      if number < posts { return (row, UInt32(number)) }
      number -= posts
    }
    preconditionFailure("a pool has no more people than its posts and its secondments")
  }

  /// How many people of a pool are away on a day.
  mutating func lent(by pool: UInt32, on day: Int64) -> UInt32 {
    var count: UInt32 = 0
    for row in model.pools[Int(pool)].lends where model.isUnderWay(row, on: day) {
      count += model.secondments[row].posts
    }
    return count
  }

  /// The number in the home pool of somebody who is away on a day.
  private mutating func number(atHomeOf seat: (row: Int, number: UInt32), on day: Int64) -> UInt32 {
    var number = seat.number
    let home = model.secondments[seat.row].home
    for row in model.pools[Int(home)].lends {
      guard row != seat.row else { break }
      if model.isUnderWay(row, on: day) { number += model.secondments[row].posts }
    }
    return number
  }

  /// Whether somebody would leave work behind for days, to work elsewhere on the next, that others of the
  /// pool could do.
  ///
  /// Work that is longer than the whole day is begun all the same.
  mutating func leavesUndone(
    _ slot: UInt32, _ person: UInt32, of pool: UInt32, from open: Int64, to leaves: Int64
  ) -> Bool {
    guard pools[pool].people > 1 else { return false }
    let work = workAhead(of: slot, by: person, pool, from: open)
    guard open + work > leaves, work <= leaves - pools[pool].dayStart else { return false }
    let next = calendars[pools[pool].calendar].start(openSeconds: pools[pool].dayEnd)
    guard next < WorkingCalendar.never else { return false }
    let day = next / secondsPerDay
    return person < pools[pool].ownPeople
      ? person < lent(by: pool, on: day) : !model.isUnderWay(seat(person, of: pool).row, on: day)
  }
}
