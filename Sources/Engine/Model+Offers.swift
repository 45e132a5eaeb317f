package import Scenarios
import Statistics
package import Wording
package import WorkingTime

/// What a model offers to who looks at it before a run: arrivals, staff and due dates by the hour.
extension Model {
  /// A calendar of the model by index, those of windows among them.
  package func calendar(_ index: Int) -> WorkingCalendar { calendars[index] }

  /// The calendars that pools work on.
  package var poolCalendars: [WorkingCalendar] {
    Set(pools.map { Int($0.calendar) }).sorted().map { calendars[$0] }
  }

  /// The calendar of an agency; `nil` where it has none.
  package func calendar(ofAgency index: Int) -> WorkingCalendar? {
    scenario.agencies[index].calendar
      .flatMap { name in scenario.calendars.firstIndex { $0.name == name } }
      .map { calendars[$0] }
  }

  /// The dossiers of a component of demand.
  package struct ExpectedStream {
    /// Index into the scenario's demand, and into its procedures.
    package var entry: Int
    package var procedure: Int
    package var channel: Channel
    /// Places with shares that add up to 1; one `nil` where dossiers have none.
    package var places: [(place: Int?, share: Double)]
    /// Expected dossiers between each two edges.
    package var counts: [Double]
    package var dayVariation: Double
    package var yearVariation: Double
    /// What of its demand is not in the counts.
    package var untold: [Bilingual]
  }

  /// The expected arrivals of all demand between ascending instants inside the run.
  ///
  /// Recorded arrivals have no rates: their counts are those of the rows of the first pass.
  ///
  /// - Complexity: O(components × (edges + days) × pieces of a day).
  package func expectedStreams(edges: [Int64]) -> [ExpectedStream] {
    let spreading = scenario.profiles.filter { $0.yearSpread > 0 || $0.daySpread > 0 }
    var streams: [ExpectedStream] = []
    for (entry, source) in sources.enumerated() {
      for (index, component) in source.components.enumerated() {
        let spread =
          component.spread == .max ? nil : spreading[Int(component.spread)]
        let sum = component.placeShares.reduce(0, +)
        let places: [(place: Int?, share: Double)] =
          component.places.isEmpty
          ? [(nil, 1)]
          : zip(component.places, component.placeShares).map {
            (Int($0), sum > 0 ? $1 / sum : 0)
          }
        var stream = ExpectedStream(
          entry: entry, procedure: Int(source.procedure), channel: component.channel,
          places: places, counts: counts(of: source, component: index, edges: edges, entry: entry),
          dayVariation: spread?.daySpread ?? 0, yearVariation: spread?.yearSpread ?? 0, untold: [])
        if source.limit != .max {
          stream.untold.append(
            Bilingual("an end of demand by number", vi: "nguồn hồ sơ dừng khi đủ số"))
        }
        if source.groupSize > 1 {
          stream.untold.append(
            Bilingual(
              "groups of arrivals, but for their number",
              vi: "hồ sơ đến theo nhóm (chỉ tính số lượng)"))
        }
        if source.trace != nil {
          stream.untold.append(
            Bilingual(
              "recorded arrivals, but for their counts",
              vi: "hồ sơ đến theo bản ghi (chỉ tính số lượng)"))
        }
        if source.renewal != nil {
          stream.untold.append(
            Bilingual("the law of gaps between arrivals", vi: "luật khoảng cách giữa các lần đến"))
        }
        if component.intake != .max {
          stream.untold.append(Bilingual("choice among intake agencies", vi: "chọn nơi tiếp nhận"))
        }
        if component.shifts != .max {
          stream.untold.append(Bilingual("shifts of channels", vi: "chuyển kênh nộp hồ sơ"))
        }
        streams.append(stream)
      }
    }
    return streams
  }

  private func counts(
    of source: SourceModel, component index: Int, edges: [Int64], entry: Int
  ) -> [Double] {
    let component = source.components[index]
    if let trace = source.trace {
      var counts = [Double](repeating: 0, count: edges.count - 1)
      for row in trace.rows where Int(row.component) == index {
        let place = edges.partitioningIndex { $0 > row.received }
        if place > 0, place < edges.count { counts[place - 1] += trace.scale }
      }
      return counts
    }
    if case .every(let gap) = scenario.demand[entry].rate {
      let rate = gap.mean > 0 ? component.share * Double(source.groupSize) / gap.mean : 0
      return zip(edges, edges.dropFirst()).map { rate * Double($1 - $0) }
    }
    let firstDay = span.start / secondsPerDay
    return zip(edges, edges.dropFirst()).map { start, end in
      var sum = 0.0
      var day = start / secondsPerDay
      while day * secondsPerDay < end {
        let midnight = day * secondsPerDay
        let offset = Int(day - firstDay)
        if component.dayWeights.indices.contains(offset) {
          let shape = source.shapes[Int(source.shapeOfDay[offset])]
          sum +=
            component.dayWeights[offset]
            * shape.mass(
              ofComponent: index, of: source.components.count,
              from: Double(max(0, start - midnight)),
              to: Double(min(secondsPerDay, end - midnight)))
        }
        day += 1
      }
      return sum * Double(source.groupSize)
    }
  }

