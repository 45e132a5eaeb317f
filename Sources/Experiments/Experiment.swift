import Dispatch
public import Engine
public import Scenarios
import Synchronization

/// Replications of a model, run side by side and put together in their order.
///
/// Results do not depend on the number of threads: each replication's chance is keyed by its number,
/// and figures are added up in the order of those numbers.
public struct Experiment: Sendable {
  /// What is run, with every policy on the day that the file has; its rows are those of all replications.
  public let model: Model
  /// The model of each replication where policies begin late by chance; `nil`: they do not.
  public let modelOfReplication: ModelOfReplication?
  public let identity: RunIdentity
  /// Threads; at least 1.
  public let jobs: Int
  /// Where forms count the dossiers of each state.
  public let states: StateTable
  /// Where dossiers are logged while replications run; `nil`: nowhere.
  ///
  /// Figures do not depend on it.
  public var dossierLog: (any DossierLogTarget)?

  /// - Parameters:
  ///   - model: What to run.
  ///   - seed: The seed; `nil`: the scenario's own.
  ///   - stoppingRule: How many replications; `nil`: the scenario's own.
  ///   - jobs: Threads, at least 1.
  ///   - states: Where forms count the dossiers of each state.
  ///   - bottlenecks: For how many pools a `BottleneckStudy` of it will ask what one person more is worth.
  ///   - sets: The names of the sets of policies that a `Comparison` will hold against it.
  ///   - rankedBy: The figure by which it will rank them.
  ///   - followsPaths: Whether it makes on-time rates surer by `PathControls`.
  ///   - additions: What logs and other files its results have beside, in words.
  ///   - modelOfReplication: What is run instead of `model` in a replication.
  public init(
    _ model: Model, seed: UInt64? = nil, stoppingRule: StoppingRule? = nil, jobs: Int = 1,
    states: StateTable = .standard, bottlenecks: Int = 0, sets: [String] = [],
    rankedBy: String = ComparedFigure.defaultRanking, followsPaths: Bool = false,
    additions: [String] = [],
    modelOfReplication: ModelOfReplication? = nil
  ) {
    precondition(jobs >= 1)
    self.model = model
    self.modelOfReplication = modelOfReplication
    self.jobs = jobs
    self.states = states
    let settings = model.scenario.experiment
    identity = RunIdentity(
      scenario: model.scenario, seed: seed ?? settings.seed,
      stoppingRule: stoppingRule ?? StoppingRule(settings), isHourly: model.options.recordsHours,
      recordsDelays: model.options.recordsDelays, listsDue: model.options.listsDue, states: states,
      bottlenecks: bottlenecks, sets: sets, rankedBy: rankedBy, followsPaths: followsPaths,
      additions: additions)
  }

