import Forecasting
import Foundation
import Testing

/// A station over time and the exact mean number in system at some instants.
struct WaveCase: Sendable, CustomTestStringConvertible {
  let name: String
  let end: Double
  let rate: @Sendable (Double) -> Double
  let servers: @Sendable (Double) -> Int
  /// By the Kolmogorov equations, relative error below 1e-6.
  let expected: [(time: Double, inSystem: Double)]
  /// How far SBC may be off, as a share of the exact number.
  let tolerance: Double

  var testDescription: String { name }

  /// Base periods of one mean service time, with the mean rate of each.
  func course() throws -> BacklogCarryover {
    let intervals = (0..<Int(end)).map { hour in
      let parts = 1000
      let rates = (0..<parts).map { rate(Double(hour) + (Double($0) + 0.5) / Double(parts)) }
      return BacklogCarryover.Interval(
        length: 1, arrivalRate: rates.reduce(0, +) / Double(parts), servers: servers(Double(hour)))
    }
    return try BacklogCarryover(intervals, serviceRate: 1)
  }

  // The value of the base period that ends at an instant is the nearest to the number then. SBC takes
  // who waits for service and who is in it in full, so it is too high while a queue builds up: up to
  // 17 % in the daily waves, 29 % where the wave is eight service times long.
  static let all = [
    WaveCase(
      name: "M(t)/M/10, wave of 24 h", end: 24, rate: { 8 + 4 * sin(2 * .pi * $0 / 24) },
      servers: { _ in 10 },
      expected: [(6, 17.369849), (9, 22.848836), (12, 22.097410), (24, 7.295284)],
      tolerance: 0.18),
    WaveCase(
      name: "M(t)/M/5, wave of 24 h", end: 24, rate: { 4 + 3 * sin(2 * .pi * $0 / 24) },
      servers: { _ in 5 }, expected: [(6, 12.387917), (12, 18.305107), (24, 3.799338)],
      tolerance: 0.18),
    WaveCase(
      name: "blocks of 4 h", end: 12, rate: { $0 < 4 ? 8 : $0 < 8 ? 14 : 4 }, servers: { _ in 10 },
      expected: [(4, 8.407477), (8, 26.123946), (12, 8.230130)], tolerance: 0.18),
    WaveCase(
      name: "staff of 6, 7 and 5 under a wave of 8 h", end: 16,
      rate: { 5 * (1 + 0.6 * sin(2 * .pi * $0 / 8)) },
      servers: {
        let hour = $0.truncatingRemainder(dividingBy: 8)
        return hour < 3 ? 6 : hour < 6 ? 7 : 5
      },
      expected: [
        (2, 7.04947961), (4, 9.14682479), (6, 4.82179615), (8, 4.54346024), (10, 8.77933609),
        (12, 10.5429717), (14, 5.70381372), (16, 5.08895633),
      ],
      tolerance: 0.3),
  ]
}

@Suite("Backlog carryover")
struct BacklogCarryoverTests {
  private func interval(
    _ length: Double, _ rate: Double, _ servers: Int
  ) -> BacklogCarryover.Interval {
    BacklogCarryover.Interval(length: length, arrivalRate: rate, servers: servers)
  }