  /// The posts of a pool at work between two instants of one day, on average, absence not taken off.
  ///
  /// A part of a post is there from the opening of the day on. Where people are paced or seconded, the
  /// hands of the day are spread over its open hours, absence of seconded people taken off. Who works a
  /// part of the day beside others begins nothing that cannot be done: that part is shorter by
  /// `unbegunSeconds`, but not by more than six tenths. It is an estimate: where the first of the queue
  /// does not fit, somebody else may take it, and the next one does.
  package func presentPosts(
    ofPool index: Int, from start: Int64, to end: Int64, unbegunSeconds: Double
  )
    -> Double
  {
    let pool = pools[index]
    let calendar = calendars[Int(pool.calendar)]
    let open = calendar.openSeconds(at: end) - calendar.openSeconds(at: start)
    guard open > 0, end > start else { return 0 }
    let day = start / secondsPerDay
    let dayStart = calendar.openSeconds(at: day * secondsPerDay)
    let dayOpen = calendar.openSeconds(at: (day + 1) * secondsPerDay) - dayStart
    let held = pool.changes.last { $0.instant <= day * secondsPerDay }
    let posts = (held?.posts ?? pool.posts) * (held?.available ?? 1)
    if pool.isPaced || pool.hasSecondments {
      let hands =
        hands(of: pool, posts: held?.posts ?? pool.posts, on: day) * (held?.available ?? 1)
      return hands / max(1e-9, 1 - pool.absent) * Double(open) / Double(end - start)
    }
    let from = Double(calendar.openSeconds(at: start) - dayStart)
    let whole = posts.rounded(.down)
    let presence = Double(dayOpen) * (posts - whole)
    let leaves = whole > 0 ? max(0.4 * presence, presence - unbegunSeconds) : presence
    let part = min(max(0, leaves - from), Double(open))
    return (whole * Double(open) + part) / Double(end - start)
  }

  /// Whether people of a pool have features that its posts do not tell.
  package func untold(ofPool index: Int) -> [Bilingual] {
    let pool = pools[index]
    var found: [Bilingual] = []
    if pool.order != .firstCome {
      found.append(
        Bilingual(
          "orders of queues other than first come",
          vi: "thứ tự hàng chờ khác với đến trước làm trước"))
    }
    if pool.preempts { found.append(Bilingual("interruption of work", vi: "ngắt việc đang làm")) }
    if pool.atClosing != .suspend {
      found.append(
        Bilingual(
          "work at closing: it stops there and goes on at the next opening",
          vi: "việc lúc hết giờ: dừng lại và làm tiếp khi mở cửa"))
    }
    if pool.lists != 0 { found.append(Bilingual("lists of reviews", vi: "danh sách rà soát")) }
    if pool.hasSecondments {
      found.append(
        Bilingual(
          "secondments, but for the hands of each day", vi: "biệt phái (chỉ tính số người mỗi ngày)"
        ))
    }
    if pool.isPaced {
      found.append(
        Bilingual(
          "productivity and learning, but for the hands of each day",
          vi: "năng suất và học việc (chỉ tính số người mỗi ngày)"))
    }
    return found
  }

  /// What the due date of a dossier depends on, beside its acceptance: equal for many procedures and
  /// places.
  package struct DueRule: Hashable {
    fileprivate let form: Int
    fileprivate let intakeCalendar: Int
    fileprivate let clockCalendar: Int
  }

  /// How dossiers of a procedure are due; `nil` without a limit.
  package func dueRule(ofProcedure procedure: Int, treated: UInt64, place: Int?) -> DueRule? {
    let form = form(of: procedure, under: treated)
    let model = procedures[form]
    guard model.hasLimit, let calendars = calendarsOfClock(form, place: place) else { return nil }
    return DueRule(form: form, intakeCalendar: calendars.intake, clockCalendar: calendars.clock)
  }

