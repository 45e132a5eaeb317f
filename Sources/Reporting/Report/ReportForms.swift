import Experiments
public import Wording

/// The forms of a run laid out as they are handed in, in whole dossiers.
public struct ReportForms {
  let run: StoredRun
  let figures: ReportFigures
  private let numbers: ReportNumbers
  private let language: DisplayLanguage
  /// So many rows are shown; the others are one row.
  private let mostRows: Int

  /// More entries of a list than anybody reads.
  private static let mostEntries = 1000

  /// All forms of a run in full.
  public init(of run: StoredRun, in language: DisplayLanguage) {
    self.init(ReportFigures(of: run, in: language), mostRows: .max)
  }

  init(_ figures: ReportFigures, mostRows: Int) {
    self.figures = figures
    run = figures.run
    numbers = figures.numbers
    language = figures.language
    self.mostRows = mostRows
  }

  /// A file of its own.
  public var text: String {
    var page = PageText(language)
    let title =
      figures.text("Forms", vi: "Biểu mẫu") + ": " + MarkupText.plain(run.facts.scenario.title)
    page.raw("<main>")
    page.heading(title, level: 1)
    write(to: &page)
    page.raw("</main>\n")
    return PageFrame.text(title, page.text, in: language)
  }

  func write(to page: inout PageText) {
    let period = figures.text(
      "Period of the report: from \(numbers.date(run.facts.period.from)) to \(numbers.date(run.facts.period.to)).",
      vi:
        "Kỳ báo cáo: từ ngày \(numbers.date(run.facts.period.from)) đến ngày \(numbers.date(run.facts.period.to))."
    )
    page.paragraph(
      period + " "
        + figures.text(
          "Simulated, means of \(run.facts.replications) replications in whole dossiers, the office as it is; no records of real dossiers.",
          vi:
            "Số liệu mô phỏng theo hiện trạng, trung bình của \(run.facts.replications) lần mô phỏng, làm tròn đến hồ sơ; không phải số liệu hồ sơ thật."
        ), style: "lead")
    if let form = run.form06a { write(form, .form06a, to: &page) }
    if let form = run.progress { write(form, .progress, to: &page) }
    costs(&page)
    letters(&page)
    lists(&page)
  }

  // MARK: - Forms of books

  private func write(_ form: StoredForm, _ layout: FormLayout, to page: inout PageText) {
    page.heading(layout.title[language], level: 3)
    if !form.units.isEmpty {
      table(
        form.units.map { (MarkupText.plain(run.names.label(.agency, $0.unit)), $0.cells) }, layout,
        figures.text("Unit", vi: "Đơn vị"), GroupKind.agency, to: &page)
    }
    if !form.fields.isEmpty {
      table(
        form.fields.map { (MarkupText.plain(run.names.label(.field, $0.field)), $0.cells) }, layout,
        figures.text("Field", vi: "Lĩnh vực"), GroupKind.field, to: &page)
    }
  }

  private func table(
    _ rows: [(name: String, cells: [Double])], _ layout: FormLayout, _ first: String,
    _ kind: GroupKind, to page: inout PageText
  ) {
    // Units and fields without a dossier are left out.
    let whole = rows.map { (name: $0.name, cells: layout.whole($0.cells)) }.filter {
      $0.cells.contains { $0 > 0 }
    }
    let all = layout.sum(whole.map(\.cells))
    var shown = whole
    if whole.count > mostRows {
      let most = Set(
        whole.indices.sorted { (whole[$1].cells[0], $0) < (whole[$0].cells[0], $1) }.prefix(
          mostRows))
      shown = whole.indices.filter(most.contains).map { whole[$0] }
      let others = whole.indices.filter { !most.contains($0) }.map { whole[$0].cells }
      shown.append(
        (
          figures.text(
            "The other \(others.count)",
            vi: "\(others.count) \(figures.text(ReportWords.units(kind))) khác"),
          layout.sum(others)
        ))
    }
    page.raw(
      "<div class=\"scroll\"><table class=\"form sum\"><thead>\(layout.head(first, language))</thead>\n<tbody>"
    )
    for (index, row) in shown.enumerated() {
      page.raw(Self.row("\(index + 1)", row.name, row.cells, language))
    }
    page.raw(Self.row("", figures.text("All", vi: "Tổng cộng"), all, language))
    page.raw("</tbody></table></div>\n")
    if whole.count > mostRows {
      page.paragraph(
        figures.text(
          "The \(mostRows) with most dossiers; `motcua report --forms` has all \(whole.count).",
          vi:
            "\(mostRows) dòng có nhiều hồ sơ nhất; `motcua report --forms` có đủ \(whole.count) dòng."
        ),
        style: "note")
    }
  }

