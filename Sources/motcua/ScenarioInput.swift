import ArgumentParser
import Engine
import Experiments
import Foundation
import Policies
import Scenarios

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

/// A scenario that was read and compiled, with everything that was noticed on the way.
struct ScenarioInput {
  let model: Model
  /// The models under the sets of `compare:`, in order; empty unless asked for.
  let variants: [Comparison.Variant]
  /// What the reader and the checks before a run noticed; none is an error.
  let remarks: [Diagnostic]
  let renderer: DiagnosticRenderer

  /// Reads and compiles a file.
  init(
    path: String, part: PartOfPeriod, options: RunOptions = RunOptions(),
    comparesSets: Bool = false, colour: Colour
  ) throws(Failure) {
    let (from, to) = try part.days()
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    var files: [SourceText] = []
    var renderer = DiagnosticRenderer(isColoured: colour.isOnForErrors)
    do {
      let (scenario, sets) = try ScenarioFile.readVariants(
        path: path, from: from, to: to, files: &files)
      renderer = DiagnosticRenderer(files: files, folder: folder, isColoured: colour.isOnForErrors)
      let model = try Model(compiling: scenario, options: options)
      self.model = model
      variants = try (comparesSets ? sets : []).map { variant throws(Diagnostics) in
        try Comparison.Variant(variant, besides: model)
      }
      remarks = scenario.remarks + PreRunChecks.diagnostics(of: model)
      self.renderer = renderer
    } catch {
      renderer = DiagnosticRenderer(files: files, folder: folder, isColoured: colour.isOnForErrors)
      let status: ExitStatus = error.isInputMissing ? .noInput : .scenarioInvalid
      throw Failure(status, text: renderer.text(of: error.all))
    }
  }
}

extension Comparison.Variant {
  /// Compiles a set; what is wrong with it is told with its name.
  fileprivate init(_ variant: PolicyVariant, besides baseline: Model) throws(Diagnostics) {
    do throws(Diagnostics) {
      self.init(
        name: variant.set.name, model: try Model(compiling: variant.scenario, besides: baseline))
    } catch {
      throw Diagnostics(
        error.all.map { problem in
          var problem = problem
          problem.message = "under '\(variant.set.name)': \(problem.message)"
          return problem
        })
    }
  }
}
