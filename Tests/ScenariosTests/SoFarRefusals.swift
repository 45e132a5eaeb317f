extension Refusal {
  /// Published totals that nothing could be added to.
  static let soFar: [Refusal] = [
    Refusal("E0203", "so-far: ▲{ resolved: 100 }", fix: "on_time_rate_resolved"),
    Refusal("E0203", "so-far: ▲{ on_time_rate_resolved: 98.8 % }", fix: "resolved"),
    Refusal(
      "E0304", "so-far: { resolved: 100, on_time_rate_resolved: ▲0.988 }", fix: "%"),
    Refusal("E0305", "so-far: { resolved: 100, on_time_rate_resolved: ▲120 % }"),
    Refusal("E0301", "so-far: { resolved: ▲860.246, on_time_rate_resolved: 98 % }"),
    Refusal(
      "E0201", "so-far: { resolved: 100, on_time_rate_resolved: 98 %, ▲late: 2 }"),
  ]
}
