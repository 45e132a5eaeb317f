import Engine
import SampleScenarios
import Scenarios
import Testing

@Suite("Visits at which nothing is begun that does not fit")
struct VisitTests {
  /// Staff that is in the ward on Mondays and Wednesdays from 08:00 to 12:00 and from 13:00 to 17:00 and
  /// begins nothing that a closing would cut; dossiers come on Monday, 8 January 2024.
  private static func elapsedHours(_ work: [Int], at times: [String]) throws -> Double {
    let text = """
      motcua: 1
      title: visits
      period: 2024-01-08..2024-01-31
      calendars: { office: { hours: { mon..fri: [08h00..12h00, 13h00..17h00] }, at-closing: do-not-start } }
      agencies:
        wards: { each: { a: {} }, calendar: office, staff: { officer: 1 post } }
        cluster: { calendar: office, staff: { land: { posts: 1 post, visits: { wards.a: mon wed } } } }
      clock: { calendar: office, starts: arrival }
      procedures:
        job:
          deciding: wards
          attributes: { size: { long: 50 %, short: rest } }
          workflow:
            - { step: measure, if: size = long, at: wards, by: cluster.land, work: \(work[0]) min }
            - { step: look, if: size = short, at: wards, by: cluster.land, work: \(work[1]) min }
      demand: { job: { from: wards, trace: dossiers.csv } }
      experiment: { replications: 1, seed: 1 }
      """
    let rows = zip(times, ["long", "short"]).map { "2024-01-08T\($0),wards.a,\($1)\n" }
    let scenario = try ScenarioText.scenario(
      text, tables: ["dossiers.csv": "received,place,size\n" + rows.joined()])
    var simulation = Simulation(try Model(compiling: scenario))
    let tally = try simulation.run(replication: 0, seed: 1).total.tally
    #expect(tally.resolved == Int64(times.count) && tally.open == 0)
    return Double(tally.elapsedSeconds) / 3600
  }

  @Test(
    "a job that is longer than any visit is begun, goes on at the next, and holds nobody for ever")
  func longerThanAVisit() throws {
    // Ten hours: eight on Monday, two on Wednesday until 10:00, 50 h after coming.
    #expect(try Self.elapsedHours([600, 60], at: ["08:00"]) == 50)
    // The hour of who came at 09:00 follows until 11:00 on Wednesday, 50 h after coming.
    #expect(try Self.elapsedHours([600, 60], at: ["08:00", "09:00"]) == 100)
    // Five hours fit no half-day, but the day: until 14:00.
    #expect(try Self.elapsedHours([300, 60], at: ["08:00"]) == 6)
  }

  @Test("a job that fits a visit waits for one that it fits")
  func fits() throws {
    // Three hours from 10:00 would be cut at noon: from 13:00 to 16:00.
    #expect(try Self.elapsedHours([180, 60], at: ["10:00"]) == 6)
    // From 14:30 they would be cut at 17:00, and Tuesday is no visit: Wednesday until 11:00.
    #expect(try Self.elapsedHours([180, 60], at: ["14:30"]) == 44.5)
  }
}
