import Scenarios
import WorkingTime

extension PolicySource {
  /// What it costs the administration in a period, in VND, by its `cost:`; `nil` where it has none.
  ///
  /// The yearly part is counted by the days of the period on which the policy holds, a year having 365.
  /// What begins it is paid in full, whenever it begins and also where that is late by chance.
  func spending(in period: ClosedRange<CivilDate>) -> Double? {
    guard let cost = node["cost"] else { return nil }
    func amount(_ key: String) -> Double {
      cost[key]?.quantityText.flatMap { PolicyValue.number($0) } ?? 0
    }
    let from = node["from"]?.text.flatMap { CivilDate($0) } ?? period.lowerBound
    let until = node["until"]?.text.flatMap { CivilDate($0) } ?? period.upperBound
    let first = max(from, period.lowerBound).dayNumber
    let last = min(until, period.upperBound).dayNumber
    return amount("once") + amount("yearly") * Double(max(0, last - first + 1)) / 365
  }
}

extension PolicyVariant {
  /// What the policies of the set cost the administration in the period, in VND, without the decided ones;
  /// `nil` where the scenario says nothing of one of them.
  public var spending: Double? {
    let own = scenario.policies.filter { set.policies.contains($0.name) }
      .map { $0.spending(in: scenario.period) }
    let known = own.compactMap(\.self)
    return known.count == own.count && !own.isEmpty ? known.reduce(0, +) : nil
  }
}
