import Forecasting
import Foundation
import LinearAlgebra

/// Measures fluid networks: CPU time of a policy-year, batched, and how it grows with stations.
///
/// The office has four stations, a season, days of their own, a thin August, rework with a wait outside,
/// a consultation that delegation would spare, dossiers in hand and a limit of 30 days. A policy-year is
/// one policy with one point of the year; three points for an uncertain year cost three. The product of
/// the routing by OpenBLAS, slot by slot, stands beside the loops over links that are used.
@main
struct FluidBenchmark {
  static func main() throws {
    var words = Array(CommandLine.arguments.dropFirst())
    let rounds = try number(after: "--rounds", in: &words) ?? 9
    let policies = try number(after: "--policies", in: &words) ?? 64
    guard words.isEmpty else {
      FileHandle.standardError.write(Data("fluid: --rounds N and --policies N, above 0\n".utf8))
      exit(64)
    }
    print(
      "OpenBLAS \(OpenBLAS.version), core type \(OpenBLAS.coreType), threads \(OpenBLAS.threads)")
    print("CPU milliseconds, medians of \(rounds) rounds; a policy-year is 250 days")
    for slots in [1, 2, 4] {
      let office = try Office(slotsADay: slots)
      let networks = (0..<policies).map { office.network(policy: $0) }
      var rate = 0.0
      let batch = try median(rounds) {
        rate = try FluidNetwork.forecasts(of: networks)[0].total.onTimeOfResolved ?? 0
      }
      let single = try median(rounds) { _ = try networks[0].forecast() }
      print(
        String(
          format: "%d slots a day: %.3f a policy-year in a batch of %d, %.3f alone; on time %.4f",
          slots, batch / Double(policies), policies, single, rate))
    }
    try products(policies: policies, rounds: rounds)
    for count in [25, 50, 100, 200] {
      let alike = try median(rounds) { _ = try Office.wards(count, areAlike: true).forecast() }
      let apart = try median(rounds) { _ = try Office.wards(count, areAlike: false).forecast() }
      print(String(format: "%3d wards: alike %.2f, all different %.2f", count, alike, apart))
    }
  }

  /// What routing by products of matrices would cost: one for each of 1,000 slots.
  private static func products(policies: Int, rounds: Int) throws {
    let routing = Matrix(rows: 6, columns: 6, repeating: 0.1)
    let departures = Matrix(rows: 6, columns: policies, repeating: 1)
    var kept = 0.0
    let time = try median(rounds) {
      for _ in 0..<1_000 { kept += try (routing * departures).elements[0] }
    }
    precondition(kept > 0)
    print(
      String(
        format: "routing by 1,000 products of 6 x 6 and 6 x %d: %.3f a policy-year", policies,
        time / Double(policies)))
  }

  private static func number(after name: String, in words: inout [String]) throws -> Int? {
    guard let index = words.firstIndex(of: name), index + 1 < words.count,
      let value = Int(words[index + 1]), value > 0
    else { return nil }
    words.removeSubrange(index...index + 1)
    return value
  }

  /// CPU milliseconds; POSIX fixes a million ticks a second.
  private static func median(_ rounds: Int, _ body: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    for round in 0...rounds {
      let start = clock()
      try body()
      if round > 0 { times.append(Double(clock() - start) / 1_000) }
    }
    times.sort()
    return times[times.count / 2]
  }
}

/// The four-station office, and one with a ward for each class.
struct Office {
  let grid: FluidGrid
  private let slotsADay: Int

  init(slotsADay: Int) throws {
    self.slotsADay = slotsADay
    grid = try Self.grid(days: 250, slotsADay: slotsADay)
  }

  private static func grid(days: Int, slotsADay: Int) throws -> FluidGrid {
    let hours = 8 / Double(slotsADay)
    var starts: [Double] = []
    for day in 0..<days {
      let date = day / 5 * 7 + day % 5
      for slot in 0..<slotsADay { starts.append(Double(date) * 24 + 8 + Double(slot) * hours) }
    }
    return try FluidGrid(
      starts: starts, hours: [Double](repeating: hours, count: starts.count), dayHours: 8)
  }

  /// Policies differ in staff, in how much is consulted, and in rework.
  func network(policy: Int) -> FluidNetwork {
    let shift = Double(policy % 16) / 100
    let consulted = 0.3 - Double(policy % 4) * 0.05
    let steps = [
      FluidStep(
        name: "intake", at: .station(0, work: .init(mean: 0.2, scv: 0.4)), links: [.init(to: 1)]),
      FluidStep(
        name: "appraise", at: .station(1, work: .init(mean: 1.5, scv: 0.7)),
        links: [.init(to: 2, 0.15), .init(to: 3, consulted), .init(to: 5, 0.85 - consulted)]),
      FluidStep(
        name: "papers",
        at: .delay(.init(mean: 120, scv: 1, isOnWallClock: true, clock: .stands)),
        links: [.init(to: 4, 0.95)]),
      FluidStep(
        name: "consult", at: .station(2, work: .init(mean: 1, scv: 1)), links: [.init(to: 5)]),
      FluidStep(
        name: "again", at: .station(1, work: .init(mean: 0.8, scv: 0.7)), links: [.init(to: 5)]),
      FluidStep(
        name: "sign", at: .station(3, work: .init(mean: 0.1, scv: 0.3)), links: [.init(to: nil)]),
    ]
    let arrivals = (0..<grid.count).map { slot -> Double in
      let day = slot / slotsADay
      let season = 1 + 0.15 * sin(2 * .pi * Double(day) / 250)
      return 42 / Double(slotsADay) * season * (day % 5 == 0 ? 1.2 : 0.95)
    }
    func servers(_ count: Double) -> [Double] {
      (0..<grid.count).map { (145..<166).contains($0 / slotsADay) ? count * 0.6 : count }
    }
    let item = FluidClass(
      name: "permit", steps: steps, acceptance: 0, arrivals: arrivals, dayVariation: 0.1,
      deadlines: [Double](repeating: 30 * 8, count: grid.count),
      backlog: [.init(step: 1, count: 150, hoursLeft: 100)])
    return FluidNetwork(
      grid: grid,
      stations: [
        FluidStation(name: "desk", servers: servers(2), absence: 0.05),
        FluidStation(name: "division", servers: servers(9 * (1 + shift)), absence: 0.05),
        FluidStation(name: "consulted", servers: servers(2), absence: 0.05),
        FluidStation(name: "head", servers: servers(1), absence: 0.05),
      ], classes: [item])
  }

  static func wards(_ count: Int, areAlike: Bool) throws -> FluidNetwork {
    let grid = try Self.grid(days: 250, slotsADay: 4)
    let desk = FluidStation(name: "desk", servers: [Double](repeating: 300, count: grid.count))
    let wards = (0..<count).map { ward in
      FluidStation(
        name: "ward \(ward)",
        servers: [Double](repeating: areAlike ? 1 : 1 + Double(ward) / 1_000, count: grid.count))
    }
    let classes = (1...count).map { ward in
      FluidClass(
        name: "class \(ward)",
        steps: [
          FluidStep(
            name: "receive", at: .station(0, work: .init(mean: 0.1, scv: 0.4)),
            links: [.init(to: 1)]),
          FluidStep(
            name: "confirm", at: .station(ward, work: .init(mean: 0.8, scv: 0.8)),
            links: [.init(to: nil)]),
        ], acceptance: 0, arrivals: [Double](repeating: 2, count: grid.count),
        deadlines: [Double](repeating: 8, count: grid.count))
    }
    return FluidNetwork(grid: grid, stations: [desk] + wards, classes: classes)
  }
}
