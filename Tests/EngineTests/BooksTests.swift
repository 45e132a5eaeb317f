import Engine
import Testing

@Suite("Books")
struct BooksTests {
  /// Two districts, two procedures, two channels, a warm-up, and more work than is done in time.
  private static let busyOffice = """
    motcua: 1
    title: books
    question: Do they balance?
    period: 2024-01-15..2024-06-20
    fields: { land: "Land", people: "People" }
    calendars: { office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] }, holidays: vietnam } }
    profiles:
      counter: { when: open hours of intake, spread: { day: 12 % } }
      online: { when: always }
    agencies:
      districts: { each: { a: {}, b: {} }, calendar: office, staff: { counter: 1 post, officer: { posts: 2 posts, absent: 8 % } } }
    procedures:
      transfer:
        field: land
        intake: districts
        deciding: districts
        limit: 2 working days
        workflow:
          - { receive: file, at: intake, by: counter, work: triangular 5..10..30 min }
          - { step: appraise, at: deciding, by: officer, work: lognormal 60 min cv 0.8 }
          - { deliver: result, at: intake, by: counter, work: 3 min }
      birth:
        field: people
        intake: districts
        deciding: districts
        limit: 3 working h
        clock: { judged: instant }
        workflow:
          - { receive: file, at: intake, by: counter, work: 10 min }
          - { step: enter, at: deciding, by: officer, work: exponential 30 min }
    demand:
      transfer: { arrivals: 22 per working day, from: districts, channels: { counter: 60 %, online: rest }, profile: { counter: counter, online: online } }
      birth: { arrivals: 18 per working day, from: districts, channels: { counter: 100 % }, profile: { counter: counter } }
    experiment: { replications: 1, seed: 1, warm-up: 30 days }
    """

