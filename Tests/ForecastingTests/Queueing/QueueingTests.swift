import Forecasting
import Foundation
import Testing

/// Whether a value has the published digits: half a unit of the last one.
func agrees(_ value: Double?, _ published: Double, digits: Int = 6) -> Bool {
  guard let value else { return false }
  return abs(value - published) <= 0.5000001 * pow(10, -Double(digits))
}

/// The error of queueing that the body ends with.
func queueingTrouble(_ body: () throws -> Void) -> QueueingError? {
  do {
    try body()
    return nil
  } catch {
    return error as? QueueingError
  }
}

/// Numbers that no rate may be.
let impossibleRates: [Double] = [-1, .nan, .infinity, -.infinity]

@Suite("Erlang's formulas")
struct ErlangTests {
  @Test(
    "the chance to wait has the reference digits",
    arguments: [
      (5, 4.0, 0.554_112_554_1), (10, 9, 0.668_731_524_1), (25, 23, 0.590_073_557_8),
      (100, 95, 0.506_456_853_9),
    ])
  func waiting(servers: Int, load: Double, published: Double) {
    #expect(agrees(Erlang.waiting(load: load, servers: servers), published, digits: 10))
  }

  @Test(
    "the chance of a loss has the published digits, whatever the law of service",
    arguments: [(5, 4.0, 0.199067), (10, 9, 0.167963), (20, 15, 0.045593)])
  func blocking(servers: Int, load: Double, published: Double) {
    #expect(agrees(Erlang.blocking(load: load, servers: servers), published))
  }

  @Test("the recursion agrees with the sum of the textbook")
  func textbook() throws {
    for (servers, load) in [(1, 0.3), (3, 2.0), (12, 20), (40, 30)] {
      var (term, sum) = (1.0, 1.0)
      for count in 1...servers {
        term *= load / Double(count)
        sum += term
      }
      let loss = try #require(Erlang.blocking(load: load, servers: servers))
      // One rounding a step, two ways.
      #expect(abs(loss - term / sum) <= 4 * Double(servers) * Double.ulpOfOne)
    }
  }

  @Test("between whole servers the curve is that of the integral, and meets the whole numbers")
  func fractions() throws {
    for load in [0.01, 0.5, 4, 30] {
      for whole in [1, 2, 7] {
        let exact = try #require(Erlang.blocking(load: load, servers: whole))
        for (near, tolerance) in [(Double(whole), 1e-14), (Double(whole) - 1e-12, 1e-10)] {
          let value = try #require(Erlang.blocking(load: load, servers: near))
          #expect(abs(value / exact - 1) < tolerance)
        }
      }
      for servers in [0.25, 0.5, 2.5] {
        // Simpson's rule in t up to e^-60; its steps are fine enough for 1e-9.
        let (end, steps) = (60 / load + 60 * servers / load, 400_000)
        let sum = (0...steps).reduce(0.0) { sum, step in
          let t = end * Double(step) / Double(steps)
          let weight = step == 0 || step == steps ? 1.0 : step.isMultiple(of: 2) ? 2 : 4
          return sum + weight * load * exp(-load * t) * pow(1 + t, servers)
        }
        let value = try #require(Erlang.blocking(load: load, servers: servers))
        #expect(abs(value * sum * end / Double(steps) / 3 - 1) < 1e-9, "\(load) \(servers)")
      }
    }
    #expect(Erlang.blocking(load: 3, servers: 0.0) == 1)
    let between = try #require(Erlang.waiting(load: 4.25, servers: 5.5))
    let (more, fewer) = (
      Erlang.waiting(load: 4.25, servers: 6), Erlang.waiting(load: 4.25, servers: 5)
    )
    #expect(between > (more ?? 1) && between < (fewer ?? 0))
    for load in [1e-300, 1e-9, 1e9, 1e300] {
      let value = try #require(Erlang.blocking(load: load, servers: 0.5))
      #expect(value >= 0 && value <= 1)
    }
    for value in impossibleRates {
      #expect(Erlang.blocking(load: 1, servers: value) == nil)
      #expect(Erlang.waiting(load: 0.1, servers: value) == nil)
      #expect(Erlang.waiting(load: value, servers: 2.5) == nil)
    }
    #expect(Erlang.waiting(load: 2.5, servers: 2.5) == nil)
  }

