import Scenarios
import Statistics
import WorkingTime

/// Dossiers under rules that change on dates: which changes treat them, and what they meet then.
///
/// A dossier that is treated draws the same numbers as one that is not: its work is the same draw,
/// changed, and an outcome keeps its place on the line of chances.
extension Simulation {
  /// Finds the changes that treat a dossier accepted at an instant, or an item of it before acceptance;
  /// once it is accepted, only those anew that hold for everyone.
  ///
  /// Each dossier has one number for all changes and shares.
  @inline(never)
  mutating func findRules(of root: UInt32, at instant: Int64, isAccepted: Bool) {
    let row = rules.rows[dossiers[root].procedure]
    lives[root].rules &= isAccepted ? ~row.everyoneMask : 0
    guard row.reachCount > 0 else { return }
    let u = uniform(Purpose.treatment, of: root, visit: 0)
    for index in 0..<row.reachCount where !isAccepted || row.everyoneMask &>> UInt64(index) & 1 != 0
    {
      let reach = rules.reaches[row.firstReach + index]
      guard reach.shift == 0 else {
        if reach.shift == dossiers[root].shift { lives[root].rules |= 1 << UInt64(index) }
        continue
      }
      guard reach.start <= instant && instant < reach.end else { continue }
      var share = reach.effective
      let day = (instant - reach.start) / secondsPerDay
      if day < Int64(reach.shareCount) {
        share *= rules.shares[reach.firstShare + UInt32(day)]
      }
      if u < share { lives[root].rules |= 1 << UInt64(index) }
    }
    takeForm(of: root, at: instant)
  }

  /// The clock of a dossier: that of the limit on the day of its acceptance.
  @inline(__always)
  mutating func clock(of slot: UInt32) -> UInt32 {
    clock(ofProcedure: dossiers[slot].procedure, acceptance: dossiers[slot].acceptance)
  }

  @inline(__always)
  mutating func clock(ofProcedure procedure: UInt32, acceptance: Int64) -> UInt32 {
    hasRules ? datedClock(ofProcedure: procedure, acceptance: acceptance) : procedure
  }

  @inline(never)
  private mutating func datedClock(ofProcedure procedure: UInt32, acceptance: Int64) -> UInt32 {
    let row = rules.rows[procedure]
    var clock = procedure
    for index in row.firstLimit..<row.firstLimit + row.limitCount {
      guard rules.limits[index].start <= acceptance else { break }
      clock = rules.limits[index].clock
    }
    return clock
  }

  /// Where a dossier goes on that does not pass an item because it is dropped; `nil`: it passes it.
  @inline(never)
  mutating func entryBehindDropped(
    _ step: UInt32, _ plan: StepModel, of slot: UInt32, at now: Int64
  )
    -> UInt32?
  {
    guard procedureRows[dossiers[slot].procedure].isTracked else { return nil }
    let root = lives[slot].root
    guard rules.items[step].dropped & lives[root].rules != 0 else { return nil }
    passes[root, item(step, of: slot)].visits += 1
    return plan.form == .choice || plan.form == .fork ? plan.target : step + 1
  }

  /// A draw of work as the changes leave it that treat the dossier.
  @inline(never)
  mutating func changedWork(
    _ step: UInt32, under treated: UInt64, since: Int64, _ stream: inout RandomStream
  ) -> Double {
    let own = rules.items[step]
    var sampler = step
    var mean = own.mean
    var spread = 1.0
    var factor = 1.0
    var amount = 0.0
    for index in own.firstChange..<own.firstChange + own.changeCount {
      let change = rules.changes[index]
      guard change.reach & treated != 0 else { continue }
      switch change.form {
      case .value: (sampler, mean) = (change.sampler, change.number)
      case .factor: factor *= change.number
      case .amount: amount += change.number
      case .learned: factor *= 1 + excess(of: change, at: since)
      case .spread: spread *= change.number
      }
    }
    var drawn = draw(sampler, from: &stream)
    // Without the test a draw would lose its last digit where nothing changes.
    if spread != 1 { drawn = mean + spread * (drawn - mean) }
    return max(0, drawn * factor + amount)
  }

