import Experiments
public import Wording

/// What a leader reads of a run: one HTML file that needs nothing else.
public struct ReportPage {
  private let run: StoredRun
  private let figures: ReportFigures
  private let language: DisplayLanguage
  private let numbers: ReportNumbers

  /// Forms in the page are cut to so many rows.
  private static let mostRows = 20

  /// The page of a run.
  ///
  /// - Parameters:
  ///   - run: What its folder says.
  ///   - language: Of words, numbers and dates; the scenario's own texts stay as they are.
  ///   - target: An on-time rate that is to be reached, from 0 to 1.
  public init(of run: StoredRun, in language: DisplayLanguage, target: Double? = nil) {
    self.run = run
    self.language = language
    figures = ReportFigures(of: run, in: language, target: target)
    numbers = figures.numbers
  }

  /// The file.
  public var text: String {
    var page = PageText(language)
    page.raw("<main>\n")
    heading(&page)
    answer(&page)
    section(
      figures.text("The sets of policies", vi: "Các phương án"),
      [figures.policies, figures.cost, figures.gains], &page)
    section(
      figures.text("Units, time and staff", vi: "Đơn vị, thời gian và nhân sự"),
      [figures.units, figures.backlog, figures.hours, figures.delays, figures.utilisation], &page)
    ReportTables(figures).observed(&page)
    // Forms ask what was on time.
    if run.hasLimits {
      page.heading(figures.text("Forms", vi: "Biểu mẫu"))
      ReportForms(figures, mostRows: Self.mostRows).write(to: &page)
    }
    ReportTables(figures).assumed(&page)
    ReportTables(figures).reproduction(&page)
    page.raw("</main>\n")
    return PageFrame.text(MarkupText.plain(run.facts.scenario.title), page.text, in: language)
  }

  /// Figures under a heading; nothing where there are none.
  private func section(_ title: String, _ parts: [Figure?], _ page: inout PageText) {
    let known = parts.compactMap(\.self)
    guard !known.isEmpty else { return }
    page.heading(title)
    for figure in known { page.figure(figure, showsTable: figure.id == "policies") }
  }

  private func heading(_ page: inout PageText) {
    page.raw("<header>\n")
    page.heading(MarkupText.plain(run.facts.scenario.title), level: 1)
    if !run.facts.scenario.question.isEmpty {
      page.paragraph(MarkupText.plain(run.facts.scenario.question, atMost: 600), style: "question")
    }
    let (from, to) = (numbers.date(run.facts.period.from), numbers.date(run.facts.period.to))
    let count = language.number(Double(run.facts.replications), decimals: 0)
    var facts = figures.text(
      "\(from) to \(to); simulated \(count) times",
      vi: "Từ \(from) đến \(to); mô phỏng \(count) lần")
    if !run.assumed.isEmpty {
      let assumed = language.number(Double(run.assumed.count), decimals: 0)
      facts += figures.text(
        "; \(assumed) quantities are assumed, not measured",
        vi: "; \(assumed) tham số là giả định, chưa đo đạc")
    }
    page.paragraph(facts + ".", style: "facts")
    page.raw("</header>\n")
  }

  private func answer(_ page: inout PageText) {
    let sentences = ReportAnswer(figures).sentences
    if let first = sentences.first { page.paragraph(first, style: "answer") }
    let rest = sentences.dropFirst()
    if !rest.isEmpty { page.paragraph(rest.joined(separator: " "), style: "more") }
    page.raw("<dl class=\"tiles\">\n")
    for (id, unit) in tiles {
      guard let figure = run.baseline.metrics[id], let mean = figure.mean else { continue }
      let name = figures.text(MetricCatalogue.name(of: id))
      page.raw("<div><dt>\(MarkupText.escaped(name))</dt><dd>\(numbers.figure(mean, unit))")
      if let range = figure.range90, !figure.isConstant {
        let words =
          unit == .share
          ? numbers.shares(range)
          : "\(numbers.figure(range.lowerBound, unit, of: mean))–"
            + "\(numbers.figure(range.upperBound, unit, of: mean))"
        page.raw(
          "<small>\(figures.text("one period: ", vi: "một kỳ: "))\(words)</small>")
      }
      page.raw("</dd></div>\n")
    }
    page.raw("</dl>\n")
    if run.facts.replications > 1 || !run.sets.isEmpty {
      page.paragraph(
        (run.sets.isEmpty ? "" : figures.text("The office as it is. ", vi: "Số liệu hiện trạng. "))
          + (run.facts.replications > 1
            ? figures.text(
              "“One period”: where nine of ten periods fall.",
              vi: "“Một kỳ”: nơi chín trên mười kỳ rơi vào.") : ""),
        style: "note")
    }
  }

  private var tiles: [(String, MetricUnit)] {
    let ids =
      run.hasLimits
      ? ["on_time_rate_resolved", "received", "resolved", "resolved_late", "open", "open_overdue"]
      : ["received", "resolved", "open", "elapsed_hours_mean", "wait_hours_mean", "backlog_mean"]
    return ids.map { ($0, MetricCatalogue.metric($0)?.unit ?? .dossiers) }
  }
}
