import Engine
import Experiments
import SampleScenarios
import Scenarios

extension SampleOffice {
  /// The compiled sample.
  static func model(
    _ changes: [(String, String)] = [], options: RunOptions = RunOptions()
  ) throws -> Model {
    try Model(compiling: scenario(changes), options: options)
  }
}
