public import Scenarios
import Wording
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
    let (problems, variants, _) = scenario.applyDecided()
    let told = told(problems)
    guard !told.contains(where: { $0.severity == .error }) else { throw Diagnostics(told) }
    return variants
  }

  /// Works the decided policies in, and says what is wrong with policies.
  ///
  /// - Returns: With the problems the scenario under each set of `compare:`.
  fileprivate mutating func applyDecided() -> (
    problems: [Diagnostic], variants: [PolicyVariant], late: LateScenario?
  ) {
    guard !hasBaseline else { return ([], [], nil) }
    hasBaseline = true
    var problems: [Diagnostic] = []
    let read = policies(in: &problems)
    let named = Set(applied.map(\.name) + comparisons.flatMap(\.policies))
    recordAsThingsAre(under: named)
    countChannels(of: named)
    let own = self
    let decided = applied.map(\.name)
    var variants: [PolicyVariant] = []
    for set in comparisons {
      let names = decided + set.policies
      variants.append(
        PolicyVariant(
          set: set, scenario: own.under(names, read, &problems),
          late: LateScenario(own, under: names)))
    }
    for policy in read where !named.contains(policy.source.name) {
      // It is checked and has no effect.
      _ = own.under([policy.source.name], read, &problems)
      problems.append(.notApplied(policy.source))
    }
    self = own.under(decided, read, &problems)
    return (problems, variants, LateScenario(own, under: decided))
  }
}

extension Scenario {
  /// Its policies, each read on its own.
  private func policies(
    startDelays: StartDelays = .none, in problems: inout [Diagnostic]
  ) -> [Policy] {
    let office = PolicyOffice(self, startDelays: startDelays)
    return policies.map { Policy($0, in: office, problems: &problems) }
  }

  /// The scenario with some policies worked in that begin late.
  func under(
    _ names: [String], startDelays: StartDelays, _ problems: inout [Diagnostic]
  ) -> Scenario {
    var told: [Diagnostic] = []
    let policies = policies.filter { names.contains($0.name) }
    var few = self
    few.policies = policies
    return under(
      names, few.policies(startDelays: startDelays, in: &told), startDelays: startDelays, &problems)
  }

  /// The scenario with some policies worked in at once.
  private func under(
    _ names: [String], _ policies: [Policy], startDelays: StartDelays = .none,
    _ problems: inout [Diagnostic]
  ) -> Scenario {
    func overlay(_ policies: [Policy]) -> Overlay {
      var overlay = Overlay()
      for name in names {
        for action in policies.first(where: { $0.source.name == name })?.actions ?? [] {
          action.lay(over: &overlay)
        }
      }
      return overlay
    }
    var scenario = self
    var together = overlay(policies)
    if !together.links.isEmpty {
      problems += together.applyLinks(to: &scenario)
      // Everything else is about the procedures that there are now; what was wrong is told already.
      var told: [Diagnostic] = []
      together = overlay(scenario.policies(startDelays: startDelays, in: &told))
    }
    let firstDay = period.lowerBound.advanced(byDays: -experiment.warmUpDays)
    problems += together.apply(to: &scenario, firstDay: firstDay)
    return scenario
  }
}

extension Scenario {
  /// Lets records be asked about where the file does not, and a policy changes them: they are then as
  /// things are, in the baseline and in every set, so that what is recorded can be held together.
  private mutating func recordAsThingsAre(under names: Set<String>) {
    let actions = policies.filter { names.contains($0.name) }
      .flatMap { $0.node["do"]?.items ?? [] }
    guard recording.isEmpty,
      actions.contains(where: { $0.entries?.first?.key == RecordAction.kind })
    else { return }
    recording = [RecordingRule()]
  }
}

extension Scenario {
  /// Counts assisted dossiers in the baseline and in every set where any policy has some, so that they
  /// can be held together.
  private mutating func countChannels(of names: Set<String>) {
    let actions = policies.filter { names.contains($0.name) }
      .flatMap { $0.node["do"]?.items ?? [] }
    let hasAssisted = actions.contains { action in
      action.entries?.first?.key == OnlineAction.kind && action["assisted"] != nil
    }
    if hasAssisted { countedChannels.insert(.assisted) }
  }
}

/// A scenario under a set of policies that is compared with the baseline.
public struct PolicyVariant: Sendable {
  public let set: PolicySet
  /// With the decided policies and those of the set worked in, each on the day that the file has.
  public let scenario: Scenario
  /// The same where some begin late by chance; `nil`: none does.
  public let late: LateScenario?
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
  /// policies plays no part. Parameters and errors are those of `readBaseline`.
  ///
  /// - Returns: Both with policies on the days that the file has; `late` where decided ones begin late.
  public static func readVariants(
    path: String, from: CivilDate? = nil, to: CivilDate? = nil, files: inout [SourceText]
  ) throws(Diagnostics) -> (baseline: Scenario, variants: [PolicyVariant], late: LateScenario?) {
    var variants: [PolicyVariant] = []
    var late: LateScenario?
    let baseline = try read(path: path, files: &files) { scenario in
      var problems: [Diagnostic] = []
      do throws(Diagnostics) {
        scenario = try scenario.running(from: from, to: to)
      } catch {
        problems = error.all
      }
      let decided = scenario.applyDecided()
      (variants, late) = (decided.variants, decided.late)
      return problems + decided.problems
    }
    return (baseline, variants, late)
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
      Bilingual(
        "the policy '\(policy.name)' is neither in `apply:` nor in `compare:` and has no effect",
        vi:
          "chính sách '\(policy.name)' không có trong `apply:` cũng không có trong `compare:` nên không có tác dụng"
      ),
      fix: Bilingual(
        "name it in `apply:` if it is decided, or in `compare:` to see what it would do",
        vi: "nêu trong `apply:` nếu đã quyết định, hoặc trong `compare:` để xem nó sẽ tác động gì"),
      at: policy.place)
  }
}
