package import Scenarios
import Statistics
package import Wording
package import WorkingTime

/// The road of dossiers of one procedure from one place by one channel, with chances instead of draws.
///
/// It is what is known of it before a run: every name bound, every condition made a chance.
package struct ModelRoad {
  /// The entries of the workflow, the end mark last; targets count within them.
  package var entries: [Entry]
  package var supplement: SuspensionRule
  package var acceptsAtArrival: Bool
  /// The agency that is asked to decide, by index; and that receives.
  package var deciding: Int?
  package var intake: Int?
  /// Conditions on attributes were made chances of their own.
  package var asksForAttributes: Bool

  package enum Form: Sendable {
    case work, choice, jump, ask, pause, fork, join, end
  }

  /// An item of the workflow, or a mark between items.
  package struct Entry {
    package var name: String
    package var form: Form
    /// The chance that it is passed, condition included.
    package var chance = 1.0
    package var accepts = false
    package var acceptsOnEntry = false
    package var resolves = false
    /// Who may work on it.
    package var lanes: [Lane] = []
    /// Where it is done, or who is asked: an agency by index.
    package var agency: Int?
    /// Hours of work, or of an answer.
    package var length = Length()
    /// The instants at which what waits is released, ascending; `nil`: at once.
    package var moments: [Int64]?
    package var suspension = SuspensionRule.none
    package var noAnswer = 0.0
    package var closeAfter: Length?
    package var outcomes: [Outcome] = []
    /// Where a jump, a join or a choice without a case leads.
    package var target = 0
    package var joinsAny = false
    /// Features of the item that a road does not tell.
    package var untold: [Bilingual] = []
  }

  /// Who may begin the work of an item, and when.
  package struct Lane: Hashable {
    package var pool: Int
    /// A calendar of the model in whose open hours work may begin; `nil`: the pool's.
    package var window: Int?
    /// The days of the week on which it is served, as bits from Monday.
    package var days: UInt8
  }

  /// A length of time, or of work.
  package struct Length: Equatable {
    /// Hours; of days counted as open or working days, open hours.
    package var mean = 0.0
    package var scv = 0.0
    package var isOnWallClock = false
  }

  /// What may happen at the end of an item; of a choice or fork, a case or branch.
  package struct Outcome {
    package var kind: Kind
    package var chance: Double
    package var again: Double
    package var isOnce: Bool
    package var redo: Double
    package var target: Int
    package var wait = Length()
    package var noAnswer = 0.0
    package var closeAfter: Length?

    package enum Kind: Sendable {
      case leads, supplement, leaves
    }
  }
}

/// What has been worked out of laws of work and of waits; it is made once for a model.
package struct RoadLaws {
  /// By step, the squared coefficient of variation.
  var works: [Int: Double] = [:]
  /// By delay and the delay it is cut at.
  var lengths: [UInt64: ModelRoad.Length] = [:]

  package init() {}
}

extension Model {
  /// How many procedures the model has, other forms of procedures among them.
  package var procedureCount: Int { procedures.count }

  /// The sets of changes that treat dossiers of a procedure in the period, with their shares.
  package func treatments(of procedure: Int) -> [(treated: UInt64, share: Double)] {
    treatedShares(of: procedure).filter { $0.share > 0 }
  }

  /// Whether dossiers of a procedure are in the books.
  package func isBooked(_ procedure: Int) -> Bool { !procedures[procedure].isInternal }

