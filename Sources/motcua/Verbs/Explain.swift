import ArgumentParser
import Experiments
import Scenarios
import Wording

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explains a code of a message (E0214) or a metric (on_time_rate_766).")

  @Argument(help: "The code or the metric; without it, all of them are listed.")
  var code: String?

  func run() throws {
    guard let code else { return try Terminal.print(Self.list) }
    guard let words = Self.explanation(of: code) else {
      throw Failure.unknown(Bilingual("code", vi: "mã"), code, in: Self.codes + Self.metrics)
    }
    try Terminal.print(words + "\n")
  }

  private static var codes: [String] { (DiagnosticCatalogue.codes + CheckCatalogue.codes).sorted() }

  private static var metrics: [String] {
    MetricCatalogue.all.map(\.id) + ["utilisation"]
  }

  private static func explanation(of code: String) -> String? {
    if let words = DiagnosticCatalogue.explanation(of: code) ?? CheckCatalogue.explanation(of: code)
    {
      return "\(code.uppercased()): \(words)"
    }
    if let metric = MetricCatalogue.metric(code) {
      return "\(metric.id) (\(metric.unit.rawValue)): \(metric.meaning.english)"
    }
    return MetricCatalogue.pools.first { $0.id == code }.map { metric in
      "\(metric.id) (\(metric.unit.rawValue)), of a pool of staff: \(metric.meaning.english)"
    }
  }

  private static var list: String {
    "Codes: \(codes.joined(separator: " "))\n\nMetrics:\n"
      + metrics.map { "  \($0)\n" }.joined()
  }
}
