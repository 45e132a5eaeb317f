import Scenarios
import Statistics
import Wording
import WorkingTime

extension ModelCompiler {
  /// The demand sources; also notes the agencies that decide their dossiers.
  mutating func sourceModels() -> [SourceModel] {
    var spreadOfProfile: [String: UInt32] = [:]
    for profile in scenario.profiles where profile.yearSpread > 0 || profile.daySpread > 0 {
      spreadOfProfile[profile.name] = UInt32(spreads.count)
      spreads.append(SpreadModel(profile))
    }
    let procedureIndex = Dictionary(
      scenario.procedures.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first })
    var sources: [SourceModel] = []
    for entry in scenario.demand {
      guard let procedure = procedureIndex[entry.procedure] else {
        problems.append(.unknownProcedure(entry))
        continue
      }
      checkPlaces(
        entry.arrivalPlaces, procedure: procedure,
        of: Bilingual("demand '\(entry.name)'", vi: "nguồn hồ sơ '\(entry.name)'"))
      var source = source(entry, procedure: procedure, spreadOfProfile: spreadOfProfile)
      if let intake = intakeModel(of: entry, procedure: procedure) {
        for index in source.components.indices {
          source.components[index].intake = UInt32(intakes.count)
        }
        intakes.append(intake)
      }
      let shifts = shiftIndex(of: entry)
      for index in source.components.indices { source.components[index].shifts = shifts }
      sources.append(source)
    }
    return sources
  }

  /// Every step and the deciding agency must be there for every place; the first that is not is told.
  ///
  /// - Parameters:
  ///   - places: Full names of agencies; `nil` where dossiers have none.
  ///   - procedure: The index of the procedure.
  ///   - owner: Whose dossiers they are, for messages.
  mutating func checkPlaces(_ places: [String?], procedure: Int, of owner: Bilingual) {
    let stages = scenario.laterStages(of: scenario.procedures[procedure]).map(\.name)
    for index in scenario.procedures.indices
    where index == procedure || stages.contains(scenario.procedures[index].name) {
      checkPlaces(places, ofOne: index, of: owner)
      for form in forms.isEmpty ? [] : forms[index].dropFirst() {
        checkPlaces(places, ofOne: form.index, of: owner)
      }
    }
  }

  private mutating func checkPlaces(_ places: [String?], ofOne procedure: Int, of owner: Bilingual)
  {
    let model = procedures[procedure]
    for name in places {
      let place = name.flatMap { agencyIndex[$0] }
      if let name, place == nil {
        problems.append(.unknownPlace(name, of: owner))
        return
      }
      let deciding = allTargets(of: model.deciding, place: place)
      guard !deciding.isEmpty else {
        problems.append(.notServed(owner, place: name))
        return
      }
      for agency in deciding { noteDeciding(agency) }
      for intake in allTargets(of: model.intake ?? model.deciding, place: place) {
        noteIntake(intake)
      }
      for step in steps[Int(model.firstStep)...].prefix(Int(model.stepCount))
      where step.form == .work {
        guard canBeWorked(step, place: place) else {
          problems.append(.notServed(owner, place: name))
          return
        }
      }
    }
  }

  /// Somebody works on a step for a place; pools without people are told.
  mutating func canBeWorked(_ step: StepModel, place: Int?) -> Bool {
    let others = alternates[Int(step.firstAlternate)...].prefix(Int(step.alternateCount))
    var isWorked = false
    for binding in [step.pool] + others {
      guard let lane = target(of: binding, place: place) else { continue }
      isWorked = true
      let pool = pools[Int(lanes[lane].pool)]
      if pool.people == 0 && others.isEmpty { problems.append(.nobody(pool.name)) }
    }
    return isWorked
  }

  private mutating func source(
    _ entry: DemandEntry, procedure: Int, spreadOfProfile: [String: UInt32]
  ) -> SourceModel {
    if case .trace(let trace) = entry.rate {
      return traceSource(entry, trace, procedure: procedure)
    }
    var components: [ComponentModel] = []
    var profileDays: [ProfileDays] = []
    for channel in entry.channels where channel.share > 0 {
      for intake in intakeClasses(entry, procedure: procedure) {
        let days = spelledOut(channel.profile, calendar: intake.calendar)
        let share = channel.share * intake.share
        let weights = dayWeights(
          entry, share: share, days: days, calendar: calendars[Int(clockCalendar(procedure))])
        let indices = intake.places.compactMap { place in agencyIndex[place.agency].map(UInt32.init)
        }
        components.append(
          ComponentModel(
            channel: channel.channel, share: share,
            spread: channel.profile.flatMap { spreadOfProfile[$0] } ?? .max,
            dayWeights: weights, places: indices, placeShares: intake.places.map(\.share)))
        profileDays.append(days)
      }
    }
    let (shapeOfDay, shapes) = joinedShapes(profileDays)
    var renewal: Sampler?
    if case .every(let gap) = entry.rate { renewal = Sampler(gap) }
    return SourceModel(
      key: StreamKey.hash("source \(entry.name)"), procedure: UInt32(procedure),
      limit: entry.first.map(Int64.init) ?? .max, groupSize: Int64(max(1, entry.groupSize)),
      components: components, renewal: renewal, trace: nil,
      shapeOfDay: shapeOfDay, shapes: shapes)
  }

  private mutating func spelledOut(_ name: String?, calendar: UInt32) -> ProfileDays {
    let key = ProfileKey(profile: name, calendar: calendar)
    if let known = profileDays[key] { return known }
    let profile = name.flatMap { name in scenario.profiles.first { $0.name == name } }
    let days = ProfileDays(
      profile, calendar: calendars[Int(calendar)], span: span, period: scenario.ratePeriod)
    profileDays[key] = days
    return days
  }

  /// The places of an entry by the calendar of the agency that takes them in, in order of first use.
  private func intakeClasses(
    _ entry: DemandEntry, procedure: Int
  ) -> [IntakeClass] {
    let model = procedures[procedure]
    let intake = model.intake ?? model.deciding
    guard !entry.places.isEmpty else {
      let calendar = target(of: intake, place: nil).map { self.calendar(ofAgency: $0) } ?? 0
      return [IntakeClass(calendar: calendar, places: [], share: 1)]
    }
    var classes: [IntakeClass] = []
    for place in entry.places {
      let agency = agencyIndex[place.agency].flatMap { target(of: intake, place: $0) }
      let calendar = agency.map { self.calendar(ofAgency: $0) } ?? 0
      if let index = classes.firstIndex(where: { $0.calendar == calendar }) {
        classes[index].places.append(place)
        classes[index].share += place.share
      } else {
        classes.append(IntakeClass(calendar: calendar, places: [place], share: place.share))
      }
    }
    return classes
  }

  /// The clock's calendar, or that of the first agency that decides the procedure.
  private func clockCalendar(_ procedure: Int) -> UInt32 {
    if let named = procedures[procedure].clockCalendar { return named }
    let first = (0..<scenario.agencies.count).lazy
      .compactMap { self.target(of: self.procedures[procedure].deciding, place: $0) }.first
    return first.map { calendar(ofAgency: $0) } ?? 0
  }

  /// Scales the days so that the expected count over the rate's span is `share` of what is given.
  private mutating func dayWeights(
    _ entry: DemandEntry, share: Double, days: ProfileDays, calendar: WorkingCalendar
  ) -> [Double] {
    let first = span.calendarDays.lowerBound.dayNumber
    // What `per period` says holds for the file's own period, whatever part of it is run.
    let period = scenario.ratePeriod
    let inPeriod = (period.lowerBound.dayNumber - first)...(period.upperBound.dayNumber - first)
    let trended = days.weights.indices.map { days.weights[$0] * days.trends[$0] }
    var scaled: [Double]
    switch entry.rate {
    case .perPeriod(let count):
      scaled = Self.scale(trended, to: count * share, over: [inPeriod], days: days)
    case .perWorkingDay(let count):
      let total = count * Double(calendar.workingDays(in: period)) * share
      scaled = Self.scale(trended, to: total, over: [inPeriod], days: days)
    case .perSecond(let rate):
      let total = rate * Double(Int64(inPeriod.count) * secondsPerDay) * share
      scaled = Self.scale(trended, to: total, over: [inPeriod], days: days)
    case .perYear(let count):
      scaled = Self.scale(days.weights, to: count * share, over: spans(byMonth: false), days: days)
      for index in scaled.indices { scaled[index] *= days.trends[index] }
    case .perMonth(let count):
      scaled = Self.scale(days.weights, to: count * share, over: spans(byMonth: true), days: days)
      for index in scaled.indices { scaled[index] *= days.trends[index] }
    case .every, .trace:
      return []
    }
    // A part of the file's period may well have no arrivals; all of it may not.
    let runDay = Int(span.start / secondsPerDay) - first
    let lastDay = Int(span.periodEnd / secondsPerDay) - first
    let runPeriod = (Int(span.periodStart / secondsPerDay) - first)..<lastDay
    if entry.rate.isPositive && !scaled[inPeriod].contains(where: { $0 > 0 })
      && !scaled[runPeriod].contains(where: { $0 > 0 })
    {
      problems.append(.neverOpen(entry))
    }
    // The run starts inside the calendar's span: its days are counted from its own first. Rates
    // count dossiers, and they come in groups.
    let groupSize = Double(max(1, entry.groupSize))
    return scaled[runDay...].map { $0 / groupSize }
  }

  /// Whole calendar years or months of the calendar's span, as indices of its days.
  private func spans(byMonth: Bool) -> [ClosedRange<Int>] {
    let first = span.calendarDays.lowerBound.dayNumber
    var spans: [ClosedRange<Int>] = []
    var date = span.calendarDays.lowerBound
    while date <= span.calendarDays.upperBound {
      let next = date.adding(months: byMonth ? 1 : 12)
      spans.append((date.dayNumber - first)...(next.dayNumber - first - 1))
      date = next
    }
    return spans
  }

  private static func scale(
    _ weights: [Double], to total: Double, over spans: [ClosedRange<Int>], days: ProfileDays
  ) -> [Double] {
    var scaled = weights
    let masses = days.shapes.indices.map(days.mass(ofShape:))
    for span in spans {
      let mass = span.reduce(0) { $0 + weights[$1] * masses[days.shapeOfDay[$1]] }
      let factor = mass > 0 ? total / mass : 0
      // A single span's factor holds for the days around it too: arrivals go on after the period.
      let reach = spans.count == 1 ? scaled.indices : span.lowerBound..<(span.upperBound + 1)
      for day in reach { scaled[day] *= factor }
    }
    return scaled
  }

  /// Cuts each day where any component's weight changes; equal days share a shape.
  private func joinedShapes(_ components: [ProfileDays]) -> ([UInt32], [DayShape]) {
    guard let firstComponent = components.first else { return ([], []) }
    let runDay = Int(span.start / secondsPerDay) - span.calendarDays.lowerBound.dayNumber
    var known: [[Int]: UInt32] = [:]
    var shapes: [DayShape] = []
    var shapeOfDay: [UInt32] = []
    for day in runDay..<firstComponent.shapeOfDay.count {
      let key = components.map { $0.shapeOfDay[day] }
      if let index = known[key] {
        shapeOfDay.append(index)
        continue
      }
      let index = UInt32(shapes.count)
      known[key] = index
      shapeOfDay.append(index)
      shapes.append(DayShape(joining: zip(components, key).map { $0.shapes[$1] }))
    }
    return (shapeOfDay, shapes)
  }
}