  private static func row(
    _ number: String, _ name: String, _ cells: [Int], _ language: DisplayLanguage
  ) -> String {
    PageText.row(
      [number, name] + cells.map { language.number(Double($0), decimals: 0) }, nameColumns: 2)
  }

  // MARK: - Compliance costs

  /// A dossier and a year before and after, procedure by procedure.
  private func costs(_ page: inout PageText) {
    let baseline = run.costs.filter { $0.policy == run.baseline.name }
    guard !baseline.isEmpty else { return }
    let yearly = StoredRun.costColumns.count - 1
    let procedures = baseline.filter { $0.version == "all" }.enumerated().sorted {
      ($1.element.cells[yearly] ?? 0, $0.offset) < ($0.element.cells[yearly] ?? 0, $1.offset)
    }.map(\.element)
    page.heading(
      figures.text(
        "Compliance costs before and after", vi: "Chi phí tuân thủ thủ tục hành chính trước và sau"),
      level: 3)
    let before = figures.text("as it is", vi: "hiện trạng")
    var header = [
      figures.text("Procedure", vi: "Thủ tục"),
      figures.text("A dossier, ", vi: "Một hồ sơ, ") + before,
      figures.text("A year, ", vi: "Một năm, ") + before,
    ]
    for set in figures.shown {
      header += [
        figures.text("A dossier, ", vi: "Một hồ sơ, ") + figures.label(of: set),
        figures.text("A year, ", vi: "Một năm, ") + figures.label(of: set),
        figures.text("Saved", vi: "Giảm"),
      ]
    }
    var rows = procedures.prefix(mostRows).flatMap { costRows($0, baseline) }
    if procedures.count > 1 { rows.append(costSum(procedures)) }
    page.table(
      Figure.Table(
        header: header, rows: rows,
        note: figures.text(
          "VND; time of applicants, direct expenses and fees, of dossiers resolved.",
          vi:
            "Đơn vị tính: đồng; gồm thời gian của người dân, chi phí trực tiếp và phí, lệ phí của hồ sơ đã giải quyết."
        )
          + (procedures.count > mostRows
            ? figures.text(
              " The \(mostRows) that cost most; all are in compliance-cost.csv.",
              vi: " \(mostRows) thủ tục có chi phí lớn nhất; toàn bộ có trong compliance-cost.csv.")
            : "")),
      isLastBold: procedures.count > 1)
  }

  private func costRows(_ cost: StoredRun.CostRow, _ baseline: [StoredRun.CostRow]) -> [[String]] {
    let (mean, year) = (StoredRun.costColumns.count - 2, StoredRun.costColumns.count - 1)
    var row = [
      MarkupText.plain(run.names.label(.procedure, cost.procedure)),
      numbers.money(cost.cells[mean]), numbers.money(cost.cells[year]),
    ]
    for set in figures.shown {
      let after = run.costs.first {
        $0.policy == set.name && $0.procedure == cost.procedure && $0.version == "all"
      }
      row += [
        numbers.money(after?.cells[mean]), numbers.money(after?.cells[year]),
        saved(cost.cells[year], after?.cells[year] ?? nil),
      ]
    }
    let versions = baseline.filter { $0.procedure == cost.procedure && $0.version != "all" }
    return [row]
      + versions.map { version in
        let name =
          version.version == "before"
          ? figures.text("– before the change", vi: "– trước sửa đổi")
          : figures.text("– after the change", vi: "– sau sửa đổi")
        return [name, numbers.money(version.cells[mean]), numbers.money(version.cells[year])]
          + Array(repeating: "", count: 3 * figures.shown.count)
      }
  }

  private func costSum(_ procedures: [StoredRun.CostRow]) -> [String] {
    let year = StoredRun.costColumns.count - 1
    func sum(_ policy: String) -> Double {
      run.costs.filter { $0.policy == policy && $0.version == "all" }
        .reduce(0) { $0 + ($1.cells[year] ?? 0) }
    }
    let before = sum(run.baseline.name)
    return [
      figures.text("All \(procedures.count) procedures", vi: "Tổng \(procedures.count) thủ tục"),
      "",
      numbers.money(before),
    ]
      + figures.shown.flatMap { set in
        ["", numbers.money(sum(set.name)), saved(before, sum(set.name))]
      }
  }

  private func saved(_ before: Double?, _ after: Double?) -> String {
    guard let before, let after, before > 0 else { return "–" }
    return numbers.share(1 - after / before)
  }

