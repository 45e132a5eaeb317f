extension ScenarioReader {
  /// Where the dossiers of a demand are taken in; `nil` where nothing is said of it.
  func intakeChoice(_ node: SourceNode?) -> IntakeChoice? {
    guard let shares = shares(of: node), !shares.isEmpty else { return nil }
    func share(_ name: String) -> Double { shares.first { $0.name == name }?.share ?? 0 }
    return IntakeChoice(
      home: share("home"), nearest: share("nearest"), leastBusy: share("least-busy"))
  }
}
