import Engine
import Testing

@Suite("Queues worked out by hand")
struct DeterministicQueueTests {
  @Test("D/D/1 with work longer than the gaps")
  func oneServer() throws {
    // Arrivals at 1:00, 2:00, 3:00 and 4:00, each 90 min of work.
    //   1: 1:00 begins 1:00 ends 2:30, waits 0:00
    //   2: 2:00 begins 2:30 ends 4:00, waits 0:30
    //   3: 3:00 begins 4:00 ends 5:30, waits 1:00
    //   4: 4:00 begins 5:30 ends 7:00, waits 1:30
    // Waits 3 h, times in the system 3 + 4 x 1.5 = 9 h.
    let desk = DeskText(work: "90 min", arrivals: "every 60 min", first: 4)
    let outcome = try outcome(of: desk.text, recordsHours: true)
    let tally = outcome.total.tally
    #expect(tally.received == 4)
    #expect(tally.resolved == 4)
    #expect(tally.waitSeconds == hours(3))
    #expect(tally.elapsedSeconds == hours(9))
    #expect(tally.workingSeconds == hours(9))
    #expect(tally.backlogSeconds == hours(9))
    #expect(outcome.pools[0].workedSeconds == hours(6))
    #expect(outcome.pools[0].waitSeconds == hours(3))
    #expect(outcome.pools[0].started == 4)
    #expect(outcome.events == 8)
    // What happens at a full hour comes after the look at it: at 4:00 number 2 is still there.
    #expect(outcome.hourlyOpen.prefix(9) == [0, 0, 1, 1, 2, 2, 1, 1, 0])
    #expect(outcome.hourlyOpen.count == 53 * 24 + 1)
  }

  @Test("D/D/2 serves whoever came first by whoever is free first")
  func twoServers() throws {
    // Arrivals at 1:00 ... 5:00, each 150 min of work, servers A and B.
    //   1: A 1:00-3:30   2: B 2:00-4:30   3: waits 0:30, A 3:30-6:00
    //   4: waits 0:30, B 4:30-7:00        5: waits 1:00, A 6:00-8:30
    // Waits 2 h, times in the system 2 + 5 x 2.5 = 14.5 h. At 6:00, before number 3 leaves, three
    // are there.
    let desk = DeskText(
      posts: "2 posts", work: "150 min", arrivals: "every 60 min", first: 5)
    let outcome = try outcome(of: desk.text, recordsHours: true)
    #expect(outcome.total.tally.waitSeconds == hours(2))
    #expect(outcome.total.tally.elapsedSeconds == hours(14.5))
    #expect(outcome.hourlyOpen.prefix(10) == [0, 0, 1, 2, 2, 2, 3, 2, 1, 0])
  }

  @Test("arrival instants are rounded down, not the gaps between them")
  func arrivalsInTicks() throws {
    // Gaps of 1.5 s: 1.5, 3, 4.5, 6 become 1, 3, 4, 6; rounded gaps would give 2, 4, 6, 8 or
    // 1, 2, 3, 4. Work of 3 s: 1-4, 4-7, 7-10, 10-13; waits 0 + 1 + 3 + 4 = 8 s.
    let desk = DeskText(work: "0.05 min", arrivals: "every 0.025 min", first: 4)
    let tally = try outcome(of: desk.text).total.tally
    #expect(tally.waitSeconds == 8)
    #expect(tally.elapsedSeconds == 20)
  }

  @Test("work is rounded to the nearest tick")
  func workInTicks() throws {
    // 0.0125 min are 0.75 s, worked as 1 s; 0.0075 min are 0.45 s, worked as nothing.
    let second = DeskText(work: "0.0125 min", first: 3)
    #expect(try outcome(of: second.text).total.tally.elapsedSeconds == 3)
    let nothing = DeskText(work: "0.0075 min", first: 3)
    let outcome = try outcome(of: nothing.text)
    #expect(outcome.total.tally.elapsedSeconds == 0)
    #expect(outcome.total.tally.resolved == 3)
    #expect(outcome.pools[0].started == 3)
  }

