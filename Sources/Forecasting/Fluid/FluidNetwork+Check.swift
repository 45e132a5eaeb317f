extension FluidNetwork {
  /// Refuses what has no answer, with the place of the fault.
  ///
  /// - Complexity: O(stations × slots + steps + classes × slots).
  func check() throws(FluidError) {
    guard !classes.isEmpty else { throw .empty(place: "the list of classes") }
    try FluidCheck.notNegative(yearVariation, "the variation of the year")
    guard (0..<grid.count).contains(firstCounted) else {
      throw .unknown(place: "the first counted slot", index: firstCounted, count: grid.count)
    }
    for station in stations { try check(station) }
    for item in classes { try check(item) }
  }

  private func check(_ station: FluidStation) throws(FluidError) {
    let place = "station '\(station.name)'"
    try FluidCheck.count(station.servers.count, grid.count, "the servers of \(place)")
    for servers in station.servers where !(servers >= 0 && servers < 1e9) {
      throw .outOfRange(
        place: "servers of \(place)", value: servers, range: "at least 0, below 1e9")
    }
    guard station.absence >= 0, station.absence < 1 else {
      throw .outOfRange(
        place: "the absence of \(place)", value: station.absence, range: "from 0 to below 1")
    }
  }

  private func check(_ item: FluidClass) throws(FluidError) {
    let place = "class '\(item.name)'"
    guard !item.steps.isEmpty else { throw .empty(place: "the road of \(place)") }
    try FluidCheck.count(item.arrivals.count, grid.count, "the arrivals of \(place)")
    if !item.deadlines.isEmpty {
      try FluidCheck.count(item.deadlines.count, grid.count, "the deadlines of \(place)")
    }
    for arrivals in item.arrivals { try FluidCheck.notNegative(arrivals, "arrivals of \(place)") }
    for hours in item.deadlines where hours.isNaN {
      throw .outOfRange(place: "a deadline of \(place)", value: hours, range: "a number")
    }
    try FluidCheck.notNegative(item.dayVariation, "the variation of days of \(place)")
    if let acceptance = item.acceptance {
      try check(acceptance, item, "the acceptance of \(place)")
    }
    for entry in item.backlog {
      try check(entry.step, item, "the backlog of \(place)")
      try FluidCheck.notNegative(entry.count, "the backlog of \(place)")
      guard !entry.hoursLeft.isNaN else {
        throw .outOfRange(
          place: "hours left in the backlog of \(place)", value: entry.hoursLeft, range: "a number")
      }
    }
    for step in item.steps { try check(step, item, "step '\(step.name)' of \(place)") }
    guard reachesEnd(item) else { throw .neverEnds(place: place) }
  }

  private func check(_ index: Int, _ item: FluidClass, _ place: String) throws(FluidError) {
    guard item.steps.indices.contains(index) else {
      throw .unknown(place: place, index: index, count: item.steps.count)
    }
  }

  private func check(_ step: FluidStep, _ item: FluidClass, _ place: String) throws(FluidError) {
    switch step.place {
    case .station(let index, let work):
      guard stations.indices.contains(index) else {
        throw .unknown(place: "the station of \(place)", index: index, count: stations.count)
      }
      try FluidCheck.notNegative(work.mean, "the work of \(place)")
      try FluidCheck.notNegative(work.scv, "the squared variation of \(place)")
    case .delay(let delay):
      try FluidCheck.notNegative(delay.mean, "the wait of \(place)")
      try FluidCheck.notNegative(delay.scv, "the squared variation of \(place)")
    case .gate(let passages):
      try FluidCheck.count(passages.count, grid.count, "the gate of \(place)")
    case .fork(let branches, let join, _):
      guard !branches.isEmpty else { throw .empty(place: "the branches of \(place)") }
      for index in branches + [join] { try check(index, item, "the fork of \(place)") }
      guard case .join = item.steps[join].place,
        branches.allSatisfy({ reaches(join, from: $0, item) })
      else { throw .brokenFork(place: place) }
    case .join: break
    }
    var sum = 0.0
    for link in step.links {
      try FluidCheck.probability(link.probability, "a link of \(place)")
      sum += link.probability
      if let target = link.step { try check(target, item, "a link of \(place)") }
    }
    guard sum <= 1 + 1e-9 else { throw .tooManyLeave(place: place, sum: sum) }
  }

  private func reachesEnd(_ item: FluidClass) -> Bool {
    isReached(from: 0, item) { $0 == nil || $0.map { item.steps[$0].isAfterResult } ?? false }
  }

  private func reaches(_ target: Int, from first: Int, _ item: FluidClass) -> Bool {
    isReached(from: first, item) { $0 == target }
  }

  /// Whether some road from a step leads to one that is looked for; `nil` stands for the end.
  private func isReached(
    from first: Int, _ item: FluidClass, _ isSought: (Int?) -> Bool
  ) -> Bool {
    var seen = [Bool](repeating: false, count: item.steps.count)
    var open = [first]
    while let index = open.popLast() {
      guard item.steps.indices.contains(index), !seen[index] else { continue }
      seen[index] = true
      if isSought(index) { return true }
      if case .fork(_, let join, _) = item.steps[index].place { open.append(join) }
      if case .fork(let branches, _, _) = item.steps[index].place { open += branches }
      for link in item.steps[index].links where link.probability > 0 {
        if isSought(link.step) { return true }
        if let step = link.step { open.append(step) }
      }
    }
    return false
  }
}
