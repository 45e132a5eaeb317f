import Engine
import Experiments
import Policies
import Scenarios
import Synchronization

/// The models of an office of which some policies begin late by chance, made when a replication asks.
final class LateModels: Sendable {
  private let late: LateScenario
  private let reference: Model
  private let options: RunOptions
  private let change: @Sendable (Scenario) throws -> Scenario
  /// Those made last, by the days; two threads may make the same.
  private let made = Mutex([(delays: StartDelays, model: Model)]())
  /// Policies that begin within a month need 31.
  private static let mostKept = 32

  /// - Parameters:
  ///   - late: What begins late.
  ///   - reference: The model beside which each is compiled, so that dossiers in hand stand alike.
  ///   - options: What its runs record.
  ///   - change: What else is done to each scenario.
  init(
    of late: LateScenario, besides reference: Model, options: RunOptions = RunOptions(),
    change: @escaping @Sendable (Scenario) throws -> Scenario = { $0 }
  ) {
    (self.late, self.reference, self.options, self.change) = (late, reference, options, change)
  }

  var modelOfReplication: ModelOfReplication {
    { replication, seed in
      try self.model(with: self.late.startDelays(ofReplication: replication, seed: seed))
    }
  }

  private func model(with delays: StartDelays) throws -> Model {
    if let known = made.withLock({ $0.first { $0.delays == delays }?.model }) { return known }
    let model = try Model(
      compiling: change(late.scenario(with: delays)), besides: reference, options: options)
    made.withLock { made in
      if made.count == Self.mostKept { made.removeFirst() }
      made.append((delays, model))
    }
    return model
  }
}
