import ArgumentParser
import Engine
import Experiments
import Foundation
import Policies
import Reporting
import Scenarios

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulates a scenario and prints what share of dossiers is on time, and how surely.")

  @Argument(help: "The scenario, a YAML file.")
  var scenario: String

  @Option(help: "table, json or csv.")
  var format = ResultFormat.table

  @Option(name: .shortAndLong, help: "The folder in which the folder of this run is made.")
  var output = "results"

  @Flag(help: "Write no folder of results.")
  var noOutput = false

  @OptionGroup var part: PartOfPeriod

  @Option(
    help: "Where forms count the dossiers of each state, a CSV file; see states.csv of a run.")
  var states: String?

  @Option(help: "The seed; by default the scenario's.")
  var seed: UInt64?

  @Option(help: "How many replications; with --precision, how many at most.")
  var replications: Int?

  @Option(help: "Stop at this half-width: 0.1pp, or \"0.5 of wait_hours_mean\".")
  var precision: String?

  @Option(
    name: .shortAndLong, help: "Threads; by default one for each core. Results do not depend on it."
  )
  var jobs: Int?

  @Flag(help: "Add the open dossiers at every full hour to the results.")
  var hourly = false

  @Flag(help: "Add where the days of the resolved went: delays.csv, and a part of the table.")
  var delays = false

  @Flag(
    help:
      "Add the open dossiers that are overdue or nearly due when the first replication ends: due-list.csv."
  )
  var dueList = false

  @Option(
    defaultAsFlag: 10,
    help: ArgumentHelp(
      "Add what one person more would be worth in each of the so many pools where most waiting is: bottlenecks.csv, and a part of the table. Each pool costs the whole run once more.",
      valueName: "pools"))
  var bottlenecks: Int?

  @Flag(name: .shortAndLong, help: "No progress, no warnings.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Warnings and remarks in full.")
  var verbose = false

  @Option(help: "Colours: auto, always or never.")
  var color = Colour.auto

  enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let rule = try stoppingRule()
    if let jobs, !(1...1024).contains(jobs) {
      throw Failure.usage(
        "'\(jobs)' jobs cannot work", fix: "write -j with a number from 1 to 1024")
    }
    if let bottlenecks, !(1...1000).contains(bottlenecks) {
      throw Failure.usage(
        "'\(bottlenecks)' pools cannot be compared", fix: "write --bottlenecks 10, at most 1000")
    }
    var options = RunOptions(recordsHours: hourly)
    options.recordsDelays = delays
    options.listsDue = dueList
    let input = try ScenarioInput(path: scenario, part: part, options: options, colour: color)
    let table = try stateTable()
    try Interruption.check()
    warn(input)
    let experiment = Experiment(
      input.model, seed: seed, stoppingRule: rule,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, states: table,
      bottlenecks: bottlenecks ?? 0)
    let (findings, folder) = try results(of: experiment)
    let performance = Performance.ofThisProcess(wall: clock.now - start)
    switch format {
    case .table:
      try Terminal.print(TableReport(findings, performance: performance, folder: folder).text)
    case .json: try Terminal.print(ResultJSON(findings, performance: performance).text)
    case .csv: try Terminal.print(SummaryCSV.text(of: findings))
    }
  }

  /// Runs the experiment and writes its folder, or leaves none.
  private func results(of experiment: Experiment) throws(Failure) -> (Findings, String?) {
    let looks = experiment.identity.stoppingRule.looks
    let progress = Progress(looks: looks, isSilent: quiet)
    var folder: ResultsFolder?
    do {
      if !noOutput { folder = try ResultsFolder(in: output, for: experiment.identity) }
      let observer = FiguresObserver(kinds: MetricsCSV.kinds) { [folder] figures in
        try folder?.append(figures)
        progress.advance()
      }
      let findings = try findings(of: experiment, observer, progress)
      progress.end()
      if Interruption.isRequested { throw RunError.cancelled }
      try folder?.finish(findings)
      return (findings, folder?.path)
    } catch {
      progress.end()
      folder?.abandon()
      switch error {
      case let problem as WriteProblem: throw Failure(problem)
      case let error as RunError: throw Failure(error)
      default: throw Failure(.runFailed, "\(error)")
      }
    }
  }

  /// Runs the experiment, and with `--bottlenecks` the comparisons.
  private func findings(
    of experiment: Experiment, _ observer: FiguresObserver, _ progress: Progress
  ) throws -> Findings {
    guard bottlenecks != nil else {
      return try experiment.run(observer: observer) { Interruption.isRequested }
    }
    let model = experiment.model
    let study = BottleneckStudy(experiment) { pool in
      try Model(compiling: model.scenario.adding(posts: 1, to: pool), besides: model)
    }
    return try study.run(
      observer: observer,
      pairDone: { total in progress.advance(to: total, of: "replications with one person more") }
    ) { Interruption.isRequested }
  }

  /// The table of `--states`, or the standard one.
  private func stateTable() throws(Failure) -> StateTable {
    guard let states else { return .standard }
    var files: [SourceText] = []
    do {
      return try StateTable.read(path: states, files: &files)
    } catch {
      let folder = states.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      let renderer = DiagnosticRenderer(
        files: files, folder: folder.joined(separator: "/"), isColoured: color.isOnForErrors)
      let status: ExitStatus = error.isInputMissing ? .noInput : .scenarioInvalid
      throw Failure(status, text: renderer.text(of: error.all))
    }
  }

  private func warn(_ input: ScenarioInput) {
    guard !quiet else { return }
    if verbose {
      Terminal.log(input.renderer.text(of: input.remarks))
      return
    }
    let warnings = input.remarks.filter { $0.severity == .warning }
    let loads = warnings.filter { $0.place == nil }
    Terminal.log(loads.prefix(5).map { input.renderer.text(of: $0) }.joined())
    let rest = input.remarks.count - min(5, loads.count)
    if rest > 0 {
      Terminal.log(
        "\(rest) more warning\(rest == 1 ? "" : "s") and remarks: motcua validate \(scenario)\n")
    }
  }

  /// The rule that the options give; `nil`: the scenario's own.
  private func stoppingRule() throws(Failure) -> StoppingRule? {
    if let replications, !(1...10_000_000).contains(replications) {
      throw .usage(
        "'\(replications)' replications cannot be run", fix: "write a number from 1 to 10000000")
    }
    guard let precision else { return replications.map { .replications($0) } }
    return .precision(
      try PrecisionOption.value(of: precision), atMost: replications ?? StoppingRule.greatestCount)
  }
}
