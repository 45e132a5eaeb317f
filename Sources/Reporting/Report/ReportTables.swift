import Experiments
import Wording

/// The parts of a page that are tables alone: what was observed, what is assumed, how to do it again.
struct ReportTables {
  private let figures: ReportFigures
  private let run: StoredRun
  private let numbers: ReportNumbers

  private static let mostAssumed = 40

  init(_ figures: ReportFigures) {
    self.figures = figures
    run = figures.run
    numbers = figures.numbers
  }

  // MARK: - Observed

  func observed(_ page: inout PageText) {
    let rows = run.observed.filter { $0.policy == run.baseline.name }
    guard !rows.isEmpty else { return }
    page.heading(figures.text("Observed and simulated", vi: "Số liệu công bố và số liệu mô phỏng"))
    let most = rows.prefix(60)
    page.table(
      Figure.Table(
        header: [
          figures.text("Figure", vi: "Chỉ tiêu"), figures.text("Published", vi: "Công bố"),
          figures.text("Simulated", vi: "Mô phỏng"),
          figures.text("Tolerance", vi: "Sai số cho phép"),
          figures.text("Near enough", vi: "Trong sai số"), figures.text("Source", vi: "Nguồn"),
        ],
        rows: most.map(observedRow),
        note: rows.count > most.count
          ? figures.text(
            "The first \(most.count) of \(rows.count); all are in observed.csv.",
            vi: "\(most.count) dòng đầu trong \(rows.count); toàn bộ có trong observed.csv.") : nil)
    )
  }

  private func observedRow(_ row: StoredRun.ObservedRow) -> [String] {
    let unit: MetricUnit =
      row.isMetric
      ? MetricCatalogue.metric(row.metric)?.unit ?? .dossiers
      : row.base != nil ? .share : .dossiers
    let names = row.of.prefix(2).map { id -> String in
      [GroupKind.agency, .procedure, .field].lazy.map { run.names.label($0, id) }
        .first { $0 != id } ?? id
    }
    let name = figures.text(MetricCatalogue.name(of: row.metric))
    let of =
      names.isEmpty
      ? "" : ": " + names.joined(separator: ", ") + (row.of.count > 2 ? ", …" : "")
    let tolerance = row.tolerance.map {
      unit == .share ? numbers.points($0).replacing("+", with: "±") : "±" + numbers.figure($0, unit)
    }
    let near =
      switch row.isWithin {
      case true: figures.text("yes", vi: "có")
      case false: figures.text("NO", vi: "KHÔNG")
      case nil: "–"
      }
    return [
      name + of, sign(of: row.kind) + numbers.figure(row.value, unit),
      numbers.figure(row.simulated, unit), tolerance ?? "–", near, row.source,
    ]
  }

  private func sign(of kind: String) -> String {
    switch kind {
    case "about": "≈ "
    case "at-least": "≥ "
    default: ""
    }
  }

  // MARK: - Assumed

  func assumed(_ page: inout PageText) {
    guard !run.assumed.isEmpty else { return }
    page.heading(figures.text("Assumptions", vi: "Giả định"))
    page.paragraph(
      figures.text(
        "Nobody has measured these \(run.assumed.count) quantities. The results hold as far as they do.",
        vi:
          "Chưa ai đo đạc \(run.assumed.count) tham số này. Kết quả chỉ đúng trong chừng mực các giả định đúng."
      ))
    page.table(
      Figure.Table(
        header: [
          figures.text("Parameter", vi: "Tham số"),
          figures.text("Assumed value", vi: "Giá trị giả định"),
          figures.text("Source", vi: "Nguồn"),
        ],
        rows: run.assumed.prefix(Self.mostAssumed).map { [$0.parameter, $0.value, $0.source] },
        note: run.assumed.count > Self.mostAssumed
          ? figures.text(
            "The first \(Self.mostAssumed) of \(run.assumed.count); all are in assumed.csv.",
            vi:
              "\(Self.mostAssumed) tham số đầu trong \(run.assumed.count); toàn bộ có trong assumed.csv."
          )
          : nil), nameColumns: 3)
  }

  // MARK: - How to do it again

  func reproduction(_ page: inout PageText) {
    page.heading(figures.text("How to reproduce", vi: "Cách chạy lại"))
    page.paragraph(
      figures.text(
        "The same file, seed and version give the same bytes; the run's id tells whether they did.",
        vi:
          "Cùng tệp kịch bản, cùng mầm ngẫu nhiên và cùng phiên bản thì cho đúng từng byte; mã của lần chạy cho biết điều đó."
      ))
    page.raw("<pre>\(MarkupText.escaped(command, atMost: 600))</pre>\n")
    page.table(
      Figure.Table(
        header: ["", ""],
        rows: [
          [figures.text("Run", vi: "Mã lần chạy"), run.facts.runId],
          [figures.text("Seed", vi: "Mầm ngẫu nhiên"), "\(run.facts.seed)"],
          [figures.text("Scenario, SHA-256", vi: "Kịch bản, SHA-256"), run.facts.scenario.sha256],
          [
            figures.text("Version", vi: "Phiên bản"),
            "motcua \(run.toolVersion), engine \(run.engineVersion)",
          ],
        ]), nameColumns: 2)
  }

  /// The command as far as the folder tells it.
  var command: String {
    var words = ["motcua", run.sets.isEmpty ? "run" : "compare", Self.quoted(run.sourcePath)]
    words += ["--seed", "\(run.facts.seed)"]
    let rule = run.facts.stoppingRule
    if let count = rule.replications {
      words += ["--replications", "\(count)"]
    } else if let metric = rule.metric, let width = rule.halfWidth {
      let isShare = MetricCatalogue.metric(metric)?.unit == .share
      let precision = isShare ? "\(width * 100)pp of \(metric)" : "\(width) of \(metric)"
      words += ["--precision", Self.quoted(precision)]
      if let most = rule.atMost { words += ["--replications", "\(most)"] }
    } else if let metric = rule.bestOf {
      words += ["--select-best", "--metric", metric]
      if let most = rule.atMost { words += ["--replications", "\(most)"] }
    }
    if !run.baseline.delays.isEmpty { words.append("--delays") }
    if run.dueList != nil { words.append("--due-list") }
    if run.hasHours { words.append("--hourly") }
    return words.joined(separator: " ")
  }

  /// As a shell takes it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_./".unicodeScalars.contains($0)
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
