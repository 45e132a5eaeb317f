import Foundation

/// Prints what the parts of the engine cost: nanoseconds of CPU time a call, and the ratio to a plain
/// loop in the same round, which holds better from machine to machine.
///
/// Arguments: a part of a name, to measure only those; `--rounds N` (7).
@main
struct Micro {
  static func main() throws {
    var words = Array(CommandLine.arguments.dropFirst())
    var rounds = 7
    if let index = words.firstIndex(of: "--rounds") {
      guard index + 1 < words.count, let count = Int(words[index + 1]), count > 0 else {
        return fail("--rounds needs a number from 1")
      }
      rounds = count
      words.removeSubrange(index...index + 1)
    }
    let all = try catalogue()
    let chosen = all.enumerated().filter { index, measurement in
      index == 0 || words.isEmpty || words.contains { measurement.name.contains($0) }
    }.map(\.element)
    guard chosen.count > 1 else {
      return fail("nothing is named so; there are: \(all.map(\.name))")
    }
    let measured = Rounds(chosen, count: rounds)
    print(line("CPU time, medians of \(rounds) rounds in turn", "ns a call", "ratio"))
    for (index, measurement) in chosen.enumerated() {
      print(
        line(
          measurement.name, String(format: "%.1f", measured.median(index)),
          String(format: "%.1f", measured.ratio(index, to: 0))))
    }
  }

  private static func line(_ name: String, _ cost: String, _ ratio: String) -> String {
    name.padding(toLength: 48, withPad: " ", startingAt: 0)
      + String(repeating: " ", count: max(0, 12 - cost.count)) + cost
      + String(repeating: " ", count: max(0, 9 - ratio.count)) + ratio
  }

  private static func fail(_ message: String) {
    FileHandle.standardError.write(Data("micro: \(message)\n".utf8))
    exit(64)
  }
}
