import Wording
import WorkingTime

extension ScenarioReader {
  /// All profiles; only the quantities of those that demand names count as used.
  func profiles() -> [Profile] {
    let named = Set(
      demandNames.members.flatMap { member -> [String] in
        let node = member.node["profile"]
        return (node?.entries?.map(\.value) ?? [node].compactMap(\.self)).compactMap(\.text)
      })
    return profileNames.names.compactMap { name in
      guard let node = profileNames.entry(name) else { return nil }
      let before = used
      let profile = profile(name, node)
      if !named.contains(name) {
        used = before
      } else if profile.yearSpread == 0, profile.daySpread == 0 {
        reporter.report(.noSpread(name, node.place))
      }
      return profile
    }
  }

  private func profile(_ name: String, _ node: SourceNode) -> Profile {
    let spread = node["spread"]
    let growth = quantity(node["trend"], .trend).flatMap { trend(of: $0) }
    return Profile(
      name: name, openHoursOnly: node["when"]?.text == "open hours of intake",
      months: weights(node["month"], Language.months),
      weekdays: weights(node["weekday"], Language.weekdays), hours: hours(node["hour"]),
      tet: tet(node["tet"]), trendPerYear: growth ?? 0,
      yearSpread: amount(spread?["year"], .spread).map { $0 / 100 } ?? 0,
      daySpread: amount(spread?["day"], .spread).map { $0 / 100 } ?? 0)
  }

  private func weights(_ node: SourceNode?, _ names: [String]) -> [Double] {
    let weights = names.map { amount(node?[$0], .weight) ?? 1 }
    if let node, !weights.contains(where: { $0 > 0 }) { reporter.report(.noWeight(node.place)) }
    return weights
  }

  private func hours(_ node: SourceNode?) -> [HourWeight] {
    var hours: [HourWeight] = []
    for entry in node?.entries ?? [] {
      guard let from = TimeOfDay(entry.key), let weight = amount(entry.value, .weight)
      else { continue }
      if let last = hours.last, from <= last.from {
        reporter.report(.notAscending(entry))
      } else {
        hours.append(HourWeight(from: from, weight: weight))
      }
    }
    if let node, !hours.isEmpty, !hours.contains(where: { $0.weight > 0 }) {
      reporter.report(.noWeight(node.place))
    }
    return hours
  }

  private func tet(_ node: SourceNode?) -> TetEffect? {
    guard let before = amount(node?["before"], .days), let low = amount(node?["low"], .spread),
      let after = amount(node?["after"], .days), let high = amount(node?["high"], .spread)
    else { return nil }
    return TetEffect(
      beforeDays: Int(before), low: low / 100, afterDays: Int(after), high: high / 100)
  }

  private func trend(of text: String) -> Double? {
    let sign = text.hasPrefix("-") ? -1.0 : 1.0
    return QuantityValue.amount(text.drop { "+-".contains($0) }).map { sign * $0 / 100 }
  }
}

extension Diagnostic {
  fileprivate static func notAscending(_ entry: SourceEntry) -> Diagnostic {
    Diagnostic(
      .hourOrder,
      Bilingual(
        "'\(entry.key)' does not come after the hour in front of it",
        vi: "'\(entry.key)' không đứng sau giờ đứng trước nó"),
      fix: Bilingual(
        "write the hours in order, from early to late",
        vi: "viết các giờ theo thứ tự từ sớm đến muộn"), at: entry.place)
  }

  fileprivate static func noSpread(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noSpread,
      Bilingual(
        "arrivals of the profile '\(name)' vary only as Poisson does",
        vi: "lượng đến của mẫu nhịp '\(name)' chỉ biến động theo Poisson"),
      fix: Bilingual(
        "add `spread: { day: 12 % }` if days differ more, which they usually do",
        vi: "thêm `spread: { day: 12 % }` nếu các ngày khác nhau nhiều hơn, như thường gặp"),
      at: place)
  }

  fileprivate static func noWeight(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .outOfRange,
      Bilingual(
        "all weights are 0, so nothing could ever arrive",
        vi: "mọi trọng số bằng 0, nên không bao giờ có hồ sơ đến"),
      fix: Bilingual("give at least one weight above 0", vi: "cho ít nhất một trọng số lớn hơn 0"),
      at: place)
  }
}
