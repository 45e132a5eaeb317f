import WorkingTime

/// Makes the base forecasts of a panel, each by the methods of its step.
struct BaseForecastMaker {
  private let panel: ArrivalPanel
  private let horizon: Int
  private let origins: [Int]
  private let holidays: Holidays
  /// Whether every method is tried, and months also through their days where those are known.
  private let isThorough: Bool
  private let months: [MonthMethod]
  private let calendar: CalendarEffects

  init(
    panel: ArrivalPanel, horizon: Int, origins: [Int], holidays: Holidays, isThorough: Bool
  ) {
    (self.panel, self.horizon, self.origins) = (panel, horizon, origins)
    (self.holidays, self.isThorough) = (holidays, isThorough)
    months =
      panel.step == .day
      ? []
      : MonthMethod.all(panel, horizon: horizon, holidays: holidays, isQuick: !isThorough)
    calendar = CalendarEffects(holidays: holidays)
  }

  /// The base forecast of the sum of some rows; `nil` when no method has an answer.
  func base(of members: [Int]) -> BaseForecast? {
    let history = sum(of: panel.counts, members)
    if history.allSatisfy({ $0 == 0 }) { return empty(history) }
    return panel.step == .day ? byDay(history) : byMonth(history, members)
  }

  /// A series without a dossier goes on without.
  private func empty(_ history: [Double]) -> BaseForecast? {
    BaseForecast(of: history, origins: origins, horizon: horizon, names: ["none"]) { _, _, ahead in
      [Double](repeating: 0, count: ahead)
    }
  }

  private func byMonth(_ history: [Double], _ members: [Int]) -> BaseForecast? {
    let days = isThorough ? panel.days.map { ($0.first, sum(of: $0.counts, members)) } : nil
    let names = months.map(\.name) + (days == nil ? [] : ["by day"])
    var notes: [String] = []
    var base = BaseForecast(of: history, origins: origins, horizon: horizon, names: names) {
      method, known, ahead in
      if method < months.count {
        return months[method].forecast(Array(history[..<known]), ahead)
      }
      guard let days else { return nil }
      return throughDays(days.0, days.1, known: known, ahead: ahead, notes: &notes)
    }
    if base?.method == "by day" { base?.notes = notes }
    return base
  }

  /// Months added up from a forecast of their days.
  private func throughDays(
    _ first: CivilDate, _ counts: [Double], known: Int, ahead: Int, notes: inout [String]
  ) -> [Double]? {
    let start = panel.date(known)
    let past = Array(counts[..<(start.dayNumber - first.dayNumber)])
    let length = panel.date(known + ahead).dayNumber - start.dayNumber
    guard let model = DailyModel(counts: past, from: first, calendar: calendar),
      let days = model.forecast(RestMethod.level, counts: past, horizon: length)
    else { return nil }
    notes = model.notes
    return (0..<ahead).map { month in
      let begin = panel.date(known + month).dayNumber - start.dayNumber
      let end = panel.date(known + month + 1).dayNumber - start.dayNumber
      return days[begin..<end].reduce(0) { $0 + $1.count }
    }
  }

  private func byDay(_ history: [Double]) -> BaseForecast? {
    let opening = OpeningDays(seenIn: history, from: panel.first, holidays: holidays)
    var models: [Int: DailyModel] = [:]
    var base = BaseForecast(
      of: history, origins: origins, horizon: horizon, names: RestMethod.all.map(\.name)
    ) { method, known, ahead in
      let past = Array(history[..<known])
      guard
        let model = models[known]
          ?? DailyModel(counts: past, from: panel.first, calendar: calendar, opening: opening)
      else { return nil }
      models[known] = model
      return model.forecast(RestMethod.all[method], counts: past, horizon: ahead)?.map(\.count)
    }
    if let model = models[history.count] {
      base?.notes = model.notes
      base?.isClosed = (0..<horizon).map {
        !model.opening.isOpen(panel.date(panel.length + $0), holidays: holidays)
      }
      return base
    }
    return base ?? sparse(history)
  }

  /// Too few days with dossiers for a model: the mean of the last three months on every day.
  private func sparse(_ history: [Double]) -> BaseForecast? {
    BaseForecast(of: history, origins: origins, horizon: horizon, names: ["mean"]) {
      _, known, ahead in
      let last = history[max(0, known - 91)..<known]
      return [Double](
        repeating: last.reduce(0, +) / Double(max(1, last.count)), count: ahead)
    }
  }

  private func sum(of counts: [[Double]], _ members: [Int]) -> [Double] {
    guard let first = members.first else { return [] }
    var sum = counts[first]
    for member in members.dropFirst() {
      for index in sum.indices { sum[index] += counts[member][index] }
    }
    return sum
  }
}
