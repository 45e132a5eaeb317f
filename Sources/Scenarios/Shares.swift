import Wording

/// A share of a set, by its name in the file.
struct NamedShare {
  var name: String
  var share: Double
  var place: SourcePlace
}

extension ScenarioReader {
  /// A set of shares in the order of the file, `rest` worked out; it must add to 100 %.
  func shares(of node: SourceNode?) -> [NamedShare]? {
    guard let node, node.entries != nil else { return nil }
    var shares: [NamedShare] = []
    var rests: [Int] = []
    for entry in node.named {
      guard let text = quantity(entry.value, .shareOrRest) else { return nil }
      if text == "rest" { rests.append(shares.count) }
      shares.append(
        NamedShare(
          name: entry.key, share: QuantityValue.share(text) ?? 0, place: entry.value.place))
    }
    let sum = shares.map(\.share).sorted().reduce(0, +)
    if rests.count > 1 { reporter.report(.twoRests(shares[rests[1]].place)) }
    if let rest = rests.first, sum <= 1 + 1e-9 {
      shares[rest].share = max(0, 1 - sum)
    } else if abs(sum - 1) > 1e-9 {
      reporter.report(.sum(sum, node.place))
    }
    return shares
  }
}

extension Diagnostic {
  static func twoRests(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .shares,
      Bilingual(
        "`rest` may stand once in a set of shares",
        vi: "`rest` chỉ được đứng một lần trong một bộ tỷ lệ"),
      fix: Bilingual("write one of them as a share", vi: "viết một trong số đó thành tỷ lệ"),
      at: place)
  }

  fileprivate static func sum(_ sum: Double, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .shares,
      Bilingual(
        "the shares add to \(sum.percent) %, not to 100 %",
        vi: "các tỷ lệ cộng lại được \(sum.percent) %, không phải 100 %"),
      fix: Bilingual("write one of them as `rest`", vi: "viết một trong số đó là `rest`"), at: place
    )
  }
}

extension Double {
  /// Without `.0` when whole.
  var plain: String {
    self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self)
  }

  /// A share in per cent, to four decimals.
  var percent: String { ((self * 1e6).rounded() / 1e4).plain }
}
