public import Statistics
public import WorkingTime

/// Other rules of a procedure for the dossiers that are accepted on some days.
///
/// The limit binds all of them. Everything else holds for the treated: each dossier has one number
/// between 0 and 1 that says how easily reforms reach it, and is treated if that lies below
/// `effective` times the ramp on its day, so that whoever is treated at 60 % also is at 80 %.
public struct ProcedureChange: Sendable, Equatable {
  /// Its first day; where the file names none, that of the run.
  public var from: CivilDate
  /// The file names no first day: among new values it counts as the earliest.
  public var isUndated: Bool
  /// Its last day; `nil`: for good.
  public var until: CivilDate?
  /// How it spreads from its first day on; `nil`: at once.
  public var ramp: Ramp?
  /// The share of dossiers that it reaches at last.
  public var effective: Double
  public var limit: LimitChange?
  public var work: [WorkChange] = []
  /// Names of items that are passed no more.
  public var dropped: [String] = []
  /// Of the chances of all requests for papers, and of all refusals.
  public var supplement: ValueChange?
  public var refuse: ValueChange?
  /// Of the fee, VND, and of the number of papers.
  public var fee: ValueChange?
  public var papers: ValueChange?
  /// Who does the items, where and when.
  public var revision: Revision?
  /// When the dossiers are found that it is about; the limit is always that of the acceptance.
  public var moment = ChangeMoment.acceptance
  /// What work takes more, and goes wrong more often, at first; `nil`: nothing.
  public var learning: TaskLearning?
  /// Of the dossiers that this one of `Scenario.channelShifts` gave another channel, whenever they are
  /// accepted; `nil`: days, ramp and share say which.
  public var shift: Int?

  /// Makes a change that changes nothing yet.
  public init(
    from: CivilDate, isUndated: Bool = false, until: CivilDate? = nil, ramp: Ramp? = nil,
    effective: Double = 1
  ) {
    self.from = from
    self.isUndated = isUndated
    self.until = until
    self.ramp = ramp
    self.effective = effective
  }
}

extension ProcedureChange {
  /// What it says of numbers of the whole procedure, by the key that names them.
  package static var numbers:
    [(key: String, change: WritableKeyPath<ProcedureChange, ValueChange?>)]
  {
    [
      ("supplement", \.supplement), ("refuse", \.refuse), ("fee", \.fee), ("papers", \.papers),
    ]
  }
}

/// How people come to know a task that is new to them.
///
/// The excess halves with each half-life of working days from the first day of the change on.
public struct TaskLearning: Sendable, Equatable {
  /// What work takes more on the first day, 0.1 for +10 %, by name of the item; and by how much the
  /// chances grow that the item sends back or asks for papers.
  public var items: [String]
  public var effort: Double
  public var errors: Double
  /// Working days; `nil`: the excess stays.
  public var halfLife: Double?
  /// The name of the calendar whose working days count; `nil`: every day does.
  public var calendar: String?

  public init(
    items: [String], effort: Double, errors: Double = 0, halfLife: Double? = nil,
    calendar: String? = nil
  ) {
    self.items = items
    self.effort = effort
    self.errors = errors
    self.halfLife = halfLife
    self.calendar = calendar
  }
}

/// A new number, or what is done to the number that was in force.
public enum ValueChange: Sendable, Equatable {
  case value(Double)
  /// `-30 %` as 0.7: multiplies.
  case factor(Double)
  /// `-5 pp` as -0.05, `-2 papers` as -2: added after all percentages.
  case amount(Double)
}

/// A change of a statutory limit.
public enum LimitChange: Sendable, Equatable {
  case value(StatutoryLimit)
  case factor(Double)
  /// `-3 working days`: of limits in the same unit.
  case amount(Double, LimitUnit)
}

/// The unit in which a limit is counted.
public enum LimitUnit: String, Sendable, Equatable {
  case workingDays = "working days"
  case calendarDays = "days"
  case months
  case workingHours = "working h"
  case hours = "h"
}

/// A change of hands-on time.
public struct WorkChange: Sendable, Equatable {
  /// The item; `nil`: every staffed item.
  public var item: String?
  public var rule: Rule

  public init(item: String?, rule: Rule) {
    self.item = item
    self.rule = rule
  }

  /// What happens to the draw of a pass.
  public enum Rule: Sendable, Equatable {
    /// Another law, drawn from the same numbers.
    case value(Distribution)
    case factor(Double)
    /// Seconds; what is left of a draw is never below 0.
    case amount(Double)
    /// `-40 %` as 0.6: how far a draw lies from the mean of its law is multiplied, before all else.
    case spread(Double)
  }
}

extension ProcedureChange {
  /// Whether it can only change what treated dossiers meet.
  package var treats: Bool {
    !work.isEmpty || !dropped.isEmpty || supplement != nil || refuse != nil || fee != nil
      || papers != nil || revision != nil || learning != nil
  }

  package func holds(on day: CivilDate) -> Bool {
    from <= day && (until.map { day <= $0 } ?? true)
  }

  /// Of two new values that of the greater rank holds.
  package var rank: Int { isUndated ? Int.min : from.dayNumber }

  /// Every dossier is treated on every day.
  package var reachesAll: Bool { effective >= 1 && ramp == nil && shift == nil }
}

