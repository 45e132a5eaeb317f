import Engine
import Experiments
import Policies
import Scenarios

extension Experiments.Comparison {
  /// The sets of `compare:` of a scenario's text, held against its baseline.
  init(
    ofText text: String, rule: StoppingRule? = nil, jobs: Int = 1, seed: UInt64? = nil,
    rankedBy: String = ComparedFigure.defaultRanking, followsPaths: Bool = false
  ) throws {
    let scenario = try ScenarioFile.read(text: text, named: "office.yaml")
    let model = try Model(compiling: scenario.baseline())
    let variants = try scenario.variants().map { variant in
      Variant(
        name: variant.set.name, model: try Model(compiling: variant.scenario, besides: model))
    }
    self.init(
      Experiment(
        model, seed: seed, stoppingRule: rule, jobs: jobs, sets: variants.map(\.name),
        rankedBy: rankedBy, followsPaths: followsPaths),
      variants: variants)
  }
}
