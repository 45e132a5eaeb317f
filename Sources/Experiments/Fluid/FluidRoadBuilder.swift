import Engine
import Forecasting
import Scenarios
import Wording
import WorkingTime

/// Lays the road of one kind of dossiers out as steps of a fluid network.
///
/// What an outcome sends back runs through a copy of the items from its target to its sender, with the
/// work that is to be redone and the chances of later passes, and goes on behind the sender as others
/// do. An outcome of a copy leads to the outcome's own copy again. Chances and conditions become
/// probabilities of links, so that items which are not passed cost nothing.
struct FluidRoadBuilder {
  private let model: Model
  private let kind: FluidKinds.Kind
  let road: ModelRoad
  private let slots: FluidSlots
  private var steps: [FluidStep] = []
  /// Links that wait for the steps they lead to.
  private var pending: [(step: Int, target: Target, probability: Double, giver: Int?)] = []
  private var heads: [Head: Int] = [:]
  private var copies: [Copy] = []
  private var handOvers: [HandOver: Int] = [:]
  /// The waits for papers on the first pass.
  private var papers: [Papers: Int] = [:]
  private var acceptance: Int?
  /// Where the result is ready: this entry and all behind it.
  private let result: Int

  /// A place on the road: an entry on the first pass (`copy` -1) or in a copy.
  private struct Target: Hashable {
    var entry: Int
    var copy: Int
  }

  private struct Head: Hashable {
    let target: Target
  }

  private struct Papers: Hashable {
    let entry: Int
    let outcome: Int
  }

  private struct HandOver: Hashable {
    let target: Target
    let giver: Int
  }

  /// The items that an outcome sends dossiers through again.
  private struct Copy: Hashable {
    let sender: Int
    let outcome: Int
    let first: Int
  }

  init(
    _ model: Model, _ kind: FluidKinds.Kind, _ road: ModelRoad, _ slots: FluidSlots
  ) {
    self.model = model
    self.kind = kind
    self.road = road
    self.slots = slots
    result = road.entries.firstIndex { $0.resolves } ?? road.entries.count - 1
  }

  func countLanes(_ staff: inout FluidStaff) {
    for entry in road.entries where entry.form == .work && entry.chance > 0 {
      for lane in entry.lanes { staff.use(lane, work: entry.length) }
    }
  }

  mutating func fluidClass(
    _ staff: inout FluidStaff, _ limits: inout FluidLimits, _ notes: inout FluidNotes
  ) -> FluidClass {
    let procedure = model.scenario.procedures[kind.procedure].name
    note(&notes, procedure)
    for (sender, entry) in road.entries.enumerated()
    where entry.form != .choice && entry.form != .fork {
      for (number, outcome) in entry.outcomes.enumerated() where outcome.kind != .leaves {
        if outcome.chance > 0 || outcome.again > 0 {
          copies.append(Copy(sender: sender, outcome: number, first: min(outcome.target, sender)))
        }
      }
    }
    // A step of no length at the beginning, so that the first item may be one that not all pass.
    append("arrival", at: .delay(.init(mean: 0, scv: 0, isOnWallClock: false)), isAfter: false)
    lead(from: 0, to: Target(entry: 0, copy: -1), 1, giver: nil)
    for entry in road.entries.indices {
      lay(Target(entry: entry, copy: -1), redo: 1, &staff)
      for (number, copy) in copies.enumerated() where copy.sender == entry {
        let redo = road.entries[entry].outcomes[copy.outcome].redo
        for again in copy.first...entry {
          lay(Target(entry: again, copy: number), redo: redo, &staff)
        }
      }
    }
    link(&notes, procedure)
    let deadlines = limits.deadlines(
      ofProcedure: kind.procedure, treated: kind.treated, place: kind.place)
    var arrivals = kind.counts
    arrivals[0] += submitted
    return FluidClass(
      name: name(procedure), steps: steps,
      acceptance: road.acceptsAtArrival ? nil : acceptance, arrivals: arrivals,
      dayVariation: kind.dayVariation, deadlines: deadlines, backlog: backlog(limits),
      isCounted: kind.isBooked)
  }

  private func name(_ procedure: String) -> String {
    guard let agency = road.deciding else { return procedure }
    return "\(procedure) \(model.scenario.agencies[agency].name)"
  }

