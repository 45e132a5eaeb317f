import Scenarios
import Statistics
import WorkingTime

/// The rules of procedures that change on dates, as a run sees them.
///
/// A *reach* says which dossiers some changes treat: from which day to which, how many of them. A
/// dossier keeps a set of reaches, a bit for each of its procedure's, drawn when it is accepted; each
/// change has the bit of its reach, and holds for the dossiers that have it.
struct RuleModel: Sendable {
  /// By procedure.
  var rows: [RuleRow] = []
  var reaches: [Reach] = []
  /// Shares by day, of reaches that grow.
  var shares: [Double] = []
  /// Limits by the first instant of acceptance, ascending in each procedure.
  var limits: [LimitVersion] = []
  /// Their clocks, which stand behind those of the procedures.
  var clocks: [StatutoryClock] = []
  /// By step and by branch.
  var items: [ItemRules] = []
  var branches: [BranchRules] = []
  var changes: [RuleChange] = []
  /// Excesses of tasks that are learned, by day.
  var excesses: [Double] = []
  /// The forms of each procedure, the plain one first.
  var forms: [FormRow] = []

  /// No procedure has changes of rules.
  var isEmpty: Bool { rows.isEmpty }
}

/// The rules of a procedure: parts of the tables of `RuleModel`.
struct RuleRow: Sendable, BitwiseCopyable {
  var firstReach: UInt32 = 0
  var reachCount: UInt32 = 0
  var firstLimit: UInt32 = 0
  var limitCount: UInt32 = 0
  var fee = ChangeRange()
  var papers = ChangeRange()
  /// The reaches that decide its form, those that hold for everyone, and those of them that move what
  /// is open.
  var formMask: UInt64 = 0
  var everyoneMask: UInt64 = 0
  var movingMask: UInt64 = 0
  var firstForm: UInt32 = 0
  var formCount: UInt32 = 0
}

/// A form of a procedure: a procedure of the model for the dossiers that some reaches treat.
struct FormRow: Sendable, BitwiseCopyable {
  /// The reaches of the form mask that treat its dossiers.
  var treated: UInt64
  /// An index into the model's procedures.
  var procedure: UInt32
  /// Forms of one shape have the same items in the same order.
  var shape: UInt32
}

/// The changes of one number.
struct ChangeRange: Sendable, BitwiseCopyable {
  var first: UInt32 = 0
  var count: UInt32 = 0
}

/// Which dossiers some changes treat.
struct Reach: Sendable, BitwiseCopyable {
  /// Of acceptance; `end` is the first instant behind it.
  var start: Int64
  var end: Int64
  /// The share at last.
  var effective: Double
  /// The shares of the ramp, day by day from `start` on; later it is 1.
  var firstShare: UInt32 = 0
  var shareCount: UInt32 = 0
  /// Those to whom a shift gave another channel, and nobody else; 0: the days and shares above.
  var shift: UInt8 = 0
}

/// Dossiers accepted from an instant on have another limit.
struct LimitVersion: Sendable, BitwiseCopyable {
  var start: Int64
  /// An index into the run's clocks.
  var clock: UInt32
}

/// What changes at an item.
struct ItemRules: Sendable, BitwiseCopyable {
  /// The reaches that drop it.
  var dropped: UInt64 = 0
  var firstChange: UInt32 = 0
  var changeCount: UInt32 = 0
  /// The mean of its own law of work, in seconds.
  var mean = 0.0
}

/// What changes of the chance of an outcome.
struct BranchRules: Sendable, BitwiseCopyable {
  var firstChange: UInt32 = 0
  var changeCount: UInt32 = 0
  /// A new chance is that of later passes as well.
  var isAlsoAgain = true
}

/// One change of a number: of the draws of work, or of a chance.
struct RuleChange: Sendable, BitwiseCopyable {
  var reach: UInt64
  var form: Form
  /// A chance, a factor, seconds or a share; of new work the mean of its law.
  var number: Double = 0
  /// Of new work: its law.
  var sampler = none
  /// Of a task that is learned: the first day, and its excesses by day from there.
  var start: Int64 = 0
  var firstExcess: UInt32 = 0
  var excessCount: UInt32 = 0

  enum Form: UInt8, Sendable, BitwiseCopyable, Comparable {
    /// `spread` is a factor of how far a draw of work lies from the mean of its law.
    case value, factor, amount, spread
    /// A factor that falls with the days since the change began.
    case learned

    static func < (left: Form, right: Form) -> Bool { left.rawValue < right.rawValue }
  }
}

// MARK: - Compiling