  /// Runs the experiment.
  ///
  /// - Parameters:
  ///   - observer: Told of every replication, in order; an error of it ends the experiment.
  ///   - isCancelled: Asked now and then, from any thread.
  /// - Returns: The findings; the same for any number of jobs.
  /// - Throws: `RunError`, or what the observer threw.
  public func run(
    observer: any ReplicationObserver = SilentObserver(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> Findings {
    let collector = Collector(model)
    var reachedPrecision: Bool?
    var done = 0
    for look in identity.stoppingRule.looks {
      try runReplications(done..<look, into: collector, observer: observer, isCancelled)
      done = look
      guard case .precision(let precision, _) = identity.stoppingRule else { continue }
      let halfWidth = collector.halfWidth(of: precision.metric)
      reachedPrecision = halfWidth.map { $0 <= precision.halfWidth } ?? false
      if reachedPrecision == true { break }
    }
    return collector.findings(
      identity: identity, replications: done, reachedPrecision: reachedPrecision,
      states: states)
  }

  /// Runs some replications more; their outcomes go to the collector and to the observer in order.
  func runReplications(
    _ range: Range<Int>, into collector: Collector, observer: any ReplicationObserver,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    let line = AssemblyLine(range, collector: collector, observer: observer, margins: model.margins)
    let count = min(jobs, range.count)
    DispatchQueue.concurrentPerform(iterations: count) { _ in
      var simulation = Simulation(model)
      while let index = line.next() {
        do {
          var own = model
          if let modelOfReplication {
            own = try modelOfReplication(index, identity.seed)
            simulation = Simulation(own)
          }
          // A short replication ends before the simulation asks.
          if isCancelled() { throw RunError.cancelled }
          let outcome = try outcome(ofReplication: index, of: own, by: &simulation) {
            isCancelled() || line.hasFailed
          }
          try line.deliver(outcome, of: index)
        } catch {
          line.fail(error, at: index)
          return
        }
      }
    }
    try line.check()
  }

  /// Runs a replication, and logs its dossiers where they are wanted.
  private func outcome(
    ofReplication index: Int, of model: Model, by simulation: inout Simulation,
    isCancelled: () -> Bool
  ) throws -> Outcome {
    guard let log = try dossierLog?.log(ofReplication: index) else {
      return try simulation.run(
        replication: index, seed: identity.seed, isCancelled: isCancelled)
    }
    let translator = HistoryTranslator(log, replication: index, model: model)
    do {
      let outcome = try simulation.run(
        replication: index, seed: identity.seed, histories: translator,
        isCancelled: { isCancelled() || translator.failure != nil })
      try translator.finish()
      return outcome
    } catch {
      // It was given up because of the log.
      throw translator.failure ?? error
    }
  }
}

/// Makes the model of a replication with some seed; from any thread.
///
/// It differs from that of the experiment in the days on which policies begin, and in nothing that rows are
/// kept by.
public typealias ModelOfReplication = @Sendable (_ replication: Int, _ seed: UInt64) throws -> Model

/// Told of every replication when it and all before it are done.
public protocol ReplicationObserver: Sendable {
  /// One more replication is done; never called twice at once, always in the order of the numbers.
  func replicationDone(_ index: Int, outcome: Outcome, margins: Margins) throws
}

/// An observer that does nothing.
public struct SilentObserver: ReplicationObserver {
  public init() {}
  public func replicationDone(_ index: Int, outcome: Outcome, margins: Margins) {}
}

/// Hands out numbers of replications and takes outcomes in, in order.
private final class AssemblyLine: Sendable {
  private struct State {
    var nextIndex: Int
    var nextToDeliver: Int
    var waiting: [Int: Outcome] = [:]
    var failure: (index: Int, error: any Error)?
  }

  private let end: Int
  private let collector: Collector
  private let observer: any ReplicationObserver
  private let margins: Margins
  private let state: Mutex<State>

  init(
    _ range: Range<Int>, collector: Collector, observer: any ReplicationObserver, margins: Margins
  ) {
    end = range.upperBound
    self.collector = collector
    self.observer = observer
    self.margins = margins
    state = Mutex(State(nextIndex: range.lowerBound, nextToDeliver: range.lowerBound))
  }

  /// The next replication to run, or `nil` when there is none or one has failed.
  func next() -> Int? {
    state.withLock { state in
      guard state.failure == nil, state.nextIndex < end else { return nil }
      defer { state.nextIndex += 1 }
      return state.nextIndex
    }
  }

  var hasFailed: Bool {
    state.withLock { $0.failure != nil }
  }

  func deliver(_ outcome: Outcome, of index: Int) throws {
    try state.withLock { state in
      state.waiting[index] = outcome
      while let ready = state.waiting.removeValue(forKey: state.nextToDeliver) {
        let number = state.nextToDeliver
        state.nextToDeliver += 1
        collector.add(ready)
        try observer.replicationDone(number, outcome: ready, margins: margins)
      }
    }
  }

  func fail(_ error: any Error, at index: Int) {
    state.withLock { state in
      // Of several failures the first by number is told, and a real one before its echo.
      if let known = state.failure, known.index <= index || error as? RunError == .cancelled {
        return
      }
      state.failure = (index, error)
    }
  }

  func check() throws {
    if let failure = state.withLock({ $0.failure }) { throw failure.error }
  }
}
