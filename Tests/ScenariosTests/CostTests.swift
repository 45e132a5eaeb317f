import Scenarios
import Testing

@Suite("Costs of applicants")
struct CostTests {
  private static let workflow = "workflow: [ { step: serve, at: desk, by: server, work: 5 min } ]"

  private func procedures(_ sections: String, with files: [String: String] = [:]) throws
    -> [Procedure]
  {
    let marked = try MarkedScenario(changed: sections, with: files)
    return try #require(marked.scenario?.procedures, "\(marked.said)")
  }

  @Test("reads every key, a procedure's own over the scenario's")
  func everyKey() throws {
    let found = try procedures(
      """
      costs: { wage: 60000 VND per h, paper: 30 min, form: 0.5 h, copies: 2 copies, copy-price: 1500 VND, trip: 90 min, fare: 20000 VND, consultant: 50000 VND, other: 7000 VND }
      index-766: { e-result: 60 %, digitised: 40 %, reused: 10 %, dislike: 2 % }
      procedures:
        job: { fee: 10000 VND, papers: 4 papers, deciding: desk, \(Self.workflow) }
        other: { like: job, papers: 1 paper, costs: { income: 21120000 VND per year, copies: 1 copy }, index-766: { dislike: 5 % } }
      demand: { job: { arrivals: 1 per h }, other: { arrivals: 1 per h } }
      """)
    var rates = CostRates()
    rates.wage = 60_000
    rates.paperSeconds = 1800
    rates.formSeconds = 1800
    rates.copies = 2
    rates.copyPrice = 1500
    rates.tripSeconds = 5400
    rates.fare = 20_000
    rates.consultant = 50_000
    rates.other = 7000
    #expect(found[0].fee == 10_000 && found[0].papers == 4 && found[0].costs == rates)
    // 21,120,000 / (12 x 22 x 8), the scenario's wage being no longer asked.
    rates.wage = 10_000
    rates.copies = 1
    #expect(found[1].fee == 10_000 && found[1].papers == 1 && found[1].costs == rates)
    var inputs = Index766Inputs()
    inputs.electronicResult = 0.6
    inputs.digitised = 0.4
    inputs.reused = 0.1
    inputs.dislike = 0.02
    #expect(found[0].index766 == inputs)
    inputs.dislike = 0.05
    #expect(found[1].index766 == inputs)
  }

  @Test("what is not said is not guessed")
  func nothingIsHidden() throws {
    let plain = try procedures(
      "procedures: { job: { fee: 10000 VND, deciding: desk, \(Self.workflow) } }")
    #expect(plain[0].costs == nil && plain[0].papers == 0 && plain[0].fee == 10_000)
    #expect(plain[0].index766 == Index766Inputs())
    let some = try procedures("costs: { fare: 20000 VND }")
    var rates = CostRates()
    rates.fare = 20_000
    #expect(some[0].costs == rates)
  }

  @Test("an included office brings its costs, which an override changes")
  func included() throws {
    let office = "motcua: 1\ncosts: { fare: 20000 VND }\nindex-766: { dislike: 3 % }\n"
    let found = try procedures(
      "include: [office.yaml]\noverride: { costs: { fare: 30000 VND, other: 5 VND } }",
      with: ["office.yaml": office])
    #expect(found[0].costs?.fare == 30_000 && found[0].costs?.other == 5)
    #expect(found[0].index766.dislike == 0.03)
  }

  @Test("every amount is among the parameters, with what stands behind it")
  func parameters() throws {
    let marked = try MarkedScenario(
      changed: """
        costs: { wage: 60000 VND per h, trip: 90 min }
        procedures: { job: { fee: 10000 VND, papers: 4 papers, deciding: desk, \(Self.workflow) } }
        """)
    let paths = try #require(marked.scenario?.parameters.map(\.path), "\(marked.said)")
    for path in ["costs.wage", "costs.trip", "procedures.job.fee", "procedures.job.papers"] {
      #expect(paths.contains(path), "\(path) in \(paths)")
    }
  }

  /// The plan for procedure 2.000635 of Hà Nội: 1,024,000 before, 231,000 after, 3,228 subjects a year.
  @Test("what a simplification saves is the cost before less the cost after")
  func benefit() throws {
    let change = CostChange(before: 1_024_000, after: 231_000)
    #expect(change.benefit == 793_000)
    // Printed as 77.44 %.
    #expect(abs(try #require(change.reduction) - 0.7744) < 0.00005)
    let year = CostChange(before: 3228 * 1_024_000, after: 3228 * 231_000)
    #expect(year.benefit == 2_559_804_000 && year.reduction == change.reduction)
    #expect(CostChange(before: 0, after: 0).reduction == nil)
  }

  @Test("an hour is a year's income over 12 x 22 x 8 hours")
  func wage() {
    #expect(CostRates.wage(ofYearlyIncome: 2112) == 1)
  }
}

extension Refusal {
  /// Costs that say too much or too little.
  static let costs: [Refusal] = [
    Refusal("E0204", "costs: ▲50000 VND"),
    Refusal("E0201", "costs: { ▲salary: 50000 VND per h }"),
    Refusal("E0304", "costs: { wage: ▲50000 VND }", fix: "VND per h"),
    Refusal("E0304", "costs: { fare: ▲20000 }", fix: "20000 VND"),
    Refusal("E0301", "costs: { fare: ▲20.000 VND }", fix: "20000 VND"),
    Refusal("E0302", "costs: { fare: ▲-20000 VND }"),
    Refusal("E0305", "costs: { fare: ▲20000000000 VND }"),
    Refusal(
      "E0591", "costs: { wage: 50000 VND per h, ▲income: 114000000 VND per year }", fix: "keep"),
    Refusal("E0591", "costs: { trip: ▲90 min }", fix: "wage"),
    Refusal("E0591", "costs: { copies: ▲2 copies }", fix: "copy-price"),
    Refusal("E0591", "costs: { copy-price: ▲1500 VND }", fix: "copies"),
    Refusal("E0304", "index-766: { dislike: ▲2 }", fix: "2 %"),
    Refusal("E0305", "index-766: { dislike: ▲102 % }"),
    Refusal(
      "E0304",
      "procedures:\n  job: { papers: ▲4, deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }",
      fix: "4 papers"),
  ]
}