  private func note(_ notes: inout FluidNotes, _ procedure: String) {
    for feature in road.entries.flatMap(\.untold) { notes.add(feature, procedure) }
    if road.asksForAttributes {
      notes.add(
        Bilingual(
          "attributes: conditions on them are chances of their own",
          vi: "thuộc tính: điều kiện theo thuộc tính được tính như xác suất riêng"), procedure)
    }
    let channels = kind.channels.filter { $0.value > 0 }
    if channels.count > 1, model.asksForChannel(kind.procedure) {
      notes.add(Bilingual("channels of conditions", vi: "kênh nộp trong điều kiện"), procedure)
    }
    if road.entries.contains(where: { $0.form == .work && $0.chance > 0 && $0.lanes.count > 1 }) {
      notes.add(
        Bilingual(
          "work of several roles: it is shared out by posts",
          vi: "việc của nhiều vị trí: chia theo biên chế"), procedure)
    }
  }
}

// MARK: - Dossiers in hand

extension FluidRoadBuilder {
  /// Those that are not accepted yet: they come first of all.
  var submitted: Double {
    kind.inHand.reduce(0) { $0 + ($1.standing == .submitted ? $1.count : 0) }
  }

  /// Those that are accepted, at their steps, by what is left of their limits.
  private func backlog(_ limits: FluidLimits) -> [FluidClass.InHand] {
    var counts: [InHandPlace: Double] = [:]
    for inHand in kind.inHand where inHand.standing != .submitted {
      let hours = limits.hoursLeft(of: inHand, treated: kind.treated)
      for (step, share) in stands(inHand.standing) where share > 0 {
        counts[InHandPlace(step: step, hoursLeft: hours), default: 0] += share * inHand.count
      }
    }
    return counts.sorted { ($0.key.step, $0.key.hoursLeft) < ($1.key.step, $1.key.hoursLeft) }
      .map { .init(step: $0.key.step, count: $0.value, hoursLeft: $0.key.hoursLeft) }
  }

  private struct InHandPlace: Hashable {
    let step: Int
    let hoursLeft: Double
  }

  /// The last step of the first pass.
  private var lastStep: Int {
    heads.filter { $0.key.target.copy < 0 && $0.key.target.entry >= 0 }
      .max { $0.key.target.entry < $1.key.target.entry }?.value ?? 0
  }

  /// The steps of dossiers that stand somewhere; who has passed all items is at the last.
  private func stands(_ standing: ExpectedInHand.Standing) -> [(step: Int, share: Double)] {
    let name: String
    switch standing {
    case .submitted: return []
    case .item(let item): name = item
    case .papers(let item, let outcome):
      if let entry = road.entries.firstIndex(where: { $0.name == item }),
        let step = papers[Papers(entry: entry, outcome: outcome)]
      {
        return [(step, 1)]
      }
      name = item
    }
    let entry = road.entries.firstIndex { $0.name == name } ?? road.entries.count - 1
    let target = Target(entry: entry, copy: -1)
    // Who was seen there is there, whatever the conditions.
    if let step = heads[Head(target: target)] { return [(step, 1)] }
    return places(of: target).map { place, share in
      (place.flatMap { heads[Head(target: $0)] } ?? lastStep, share)
    }
  }
}

// MARK: - Steps

extension FluidRoadBuilder {
  private mutating func append(_ name: String, at place: FluidStep.Place, isAfter: Bool) {
    steps.append(FluidStep(name: name, at: place, links: [], isAfterResult: isAfter))
  }

  private mutating func lead(from step: Int, to target: Target, _ probability: Double, giver: Int?)
  {
    guard probability > 0 else { return }
    pending.append((step, target, probability, giver))
  }

  /// Lays an entry out, on the first pass or in a copy.
  private mutating func lay(_ target: Target, redo: Double, _ staff: inout FluidStaff) {
    let entry = road.entries[target.entry]
    guard entry.chance > 0 else { return }
    let isAfter = target.entry >= result
    let head = Head(target: target)
    switch entry.form {
    case .work:
      guard !entry.lanes.isEmpty else { return }
      heads[head] = steps.count
      if let moments = entry.moments { layGate(entry, isAfter, passages(moments)) }
      layWork(entry, target, redo: redo, isAfter, &staff)
    case .ask, .pause:
      heads[head] = steps.count
      append(
        entry.name, at: delay(entry.length, clock(entry.suspension)), isAfter: isAfter)
      let step = steps.count - 1
      layUnanswered(entry.noAnswer, entry.closeAfter, from: step, isAfter)
      layOutcomes(entry, target, from: step, share: 1 - entry.noAnswer)
    case .fork:
      heads[head] = steps.count
      append(
        entry.name, at: .fork(branches: [], join: 0, isAny: entry.joinsAny), isAfter: isAfter)
    case .join:
      // The joins of a fork's branches are one step: that of the entry they lead to.
      let common = Head(target: Target(entry: -1 - entry.target, copy: target.copy))
      if heads[common] == nil {
        heads[common] = steps.count
        append("join", at: .join, isAfter: isAfter)
        lead(
          from: steps.count - 1, to: Target(entry: entry.target, copy: target.copy), 1, giver: nil)
      }
      heads[head] = heads[common]
    case .choice, .jump, .end: break
    }
  }

