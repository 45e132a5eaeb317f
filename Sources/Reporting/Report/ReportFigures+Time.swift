import Experiments
import Statistics
import Wording

/// Figures over time: the backlog, and where the days go.
extension ReportFigures {
  /// Bands of fewer replications would be those of a few runs.
  private static let fewestForBands = 10

  /// Open dossiers at the end of each month.
  var backlog: Figure? {
    let months = run.baseline.months
    guard months.count > 1 else { return nil }
    let hasBands = months.allSatisfy { $0.open.count >= Self.fewestForBands }
    let means = drawn.map { policy in policy.months.map { Self.mean($0.open) } }
    let bands = (hasBands ? [(0.9, 0.16), (0.5, 0.26)] : []).map { share, strength in
      (strength, months.map { Self.range(of: $0.open, holding: share) })
    }
    let labels = months.map { numbers.date($0.month) }
    let ends =
      means.flatMap(\.self) + bands.flatMap { $1.flatMap { [$0.lowerBound, $0.upperBound] } }
    let lines = means.enumerated().map { series, means in
      Figure.Mark.line(
        series: series,
        zip(labels, means).enumerated().map { place, month in
          Figure.Point(
            place: Double(place), value: month.1,
            words: "\(month.0) · \(label(of: drawn[series])): \(numbers.figure(month.1, .dossiers))"
          )
        })
    }
    return Figure(
      id: "backlog",
      title: text(
        "Open dossiers at the end of each month", vi: "Hồ sơ đang giải quyết cuối mỗi tháng"),
      about: text(
        "Mean of \(run.facts.replications) replications.",
        vi: "Trung bình của \(run.facts.replications) lần mô phỏng.")
        + (hasBands
          ? text(
            " The dark band holds half of them as it is, the light one nine of ten.",
            vi: " Dải đậm chứa một nửa số lần theo hiện trạng, dải nhạt chứa chín phần mười.")
          : "") + selection,
      places: Figure.Axis(title: text("Month", vi: "Tháng"), scale: .names(labels)),
      values: Figure.Axis(
        title: text("Open dossiers", vi: "Hồ sơ đang giải quyết"),
        scale: .numbers(Figure.NumberScale(holding: ends, fromZero: true))),
      series: series,
      marks: bands.map { strength, ranges in
        .band(
          series: 0, strength: strength,
          ranges.enumerated().map { place, range in
            Figure.Point(
              place: Double(place), value: range.lowerBound, low: range.lowerBound,
              high: range.upperBound)
          })
      } + lines,
      table: backlogTable(labels, means, bands.map(\.1)), language: language)
  }

  private func backlogTable(
    _ labels: [String], _ means: [[Double]], _ bands: [[ClosedRange<Double>]]
  ) -> Figure.Table {
    let names =
      bands.isEmpty
      ? []
      : [
        text("nine of ten, as it is", vi: "chín phần mười, hiện trạng"),
        text("half, as it is", vi: "một nửa, hiện trạng"),
      ]
    let rows = labels.enumerated().map { place, label in
      [label] + means.map { $0.indices.contains(place) ? numbers.count($0[place]) : "–" }
        + bands.map {
          "\(numbers.count($0[place].lowerBound))–\(numbers.count($0[place].upperBound))"
        }
    }
    return Figure.Table(
      header: [text("Month", vi: "Tháng")] + series.map(\.name) + names, rows: rows)
  }

  /// Open dossiers by the hour of the day.
  var hours: Figure? {
    let known = drawn.enumerated().filter { !$1.hours.isEmpty }
    guard !known.isEmpty else { return nil }
    let labels = (0..<24).map { "\($0)\(text(":00", vi: "h"))" }
    let lines = known.enumerated().map { series, policy in
      Figure.Mark.line(
        series: series,
        zip(labels, policy.element.hours).enumerated().map { place, hour in
          Figure.Point(
            place: Double(place), value: hour.1,
            words: "\(hour.0) · \(label(of: policy.element)): \(numbers.figure(hour.1, .dossiers))")
        })
    }
    return Figure(
      id: "hours",
      title: text(
        "Open dossiers by hour of the day", vi: "Hồ sơ đang giải quyết theo giờ trong ngày"),
      about: text(
        "Mean of Mondays to Fridays of the period, holidays included.",
        vi: "Trung bình các ngày từ thứ Hai đến thứ Sáu trong kỳ, kể cả ngày nghỉ lễ."),
      places: Figure.Axis(title: text("Hour", vi: "Giờ"), scale: .names(labels)),
      values: Figure.Axis(
        title: text("Open dossiers", vi: "Hồ sơ đang giải quyết"),
        scale: .numbers(Figure.NumberScale(holding: known.flatMap { $0.element.hours }))),
      series: known.map { series[$0.offset] }, marks: lines,
      table: Figure.Table(
        header: [text("Hour", vi: "Giờ")] + known.map { label(of: $0.element) },
        rows: labels.enumerated().map { place, label in
          [label] + known.map { numbers.count($0.element.hours[place]) }
        }), language: language)
  }