extension ModelCompiler {
  /// Lays out the rules that change, once all workflows are laid out.
  mutating func ruleModel() -> RuleModel {
    var rules = RuleModel()
    guard scenario.procedures.contains(where: { !$0.changes.isEmpty }) else { return rules }
    rules.items = [ItemRules](repeating: ItemRules(), count: steps.count)
    rules.branches = [BranchRules](repeating: BranchRules(), count: branches.count)
    for (index, procedure) in scenario.procedures.enumerated() {
      rules.rows.append(ruleRow(of: procedure, index, &rules))
    }
    for form in forms.joined().filter({ $0.index >= scenario.procedures.count }) {
      rules.rows.append(ruleRow(of: form.procedure, form.index, &rules))
    }
    noteForms(&rules)
    return rules
  }

  private mutating func ruleRow(
    of procedure: Procedure, _ index: Int, _ rules: inout RuleModel
  ) -> RuleRow {
    var row = RuleRow(
      firstReach: UInt32(rules.reaches.count), firstLimit: UInt32(rules.limits.count))
    for version in procedure.limitVersions {
      rules.limits.append(
        LimitVersion(
          start: version.from.startSecond,
          clock: UInt32(procedures.count + rules.clocks.count)))
      rules.clocks.append(
        StatutoryClock(
          limit: version.limit, cutOff: procedure.clock.cutOff, judged: procedure.clock.judged))
    }
    row.limitCount = UInt32(rules.limits.count) - row.firstLimit
    let ranked = procedure.changeBits
    var known: UInt64 = 0
    for (change, bit) in ranked {
      if known & bit == 0 { rules.reaches.append(reach(of: change, &rules.shares)) }
      known |= bit
      if change.revision != nil { row.formMask |= bit }
      if change.moment != .acceptance { row.everyoneMask |= bit }
      if change.moment == .everyoneAtOnce { row.movingMask |= bit }
    }
    row.reachCount = UInt32(rules.reaches.count) - row.firstReach
    // Where nothing links its stages the fee is paid with the first.
    if procedure.stage ?? 0 == 0 { row.fee = changes(of: \.fee, ranked, &rules) }
    row.papers = changes(of: \.papers, ranked, &rules)
    for item in procedure.allItems {
      guard let entry = procedures[index].positions[item.name] else { continue }
      note(item, entry: entry, ranked, &rules)
    }
    return row
  }

  /// Lays out the changes of one number of a procedure.
  private func changes(
    of number: KeyPath<ProcedureChange, ValueChange?>, _ treating: [(ProcedureChange, UInt64)],
    _ rules: inout RuleModel
  ) -> ChangeRange {
    let found = treating.compactMap { change, bit in
      change[keyPath: number].map {
        RankedChange(rank: change.rank, change: RuleChange(reach: bit, $0))
      }
    }
    let range = ChangeRange(first: UInt32(rules.changes.count), count: UInt32(found.count))
    rules.changes += found.sorted().map(\.change)
    return range
  }

  private func reach(of change: ProcedureChange, _ shares: inout [Double]) -> Reach {
    var reach = Reach(
      start: change.from.startSecond,
      end: change.until?.advanced(byDays: 1).startSecond ?? Int64.max,
      effective: change.effective)
    reach.shift = change.shift.map { UInt8(clamping: $0 + 1) } ?? 0
    guard let ramp = change.ramp else { return reach }
    reach.firstShare = UInt32(shares.count)
    for number in change.from.dayNumber..<ramp.end(from: change.from).dayNumber {
      shares.append(ramp.share(on: CivilDate(dayNumber: number), from: change.from))
    }
    reach.shareCount = UInt32(shares.count) - reach.firstShare
    return reach
  }

  /// Notes what changes at an item and of the chances of its outcomes.
  private mutating func note(
    _ item: WorkflowItem, entry: Int, _ treating: [(ProcedureChange, UInt64)],
    _ rules: inout RuleModel
  ) {
    for (change, bit) in treating where change.dropped.contains(item.name) {
      rules.items[entry].dropped |= bit
    }
    var outcomes: [StepOutcome] = []
    switch item {
    case .step(let step):
      outcomes = step.outcomes
      let found = workChanges(of: step.name, treating, &rules)
      rules.items[entry].firstChange = UInt32(rules.changes.count)
      rules.items[entry].changeCount = UInt32(found.count)
      rules.items[entry].mean = samplerMeans[entry]
      rules.changes += found
    case .ask(let ask): outcomes = ask.outcomes
    case .pause, .choose, .parallel: break
    }
    for (index, outcome) in outcomes.enumerated() {
      var found: [RankedChange] = []
      for (change, bit) in treating {
        for rule in outcome.rules(in: [change]) {
          found.append(RankedChange(rank: rule.rank, change: RuleChange(reach: bit, rule.change)))
        }
        if let learning = change.learning, learning.errors != 0, outcome.isError,
          learning.items.contains(item.name)
        {
          found.append(learned(change, learning, learning.errors, bit, &rules))
        }
      }
      let branch = Int(steps[entry].firstBranch) + index
      rules.branches[branch] = BranchRules(
        firstChange: UInt32(rules.changes.count), changeCount: UInt32(found.count),
        isAlsoAgain: outcome.again == nil)
      rules.changes += found.sorted().map(\.change)
    }
  }

