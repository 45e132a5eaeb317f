import Engine
import Experiments
import SampleScenarios
import Scenarios

extension SampleOffice {
  /// What a run of the sample finds.
  static func findings(
    _ changes: [(String, String)] = [], replications: Int = 4, recordsHours: Bool = false
  ) throws -> Findings {
    let options = RunOptions(recordsHours: recordsHours)
    let model = try Model(compiling: scenario(changes), options: options)
    return try Experiment(model, stoppingRule: .replications(replications)).run()
  }
}