  private mutating func layGate(
    _ entry: ModelRoad.Entry, _ isAfter: Bool, _ passages: [FluidStep.Passage]
  ) {
    append("\(entry.name), held", at: .gate(passages), isAfter: isAfter)
    steps[steps.count - 1].links = [.init(to: steps.count)]
  }

  private mutating func layWork(
    _ entry: ModelRoad.Entry, _ target: Target, redo: Double, _ isAfter: Bool,
    _ staff: inout FluidStaff
  ) {
    let work = FluidStep.Work(mean: entry.length.mean * redo, scv: entry.length.scv)
    let posts = entry.lanes.map { max(1e-9, staff.posts(of: $0.pool)) }
    let sum = posts.reduce(0, +)
    var router: Int?
    if entry.lanes.count > 1 {
      append(
        "\(entry.name), shared out", at: .delay(.init(mean: 0, scv: 0, isOnWallClock: false)),
        isAfter: isAfter)
      router = steps.count - 1
    }
    for (lane, own) in zip(entry.lanes, posts) {
      if let router { steps[router].links.append(.init(to: steps.count, own / sum)) }
      if let gate = staff.gate(of: lane) { layGate(entry, isAfter, gate) }
      append(entry.name, at: .station(staff.station(of: lane), work: work), isAfter: isAfter)
      let step = steps.count - 1
      if entry.accepts, target.copy < 0, acceptance == nil { acceptance = step }
      layOutcomes(entry, target, from: step, share: 1)
    }
  }

  /// Where dossiers go from an item, with its outcomes.
  private mutating func layOutcomes(
    _ entry: ModelRoad.Entry, _ target: Target, from step: Int, share: Double
  ) {
    let isAgain = target.copy >= 0
    var rest = 1.0
    for (number, outcome) in entry.outcomes.enumerated() {
      let own = copies.firstIndex { $0.sender == target.entry && $0.outcome == number }
      if isAgain, outcome.isOnce, own == target.copy { continue }
      let chance = min(rest, isAgain ? outcome.again : outcome.chance)
      rest -= chance
      guard chance > 0, outcome.kind != .leaves, let own else { continue }
      let back = Target(entry: copies[own].first, copy: own)
      guard outcome.kind == .supplement else {
        lead(from: step, to: back, chance * share, giver: entry.agency)
        continue
      }
      let isAfter = target.entry >= result
      let wait = steps.count
      if !isAgain { papers[Papers(entry: target.entry, outcome: number)] = wait }
      append(
        "\(entry.name), papers", at: delay(outcome.wait, clock(road.supplement)), isAfter: isAfter)
      steps[step].links.append(.init(to: wait, chance * share * (1 - outcome.noAnswer)))
      lead(from: wait, to: back, 1, giver: entry.agency)
      layUnanswered(outcome.noAnswer * chance * share, outcome.closeAfter, from: step, isAfter)
    }
    lead(from: step, to: after(target), rest * share, giver: entry.agency)
  }

  /// Dossiers that nobody answers for leave without a result, after a while.
  private mutating func layUnanswered(
    _ share: Double, _ wait: ModelRoad.Length?, from step: Int, _ isAfter: Bool
  ) {
    guard share > 0, let wait else { return }
    let place = steps.count
    append("unanswered", at: delay(wait, .stands), isAfter: isAfter)
    steps[step].links.append(.init(to: place, share))
  }

  private func delay(
    _ length: ModelRoad.Length, _ clock: FluidStep.Clock
  ) -> FluidStep.Place {
    .delay(
      .init(
        mean: length.mean, scv: length.scv, isOnWallClock: length.isOnWallClock, clock: clock))
  }

  private func clock(_ rule: SuspensionRule) -> FluidStep.Clock {
    if rule == .none { return .runs }
    return model.restarts(kind.procedure, treated: kind.treated, under: rule) ? .restarts : .stands
  }

  /// A batch's moments, each at the start of the nearest slot.
  private func passages(_ moments: [Int64]) -> [FluidStep.Passage] {
    var passages = [FluidStep.Passage](repeating: .shut, count: slots.bounds.count)
    var slot = 0
    for moment in moments {
      while slot < slots.bounds.count && slots.bounds[slot].start < moment { slot += 1 }
      var nearest = slot
      if slot > 0,
        slot == slots.bounds.count
          || moment - slots.bounds[slot - 1].start < slots.bounds[slot].start - moment
      {
        nearest = slot - 1
      }
      let distance = abs(slots.bounds[nearest].start - moment)
      if distance < 86_400 { passages[nearest] = .atStart }
    }
    return passages
  }
}

