import Scenarios
import Wording
import WorkingTime

/// A procedure in the form that some of its changes give it.
struct CompiledForm {
  /// The bits of the reaches that give it.
  let treated: UInt64
  /// Its place among the model's procedures: the plain form's is the procedure's own.
  let index: Int
  let procedure: Procedure
}

/// Procedures whose changes revise who does their items, where or when: each set of changes that can
/// hold for one dossier makes a form, which is laid out as a procedure of its own.
extension ModelCompiler {
  /// More forms than anybody means of one procedure.
  static let mostForms = 512

  /// Lays out the forms of all procedures behind the procedures themselves.
  mutating func compileForms() {
    guard scenario.procedures.contains(where: { $0.changes.contains { $0.revision != nil } })
    else { return }
    for (index, procedure) in scenario.procedures.enumerated() {
      var own = [CompiledForm(treated: 0, index: index, procedure: procedure)]
      plainPositions = procedures[index].positions
      defer { plainPositions = nil }
      for treated in formBits(of: procedure).sorted() where treated != 0 {
        let changes = procedure.changeBits.filter { $0.bit & treated != 0 }.map(\.change)
        let revised = procedure.revised(by: changes)
        own.append(
          CompiledForm(treated: treated, index: procedures.count, procedure: revised))
        procedures.append(procedureModel(revised))
        procedures[procedures.count - 1].base = UInt32(index)
        if own.count > Self.mostForms {
          problems.append(.tooManyForms(procedure))
          return
        }
      }
      forms.append(own)
      let moves = procedure.changes.contains { $0.moment == .everyoneAtOnce }
      if moves, own.count > 1 { noteMoving(own) }
    }
  }

  /// Dossiers of these forms may leave their queues on a day.
  private mutating func noteMoving(_ forms: [CompiledForm]) {
    for form in forms {
      let model = procedures[form.index]
      revocableSteps += (0..<Int(model.stepCount)).map { Int(model.firstStep) + $0 }
        .filter { steps[$0].form == .work }
    }
  }

  /// The sets of reaches that can decide the form of one dossier: those of some day of acceptance
  /// together with those that hold for everyone on that day or a later one.
  private func formBits(of procedure: Procedure) -> Set<UInt64> {
    let bits = procedure.changeBits
    let byReach = Dictionary(
      bits.map { ($0.bit, $0.change) }, uniquingKeysWith: { $0.revision == nil ? $1 : $0 })
    let deciding = Set(bits.filter { $0.change.revision != nil }.map(\.bit))
    guard !deciding.isEmpty else { return [] }
    let days = [CivilDate.containing(second: span.start)] + procedure.changeDays
    var accepted: [(day: CivilDate, bits: Set<UInt64>)] = []
    var everyone: [(day: CivilDate, bits: UInt64)] = []
    for day in days {
      let active = deciding.filter { byReach[$0]?.holds(on: day) ?? false }
      everyone.append(
        (day, active.filter { byReach[$0]?.moment != .acceptance }.reduce(0, |)))
      let own = active.filter { byReach[$0]?.moment == .acceptance }
      accepted.append((day, subsets(of: own.sorted(), byReach)))
    }
    var found: Set<UInt64> = []
    for (first, sets) in accepted {
      for (day, bits) in everyone where day >= first {
        for set in sets { found.insert(set | bits) }
      }
    }
    return found
  }

  /// Those of some reaches that can hold together for one dossier: who is reached by a small share is
  /// by every greater one, and a ramp may stand anywhere.
  private func subsets(of bits: [UInt64], _ changes: [UInt64: ProcedureChange]) -> Set<UInt64> {
    let always = bits.filter { changes[$0]?.reachesAll ?? true }.reduce(0, |)
    let partial = bits.filter { always & $0 == 0 }
    guard partial.count <= 8 else { return [always, bits.reduce(0, |)] }
    return Set(
      (0..<(1 << partial.count)).map { choice in
        partial.indices.filter { choice >> $0 & 1 == 1 }.reduce(always) { $0 | partial[$1] }
      })
  }

