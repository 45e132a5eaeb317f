public import Scenarios
import Statistics
import WorkingTime

/// What delays the first day of an action by chance: `late-start:`, or `review-cycles:`.
struct LateStart: Sendable {
  /// What it is, the same under every set and for every member of a family.
  let name: String
  /// In seconds, of one round.
  let length: Distribution
  /// The chance of one more round; `nil`: there is one round, always.
  let chance: Double?

  /// More rounds than any draft goes through.
  private static let mostRounds = 100

  /// Those of an action: its own or its policy's late start, and its review; `number` is its place among
  /// the actions.
  static func all(of node: SourceNode, _ number: Int, in policy: PolicySource) -> [LateStart] {
    let family = policy.name.prefix { $0 != "[" }
    var found: [LateStart] = []
    if let law = node["late-start"].flatMap(law) {
      found.append(LateStart(name: "\(family) \(number)", length: law, chance: nil))
    } else if let law = policy.node["late-start"].flatMap(law) {
      found.append(LateStart(name: "\(family)", length: law, chance: nil))
    }
    if let review = node["review-cycles"], let law = review["delay"].flatMap(law),
      let chance = review["chance"]?.quantityText.flatMap({ PolicyValue.share($0) })
    {
      found.append(LateStart(name: "\(family) \(number) review", length: law, chance: chance))
    }
    return found
  }

  private static func law(_ node: SourceNode) -> Distribution? {
    node.quantityText.flatMap { PolicyValue.time($0) }
  }

  /// The delay of a replication, in whole days, rounded.
  func days(replication: Int, seed: UInt64) -> Int {
    let sampler = Sampler(length)
    let run = StreamKey.combined(seed, UInt64(replication))
    var stream = RandomStream(
      key: StreamKey.draw(
        dossier: run, purpose: StreamKey.hash("late start of \(name)"), visit: 0))
    var seconds = 0.0
    if let chance {
      var rounds = 0
      while rounds < Self.mostRounds, stream.uniform() < chance {
        seconds += sampler.draw(from: &stream)
        rounds += 1
      }
    } else {
      seconds = sampler.draw(from: &stream)
    }
    return Int(min(seconds / 86_400, 100_000).rounded())
  }
}

/// By how many days policies begin late in a replication.
public struct StartDelays: Sendable, Hashable {
  /// They begin on the days that the file has.
  public static let none = StartDelays()

  /// By the name of what delays.
  private(set) var days: [String: Int] = [:]

  func days(of cause: LateStart) -> Int { days[cause.name] ?? 0 }

  fileprivate mutating func postpone(_ cause: LateStart, by count: Int) {
    days[cause.name, default: 0] += count
  }

  fileprivate mutating func draw(_ cause: LateStart, replication: Int, seed: UInt64) {
    days[cause.name] = cause.days(replication: replication, seed: seed)
  }
}

/// A scenario of which some policies begin late by chance.
///
/// In each replication they begin on other days, the same under every set of policies that has them.
public struct LateScenario: Sendable {
  /// As the file has it, before any policy is worked in.
  let scenario: Scenario
  /// The policies that are worked in.
  let names: [String]
  private let causes: [LateStart]

  /// `nil` where no policy of those named begins late.
  init?(_ scenario: Scenario, under names: [String]) {
    self.scenario = scenario
    self.names = names
    causes = scenario.policies.filter { names.contains($0.name) }.flatMap { policy in
      (policy.node["do"]?.items ?? []).enumerated().flatMap { number, node in
        LateStart.all(of: node, number, in: policy)
      }
    }
    if causes.isEmpty { return nil }
  }

  /// The days of a replication: of its number, the seed, and the names of the policies.
  public func startDelays(ofReplication replication: Int, seed: UInt64) -> StartDelays {
    causes.reduce(into: .none) { $0.draw($1, replication: replication, seed: seed) }
  }

  /// The scenario with its policies worked in, each late by its days.
  ///
  /// Where two new values of one thing come to begin on the same day by chance, the one that stands later
  /// in the file begins a day later.
  ///
  /// - Throws: What cannot hold together on those days, though it can on the days of the file.
  public func scenario(with delays: StartDelays) throws(Diagnostics) -> Scenario {
    var delays = delays
    for attempt in 1... {
      var problems: [Diagnostic] = []
      let made = scenario.under(names, startDelays: delays, &problems)
      let errors = problems.filter { $0.severity == .error }
      if errors.isEmpty { return made }
      let isChance = errors.allSatisfy { $0.code == DiagnosticCode.sameDate.rawValue }
      guard isChance, attempt < 4 else { throw Diagnostics(problems) }
      for (rank, cause) in causes.enumerated() { delays.postpone(cause, by: rank) }
    }
    preconditionFailure("the last attempt returns or throws")
  }
}