  private static func mean(_ numbers: [Double]) -> Double {
    numbers.isEmpty ? 0 : numbers.reduce(0, +) / Double(numbers.count)
  }

  /// From one quantile to the other, so that the share lies between them.
  private static func range(of numbers: [Double], holding share: Double) -> ClosedRange<Double> {
    let low = percentile((1 - share) / 2, of: numbers) ?? 0
    return low...max(low, percentile((1 + share) / 2, of: numbers) ?? 0)
  }

  /// By kind of delay; the closed office is grey.
  private static let delayColours = [1, 2, 3, 6, 5, 4, 0, 7]

  /// A row of the account with its name.
  private typealias DelayRow = (label: String, row: StoredDelay)

  /// Calendar days of a resolved dossier by who held it.
  var delays: Figure? {
    var rows = officeDelays
    guard !rows.isEmpty else { return nil }
    let procedures = run.baseline.delays.filter { $0.group == .procedure && $0.resolved > 0 }
    let most = procedures.enumerated().sorted {
      ($1.element.total, $0.offset) < ($0.element.total, $1.offset)
    }.map(\.element)
    if most.count > 1 {
      rows += most.prefix(Self.mostUnits - 1).map { row in
        (MarkupText.plain(run.names.label(.procedure, row.name), atMost: 120), row)
      }
    }
    let kinds = DelayFindings.kinds.indices.filter { kind in
      rows.contains { $0.row.hours[kind] > 0 }
    }
    let (marks, ends) = delayBars(rows, kinds)
    let order = Bilingual("most days in all", vi: "tổng thời gian dài nhất")
    return Figure(
      id: "delays", title: text("Where the days go", vi: "Thời gian giải quyết trôi qua ở đâu"),
      about: text(
        "Calendar days of a resolved dossier from acceptance to result, by who held it or what kept it.",
        vi:
          "Số ngày (24 giờ) của một hồ sơ đã giải quyết, từ tiếp nhận đến kết quả, theo nơi đang giữ hồ sơ."
      )
        + (run.sets.isEmpty || most.count < 2
          ? "" : text(" Procedures: as it is.", vi: " Từng thủ tục: theo hiện trạng.")),
      places: Figure.Axis(title: "", scale: .names(rows.map(\.label))),
      values: Figure.Axis(
        title: text("Calendar days of a dossier", vi: "Số ngày của một hồ sơ"),
        scale: .numbers(Figure.NumberScale(holding: ends, fromZero: true))),
      isSideways: true,
      series: kinds.map { kind in
        Figure.Series(name: name(ofDelay: kind), colour: Self.delayColours[kind])
      },
      marks: marks,
      table: delayTable(
        rows, kinds,
        note: rest(of: most.count, .procedure, by: order)?
          .replacing("groups.csv", with: "delays.csv")),
      language: language)
  }

  /// The office as it is, and under each set that was recorded.
  private var officeDelays: [DelayRow] {
    run.policies.compactMap { policy in
      guard
        let row = policy.delays.first(where: {
          $0.group == .office && $0.resolved > 0 && $0.total > 0
        })
      else { return nil }
      return (run.sets.isEmpty ? text(ReportWords.office) : label(of: policy), row)
    }
  }

  private func name(ofDelay kind: Int) -> String {
    text(DelayFindings.names[kind]).firstUppercased
  }

  private func days(_ row: StoredDelay, _ kind: Int) -> Double {
    row.hours[kind] / row.resolved / 24
  }

  /// The bars of each kind, and where those of a row end.
  private func delayBars(_ rows: [DelayRow], _ kinds: [Int]) -> ([Figure.Mark], [Double]) {
    var ends = [Double](repeating: 0, count: rows.count)
    let marks = kinds.enumerated().map { series, kind in
      Figure.Mark.bars(
        series: series,
        rows.enumerated().compactMap { place, row -> Figure.Point? in
          let length = days(row.row, kind)
          guard length > 0 else { return nil }
          let start = ends[place]
          ends[place] += length
          return Figure.Point(
            place: Double(place), value: length, low: start, high: start + length,
            words: "\(row.label) · \(name(ofDelay: kind)): "
              + "\(NumberText.figure(length, .days, in: language)) \(text("days", vi: "ngày"))")
        })
    }
    return (marks, ends)
  }

  private func delayTable(_ rows: [DelayRow], _ kinds: [Int], note: String?) -> Figure.Table {
    Figure.Table(
      header: [""] + kinds.map(name(ofDelay:)) + [text("All", vi: "Tổng")],
      rows: rows.map { label, row in
        [label]
          + kinds.map { NumberText.figure(days(row, $0), .days, in: language) }
          + [NumberText.figure(row.total / row.resolved / 24, .days, in: language)]
      }, note: note)
  }
}
