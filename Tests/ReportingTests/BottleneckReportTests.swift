import Engine
import Experiments
import Reporting
import SampleScenarios
import Scenarios
import Testing

@Suite("One person more, told")
struct BottleneckReportTests {
  /// Three pools of the sample with figures of our own: one ranked, one unclear, one worse.
  private func findings(replications: Int = 4) throws -> Findings {
    let model = try Model(compiling: try SampleOffice.scenario())
    let experiment = Experiment(model, stoppingRule: .replications(2), bottlenecks: 3)
    var findings = try BottleneckStudy(experiment) { pool in
      Comparison.Variant(name: pool, model: model)
    }.run()
    var told = try #require(findings.policies[0].bottlenecks)
    let names = ["wards.a.officer", "centre, with a comma", "wards.b.counter"]
    let verdicts: [BottleneckVerdict] = [.better, .unclear, .worse]
    for (index, late) in [20.0, 3, -30].enumerated() {
      told.rows[index].pool = names[index]
      told.rows[index].verdict = verdicts[index]
      told.rows[index].rank = index == 0 ? 1 : nil
      told.rows[index].utilisation = 0.912
      told.rows[index].queueShare = 0.4
      told.rows[index].gains = zip(
        told.rows[index].gains, [(late, 4), (0.0123, 0.001), (-0.002, 0.001), (-1.5, 0.25)]
      ).map { gain, figure in Self.changed(gain, figure.0, figure.1) }
    }
    told.replications = replications
    told.rankedBy = .lateAvoided
    findings.policies[0].bottlenecks = told
    return findings
  }

  private static func changed(
    _ gain: PairedFinding, _ mean: Double, _ half: Double
  ) -> PairedFinding {
    var gain = gain
    gain.mean = mean
    (gain.low, gain.high) = (mean - half, mean + half)
    (gain.jointLow, gain.jointHigh) = (mean - 2 * half, mean + 2 * half)
    gain.hasZeroVariance = false
    return gain
  }

  @Test("the table ranks what is known, marks what is not, and says how many intervals there are")
  func table() throws {
    let text = TableReport(try findings(), performance: nil, folder: nil).text
    let lines = text.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.contains("One person more, where") })
    #expect(lines[start].contains("late dossiers avoided"))
    #expect(
      lines[start + 1]
        == "   1 wards.a.officer       91.20    40.00      20.0 [16.0, 24.0]   +1.23   -1.50")
    #expect(lines[start + 2].hasPrefix("   ? centre, with"))
    #expect(lines[start + 2].contains("3.0") && lines[start + 2].contains("[-1.0, 7.0]"))
    #expect(lines[start + 3].hasPrefix("   - wards.b.counter"))
    let note = lines[(start + 4)...].joined(separator: " ")
    #expect(note.contains("3 intervals from 4 paired replications"))
    #expect(note.contains("98.33 %"))
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test("one replication, and an office without queues, are told so")
  func nothingToTell() throws {
    var findings = try findings(replications: 1)
    #expect(
      TableReport(findings, performance: nil, folder: nil).text.contains(
        "one replication gives no interval"))
    findings.policies[0].bottlenecks?.rows = []
    #expect(
      TableReport(findings, performance: nil, folder: nil).text.contains(
        "One person more, where: nothing waited in a queue"))
    findings.policies[0].bottlenecks = nil
    #expect(
      !TableReport(findings, performance: nil, folder: nil).text.contains("One person more"))
  }

  @Test("the object has each difference with its own bounds and those of all pools at once")
  func object() throws {
    let text = ResultJSON(try findings()).text
    #expect(text.contains("\"bottlenecks\""))
    for key in [
      "\"rankedBy\"", "\"late_avoided\"", "\"intervals\"", "\"eachConfidence\"", "\"oneMore\"",
      "\"jointLow\"", "\"verdict\"", "\"queueShare\"",
    ] {
      #expect(text.contains(key), "\(key)")
    }
    #expect(!ResultJSON(try SampleOffice.findings()).text.contains("bottlenecks"))
  }
}
