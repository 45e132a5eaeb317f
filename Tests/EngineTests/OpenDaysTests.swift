import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

@Suite("Agencies that open and close")
struct OpenDaysTests {
  private static func desk(_ keys: String, _ received: [String]) -> DatedOffice {
    DatedOffice(
      agencies: ["desk: { calendar: office, staff: { clerk: 1 post }, \(keys) }"],
      received: received)
  }

  /// Two wards whose desk is one member of a group until a day and another from it on.
  private static func successors(_ received: [String]) -> DatedOffice {
    DatedOffice(
      agencies: [
        "wards: { count: 2, calendar: office }",
        "desks: { each: { old: { closes: 2024-01-15 }, new: { opens: 2024-01-15, staff: { clerk: 2 posts } } }, serves: [wards.1, wards.2], calendar: office, staff: { clerk: 1 post } }",
      ],
      procedures: [("job", "desks", "{ step: serve, at: desks, by: clerk, work: 60 min }")],
      received: received)
  }

  @Test("nobody works before the first day, nor from the first closed day on")
  func presence() throws {
    let opened = try Self.desk("opens: 2024-01-10", ["2024-01-10T06:00"]).run()
    #expect(opened.ends == ["10 08:30:00"])
    #expect(opened.present("desk.clerk") == 8 * 16)
    let closed = try Self.desk("closes: 2024-01-15", ["2024-01-12T08:00"]).run()
    #expect(closed.present("desk.clerk") == 8 * 5)
    let both = try Self.desk("opens: 2024-01-10, closes: 2024-01-15", ["2024-01-12T08:00"]).run()
    #expect(both.present("desk.clerk") == 8 * 3)
  }

  @Test("dates beside the run change nothing")
  func besideTheRun() throws {
    let received = ["2024-01-08T08:00", "2024-01-31T16:30", "2024-01-31T16:45"]
    let plain = try Self.desk("equipment: { scanner: 1 unit }", received).run()
    for keys in [
      "opens: 2024-01-08", "opens: 2001-01-01", "closes: 2024-02-01", "closes: 2030-01-01",
    ] {
      let run = try Self.desk(keys, received).run()
      #expect(run.outcome == plain.outcome && run.work == plain.work, "\(keys)")
    }
  }

