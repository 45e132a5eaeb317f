import Statistics
import Testing

@Suite("Distribution")
struct DistributionTests {
  @Test("knows the constants of the lognormal law with mean 1 and cv 1")
  func knowsLognormalConstants() throws {
    let law = Distribution.lognormal(mean: 1, cv: 1)
    // The values are printed to six decimals.
    #expect(abs(try #require(law.quantile(0.5)) - 0.707107) < 5e-7)
    #expect(abs(try #require(law.quantile(0.9)) - 2.055231) < 5e-7)
    #expect(abs(try #require(law.quantile(0.99)) - 4.904916) < 5e-7)
  }

  @Test("knows mean, variance and cv by hand")
  func knowsMoments() {
    let triangular = Distribution.triangular(low: 4, mode: 8, high: 25)
    #expect(abs(triangular.mean - 37.0 / 3) < 1e-14)
    #expect(abs(triangular.variance - 373.0 / 18) < 1e-14)
    #expect(Distribution.uniform(low: 1, high: 4).variance == 0.75)
    #expect(Distribution.erlang(mean: 60, phases: 4).cv == 0.5)
    #expect(Distribution.sample([9, 1, 4, 2]).variance == 9.5)
    #expect(Distribution.constant(0).cv == 0)
  }

  @Test("multiplies mean and sd and keeps the cv when scaled", arguments: CatalogueEntry.all)
  func scales(entry: CatalogueEntry) {
    let (law, scaled) = (entry.law, entry.law.scaled(by: 3))
    // Rounding in sums of a few terms: 10 ulp.
    #expect(abs(scaled.mean - 3 * law.mean) <= 10 * scaled.mean.ulp)
    #expect(abs(scaled.variance - 9 * law.variance) <= 10 * scaled.variance.ulp)
    #expect(abs(scaled.cv - law.cv) <= 10 * law.cv.ulp)
    #expect(law.scaled(by: 0) == .constant(0))
  }

  @Test("inverts its distribution function", arguments: CatalogueEntry.all)
  func invertsItsDistributionFunction(entry: CatalogueEntry) {
    for p in [1e-6, 0.01, 0.25, 0.5, 0.9, 0.999] {
      guard let x = entry.law.quantile(p), let probability = entry.cdf(x) else { continue }
      #expect(abs(probability - p) < 1e-12, "p = \(p); rounding of logarithms")
    }
  }

  @Test("accepts the catalogue", arguments: CatalogueEntry.all)
  func acceptsTheCatalogue(entry: CatalogueEntry) {
    #expect(entry.law.problem == nil)
  }

  @Test(
    "says what is wrong with a law",
    arguments: [
      (.constant(-1), "the value must be between 0 and 1e15, not -1.0"),
      (.constant(.nan), "the value must be between 0 and 1e15, not nan"),
      (.exponential(mean: 0), "the mean must be positive and at most 1e15, not 0.0"),
      (.exponential(mean: .infinity), "the mean must be positive and at most 1e15, not inf"),
      (.uniform(low: 4, high: 1), "the least value (4.0) is above the greatest value (1.0)"),
      (.uniform(low: -1, high: 1), "the least value must be between 0 and 1e15, not -1.0"),
      (
        .triangular(low: 4, mode: 2, high: 9),
        "the least value (4.0) is above the likeliest value (2.0)"
      ),
      (
        .triangular(low: 4, mode: 10, high: 9),
        "the likeliest value (10.0) is above the greatest value (9.0)"
      ),
      (.lognormal(mean: 1, cv: -0.1), "the cv must be between 0 and 1000, not -0.1"),
      (.gamma(mean: 1, cv: 1e9), "the cv must be between 0 and 1000, not 1000000000.0"),
      (.erlang(mean: 1, phases: 0), "the number of phases must be at least 1, not 0"),
      (.sample([]), "a sample needs at least one value"),
      (.sample([1, -2]), "the value of a sample must be between 0 and 1e15, not -2.0"),
    ] as [(Distribution, String)])
  func saysWhatIsWrong(law: Distribution, problem: String) {
    #expect(law.problem == problem)
  }
}
