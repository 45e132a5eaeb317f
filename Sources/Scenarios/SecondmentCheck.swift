import Wording
import WorkingTime

/// Whether those who are seconded can come: on days on which they are needed nowhere else.
struct SecondmentCheck {
  private let scenario: Scenario
  private let reader: ScenarioReader
  private let days: ClosedRange<CivilDate>
  private let rules: [String: CalendarRule]
  private let agencies: [String: Agency]

  init(scenario: Scenario, reader: ScenarioReader) {
    self.scenario = scenario
    self.reader = reader
    days = scenario.runDays
    rules = Dictionary(
      scenario.calendars.map { ($0.name, $0.rule) }, uniquingKeysWith: { first, _ in first })
    agencies = Dictionary(
      scenario.agencies.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A secondment with the agency that they come to.
  private struct Row {
    let secondment: Secondment
    let host: Agency
    let rule: CalendarRule
    let place: SourcePlace?
  }

  func run() {
    guard !reader.secondmentPlaces.isEmpty else { return }
    var rows: [String: [Row]] = [:]
    for agency in scenario.agencies {
      for staff in agency.staff {
        guard let rule = agency.calendar(of: staff).flatMap({ rules[$0] }) else { continue }
        let places = reader.secondmentPlaces["\(agency.name).\(staff.role)"] ?? []
        for (number, secondment) in staff.seconded.enumerated() {
          let row = Row(
            secondment: secondment, host: agency, rule: rule,
            place: number < places.count ? places[number] : nil)
          checkDays(of: row)
          rows["\(secondment.agency).\(secondment.role)", default: []].append(row)
        }
      }
    }
    for agency in scenario.agencies {
      for staff in agency.staff {
        checkPosts(of: staff, at: agency, rows["\(agency.name).\(staff.role)"] ?? [])
      }
    }
  }

  /// They come on some day on which the agency is open.
  private func checkDays(of row: Row) {
    guard !row.rule.opens(in: scenario.period, on: row.secondment.days) else { return }
    reader.reporter.report(.neverComes(row.secondment, row.host.name, row.place))
  }

  /// On no day are more seconded than there are whole posts.
  private func checkPosts(of staff: Staff, at agency: Agency, _ rows: [Row]) {
    guard !rows.isEmpty else { return }
    let held = [PostsChange(from: days.lowerBound, posts: staff.posts)] + staff.changes
    let fewest = held.map(\.posts).min() ?? 0
    let most = Weekday.allCases.map { day in
      rows.reduce(0) { $0 + ($1.secondment.days.contains(day) ? $1.secondment.posts : 0) }
    }.max()
    guard Double(most ?? 0) > fewest.rounded(.down) else { return }
    var date = days.lowerBound
    while date <= days.upperBound {
      let posts = held.last { $0.from <= date }?.posts ?? staff.posts
      let away = rows.filter { isAway($0, on: date, from: agency) }
      let count = away.reduce(0) { $0 + $1.secondment.posts }
      if Double(count) > posts.rounded(.down), let last = away.last {
        reader.reporter.report(
          .tooManySeconded("\(agency.name).\(staff.role)", count, posts, date, last.place))
        return
      }
      date = date.advanced(byDays: 1)
    }
  }

  private func isAway(_ row: Row, on date: CivilDate, from agency: Agency) -> Bool {
    row.secondment.days.contains(date.weekday) && row.host.isOpen(on: date)
      && agency.isOpen(on: date) && row.rule.opens(in: date...date)
  }
}

extension Scenario {
  /// The days of a run up to the end of the period, the warm-up included.
  var runDays: ClosedRange<CivilDate> {
    period.lowerBound.advanced(byDays: -experiment.warmUpDays)...period.upperBound
  }
}

extension Diagnostic {
  fileprivate static func neverComes(
    _ secondment: Secondment, _ host: String, _ place: SourcePlace?
  ) -> Diagnostic {
    let days = secondment.days.sorted().map(\.abbreviation).joined(separator: ", ")
    return Diagnostic(
      .secondment,
      Bilingual(
        "'\(secondment.agency).\(secondment.role)' would come to '\(host)' on \(days), when it is closed",
        vi:
          "'\(secondment.agency).\(secondment.role)' sẽ đến '\(host)' vào \(days), khi nơi đó đóng cửa"
      ),
      fix: Bilingual(
        "choose a day on which its calendar opens", vi: "chọn một ngày mà lịch của cơ quan mở cửa"),
      at: place)
  }

  fileprivate static func tooManySeconded(
    _ name: String, _ count: Int, _ posts: Double, _ date: CivilDate, _ place: SourcePlace?
  ) -> Diagnostic {
    let whole = Int(posts)
    return Diagnostic(
      .secondment,
      Bilingual(
        "\(count) posts of '\(name)' are seconded on \(date), and it has \(whole) whole \(whole == 1 ? "post" : "posts") then",
        vi:
          "\(count) vị trí của '\(name)' được biệt phái ngày \(date), mà khi đó chỉ có \(whole) vị trí trọn ngày"
      ),
      fix: Bilingual(
        "second fewer, on other days, or give '\(name)' more posts",
        vi: "biệt phái ít hơn, vào ngày khác, hoặc thêm vị trí cho '\(name)'"), at: place)
  }
}