  @Test("the member that is open when a dossier comes does the work, and decides")
  func memberByDate() throws {
    let run = try Self.successors([
      "2024-01-11T08:00 job wards.1", "2024-01-12T08:00 job wards.2",
      "2024-01-15T08:00 job wards.1", "2024-01-15T08:00 job wards.2",
    ]).run()
    #expect(
      run.hands == [
        "desks.old.clerk 0", "desks.old.clerk 0", "desks.new.clerk 0", "desks.new.clerk 1",
      ])
    #expect(run.ends == ["11 09:00:00", "12 09:00:00", "15 09:00:00", "15 09:00:00"])
    #expect(run.agencies == ["desks.old", "desks.new"])
    #expect(run.outcome.agencies.map(\.tally.resolved) == [2, 2])
    // Five days of one, thirteen of two.
    #expect(run.present("desks.old.clerk") == 8 * 5)
    #expect(run.present("desks.new.clerk") == 8 * 13 * 2)
  }

  @Test("a simulation is used again from the first member on")
  func severalReplications() throws {
    let model = try Model(
      compiling: Self.successors(["2024-01-12T08:00 job wards.2", "2024-01-15T08:00 job wards.2"])
        .scenario())
    var simulation = Simulation(model)
    let first = try simulation.run(replication: 0, seed: 1)
    #expect(try simulation.run(replication: 0, seed: 1) == first)
    #expect(first.agencies.map(\.tally.resolved) == [1, 1])
  }

  @Test("a dossier between two agencies goes to whoever is open when it comes")
  func betweenAgencies() throws {
    // The first step ends on Monday at 09:30, so the second is the new desk's.
    var office = Self.successors(["2024-01-12T16:00 job wards.1"])
    office.agencies.append("hall: { calendar: office, staff: { clerk: 1 post } }")
    office.procedures = [
      (
        "job", "hall",
        "{ step: look, at: hall, by: clerk, work: 3 h }, { step: serve, at: desks, by: clerk, work: 30 min }"
      )
    ]
    #expect(try office.run().hands == ["hall.clerk -", "desks.new.clerk 0"])
  }

  @Test("batches, lists of roles and equipment follow the day as well")
  func otherBindings() throws {
    var office = Self.successors(["2024-01-12T08:00 job wards.1", "2024-01-15T08:00 job wards.1"])
    office.agencies[1] = office.agencies[1].replacing(
      "calendar: office, staff", with: "calendar: office, equipment: { scanner: 1 unit }, staff")
    office.procedures[0].workflow =
      "{ step: serve, at: desks, by: clerk, with: scanner, batch: { mon..fri: 09h00 }, work: 60 min }"
    let run = try office.run()
    #expect(run.hands == ["desks.old.clerk 0", "desks.new.clerk 0"])
    #expect(run.ends == ["12 10:00:00", "15 10:00:00"])
  }

  @Test("an agency that closes with open dossiers ends the run with an error")
  func closesTooEarly() throws {
    // Half an hour on Friday, the rest would be on Monday; the second waits.
    let desk = Self.desk("closes: 2024-01-15", ["2024-01-12T16:30", "2024-01-12T16:45"])
    let day = try #require(CivilDate("2024-01-15"))
    let error = RunError.closedWithDossiers(agency: "desk", day: day, count: 2, cameLater: false)
    #expect(throws: error) { try desk.run() }
    #expect(throws: error) { try desk.run(recordsDelays: true) }
    // A dossier that it decides is its own wherever it is.
    var deciding = Self.desk("closes: 2024-01-15", ["2024-01-12T16:30"])
    deciding.agencies.append("hall: { calendar: office, staff: { clerk: 1 post } }")
    deciding.procedures[0].workflow = "{ step: look, at: hall, by: clerk, work: 60 min }"
    #expect(
      throws: RunError.closedWithDossiers(agency: "desk", day: day, count: 1, cameLater: false)
    ) { try deciding.run() }
    // In two branches it is one dossier.
    var branches = Self.desk("closes: 2024-01-15", ["2024-01-12T16:30"])
    branches.procedures[0].workflow =
      "{ parallel: both, branches: { one: [ { step: a, at: desk, by: clerk, work: 60 min } ], two: [ { step: b, at: desk, by: clerk, work: 60 min } ] } }"
    #expect(
      throws: RunError.closedWithDossiers(agency: "desk", day: day, count: 1, cameLater: false)
    ) { try branches.run() }
    // After an error the simulation can be used again, and fails again.
    var simulation = Simulation(try Model(compiling: desk.scenario()))
    #expect(throws: error) { try simulation.run(replication: 0, seed: 1) }
    #expect(throws: error) { try simulation.run(replication: 1, seed: 1) }
  }

  @Test("what comes to an agency when it is closed already is an error at the period's end")
  func comesTooLate() throws {
    var office = Self.desk("opens: 2001-01-01", ["2024-01-12T16:00"])
    office.agencies.append(
      "hall: { calendar: office, staff: { clerk: 1 post }, closes: 2024-01-15 }")
    office.procedures[0].workflow =
      "{ step: look, at: desk, by: clerk, work: 3 h }, { step: serve, at: hall, by: clerk, work: 5 min }"
    let day = try #require(CivilDate("2024-01-15"))
    #expect(
      throws: RunError.closedWithDossiers(agency: "hall", day: day, count: 1, cameLater: true)
    ) { try office.run() }
  }

  @Test("loads expected before a run go where the dossiers do")
  func loads() throws {
    let model = try Model(
      compiling: Self.successors(
        Array(repeating: "2024-01-11T08:00 job wards.1", count: 4) + [
          "2024-01-15T08:00 job wards.2"
        ]
      ).scenario())
    // Four hours of 5 days of 8, one of 13 days of 16.
    #expect(model.expectedLoads[0].map { abs($0 - 4.0 / 40) < 1e-9 } == true)
    #expect(model.expectedLoads[1].map { abs($0 - 1.0 / 208) < 1e-9 } == true)
  }
}