  @Test("every row of every margin balances, before and after acceptance")
  func rowsBalance() throws {
    for outcome in try outcomes(of: Self.busyOffice, replications: 3) {
      let margins = [
        outcome.agencies, outcome.fields, outcome.procedures, outcome.channels, outcome.months,
      ]
      for row in margins.joined() {
        let tally = row.tally
        #expect(tally.carriedOver + tally.received == tally.resolved + tally.open)
        #expect(tally.open == tally.openWithinTime + tally.openOverdue)
        #expect(
          tally.submittedAtStart + tally.submitted == tally.received + tally.submittedAtEnd)
        #expect(tally.cohortOnTime + tally.cohortLate == tally.received)
      }
      // Something of everything is in these books.
      let total = outcome.total.tally
      #expect(total.carriedOver > 0 && total.openOverdue > 0 && total.openWithinTime > 0)
      #expect(total.submittedAtEnd > 0 && total.resolvedLate > 0 && total.resolvedEarly > 0)
      for rows in margins.dropLast() { #expect(rows.sum(\.received) == total.received) }
      for rows in margins.dropLast() { #expect(rows.sum(\.waitSeconds) == total.waitSeconds) }
      for rows in margins { #expect(rows.sum(\.resolved) == total.resolved) }
      for rows in margins { #expect(rows.sum(\.backlogSeconds) == total.backlogSeconds) }
      #expect(outcome.months.map(\.spanSeconds).reduce(0, +) == outcome.periodSeconds)
    }
  }

  @Test("each month begins with what the month before left open")
  func monthsChain() throws {
    let outcome = try outcome(of: Self.busyOffice)
    #expect(outcome.months.count == 6)
    #expect(outcome.months[0].tally.carriedOver == outcome.total.tally.carriedOver)
    for (before, after) in zip(outcome.months, outcome.months.dropFirst()) {
      #expect(after.tally.carriedOver == before.tally.open)
      #expect(after.tally.submittedAtStart == before.tally.submittedAtEnd)
    }
    #expect(outcome.months.last?.tally.open == outcome.total.tally.open)
  }

  @Test("from empty to empty Little's law is exact: the backlog is the sum of the times")
  func littlesLaw() throws {
    // The source ends in March, the books in June: all is resolved.
    let text = Self.busyOffice
      .replacing(", warm-up: 30 days", with: "")
      .replacing("from: districts,", with: "from: districts, first: 800 dossiers,")
    for outcome in try outcomes(of: text, replications: 3) {
      #expect(outcome.total.tally.resolved == 1600)
      let margins = [outcome.agencies, outcome.fields, outcome.procedures, outcome.channels]
      for row in margins.joined() {
        #expect(row.tally.backlogSeconds == row.tally.elapsedSeconds)
      }
      #expect(outcome.months.sum(\.backlogSeconds) == outcome.total.tally.elapsedSeconds)
    }
  }

  @Test("with a start and an end in full swing the backlog is the time within the period")
  func littlesLawAtTheEdges() throws {
    // Open at each full hour, where nothing happens between the hours: arrivals and work take whole
    // hours, so the sum over hours is the backlog exactly.
    let desk = DeskText(
      period: "2024-01-08..2024-01-19", calendar: "{ hours: { mon..fri: 08h00..16h00 } }",
      work: "120 min", limit: "1 h", arrivals: "every 180 min", warmUpDays: 5)
    let outcome = try outcome(of: desk.text, recordsHours: true)
    let hourly = outcome.hourlyOpen.map(Int64.init)
    // The look at an hour comes before what happens then, so it holds for the hour before it.
    #expect(hourly.dropFirst().reduce(0, +) * 3600 == outcome.total.tally.backlogSeconds)
    #expect(outcome.total.tally.carriedOver == hourly[0])
    #expect(outcome.total.tally.open == hourly.last)
  }
}

extension [RowOutcome] {
  fileprivate func sum(_ value: (Tally) -> Int64) -> Int64 { reduce(0) { $0 + value($1.tally) } }
}

@Suite("Verdicts and cohorts")
struct CohortTests {
  /// Open on weekdays from 08:00 to 16:00.
  private static let office = "{ hours: { mon..fri: 08h00..16h00 } }"

  @Test("early, on time and late by the date")
  func byDate() throws {
    // Arrivals on Monday 2024-01-08 at 10:00, 20:00 (opens Tuesday 08:00), Tuesday 06:00 (08:00),
    // 16:00 (closed: Wednesday 08:00); 7 h of work each; a limit of 2 working days.
    //   1: due Wed 10; begins Mon 10:00, ends Tue 09:00: early
    //   2: due Thu 11; begins Tue 09:00, ends Tue 16:00: early
    //   3: due Thu 11; begins Wed 08:00, ends Wed 15:00: early
    //   4: due Fri 12; begins Wed 15:00, ends Thu 14:00: early
    // With 1 working day due dates are Tue, Wed, Wed, Thu: on time, early, on time, on time.
    // With the same day (cut-off 15:00): Mon, Tue (after 15:00), Tue, Wed: 1 late, 2 on time,
    // 3 late, 4 late.
    func tally(limit: String) throws -> Tally {
      try outcome(
        of: DeskText(
          period: "2024-01-08..2024-01-31", calendar: Self.office, work: "420 min", limit: limit,
          clock: "starts: arrival", arrivals: "every 600 min", first: 4
        ).text
      ).total.tally
    }
    let two = try tally(limit: "2 working days")
    #expect([two.resolvedEarly, two.resolvedOnTime, two.resolvedLate] == [4, 0, 0])
    let one = try tally(limit: "1 working day")
    #expect([one.resolvedEarly, one.resolvedOnTime, one.resolvedLate] == [1, 3, 0])
    let same = try tally(limit: "same day")
    #expect([same.resolvedEarly, same.resolvedOnTime, same.resolvedLate] == [0, 1, 3])
    #expect([same.cohortOnTime, same.cohortLate] == [1, 3])
  }

  @Test("judged by instant, a second after the limit is late")
  func byInstant() throws {
    // One dossier, alone, of an hour and a second more or less.
    for (workSeconds, expected) in [(3601, 0), (3600, 1), (3599, 2)] {
      let desk = DeskText(
        work: "\(Double(workSeconds) / 60) min", limit: "1 h", arrivals: "every 61 min", first: 1)
      let tally = try outcome(of: desk.text).total.tally
      let verdicts = [tally.resolvedLate, tally.resolvedOnTime, tally.resolvedEarly]
      #expect(verdicts[expected] == 1, "\(workSeconds) s")
    }
  }

  @Test("without a limit all are on time, open ones within time")
  func noLimit() throws {
    let desk = DeskText(
      period: "2024-01-08..2024-01-10", work: "20 h", arrivals: "every 10 h", first: 5)
    let tally = try outcome(of: desk.text).total.tally
    // Ends at 30, 50 and 70 h of 72: three are resolved, two open.
    #expect([tally.resolvedOnTime, tally.openWithinTime, tally.openOverdue] == [3, 2, 0])
    #expect([tally.cohortOnTime, tally.cohortLate] == [5, 0])
  }

  @Test("open dossiers are overdue from the day after the due date")
  func openAtTheEnd() throws {
    // The first holds the desk for ever. Handed in on Monday 8 January at 10:00 and 20:00, on Tuesday
    // at 06:00 and 16:00, when the desk is shut; due after 1 working day: 9, 10, 10, 11 January.
    func tally(last day: Int) throws -> Tally {
      try outcome(
        of: DeskText(
          period: "2024-01-08..2024-01-\(day)", calendar: Self.office, work: "40000 h",
          limit: "1 working day", clock: "starts: arrival", arrivals: "every 10 h", first: 4
        ).text
      ).total.tally
    }
    let thursday = try tally(last: 11)
    #expect([thursday.openWithinTime, thursday.openOverdue] == [1, 3])
    let friday = try tally(last: 12)
    #expect([friday.openWithinTime, friday.openOverdue] == [0, 4])
    // Whenever the books close, the cohort is followed until all are overdue.
    #expect([thursday.cohortOnTime, thursday.cohortLate] == [0, 4])
    #expect([friday.cohortOnTime, friday.cohortLate] == [0, 4])
  }

  @Test("the cohort is followed past the end, and enters no other figure")
  func followUp() throws {
    // The books close on Wednesday 2024-01-10. Handed in on Monday 10:00, 20:00, Tuesday 06:00 and
    // 16:00, Wednesday 02:00, 12:00 and 22:00; 7 h of work; 2 working days.
    //   1 Mon 10:00-Tue 09:00   2 Tue 09:00-16:00   3 Wed 08:00-15:00   4 Wed 15:00-Thu 14:00
    //   5 Thu 14:00-Fri 13:00   6 Fri 13:00-Mon 12:00   7 Mon 12:00-Tue 11:00
    // Due: Wed, Thu, Thu, Fri, Fri, Fri, Mon. In the books: 1 to 3 resolved, 4 to 7 open within
    // time. Followed: 4 and 5 in time, 6 and 7 late.
    let desk = DeskText(
      period: "2024-01-08..2024-01-10", calendar: Self.office, work: "420 min",
      limit: "2 working days", clock: "starts: arrival", arrivals: "every 10 h")
    let outcome = try outcome(of: desk.text)
    let tally = outcome.total.tally
    #expect(
      [tally.received, tally.resolved, tally.openWithinTime, tally.openOverdue] == [7, 3, 4, 0])
    #expect(tally.cohortOnTime == 5)
    #expect(tally.cohortLate == 2)
    // Numbers 1 to 3 took 23, 20 and 33 h; worked are 6 h on Monday and 8 h on the other days.
    #expect(tally.elapsedSeconds == hours(23 + 20 + 33))
    #expect(outcome.pools[0].workedSeconds == hours(6 + 8 + 8))
    #expect(outcome.months.count == 1)
    #expect(outcome.months[0].tally == tally)
  }

  @Test("the first minute and the last of the clock: acceptance is the end of the intake")
  func acceptance() throws {
    // Intake takes 30 min from 07:40 (opens 08:00): accepted at 08:30; then 60 min to 09:30.
    let text = """
      motcua: 1
      title: intake
      question: From when does it count?
      period: 2024-01-08..2024-01-10
      calendars: { office: { hours: { mon..fri: 08h00..16h00 } } }
      agencies: { desk: { calendar: office, staff: { counter: 1 post, officer: 1 post } } }
      procedures:
        job:
          intake: desk
          deciding: desk
          limit: 1 working day
          workflow:
            - { receive: file, at: intake, by: counter, work: 30 min }
            - { step: decide, at: deciding, by: officer, work: 60 min }
            - { deliver: result, at: intake, by: counter, work: 600 min }
      demand: { job: { arrivals: every 460 min, first: 1 dossiers } }
      """
    let tally = try outcome(of: text).total.tally
    #expect([tally.submitted, tally.received, tally.resolvedEarly] == [1, 1, 1])
    // Delivery comes after the clock and is not in it.
    #expect(tally.elapsedSeconds == hours(1))
    #expect(tally.waitSeconds == 0)
    #expect(tally.backlogSeconds == hours(1))
  }
}
