import Foundation
import Reporting

extension Performance {
  /// What this process has used so far; `wall` is given by the caller.
  static func ofThisProcess(wall: Duration) -> Performance {
    let (seconds, attoseconds) = wall.components
    // POSIX fixes a million ticks a second.
    return Performance(
      cpuSeconds: Double(clock()) / 1_000_000,
      wallSeconds: Double(seconds) + Double(attoseconds / 1_000_000_000) / 1e9,
      peakMemoryBytes: peakMemoryBytes)
  }

  private static var peakMemoryBytes: Int64? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
    else { return nil }
    return Int64(kilobytes).map { $0 * 1024 }
  }
}
