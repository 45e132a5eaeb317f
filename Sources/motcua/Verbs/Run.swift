import ArgumentParser
import Engine
import Experiments
import Foundation
import Policies
import Reporting
import Scenarios
import Wording

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: words(
      "Simulates a scenario and prints what share of dossiers is on time, and how surely.",
      vi: "Mô phỏng một kịch bản và in tỷ lệ hồ sơ đúng hạn, cùng độ chắc chắn."))

  @OptionGroup var options: ExperimentOptions

  @Option(help: ArgumentHelp("table, json or csv.", vi: "`table`, `json` hoặc `csv`."))
  var format = ResultFormat.table

  @Flag(
    help: ArgumentHelp(
      "Add the open dossiers at every full hour to the results.",
      vi: "Thêm vào kết quả số hồ sơ đang giải quyết vào mỗi giờ tròn."))
  var hourly = false

  @Flag(
    help: ArgumentHelp(
      "Add where the days of the resolved went: delays.csv, and a part of the table.",
      vi:
        "Thêm số liệu về thời gian của hồ sơ đã giải quyết mất vào đâu: delays.csv, và một phần của bảng."
    ))
  var delays = false

  @Flag(
    help:
      ArgumentHelp(
        "Add the open dossiers that are overdue or nearly due when the first replication ends: due-list.csv.",
        vi:
          "Thêm danh sách hồ sơ đang giải quyết đã quá hạn hoặc sắp đến hạn khi lần mô phỏng đầu kết thúc: due-list.csv."
      )
  )
  var dueList = false

  @OptionGroup var logs: LogOptions

  @Option(
    defaultAsFlag: 10,
    help: ArgumentHelp(
      "Add what one person more would be worth in each of the so many pools where most waiting is: bottlenecks.csv, and a part of the table. Each pool costs the whole run once more.",
      vi:
        "Thêm lợi ích của một người nữa ở mỗi nhóm trong bấy nhiêu nhóm nhân sự phải chờ nhiều nhất: bottlenecks.csv, và một phần của bảng. Mỗi nhóm tốn thêm trọn một lần chạy.",
      valueName: "pools"))
  var bottlenecks: Int?

  enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  func run() throws {
    let (findings, folder, performance) = try results()
    switch format {
    case .table:
      try Terminal.print(
        TableReport(
          findings, performance: performance, folder: folder, in: options.locale.language
        ).text)
    case .json: try Terminal.print(ResultJSON(findings, performance: performance).text)
    case .csv: try Terminal.print(SummaryCSV.text(of: findings))
    }
  }

  /// Simulates, and gives what was found, the folder if one was written, and what it cost; a scenario that
  /// was `given` is not read again.
  func results(_ given: ScenarioInput? = nil) throws -> (
    findings: Findings, folder: String?, performance: Performance
  ) {
    let clock = ContinuousClock()
    let start = clock.now
    let rule = try options.stoppingRule()
    let jobs = try options.threads()
    if let bottlenecks, !(1...1000).contains(bottlenecks) {
      throw Failure.usage(
        Bilingual(
          "'\(bottlenecks)' pools cannot be compared",
          vi: "không thể so sánh '\(bottlenecks)' nhóm nhân sự"),
        fix: Bilingual(
          "write --bottlenecks 10, at most 1000", vi: "viết --bottlenecks 10, tối đa 1000"))
    }
    let wanted = try logs.wanted(writesResults: !options.noOutput)
    var records = RunOptions(recordsHours: hourly)
    records.recordsDelays = delays
    records.listsDue = dueList
    let input =
      try given
      ?? ScenarioInput(
        path: options.scenario, part: options.part, options: records, colour: options.color,
        in: options.locale.language)
    let table = try options.stateTable()
    try Interruption.check()
    options.warn(input)
    let experiment = Experiment(
      input.model, seed: options.seed, stoppingRule: rule, jobs: jobs, states: table,
      bottlenecks: bottlenecks ?? 0, additions: wanted.words + options.additions,
      modelOfReplication: input.modelOfReplication)
    let (findings, folder) = try options.results(of: experiment.identity) { folder, progress in
      let observer = FiguresObserver(kinds: MetricsCSV.kinds) { figures in
        try folder?.append(figures)
        progress.advance()
      }
      var experiment = experiment
      experiment.dossierLog = try folder?.begin(wanted, of: input.model.scenario)
      return try self.findings(of: experiment, input, observer, progress)
    }
    return (findings, folder, Performance.ofThisProcess(wall: clock.now - start))
  }

  /// Runs the experiment, and with `--bottlenecks` the comparisons.
  private func findings(
    of experiment: Experiment, _ input: ScenarioInput, _ observer: FiguresObserver,
    _ progress: Progress
  ) throws -> Findings {
    guard bottlenecks != nil else {
      return try experiment.run(observer: observer) { Interruption.isRequested }
    }
    let study = BottleneckStudy(experiment) { try input.oneMore(in: $0) }
    return try study.run(
      observer: observer,
      pairDone: { total in
        progress.advance(
          to: total,
          of: Bilingual("replications with one person more", vi: "lần mô phỏng với thêm một người"))
      }
    ) { Interruption.isRequested }
  }
}
