import Scenarios
import Testing
import WorkingTime

@Suite("Orders of queues, and visits")
struct StaffTests {
  @Test("reads every order, with and without preemption", arguments: QueueOrder.allCases)
  func readsOrders(order: QueueOrder) throws {
    let preempt = order == .firstCome ? "" : ", preempt: resume"
    for keys in ["", preempt] {
      let marked = try MarkedScenario(
        changed:
          "agencies: { desk: { calendar: open, staff: { server: { posts: 1 post, order: \(order.rawValue)\(keys) } } } }"
      )
      let staff = try #require(marked.scenario?.agencies[0].staff[0], "\(marked.said)")
      #expect(staff.order == order && staff.preempts == !keys.isEmpty)
    }
  }

  @Test(
    "reads visits from a table or written out, groups for their members", arguments: [true, false])
  func readsVisits(isTable: Bool) throws {
    let visits = isTable ? "v.csv" : "{ wards: mon..wed fri, hall: thu, district: sat }"
    let marked = try MarkedScenario(
      changed: """
        agencies:
          desk: { calendar: open, staff: { server: { posts: 1 post, visits: \(visits) } } }
          hall: { calendar: open }
          district: { calendar: open }
          wards: { count: 2, calendar: open, parent: district }
        demand: { job: { from: [wards, hall], arrivals: 1 per h } }
        """,
      with: [
        "v.csv":
          "\u{FEFF}agency;days\r\nwards;mon..wed fri\r\n\r\nhall; thu \r\ndistrict;\"sat\"\r\n"
      ])
    let read = try #require(marked.scenario?.agencies[0].staff[0].visits, "\(marked.said)")
    #expect(read.map(\.agency) == ["wards.1", "wards.2", "hall", "district"])
    let days: Set<Weekday> = [.monday, .tuesday, .wednesday, .friday]
    #expect(read.map(\.days) == [days, days, [.thursday], [.saturday]])
    if isTable { #expect(marked.scenario?.files.map(\.path) == ["main.yaml", "v.csv"]) }
  }

  @Test("a day for the agency above is a day for all places below it")
  func agenciesAboveCount() throws {
    let marked = try MarkedScenario(
      changed: """
        agencies:
          desk: { calendar: open, staff: { server: { posts: 1 post, visits: { district: mon } } } }
          district: { calendar: open }
          wards: { count: 2, calendar: open, parent: district }
        demand: { job: { from: wards, arrivals: 1 per h } }
        """)
    #expect(marked.scenario != nil, "\(marked.said)")
  }

  @Test("somebody else in the list may come where one never does")
  func othersMayCome() throws {
    let marked = try MarkedScenario(
      changed: """
        agencies:
          desk: { calendar: open, staff: { server: { posts: 1 post, visits: { wards.1: mon } }, head: 1 post, gone: 0 posts } }
          wards: { count: 2, calendar: open }
        procedures:
          job: { deciding: desk, limit: 3 days, workflow: [ { step: serve, at: desk, by: [gone, server, head], work: 5 min } ] }
        demand: { job: { from: wards, arrivals: 1 per h } }
        """)
    #expect(marked.scenario != nil, "\(marked.said)")
  }
}
