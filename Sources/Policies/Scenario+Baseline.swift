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
    let problems = told(scenario.applyDecided())
    guard !problems.contains(where: { $0.severity == .error }) else { throw Diagnostics(problems) }
    scenario.remarks += problems
    return scenario
  }

  /// Works the decided policies in and says what is wrong with policies.
  fileprivate mutating func applyDecided() -> [Diagnostic] {
    guard !hasBaseline else { return [] }
    hasBaseline = true
    var problems: [Diagnostic] = []
    let office = PolicyOffice(self)
    let read = policies.map { Policy($0, in: office, problems: &problems) }
    let byName = Dictionary(
      read.map { ($0.source.name, $0) }, uniquingKeysWith: { first, _ in first })
    var decided = Overlay()
    for name in applied {
      for action in byName[name.name]?.actions ?? [] { action.lay(over: &decided) }
    }
    problems += decided.posts.conflicts(in: self)
    let names = Set(applied.map(\.name))
    for policy in read where !names.contains(policy.source.name) {
      var alone = Overlay()
      for action in policy.actions { action.lay(over: &alone) }
      problems += alone.posts.conflicts(in: self)
      // On a copy: it is checked and has no effect.
      var other = self
      problems += alone.procedures.apply(to: &other)
      problems.append(.notApplied(policy.source))
    }
    let firstDay = period.lowerBound.advanced(byDays: -experiment.warmUpDays)
    problems += decided.posts.apply(to: &self, firstDay: firstDay)
    return problems + decided.procedures.apply(to: &self)
  }
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
    try read(path: path, files: &files) { scenario in
      var problems: [Diagnostic] = []
      do throws(Diagnostics) {
        scenario = try scenario.running(from: from, to: to)
      } catch {
        problems = error.all
      }
      return problems + scenario.applyDecided()
    }
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
      .notApplied, "the policy '\(policy.name)' is not in `apply:` and has no effect",
      fix: "name it in `apply:` if it is decided; comparing policies comes with a later version",
      at: policy.place)
  }
}
