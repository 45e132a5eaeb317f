import Engine

/// The metrics of this file, in the order in which they are printed.
enum InternalMetrics {
  static let all: [Metric] = [.internalDone, .internalLeft]
}

/// Work of the office for itself, which is in no other figure but those of its staff.
extension Metric {
  static let internalDone = Metric(
    id: "internal_done", unit: .dossiers,
    meaning: "dossiers of procedures with `counts: internal` that were done in the period",
    law: .value { Double($0.internalWork.done) })

  static let internalLeft = Metric(
    id: "internal_left", unit: .dossiers,
    meaning: "the same, handed in and not done when the period ends",
    law: .value { Double($0.internalWork.left) })
}
