import Scenarios
import WorkingTime

/// Outages, openings and closures as changes of what is left of a pool's posts.
extension ModelCompiler {
  /// The posts of a pool after the start of the run, with what outages leave of them.
  func changes(of staff: Staff, at agency: Agency) -> [PoolModel.PostsFrom] {
    let start = CivilDate.containing(second: span.start)
    let outages = scenario.outages.filter { $0.agencies.contains(agency.name) }
    let ends = outages.map { $0.days.upperBound.advanced(byDays: 1) }
    var edges = outages.map(\.days.lowerBound) + ends
    if let opens = agency.opens, opens > start { edges += [start, opens] }
    let closes = agency.closes(in: span)
    if let closes { edges.append(closes) }
    let dates = Set(
      staff.changes.map(\.from).filter { $0 > start } + edges.map { max($0, start) })
    return dates.sorted().map { date in
      let held = staff.changes.last { $0.from <= date }?.posts ?? staff.posts
      let isThere = (agency.opens.map { $0 <= date } ?? true) && (closes.map { date < $0 } ?? true)
      guard isThere else {
        return PoolModel.PostsFrom(instant: date.startSecond, posts: held, available: 0)
      }
      let available = outages.filter { $0.days.contains(date) }.reduce(1) { $0 * (1 - $1.share) }
      return PoolModel.PostsFrom(instant: date.startSecond, posts: held, available: available)
    }
  }
}
