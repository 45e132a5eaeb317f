import Scenarios
import Statistics
import Testing
import WorkingTime

@Suite("Quantities")
struct QuantityTests {
  @Test(
    "read times of work as laws in seconds",
    arguments: [
      ("5 min", .constant(300)), ("0.5 h", .constant(1800)), ("0 min", .constant(0)),
      ("exponential 60 min", .exponential(mean: 3600)),
      ("uniform 1..4 h", .uniform(low: 3600, high: 14_400)),
      ("triangular 4..8..25 min", .triangular(low: 240, mode: 480, high: 1500)),
      ("lognormal 150 min cv 0.9", .lognormal(mean: 9000, cv: 0.9)),
      ("gamma 150 min cv 0.5", .gamma(mean: 9000, cv: 0.5)),
      ("erlang 60 min phases 3", .erlang(mean: 3600, phases: 3)),
      ("sample times.csv min", .sample([60, 120, 90])),
    ] as [(String, Distribution)])
  func readWork(text: String, law: Distribution) throws {
    let marked = try MarkedScenario(
      changed: Refusal.workflow("{ step: a, at: desk, by: server, work: \(text) }"),
      with: ["times.csv": "minutes\n1\n2\n1.5\n"])
    #expect(marked.scenario?.procedures.first?.steps.first?.work == law, "\(marked.said)")
  }

  @Test(
    "read rates of arrivals",
    arguments: [
      ("9 per h", .perSecond(9.0 / 3600)), ("86400 per day", .perSecond(1)),
      ("7 per week", .perSecond(7.0 / 604_800)), ("22 per working day", .perWorkingDay(22)),
      ("10 per month", .perMonth(10)), ("1800 per year", .perYear(1800)),
      ("8600 per period (S)", .perPeriod(8600)),
      ("every 2 h", .every(.constant(7200))), ("every 1 day", .every(.constant(86_400))),
      ("every erlang 60 min phases 2", .every(.erlang(mean: 3600, phases: 2))),
    ] as [(String, ArrivalRate)])
  func readRates(text: String, rate: ArrivalRate) throws {
    let marked = try MarkedScenario(changed: "demand: { job: { arrivals: \(text) } }")
    #expect(marked.scenario?.demand.first?.rate == rate, "\(marked.said)")
  }

  @Test(
    "read statutory limits",
    arguments: [
      ("8 working days", .workingDays(8)), ("1 working day", .workingDays(1)),
      ("15 days", .calendarDays(15)), ("1 month", .months(1)), ("same day", .sameDay),
      ("3 h", .wallSeconds(10_800)), ("1.5 working h (S)", .workingSeconds(5400)),
    ] as [(String, StatutoryLimit)])
  func readLimits(text: String, limit: StatutoryLimit) throws {
    let marked = try MarkedScenario(
      changed: Refusal.workflow("{ step: a, at: desk, by: server, work: 5 min }")
        .replacing("limit: 3 days", with: "limit: \(text)"))
    #expect(marked.scenario?.procedures.first?.limit == limit, "\(marked.said)")
  }

  @Test("read shares, with the rest worked out")
  func readShares() throws {
    let marked = try MarkedScenario(
      changed: "demand: { job: { arrivals: 1 per h, channels: { counter: rest, online: 29.7 % } } }"
    )
    let channels = try #require(marked.scenario?.demand.first?.channels)
    #expect(channels.map(\.channel) == [.counter, .online])
    #expect(abs(channels[0].share - 0.703) < 1e-12)
  }

  @Test("read the experiment and its defaults")
  func readTheExperiment() throws {
    let bare = try #require(try MarkedScenario(changed: "title: a").scenario).experiment
    #expect(bare == (try experiment("{}")))
    #expect(
      bare.replications == 10 && bare.seed == 1 && bare.warmUpDays == 0 && bare.precision == nil)
    let given = try experiment("{ replications: 30, seed: 18446744073709551615, warm-up: 2 weeks }")
    #expect(given.replications == 30 && given.seed == .max && given.warmUpDays == 14)
    let precise = try experiment("{ precision: 0.5 of working_hours_mean }")
    #expect(
      precise.precision?.metric == "working_hours_mean" && precise.precision?.halfWidth == 0.5)
    let plain = try experiment("{ precision: 0.1 pp }")
    #expect(plain.precision?.metric == "on_time_rate_cohort" && plain.precision?.halfWidth == 0.001)
  }

  @Test("read observed figures with their tolerance in the metric's unit")
  func readObserved() throws {
    let marked = try MarkedScenario(
      changed: """
        observed:
          - { metric: received, where: { deciding: wards }, value: 860246, within: 1 %, kind: at-least }
          - { metric: on_time_rate_resolved, where: { procedure: [job] }, value: 98.8 %, of: 844567, within: 0.1 pp, note: base not printed }
          - { figure: digitised, value: 100 %, count: 30000, of: 33000 }
          - { metric: resolved, where: { field: land }, value: 1 }
          - { metric: resolved, where: { channel: [online] }, value: 1 }
        """)
    let observed = try #require(marked.scenario?.observed, "\(marked.said)")
    #expect(observed[0].filter.deciding == ["wards.1", "wards.2", "wards.3"])
    #expect(observed[3].filter.fields == ["land"] && observed[4].filter.channels == [.online])
    #expect(
      observed[0].within == 8602.46 && observed[0].kind == .atLeast && observed[0].source == "S")
    #expect(observed[1].isShare && abs((observed[1].within ?? 0) - 0.001) < 1e-15)
    #expect(observed[1].base == 844_567 && observed[1].filter.procedures == ["job"])
    #expect(
      observed[2].metric == nil && observed[2].figure == "digitised" && observed[2].count == 30_000)
  }

  private func experiment(_ text: String) throws -> ExperimentSettings {
    let marked = try MarkedScenario(changed: "experiment: \(text)")
    return try #require(marked.scenario, "\(marked.said)").experiment
  }
}
