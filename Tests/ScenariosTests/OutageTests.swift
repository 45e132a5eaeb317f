import Scenarios
import Testing
import WorkingTime

@Suite("Outages and equipment")
struct OutageReadingTests {
  @Test("are read with groups for their members, days and shares")
  func outages() throws {
    let marked = try MarkedScenario(
      changed: """
        agencies:
          desk: { calendar: open, staff: { server: 2 posts }, equipment: { scanner: { units: 2 units, down: 5 % }, camera: 1 unit } }
          wards: { count: 3, calendar: open, staff: { officer: 1 post } }
          tax: { level: outside }
        outages:
          - { of: [desk, wards.2], closed: 2023-07-01..2023-07-03, share: 50 % }
          - { of: wards, closed: 2023-08-01 }
          - { of: all, closed: 2023-08-02, share: 0 % }
          - { of: all, closed: 2023-08-03 }
        """)
    let scenario = try #require(marked.scenario, "\(marked.said)")
    let day = { (month: Int, day: Int) in CivilDate(year: 2023, month: month, day: day) }
    #expect(
      scenario.outages.map(\.agencies) == [
        ["desk", "wards.2"], ["wards.1", "wards.2", "wards.3"],
        ["desk", "wards.1", "wards.2", "wards.3"],
      ])
    #expect(scenario.outages.map(\.share) == [0.5, 1, 1])
    #expect(scenario.outages[0].days.upperBound == day(7, 3))
    #expect(scenario.outages[1].days.lowerBound == day(8, 1))
    #expect(scenario.agencies[0].equipment.map(\.units) == [2, 1])
    #expect(scenario.agencies[0].equipment.map(\.down) == [0.05, 0])
  }

  @Test("an included office brings its outages")
  func included() throws {
    let marked = try MarkedScenario(
      changed: "include: [office.yaml]\noutages: [ { of: desk, closed: 2023-07-01 } ]",
      with: ["office.yaml": "motcua: 1\noutages: [ { of: desk, closed: 2023-07-02 } ]\n"])
    #expect(marked.scenario?.outages.count == 2, "\(marked.said)")
  }
}