  /// The road of dossiers of a procedure as a source of demand names it, whom some changes treat, from
  /// a place, which is an agency by index.
  ///
  /// Laws that are met for the first time are noted: 4,096 draws each.
  package func road(
    of procedure: Int, treated: UInt64, channel: Channel, place: Int?, laws: inout RoadLaws
  ) -> ModelRoad {
    let form = form(of: procedure, under: treated)
    let model = procedures[form]
    let first = Int(model.firstStep)
    var road = ModelRoad(
      entries: [], supplement: model.supplement, acceptsAtArrival: model.acceptsAtArrival,
      deciding: model.deciding.target(in: placeTable, place: place),
      intake: (model.intake ?? model.deciding).target(in: placeTable, place: place),
      asksForAttributes: false)
    let names = Dictionary(
      model.positions.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let asker = RoadAsker(model: self, channel: channel, place: place, treated: treated)
    for index in first...(first + Int(model.stepCount)) {
      let name = names[index] ?? ""
      let entry = asker.entry(index, first: first, name: name, laws: &laws)
      road.asksForAttributes = road.asksForAttributes || asker.asksForAttribute(index)
      road.entries.append(entry)
    }
    return road
  }

  /// Where a procedure's items lead from a place: places with one key have one road.
  package func roadKey(of procedure: Int, treated: UInt64, place: Int?) -> [UInt32] {
    let model = procedures[form(of: procedure, under: treated)]
    var key: [UInt32] = []
    func note(_ binding: Binding) {
      key.append(binding.target(in: placeTable, place: place).map(UInt32.init) ?? none)
    }
    note(model.deciding)
    note(model.intake ?? model.deciding)
    for index in Int(model.firstStep)..<Int(model.firstStep + model.stepCount) {
      let step = steps[index]
      if step.form == .work { note(step.pool) }
      for other in alternates[Int(step.firstAlternate)...].prefix(Int(step.alternateCount)) {
        note(other)
      }
      if items.indices.contains(index) {
        note(items[index].agency)
        note(items[index].batch)
      }
      let own = branches[Int(step.firstBranch)...].prefix(Int(step.branchCount)).map(\.condition)
      for condition in [step.condition] + own where condition != none {
        let asked = conditions[Int(condition)]
        guard asked.subject == .place, let place else { continue }
        key.append(placeTable[Int(asked.places) + place])
      }
    }
    return key
  }

  /// Whether an item before the result asks for the channel, so that channels go roads of their own.
  package func asksForChannel(_ procedure: Int) -> Bool {
    let model = procedures[procedure]
    for step in steps[Int(model.firstStep)...].prefix(Int(model.stepCount)) where !step.resolves {
      let own = branches[Int(step.firstBranch)...].prefix(Int(step.branchCount)).map(\.condition)
      if ([step.condition] + own).contains(where: {
        $0 != none && conditions[Int($0)].subject == .channel
      }) {
        return true
      }
    }
    return false
  }
}

/// Reads the entries of a road for some dossiers.
private struct RoadAsker {
  let model: Model
  let channel: Channel
  let place: Int?
  let treated: UInt64

  func entry(
    _ index: Int, first: Int, name: String, laws: inout RoadLaws
  ) -> ModelRoad.Entry {
    let step = model.steps[index]
    let item = model.items.indices.contains(index) ? model.items[index] : ItemModel()
    var entry = ModelRoad.Entry(name: name, form: form(step.form))
    entry.accepts = step.accepts
    entry.acceptsOnEntry = step.acceptsOnEntry
    entry.resolves = step.resolves
    entry.target = Int(step.target) - first
    entry.joinsAny = item.joinsAny
    guard step.form != .end, step.form != .journeyEnd else { return entry }
    entry.agency = item.agency.target(in: model.placeTable, place: place)
    if model.isDropped(index, under: treated) {
      // A dropped block is a jump behind it; a dropped item is never passed.
      entry.form = step.form == .choice || step.form == .fork ? .jump : entry.form
      entry.chance = 0
      return entry
    }
    entry.chance = step.chance * probability(of: step.condition)
    entry.noAnswer = item.noAnswer
    entry.closeAfter = length(item.closeAfter, nil, &laws)
    entry.suspension = item.suspension
    entry.outcomes = outcomes(step, index: index, first: first, &laws)
    switch step.form {
    case .work:
      let mean = model.meanWork(ofStep: index, under: treated)
      entry.length = ModelRoad.Length(
        mean: mean / 3_600, scv: scv(ofWork: index, &laws))
      let others = model.alternates[Int(step.firstAlternate)...].prefix(Int(step.alternateCount))
      entry.lanes = ([step.pool] + others).compactMap { binding in
        binding.target(in: model.placeTable, place: place).map { lane($0, &entry) }
      }
      if let batch = item.batch.target(in: model.placeTable, place: place) {
        entry.moments = model.batches[batch].moments
        if model.batches[batch].size != .max {
          entry.untold.append(Bilingual("the size of a batch", vi: "cỡ đợt xử lý"))
        }
        if model.batches[batch].setup > 0 {
          entry.untold.append(Bilingual("the setup of a batch", vi: "thời gian chuẩn bị đợt xử lý"))
        }
      }
      if item.patience != none {
        entry.untold.append(Bilingual("applicants who leave a queue", vi: "người nộp bỏ hàng chờ"))
      }
    case .ask:
      entry.length = length(item.answer, item.answerBy, &laws) ?? ModelRoad.Length()
    case .pause: entry.length = length(item.answer, nil, &laws) ?? ModelRoad.Length()
    default: break
    }
    return entry
  }

