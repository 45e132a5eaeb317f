import Forecasting
import Testing

@Suite("Staffing")
struct StaffingTests {
  @Test(
    "the chance to wait by the reserve has the reference digits",
    arguments: [(0.1, 0.880287), (0.5, 0.504539), (1, 0.223361), (2, 0.026881)])
  func halfinWhitt(reserve: Double, published: Double) throws {
    #expect(agrees(Staffing.chanceToWait(reserve: reserve), published))
    let back = try #require(Staffing.reserve(chanceToWait: published))
    // Half a unit of the sixth digit, over the slope of the chance, at least 0.06 here.
    #expect(abs(back - reserve) < 1e-5)
  }

  @Test("the square root rule nears the exact chance as the load grows")
  func squareRoot() throws {
    for (load, tolerance) in [(100.0, 0.04), (10_000, 0.005)] {
      let servers = try Staffing.servers(load: load, reserve: 0.5)
      #expect(servers == Int(load + 0.5 * load.squareRoot()))
      let exact = try #require(Erlang.waiting(load: load, servers: servers))
      // The error falls as one over the square root of the load.
      #expect(abs(exact - 0.504539) < tolerance)
    }
  }

  @Test("the least staff meets the target and one less does not")
  func least() throws {
    for load in [0.3, 4.25, 18, 95, 1234.5] {
      for target in [0.9, 0.2, 0.01] {
        let servers = try Staffing.servers(load: load, chanceToWait: target)
        let chance = try #require(Erlang.waiting(load: load, servers: servers))
        #expect(chance <= target)
        if let before = Erlang.waiting(load: load, servers: servers - 1) {
          #expect(before > target)
        } else {
          #expect(Double(servers - 1) <= load)
        }
        let byWait = try Staffing.servers(
          arrivalRate: 2 * load, serviceRate: 2, meanWait: target / 10)
        let queue = try MultiServerQueue(arrivalRate: 2 * load, serviceRate: 2, servers: byWait)
        #expect(queue.meanWait <= target / 10)
        if let before = try? MultiServerQueue(
          arrivalRate: 2 * load, serviceRate: 2, servers: byWait - 1)
        {
          #expect(before.meanWait > target / 10)
        }
      }
    }
    #expect(try Staffing.servers(load: 0, chanceToWait: 0.5) == 1)
    #expect(try Staffing.servers(load: 0, reserve: 1) == 1)
    #expect(try Staffing.servers(load: 4, reserve: 1e-12) == 5)
  }

  @Test("wrong numbers are named, and what is out of reach too")
  func refused() {
    for value in impossibleRates {
      #expect(Staffing.chanceToWait(reserve: value) == nil)
      #expect(Staffing.reserve(chanceToWait: value) == nil)
      #expect(queueingTrouble { _ = try Staffing.servers(load: value, chanceToWait: 0.5) } != nil)
      #expect(queueingTrouble { _ = try Staffing.servers(load: 2, chanceToWait: value) } != nil)
      #expect(queueingTrouble { _ = try Staffing.servers(load: 2, reserve: value) } != nil)
      #expect(
        queueingTrouble {
          _ = try Staffing.servers(arrivalRate: value, serviceRate: 1, meanWait: 1)
        } != nil)
    }
    #expect(
      queueingTrouble { _ = try Staffing.servers(load: 1e12, reserve: 1) }
        == .outOfReach(mostServers: 10_000_000))
    #expect(
      queueingTrouble { _ = try Staffing.servers(load: 2, chanceToWait: 0) }
        == .outOfRange(name: "target", value: 0, range: "above 0 and at most 1"))
  }
}
