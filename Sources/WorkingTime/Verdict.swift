/// How a finished dossier stands to its due date.
public enum Verdict: String, Sendable, Equatable, CaseIterable {
  case early, onTime, late
}
