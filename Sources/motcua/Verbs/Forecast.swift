import ArgumentParser

struct Forecast: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Forecasts what will come, and what policies will do to it.",
    subcommands: [Arrivals.self, Policies.self])
}
