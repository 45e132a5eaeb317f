import Engine
import Forecasting

/// The working hours until dossiers are late, by the slot of their acceptance: once for all that are due
/// by one rule.
struct FluidLimits {
  private let model: Model
  private let slots: FluidSlots
  private var known: [Model.DueRule: [Double]] = [:]

  init(_ model: Model, _ slots: FluidSlots) {
    self.model = model
    self.slots = slots
  }

  /// The hours of each slot, infinite without a limit; an empty list: nothing is ever late.
  mutating func deadlines(ofProcedure procedure: Int, treated: UInt64, place: Int?) -> [Double] {
    guard let rule = model.dueRule(ofProcedure: procedure, treated: treated, place: place) else {
      return []
    }
    if let deadlines = known[rule] { return deadlines }
    let grid = slots.grid
    let deadlines = slots.bounds.indices.map { slot -> Double in
      let acceptance = slots.middle(slot)
      guard let last = model.lastInstant(by: rule, acceptance: acceptance) else {
        return .infinity
      }
      return grid.working(atWall: slots.wall(last)) - grid.working(atWall: slots.wall(acceptance))
    }
    known[rule] = deadlines
    return deadlines
  }

  /// The working hours that dossiers in hand have left when the run starts: infinite without a limit,
  /// below 0 where they are late.
  func hoursLeft(of inHand: ExpectedInHand, treated: UInt64) -> Double {
    let rule = model.dueRule(
      ofProcedure: inHand.procedure, treated: treated, place: inHand.place)
    let last =
      inHand.lastInstant
      ?? rule.flatMap { model.lastInstant(by: $0, acceptance: inHand.acceptance) }
    guard let last else { return .infinity }
    return last < slots.bounds[0].start ? -1 : slots.grid.working(atWall: slots.wall(last))
  }
}
