import ArgumentParser
import Forecasting
import Reporting
import Scenarios
import Wording
import WorkingTime

extension Forecast {
  struct Arrivals: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: words(
        "Forecasts how many dossiers come, for `demand:` of a scenario.",
        vi: "Dự báo số hồ sơ đến, dùng cho `demand:` của kịch bản."),
      discussion: words(
        """
        HISTORY.csv is a table in long form: a column of days (2023-05-31) or months (2023-05), a \
        column of counts, and any columns that tell series apart, such as procedure and place. Columns \
        procedure and place become `of` and `from` of the table for the scenario, so name them as the \
        scenario does: 'wards.a'.
        Written are demand.csv, scenario-part.yaml, forecast.csv, methods.csv, forecast.json, \
        chart.svg and manifest.json. The same history gives the same bytes.
        """,
        vi: """
          HISTORY.csv là một bảng dạng dài: một cột ngày (2023-05-31) hoặc tháng (2023-05), một cột số lượng, \
          và các cột phân biệt các chuỗi, như `procedure` và `place`. Hai cột `procedure` và `place` trở thành `of` và \
          `from` của bảng dùng cho kịch bản, nên hãy đặt tên như trong kịch bản: 'wards.a'.
          Các tệp được ghi là demand.csv, scenario-part.yaml, forecast.csv, methods.csv, forecast.json, \
          chart.svg và manifest.json. Cùng số liệu quá khứ thì cho cùng nội dung đến từng byte.
          """))

    @Argument(
      help: ArgumentHelp("The history, a CSV file.", vi: "Chuỗi số liệu quá khứ, một tệp CSV."),
      completion: .table)
    var history: String

    @Option(
      help: ArgumentHelp(
        "How many months ahead; with --by day, how many days.",
        vi: "Dự báo trước bao nhiêu tháng; với `--by day` là bao nhiêu ngày."))
    var horizon = 12

    @Option(help: ArgumentHelp("month or day.", vi: "`month` (tháng) hoặc `day` (ngày)."))
    var by = Step.month

    @Option(
      help: ArgumentHelp(
        "The column of days or months; by default date, day, month or period.",
        vi: "Cột ngày hoặc tháng; mặc định là `date`, `day`, `month` hoặc `period`."))
    var dateColumn: String?

    @Option(
      help: ArgumentHelp(
        "The column of counts; by default count, arrivals, received or dossiers.",
        vi: "Cột số lượng; mặc định là `count`, `arrivals`, `received` hoặc `dossiers`."))
    var countColumn: String?

    @Option(
      help: ArgumentHelp(
        "A column that tells series apart; may be given more than once. Default: all others.",
        vi: "Cột phân biệt các chuỗi; có thể nêu nhiều lần. Mặc định: mọi cột còn lại."))
    var fromColumn: [String] = []

    @Option(
      help: ArgumentHelp(
        "What a missing row means: error, or zero for no dossiers.",
        vi: "Dòng thiếu có nghĩa gì: `error` (báo lỗi), hoặc `zero` (không có hồ sơ)."))
    var gaps = Gaps.error

    @Option(
      help: ArgumentHelp(
        "Intervals, in per cent: 80,95.",
        vi: "Mức của các khoảng dự báo, tính bằng phần trăm: 80,95."))
    var levels = "80,95"

    @Option(
      help: ArgumentHelp(
        "How sums are made to agree: mint or bottom-up.",
        vi: "Cách làm cho các tổng khớp nhau: `mint` hoặc `bottom-up`."))
    var reconcile = Reconcile.mint

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("The folder that is written.", vi: "Thư mục sẽ được ghi."),
      completion: .directory)
    var output = "forecast"

    @Flag(help: ArgumentHelp("Write no folder.", vi: "Không ghi thư mục."))
    var noOutput = false

    @Option(help: ArgumentHelp("table, json or csv.", vi: "`table`, `json` hoặc `csv`."))
    var format = ResultFormat.table

    @Flag(name: .shortAndLong, help: ArgumentHelp("No warnings.", vi: "Không hiện cảnh báo."))
    var quiet = false

    @Option(
      help: ArgumentHelp(
        "Colours: auto, always or never.",
        vi: "Màu: `auto` (tự động), `always` (luôn có) hoặc `never` (không bao giờ)."))
    var color = Colour.auto

    @OptionGroup var locale: LocaleOption

    enum Step: String, ExpressibleByArgument, CaseIterable {
      case month, day

      var name: Bilingual {
        switch self {
        case .month: Bilingual("month", vi: "tháng")
        case .day: Bilingual("day", vi: "ngày")
        }
      }
    }

    enum Gaps: String, ExpressibleByArgument, CaseIterable {
      case error, zero
    }

    enum Reconcile: String, ExpressibleByArgument, CaseIterable {
      case mint
      case bottomUp = "bottom-up"
    }

    enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
      case table, json, csv
    }

    func run() throws {
      let shares = try Self.shares(of: levels)
      try checkHorizon()
      let (history, source) = try readHistory()
      let panel = try panel(of: history)
      let folder = noOutput ? nil : try Self.folder(output)
      try Interruption.check()
      let forecaster = ArrivalForecaster(
        horizon: horizon, levels: shares,
        reconciliation: reconcile == .mint ? .minimumTrace : .bottomUp,
        holidays: Self.holidays(of: panel, horizon: horizon))
      let findings = try findings(forecaster, panel, source, isAddedUp: history.step == .day)
      if let folder {
        let isWritten: Bool
        do {
          isWritten = try folder.write(findings) { Interruption.isRequested }
        } catch {
          throw Failure(error)
        }
        if !isWritten { throw Failure.interrupted }
      }
      switch format {
      case .table:
        try Terminal.print(
          ForecastReport(findings, folder: folder?.path, in: locale.language).text)
      case .json: try Terminal.print(ForecastJSON(findings).text)
      case .csv: try Terminal.print(ForecastCSV.text(of: findings))
      }
    }

    // MARK: - Options

    /// 0.8 and 0.95 of `80,95`, ascending.
    private static func shares(of text: String) throws(Failure) -> [Double] {
      let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
      let levels = numbers.compactMap { $0 }.filter { $0 >= 1 && $0 <= 99.9 }
      guard levels.count == numbers.count, (1...5).contains(levels.count),
        Set(levels).count == levels.count
      else {
        throw .usage(
          Bilingual(
            "'\(text)' are not levels of intervals",
            vi: "'\(text)' không phải là các mức của khoảng tin cậy"),
          fix: Bilingual(
            "write up to five different per cents from 1 to 99.9, such as --levels 80,95",
            vi: "viết tối đa năm tỷ lệ phần trăm khác nhau từ 1 đến 99.9, như --levels 80,95"))
      }
      return levels.sorted().map { ($0 * 10).rounded() / 1000 }
    }

    private func checkHorizon() throws(Failure) {
      let most = by == .month ? 120 : 1100
      guard (1...most).contains(horizon) else {
        throw .usage(
          Bilingual(
            "a horizon of \(horizon) \(by.rawValue)s cannot be forecast",
            vi: "không thể dự báo trước \(horizon) \(by.name.vietnamese)"),
          fix: Bilingual(
            "write --horizon with a number from 1 to \(most)",
            vi: "viết --horizon với một số từ 1 đến \(most)"))
      }
    }

    private static func folder(_ path: String) throws(Failure) -> ForecastFolder {
      do {
        return try ForecastFolder(at: path)
      } catch {
        throw Failure(error)
      }
    }

    // MARK: - History

    private func readHistory() throws(Failure) -> (ArrivalHistory, SourceText) {
      var files: [SourceText] = []
      let folder = history.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/")
      do {
        let read = try ArrivalHistory.read(
          path: history,
          ArrivalHistory.Reading(
            timeColumn: dateColumn, countColumn: countColumn,
            groupColumns: fromColumn.isEmpty ? nil : fromColumn, fillsGaps: gaps == .zero),
          files: &files)
        return (read, files.first ?? SourceText(path: history, bytes: []))
      } catch {
        let renderer = DiagnosticRenderer(
          files: files, folder: folder, isColoured: color.isOnForErrors, in: locale.language)
        throw Failure(
          error.isInputMissing ? .noInput : .scenarioInvalid, rendered: renderer.text(of: error.all)
        )
      }
    }

    private func panel(of history: ArrivalHistory) throws(Failure) -> ArrivalPanel {
      let hierarchy = GroupedHierarchy(
        columns: history.columns, rows: history.series.map(\.values))
      let panel = ArrivalPanel(
        step: history.step == .day ? .day : .month, first: history.first, hierarchy: hierarchy,
        counts: history.series.map(\.counts))
      if by == .day, history.step == .month {
        throw Failure(
          .scenarioInvalid,
          Bilingual(
            "the history '\(self.history)' has months, and days cannot be made of them",
            vi: "chuỗi quá khứ '\(self.history)' tính theo tháng, không thể tách thành ngày"),
          fix: Bilingual(
            "leave out --by day, or give a history of days",
            vi: "bỏ --by day, hoặc cho chuỗi quá khứ theo ngày"))
      }
      guard by == .month else { return panel }
      return panel.byMonth ?? panel
    }

    private static func holidays(of panel: ArrivalPanel, horizon: Int) -> Holidays {
      let last = panel.date(panel.length + horizon)
      return .vietnam(years: panel.first.year...(last.year + 1))
    }

    private func findings(
      _ forecaster: ArrivalForecaster, _ panel: ArrivalPanel, _ source: SourceText, isAddedUp: Bool
    ) throws(Failure) -> ForecastFindings {
      do {
        guard panel.step.rawValue == by.rawValue else {
          throw ForecastProblem.tooShort(.month, has: 0, needs: ArrivalForecaster.needs(.month))
        }
        let forecast = try forecaster.forecast(of: panel) { Interruption.isRequested }
        guard let forecast else { throw Failure.interrupted }
        return ForecastFindings(
          forecast, panel: panel, source: source, isAddedUp: isAddedUp && by == .month)
      } catch let failure as Failure {
        throw failure
      } catch let problem as ForecastProblem {
        throw Failure(problem, history: history)
      } catch {
        throw Failure(.runFailed, Bilingual(same: "\(error)"))
      }
    }
  }
}

