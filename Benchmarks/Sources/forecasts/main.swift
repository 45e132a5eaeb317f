import Forecasting
import Foundation

// Reads lines of 'half;season;history;future', figures parted by commas, and prints a line of CSV
// for each method and half. `Benchmarks/forecasts` writes the one and reads the other.

struct Case {
  let isTuning: Bool
  let history: TimeSeries
  let future: [Double]
}

struct Row {
  var count = 0.0
  var symmetric = 0.0
  var scaled = 0.0
  var coverage80 = 0.0
  var coverage95 = 0.0
  var score = 0.0

  mutating func add(_ forecast: IntervalForecast, _ item: Case) {
    let values = forecast.point.values
    count += 1
    symmetric += ForecastAccuracy.symmetricError(values, actual: item.future) ?? 0
    scaled +=
      ForecastAccuracy.scaledError(values, actual: item.future, history: item.history) ?? 0
    coverage80 += ForecastAccuracy.coverage(forecast, level: 0.8, actual: item.future) ?? 0
    coverage95 += ForecastAccuracy.coverage(forecast, level: 0.95, actual: item.future) ?? 0
    score +=
      ForecastAccuracy.intervalScore(
        forecast, level: 0.95, actual: item.future, history: item.history) ?? 0
  }

  func printed(_ name: String, _ part: String, milliseconds: Double) {
    let figures = [symmetric, scaled, coverage80, coverage95, score].map { $0 / count }
    let cells = (figures + [milliseconds]).map { String(format: "%.6f", $0) }
    print(([name, part, String(Int(count))] + cells).joined(separator: ","))
  }
}

func seconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

func figures(_ text: Substring) -> [Double] { text.split(separator: ",").compactMap { Double($0) } }

let cases = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
  .split(separator: "\n").map { line -> Case in
    let parts = line.split(separator: ";")
    return Case(
      isTuning: parts[0] == "tuning",
      history: try TimeSeries(figures(parts[2]), seasonLength: Int(parts[1]) ?? 1),
      future: figures(parts[3]))
  }
let horizon = cases[0].future.count
let tuning = cases.filter(\.isTuning)
// What came is known of the tuning half, so its panel ends later than the histories that are judged.
let known = try tuning.map {
  try TimeSeries($0.history.values + $0.future, seasonLength: $0.history.seasonLength)
}
// A second argument judges every so many cases only, as the peer does; the panel stays whole.
let every = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 1 : 1
let judged = stride(from: 0, to: cases.count, by: every).map { cases[$0] }

func rows(_ panel: ConformalPanel, of cases: [Case]) -> [Row] {
  var rows = [Row(), Row()]
  for item in cases {
    rows[item.isTuning ? 0 : 1].add(panel.forecast(of: item.history), item)
  }
  return rows
}

// The strength of the panel is chosen by the tuning half's score, for the recommended method.
var best: (panel: ConformalPanel, score: Double)?
for strength in [18.0, 36, 72, 144] {
  let panel = try ConformalPanel(
    of: known, method: ForecastMethodCatalogue.recommended, horizon: horizon,
    strength: strength)
  let score = rows(panel, of: tuning)[0].score
  if best.map({ score < $0.score }) ?? true { best = (panel, score) }
}
guard let best else { fatalError("no strength was tried") }
print("strength,\(Int(best.panel.strength))")

for method in ForecastMethodCatalogue.all {
  let panel = try ConformalPanel(
    of: known, method: method, horizon: horizon, strength: best.panel.strength)
  let start = seconds()
  let halves = rows(panel, of: judged)
  let milliseconds = (seconds() - start) * 1000 / Double(judged.count)
  halves[0].printed(method.id, "tuning", milliseconds: milliseconds)
  halves[1].printed(method.id, "report", milliseconds: milliseconds)
}
