import Engine
import Testing

/// One dossier, worked by one person: when it comes, how long it is, and what that gives.
struct ClosingCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Minutes after the start of Monday 2024-01-08, unless a period says otherwise.
  let arrivalMinutes: Int
  let workMinutes: Int
  var calendarRule = "suspend"
  var stepRule: String?
  var period = "2024-01-08..2024-02-29"
  /// Wall time from arrival to the result.
  let elapsedHours: Double
  /// Open time before the work begins.
  var waitHours = 0.0
}

/// Open on weekdays in the morning 07:30-11:30 and in the afternoon 13:00-17:00.
private let officeHours = "mon..fri: [07h30..11h30, 13h00..17h00]"

@Suite("Closing")
struct ClosingTests {
  private static let suspended = [
    // 11:00-11:30 and 13:00-13:30.
    ClosingCase(
      testDescription: "over lunch", arrivalMinutes: 660, workMinutes: 60, elapsedHours: 2.5),
    // Monday 16:30-17:00 and Tuesday 07:30-08:00.
    ClosingCase(
      testDescription: "over night", arrivalMinutes: 990, workMinutes: 60, elapsedHours: 15.5),
    // Friday 2024-01-12 16:30 is 4 days and 16.5 h in; it goes on on Monday at 07:30.
    ClosingCase(
      testDescription: "over the weekend", arrivalMinutes: 6750, workMinutes: 60,
      elapsedHours: 63.5),
    // 2024-02-07 16:30 from Monday 2024-02-05; Tết closes 8 to 14 February, on goes it Thursday
    // 15 February 07:30-08:00: 7 days and 15.5 h.
    ClosingCase(
      testDescription: "over Tết", arrivalMinutes: 2 * 1440 + 990, workMinutes: 60,
      period: "2024-02-05..2024-02-29", elapsedHours: 183.5),
    // The swap: Monday 2024-04-29 is off, Saturday 2024-05-04 is worked instead. From Friday
    // 2024-04-26 16:30 over 27 April to 1 May on to Thursday 2 May 08:00.
    ClosingCase(
      testDescription: "over a bridge day", arrivalMinutes: 990, workMinutes: 60,
      period: "2024-04-26..2024-05-31", elapsedHours: 135.5),
    // Friday 2024-05-03 16:30, on Saturday 4 May at 07:30 with a Monday's hours.
    ClosingCase(
      testDescription: "over night to a swap Saturday", arrivalMinutes: 990, workMinutes: 60,
      period: "2024-05-03..2024-05-31", elapsedHours: 15.5),
    // 07:30 to 17:00, not to Tuesday 07:30.
    ClosingCase(
      testDescription: "filling the day", arrivalMinutes: 450, workMinutes: 480, elapsedHours: 9.5),
    // 13:00 to 17:00.
    ClosingCase(
      testDescription: "filling the afternoon, handed in at lunch", arrivalMinutes: 720,
      workMinutes: 240, elapsedHours: 5),
    // Tuesday 07:30-08:30.
    ClosingCase(
      testDescription: "handed in at the closing instant", arrivalMinutes: 1020, workMinutes: 60,
      elapsedHours: 15.5),
    ClosingCase(
      testDescription: "handed in after closing", arrivalMinutes: 1140, workMinutes: 60,
      elapsedHours: 13.5),
    // Monday and Tuesday 8 h each, Wednesday 07:30-11:30.
    ClosingCase(
      testDescription: "for twenty hours", arrivalMinutes: 450, workMinutes: 1200, elapsedHours: 52),
  ]

  private static let finished = [
    ClosingCase(
      testDescription: "overtime in the evening", arrivalMinutes: 990, workMinutes: 60,
      calendarRule: "finish", elapsedHours: 1),
    ClosingCase(
      testDescription: "overtime at lunch", arrivalMinutes: 660, workMinutes: 60,
      calendarRule: "finish", elapsedHours: 1),
    // Nothing new is begun after closing: Tuesday 07:30-08:30.
    ClosingCase(
      testDescription: "not begun after closing", arrivalMinutes: 1050, workMinutes: 60,
      calendarRule: "finish", elapsedHours: 15),
  ]

