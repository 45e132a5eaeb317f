import Scenarios
import Statistics
import WorkingTime

/// What is expected of a run before anything is simulated.
extension Model {
  /// The load of every pool over the period, in the order of `pools`: expected work of the dossiers
  /// that arrive in it over the open time in which the pool's people are expected to be there.
  ///
  /// At 1 or more a queue grows as long as it lasts. `nil` where the pool is never there.
  ///
  /// - Complexity: O(sources × places × steps + sources × days).
  package var expectedLoads: [Double?] {
    let work = expectedWorkSeconds
    return pools.indices.map { index in
      let pool = pools[index]
      let calendar = calendars[Int(pool.calendar)]
      let open =
        calendar.openSeconds(at: span.periodEnd) - calendar.openSeconds(at: span.periodStart)
      let present = pool.posts * (1 - pool.absent) * Double(open)
      return present > 0 ? work[index] / present : nil
    }
  }

  /// The expected work, in seconds, that dossiers arriving in the period bring to each pool.
  package var expectedWorkSeconds: [Double] {
    var work = [Double](repeating: 0, count: pools.count)
    for (entry, source) in zip(scenario.demand, sources) {
      let counts = expectedCounts(of: source, rate: entry.rate)
      let total = counts.reduce(0, +)
      guard total > 0 else { continue }
      let kept = min(1, Double(source.limit) / total)
      let shares = Dictionary(
        entry.places.map { ($0.agency, $0.share) }, uniquingKeysWith: { first, _ in first })
      for (component, count) in zip(source.components, counts) {
        let weights = component.places.map { shares[scenario.agencies[Int($0)].name] ?? 0 }
        let sum = weights.reduce(0, +)
        let places = component.places.isEmpty ? [nil] : component.places.map { Int($0) as Int? }
        for (index, place) in places.enumerated() {
          let share = place == nil ? 1 : sum > 0 ? weights[index] / sum : 0
          addWork(
            of: Int(source.procedure), channel: component.channel, place: place,
            count: count * kept * share, to: &work)
        }
      }
    }
    return work
  }

  /// The expected dossiers of each component of a source in the period, without its `first:`.
  private func expectedCounts(of source: SourceModel, rate: ArrivalRate) -> [Double] {
    let seconds = Double(span.periodEnd - span.periodStart)
    if case .every(let gap) = rate {
      return source.components.map { gap.mean > 0 ? $0.share * seconds / gap.mean : 0 }
    }
    let runDay = Int(span.start / secondsPerDay)
    let first = Int(span.periodStart / secondsPerDay) - runDay
    let days = first..<(Int(span.periodEnd / secondsPerDay) - runDay)
    return source.components.indices.map { component in
      let masses = source.shapes.map {
        $0.mass(ofComponent: component, of: source.components.count)
      }
      return days.reduce(0) { total, day in
        total + source.components[component].dayWeights[day] * masses[Int(source.shapeOfDay[day])]
      }
    }
  }

  private func addWork(
    of procedure: Int, channel: Channel, place: Int?, count: Double, to work: inout [Double]
  ) {
    let model = procedures[procedure]
    for (index, step) in scenario.procedures[procedure].steps.enumerated() {
      let compiled = steps[Int(model.firstStep) + index]
      guard compiled.channelRule.admits(channel),
        let pool = compiled.pool.target(in: placeTable, place: place)
      else { continue }
      work[pool] += count * compiled.chance * step.work.mean
    }
  }
}

extension DayShape {
  /// Seconds of weight 1 of a component over the day.
  fileprivate func mass(ofComponent component: Int, of count: Int) -> Double {
    starts.indices.reduce(0) { total, index in
      let end = index + 1 < starts.count ? starts[index + 1] : Double(secondsPerDay)
      return total + (end - starts[index]) * weights[index * count + component]
    }
  }
}

extension ChannelRule {
  fileprivate func admits(_ channel: Channel) -> Bool {
    switch self {
    case .any: true
    case .onlineOnly: channel == .online
    case .counterOnly: channel == .counter
    }
  }
}