  @Test("large and small loads stay chances")
  func extremes() throws {
    #expect(Erlang.blocking(load: 0, servers: 3) == 0)
    #expect(Erlang.waiting(load: 0, servers: 3) == 0)
    for load in [1e-300, 1e-9, 1, 1e3, 1e9, 1e300, .greatestFiniteMagnitude] {
      for servers in [1, 2, 1000, 100_000] {
        let loss = try #require(Erlang.blocking(load: load, servers: servers))
        #expect(loss >= 0 && loss <= 1)
        if let wait = Erlang.waiting(load: load, servers: servers) {
          #expect(wait >= loss && wait <= 1)
        }
      }
    }
    let near = try #require(Erlang.waiting(load: (100.0).nextDown, servers: 100))
    #expect(near <= 1 && near > 1 - 1e-9)
  }

  @Test("what has no answer is nil")
  func refused() {
    #expect(Erlang.waiting(load: 5, servers: 5) == nil)
    #expect(Erlang.waiting(load: 4, servers: 0) == nil)
    #expect(Erlang.blocking(load: 4, servers: 0) == nil)
    #expect(Erlang.blocking(load: 4, servers: -2) == nil)
    #expect(Erlang.blocking(load: 4, servers: .max) == nil)
    for rate in impossibleRates {
      #expect(Erlang.blocking(load: rate, servers: 2) == nil)
      #expect(Erlang.waiting(load: rate, servers: 2) == nil)
    }
  }
}

@Suite("M/M/c")
struct MultiServerQueueTests {
  private func queue(_ rate: Double, _ servers: Int) throws -> MultiServerQueue {
    try MultiServerQueue(arrivalRate: rate, serviceRate: 1, servers: servers)
  }

  @Test("the published table")
  func table() throws {
    let one = try queue(0.8, 1)
    #expect(agrees(one.meanInSystem, 4) && agrees(one.meanWaiting, 3.2))
    #expect(agrees(one.meanTime, 5) && agrees(one.meanWait, 4))
    #expect(agrees(one.chanceOfTime(beyond: 10), 0.135335))
    #expect(agrees(try queue(0.9, 1).meanTime, 10))
    #expect(agrees(try queue(0.9, 1).chanceOfTime(beyond: 10), 1 - 0.632121))
    let two = try queue(1.6, 2)
    #expect(agrees(two.chanceToWait, 0.711111) && agrees(two.meanWait, 1.777778))
    #expect(agrees(two.meanTime, 2.777778))
    #expect(agrees(try queue(2.4, 3).chanceToWait, 0.647191))
    #expect(agrees(try queue(2.4, 3).meanWait, 1.078652))
    let five = try queue(4.25, 5)
    #expect(agrees(five.chanceToWait, 0.654470) && agrees(five.meanWait, 0.872627))
    #expect(agrees(five.meanTime, 1.872627))
    #expect(agrees(five.chanceOfTime(beyond: 3), 1 - 0.804627))
    let ten = try queue(9, 10)
    #expect(agrees(ten.chanceToWait, 0.668732) && agrees(ten.meanWait, 0.668732))
    #expect(agrees(ten.meanTime, 1.668732))
    #expect(agrees(ten.chanceOfTime(beyond: 3), 1 - 0.850330))
    let twenty = try queue(18, 20)
    #expect(agrees(twenty.chanceToWait, 0.550769) && agrees(twenty.meanTime, 1.275385))
    // Burke: five in series, each as if alone.
    #expect(agrees(5 * five.meanTime, 9.363133))
    // M/M/1 with 20 % feedback at 0.6: flow 0.75, L 3, cycle 5.
    #expect(agrees(try queue(0.75, 1).meanInSystem, 3))
  }