  func asksForAttribute(_ index: Int) -> Bool {
    let step = model.steps[index]
    let own = model.branches[Int(step.firstBranch)...].prefix(Int(step.branchCount))
      .map(\.condition)
    return ([step.condition] + own).contains {
      $0 != none && model.conditions[Int($0)].subject == .attribute
    }
  }

  private func lane(_ index: Int, _ entry: inout ModelRoad.Entry) -> ModelRoad.Lane {
    let lane = model.lanes[index]
    if lane.equipment != none {
      entry.untold.append(Bilingual("equipment that work needs", vi: "thiết bị mà công việc cần"))
    }
    return ModelRoad.Lane(
      pool: Int(lane.pool), window: lane.window == none ? nil : Int(lane.window), days: lane.days)
  }

  private func form(_ form: StepModel.Form) -> ModelRoad.Form {
    switch form {
    case .work: .work
    case .choice: .choice
    case .jump: .jump
    case .ask: .ask
    case .pause: .pause
    case .fork: .fork
    case .join: .join
    case .end, .journeyEnd: .end
    }
  }

  private func outcomes(
    _ step: StepModel, index: Int, first: Int, _ laws: inout RoadLaws
  ) -> [ModelRoad.Outcome] {
    var rest = 1.0
    return (Int(step.firstBranch)..<Int(step.firstBranch + step.branchCount)).map { place in
      let branch = model.branch(place, under: treated)
      let holds = probability(of: branch.condition)
      var outcome = ModelRoad.Outcome(
        kind: .leaves, chance: branch.chance * holds, again: branch.again * holds,
        isOnce: branch.atMost == 1, redo: Double(branch.redo), target: Int(branch.target) - first)
      if step.form == .choice, branch.condition != none { outcome.chance *= rest }
      rest = max(0, rest - outcome.chance)
      switch branch.kind {
      case .leads: outcome.kind = .leads
      case .supplement:
        outcome.kind = .supplement
        outcome.target = index - first
        outcome.wait = length(branch.wait, nil, &laws) ?? ModelRoad.Length()
        outcome.noAnswer = branch.noAnswer
        outcome.closeAfter = length(branch.closeAfter, nil, &laws)
      case .refuse, .returned, .stop, .withdraw: break
      }
      return outcome
    }
  }

  /// A delay, cut at another one where an answer has a limit.
  private func length(
    _ index: UInt32, _ limit: UInt32?, _ laws: inout RoadLaws
  ) -> ModelRoad.Length? {
    guard index != none else { return nil }
    let key = UInt64(index) << 32 | UInt64(limit ?? none)
    if let known = laws.lengths[key] { return known }
    let delay = model.delays[Int(index)]
    var stream = RandomStream(key: 7)
    var sum = 0.0
    var square = 0.0
    let cut = limit.flatMap { $0 == none ? nil : model.delays[Int($0)] }
    for _ in 0..<RoadAsker.draws {
      var value = seconds(delay, delay.sampler.draw(from: &stream))
      if let cut, cut.clock == delay.clock {
        value = min(value, seconds(cut, cut.sampler.draw(from: &stream)))
      }
      sum += value
      square += value * value
    }
    let mean = sum / Double(RoadAsker.draws)
    let variance = max(0, square / Double(RoadAsker.draws) - mean * mean)
    let length = ModelRoad.Length(
      mean: mean / 3_600, scv: mean > 0 ? variance / (mean * mean) : 0,
      isOnWallClock: delay.clock == .wall)
    laws.lengths[key] = length
    return length
  }

  /// Seconds of wall or open time; a working day has eight hours.
  private func seconds(_ delay: DelayModel, _ draw: Double) -> Double {
    delay.clock == .workingDays ? draw * 8 * 3_600 : draw
  }

  /// The squared coefficient of variation of a step's own law of work, by draws; a changed mean keeps it.
  private func scv(ofWork step: Int, _ laws: inout RoadLaws) -> Double {
    if let known = laws.works[step] { return known }
    var stream = RandomStream(key: 11)
    var sum = 0.0
    var square = 0.0
    for _ in 0..<RoadAsker.draws {
      let draw = model.samplers[step].draw(from: &stream)
      sum += draw
      square += draw * draw
    }
    let mean = sum / Double(RoadAsker.draws)
    let own = mean > 0 ? max(0, square / Double(RoadAsker.draws) / (mean * mean) - 1) : 0
    laws.works[step] = own
    return own
  }

  private static let draws = 4_096

  private func probability(of index: UInt32) -> Double {
    model.probability(ofCondition: index, channel: channel, place: place)
  }
}
