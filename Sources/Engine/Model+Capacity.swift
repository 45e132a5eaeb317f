import Scenarios
import WorkingTime

/// How much work pools can be expected to do.
extension Model {
  /// The seconds of drawn work that each pool can be expected to do in the period: those in which its
  /// people are there, less where they take longer.
  var capacities: [Double] {
    pools.map { pool in
      guard pool.isPaced || pool.hasSecondments else { return plainCapacity(of: pool) }
      return capacityByDays(of: pool)
    }
  }

  private func plainCapacity(of pool: PoolModel) -> Double {
    let calendar = calendars[Int(pool.calendar)]
    let open = calendar.openSeconds(at: span.periodEnd) - calendar.openSeconds(at: span.periodStart)
    return postSeconds(of: pool, calendar, open: open) * (1 - pool.absent)
  }

  /// Posts times open seconds over the period.
  private func postSeconds(of pool: PoolModel, _ calendar: WorkingCalendar, open: Int64) -> Double {
    guard !pool.changes.isEmpty else { return pool.posts * Double(open) }
    var sum = 0.0
    var posts = pool.posts
    var available = 1.0
    var from = span.periodStart
    for change in pool.changes + [PoolModel.PostsFrom(instant: span.periodEnd, posts: 0)] {
      let to = min(max(change.instant, from), span.periodEnd)
      sum +=
        posts * available * Double(calendar.openSeconds(at: to) - calendar.openSeconds(at: from))
      posts = change.posts
      available = change.available
      from = to
    }
    return sum
  }

  /// The same day by day, where people come and go or learn.
  private func capacityByDays(of pool: PoolModel) -> Double {
    let calendar = calendars[Int(pool.calendar)]
    var sum = 0.0
    var next = 0
    var standing = PoolModel.PostsFrom(instant: span.start, posts: pool.posts)
    for day in (span.periodStart / secondsPerDay)..<(span.periodEnd / secondsPerDay) {
      let start = day * secondsPerDay
      while next < pool.changes.count, pool.changes[next].instant <= start {
        standing = pool.changes[next]
        next += 1
      }
      let open =
        calendar.openSeconds(at: start + secondsPerDay) - calendar.openSeconds(at: start)
      guard open > 0 else { continue }
      sum += Double(open) * standing.available * hands(of: pool, posts: standing.posts, on: day)
    }
    return sum
  }

  /// The posts of a pool on a day, each weighed by how often it is there and how fast it works.
  func hands(of pool: PoolModel, posts: Double, on day: Int64) -> Double {
    let away = pool.lends.reduce(0) { $0 + (isUnderWay($1, on: day) ? secondments[$1].posts : 0) }
    var hands = max(0, posts - Double(away)) * (1 - pool.absent) * pool.productivity
    for index in pool.seats where isUnderWay(index, on: day) {
      let row = secondments[index]
      let absent = row.absent ?? (row.home == none ? 0 : pools[Int(row.home)].absent)
      hands += Double(row.posts) * (1 - absent) * row.productivity
    }
    guard let learning = pool.learning else { return hands }
    let days = openDays.count(pool.calendar, from: learning.firstDay, to: day)
    return hands / learning.factor(afterOpenDays: days)
  }

  /// Whether those of a row of secondments work with their host on a day.
  package func isUnderWay(_ row: Int, on day: Int64) -> Bool {
    let secondment = secondments[row]
    // 1 January 1970 was a Thursday.
    guard secondment.days.contains(day), secondment.weekdays & 1 << UInt8((day + 3) % 7) != 0
    else { return false }
    let calendar = calendars[Int(secondment.calendar)]
    let start = day * secondsPerDay
    return calendar.openSeconds(at: start + secondsPerDay) > calendar.openSeconds(at: start)
  }
}
