import Scenarios
import WorkingTime

/// A moment at which the queues of some agencies are looked through.
struct ReviewModel: Sendable, Equatable {
  /// The bit of its list.
  let list: UInt16
  let nearDue: Int
  var pools: [UInt32]
}

/// Reviews: what waits at an agency and is due soon is put on a list, and goes before all else in the
/// queues of the agencies of that list as long as the dossier has no result.
extension Simulation {
  /// Puts what waits and is due soon on the list; what is in work is not touched.
  @inline(never)
  mutating func review(_ review: ReviewModel, at now: Int64) {
    var listed: [(number: Int64, slot: UInt32)] = []
    var newcomers: [UInt32] = []
    var seen: Set<UInt32> = []
    for pool in review.pools {
      for index in pools[pool].firstLane..<pools[pool].firstLane + pools[pool].laneCount {
        let front = lanes[lanesOfPools[index]].root
        guard front != none else { continue }
        for entry in waiting.all(below: front) where isWaiting(entry) {
          // Work that was stopped goes on before all else in any case.
          if entry.key > -2 * Self.mostKey, seen.insert(entry.slot).inserted {
            listed.append((dossiers[entry.slot].number, entry.slot))
          }
          newcomers.append(root(of: entry.slot))
        }
      }
    }
    for dossier in newcomers where isNearDue(dossier, review.nearDue, at: now) {
      dossiers[dossier].listed |= review.list
    }
    listed.sort { ($0.number, $0.slot) < ($1.number, $1.slot) }
    for (_, slot) in listed where isListed(slot, by: review) {
      dossiers[slot].ticket &+= 1
      let since = dossiers[slot].waitingSince
      wait(slot, at: now)
      dossiers[slot].waitingSince = since
    }
  }

  /// Whether an entry of a queue is not void, and its dossier has not gone on without it.
  private mutating func isWaiting(_ entry: WaitingEntry) -> Bool {
    let dossier = dossiers[entry.slot]
    guard dossier.number == entry.number, dossier.ticket == entry.ticket else { return false }
    return !(steps[dossier.step].isTracked && lives[entry.slot].isAbandoned)
  }

  /// Whether a dossier is on the list of a review, and its result is still to come.
  private func isListed(_ slot: UInt32, by review: ReviewModel) -> Bool {
    let root = root(of: slot)
    return dossiers[root].listed & review.list != 0 && dossiers[root].stage != .resolved
  }

  private func root(of slot: UInt32) -> UInt32 {
    dossiers[slot].stage == .branch ? lives[slot].root : slot
  }

  /// Due within some working days of its clock from today on, or overdue; before acceptance as if it had
  /// been accepted when it came to its queue.
  private mutating func isNearDue(_ slot: UInt32, _ days: Int, at now: Int64) -> Bool {
    guard dossiers[slot].stage != .resolved else { return false }
    let due = lawfulDue(of: slot)
    guard due < WorkingCalendar.never else { return false }
    let today = CivilDate.containing(second: now)
    let day = CivilDate.containing(second: due)
    guard day > today else { return true }
    return calendars[dossiers[slot].clockCalendar].workingDays(
      in: today.advanced(byDays: 1)...day) <= days
  }

  /// What the order of a queue looks at of a dossier that is on a list of its pool; `nil`: it is on none.
  @inline(never)
  mutating func listedKey(of slot: UInt32, in pool: UInt32) -> Int64? {
    let dossier = dossiers[root(of: slot)]
    let lists = dossier.listed & pools[pool].lists
    guard lists != 0, dossier.stage != .resolved else { return nil }
    let bySlack = lists & ~listsByDue != 0
    let key = bySlack ? slack(of: slot, in: pool) : lawfulDue(of: slot)
    // Below the keys of all that are on no list, whatever the order of the pool.
    return min(max(key, -Self.mostKey), Self.mostKey) - 4 * Self.mostKey
  }

  private static var mostKey: Int64 { 1 << 60 }
}

extension Model {
  /// The lists of reviews that go by due date, a bit for each.
  var listsByDue: UInt16 {
    scenario.reviews.prefix(ModelCompiler.mostReviews).enumerated().reduce(0) { lists, review in
      review.element.order == .earliestDue ? lists | 1 << UInt16(review.offset) : lists
    }
  }
}

// MARK: - Compiling

extension ModelCompiler {
  /// A dossier keeps its lists in a number of 16 bits.
  static let mostReviews = 16

  /// The lists that an agency has, a bit for each review.
  func lists(ofAgency name: String) -> UInt16 {
    scenario.reviews.prefix(Self.mostReviews).enumerated().reduce(0) { lists, review in
      review.element.agencies.contains(name) ? lists | 1 << UInt16(review.offset) : lists
    }
  }

  /// The reviews of the run by their moments; agencies of other calendars have their own.
  func reviewMoments() -> [(instant: Int64, review: ReviewModel)] {
    var found: [(instant: Int64, review: ReviewModel)] = []
    for (index, review) in scenario.reviews.prefix(Self.mostReviews).enumerated() {
      var calendars: [UInt32: [UInt32]] = [:]
      for (pool, model) in pools.enumerated() {
        let agency = scenario.agencies[Int(model.agency)]
        guard review.agencies.contains(agency.name) else { continue }
        calendars[calendar(ofAgency: Int(model.agency)), default: []].append(UInt32(pool))
      }
      for (calendar, pools) in calendars.sorted(by: { $0.key < $1.key }) {
        let moments = moments(
          review.moments, calendar: self.calendars[Int(calendar)],
          holidays: scenario.calendars.isEmpty
            ? .none : scenario.calendars[Int(calendar)].rule.holidays)
        for instant in moments
        where span.start < instant && instant < span.followUpEnd
          && review.holds(on: CivilDate.containing(second: instant))
        {
          found.append(
            (
              instant,
              ReviewModel(list: 1 << UInt16(index), nearDue: review.nearDue, pools: pools)
            ))
        }
      }
    }
    return found
  }
}
