import ArgumentParser

struct Forecast: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Forecasts from what was counted.",
    subcommands: [Arrivals.self])
}
