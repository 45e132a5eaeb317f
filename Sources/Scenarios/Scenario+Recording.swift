import Statistics
public import WorkingTime

/// How the records of some dossiers differ from what happened: a row of `recording:`.
///
/// It changes nothing that happens. The first row that fits a dossier counts.
public struct RecordingRule: Sendable, Equatable {
  /// Full names of procedures and of deciding agencies, one of which must be the dossier's; both `nil`:
  /// every dossier.
  public var procedures: Set<String>?
  public var agencies: Set<String>?
  /// The share of dossiers that are entered at all; those in hand at the start are.
  public var entered = 1.0
  /// From a dossier's end until it is recorded; runs on the calendar of the deciding agency.
  public var lag: Delay?
  /// The share of dossiers whose end is never recorded.
  public var missing = 0.0
  /// The share of dossiers that are recorded in another state than their own.
  public var wrong = 0.0
  /// Of those whose end would be recorded late, the share that is given `due_lawful` as its end.
  public var bulk = 0.0
  /// How many dossiers a unit has to record in a month; `nil`: nothing is asked.
  public var least: Int?

  /// Makes a rule about every dossier, by which records are as things are.
  public init() {}
}

/// Other records from a date on: what a policy changes of the rules of `recording:`.
///
/// `entered` holds for the dossiers handed in on its days, everything else for what is recorded then.
public struct RecordingChange: Sendable, Equatable {
  /// Its first day; where the file names none, that of the run.
  public var from: CivilDate
  /// The file names no first day: among new values it counts as the earliest.
  public var isUndated: Bool
  /// Its last day; `nil`: for good.
  public var until: CivilDate?
  /// Full names of procedures and of deciding agencies, one of which must be the dossier's; both `nil`:
  /// every dossier.
  public var procedures: Set<String>?
  public var agencies: Set<String>?
  public var entered: ValueChange?
  public var missing: ValueChange?
  public var wrong: ValueChange?
  public var bulk: ValueChange?
  public var lag: DelayChange?

  /// Makes a change of every dossier's records that changes nothing yet.
  public init(from: CivilDate, isUndated: Bool = false, until: CivilDate? = nil) {
    self.from = from
    self.isUndated = isUndated
    self.until = until
  }
}

/// A new law of a time, or what is done to the one in force.
public enum DelayChange: Sendable, Equatable {
  case value(Delay)
  /// `-30 %` as 0.7: each draw is multiplied.
  case factor(Double)
}

extension RecordingRule {
  /// The rule says something about every dossier.
  package var isAboutAll: Bool { procedures == nil && agencies == nil }
}

extension RecordingChange {
  package func holds(on day: CivilDate) -> Bool {
    from <= day && (until.map { day <= $0 } ?? true)
  }

  package var isAboutAll: Bool { procedures == nil && agencies == nil }

  /// Of two new values that of the greater rank holds.
  private var rank: Int { isUndated ? Int.min : from.dayNumber }

  /// What it says of shares, by the key that names them.
  package static var shares:
    [(
      key: String, change: WritableKeyPath<RecordingChange, ValueChange?>,
      own: WritableKeyPath<RecordingRule, Double>
    )]
  {
    [
      ("entered", \.entered, \.entered), ("missing", \.missing, \.missing),
      ("wrong", \.wrong, \.wrong), ("bulk", \.bulk, \.bulk),
    ]
  }

  fileprivate func rules(of own: WritableKeyPath<RecordingChange, ValueChange?>) -> [(
    rank: Int, change: ValueChange
  )] {
    self[keyPath: own].map { [(rank, $0)] } ?? []
  }

  fileprivate var rankedLag: (rank: Int, change: DelayChange)? { lag.map { (rank, $0) } }
}

extension RecordingRule {
  /// The rule under changes that hold together; their order plays no part.
  package func changed(by changes: [RecordingChange]) -> RecordingRule {
    var rule = self
    for (_, change, own) in RecordingChange.shares {
      let rules = changes.flatMap { $0.rules(of: change) }
      guard !rules.isEmpty else { continue }
      rule[keyPath: own] = ValueChange.result(of: self[keyPath: own], under: rules)
    }
    rule.lag = lag.changed(by: changes.compactMap(\.rankedLag))
    return rule
  }

  /// The records of dossiers of which no rule says anything: what is in force there, nothing, is only
  /// replaced.
  package static func ofNoRule(changedBy changes: [RecordingChange]) -> RecordingRule {
    RecordingRule().changed(
      by: changes.map { change in
        var change = change
        for (_, path, _) in RecordingChange.shares {
          if case .value = change[keyPath: path] { continue }
          change[keyPath: path] = nil
        }
        if case .factor = change.lag { change.lag = nil }
        return change
      })
  }
}

extension Delay? {
  /// A law under changes, each with its rank; their order plays no part.
  package func changed(by changes: [(rank: Int, change: DelayChange)]) -> Delay? {
    var law = self
    var last: Int?
    var factors: [Double] = []
    for (rank, change) in changes {
      switch change {
      case .value(let new):
        if last.map({ rank > $0 }) ?? true { (law, last) = (new, rank) }
      case .factor(let factor): factors.append(factor)
      }
    }
    guard let law, !factors.isEmpty else { return law }
    // Longer than all time already, and refused.
    let factor = min(1e12, factors.sorted().reduce(1, *))
    return factor == 1 ? law : Delay(law.length.scaled(by: factor), on: law.clock)
  }
}

extension Delay {
  /// It takes more than ten years on average, which no file may say.
  package var isBeyondMeasure: Bool {
    length.mean * (clock == .workingDays ? 86_400 : 1) > 3653 * 86_400
  }
}