  private static let notStarted = [
    // 10:30-11:30.
    ClosingCase(
      testDescription: "fits to the minute", arrivalMinutes: 630, workMinutes: 60,
      calendarRule: "do-not-start", elapsedHours: 1),
    // One minute too late: waits 59 min of open time, begins at 13:00.
    ClosingCase(
      testDescription: "does not fit by a minute", arrivalMinutes: 631, workMinutes: 60,
      calendarRule: "do-not-start", elapsedHours: 14 - 631.0 / 60, waitHours: 59.0 / 60),
    // Waits from 16:30 to 17:00, begins on Tuesday at 07:30.
    ClosingCase(
      testDescription: "does not fit in the evening", arrivalMinutes: 990, workMinutes: 60,
      calendarRule: "do-not-start", elapsedHours: 16, waitHours: 0.5),
    // Longer than any interval of 4 h: begins at once, 11:00-11:30, 13:00-17:00, 07:30-08:00.
    ClosingCase(
      testDescription: "longer than the office is ever open", arrivalMinutes: 660,
      workMinutes: 300, calendarRule: "do-not-start", elapsedHours: 21),
    // As long as the interval: waits half an hour of open time, 13:00-17:00.
    ClosingCase(
      testDescription: "as long as the afternoon", arrivalMinutes: 660, workMinutes: 240,
      calendarRule: "do-not-start", elapsedHours: 6, waitHours: 0.5),
  ]

  private static let overridden = [
    ClosingCase(
      testDescription: "the step finishes where the calendar suspends", arrivalMinutes: 990,
      workMinutes: 60, stepRule: "finish", elapsedHours: 1),
    ClosingCase(
      testDescription: "the step suspends where the calendar finishes", arrivalMinutes: 990,
      workMinutes: 60, calendarRule: "finish", stepRule: "suspend", elapsedHours: 15.5),
    ClosingCase(
      testDescription: "the step does not start where the calendar suspends", arrivalMinutes: 990,
      workMinutes: 60, stepRule: "do-not-start", elapsedHours: 16, waitHours: 0.5),
  ]

  @Test(
    "work by the rule of the calendar or of the step",
    arguments: suspended + finished + notStarted + overridden)
  func follows(rule: ClosingCase) throws {
    let desk = DeskText(
      period: rule.period,
      calendar:
        "{ hours: { \(officeHours) }, holidays: vietnam, at-closing: \(rule.calendarRule) }",
      work: "\(rule.workMinutes) min", stepRule: rule.stepRule,
      arrivals: "every \(rule.arrivalMinutes) min", first: 1)
    let tally = try outcome(of: desk.text).total.tally
    #expect(tally.resolved == 1)
    #expect(tally.elapsedSeconds == Int64((rule.elapsedHours * 3600).rounded()))
    #expect(tally.waitSeconds == Int64((rule.waitHours * 3600).rounded()))
  }

  @Test("nobody takes the next dossier at the closing instant")
  func nobodyStartsAtClosing() throws {
    // The first comes at 07:30 and fills the day to 17:00; the second comes at 15:00, begins on
    // Tuesday at 07:30 and has waited 2 h of open time. Both take 8 h: 9.5 h and 26 h of wall time.
    let desk = DeskText(
      calendar: "{ hours: { \(officeHours) } }", work: "480 min", arrivals: "every 450 min",
      first: 2)
    let tally = try outcome(of: desk.text).total.tally
    #expect(tally.elapsedSeconds == hours(9.5 + 26))
    #expect(tally.waitSeconds == hours(2))
  }

  @Test("overtime ends with the job in hand; the next one waits for the morning")
  func overtimeTakesNothingNew() throws {
    // 08:15 with 9 h of work: through lunch and over closing to 17:15. The second comes at 16:30,
    // waits half an hour of open time, and is worked on Tuesday from 07:30 to 16:30.
    let desk = DeskText(
      calendar: "{ hours: { \(officeHours) }, at-closing: finish }", work: "540 min",
      arrivals: "every 495 min", first: 2)
    let outcome = try outcome(of: desk.text)
    #expect(outcome.total.tally.elapsedSeconds == hours(9 + 24))
    #expect(outcome.total.tally.waitSeconds == hours(0.5))
    #expect(outcome.pools[0].workedSeconds == hours(18))
  }

  @Test("dossiers that came in the night are worked in the order in which they came")
  func queueOverNight() throws {
    // Every 6 h from 06:00: 06:00, 12:00, 18:00, 24:00; 5 h of work each on the 8 h of a day.
    //   1: Mon 07:30 wait 0, ends 13:00 + 1 h = 14:00: 8 h
    //   2: 12:00, begins 14:00, wait 1 open hour, 3 h to 17:00, 2 h to Tue 09:30: 21.5 h
    //   3: 18:00, begins Tue 09:30, wait 2 h, 2 h to 11:30, 3 h to 16:00: 22 h
    //   4: 24:00, begins Tue 16:00, wait 7 h, 1 h to 17:00, 4 h to Wed 11:30: 35.5 h
    let desk = DeskText(
      calendar: "{ hours: { \(officeHours) } }", work: "300 min", arrivals: "every 360 min",
      first: 4)
    let tally = try outcome(of: desk.text).total.tally
    #expect(tally.waitSeconds == hours(10))
    #expect(tally.elapsedSeconds == hours(8 + 21.5 + 22 + 35.5))
    #expect(tally.workingSeconds == hours(10 + 20))
  }
}
