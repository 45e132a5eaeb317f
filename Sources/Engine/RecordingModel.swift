import Scenarios
import WorkingTime

/// `recording:` as a run sees it, with what changes of it on dates.
///
/// Procedures about which the same rules and changes say the same are of one class, and so are
/// deciding agencies; a table has the rule of each two classes for each stretch of days.
struct RecordingModel: Sendable {
  var rules: [Rule] = []
  var lags: [DelayModel] = []
  /// How many dossiers a unit has to record in a month, for the rules that ask for it.
  var leasts: [Int] = []
  /// The class by procedure, and by row of the deciding agencies.
  private(set) var ofProcedure: [UInt32] = []
  private(set) var ofAgency: [UInt32] = []
  private(set) var agencyClasses = 0
  private(set) var procedureClasses = 0
  /// When each stretch of days but the first begins.
  private(set) var starts: [Int64] = []
  /// By stretch, class of procedures and class of agencies; `none`: no rule.
  private(set) var table: [UInt32] = []

  struct Rule: BitwiseCopyable, Sendable {
    var entered: Double
    var missing: Double
    var wrong: Double
    var bulk: Double
    /// The index of its lag and of its least; `none` without.
    var lag: UInt32
    var least: UInt32
  }

  /// `nil` where records are not asked about.
  init?(_ scenario: Scenario, _ margins: Margins) {
    guard !scenario.recording.isEmpty else { return nil }
    let classes = scenario.recordingClasses(
      procedures: margins.procedures, agencies: margins.agencies)
    (ofProcedure, ofAgency) = (classes.ofProcedure, classes.ofAgency)
    (procedureClasses, agencyClasses) = (classes.procedures.count, classes.agencies.count)
    let days = scenario.recordingDays
    starts = days.map(\.startSecond)
    let leastOfRule = scenario.recording.map { rule in
      rule.least.map { least in
        leasts.append(least)
        return UInt32(leasts.count - 1)
      } ?? none
    }
    var known: [RecordingSubject: UInt32] = [:]
    for day in [nil] + days.map({ $0 as CivilDate? }) {
      for procedure in classes.procedures {
        for agency in classes.agencies {
          let subject = procedure.joined(agency).holding(on: day, of: scenario.recordingChanges)
          guard let rule = scenario.recordingRule(of: subject) else {
            table.append(none)
            continue
          }
          if known[subject] == nil {
            known[subject] = UInt32(rules.count)
            add(rule, least: subject.rule.map { leastOfRule[$0] } ?? none)
          }
          table.append(known[subject] ?? none)
        }
      }
    }
  }

  private mutating func add(_ rule: RecordingRule, least: UInt32) {
    if let lag = rule.lag { lags.append(DelayModel(lag)) }
    rules.append(
      Rule(
        entered: rule.entered, missing: rule.missing, wrong: rule.wrong, bulk: rule.bulk,
        lag: rule.lag == nil ? none : UInt32(lags.count - 1), least: least))
  }
}

/// What the records of one dossier are like: drawn from its own key, so that nothing else moves.
struct RecordFate {
  var isEntered = true
  var isMissing = false
  var isBulk = false
  /// Below 0: in its own state; else which of the others, from 0 to 1.
  var wrong = -1.0
  var lag = none

  /// How an end is recorded; `nil` stands for a result.
  func end(of exit: Exit?) -> Exit? {
    guard wrong >= 0 else { return exit }
    let ends: [Exit?] = [nil, .returned, .withdrawn, .stopped]
    let own: Exit? = exit == .refused ? .returned : exit
    let others = ends.filter { $0 != own }
    return others[min(others.count - 1, Int(wrong * Double(others.count)))]
  }

  /// In which state an open dossier is recorded.
  func state(of state: OpenState) -> OpenState {
    guard wrong >= 0 else { return state }
    let others = [OpenState.inProgress, .awaitingSupplement, .awaitingPayment].filter {
      $0 != state
    }
    return others[min(others.count - 1, Int(wrong * Double(others.count)))]
  }
}
