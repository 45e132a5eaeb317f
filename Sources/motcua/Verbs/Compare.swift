import ArgumentParser
import Engine
import Experiments
import Foundation
import Policies
import Reporting
import Scenarios
import Wording

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: words(
      "Holds the sets of policies of `compare:` against the office as it is.",
      vi: "So sánh các phương án chính sách trong `compare:` với hiện trạng của cơ quan."),
    discussion:
      words(
        "All of them run on the same chance, dossier by dossier, so that what is printed is what the policies do. They are ranked, the office as it is among them, by --metric, with the probability of being best; p-values by Holm's rule and the differences of all pairs are in the files. With --select-best only the best is looked for, and policies that are beaten are not run any further.",
        vi:
          "Mọi phương án chạy với cùng yếu tố ngẫu nhiên, đến từng hồ sơ, nên số liệu in ra là tác động của chính sách. Các phương án, kể cả hiện trạng, được xếp hạng theo --metric, kèm xác suất là tốt nhất; giá trị p theo quy tắc Holm và chênh lệch giữa mọi cặp phương án có trong các tệp. Với --select-best, chỉ tìm phương án tốt nhất, và phương án đã thua thì không chạy tiếp."
      )
  )

  @OptionGroup var options: ExperimentOptions

  @Option(help: ArgumentHelp("table, json or csv.", vi: "`table`, `json` hoặc `csv`."))
  var format = Run.ResultFormat.table

  @Option(
    help: ArgumentHelp(
      "By what it is told who gains and who loses: agency (by default), field or procedure.",
      vi:
        "Ai được lợi, ai chịu thiệt được báo theo gì: `agency` (cơ quan, mặc định), `field` (lĩnh vực) hoặc `procedure` (thủ tục)."
    ))
  var by: Unit?

  @OptionGroup var selection: SelectionOptions

  @Flag(
    help:
      ArgumentHelp(
        "Make on-time rates surer by a fluid network on the arrivals of each replication, a control variate: worth it where a replication takes longer than the network.",
        vi:
          "Làm tỷ lệ đúng hạn chắc chắn hơn bằng một mạng dòng chảy tính trên hồ sơ đến của mỗi lần mô phỏng (biến kiểm soát): nên dùng khi một lần mô phỏng lâu hơn một lần tính mạng."
      )
  )
  var pathControls = false

  @Flag(
    help: ArgumentHelp(
      "Add where the days of the resolved went: delays.csv.",
      vi: "Thêm số liệu về thời gian của hồ sơ đã giải quyết mất vào đâu: delays.csv."))
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

  @Option(
    help: ArgumentHelp(
      "End with status 3 if any set meets this: 'on_time_rate_resolved < 98 %', or of the difference 'd_open > 0'.",
      vi:
        "Kết thúc với mã 3 nếu có phương án thỏa điều kiện này: 'on_time_rate_resolved < 98 %', hoặc về chênh lệch, 'd_open > 0'.",
      valueName: "condition"))
  var failIf: String?

  enum Unit: String, ExpressibleByArgument, CaseIterable {
    case agency, field, procedure

    var kind: GroupKind {
      switch self {
      case .agency: .agency
      case .field: .field
      case .procedure: .procedure
      }
    }
  }

  func run() throws {
    let condition = try failIf.map { text throws(Failure) in try FailureCondition(text) }
    let (findings, folder, performance) = try results()
    switch format {
    case .table:
      let report = ComparisonReport(
        findings, by: (by ?? .agency).kind, performance: performance, folder: folder,
        in: options.locale.language)
      try Terminal.print(report.text)
    case .json: try Terminal.print(ResultJSON(findings, performance: performance).text)
    case .csv:
      let text = findings.selection.map { SelectionCSV.text(of: $0, in: findings) }
      try Terminal.print(text ?? DifferencesCSV.text(of: findings))
    }
    if let condition, let words = condition.failure(in: findings) {
      throw Failure(.checkFailed, words)
    }
  }

  /// Compares, and gives what was found, the folder if one was written, and what it cost; a scenario that
  /// was `given` is not read again.
  func results(_ given: ScenarioInput? = nil) throws -> (
    findings: Findings, folder: String?, performance: Performance
  ) {
    let clock = ContinuousClock()
    let start = clock.now
    let rule = try stoppingRule()
    let jobs = try options.threads()
    var records = RunOptions()
    records.recordsDelays = delays
    records.listsDue = dueList
    let input =
      try given
      ?? ScenarioInput(
        path: options.scenario, part: options.part, options: records, comparesSets: true,
        colour: options.color, in: options.locale.language)
    try input.checkComparesSets(options.scenario, to: Bilingual("compare", vi: "so sánh"))
    let table = try options.stateTable()
    try Interruption.check()
    options.warn(input)
    let experiment = Experiment(
      input.model, seed: options.seed, stoppingRule: rule, jobs: jobs, states: table,
      sets: input.variants.map(\.name), rankedBy: selection.metric, followsPaths: pathControls,
      additions: options.additions,
      modelOfReplication: input.modelOfReplication)
    let comparison = Comparison(experiment, variants: input.variants)
    let (findings, folder) = try options.results(of: experiment.identity) { folder, progress in
      let count = input.variants.count + 1
      let total = experiment.identity.stoppingRule.fixedTotal.map { $0 * count }
      return try comparison.run { policy in
        FiguresObserver(kinds: MetricsCSV.kinds) { figures in
          try folder?.append(figures, of: policy)
          progress.advance(
            to: total,
            of: Bilingual(
              "replications of \(count) policies", vi: "lần mô phỏng của \(count) phương án"))
        }
      } isCancelled: {
        Interruption.isRequested
      }
    }
    return (findings, folder, Performance.ofThisProcess(wall: clock.now - start))
  }

  /// The rule that the options give; `nil`: the scenario's own.
  private func stoppingRule() throws(Failure) -> StoppingRule? {
    let own = try options.stoppingRule()
    guard let rule = try selection.rule(options) else { return own }
    if failIf != nil || by != nil || pathControls {
      let option = failIf != nil ? "--fail-if" : by != nil ? "--by" : "--path-controls"
      throw .usage(
        Bilingual(
          "\(option) looks at differences, and --select-best makes none",
          vi: "\(option) xét các chênh lệch, mà --select-best không tính chênh lệch"),
        fix: Bilingual("compare without --select-best", vi: "so sánh không có --select-best"))
    }
    return rule
  }
}

