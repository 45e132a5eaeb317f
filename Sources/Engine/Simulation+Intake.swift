import Scenarios
import Statistics

/// Dossiers that are received by another agency than that of their place.
///
/// The choice is kept in the `Life`; what is done at intake looks at it, and nothing else does.
extension Simulation {
  /// A dossier's applicant chooses where to bring it, once.
  @inline(never)
  mutating func chooseIntake(_ slot: UInt32, by index: UInt32, at now: Int64) {
    let home = target(
      procedureRows[dossiers[slot].procedure].intake, place: dossiers[slot].place)
    let choice = model.intakes[Int(index)].choice
    var stream = RandomStream(
      key: StreamKey.draw(dossier: dossiers[slot].key, purpose: Purpose.intake, visit: 0))
    let u = stream.uniform()
    guard u >= choice.home else { return }
    let members = model.intakes[Int(index)].members[Int(home)]
    // Who is alone has nobody else to go to.
    guard members.count > 1 else { return }
    var chosen = home
    if u < choice.home + choice.nearest {
      let others = members.filter { $0 != home }
      chosen = others[min(Int(stream.uniform() * Double(others.count)), others.count - 1)]
    } else {
      chosen = leastBusy(of: members, at: model.intakes[Int(index)].desk, now)
    }
    if chosen != home { lives[slot].intake = chosen }
  }

  /// The member with the fewest waiting for a post of its desk now; of equals the first.
  private mutating func leastBusy(of members: [UInt32], at desk: UInt32, _ now: Int64) -> UInt32 {
    var best = members[0]
    var least = Double.infinity
    for member in members {
      let load = waitingPerPost(at: desk, of: member, now)
      if load < least {
        least = load
        best = member
      }
    }
    return best
  }

  /// The dossiers at a member that find no post free for them, by post, whatever they are.
  ///
  /// Who waits is what posts have not taken in hand. A closed desk takes the first in hand at its
  /// opening, so that they count as waiting no more than they would if it were open.
  private mutating func waitingPerPost(at desk: UInt32, of member: UInt32, _ now: Int64) -> Double {
    let plan = steps[desk]
    var found: [UInt32] = []
    var present = 0
    var posts = 0.0
    for index in 0...plan.alternateCount {
      let binding = index == 0 ? plan.pool : alternates[plan.firstAlternate + index - 1]
      let lane = target(binding, place: member)
      guard lane != none, !found.contains(lanes[lane].pool) else { continue }
      found.append(lanes[lane].pool)
      present += presentCount(at: lanes[lane].pool)
      posts += self.posts(of: lanes[lane].pool, at: now)
    }
    return posts > 0 ? max(0, Double(present) - posts) / posts : .infinity
  }

  /// The dossiers in the queues of a pool and in the hands of its people.
  private mutating func presentCount(at pool: UInt32) -> Int {
    guard pools[pool].isServedByRule else {
      var count = Int(pools[pool].people - pools[pool].idle)
      var slot = pools[pool].head
      while slot != none {
        count += 1
        slot = dossiers[slot].next
      }
      return count
    }
    var count = 0
    for person in 0..<pools[pool].people where people[pools[pool].firstPerson + person].isBusy {
      count += 1
    }
    for index in pools[pool].firstLane..<pools[pool].firstLane + pools[pool].laneCount {
      let root = lanes[lanesOfPools[index]].root
      guard root != none else { continue }
      for entry in waiting.all(below: root) {
        let dossier = dossiers[entry.slot]
        count += dossier.number == entry.number && dossier.ticket == entry.ticket ? 1 : 0
      }
    }
    return count
  }

  private mutating func posts(of pool: UInt32, at now: Int64) -> Double {
    var posts = pools[pool].posts
    for index in pools[pool].firstChange..<pools[pool].firstChange + pools[pool].changeCount {
      guard postsChanges[index].instant <= now else { break }
      posts = postsChanges[index].posts
    }
    return posts
  }

  // MARK: - Where a dossier was received

  /// The agency whose desk received a dossier, or will.
  @inline(__always)
  mutating func intakeAgency(of slot: UInt32) -> UInt32 {
    choosesIntake
      ? chosenIntake(of: slot)
      : target(procedureRows[dossiers[slot].procedure].intake, place: dossiers[slot].place)
  }

  @inline(never)
  private mutating func chosenIntake(of slot: UInt32) -> UInt32 {
    let row = procedureRows[dossiers[slot].procedure]
    if row.isTracked, lives[slot].intake != none { return lives[slot].intake }
    return target(row.intake, place: dossiers[slot].place)
  }

  /// What the tables by place are asked for at a dossier's item: its place, or where it was received.
  @inline(__always)
  mutating func placeOfWork(_ slot: UInt32) -> UInt32 {
    choosesIntake ? chosenPlaceOfWork(slot) : dossiers[slot].place
  }

  @inline(never)
  private mutating func chosenPlaceOfWork(_ slot: UInt32) -> UInt32 {
    let step = dossiers[slot].step
    guard steps[step].isTracked, items[step].isAtIntake, lives[slot].intake != none else {
      return dossiers[slot].place
    }
    return lives[slot].intake
  }

  // MARK: - Counting

  /// A dossier of the books was accepted in the period.
  @inline(never)
  mutating func countIntake(_ slot: UInt32) {
    guard dossiers[slot].isBooked else { return }
    let home = target(
      procedureRows[dossiers[slot].procedure].intake, place: dossiers[slot].place)
    let agency = chosenIntake(of: slot)
    let row = model.margins.intakeRow[Int(agency)]
    guard row != none else { return }
    intakeTallies[row].received += 1
    intakeTallies[row].receivedForOthers += agency == home ? 0 : 1
  }

  /// A dossier of the books was resolved in the period.
  @inline(never)
  mutating func countIntakeResolved(_ slot: UInt32) {
    guard dossiers[slot].isBooked else { return }
    let row = model.margins.intakeRow[Int(chosenIntake(of: slot))]
    guard row != none else { return }
    intakeTallies[row].resolved += 1
  }
}
