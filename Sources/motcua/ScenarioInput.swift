import ArgumentParser
import Engine
import Experiments
import Foundation
import Policies
import Scenarios
import Wording

/// When colours are written.
enum Colour: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Whether standard error gets colours; `NO_COLOR` in the environment says no to `auto`.
  var isOnForErrors: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: Terminal.errorIsTerminal && Terminal.variable("NO_COLOR") == nil
    }
  }
}

extension ScenarioInput {
  /// Ends the command where the scenario has no sets.
  func checkComparesSets(_ path: String, to verb: Bilingual) throws(Failure) {
    guard variants.isEmpty else { return }
    throw Failure(
      .scenarioInvalid,
      Bilingual(
        "'\(path)' has no `compare:`, so there is nothing to \(verb.english)",
        vi: "'\(path)' không có `compare:`, nên không có gì để \(verb.vietnamese)"),
      fix: Bilingual(
        "add `compare: [a-policy, [a-policy, another]]` with policies of the file",
        vi: "thêm `compare: [a-policy, [a-policy, another]]` với các chính sách của tệp"))
  }

  /// The model of each replication of the office as it is; `nil`: it is always the same.
  var modelOfReplication: ModelOfReplication? {
    late.map {
      LateModels(of: $0, besides: model, options: model.options).modelOfReplication
    }
  }

  /// The office with one person more in a pool.
  func oneMore(in pool: String) throws -> Comparison.Variant {
    let add: @Sendable (Scenario) throws -> Scenario = { try $0.adding(posts: 1, to: pool) }
    return Comparison.Variant(
      name: pool, model: try Model(compiling: add(model.scenario), besides: model),
      modelOfReplication: late.map {
        LateModels(of: $0, besides: model, change: add).modelOfReplication
      })
  }
}

/// A scenario that was read and compiled, with everything that was noticed on the way.
struct ScenarioInput {
  let model: Model
  /// Of the office as it is, where decided policies begin late by chance.
  let late: LateScenario?
  /// The models under the sets of `compare:`, in order; empty unless asked for.
  let variants: [Comparison.Variant]
  /// What the reader and the checks before a run noticed; none is an error.
  let remarks: [Diagnostic]
  let renderer: DiagnosticRenderer

  /// Reads and compiles a file.
  init(
    path: String, part: PartOfPeriod, options: RunOptions = RunOptions(),
    comparesSets: Bool = false, colour: Colour,
    in language: DisplayLanguage
  ) throws(Failure) {
    let (from, to) = try part.days()
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    var files: [SourceText] = []
    var renderer = DiagnosticRenderer(isColoured: colour.isOnForErrors, in: language)
    do {
      let (scenario, sets, late) = try ScenarioFile.readVariants(
        path: path, from: from, to: to, files: &files)
      renderer = DiagnosticRenderer(
        files: files, folder: folder, isColoured: colour.isOnForErrors, in: language)
      let model = try Model(compiling: scenario, options: options)
      self.model = model
      self.late = late
      variants = try (comparesSets ? sets : []).map { variant throws(Diagnostics) in
        try Comparison.Variant(variant, besides: model)
      }
      remarks = scenario.remarks + PreRunChecks.diagnostics(of: model, and: variants)
      self.renderer = renderer
    } catch {
      renderer = DiagnosticRenderer(
        files: files, folder: folder, isColoured: colour.isOnForErrors, in: language)
      let status: ExitStatus = error.isInputMissing ? .noInput : .scenarioInvalid
      throw Failure(status, rendered: renderer.text(of: error.all))
    }
  }
}

extension PreRunChecks {
  /// Sets of larger offices are not checked one by one: a quarter of a minute each with 617 procedures.
  private static let mostProceduresOfSets = 100

  /// What can be said against the office as it is, and against the sets of policies that does not hold of
  /// it; of several sets the first is named.
  fileprivate static func diagnostics(
    of baseline: Model, and variants: [Comparison.Variant]
  ) -> [Diagnostic] {
    var found = diagnostics(of: baseline)
    guard baseline.scenario.procedures.count <= mostProceduresOfSets else { return found }
    var told = Set(found.map(\.withoutShares))
    for variant in variants {
      for problem in diagnostics(of: variant.model)
      where told.insert(problem.withoutShares).inserted {
        found.append(problem.under(variant.name))
      }
    }
    return found
  }
}

extension Diagnostic {
  /// What it is about: a pool that is a little fuller under a set is no news.
  fileprivate var withoutShares: String { code + message.english.replacing(/[0-9.]+ %/, with: "%") }

  /// The same, said of a set of policies.
  fileprivate func under(_ set: String) -> Diagnostic {
    var problem = self
    problem.message = Bilingual("under '\(set)': ", vi: "theo '\(set)': ") + message
    return problem
  }
}

extension Comparison.Variant {
  /// Compiles a set; what is wrong with it is told with its name.
  fileprivate init(_ variant: PolicyVariant, besides baseline: Model) throws(Diagnostics) {
    do throws(Diagnostics) {
      self.init(
        name: variant.set.name,
        model: try Model(
          compiling: variant.scenario, besides: baseline, options: baseline.options),
        modelOfReplication: variant.late.map {
          LateModels(of: $0, besides: baseline, options: baseline.options).modelOfReplication
        }, spending: variant.spending)
    } catch {
      throw Diagnostics(error.all.map { $0.under(variant.set.name) })
    }
  }
}
