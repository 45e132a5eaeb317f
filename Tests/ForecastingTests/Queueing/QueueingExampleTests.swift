import Forecasting
import Testing

@Suite("The formulas of the module's page")
struct QueueingExampleTests {
  @Test("its example gives the printed share")
  func example() throws {
    let desk = try MultiServerQueue(arrivalRate: 4.25, serviceRate: 1, servers: 5)
    let onTime = 1 - (desk.chanceOfTime(beyond: 3) ?? 1)  // 0.804627
    let clerks = try Staffing.servers(load: 4.25, chanceToWait: 0.2)
    #expect(agrees(onTime, 0.804627))
    #expect(clerks == 7)
  }
}