  @Test("the tails are chances that fall with time, and give the means back")
  func tails() throws {
    for (rate, servers) in [(0.8, 1), (1.0, 2), (4.0, 5), (4.25, 5), (0.001, 3), (49.9, 50)] {
      let one = try queue(rate, servers)
      #expect(one.chanceOfWait(beyond: 0) == one.chanceToWait)
      #expect(agrees(one.chanceOfTime(beyond: 0), 1, digits: 12))
      #expect(one.chanceOfTime(beyond: .infinity) == 0)
      // The mean is the integral of the tail; Simpson's rule over 60 means, e^-60 beyond.
      let end = 60 * max(one.meanTime, 1 / (Double(servers) - rate))
      let steps = 200_000
      var last = 2.0
      var sum = 0.0
      for step in 0...steps {
        let tail = try #require(one.chanceOfTime(beyond: end * Double(step) / Double(steps)))
        #expect(tail <= last)
        last = tail
        sum += tail * (step == 0 || step == steps ? 1 : step.isMultiple(of: 2) ? 2 : 4)
      }
      let mean = sum * end / Double(steps) / 3
      #expect(abs(mean - one.meanTime) <= 1e-8 * one.meanTime)
    }
  }

  @Test("the time where waiting and serving are equally fast is the limit of its neighbours")
  func equalRates() throws {
    // c mu - lambda = mu at rate 4 on 5.
    let middle = try #require(queue(4, 5).chanceOfTime(beyond: 2))
    let below = try #require(queue(4 - 1e-9, 5).chanceOfTime(beyond: 2))
    let above = try #require(queue(4 + 1e-9, 5).chanceOfTime(beyond: 2))
    #expect(abs(middle - below) < 1e-8 && abs(middle - above) < 1e-8)
  }

  @Test("nobody comes: nobody waits")
  func idle() throws {
    let idle = try queue(0, 3)
    #expect(idle.meanWait == 0 && idle.meanTime == 1 && idle.meanInSystem == 0)
  }

  @Test("what has no answer is named")
  func refused() throws {
    #expect(queueingTrouble { _ = try queue(5, 5) } == .noSteadyState(load: 5, servers: 5))
    #expect(queueingTrouble { _ = try queue(7, 5) } == .noSteadyState(load: 7, servers: 5))
    #expect(
      queueingTrouble { _ = try queue(1, 0) }
        == .outOfRange(name: "servers", value: 0, range: "from 1 to 10000000"))
    for rate in impossibleRates {
      #expect(queueingTrouble { _ = try queue(rate, 2) } != nil)
      #expect(
        queueingTrouble {
          _ = try MultiServerQueue(arrivalRate: 1, serviceRate: rate, servers: 2)
        } != nil)
    }
    #expect(
      queueingTrouble {
        _ = try MultiServerQueue(arrivalRate: 0, serviceRate: .leastNonzeroMagnitude, servers: 1)
      } != nil)
    let good = try queue(1, 2)
    #expect(good.chanceOfTime(beyond: -1) == nil && good.chanceOfTime(beyond: .nan) == nil)
    #expect(good.chanceOfWait(beyond: -1) == nil && good.chanceOfWait(beyond: .nan) == nil)
  }
}

@Suite("M/M/c/K")
struct FiniteQueueTests {
  @Test(
    "the published table",
    arguments: [
      (0.8, 1, 5, 0.088819, 1.868332, 2.563065), (2, 2, 3, 0.285714, 1.714286, 1.2),
      (2.7, 3, 10, 0.060282, 4.657216, 1.835545),
    ])
  func table(
    rate: Double, servers: Int, capacity: Int, blocking: Double, inSystem: Double, time: Double
  ) throws {
    let queue = try FiniteQueue(
      arrivalRate: rate, serviceRate: 1, servers: servers, capacity: capacity)
    #expect(agrees(queue.blocking, blocking))
    #expect(agrees(queue.meanInSystem, inSystem))
    #expect(agrees(queue.meanTime, time))
    #expect(agrees(queue.meanWait, time - 1))
    #expect(agrees(queue.acceptedRate, rate * (1 - blocking), digits: 5))
  }