  private mutating func workChanges(
    of item: String, _ treating: [(ProcedureChange, UInt64)], _ rules: inout RuleModel
  ) -> [RuleChange] {
    var found: [RankedChange] = []
    for (change, bit) in treating {
      if let learning = change.learning, learning.effort != 0, learning.items.contains(item) {
        found.append(learned(change, learning, learning.effort, bit, &rules))
      }
      for work in change.work where work.item == nil || work.item == item {
        var made = RuleChange(reach: bit, form: .value)
        switch work.rule {
        case .value(let law):
          made.sampler = UInt32(samplers.count)
          samplers.append(Sampler(law))
          samplerMeans.append(law.mean)
          made.number = law.mean
        case .factor(let factor): made = RuleChange(reach: bit, .factor(factor))
        case .amount(let seconds): made = RuleChange(reach: bit, .amount(seconds))
        case .spread(let factor): made = RuleChange(reach: bit, form: .spread, number: factor)
        }
        found.append(RankedChange(rank: change.rank, change: made))
      }
    }
    return found.sorted().map(\.change)
  }
}

extension ModelCompiler {
  /// What a task takes more until it is learned, by day: the excess halves with working days.
  private func learned(
    _ change: ProcedureChange, _ learning: TaskLearning, _ excess: Double, _ bit: UInt64,
    _ rules: inout RuleModel
  ) -> RankedChange {
    var made = RuleChange(reach: bit, form: .learned, number: excess)
    made.start = change.from.startSecond
    guard let halfLife = learning.halfLife else {
      made.form = .factor
      made.number = 1 + excess
      return RankedChange(rank: change.rank, change: made)
    }
    made.firstExcess = UInt32(rules.excesses.count)
    let last = CivilDate.containing(second: span.followUpEnd)
    var passed = 0
    var day = change.from
    let calendar = learning.calendar.flatMap { calendarIndex[$0] }.map { calendars[$0] }
    while day <= last, made.excessCount < 40_000 {
      rules.excesses.append(excess * HalfLife.share(after: Double(passed), halfLife: halfLife))
      made.excessCount += 1
      if calendar?.isWorkingDay(day) ?? true { passed += 1 }
      day = day.advanced(byDays: 1)
    }
    return RankedChange(rank: change.rank, change: made)
  }
}

extension StepOutcome {
  /// It tells of something done wrong, or left out.
  fileprivate var isError: Bool {
    switch kind {
    case .back, .supplement: true
    case .refuse, .returned, .stop, .withdraw: false
    }
  }
}

extension Procedure {
  /// Its changes that treat dossiers, each with the bit of its reach.
  var changeBits: [(change: ProcedureChange, bit: UInt64)] {
    var known: [ReachKey: UInt64] = [:]
    return changes.filter(\.treats).map { change in
      let key = ReachKey(change)
      let bit = known[key] ?? 1 << UInt64(known.count)
      known[key] = bit
      return (change, bit)
    }
  }
}

/// Changes in the order in which they are worked out: new values by rank, so that the last one that
/// holds counts, then percentages and amounts by their numbers, so that the file's order plays no part.
private struct RankedChange: Comparable {
  let rank: Int
  let change: RuleChange

  private var key: (UInt8, Int, Double) {
    (change.form.rawValue, change.form == .value ? rank : 0, change.number)
  }

  static func == (left: RankedChange, right: RankedChange) -> Bool { left.key == right.key }

  static func < (left: RankedChange, right: RankedChange) -> Bool { left.key < right.key }
}

private struct ReachKey: Hashable {
  let from: CivilDate
  let until: CivilDate?
  let ramp: Ramp?
  let effective: Double
  let moment: ChangeMoment
  let shift: Int?

  init(_ change: ProcedureChange) {
    shift = change.shift
    from = change.from
    until = change.until
    ramp = change.ramp
    effective = change.effective
    moment = change.moment
  }
}

extension RuleChange {
  fileprivate init(reach: UInt64, _ change: ValueChange) {
    switch change {
    case .value(let number): self.init(reach: reach, form: .value, number: number)
    case .factor(let number): self.init(reach: reach, form: .factor, number: number)
    case .amount(let number): self.init(reach: reach, form: .amount, number: number)
    }
  }
}
