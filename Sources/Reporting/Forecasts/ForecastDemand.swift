import Forecasting
import Foundation
import Scenarios
import WorkingTime

/// What a scenario takes from a forecast: a table for `demand:` and, where a year is covered, a profile.
struct ForecastDemand {
  private let findings: ForecastFindings

  /// The citation of every rate.
  static let source = "forecast"

  init(_ findings: ForecastFindings) {
    self.findings = findings
  }

  /// `demand.csv`: columns id, of (from a column procedure), from (from a column place), arrivals.
  var table: String {
    let hierarchy = findings.forecast.hierarchy
    let procedure = hierarchy.columns.firstIndex { $0.lowercased() == "procedure" }
    let place = hierarchy.columns.firstIndex { ["place", "commune"].contains($0.lowercased()) }
    var table = CSVText(
      ["id"] + (procedure == nil ? [] : ["of"]) + (place == nil ? [] : ["from"]) + ["arrivals"])
    var used: Set<String> = []
    for (row, series) in zip(hierarchy.rows, findings.forecast.rows) {
      let base = Self.name(row.isEmpty ? "total" : row.joined(separator: "-"), letterFirst: false)
      var id = base
      var number = 2
      while !used.insert(id).inserted {
        id = "\(base)-\(number)"
        number += 1
      }
      let names = [procedure, place].compactMap { $0 }.map { CSVCell.text(Self.reference(row[$0])) }
      table.append([.text(id)] + names + [.text("\(rate(series)) (\(Self.source))")])
    }
    return table.text
  }

  /// The rate: by year where whole years are ahead, otherwise by month, or by day.
  private func rate(_ series: ArrivalForecast.Series) -> String {
    let tenths = series.tenths.reduce(0, +)
    let horizon = Int64(findings.forecast.horizon)
    switch findings.forecast.step {
    case .day: return "\(Self.digits(tenths, over: horizon)) per day"
    case .month where horizon % 12 == 0:
      return "\(Self.digits(tenths, over: horizon / 12)) per year"
    case .month: return "\(Self.digits(tenths, over: horizon)) per month"
    }
  }

  /// `scenario-part.yaml`: the source, the profile of the year and how the table is named.
  var part: String {
    let period =
      "\(findings.pastTimes.first ?? "")..\(findings.pastTimes.last ?? "")"
    let file = findings.source.path.split(separator: "/").last.map(String.init) ?? "a history"
    let cite = "motcua forecast arrivals, from \(Self.quotable(file)) of \(period)"
    let weights = monthWeights
    let profile =
      weights.isEmpty
      ? ""
      : "profiles:\n  \(Self.source): { when: open hours of intake, month: {"
        + weights.map { " \($0.name): \($0.weight)" }.joined(separator: ",")
        + " }, source: \(Self.source) }\n"
    let named = weights.isEmpty ? "" : ", profile: \(Self.source)"
    return """
      sources:
        \(Self.source): { status: calibrated, cite: "\(cite)" }
      \(profile)demand:
        all: { table: demand.csv\(named) }

      """
  }

  /// How many come on a working day of each month, over the mean; empty when no year is ahead.
  private var monthWeights: [(name: String, weight: String)] {
    let forecast = findings.forecast
    guard forecast.step == .month, forecast.horizon >= 12, let total = forecast.groups.first,
      total.tenths.prefix(12).allSatisfy({ $0 > 0 })
    else { return [] }
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    let holidays = Holidays.vietnam()
    let daily = (0..<12).map { ahead -> (month: Int, rate: Double) in
      let first = forecast.date(ahead)
      let count = CivilDate.daysInMonth(year: first.year, month: first.month)
      let days = (0..<count).count { holidays.isWorkingDay(first.advanced(byDays: $0)) }
      return (first.month, Double(total.tenths[ahead]) / Double(max(1, days)))
    }
    let mean = daily.reduce(0) { $0 + $1.rate } / 12
    return daily.sorted { $0.month < $1.month }.map { month in
      let thousandths = max(1, Int64((month.rate / mean * 1000).rounded()))
      let digits = "\(thousandths % 1000)"
      let fraction = String(repeating: "0", count: 3 - digits.count) + digits
      return (names[month.month - 1], "\(thousandths / 1000).\(fraction)")
    }
  }

  // MARK: - Words of the language

  /// Tenths over a number, with one decimal more than tenths where it does not divide.
  static func digits(_ tenths: Int64, over divisor: Int64) -> String {
    if tenths % divisor == 0 {
      let whole = tenths / divisor
      return whole % 10 == 0 ? "\(whole / 10)" : "\(whole / 10).\(whole % 10)"
    }
    let thousandths = Int64((Double(tenths) * 100 / Double(divisor)).rounded())
    let digits = "\(thousandths % 1000)"
    return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
  }

  /// A procedure or place as the history names it where the language can, made into a name otherwise.
  static func reference(_ text: String) -> String {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count <= 2, zip(parts, [true, false]).allSatisfy({ name($0, letterFirst: $1) == $0 }) {
      return text
    }
    return name(text, letterFirst: true)
  }

  /// Small letters without marks, digits and single hyphens: `Cấp phép XD` becomes `cap-phep-xd`.
  static func name(_ text: String, letterFirst: Bool) -> String {
    let plain = text.lowercased().replacing("đ", with: "d")
      .decomposedStringWithCanonicalMapping.unicodeScalars
    var name = ""
    for scalar in plain {
      switch scalar.value {
      case 0x61...0x7A, 0x30...0x39: name.unicodeScalars.append(scalar)
      case 0x300...0x36F: break
      default: if !name.isEmpty, name.last != "-" { name += "-" }
      }
    }
    while name.last == "-" { name.removeLast() }
    if name.isEmpty { name = "x" }
    return letterFirst && name.first?.isNumber == true ? "n\(name)" : name
  }

  private static func quotable(_ text: String) -> String {
    TableText.printable(text).replacing("\\", with: "/").replacing("\"", with: "'")
  }
}
