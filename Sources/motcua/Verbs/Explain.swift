import ArgumentParser
import Experiments
import Scenarios
import Wording

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: words(
      "Explains a code of a message (E0214) or a metric (on_time_rate_766).",
      vi: "Giải thích mã của một thông báo (E0214) hoặc một chỉ tiêu (on_time_rate_766)."))

  @Argument(
    help: ArgumentHelp(
      "The code or the metric; without it, all of them are listed.",
      vi: "Mã hoặc chỉ tiêu; nếu không nêu thì liệt kê tất cả."),
    completion: .custom { _, _, _ in codes + metrics })
  var code: String?

  @OptionGroup var locale: LocaleOption

  func run() throws {
    guard let code else { return try Terminal.print(Self.list[locale.language]) }
    guard let words = Self.explanation(of: code) else {
      throw Failure.unknown(Bilingual("code", vi: "mã"), code, in: Self.codes + Self.metrics)
    }
    try Terminal.print(words[locale.language] + "\n")
  }

  private static var codes: [String] { (DiagnosticCatalogue.codes + CheckCatalogue.codes).sorted() }

  private static var metrics: [String] {
    MetricCatalogue.all.map(\.id) + ["utilisation"]
  }

  private static func explanation(of code: String) -> Bilingual? {
    if let words = DiagnosticCatalogue.explanation(of: code) ?? CheckCatalogue.explanation(of: code)
    {
      return Bilingual(same: "\(code.uppercased()): ") + words
    }
    if let metric = MetricCatalogue.metric(code) {
      return head(metric.id, metric.unit, .empty) + metric.meaning
    }
    return MetricCatalogue.pools.first { $0.id == code }.map { metric in
      head(metric.id, metric.unit, Bilingual(", of a pool of staff", vi: ", của một nhóm nhân sự"))
        + metric.meaning
    }
  }

  /// The identifier and the unit of a metric, and what it is of.
  private static func head(_ id: String, _ unit: MetricUnit, _ owner: Bilingual) -> Bilingual {
    Bilingual("\(id) (\(unit.rawValue))", vi: "\(id) (\(unit.name.vietnamese))") + owner
      + Bilingual(same: ": ")
  }

  private static var list: Bilingual {
    let codes = codes.joined(separator: " ")
    return Bilingual("Codes: \(codes)\n\nMetrics:\n", vi: "Mã: \(codes)\n\nChỉ tiêu:\n")
      + metrics.map { id in
        let name = MetricCatalogue.name(of: id).vietnamese
        return Bilingual("  \(id)\n", vi: "  \(id): \(name)\n")
      }.joined(separator: .empty)
  }
}