// MARK: - Values in force

extension ValueChange {
  /// What comes of a number under changes, each with its rank; their order plays no part.
  package static func result(of own: Double, under changes: [(rank: Int, change: ValueChange)])
    -> Double
  {
    var value = own
    var rank: Int?
    var factors: [Double] = []
    var amounts: [Double] = []
    for each in changes {
      switch each.change {
      case .value(let new):
        if rank.map({ each.rank > $0 }) ?? true { (value, rank) = (new, each.rank) }
      case .factor(let factor): factors.append(factor)
      case .amount(let amount): amounts.append(amount)
      }
    }
    // Sorted, so that the last digit does not depend on the order of the file either.
    return value * factors.sorted().reduce(1, *) + amounts.sorted().reduce(0, +)
  }
}

extension StatutoryLimit {
  /// Its number and unit; `nil` for a result on the same day.
  package var counted: (count: Double, unit: LimitUnit)? {
    switch self {
    case .workingDays(let count): (Double(count), .workingDays)
    case .calendarDays(let count): (Double(count), .calendarDays)
    case .months(let count): (Double(count), .months)
    case .workingSeconds(let seconds): (Double(seconds) / 3600, .workingHours)
    case .wallSeconds(let seconds): (Double(seconds) / 3600, .hours)
    case .sameDay: nil
    }
  }

  /// A limit of whole units.
  package init(_ count: Int, _ unit: LimitUnit) {
    switch unit {
    case .workingDays: self = .workingDays(count)
    case .calendarDays: self = .calendarDays(count)
    case .months: self = .months(count)
    case .workingHours: self = .workingSeconds(Int64(count) * 3600)
    case .hours: self = .wallSeconds(Int64(count) * 3600)
    }
  }

  /// As a file writes it.
  package var text: String {
    guard let (count, unit) = counted else { return "same day" }
    let number = count == count.rounded() ? "\(Int(count))" : "\(count)"
    return "\(number) \(unit.rawValue)"
  }
}

extension LimitUnit {
  /// Ten years, as in a file's own limits.
  var most: Double {
    switch self {
    case .months: 120
    case .workingHours, .hours: 87_600
    case .workingDays, .calendarDays: 3650
    }
  }
}

/// Why a limit cannot be changed so.
package enum LimitTrouble: Sendable, Equatable {
  /// There is none that could be changed.
  case noLimit
  /// A result on the same day has no parts.
  case sameDay
  /// The amount is in another unit than the limit.
  case otherUnit(StatutoryLimit)
  /// Nothing is left, or less; in the limit's unit.
  case notPositive(Double, LimitUnit)
  case tooLong(Double, LimitUnit)
}

extension Procedure {
  /// The limit of dossiers accepted on a day; the file's own where the changes make none.
  package func limit(on day: CivilDate) -> (limit: StatutoryLimit?, trouble: LimitTrouble?) {
    let active = changes.filter { $0.holds(on: day) && $0.limit != nil }
    var own = limit
    var rank: Int?
    var rules: [(rank: Int, change: ValueChange)] = []
    var units: [LimitUnit] = []
    for change in active {
      switch change.limit {
      case .value(let new):
        if rank.map({ change.rank > $0 }) ?? true { (own, rank) = (new, change.rank) }
      case .factor(let factor): rules.append((change.rank, .factor(factor)))
      case .amount(let amount, let unit):
        rules.append((change.rank, .amount(amount)))
        units.append(unit)
      case nil: break
      }
    }
    guard !rules.isEmpty else { return (own, nil) }
    guard let own else { return (nil, .noLimit) }
    guard let (count, unit) = own.counted else {
      // A part of one day, rounded up to the next whole one.
      let onlyCuts = rules.allSatisfy {
        if case .factor(let factor) = $0.change { factor > 0 && factor <= 1 } else { false }
      }
      return (own, onlyCuts ? nil : .sameDay)
    }
    if units.contains(where: { $0 != unit }) { return (own, .otherUnit(own)) }
    // A millionth of a unit: 10 days - 30 % are 7 days, not 8 for a rounding error.
    let result = (ValueChange.result(of: count, under: rules) * 1e6).rounded() / 1e6
    if result == count { return (own, nil) }
    guard result > 0 else { return (own, .notPositive(result, unit)) }
    guard result <= unit.most else { return (own, .tooLong(result, unit)) }
    return (StatutoryLimit(Int(result.rounded(.up)), unit), nil)
  }

  /// Its dossiers have a limit, on some days at least.
  package var hasLimit: Bool { limit != nil || limitVersions.contains { $0.limit != nil } }

  /// The first days of dossiers with another limit than those before them.
  package var limitVersions: [(from: CivilDate, limit: StatutoryLimit?)] {
    var versions: [(from: CivilDate, limit: StatutoryLimit?)] = []
    for day in changeDays {
      let new = limit(on: day).limit
      let last = versions.isEmpty ? limit : versions[versions.count - 1].limit
      if new != last { versions.append((day, new)) }
    }
    return versions
  }

  /// The days on which a change begins or has ended, ascending.
  package var changeDays: [CivilDate] {
    let ends = changes.compactMap { $0.until?.advanced(byDays: 1) }
    return Set(changes.map(\.from) + ends).sorted()
  }
}
