import Foundation

/// Something whose cost per call is measured.
struct Measurement {
  let name: String
  /// Calls of one pass.
  let calls: Int
  /// Makes one pass and returns something that depends on every call, so that none is left out.
  let pass: () -> UInt64

  /// Measures single calls; `call` gets its number from 0, and what it returns is kept.
  init(_ name: String, calls: Int = 1_000_000, call: @escaping (Int) -> UInt64) {
    self.name = name
    self.calls = calls
    pass = {
      var kept: UInt64 = 0
      for index in 0..<calls { kept = kept &* 31 &+ call(index) }
      return kept
    }
  }

  /// Measures passes of `calls` calls.
  init(_ name: String, calls: Int, pass: @escaping () -> UInt64) {
    self.name = name
    self.calls = calls
    self.pass = pass
  }
}

/// All measurements in turn, round by round, so that what else the machine does falls on all alike.
struct Rounds {
  private(set) var nanoseconds: [[Double]]
  private var kept: UInt64 = 0

  init(_ measurements: [Measurement], count: Int) {
    nanoseconds = Array(repeating: [], count: measurements.count)
    // The first round warms up.
    for round in 0...count {
      for (index, measurement) in measurements.enumerated() {
        let start = Self.cpuSeconds
        kept ^= measurement.pass()
        let seconds = Self.cpuSeconds - start
        if round > 0 { nanoseconds[index].append(seconds * 1e9 / Double(measurement.calls)) }
      }
    }
    // What was worked out is looked at, or the compiler could leave it out.
    precondition(kept != 0x5EED_0F0F_5EED)
  }

  /// The median of a measurement over the rounds.
  func median(_ index: Int) -> Double { Self.median(of: nanoseconds[index]) }

  /// The median over the rounds of a measurement's ratio to another in the same round.
  func ratio(_ index: Int, to base: Int) -> Double {
    Self.median(of: zip(nanoseconds[index], nanoseconds[base]).map { $0 / $1 })
  }

  private static func median(of values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// CPU time of the process; POSIX fixes a million ticks a second.
  private static var cpuSeconds: Double { Double(clock()) / 1_000_000 }
}
