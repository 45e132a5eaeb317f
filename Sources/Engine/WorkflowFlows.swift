import Scenarios

/// How much work a dossier is expected to need at each item, in multiples of the item's mean work.
///
/// Send-backs are followed until what still flows is negligible. It is exact for conditions and
/// chances; where `again` or `at-most` differ between loops that lie in each other it is near.
struct WorkflowFlows {
  private let model: Model
  private var known: [Key: Factors] = [:]
  /// The procedures with a condition on places.
  private let looksAtPlace: [Bool]

  private struct Key: Hashable {
    let procedure: Int
    let channel: Channel
    let place: Int?
    let treated: UInt64
  }

  init(_ model: Model) {
    self.model = model
    looksAtPlace = model.procedures.map { procedure in
      Self.entries(of: procedure).contains { index in
        let step = model.steps[index]
        let conditions =
          [step.condition] + Self.branches(of: step).map { model.branches[$0].condition }
        return conditions.contains {
          $0 != none && model.conditions[Int($0)].subject == .place
        }
      }
    }
  }

  /// What is expected of a dossier of a procedure.
  struct Factors {
    /// By entry of the procedure, the end mark left out.
    var work: [Double]
    /// The share that comes to the end.
    var finished: Double
  }

  /// Of dossiers that some changes treat, a bit for each reach.
  mutating func factors(
    of procedure: Int, channel: Channel, place: Int?, treated: UInt64 = 0
  ) -> Factors {
    let key = Key(
      procedure: procedure, channel: channel, place: looksAtPlace[procedure] ? place : nil,
      treated: treated)
    if let factors = known[key] { return factors }
    let factors = factors(
      of: model.procedures[procedure], channel: channel, place: place, treated: treated)
    known[key] = factors
    return factors
  }

  private static func entries(of procedure: ProcedureModel) -> Range<Int> {
    Int(procedure.firstStep)..<Int(procedure.firstStep + procedure.stepCount)
  }

  private static func branches(of step: StepModel) -> Range<Int> {
    Int(step.firstBranch)..<Int(step.firstBranch + step.branchCount)
  }

  private func factors(
    of procedure: ProcedureModel, channel: Channel, place: Int?, treated: UInt64
  ) -> Factors {
    let range = Self.entries(of: procedure)
    let dossiers = Dossiers(model: model, channel: channel, place: place, treated: treated)
    let first = dossiers.flow(over: range, returning: [:])
    guard procedure.isTracked else {
      return Factors(work: first.passed, finished: first.finished)
    }
    var flow = first
    for _ in 0..<2_000 {
      let next = dossiers.flow(
        over: range, returning: dossiers.returns(of: flow, first: first, over: range))
      let change = zip(next.passed, flow.passed).reduce(0) { max($0, abs($1.0 - $1.1)) }
      flow = next
      if change < 1e-10 { break }
    }
    let returns = dossiers.returns(of: flow, first: first, over: range)
    let work = range.map { index in
      let offset = index - range.lowerBound
      let covering = range.flatMap { sender in
        sender < index
          ? []
          : Self.branches(of: model.steps[sender]).filter { branch in
            model.steps[sender].hasOutcomes && model.branches[branch].comesAgain
              && Int(model.branches[branch].target) <= index
          }
      }
      let backs = covering.reduce(0) { $0 + (returns[$1] ?? 0) }
      let redone = covering.reduce(0) {
        $0 + (returns[$1] ?? 0) * Double(model.branches[$1].redo)
      }
      let later = max(0, flow.passed[offset] - first.passed[offset])
      // Whoever left before passes it not even once.
      return min(first.passed[offset], flow.passed[offset])
        + later * (backs > 0 ? redone / backs : 1)
    }
    return Factors(work: work, finished: flow.finished)
  }
}

/// The dossiers of one channel and place on their way through a workflow.
private struct Dossiers {
  let model: Model
  let channel: Channel
  let place: Int?
  let treated: UInt64

  /// Expected passes by entry.
  struct Flow {
    /// Passes that were worked, or a choice that was made.
    var passed: [Double]
    /// Dossiers that come to the end.
    var finished: Double
  }