  /// Writes the forms into the rules.
  mutating func noteForms(_ rules: inout RuleModel) {
    for own in forms where own.count > 1 {
      let first = UInt32(rules.forms.count)
      var shapes: [[String?]] = []
      for form in own {
        let shape = self.shape(of: procedures[form.index])
        let known = shapes.firstIndex(of: shape)
        if known == nil { shapes.append(shape) }
        rules.forms.append(
          FormRow(
            treated: form.treated, procedure: UInt32(form.index),
            shape: UInt32(known ?? shapes.count - 1)))
        rules.rows[form.index].firstForm = first
        rules.rows[form.index].formCount = UInt32(own.count)
      }
    }
  }

  /// The names of a procedure's entries; `nil` for jumps and joins.
  private func shape(of model: ProcedureModel) -> [String?] {
    var names = [String?](repeating: nil, count: Int(model.stepCount))
    for (name, entry) in model.positions { names[entry - Int(model.firstStep)] = name }
    return names
  }
}

extension ModelCompiler {
  /// The days on which forms that move what is open begin to hold or cease to, ascending.
  var movingInstants: [Int64] {
    guard !forms.isEmpty else { return [] }
    var instants: Set<Int64> = []
    for procedure in scenario.procedures {
      for change in procedure.changes where change.moment == .everyoneAtOnce {
        instants.insert(change.from.startSecond)
        if let until = change.until { instants.insert(until.advanced(byDays: 1).startSecond) }
      }
    }
    return instants.filter { span.start < $0 && $0 < span.followUpEnd }.sorted()
  }

  /// Which agencies others take over from on a day, with all that lies there.
  mutating func takeovers(at instant: Int64) -> [TakeoverModel] {
    var found: [TakeoverModel] = []
    for change in scenario.procedures.flatMap(\.changes)
    where change.moment == .everyoneAtOnce && change.from.startSecond == instant {
      guard case .takeover(let takeover) = change.revision else { continue }
      for (index, agency) in scenario.agencies.enumerated()
      where !found.contains(where: { $0.old == UInt32(index) }) {
        let new =
          takeover.agencies[.agency(agency.name)]
          ?? agency.group.flatMap { takeover.agencies[.group($0)] }
        guard let new else { continue }
        found.append(TakeoverModel(old: UInt32(index), new: agencyBinding(new)))
      }
    }
    return found
  }
}

extension Model {
  /// The procedures whose treated dossiers have costs of their own: all of the scenario, or none.
  var treatedCount: Int { rules.isEmpty ? 0 : scenario.procedures.count }

  /// How many kinds of delay are recorded: all, or none.
  var delayKindCount: Int { options.recordsDelays ? DelayKind.allCases.count : 0 }

  /// How many figures of delays agencies have together.
  var agencyDelayCount: Int { scenario.agencies.count * delayKindCount }

  /// The entry in the plain form of each entry; empty where there are no other forms, or no delays.
  var plainEntries: [UInt32] {
    guard options.recordsDelays, !rules.forms.isEmpty else { return [] }
    return steps.indices.map { UInt32(plainEntry(of: $0)) }
  }

  /// The entry of a procedure's plain form that stands for one of its forms; itself where there is none.
  func plainEntry(of step: Int) -> Int {
    guard !rules.forms.isEmpty,
      let form = procedures[scenario.procedures.count...].first(where: {
        Int($0.firstStep) <= step && step <= Int($0.firstStep + $0.stepCount)
      })
    else { return step }
    let base = procedures[Int(form.base)]
    if step == Int(form.firstStep + form.stepCount) {
      return Int(base.firstStep + base.stepCount)
    }
    let name = form.positions.first { $0.value == step }?.key
    return name.flatMap { base.positions[$0] } ?? Int(base.firstStep + base.stepCount)
  }
}

extension Diagnostic {
  fileprivate static func tooManyForms(_ procedure: Procedure) -> Diagnostic {
    Diagnostic(
      code: "E0909", severity: .error,
      message:
        Bilingual(
          "policies give '\(procedure.name)' more than \(ModelCompiler.mostForms) different forms",
          vi: "các chính sách cho '\(procedure.name)' hơn \(ModelCompiler.mostForms) dạng khác nhau"
        ),
      fix: Bilingual(
        "let policies that come together have the same days, and compare fewer at once",
        vi: "để các chính sách đi cùng nhau có cùng ngày, và so sánh ít hơn mỗi lần"))
  }
}
