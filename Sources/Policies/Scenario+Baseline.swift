public import Scenarios
public import WorkingTime

extension Scenario {
  /// The scenario as it is run: the policies that `apply:` names are worked in.
  ///
  /// `Staff.posts` is then what holds on the first day of the run, warm-up included, and
  /// `Staff.changes` what holds from later days on. Policies that are not applied are checked, have
  /// no effect, and leave a remark. A scenario that is a baseline already stays as it is.
  ///
  /// - Throws: Everything that is wrong with the policies, by place.
  public func baseline() throws(Diagnostics) -> Scenario {
    var scenario = self
    let problems = told(scenario.applyDecided().problems)
    guard !problems.contains(where: { $0.severity == .error }) else { throw Diagnostics(problems) }
    scenario.remarks += problems
    return scenario
  }

  /// The scenario as it is run under each set of `compare:`, with the decided policies; none of one that
  /// is a baseline already.
  ///
  /// - Throws: Everything that is wrong with the policies, by place.
  public func variants() throws(Diagnostics) -> [PolicyVariant] {
    var scenario = self
    let (problems, variants) = scenario.applyDecided()
    let told = told(problems)
    guard !told.contains(where: { $0.severity == .error }) else { throw Diagnostics(told) }
    return variants
  }

  /// Works the decided policies in, and says what is wrong with policies.
  ///
  /// - Returns: With the problems the scenario under each set of `compare:`.
  fileprivate mutating func applyDecided() -> (problems: [Diagnostic], variants: [PolicyVariant]) {
    guard !hasBaseline else { return ([], []) }
    hasBaseline = true
    var problems: [Diagnostic] = []
    let office = PolicyOffice(self)
    let read = policies.map { Policy($0, in: office, problems: &problems) }
    let named = Set(applied.map(\.name) + comparisons.flatMap(\.policies))
    recordAsThingsAre(under: read.filter { named.contains($0.source.name) })
    let own = self
    let byName = Dictionary(
      read.map { ($0.source.name, $0) }, uniquingKeysWith: { first, _ in first })
    var decided = Overlay()
    for name in applied {
      for action in byName[name.name]?.actions ?? [] { action.lay(over: &decided) }
    }
    problems += decided.posts.conflicts(in: self)
    let firstDay = period.lowerBound.advanced(byDays: -experiment.warmUpDays)
    var variants: [PolicyVariant] = []
    for set in comparisons {
      var together = decided
      for name in set.policies {
        for action in byName[name]?.actions ?? [] { action.lay(over: &together) }
      }
      var variant = own
      problems += together.posts.conflicts(in: own)
      problems += together.posts.apply(to: &variant, firstDay: firstDay)
      problems += together.applyRest(to: &variant)
      variants.append(PolicyVariant(set: set, scenario: variant))
    }
    for policy in read where !named.contains(policy.source.name) {
      var alone = Overlay()
      for action in policy.actions { action.lay(over: &alone) }
      problems += alone.posts.conflicts(in: self)
      // On a copy: it is checked and has no effect.
      var other = self
      problems += alone.applyRest(to: &other)
      problems.append(.notApplied(policy.source))
    }
    problems += decided.posts.apply(to: &self, firstDay: firstDay)
    problems += decided.applyRest(to: &self)
    return (problems, variants)
  }

  /// Lets records be asked about where the file does not, and a policy changes them: they are then as
  /// things are, in the baseline and in every set, so that what is recorded can be held together.
  private mutating func recordAsThingsAre(under policies: [Policy]) {
    guard recording.isEmpty,
      policies.contains(where: { $0.actions.contains { $0 is RecordAction } })
    else { return }
    recording = [RecordingRule()]
  }
}

extension Overlay {
  /// Works everything in but the posts.
  fileprivate func applyRest(to scenario: inout Scenario) -> [Diagnostic] {
    procedures.apply(to: &scenario) + hours.apply(to: &scenario)
      + handOvers.apply(to: &scenario) + records.apply(to: &scenario)
  }
}

/// A scenario under a set of policies that is compared with the baseline.
public struct PolicyVariant: Sendable {
  public let set: PolicySet
  /// With the decided policies and those of the set worked in.
  public let scenario: Scenario
}

extension ScenarioFile {
  /// Reads a scenario as it is run, with its decided policies worked in.
  ///
  /// Problems of the files, of the part that is run and of policies come together.
  ///
  /// - Parameters:
  ///   - path: The YAML file; everything that it names lies in its folder or below.
  ///   - from: The first day to run; `nil`: the file's own.
  ///   - to: The last day to run, included; `nil`: the file's own.
  ///   - files: The files that were read, whether the scenario is valid or not.
  /// - Returns: The baseline; `remarks` has what was noticed and not refused.
  /// - Throws: All problems, by place, remarks among them.
  public static func readBaseline(
    path: String, from: CivilDate? = nil, to: CivilDate? = nil, files: inout [SourceText]
  ) throws(Diagnostics) -> Scenario {
    try readVariants(path: path, from: from, to: to, files: &files).baseline
  }

  /// Reads a scenario as it is run, and as it is under each set of `compare:`.
  ///
  /// All of them are the file's own scenario with policies worked in at once, so that the order of
  /// policies plays no part. Parameters, returned value and errors are those of `readBaseline`.
  public static func readVariants(
    path: String, from: CivilDate? = nil, to: CivilDate? = nil, files: inout [SourceText]
  ) throws(Diagnostics) -> (baseline: Scenario, variants: [PolicyVariant]) {
    var variants: [PolicyVariant] = []
    let baseline = try read(path: path, files: &files) { scenario in
      var problems: [Diagnostic] = []
      do throws(Diagnostics) {
        scenario = try scenario.running(from: from, to: to)
      } catch {
        problems = error.all
      }
      let decided = scenario.applyDecided()
      variants = decided.variants
      return problems + decided.problems
    }
    return (baseline, variants)
  }

  /// Reads a scenario as it is run, with its own period.
  public static func readBaseline(path: String) throws(Diagnostics) -> Scenario {
    var files: [SourceText] = []
    return try readBaseline(path: path, files: &files)
  }
}

extension Diagnostic {
  fileprivate static func notApplied(_ policy: PolicySource) -> Diagnostic {
    Diagnostic(
      .notApplied,
      "the policy '\(policy.name)' is neither in `apply:` nor in `compare:` and has no effect",
      fix: "name it in `apply:` if it is decided, or in `compare:` to see what it would do",
      at: policy.place)
  }
}