  /// One sweep through the entries; `returning` has what branches send back.
  func flow(over range: Range<Int>, returning: [Int: Double]) -> Flow {
    var coming = [Double](repeating: 0, count: range.count + 1)
    var passed = [Double](repeating: 0, count: range.count)
    coming[0] = 1
    for (index, count) in returning where model.branches[index].comesAgain {
      let branch = model.branches[index]
      coming[Int(branch.target) - range.lowerBound] += count * (1 - branch.noAnswer)
    }
    for index in range {
      let offset = index - range.lowerBound
      let step = model.steps[index]
      if model.isDropped(index, under: treated) {
        let isBlock = step.form == .choice || step.form == .fork
        coming[isBlock ? Int(step.target) - range.lowerBound : offset + 1] += coming[offset]
        continue
      }
      switch step.form {
      case .end, .journeyEnd: break
      case .jump: coming[Int(step.target) - range.lowerBound] += coming[offset]
      case .fork:
        passed[offset] = coming[offset]
        for branch in branches(of: step) {
          coming[Int(model.branches[branch].target) - range.lowerBound] += coming[offset]
        }
        let left = (index..<Int(step.target)).flatMap { branches(of: model.steps[$0]) }
          .filter { !model.branches[$0].comesAgain || model.branches[$0].levelsUp > 0 }
          .reduce(0) { $0 + (returning[$1] ?? 0) }
        coming[Int(step.target) - range.lowerBound] += max(0, coming[offset] - left)
      // The dossier itself goes on from the fork.
      case .join: break
      case .choice:
        passed[offset] = coming[offset]
        var rest = 1.0
        for branch in branches(of: step) {
          let chance = min(rest, taken(branch, rest: rest))
          rest -= chance
          let target = Int(model.branches[branch].target) - range.lowerBound
          coming[target] += coming[offset] * chance
        }
        coming[Int(step.target) - range.lowerBound] += coming[offset] * max(0, rest)
      case .work, .ask, .pause:
        passed[offset] = coming[offset] * step.chance * probability(of: step.condition)
        let sentBack = branches(of: step).reduce(0) { $0 + (returning[$1] ?? 0) }
        let unpaid = passed[offset] * model.items[index].noAnswer
        coming[offset + 1] += max(0, coming[offset] - sentBack - unpaid)
      }
    }
    return Flow(passed: passed, finished: coming[range.count])
  }

  /// What each outcome sends back, given the passes of all items.
  func returns(of flow: Flow, first: Flow, over range: Range<Int>) -> [Int: Double] {
    var returns: [Int: Double] = [:]
    for index in range where model.steps[index].hasOutcomes {
      let offset = index - range.lowerBound
      let later = max(0, flow.passed[offset] - first.passed[offset])
      for branch in branches(of: model.steps[index]) {
        let outcome = model.branch(branch, under: treated)
        let share = probability(of: outcome.condition)
        var count = share * (first.passed[offset] * outcome.chance + later * outcome.again)
        if outcome.atMost < 1_000 {
          let most = (0..<outcome.atMost).reduce(0.0) { sum, time in
            sum + (time == 0 ? outcome.chance : outcome.chance * power(outcome.again, time))
          }
          count = min(count, share * first.passed[offset] * most)
        }
        if count > 0 { returns[branch] = count }
      }
    }
    return returns
  }

  private func power(_ base: Double, _ exponent: UInt32) -> Double {
    (0..<exponent).reduce(1.0) { product, _ in product * base }
  }

  private func branches(of step: StepModel) -> Range<Int> {
    Int(step.firstBranch)..<Int(step.firstBranch + step.branchCount)
  }

  /// The probability of a case of a choice: its chance, or its condition among what is left.
  private func taken(_ branch: Int, rest: Double) -> Double {
    let model = model.branches[branch]
    return model.condition == none
      ? model.chance : model.chance * probability(of: model.condition) * rest
  }

  private func probability(of index: UInt32) -> Double {
    model.probability(ofCondition: index, channel: channel, place: place)
  }
}

extension Model {
  /// The probability that a condition, by index, holds of a dossier of a channel from a place; 1 without one.
  func probability(ofCondition index: UInt32, channel: Channel, place: Int?) -> Double {
    guard index != none else { return 1 }
    let condition = conditions[Int(index)]
    let holds: Double
    switch condition.subject {
    case .channel:
      let bit = Channel.allCases.firstIndex(of: channel).map { UInt8(1) << UInt8($0) } ?? 0
      holds = condition.channels & bit != 0 ? 1 : 0
    case .place:
      holds = place.map { placeTable[Int(condition.places) + $0] == 1 } ?? false ? 1 : 0
    case .attribute:
      let shares = attributes[Int(condition.attribute)].cumulativeShares
      let value = Int(condition.value)
      guard shares.indices.contains(value) else { return condition.isEqual ? 0 : 1 }
      holds = shares[value] - (value > 0 ? shares[value - 1] : 0)
    }
    return condition.isEqual ? holds : 1 - holds
  }
}

extension StepModel {
  /// Its branches are outcomes: what may happen at the end of a pass.
  fileprivate var hasOutcomes: Bool { form == .work || form == .ask }
}

extension BranchModel {
  /// The dossier passes an item again.
  fileprivate var comesAgain: Bool { kind == .leads || kind == .supplement }
}