extension StoppingRule {
  /// How many replications are run of each policy, at most; `nil`: that depends on a precision.
  fileprivate var fixedTotal: Int? {
    switch self {
    case .replications(let count): count
    case .selection(_, let most): most
    case .precision: nil
    }
  }
}

/// `on_time_rate_resolved < 98 %`: what no set of policies may come to.
struct FailureCondition {
  private let text: String
  private let id: String
  private let isDifference: Bool
  private let isBelow: Bool
  private let bound: Double

  init(_ text: String) throws(Failure) {
    self.text = text
    let words = text.split(separator: " ").map(String.init)
    let ids = ComparedFigure.all.map(\.id)
    guard words.count == 3 || (words.count == 4 && ["%", "pp"].contains(words[3])),
      ["<", ">"].contains(words[1]), let number = Double(words[2]), number.isFinite
    else {
      throw .usage(
        Bilingual("'\(text)' is no condition", vi: "'\(text)' không phải là điều kiện"),
        fix: Bilingual(
          "write one like 'on_time_rate_resolved < 98 %'",
          vi: "viết điều kiện như 'on_time_rate_resolved < 98 %'"))
    }
    isDifference = words[0].hasPrefix("d_")
    let name = isDifference ? String(words[0].dropFirst(2)) : words[0]
    id = name
    isBelow = words[1] == "<"
    bound = words.count == 4 ? number / 100 : number
    guard let figure = ComparedFigure.all.first(where: { $0.id == name }) else {
      throw .unknown(Bilingual("metric", vi: "chỉ tiêu"), name, in: ids)
    }
    guard isDifference || MetricCatalogue.metric(name) != nil else {
      throw .usage(
        Bilingual(
          "\(name) is known as a difference only", vi: "\(name) chỉ có dưới dạng chênh lệch"),
        fix: Bilingual("write 'd_\(name)'", vi: "viết 'd_\(name)'"))
    }
    guard (figure.unit == .share) == (words.count == 4) else {
      throw .usage(
        Bilingual(
          "'\(text)' is in another unit than \(name)", vi: "'\(text)' khác đơn vị với \(name)"),
        fix: figure.unit == .share
          ? Bilingual("write '\(words[2]) %'", vi: "viết '\(words[2]) %'")
          : Bilingual("write the number alone", vi: "chỉ viết số"))
    }
  }

  /// What is wrong with the first set that meets it; `nil`: none does.
  func failure(in findings: Findings) -> Bilingual? {
    for policy in findings.policies.dropFirst() {
      let value =
        isDifference
        ? policy.difference(id)?.mean : policy.metrics.first { $0.id == id }?.mean
      guard let value, isBelow ? value < bound : value > bound else { continue }
      return Bilingual(
        "'\(policy.name)' meets --fail-if '\(text)'",
        vi: "'\(policy.name)' thỏa --fail-if '\(text)'")
    }
    return nil
  }
}
