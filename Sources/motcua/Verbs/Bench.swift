import ArgumentParser
import Engine
import Experiments
import Foundation
import Reporting
import Scenarios
import Synchronization
import Wording

struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: words(
      "Measures how fast the engine is here, on four models with known answers.",
      vi: "Đo tốc độ bộ mô phỏng trên máy này, bằng bốn mô hình đã biết lời giải."),
    discussion: words(
      "It takes about ten seconds and one core, and writes nothing.",
      vi: "Việc đo mất khoảng mười giây, dùng một lõi, và không ghi tệp nào."))

  @Option(help: ArgumentHelp("table or json.", vi: "`table` hoặc `json`."))
  var format = BenchFormat.table

  @Option(
    help: ArgumentHelp(
      "Only this model; may be given more than once.", vi: "Chỉ mô hình này; có thể nêu nhiều lần.")
  )
  var model: [String] = []

  @Flag(help: ArgumentHelp("Short runs: less exact.", vi: "Chạy ngắn: kém chính xác hơn."))
  var quick = false

  @OptionGroup var locale: LocaleOption

  enum BenchFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  /// The replications of a short run; the first is left out of what is measured.
  private static let quickReplications = 3

  func run() throws {
    let names = SpeedModel.all.map(\.name)
    if let unknown = model.first(where: { !names.contains($0) }) {
      throw Failure.unknown(Bilingual("model", vi: "mô hình"), unknown, in: names)
    }
    var report = SpeedReport([])
    if format == .table { try Terminal.print(SpeedReport.heading(in: locale.language)) }
    for speedModel in SpeedModel.all where model.isEmpty || model.contains(speedModel.name) {
      let row = try measured(speedModel)
      report.rows.append(row)
      if format == .table { try Terminal.print(SpeedReport.line(row, in: locale.language)) }
    }
    try Terminal.print(format == .table ? SpeedReport.ending[locale.language] : report.json)
  }

  private func measured(_ speedModel: SpeedModel) throws -> SpeedReport.Row {
    let scenario = try ScenarioFile.read(text: speedModel.text, named: "\(speedModel.name).yaml")
    let count = quick ? Self.quickReplications : speedModel.replications
    let stopwatch = Stopwatch()
    let experiment = Experiment(
      try Model(compiling: scenario), stoppingRule: .replications(count))
    let findings: Findings
    do {
      findings = try experiment.run(observer: stopwatch) { Interruption.isRequested }
    } catch let error as RunError {
      throw Failure(error)
    }
    let (dossiers, seconds) = stopwatch.sinceFirst
    let mean = findings.policies[0].metrics.first { $0.id == "elapsed_hours_mean" }
    return SpeedReport.Row(
      model: speedModel, dossiers: dossiers, cpuSeconds: seconds,
      meanHours: mean?.mean, halfWidthHours: mean?.halfWidth,
      peakMemoryBytes: Performance.ofThisProcess(wall: .zero).peakMemoryBytes)
  }
}

/// Dossiers and CPU seconds of all replications but the first, which warms up.
private final class Stopwatch: ReplicationObserver {
  private struct State {
    var startSeconds = 0.0
    var endSeconds = 0.0
    var dossiers: Int64 = 0
  }

  private let state = Mutex(State())

  func replicationDone(_ index: Int, outcome: Outcome, margins: Margins) {
    let now = Performance.ofThisProcess(wall: .zero).cpuSeconds
    state.withLock { state in
      if index == 0 {
        state.startSeconds = now
      } else {
        state.dossiers += outcome.dossiers
      }
      state.endSeconds = now
    }
  }

  var sinceFirst: (dossiers: Int64, cpuSeconds: Double) {
    state.withLock { ($0.dossiers, $0.endSeconds - $0.startSeconds) }
  }
}

extension MetricFinding {
  /// Half the width of the interval; `nil` where there is none.
  fileprivate var halfWidth: Double? {
    guard let low, let high else { return nil }
    return (high - low) / 2
  }
}
