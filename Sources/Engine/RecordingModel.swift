import Scenarios
import WorkingTime

/// `recording:` as a run sees it.
struct RecordingModel: Sendable {
  var rules: [Rule] = []
  var lags: [DelayModel] = []
  /// The first rule that fits by procedure, and by row of the deciding agencies; `none`: no rule.
  var ofProcedure: [UInt32]
  var ofAgency: [UInt32]
  /// How many dossiers a unit has to record in a month, for the rules that ask for it.
  var leasts: [Int] = []

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
    ofProcedure = margins.procedures.map { name in
      Self.first(of: scenario.recording) { $0.procedures?.contains(name) ?? false }
    }
    ofAgency = margins.agencies.map { name in
      Self.first(of: scenario.recording) { $0.agencies?.contains(name) ?? false }
    }
    for rule in scenario.recording {
      if let lag = rule.lag { lags.append(DelayModel(lag)) }
      if let least = rule.least { leasts.append(least) }
      rules.append(
        Rule(
          entered: rule.entered, missing: rule.missing, wrong: rule.wrong, bulk: rule.bulk,
          lag: rule.lag == nil ? none : UInt32(lags.count - 1),
          least: rule.least == nil ? none : UInt32(leasts.count - 1)))
    }
  }

  private static func first(
    of rules: [RecordingRule], where fits: (RecordingRule) -> Bool
  ) -> UInt32 {
    let index = rules.firstIndex { rule in
      (rule.procedures == nil && rule.agencies == nil) || fits(rule)
    }
    return index.map(UInt32.init) ?? none
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