// MARK: - Links

extension FluidRoadBuilder {
  /// Behind an item; behind the last one of a copy the first pass goes on.
  private func after(_ target: Target) -> Target {
    let next = target.entry + 1
    guard target.copy >= 0, next > copies[target.copy].sender else {
      return Target(entry: next, copy: target.copy)
    }
    return Target(entry: next, copy: -1)
  }

  /// Binds all links, adding steps for dossiers that go as paper until the next morning.
  private mutating func link(_ notes: inout FluidNotes, _ procedure: String) {
    var next = 0
    // Steps of hand-overs add links of their own, without a giver.
    while next < pending.count {
      let (step, target, probability, giver) = pending[next]
      next += 1
      for (place, share) in places(of: target) {
        let part = probability * share
        guard let place else {
          add(nil, part, to: step)
          continue
        }
        let handOver = giver.flatMap { giver in
          road.entries[place.entry].agency.flatMap { model.handOver(from: giver, to: $0) }
        }
        if handOver?.untold == true {
          notes.add(
            Bilingual(
              "hand-overs that take time or lose dossiers, but for their paper",
              vi: "chuyển giao mất thời gian hoặc thất lạc (chỉ tính hồ sơ giấy)"), procedure)
        }
        guard let giver, let handOver, handOver.paper > 0 else {
          add(heads[Head(target: place)], part, to: step)
          continue
        }
        let key = HandOver(target: place, giver: giver)
        let gate = handOvers[key] ?? steps.count
        if gate == steps.count {
          handOvers[key] = gate
          append(
            "\(road.entries[place.entry].name), on paper",
            at: .gate(slots.isMorning.map { $0 ? .atStart : .shut }),
            isAfter: place.entry >= result)
          add(heads[Head(target: place)], 1, to: gate)
        }
        add(heads[Head(target: place)], part * (1 - handOver.paper), to: step)
        add(gate, part * handOver.paper, to: step)
      }
    }
    bindForks()
  }

  private mutating func add(_ target: Int?, _ probability: Double, to step: Int) {
    guard probability > 0 else { return }
    if let same = steps[step].links.firstIndex(where: { $0.step == target }) {
      steps[step].links[same].probability += probability
    } else {
      steps[step].links.append(.init(to: target, probability))
    }
  }

  private mutating func bindForks() {
    for (head, step) in heads where head.target.entry >= 0 {
      let entry = road.entries[head.target.entry]
      guard entry.form == .fork else { continue }
      let join = heads[Head(target: Target(entry: -1 - entry.target, copy: head.target.copy))]
      var branches: [Int] = []
      for outcome in entry.outcomes {
        // A branch begins with a step of its own, whatever its first item is.
        append(
          "branch", at: .delay(.init(mean: 0, scv: 0, isOnWallClock: false)), isAfter: false)
        branches.append(steps.count - 1)
        for (place, share) in places(of: Target(entry: outcome.target, copy: head.target.copy)) {
          add(place.flatMap { heads[Head(target: $0)] }, share, to: steps.count - 1)
        }
      }
      steps[step].place = .fork(branches: branches, join: join ?? 0, isAny: entry.joinsAny)
    }
  }

  /// The items that dossiers come to who come to a place of the road; `nil`: the end.
  private func places(of target: Target) -> [(place: Target?, share: Double)] {
    var found: [(place: Target?, share: Double)] = []
    var open: [(target: Target, share: Double)] = [(target, 1)]
    while let (at, share) = open.popLast() {
      guard share > 1e-12 else { continue }
      let entry = road.entries[at.entry]
      switch entry.form {
      case .end: found.append((nil, share))
      case .jump: open.append((behind(at, entry.target), share))
      case .choice:
        var rest = 1.0
        for outcome in entry.outcomes {
          let chance = min(rest, outcome.chance)
          rest -= chance
          open.append((Target(entry: outcome.target, copy: at.copy), share * chance))
        }
        open.append((behind(at, entry.target), share * rest))
      case .work, .ask, .pause, .fork, .join:
        let isThere = heads[Head(target: at)] != nil
        let chance = isThere ? min(1, entry.chance) : 0
        if chance > 0 { found.append((at, share * chance)) }
        open.append((after(at), share * (1 - chance)))
      }
    }
    return found
  }

  /// An entry further on, in the same copy as long as that reaches.
  private func behind(_ target: Target, _ entry: Int) -> Target {
    guard target.copy >= 0, entry > copies[target.copy].sender else {
      return Target(entry: entry, copy: target.copy)
    }
    return Target(entry: entry, copy: -1)
  }
}
