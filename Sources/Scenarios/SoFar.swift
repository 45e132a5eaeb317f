/// `so-far:`, what was published of the time before the period, in the same books.
///
/// The share of both together that is on time is then a finding: where the year ends.
public struct SoFar: Sendable, Equatable {
  /// The dossiers received; `nil`: not given.
  public var received: Int?
  /// The dossiers closed with a result.
  public var resolved: Int
  /// The share of these that was on time, in 0...1.
  public var onTimeRate: Double
  /// Half a unit of the last digit in which that share was published: what it may be off by.
  public var rounding: Double
  public var source: String?
}

extension ScenarioReader {
  func soFar() -> SoFar? {
    guard let node = root["so-far"], let rateNode = node["on_time_rate_resolved"],
      let resolved = tally(node["resolved"]), let rateText = quantity(rateNode, .share),
      let rate = QuantityValue.share(rateText)
    else { return nil }
    let digits = rateText.split(separator: " ")[0].split(separator: ".")
    let unit = digits.count > 1 ? digits[1].reduce(0.01) { value, _ in value / 10 } : 0.01
    return SoFar(
      received: tally(node["received"]), resolved: resolved, onTimeRate: rate, rounding: unit / 2,
      source: CitedText(rateNode.text ?? "").source.map(String.init) ?? rateNode.source)
  }

  private func tally(_ node: SourceNode?) -> Int? {
    quantity(node, .tally).flatMap { QuantityValue.count($0) }
  }
}
