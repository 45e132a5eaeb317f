import ArgumentParser
import Engine
import Experiments
import Forecasting
import Reporting
import Scenarios
import Wording

extension Forecast {
  struct Policies: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Forecasts on-time rates under the sets of `compare:` before they are simulated.",
      discussion: """
        Each set becomes a network of flows that is solved instead of simulated; a few replications \
        correct it. What the network does not have is listed. `motcua compare` simulates; with \
        --simulate both stand side by side.
        """)

    @Argument(help: "The scenario, a YAML file.", completion: .scenario)
    var scenario: String

    @OptionGroup var part: PartOfPeriod

    @Option(
      help:
        "Replications to learn from, over all policies; 0: none. (default: 20, small offices more)"
    )
    var runs: Int?

    @Option(help: "The level of the intervals, in per cent.")
    var level = 90.0

    @Option(
      help: "Simulate so many replications of each policy as well, and print what they come to.")
    var simulate: Int?

    @Option(help: "The seed; by default the scenario's.")
    var seed: UInt64?

    @Option(name: .shortAndLong, help: "Threads of --simulate; by default one for each core.")
    var jobs: Int?

    @Option(help: "table or json.")
    var format = ResultFormat.table

    @Flag(name: .shortAndLong, help: "No warnings.")
    var quiet = false

    @Option(help: "Colours: auto, always or never.")
    var color = Colour.auto

    @OptionGroup var locale: LocaleOption

    enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
      case table, json
    }

    func run() throws {
      try check()
      let threads = try ExperimentOptions.threads(jobs)
      let input = try ScenarioInput(
        path: scenario, part: part, comparesSets: true, colour: color,
        in: locale.language)
      try Interruption.check()
      if !quiet {
        Terminal.log(input.renderer.text(of: input.remarks.filter { $0.severity == .warning }))
      }
      try input.checkComparesSets(scenario, to: Bilingual("forecast", vi: "dự báo"))
      let experiment = Experiment(
        input.model, seed: seed, stoppingRule: simulate.map { .replications($0) },
        jobs: threads,
        sets: input.variants.map(\.name), modelOfReplication: input.modelOfReplication)
      let comparison = Comparison(experiment, variants: input.variants)
      do {
        let findings = try PolicyForecaster(comparison, runs: runs, level: level / 100)
          .findings(isCancelled: { Interruption.isRequested })
        let simulated =
          try simulate == nil ? nil : comparison.run(isCancelled: { Interruption.isRequested })
        try Interruption.check()
        switch format {
        case .table:
          try Terminal.print(
            PolicyForecastReport(findings, simulated: simulated, in: locale.language).text)
        case .json: try Terminal.print(PolicyForecastJSON(findings, simulated: simulated).text)
        }
      } catch {
        throw Failure.ofRun(error)
      }
    }

    private func check() throws(Failure) {
      if let runs, runs != 0, !(OnTimeMetamodel.leastRuns...2000).contains(runs) {
        throw .usage(
          Bilingual(
            "\(runs) runs tell nothing, or too much",
            vi: "\(runs) lần chạy là quá ít hoặc quá nhiều"),
          fix: Bilingual(
            "write --runs 0, or a number from \(OnTimeMetamodel.leastRuns) to 2000",
            vi: "viết --runs 0, hoặc một số từ \(OnTimeMetamodel.leastRuns) đến 2000"))
      }
      guard level >= 50, level <= 99.9 else {
        throw .usage(
          Bilingual(
            "'\(level)' is no level of intervals",
            vi: "'\(level)' không phải là mức của khoảng tin cậy"),
          fix: Bilingual(
            "write a per cent from 50 to 99.9", vi: "viết tỷ lệ phần trăm từ 50 đến 99.9"))
      }
      if let simulate, !(1...100_000).contains(simulate) {
        throw .usage(
          Bilingual(
            "'\(simulate)' replications cannot be run",
            vi: "không thể chạy '\(simulate)' lần mô phỏng"),
          fix: Bilingual("write a number from 1 to 100000", vi: "viết một số từ 1 đến 100000"))
      }
    }
  }
}