  @Test("waves, blocks and changing staff with hours of overload", arguments: WaveCase.all)
  func waves(wave: WaveCase) throws {
    let course = try wave.course()
    for (time, expected) in wave.expected {
      let value = course.periods[Int(time) - 1].meanInSystem
      #expect(
        abs(value / expected - 1) <= wave.tolerance, "at \(time): \(value), exact \(expected)")
    }
  }

  @Test("where all are served at once it knows no lag: one service time ahead, from empty too high")
  func noLag() throws {
    // M(t)/M/inf at 10 + 5 sin(2 pi t / 24) and rate 0.5, by the closed form of Eick, Massey and
    // Whitt; a base period is 2 h.
    let rates = (0..<12).map { 10 + 5 * sin(2 * .pi * (2 * Double($0) + 1) / 24) }
    let course = try BacklogCarryover(rates.map { interval(2, $0, 200) }, serviceRate: 0.5)
    #expect(course.periods.count == 12)
    // A lag of 2 h is worth a twelfth of the wave: up to 5 / 0.5 x 2 pi / 12 = 5.2 of 20 or more.
    for (time, exact) in [(6, 27.057187), (12, 24.069989), (24, 15.890524)] {
      let value = course.periods[time / 2 - 1].meanInSystem
      #expect(abs(value - exact) <= 5.2, "at \(time): \(value)")
    }
    // The start from empty is not seen at all: 18 to 22 where 12.6 are there after 2 h.
    #expect(course.periods[0].meanInSystem > 20)
  }

  @Test("with constant rates it ends at M/M/c")
  func constantRates() throws {
    for (rate, servers) in [(0.8, 1), (4.25, 5), (9, 10)] {
      let queue = try MultiServerQueue(arrivalRate: rate, serviceRate: 1, servers: servers)
      let last = try #require(
        try BacklogCarryover([interval(2000, rate, servers)], serviceRate: 1).periods.last)
      // The backlog nears its fixed point by a factor a period; after 2,000 rounding is left.
      #expect(abs(last.meanWait - queue.meanWait) < 1e-9)
      #expect(abs(last.meanInSystem - queue.meanInSystem) < 1e-9)
      #expect(abs(last.utilisation - queue.utilisation) < 1e-12)
      #expect(abs(last.chanceToWait - queue.chanceToWait) < 1e-10)
    }
  }

  @Test("a long overload moves with the flow, and so does a backlog that is worked off")
  func overload() throws {
    // 20 come and 10 go an hour, for 100 hours; then 100 hours without arrivals.
    let course = try BacklogCarryover(
      [interval(100, 20, 10), interval(80, 0, 10)], serviceRate: 1)
    // Ten in service may be counted twice: 1 % of 1,000.
    #expect(abs(course.periods[99].meanInSystem / 1000 - 1) < 0.03)
    #expect(abs(course.periods[99].backlog / 1000 - 1) < 0.01)
    #expect(abs(course.periods[179].backlog / 200 - 1) < 0.06)
    #expect(course.periods[99].meanWait > 90 && course.periods[99].chanceToWait > 0.98)
    let carried = try BacklogCarryover([interval(10, 0, 5)], serviceRate: 1, backlog: 200)
    #expect(abs((carried.periods.last?.backlog ?? 0) / 150 - 1) < 0.01)
  }

  @Test("periods follow each other and are one service time long")
  func periods() throws {
    let course = try BacklogCarryover(
      [interval(4, 1, 2), interval(0.1, 1, 2), interval(2.3, 1, 3)], serviceRate: 1)
    #expect(course.periods.map(\.interval) == [0, 0, 0, 0, 1, 2, 2])
    for (one, next) in zip(course.periods, course.periods.dropFirst()) {
      #expect(abs(one.end - next.start) < 1e-12)
    }
    #expect(try BacklogCarryover([], serviceRate: 1).periods.isEmpty)
  }

  @Test("the staff it proposes meets the target, and one less in an interval does not")
  func staffing() throws {
    let demand = [interval(4, 8, 1), interval(4, 14, 1), interval(4, 4, 1), interval(2, 0, 1)]
    let staffed = try BacklogCarryover.staffed(demand, serviceRate: 1, meanWait: 0.25)
    let course = try BacklogCarryover(staffed, serviceRate: 1)
    #expect(course.periods.allSatisfy { $0.meanWait <= 0.25 })
    for index in staffed.indices where staffed[index].servers > 1 {
      var fewer = staffed
      fewer[index].servers -= 1
      let worse = try BacklogCarryover(fewer, serviceRate: 1)
      #expect(worse.periods.contains { $0.interval == index && $0.meanWait > 0.25 })
    }
    #expect(staffed[1].servers > staffed[0].servers && staffed[2].servers < staffed[1].servers)
  }

  @Test("wrong numbers are named")
  func refused() {
    for value in impossibleRates {
      #expect(
        queueingTrouble { _ = try BacklogCarryover([interval(value, 1, 1)], serviceRate: 1) } != nil
      )
      #expect(
        queueingTrouble { _ = try BacklogCarryover([interval(1, value, 1)], serviceRate: 1) } != nil
      )
      #expect(
        queueingTrouble { _ = try BacklogCarryover([interval(1, 1, 1)], serviceRate: value) } != nil
      )
      #expect(
        queueingTrouble {
          _ = try BacklogCarryover([interval(1, 1, 1)], serviceRate: 1, backlog: value)
        } != nil)
      #expect(
        queueingTrouble {
          _ = try BacklogCarryover.staffed([interval(1, 1, 1)], serviceRate: 1, meanWait: value)
        } != nil)
    }
    #expect(
      queueingTrouble { _ = try BacklogCarryover([interval(1, 1, 0)], serviceRate: 1) }
        == .outOfRange(name: "servers", value: 0, range: "from 1 to 10000000"))
    #expect(
      queueingTrouble { _ = try BacklogCarryover([interval(1e9, 1, 1)], serviceRate: 1) } != nil)
    #expect(
      queueingTrouble { _ = try BacklogCarryover([interval(1, 1e308, 1)], serviceRate: 1e-10) }
        != nil)
  }
}
