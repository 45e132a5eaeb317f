import Engine
import Foundation
import Policies
import Scenarios
import Testing

/// Common random numbers: whatever a policy changes, the dossiers that it does not touch draw what they drew.
@Suite("The same chance under every policy")
struct SameChanceTests {
  /// What dossiers of one run draw, by procedure and instant of submission, and by item.
  private struct Draws {
    /// Seconds of work when an item is first begun.
    var work: [String: [String: Int64]] = [:]
    /// How often they were asked for papers, which is drawn.
    var requests: [String: Int] = [:]
    /// Those whose life is over when the run ends, sooner or later by what a policy does.
    var resolved: Set<String> = []
    /// The name of the procedure of each.
    var procedure: [String: String] = [:]

    init(_ scenario: Scenario, besides baseline: Model?) throws {
      var options = RunOptions()
      options.logsWork = true
      options.logsDossiers = true
      let model =
        try baseline.map { try Model(compiling: scenario, besides: $0, options: options) }
        ?? Model(compiling: scenario, options: options)
      var simulation = Simulation(model)
      _ = try simulation.run(replication: 0, seed: 11)
      var titles: [Int: String] = [:]
      func title(_ step: Int) -> String {
        if let known = titles[step] { return known }
        titles[step] = model.itemTitle(ofStep: step)
        return titles[step] ?? ""
      }
      var instants: [Int64: Int64] = [:]
      for entry in simulation.dossierLog.entries where entry.event == .submitted {
        instants[entry.dossier] = entry.instant
      }
      var names: [Int64: String] = [:]
      var isTwice: Set<String> = []
      for entry in simulation.workLog.entries where entry.kind == .begin {
        // What was in hand when the run began was not submitted in it.
        guard let instant = instants[entry.dossier] else { continue }
        let item = title(entry.step)
        let own = String(item.prefix { $0 != "." })
        let name = "\(own) \(instant)"
        if names[entry.dossier] == nil {
          names[entry.dossier] = name
          if procedure[name] != nil { isTwice.insert(name) }
          procedure[name] = own
        }
        guard work[name]?[item] == nil else { continue }
        work[name, default: [:]][item] = entry.work
      }
      for entry in simulation.dossierLog.entries {
        guard let name = names[entry.dossier] else { continue }
        if entry.event == .supplementRequested { requests[name, default: 0] += 1 }
        if entry.event == .resolved { resolved.insert(name) }
      }
      // Two of one procedure that come in the same second cannot be told apart.
      for name in isTwice { procedure[name] = nil }
    }
  }

  private static let procedures = ["permit", "certificate", "transfer", "registration"]

  /// Procedures that the policies of an example name, or all of them where their work is changed.
  private static func touched(by kind: String, _ example: String) -> Set<String> {
    let policies = example.components(after: "\npolicies:\n")
    if kind == "standardise", policies.contains(": all") { return Set(procedures) }
    return Set(procedures.filter { policies.contains($0) })
  }

  @Test("dossiers that are not touched draw the same numbers", arguments: PolicyCatalogue.kinds)
  func untouched(kind: String) throws {
    let example = try #require(PolicyCatalogue.description(of: kind)?.example)
    let scenario = try ScenarioFile.read(text: example, named: "example.yaml")
    let baseline = try scenario.baseline()
    let before = try Draws(baseline, besides: nil)
    let model = try Model(compiling: baseline)
    let touched = Self.touched(by: kind, example)
    for variant in try scenario.variants() {
      let after = try Draws(variant.scenario, besides: model)
      var compared = 0
      for (name, procedure) in before.procedure
      where after.procedure[name] == procedure && !touched.contains(procedure)
        && before.resolved.contains(name) && after.resolved.contains(name)
      {
        for (item, seconds) in before.work[name] ?? [:] {
          guard let other = after.work[name]?[item] else { continue }
          #expect(other == seconds, "\(variant.set.name): \(item) of \(name)")
          compared += 1
        }
        #expect(after.requests[name] ?? 0 == before.requests[name] ?? 0)
      }
      // Four months of more than fifty dossiers a day, of two steps with chance at the least.
      #expect(compared > 1000 || touched.count == Self.procedures.count, "\(variant.set.name)")
    }
  }
}

extension String {
  fileprivate func components(after mark: String) -> Substring {
    guard let range = range(of: mark) else { return "" }
    return self[range.upperBound...]
  }
}