/// The places of a demand entry whose dossiers are taken in on one calendar.
private struct IntakeClass {
  var calendar: UInt32
  var places: [PlaceShare]
  /// The sum of the places' shares.
  var share: Double
}

extension DayShape {
  /// Joins one list of pieces for each component.
  init(joining lists: [[ShapePiece]]) {
    var edges: Set<Double> = [0]
    for piece in lists.joined() {
      edges.insert(piece.start)
      if piece.end < Double(secondsPerDay) { edges.insert(piece.end) }
    }
    starts = edges.sorted()
    weights = []
    for start in starts {
      for list in lists {
        weights.append(list.first { $0.start <= start && start < $0.end }?.weight ?? 0)
      }
    }
  }
}

extension SpreadModel {
  init(_ profile: Profile) {
    func factor(_ spread: Double) -> Sampler? {
      spread > 0 ? Sampler(.gamma(mean: 1, cv: spread)) : nil
    }
    yearKey = StreamKey.hash("year spread \(profile.name)")
    dayKey = StreamKey.hash("day spread \(profile.name)")
    year = factor(profile.yearSpread)
    day = factor(profile.daySpread)
  }
}

extension ArrivalRate {
  fileprivate var isPositive: Bool {
    switch self {
    case .perPeriod(let count), .perYear(let count), .perMonth(let count),
      .perWorkingDay(let count), .perSecond(let count):
      count > 0
    case .every, .trace: false
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownProcedure(_ entry: DemandEntry) -> Diagnostic {
    Diagnostic(
      code: "E0902", severity: .error,
      message: Bilingual(
        "demand '\(entry.name)' is for procedure '\(entry.procedure)', which does not exist",
        vi: "nguồn hồ sơ '\(entry.name)' là của thủ tục '\(entry.procedure)', thủ tục không tồn tại"
      ),
      fix: Bilingual("name a procedure with of:", vi: "nêu một thủ tục bằng of:"))
  }

  fileprivate static func unknownPlace(_ place: String, of owner: Bilingual) -> Diagnostic {
    Diagnostic(
      code: "E0901", severity: .error,
      message: Bilingual(
        "no agency is named '\(place)', a place of \(owner.english)",
        vi: "không có cơ quan nào tên là '\(place)', một địa bàn của \(owner.vietnamese)"),
      fix: Bilingual("declare it under agencies:", vi: "khai báo trong agencies:"))
  }

  fileprivate static func notServed(_ owner: Bilingual, place: String?) -> Diagnostic {
    Diagnostic(
      code: "E0903", severity: .error,
      message: place.map {
        Bilingual(
          "nobody serves place '\($0)' for \(owner.english)",
          vi: "không ai phục vụ địa bàn '\($0)' cho \(owner.vietnamese)")
      }
        ?? Bilingual(
          "\(owner.english) needs places, a step is worked at a group",
          vi: "\(owner.vietnamese) cần có địa bàn, vì một bước được làm ở một nhóm"),
      fix: Bilingual(
        "give the demand a from: group whose places the agencies serve",
        vi: "cho nguồn hồ sơ một nhóm from: mà các cơ quan phục vụ địa bàn của nhóm đó"))
  }

  fileprivate static func nobody(_ pool: String) -> Diagnostic {
    Diagnostic(
      code: "E0904", severity: .error,
      message: Bilingual(
        "'\(pool)' has no posts but work comes to it",
        vi: "'\(pool)' không có vị trí nào nhưng có việc đến"),
      fix: Bilingual("give it at least a part of a post", vi: "cho nơi đó ít nhất một phần vị trí"))
  }

  fileprivate static func neverOpen(_ entry: DemandEntry) -> Diagnostic {
    Diagnostic(
      code: "E0905", severity: .error,
      message: Bilingual(
        "demand '\(entry.name)' finds no open hour, or no working day, in the period",
        vi: "nguồn hồ sơ '\(entry.name)' không có giờ mở cửa, hoặc ngày làm việc nào, trong kỳ"),
      fix: Bilingual(
        "open the calendar in the period; or write a plain rate, without 'when: open hours'",
        vi: "mở lịch trong kỳ; hoặc viết một mức đơn giản, không có 'when: open hours'"))
  }
}
