public import Experiments
import Forecasting
import Scenarios
public import Wording

/// A forecast of policies as a table for people.
public struct PolicyForecastReport: TableWords {
  private static let width = TableReport.width
  private let findings: PolicyForecastFindings
  private let simulated: Findings?
  let language: DisplayLanguage

  /// - Parameters:
  ///   - findings: What is expected.
  ///   - simulated: What the same comparison came to when it was simulated; `nil`: it was not.
  ///   - language: Of its words and numbers.
  public init(
    _ findings: PolicyForecastFindings, simulated: Findings?,
    in language: DisplayLanguage = .english
  ) {
    (self.findings, self.simulated, self.language) = (findings, simulated, language)
  }

  /// The lines, each ended by a line break.
  public var text: String {
    let scenario = findings.scenario
    var lines = TableText.wrapped(scenario.title, to: Self.width)
    if !scenario.question.isEmpty { lines += TableText.wrapped(scenario.question, to: Self.width) }
    lines += rates + effects + notes
    return lines.map { TableText.cut($0, to: Self.width) + "\n" }.joined()
  }

  private var rates: [String] {
    let level = fixed(findings.level * 100, decimals: 0)
    let widths = [9, 17, 8, 17] + (simulated == nil ? [] : [14])
    let header = TableReport.row(
      words("On time, resolved, %", vi: "Đúng hạn, %"), widths,
      [
        words("forecast", vi: "dự báo"), "\(level) %", words("pp", vi: "điểm %"),
        words("next", vi: "kỳ tới"),
      ] + (simulated == nil ? [] : [words("simulated", vi: "mô phỏng")]))
    let base = findings.rows[0].forecast.mean
    let rows = findings.rows.enumerated().map { index, row in
      let forecast = row.forecast
      var cells = [
        figure(forecast.mean, .share), range(forecast.meanInterval),
        index == 0 ? "" : signed(forecast.mean - base, .share),
        range(forecast.yearInterval),
      ]
      if let simulated { cells.append(rate(of: simulated.policies[index])) }
      let name = index == 0 ? words(row.name, vi: "hiện trạng") : row.name
      let label = index == 0 || findings.rows.count == 2 ? name : "\(index) \(name)"
      return TableReport.row(label, widths, cells)
    }
    return ["", header] + rows
  }

  private func range(_ range: ClosedRange<Double>) -> String {
    bounds(figure(range.lowerBound, .share), figure(range.upperBound, .share))
  }

  private func rate(of policy: PolicyFindings) -> String {
    let rate = policy.metrics.first { $0.id == "on_time_rate_resolved" }
    guard let mean = rate?.mean else { return "-" }
    guard let low = rate?.low, let high = rate?.high else {
      return figure(mean, .share)
    }
    let half = figure((high - low) / 2, .share)
    return "\(figure(mean, .share)) ± \(half)"
  }

  /// The most that are shown.
  private static let mostEffects = 5

  private var effects: [String] {
    let moving = findings.effects.filter { abs($0.difference) >= 5e-5 }
    guard !moving.isEmpty else { return [] }
    let header = TableReport.row(
      words("If a tenth more, by the network", vi: "Nếu tăng một phần mười, theo mạng dòng chảy"),
      [8], [words("pp", vi: "điểm %")])
    let rows = moving.prefix(Self.mostEffects).map { effect in
      let mark = effect.isAssumed == true ? words(", assumed", vi: ", giả định") : ""
      return TableReport.row(
        "\(effect.parameter)\(mark)", [8], [signed(effect.difference, .share)])
    }
    return ["", header] + rows
  }

  private var notes: [String] {
    let weight = fixed(findings.analyticWeight * 100, decimals: 0)
    var paragraphs = [
      findings.runs == 0
        ? words(
          "From a fluid network alone, without a replication: what it is off by is assumed, not measured.",
          vi:
            "Chỉ từ mạng dòng chảy, không có lần mô phỏng nào: sai số của mạng là giả định, chưa đo."
        )
        : words(
          "From a fluid network, corrected by \(findings.runs) replications over all policies together; the network by itself weighs \(weight) %.",
          vi:
            "Từ mạng dòng chảy, hiệu chỉnh bằng \(findings.runs) lần mô phỏng của tất cả phương án; riêng mạng có trọng số \(weight) %."
        ),
      words(
        "The interval is of the mean over all that such a period may bring; next: of one such period.",
        vi:
          "Khoảng tin cậy là của giá trị trung bình trên mọi khả năng của một kỳ như vậy; kỳ tới: của riêng một kỳ."
      ),
    ]
    if simulated != nil {
      paragraphs.append(
        words(
          "simulated: mean and half-width at 95 % of \(simulated?.replications ?? 0) replications.",
          vi:
            "mô phỏng: trung bình và nửa độ rộng khoảng 95 % của \(simulated?.replications ?? 0) lần mô phỏng."
        ))
    }
    if !findings.leftOut.isEmpty {
      let all = findings.leftOut.map(\.feature).joined(separator: Bilingual(same: "; "))[language]
      paragraphs.append(
        words("The network does not have: \(all).", vi: "Mạng không mô tả: \(all)."))
    }
    let assumed = findings.scenario.parameters.count { $0.status == .assumed }
    if assumed > 0 {
      paragraphs.append(
        words(
          "\(assumed) of \(findings.scenario.parameters.count) quantities are assumed, not measured: `motcua validate` lists them.",
          vi:
            "\(assumed) trên \(findings.scenario.parameters.count) đại lượng là giả định, chưa đo: `motcua validate` liệt kê."
        )
      )
    }
    return paragraphs.flatMap { paragraph in
      [""] + TableText.wrapped(paragraph, to: Self.width - 2).map { "  " + $0 }
    }
  }
}