  // MARK: - Letters and lists

  private static let letterColumns = [
    "letters_due", "letters_in_time", "letters_late", "letters_not_sent",
  ]

  /// Letters of apology by agency, where any are due.
  private func letters(_ page: inout PageText) {
    guard (run.baseline.metrics["letters_due"]?.mean ?? 0) > 0 else { return }
    let rows = (run.baseline.groups[.agency] ?? []).map { row in
      (
        name: MarkupText.plain(run.names.label(.agency, row.name)),
        counts: Self.letterColumns.map { row.metrics[$0]?.mean ?? 0 }
      )
    }.filter { $0.counts[0] > 0 }
    let most = rows.enumerated().sorted {
      ($1.element.counts[0], $0.offset) < ($0.element.counts[0], $1.offset)
    }.map(\.element)
    page.heading(
      figures.text("Letters of apology", vi: "Văn bản xin lỗi và hẹn lại ngày trả kết quả"),
      level: 3)
    let sum = Self.letterColumns.map { run.baseline.metrics[$0]?.mean ?? 0 }
    page.table(
      Figure.Table(
        header: [
          figures.text("Unit", vi: "Đơn vị"), figures.text("Due", vi: "Phải có"),
          figures.text("Sent in time", vi: "Gửi đúng hạn"),
          figures.text("Sent late", vi: "Gửi chậm"),
          figures.text("Not sent", vi: "Không gửi"),
        ],
        rows: (most.prefix(mostRows).map { ($0.name, $0.counts) }
          + [(figures.text("All", vi: "Tổng cộng"), sum)]).map { name, counts in
            [name] + counts.map { numbers.count($0) }
          },
        note: most.count > mostRows
          ? figures.text(
            "The \(mostRows) with most letters of \(most.count) units.",
            vi: "\(mostRows) đơn vị có nhiều văn bản nhất trong \(most.count) đơn vị.") : nil),
      isLastBold: true)
  }

  /// What is overdue and what is nearly due at the end of the first replication.
  private func lists(_ page: inout PageText) {
    guard let list = run.dueList else { return }
    let overdue = list.filter(\.isOverdue)
    let near = list.filter { !$0.isOverdue }
    self.list(overdue, figures.text("Overdue dossiers", vi: "Danh sách hồ sơ quá hạn"), &page)
    self.list(
      near, figures.text("Dossiers near their due date", vi: "Danh sách hồ sơ sắp đến hạn"), &page)
  }

  private func list(_ rows: [StoredRun.DueRow], _ title: String, _ page: inout PageText) {
    page.heading(title, level: 3)
    guard !rows.isEmpty else {
      page.paragraph(
        figures.text("None at the end of the period.", vi: "Cuối kỳ không có hồ sơ nào."))
      return
    }
    let most = min(mostRows, Self.mostEntries)
    let count = language.number(Double(rows.count), decimals: 0)
    let end = figures.text(
      "\(count) at the end of the first replication",
      vi: "\(count) hồ sơ vào cuối lần mô phỏng đầu tiên")
    page.table(
      Figure.Table(
        header: [
          figures.text("No.", vi: "Số"), figures.text("Unit", vi: "Đơn vị"),
          figures.text("Procedure", vi: "Thủ tục"), figures.text("State", vi: "Trạng thái"),
          figures.text("Accepted", vi: "Tiếp nhận"), figures.text("Due", vi: "Hẹn trả"),
          figures.text("Working days left", vi: "Số ngày làm việc còn lại"),
        ],
        rows: rows.prefix(most).map { row in
          [
            row.dossier, run.names.label(.agency, row.agency),
            run.names.label(.procedure, row.procedure), state(row.state),
            numbers.date(row.accepted), numbers.date(row.due),
            language.number(Double(row.daysLeft), decimals: 0).replacing("-", with: "−"),
          ]
        },
        note: rows.count > most
          ? figures.text(
            "\(end); the \(most) most urgent, all are in due-list.csv.",
            vi: "\(end); nêu \(most) hồ sơ gấp nhất, toàn bộ có trong due-list.csv.") : end + "."),
      nameColumns: 6)
  }

  private func state(_ state: String) -> String {
    switch state {
    case "in-progress": figures.text("in progress", vi: "đang xử lý")
    case "awaiting-supplement": figures.text("awaiting papers", vi: "chờ bổ sung hồ sơ")
    case "awaiting-payment":
      figures.text("awaiting payment", vi: "chờ thực hiện nghĩa vụ tài chính")
    default: state
    }
  }
}
