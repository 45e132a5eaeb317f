import Scenarios

/// What is known of the dossiers that are handed in, without any run: for control variates.
extension Model {
  /// The procedures of which the expected number of dossiers handed in in the period is known exactly.
  ///
  /// That is so of sources with rates, whose chance factors have mean 1. Of recorded arrivals and gaps of
  /// any law, of sources that end with `first:`, of stages that are filed after others and of internal
  /// work it is not, and such procedures are left out.
  ///
  /// - Complexity: O(sources × days).
  package var expectedSubmissions: [ExpectedSubmissions] {
    let laterStages = Set(procedures.map(\.journey.next))
    var flows = WorkflowFlows(self)
    return procedures.indices.compactMap { procedure in
      let own = zip(scenario.demand, sources).filter { Int($0.1.procedure) == procedure }
      let isKnown = own.allSatisfy { entry, source in
        source.trace == nil && source.renewal == nil && source.limit == .max
      }
      guard isKnown, !own.isEmpty, !laterStages.contains(UInt32(procedure)),
        !procedures[procedure].isInternal
      else { return nil }
      var count = 0.0
      var work = 0.0
      for (entry, source) in own {
        let counts = expectedCounts(
          of: source, rate: entry.rate, in: span.periodStart..<span.periodEnd)
        for (component, expected) in zip(source.components, counts) {
          count += expected
          work += expected * workSeconds(of: procedure, component, &flows)
        }
      }
      guard count > 0 else { return nil }
      return ExpectedSubmissions(
        procedure: procedure, count: count, workSeconds: work / count)
    }
  }

  /// The work of a dossier of a component from its first place, as the file's own rules have it.
  private func workSeconds(
    of procedure: Int, _ component: ComponentModel, _ flows: inout WorkflowFlows
  ) -> Double {
    let model = procedures[procedure]
    let factors = flows.factors(
      of: procedure, channel: component.channel, place: component.places.first.map { Int($0) })
    return (0..<Int(model.stepCount)).reduce(0) { work, offset in
      work + factors.work[offset] * samplerMeans[Int(model.firstStep) + offset]
    }
  }
}

/// What is expected of the dossiers of a procedure that are handed in in the period.
package struct ExpectedSubmissions: Sendable, Equatable {
  /// By its place among the procedures.
  package var procedure: Int
  /// Exactly, but for the rounding of numbers.
  package var count: Double
  /// The work of one, in seconds; near.
  package var workSeconds: Double
}