  @Test("without waiting places it is Erlang's loss, with many it is M/M/c")
  func limits() throws {
    let loss = try FiniteQueue(arrivalRate: 9, serviceRate: 1, servers: 10, capacity: 10)
    #expect(agrees(loss.blocking, 0.167963) && loss.meanWaiting == 0)
    let wide = try FiniteQueue(arrivalRate: 4.25, serviceRate: 1, servers: 5, capacity: 2000)
    let open = try MultiServerQueue(arrivalRate: 4.25, serviceRate: 1, servers: 5)
    // 0.85 to the power of 2,000 is below any rounding.
    #expect(abs(wide.meanWait - open.meanWait) < 1e-12 && wide.blocking < 1e-100)
  }

  @Test("any load answers")
  func extremes() throws {
    for load in [1e-300, 1e-5, 1, 1e5, 1e300] {
      let queue = try FiniteQueue(arrivalRate: load, serviceRate: 1, servers: 2, capacity: 40)
      #expect(queue.blocking >= 0 && queue.blocking <= 1)
      #expect(queue.meanInSystem >= 0 && queue.meanInSystem <= 40)
      #expect(queue.meanTime >= 0.999_999 && queue.meanTime <= 20.000_001)
    }
  }

  @Test("what has no answer is named")
  func refused() {
    #expect(
      queueingTrouble {
        _ = try FiniteQueue(arrivalRate: 1, serviceRate: 1, servers: 3, capacity: 2)
      }
        == .outOfRange(
          name: "capacity", value: 2, range: "from the number of servers, 3, to 10000000"))
    for rate in impossibleRates + [0] {
      #expect(
        queueingTrouble {
          _ = try FiniteQueue(arrivalRate: rate, serviceRate: 1, servers: 1, capacity: 2)
        } != nil)
      #expect(
        queueingTrouble {
          _ = try FiniteQueue(arrivalRate: 1, serviceRate: rate, servers: 1, capacity: 2)
        } != nil)
    }
  }
}

@Suite("General laws")
struct GeneralQueueTests {
  @Test(
    "Pollaczek and Khinchine at load 0.8",
    arguments: [(0.0, 2.0), (0.5, 3), (1, 4), (2, 6), (4, 10)])
  func singleServer(variation: Double, wait: Double) throws {
    let queue = try GeneralQueue(
      arrivalRate: 0.8, service: ServiceTime(mean: 1, squaredVariation: variation))
    #expect(agrees(queue.meanWait, wait, digits: 12))
    #expect(agrees(queue.meanTime, wait + 1, digits: 12))
    #expect(agrees(queue.meanInSystem, 0.8 * (wait + 1), digits: 12))
  }

  @Test("Allen and Cunneen are exact for M/M/c and near for D/M/1 and E2/M/1")
  func generalArrivals() throws {
    let exact = try GeneralQueue(arrivalRate: 9, service: ServiceTime(mean: 1), servers: 10)
    #expect(agrees(exact.meanWait, 0.668732))
    // The exact times are 2.692731 and 3.843980; the formula leaves out what the gaps' law says
    // beyond its variance, some percent of the wait at load 0.8 and twenty for constant gaps.
    for (variation, time) in [(0.0, 2.692731), (0.5, 3.843980)] {
      let near = try GeneralQueue(
        arrivalRate: 0.8, gapVariation: variation, service: ServiceTime(mean: 1))
      #expect(abs(near.meanWait / (time - 1) - 1) < (variation == 0 ? 0.2 : 0.06))
    }
  }

  @Test("what has no answer is named")
  func refused() throws {
    let service = try ServiceTime(mean: 2, squaredVariation: 0)
    #expect(
      queueingTrouble { _ = try GeneralQueue(arrivalRate: 0.5, service: service) }
        == .noSteadyState(load: 1, servers: 1))
    for rate in impossibleRates {
      #expect(queueingTrouble { _ = try ServiceTime(mean: rate) } != nil)
      #expect(queueingTrouble { _ = try ServiceTime(mean: 1, squaredVariation: rate) } != nil)
      #expect(
        queueingTrouble {
          _ = try GeneralQueue(arrivalRate: 0.1, gapVariation: rate, service: service)
        } != nil)
    }
    #expect(queueingTrouble { _ = try ServiceTime(mean: 0) } != nil)
  }
}
