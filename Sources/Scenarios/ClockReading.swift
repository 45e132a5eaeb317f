import Wording
import WorkingTime

extension ScenarioReader {
  /// The procedure's own keys of the clock over the scenario's.
  func clock(of member: Definitions.Member, limit: StatutoryLimit?) -> ClockRule {
    let own = member.node["clock"]?.entries ?? []
    func value(_ key: String) -> SourceNode? {
      own.first { $0.key == key }?.value ?? office.entries("clock").first { $0.key == key }?.value
    }
    if let calendar = value("calendar"), let name = calendar.text {
      checkCalendar(name, at: calendar.place)
    }
    let cutOff = quantity(value("cut-off"), .timeOfDay).flatMap { TimeOfDay($0) }
    var clock = ClockRule(
      calendar: value("calendar")?.text, starts: word(value("starts")) ?? .acceptance,
      cutOff: cutOff ?? TimeOfDay(hour: 15, minute: 0), judged: word(value("judged")) ?? .date)
    clock.supplement = word(value("supplement")) ?? .stop
    clock.payment = word(value("payment")) ?? .stop
    clock.extensionRule = value("extension").flatMap { extensionRule($0, member.name, limit) }
    clock.acknowledge =
      quantity(value("acknowledge"), .limit).flatMap { QuantityValue.limit($0) }
    return clock
  }

  private func extensionRule(
    _ node: SourceNode, _ procedure: String, _ limit: StatutoryLimit?
  ) -> ExtensionRule? {
    guard node.entries != nil, let chance = share(node["chance"]),
      let days = quantity(node["by"], .workingDays).flatMap({ QuantityValue.count($0) }),
      let letter = share(node["letter"])
    else { return nil }
    let late = share(node["letter-late"]) ?? 0
    if letter + late > 1 + 1e-9 { reporter.report(.tooManyLetters(letter + late, node.place)) }
    if limit == .sameDay { reporter.report(.extensionOfSameDay(procedure, node.place)) }
    return ExtensionRule(chance: chance, days: days, letter: letter, lateLetter: late)
  }
}

extension Diagnostic {
  fileprivate static func tooManyLetters(_ sum: Double, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .shares,
      Bilingual(
        "`letter:` and `letter-late:` add to \(sum.percent) % of the letters due",
        vi: "`letter:` và `letter-late:` cộng lại được \(sum.percent) % số thư phải gửi"),
      fix: Bilingual(
        "keep their sum at 100 % or below; the rest is never sent",
        vi: "giữ tổng không quá 100 %; phần còn lại là không gửi"), at: place)
  }

  fileprivate static func extensionOfSameDay(_ procedure: String, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .extensionOfSameDay,
      Bilingual(
        "'\(procedure)' is due the same day, and a request for more time must come a day earlier",
        vi: "'\(procedure)' có hạn trong ngày, mà đề nghị gia hạn phải có trước một ngày"),
      fix: Bilingual(
        "give the procedure `clock: { extension: none }` if you want to say so",
        vi: "ghi `clock: { extension: none }` cho thủ tục nếu muốn nói rõ điều đó"), at: place)
  }
}
