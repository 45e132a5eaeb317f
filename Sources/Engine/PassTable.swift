/// How often dossiers that can be sent back have passed each item, and what for.
///
/// It has rows only where a model has procedures that send dossiers back.
struct PassTable: ~Copyable {
  private let itemCount: Int
  private let outcomeCount: Int
  private var passes = Buffer<Pass>(repeating: Pass(), count: 0)
  private var outcomes = Buffer<UInt32>(repeating: 0, count: 0)

  /// The passes of one item by one dossier.
  struct Pass: BitwiseCopyable {
    /// Passes considered so far, skipped ones too: the visit number of draws.
    var visits: UInt32 = 0
    /// Passes that were worked to their end.
    var finished: UInt32 = 0
    /// Multiplies the work of the next pass.
    var redo: Float = 1
  }

  init(_ procedures: [ProcedureModel] = []) {
    let tracked = procedures.filter(\.isTracked)
    itemCount = tracked.map { Int($0.stepCount) + 1 }.max() ?? 0
    outcomeCount = tracked.map { Int($0.outcomeCount) }.max() ?? 0
  }

  /// Forgets all rows.
  mutating func removeAll() {
    passes.removeAll()
    outcomes.removeAll()
  }

  /// Starts the row of a slot anew; rows are made as slots are.
  mutating func start(_ slot: UInt32) {
    while passes.count < (Int(slot) + 1) * itemCount { passes.append(Pass()) }
    while outcomes.count < (Int(slot) + 1) * outcomeCount { outcomes.append(0) }
    for item in 0..<itemCount { passes[Int(slot) * itemCount + item] = Pass() }
    for outcome in 0..<outcomeCount { outcomes[Int(slot) * outcomeCount + outcome] = 0 }
  }

  /// The passes of an item, counted from the first of its procedure.
  subscript(slot: UInt32, item: UInt32) -> Pass {
    get { passes[Int(slot) * itemCount + Int(item)] }
    set { passes[Int(slot) * itemCount + Int(item)] = newValue }
  }

  /// How often an outcome has happened to a dossier.
  subscript(slot: UInt32, outcome outcome: UInt32) -> UInt32 {
    get { outcomes[Int(slot) * outcomeCount + Int(outcome)] }
    set { outcomes[Int(slot) * outcomeCount + Int(outcome)] = newValue }
  }
}