  /// The calendars by which a form of a procedure is taken in and its clock runs; `nil`: it has none.
  func calendarsOfClock(_ form: Int, place: Int?) -> (intake: Int, clock: Int)? {
    let model = procedures[form]
    let deciding = model.deciding.target(in: placeTable, place: place)
    let intake = (model.intake ?? model.deciding).target(in: placeTable, place: place)
    let own = deciding.flatMap { calendarOfAgency(at: $0) }
    guard let clock = model.clockCalendar.map(Int.init) ?? own,
      let intake = intake.flatMap({ calendarOfAgency(at: $0) }) ?? own
    else { return nil }
    return (intake, clock)
  }

  /// The last instant at which a dossier that is accepted at an instant is on time; `nil`: it is never
  /// late.
  package func lastInstant(by rule: DueRule, acceptance: Int64) -> Int64? {
    let clock = clock(ofForm: rule.form, acceptance: acceptance)
    let due = clock.due(
      acceptance: acceptance, intake: calendars[rule.intakeCalendar],
      clock: calendars[rule.clockCalendar])
    guard due < WorkingCalendar.never else { return nil }
    return clock.overdueFrom(due: due)
  }

  /// Whether the limit of a procedure starts anew when a wait ends.
  package func restarts(_ procedure: Int, treated: UInt64, under rule: SuspensionRule) -> Bool {
    procedures[form(of: procedure, under: treated)].clock.restarts(under: rule)
  }

  private func calendarOfAgency(at index: Int) -> Int? {
    scenario.agencies[index].calendar
      .flatMap { name in scenario.calendars.firstIndex { $0.name == name } }
  }

  private func clock(ofForm form: Int, acceptance: Int64) -> StatutoryClock {
    guard !rules.isEmpty else { return procedures[form].clock }
    let row = rules.rows[form]
    var clock = procedures[form].clock
    for index in Int(row.firstLimit)..<Int(row.firstLimit + row.limitCount) {
      guard rules.limits[index].start <= acceptance else { break }
      let place = Int(rules.limits[index].clock)
      clock =
        place < procedures.count ? procedures[place].clock : rules.clocks[place - procedures.count]
    }
    return clock
  }

  /// How a dossier goes from one agency to another at an instant: the share that goes as paper until the
  /// next morning, and whether more happens to it.
  package func handOver(from giver: Int, to taker: Int) -> (paper: Double, untold: Bool)? {
    guard giver != taker,
      let row = handOvers.first(where: { $0.fits(from: giver, to: taker, at: span.periodStart) })
    else { return nil }
    return (row.paper == nil ? 0 : 1 - row.electronic, row.delay != nil || row.lost > 0)
  }

  /// What the model does that no road, pool or arrival tells.
  package var untold: [Bilingual] {
    var found: [Bilingual] = []
    if turns.contains(where: { !$0.switches.isEmpty }) {
      found.append(
        Bilingual(
          "agencies that close or take over: those of the first day hold",
          vi: "cơ quan đóng cửa hoặc tiếp quản: tính theo ngày đầu"))
    }
    if procedures.contains(where: { $0.journey.next != none }) {
      found.append(
        Bilingual(
          "stages that applicants file one after the other, after the first",
          vi: "các giai đoạn người dân nộp nối tiếp, sau giai đoạn đầu"))
    }
    if recording != nil {
      found.append(
        Bilingual("records that differ from what happens", vi: "số liệu ghi nhận khác thực tế"))
    }
    let entries = backlog?.entries ?? []
    if entries.contains(where: { $0.standing == .submitted }) {
      found.append(
        Bilingual(
          "dossiers handed in and not accepted when the run starts, but for their number: their crowd is taken as chance",
          vi:
            "hồ sơ đã nộp, chưa tiếp nhận khi bắt đầu kỳ (chỉ tính số lượng): việc đến dồn coi như ngẫu nhiên"
        ))
    }
    if entries.contains(where: { $0.since != nil }) {
      found.append(
        Bilingual(
          "since when dossiers in hand have waited: their waits begin anew",
          vi: "hồ sơ tồn đã chờ từ khi nào: thời gian chờ tính lại từ đầu"))
    }
    return found
  }
}

extension DayShape {
  /// Seconds of weight 1 of a component between two seconds of the day.
  fileprivate func mass(
    ofComponent component: Int, of count: Int, from start: Double, to end: Double
  ) -> Double {
    starts.indices.reduce(0) { total, index in
      let last = index + 1 < starts.count ? starts[index + 1] : Double(secondsPerDay)
      let length = min(last, end) - max(starts[index], start)
      return length > 0 ? total + length * weights[index * count + component] : total
    }
  }
}

extension [Int64] {
  /// The first index whose element fulfils what all later ones fulfil too.
  fileprivate func partitioningIndex(_ fulfils: (Int64) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if fulfils(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
