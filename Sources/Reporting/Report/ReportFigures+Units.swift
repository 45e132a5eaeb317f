import Experiments
import Wording

/// Figures by unit, by month and by pool.
extension ReportFigures {
  /// The rows of a kind under each policy that is drawn, by name.
  private func figures(
    _ kind: GroupKind, _ metric: String
  ) -> [[String: StoredFigure]] {
    drawn.map { policy in
      Dictionary(
        (policy.groups[kind] ?? []).compactMap { row in row.metrics[metric].map { (row.name, $0) }
        },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// On time by agency; where there is one, by procedure.
  var units: Figure? {
    guard run.hasLimits else { return nil }
    return units(by: .agency) ?? units(by: .procedure)
  }

  private func units(by kind: GroupKind) -> Figure? {
    let rates = figures(kind, "on_time_rate_resolved")
    let late = figures(kind, "resolved_late")
    let names = (run.baseline.groups[kind] ?? []).map(\.name)
      .filter { name in rates.contains { $0[name]?.mean != nil } }
    guard names.count > 1 else { return nil }
    func most(_ name: String) -> Double { late.compactMap { $0[name]?.mean }.max() ?? 0 }
    let ranked = names.enumerated().sorted {
      (most($1.element), $0.offset) < (most($0.element), $1.offset)
    }.map(\.element)
    let kept = Array(ranked.prefix(Self.mostUnits))
    let order = Bilingual("most late dossiers", vi: "nhiều hồ sơ trễ hạn nhất")
    let title =
      kind == .agency
      ? text("On time by deciding agency", vi: "Tỷ lệ đúng hạn theo cơ quan giải quyết")
      : text("On time by procedure", vi: "Tỷ lệ đúng hạn theo thủ tục")
    return unitFigure(
      id: "on-time", title: title,
      about: text(
        "Share of resolved dossiers that were on time, units with most late dossiers first.",
        vi: "Tỷ lệ hồ sơ đã giải quyết đúng hạn; đơn vị có nhiều hồ sơ trễ hạn nhất ở trên.")
        + intervalWords + selection,
      kind: kind, names: kept, figures: rates, isShare: true, fromZero: false,
      rule: rule, note: rest(of: ranked.count, kind, by: order))
  }

  /// The pools that work the largest share of their time.
  var utilisation: Figure? {
    let shares = figures(.pool, "utilisation")
    let names = (run.baseline.groups[.pool] ?? []).map(\.name)
      .filter { shares[0][$0]?.mean != nil }
    guard !names.isEmpty else { return nil }
    func share(_ name: String) -> Double { shares[0][name]?.mean ?? 0 }
    let ranked = names.enumerated().sorted {
      (share($1.element), $0.offset) < (share($0.element), $1.offset)
    }.map(\.element)
    let order = Bilingual("the highest utilisation", vi: "mức sử dụng thời gian cao nhất")
    return unitFigure(
      id: "utilisation",
      title: text("How busy the staff are", vi: "Mức sử dụng thời gian của nhân sự"),
      about: text(
        "Time worked over the open time in which people were there, busiest first. Near 100 % queues grow without end.",
        vi:
          "Thời gian làm việc trên thời gian có mặt, nhóm bận nhất ở trên. Gần 100 % thì hàng chờ tăng không dừng."
      ) + selection,
      kind: .pool, names: Array(ranked.prefix(Self.mostUnits)), figures: shares, isShare: true,
      fromZero: true, rule: [], note: rest(of: ranked.count, .pool, by: order))
  }

  private func unitFigure(
    id: String, title: String, about: String, kind: GroupKind, names: [String],
    figures: [[String: StoredFigure]], isShare: Bool, fromZero: Bool, rule: [Figure.Mark],
    note: String?
  ) -> Figure {
    let labels = names.map { MarkupText.plain(run.names.label(kind, $0), atMost: 120) }
    var ends: [Double?] = fromZero ? [] : [target]
    var links: [Figure.Point] = []
    for (place, name) in names.enumerated() {
      let found = figures.compactMap { $0[name] }
      ends += found.flatMap { [$0.mean, $0.low, $0.high] }
      let means = found.compactMap(\.mean)
      if means.count > 1, let least = means.min(), let most = means.max() {
        links.append(Figure.Point(place: Double(place), value: least, low: least, high: most))
      }
    }
    let marks = figures.enumerated().map { series, figures in
      Figure.Mark.points(
        series: series,
        names.enumerated().compactMap { place, name -> Figure.Point? in
          guard let figure = figures[name], let mean = figure.mean else { return nil }
          let words = "\(labels[place]) · \(label(of: drawn[series])): \(numbers.share(figure))"
          return Figure.Point(
            place: Double(place), value: mean, low: figure.low, high: figure.high, words: words)
        })
    }
    let scale = Figure.NumberScale(
      holding: ends.compactMap(\.self).map { isShare ? min(1, max(0, $0)) : $0 },
      fromZero: fromZero, isShare: isShare)
    return Figure(
      id: id, title: title, about: about,
      places: Figure.Axis(title: "", scale: .names(labels)),
      values: Figure.Axis(title: title, scale: .numbers(scale)), isSideways: true, series: series,
      // Of more than two the symbols stand below each other.
      marks: (figures.count == 2 ? [.links(links)] : []) + rule + marks,
      table: Figure.Table(
        header: [text(ReportWords.units(kind)).firstUppercased] + series.map(\.name),
        rows: zip(names, labels).map { name, label in
          [label] + figures.map { figures in figures[name].map { numbers.share($0) } ?? "–" }
        }, note: note),
      language: language)
  }

  // MARK: - Who gains and who loses

  /// The kind of units by which it is told who gains: the first that has several.
  var gainKind: GroupKind? {
    [GroupKind.agency, .procedure, .field].first { kind in
      run.sets.contains { ($0.groupDifferences[kind]?.count ?? 0) > 1 }
    }
  }

  var gains: Figure? {
    guard let kind = gainKind else { return nil }
    let found = shown.map { set in
      Dictionary(
        (set.groupDifferences[kind] ?? []).map { ($0.name, $0.late) },
        uniquingKeysWith: { first, _ in first })
    }
    var names: [String] = []
    for row in shown.flatMap({ $0.groupDifferences[kind] ?? [] })
    where row.late.mean != 0 && !names.contains(row.name) { names.append(row.name) }
    guard !names.isEmpty else { return nil }
    // What is told from chance comes first, then what is large.
    func weight(_ name: String) -> (Int, Double) {
      let late = found.compactMap { $0[name] }
      return (
        late.contains { $0.sign != 0 } ? 1 : 0, late.map { abs($0.mean) }.max() ?? 0
      )
    }
    let ranked = names.enumerated().map { (offset: $0, name: $1, weight: weight($1)) }.sorted {
      $0.weight != $1.weight ? $0.weight > $1.weight : $0.offset < $1.offset
    }.map(\.name)
    let kept = Array(ranked.prefix(Self.mostUnits))
    let order = Bilingual("the largest changes", vi: "thay đổi lớn nhất")
    return gainFigure(
      kind, kept, found,
      note: rest(of: ranked.count, kind, by: order)?
        .replacing("groups.csv", with: "differences.csv"))
  }

  private func gainFigure(
    _ kind: GroupKind, _ names: [String], _ found: [[String: StoredDifference]], note: String?
  ) -> Figure {
    let labels = names.map { MarkupText.plain(run.names.label(kind, $0), atMost: 120) }
    // Bounds of few replications may be so wide that nothing else is seen: they are cut.
    let late = names.flatMap { name in found.compactMap { $0[name] } }
    let most = 4 * (late.map { abs($0.mean) }.max() ?? 0)
    func cut(_ bound: Double?) -> Double? { bound.map { max(-most, min(most, $0)) } }
    let isCut = late.contains { cut($0.low) != $0.low || cut($0.high) != $0.high }
    var ends: [Double] = [0]
    for change in late {
      ends += [change.mean, cut(change.low), cut(change.high)].compactMap(\.self)
    }
    let marks = found.enumerated().map { series, found in
      Figure.Mark.points(
        series: series,
        names.enumerated().compactMap { place, name -> Figure.Point? in
          guard let late = found[name] else { return nil }
          return Figure.Point(
            place: Double(place), value: late.mean, low: cut(late.low), high: cut(late.high),
            words: "\(labels[place]) · \(label(of: shown[series])): "
              + "\(numbers.change(late, .dossiers)), \(verdict(late))")
        })
    }
    return Figure(
      id: "gains",
      title: text("Who gains and who loses", vi: "Đơn vị nào được lợi, đơn vị nào thiệt"),
      about: text(
        "Change of late or overdue dossiers against the office as it is: left of the line fewer, right of it more. "
          + "The lines hold for all units and sets at once with 95 %.",
        vi:
          "Thay đổi số hồ sơ trễ hạn hoặc quá hạn so với hiện trạng: bên trái vạch là ít đi, bên phải là nhiều thêm. "
          + "Các khoảng đúng đồng thời cho mọi đơn vị và phương án với độ tin cậy 95 %.")
        + (isCut
          ? text(
            " Lines that go further are cut; the table has their ends.",
            vi: " Khoảng dài hơn được cắt bớt trên hình; bảng số liệu ghi đủ.") : "") + selection,
      places: Figure.Axis(title: "", scale: .names(labels)),
      values: Figure.Axis(
        title: text(
          "Change of late or overdue dossiers", vi: "Thay đổi số hồ sơ trễ hạn hoặc quá hạn"),
        scale: .numbers(Figure.NumberScale(holding: ends))),
      isSideways: true,
      series: Array(series.dropFirst()),
      marks: [.rule(value: 0, name: "")] + marks,
      table: Figure.Table(
        header: [text(ReportWords.units(kind)).firstUppercased] + shown.map(label),
        rows: zip(names, labels).map { name, label in
          [label]
            + found.map { found in
              found[name].map { "\(numbers.change($0, .dossiers)): \(verdict($0))" } ?? "–"
            }
        }, note: note),
      language: language)
  }

  private func verdict(_ late: StoredDifference) -> String {
    switch late.sign {
    case 1: text("loses", vi: "thiệt")
    case -1: text("gains", vi: "được lợi")
    default: text("not told from chance", vi: "chưa phân biệt được với ngẫu nhiên")
    }
  }
}

extension String {
  /// The same with a capital at its beginning.
  var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