  @Test("a job with no work is done at the next opening, and somebody has to be there")
  func noWorkAtNight() throws {
    // Monday 2024-01-08 18:00 to Tuesday 07:30 is 13.5 h.
    let desk = DeskText(
      calendar: "{ hours: { mon..fri: [07h30..11h30, 13h00..17h00] } }", work: "0.0075 min",
      arrivals: "every 1080 min", first: 1)
    let tally = try outcome(of: desk.text).total.tally
    #expect(tally.elapsedSeconds == hours(13.5))
    #expect(tally.workingSeconds == 0)
  }

  @Test("two steps in series and the wait at each of them")
  func series() throws {
    // Arrivals at 0:20, 0:40, 1:00. Step one takes 10 min, step two 30 min, one person each.
    //   1: one 0:20-0:30, two 0:30-1:00
    //   2: one 0:40-0:50, waits 0:10, two 1:00-1:30
    //   3: one 1:00-1:10, waits 0:20, two 1:30-2:00
    // Waits 30 min; times 40 + 50 + 60 = 150 min.
    let text = """
      motcua: 1
      title: two steps
      question: How long?
      period: 2024-01-08..2024-01-31
      calendars: { open: { hours: always } }
      agencies: { desk: { calendar: open, staff: { clerk: 1 post, head: 1 post } } }
      clock: { calendar: open, starts: arrival, judged: instant }
      procedures:
        job:
          deciding: desk
          workflow:
            - { step: one, at: desk, by: clerk, work: 10 min }
            - { step: two, at: desk, by: head, work: 30 min }
      demand: { job: { arrivals: every 20 min, first: 3 dossiers } }
      """
    let outcome = try outcome(of: text)
    #expect(outcome.total.tally.waitSeconds == 30 * 60)
    #expect(outcome.total.tally.elapsedSeconds == 150 * 60)
    #expect(outcome.pools.map(\.waitSeconds) == [0, 30 * 60])
    #expect(outcome.pools.map(\.workedSeconds) == [30 * 60, 90 * 60])
  }

  @Test("one person is shared by the steps of two procedures in the order of arrival")
  func sharedPool() throws {
    // a arrives at 0:30, 1:00, 1:30 with 20 min of work, b at 0:45, 1:30 with 40 min.
    //   a1 0:30-0:50; b1 0:45 waits 5, 0:50-1:30; a2 1:00 waits 30, 1:30-1:50;
    //   a3 and b2 arrive at 1:30, and the source named first goes first:
    //   a3 waits 20, 1:50-2:10; b2 waits 40, 2:10-2:50.
    // a: waits 0 + 30 + 20 = 50, times 50 + 60 = 110 min; b: waits 45, times 45 + 80 = 125 min.
    let text = """
      motcua: 1
      title: one person for two
      question: How long?
      period: 2024-01-08..2024-01-31
      calendars: { open: { hours: always } }
      agencies: { desk: { calendar: open, staff: { clerk: 1 post } } }
      clock: { calendar: open, starts: arrival, judged: instant }
      procedures:
        a: { deciding: desk, workflow: [ { step: serve, at: desk, by: clerk, work: 20 min } ] }
        b: { deciding: desk, workflow: [ { step: serve, at: desk, by: clerk, work: 40 min } ] }
      demand:
        a: { arrivals: every 30 min, first: 3 dossiers }
        b: { arrivals: every 45 min, first: 2 dossiers }
      """
    let outcome = try outcome(of: text)
    #expect(outcome.procedures.map(\.tally.waitSeconds) == [50 * 60, 45 * 60])
    #expect(outcome.procedures.map(\.tally.elapsedSeconds) == [110 * 60, 125 * 60])
  }
}