  /// The outcome of a pass of a treated dossier, by the same number; `none`: it goes on.
  ///
  /// A chance that falls keeps the beginning of its part of the line from 0 to 1, and what it gives up
  /// goes on; what a chance gains lies behind all others. So no other outcome is touched. Where there
  /// is not room enough for that, the parts lie one behind the other.
  @inline(never)
  mutating func changedOutcome(
    of slot: UInt32, _ plan: StepModel, _ pass: PassTable.Pass, under treated: UInt64
  ) -> UInt32 {
    let u = uniform(plan.branchKey, of: slot, visit: UInt64(pass.visits))
    let isFirst = pass.finished == 0
    let since = lives[slot].arrived
    let indices = plan.firstBranch..<plan.firstBranch + plan.branchCount
    var own = 0.0
    var gained = 0.0
    for index in indices where holds(branches[index].condition, of: slot) {
      let chance = isFirst ? branches[index].chance : branches[index].again
      own += chance
      gained += max(
        0, changedChance(index, isFirst: isFirst, under: treated, since: since) - chance)
    }
    let hasRoom = own + gained <= 1 + 1e-9
    var rest = u
    for index in indices where holds(branches[index].condition, of: slot) {
      let before = isFirst ? branches[index].chance : branches[index].again
      let chance = changedChance(index, isFirst: isFirst, under: treated, since: since)
      if rest < (hasRoom ? min(before, chance) : chance) { return index }
      let width = hasRoom ? before : chance
      if rest < width { return none }
      rest -= width
    }
    guard hasRoom, gained > 0 else { return none }
    for index in indices where holds(branches[index].condition, of: slot) {
      let before = isFirst ? branches[index].chance : branches[index].again
      let more = changedChance(index, isFirst: isFirst, under: treated, since: since) - before
      guard more > 0 else { continue }
      if rest < more { return index }
      rest -= more
    }
    return none
  }

  /// What a task takes more that somebody begins to learn with a change, at an instant.
  private mutating func excess(of change: RuleChange, at instant: Int64) -> Double {
    let day = max(0, (instant - change.start) / secondsPerDay)
    return rules.excesses[change.firstExcess + UInt32(min(day, Int64(change.excessCount) - 1))]
  }

  /// A number as the changes leave it that treat a dossier; without `replaces`, new values are left out.
  mutating func changedNumber(
    _ own: Double, by range: ChangeRange, under treated: UInt64, replaces: Bool = true,
    since: Int64 = 0
  ) -> Double {
    var number = own
    var factor = 1.0
    var amount = 0.0
    for place in range.first..<range.first + range.count {
      let change = rules.changes[place]
      guard change.reach & treated != 0 else { continue }
      switch change.form {
      case .value: if replaces { number = change.number }
      case .factor: factor *= change.number
      case .amount: amount += change.number
      case .learned: factor *= 1 + excess(of: change, at: since)
      // Of work alone.
      case .spread: break
      }
    }
    return max(0, number * factor + amount)
  }

  private mutating func changedChance(
    _ index: UInt32, isFirst: Bool, under treated: UInt64, since: Int64
  ) -> Double {
    let own = rules.branches[index]
    let chance = changedNumber(
      isFirst ? branches[index].chance : branches[index].again,
      by: ChangeRange(first: own.firstChange, count: own.changeCount), under: treated,
      replaces: isFirst || own.isAlsoAgain, since: since)
    // Policies are refused that lead out of 0 to 1, but for a rounding error.
    return min(1, chance)
  }
}

/// The rules of `RuleModel` in flat memory; empty where no procedure's rules change.
struct RuleTable: ~Copyable {
  let rows: Buffer<RuleRow>
  let reaches: Buffer<Reach>
  let shares: Buffer<Double>
  let limits: Buffer<LimitVersion>
  let items: Buffer<ItemRules>
  let branches: Buffer<BranchRules>
  let changes: Buffer<RuleChange>
  let excesses: Buffer<Double>
  let forms: Buffer<FormRow>

  init(_ model: RuleModel) {
    rows = Buffer(model.rows)
    reaches = Buffer(model.reaches)
    shares = Buffer(model.shares)
    limits = Buffer(model.limits)
    items = Buffer(model.items)
    branches = Buffer(model.branches)
    changes = Buffer(model.changes)
    excesses = Buffer(model.excesses)
    forms = Buffer(model.forms)
  }
}
