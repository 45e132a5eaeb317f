/// All candidates fitted to some runs, with their weights.
struct OnTimeFit {
  let candidates: [OnTimeCandidate]
  let weights: [Double]

  init(_ candidates: [OnTimeCandidate], _ weights: [Double]) {
    self.candidates = candidates
    self.weights = weights
  }

  /// - Throws: ``MetamodelError`` when a covariance has no factor.
  init(_ rows: OnTimeRows) throws(MetamodelError) {
    var candidates: [OnTimeCandidate] = []
    for kind in OnTimeCandidate.Kind.allCases {
      guard let policy = rows.runs.first?.policy, kind.applies(to: policy) else { continue }
      candidates.append(try OnTimeCandidate(kind, rows))
    }
    self.candidates = candidates
    weights = OnTimeStack(candidates, rows).weights
  }

  /// What the known noise of runs is multiplied by.
  var noiseScale: Double {
    zip(candidates, weights).reduce(0) { $0 + $1.0.noiseScale * $1.1 }
  }

  /// Means and variances of the stack's correction of policies.
  func corrections(
    _ policies: [OnTimePolicy]
  ) throws(MetamodelError) -> (means: [Double], variances: [Double]) {
    var parts: [(means: [Double], variances: [Double])] = []
    for candidate in candidates { parts.append(try candidate.corrections(policies)) }
    return OnTimeStack.mixed(parts, weights)
  }
}

extension OnTimeCandidate.Kind {
  /// Whether a policy has what the candidate goes by.
  fileprivate func applies(to policy: OnTimePolicy) -> Bool {
    switch self {
    case .analytic, .recalibrated: true
    case .byUtilisations: !policy.utilisations.isEmpty
    case .byLevers, .leversAlone: !policy.levers.isEmpty
    }
  }
}