extension Failure {
  fileprivate init(_ problem: ForecastProblem, history: String) {
    switch problem {
    case .tooShort(let step, let has, let needs):
      let name =
        step == .month ? Forecast.Arrivals.Step.month.name : Forecast.Arrivals.Step.day.name
      self.init(
        .scenarioInvalid,
        Bilingual(
          "the history '\(history)' has \(has) whole \(name.english)s; a forecast by \(name.english) needs \(needs)",
          vi:
            "chuỗi quá khứ '\(history)' có \(has) \(name.vietnamese) trọn vẹn; dự báo theo \(name.vietnamese) cần \(needs)"
        ),
        fix: Bilingual(
          "add earlier \(name.english)s", vi: "thêm các \(name.vietnamese) trước đó")
          + (step == .month
            ? Bilingual(
              ", or give days and say --by day", vi: ", hoặc cho số liệu ngày và viết --by day")
            : .empty))
    case .noForecast(let values):
      let series =
        values.isEmpty
        ? Bilingual("the total", vi: "tổng số")
        : Bilingual(same: "'\(values.joined(separator: ", "))'")
      self.init(
        .scenarioInvalid,
        Bilingual(
          "no method can forecast \(series.english) of '\(history)'",
          vi: "không phương pháp nào dự báo được \(series.vietnamese) của '\(history)'"),
        fix: Bilingual(
          "add earlier rows, or leave the series out",
          vi: "thêm các dòng trước đó, hoặc bỏ chuỗi này"))
    }
  }
}
