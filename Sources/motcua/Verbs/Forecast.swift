import ArgumentParser

struct Forecast: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: words(
      "Forecasts what will come, and what policies will do to it.",
      vi: "Dự báo lượng hồ sơ sẽ đến, và tác động của chính sách."),
    subcommands: [Arrivals.self, Policies.self])
}
