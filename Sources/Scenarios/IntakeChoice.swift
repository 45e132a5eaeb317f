/// Where the dossiers of a demand are taken in, whoever decides them: shares that add to 1.
public struct IntakeChoice: Sendable, Equatable {
  /// By the agency that serves their place.
  public var home: Double
  /// By another member of its group under the same parent.
  public var nearest: Double
  /// By the member under the same parent where fewest wait for a post of the counter.
  public var leastBusy: Double

  /// Makes a choice of shares that add to 1.
  public init(home: Double, nearest: Double = 0, leastBusy: Double = 0) {
    self.home = home
    self.nearest = nearest
    self.leastBusy = leastBusy
  }

  /// Whether any dossier goes anywhere but home.
  public var isOpen: Bool { nearest > 0 || leastBusy > 0 }
}

extension Scenario {
  /// The members of a group among which the applicants of one of them choose, in their order, the one
  /// itself included: those under the same parent, or all where it has none.
  package func intakeMembers(around home: String, in group: String) -> [String] {
    let members = agencyGroups.first { $0.name == group }?.members ?? []
    guard let parent = agencies.first(where: { $0.name == home })?.parent else { return members }
    let below = Set(agencies.lazy.filter { $0.parent == parent }.map(\.name))
    return members.filter { below.contains($0) }
  }
}

extension Procedure {
  /// Whether any of its items is done where the dossier was received.
  package var hasItemsAtIntake: Bool { steps.contains { $0.agency == .intake } }
}
