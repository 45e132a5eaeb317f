import Statistics

/// Choices of intake, internal procedures and dossiers in hand that are held.
///
/// What is drawn for them has a stream of its own, so that the rest of a scenario is what it is without.
extension Maker {
  mutating func drawDemand(_ stream: RandomStream) {
    guard features.contains(.demand) else { return }
    var own = stream
    choosesIntake = own.uniform() < 0.4
    // The first procedure is always in the books.
    internalProcedure = own.uniform() < 0.5 ? 1 + Int(own.uniform() * 2) : nil
    heldChoice = Int(own.uniform() * 4)
  }

  /// Wards that take dossiers in have somebody who does.
  var wardCounter: String { choosesIntake ? ", counter: { posts: 2 posts }" : "" }

  func intakeKey(_ index: Int) -> String {
    choosesIntake && proceduresAtIntake.contains(index)
      ? ", intake: { home: 50 %, nearest: 20 %, least-busy: rest }" : ""
  }

  func internalLines(_ index: Int) -> [String] {
    internalProcedure == index ? ["    counts: internal"] : []
  }

  /// Notes what the backlog can hold.
  mutating func noteProcedures(_ lines: [String], count: Int) {
    if internalProcedure ?? 0 >= count { internalProcedure = nil }
    for index in 0..<count {
      guard let start = lines.firstIndex(of: "  p\(index):") else { continue }
      // Up to the next key of its depth or above.
      let behind = lines[(start + 1)...].firstIndex { !$0.hasPrefix("   ") }
      let own = lines[start..<(behind ?? lines.count)]
      if index == 0 { firstProcedure = Array(own) }
      // A stage may mean an intake of its own.
      if own.contains(where: { $0.contains("at: intake") }),
        !own.contains(where: { $0.contains("stage:") })
      {
        proceduresAtIntake.insert(index)
      }
    }
  }

  /// Rows of the backlog beside those of every scenario that has one.
  var heldRows: String {
    guard heldChoice > 0 else { return "" }
    var rows: [String] = []
    let since = heldChoice == 1 ? ", since: 2023-01-07" : ""
    func has(_ item: String, _ words: String) -> Bool {
      firstProcedure.contains { $0.hasPrefix("      - { \(item): ") && $0.contains(words) }
    }
    if !acceptsAtArrival, has("receive", "") {
      rows.append("{ procedure: p0, received: 2023-01-05, count: 3, state: submitted }")
    }
    if has("step", "supplement:") {
      rows.append(
        "{ procedure: p0, received: 2023-01-04, count: 4, state: awaiting-supplement\(since) }")
    }
    if has("pause", "") {
      rows.append(
        "{ procedure: p0, received: 2023-01-04, count: 4, state: awaiting-payment\(since) }")
    }
    if let stock = internalProcedure {
      rows.append("{ procedure: p\(stock), received: 2023-01-02, count: 12 }")
    }
    return rows.map { ", \($0)" }.joined()
  }
}
