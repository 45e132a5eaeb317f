extension Sampler {
  /// Works out the constants of a law, which must have no ``Distribution/problem``.
  ///
  /// - Complexity: O(n log n) for a sample of n values, else O(1).
  public init(_ distribution: Distribution) {
    let problem = distribution.problem
    precondition(problem == nil, problem ?? "")
    switch distribution {
    case .constant(let value): self.init(constant: value)
    case .exponential(let mean): self.init(.exponential, mean)
    case .uniform(let low, let high): self.init(.uniform, low, high - low)
    case .triangular(let low, let mode, let high): self.init(low: low, mode: mode, high: high)
    case .lognormal(let mean, let cv): self.init(lognormalMean: mean, cv: cv)
    case .gamma(let mean, let cv): self.init(gammaMean: mean, cv: cv)
    case .erlang(let mean, let phases): self.init(erlangMean: mean, phases: phases)
    case .sample(let values): self.init(.sample, values: values.sorted())
    }
  }

  /// The most phases for which an Erlang law is drawn phase by phase.
  ///
  /// Above it the equal gamma law is cheaper; below it the product of the uniforms, at least
  /// 2^-848, cannot underflow.
  private static var mostPhases: Int { 16 }

  private init(
    _ kind: Kind, _ first: Double = 0, _ second: Double = 0, _ third: Double = 0,
    _ fourth: Double = 0, phases: Int = 0, values: [Double] = []
  ) {
    law = Law(
      kind: kind, phases: Int32(phases), first: first, second: second, third: third,
      fourth: fourth)
    self.values = values
  }

  private init(constant: Double) {
    self.init(.constant, constant)
  }

  private init(low: Double, mode: Double, high: Double) {
    if low < high {
      self.init(.triangular, low, mode, high, (mode - low) / (high - low))
    } else {
      self.init(constant: low)
    }
  }

  /// The logarithm has variance log(1 + cv^2) and mean log(mean) less half of that.
  private init(lognormalMean mean: Double, cv: Double) {
    let variance = Elementary.logarithmOfOnePlus(cv * cv)
    if variance > 0 {
      self.init(.lognormal, Elementary.logarithm(mean) - variance / 2, variance.squareRoot())
    } else {
      self.init(constant: mean)
    }
  }

  private init(erlangMean mean: Double, phases: Int) {
    if phases == 1 {
      self.init(.exponential, mean)
    } else if phases <= Self.mostPhases {
      self.init(.erlang, mean / Double(phases), phases: phases)
    } else {
      self.init(gammaMean: mean, cv: (1 / Double(phases)).squareRoot())
    }
  }

  /// Marsaglia and Tsang's d and c, the scale, and for shapes below 1 the exponent of the boost.
  private init(gammaMean mean: Double, cv: Double) {
    let shape = 1 / (cv * cv)
    // Beyond 1e30 the spread is below the last digit of the mean.
    guard shape < 1e30 else {
      self.init(constant: mean)
      return
    }
    let boosted = shape < 1
    let d = (boosted ? shape + 1 : shape) - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    self.init(boosted ? .boostedGamma : .gamma, d, c, mean / shape, 1 / shape)
  }
}
