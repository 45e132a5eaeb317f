public import Scenarios
import WorkingTime

extension Scenario {
  /// The scenario as it is run, with more posts in one pool from the first day of the run on.
  ///
  /// It is what applying `{ staff: pool, posts: +1 post }` last of all would give: posts with a sign are
  /// added to whatever the decided policies make of the number, on every day.
  ///
  /// - Parameters:
  ///   - posts: How many; not negative.
  ///   - pool: The staff of one role at one agency, `communes.c01.officer`.
  /// - Returns: The same scenario with these posts.
  /// - Throws: What is wrong with the decided policies, or more posts than can be.
  public func adding(posts: Double, to pool: String) throws(Diagnostics) -> Scenario {
    precondition(posts >= 0, "posts are added, not taken away")
    var scenario = try baseline()
    guard let index = scenario.staffIndex(of: pool) else {
      preconditionFailure("a scenario has the pools that a run of it has")
    }
    var overlay = PostsOverlay()
    let place = SourcePlace(file: files.first?.path ?? "", line: 1, column: 1)
    overlay.add(PostsEffect(from: nil, until: nil, rule: .amount(posts), place: place), to: [index])
    let firstDay = period.lowerBound.advanced(byDays: -experiment.warmUpDays)
    let problems = overlay.apply(to: &scenario, firstDay: firstDay)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return scenario
  }

  /// Roles have no dots, agencies may have.
  private func staffIndex(of pool: String) -> StaffIndex? {
    guard let dot = pool.lastIndex(of: "."),
      let agency = agencies.firstIndex(where: { $0.name == pool[..<dot] }),
      let staff = agencies[agency].staff.firstIndex(where: {
        $0.role == pool[pool.index(after: dot)...]
      })
    else { return nil }
    return StaffIndex(agency: agency, staff: staff)
  }
}
