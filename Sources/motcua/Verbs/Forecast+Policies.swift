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
      abstract: words(
        "Forecasts on-time rates under the sets of `compare:` before they are simulated.",
        vi: "Dự báo tỷ lệ đúng hạn theo các phương án trong `compare:` trước khi mô phỏng."),
      discussion: words(
        """
        Each set becomes a network of flows that is solved instead of simulated; a few replications \
        correct it. What the network does not have is listed. `motcua compare` simulates; with \
        --simulate both stand side by side.
        """,
        vi: """
          Mỗi phương án được đưa thành một mạng dòng chảy, được giải thay vì mô phỏng; vài lần mô phỏng dùng để \
          hiệu chỉnh. Những gì mạng không có thì được liệt kê. `motcua compare` mô phỏng; với --simulate, cả hai kết quả \
          đứng cạnh nhau.
          """))

    @Argument(
      help: ArgumentHelp("The scenario, a YAML file.", vi: "Kịch bản, một tệp YAML."),
      completion: .scenario)
    var scenario: String

    @OptionGroup var part: PartOfPeriod

    @Option(
      help:
        ArgumentHelp(
          "Replications to learn from, over all policies; 0: none. (default: 20, small offices more)",
          vi:
            "Số lần mô phỏng để hiệu chỉnh, tính chung mọi phương án; 0: không có. (mặc định: 20, cơ quan nhỏ thì nhiều hơn)"
        )
    )
    var runs: Int?

    @Option(
      help: ArgumentHelp(
        "The level of the intervals, in per cent.",
        vi: "Mức của khoảng dự báo, tính bằng phần trăm."))
    var level = 90.0

    @Option(
      help: ArgumentHelp(
        "Simulate so many replications of each policy as well, and print what they come to.",
        vi: "Mô phỏng thêm mỗi phương án bấy nhiêu lần, và in kết quả."))
    var simulate: Int?

    @Option(
      help: ArgumentHelp(
        "The seed; by default the scenario's.", vi: "Mầm ngẫu nhiên; mặc định lấy của kịch bản."))
    var seed: UInt64?

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "Threads of --simulate; by default one for each core.",
        vi: "Số luồng cho --simulate; mặc định mỗi lõi một luồng."))
    var jobs: Int?

    @Option(help: ArgumentHelp("table or json.", vi: "`table` hoặc `json`."))
    var format = ResultFormat.table

    @Flag(name: .shortAndLong, help: ArgumentHelp("No warnings.", vi: "Không hiện cảnh báo."))
    var quiet = false

    @Option(
      help: ArgumentHelp(
        "Colours: auto, always or never.",
        vi: "Màu: `auto` (tự động), `always` (luôn có) hoặc `never` (không bao giờ)."))
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
