import Experiments
import Foundation
import Reporting
import Testing

@Suite("Speed report")
struct SpeedReportTests {
  /// Half a million dossiers in a quarter of a second are 2,000 thousand a second.
  private static func row(seconds: Double = 0.25, memory: Int64? = 27_475_968) -> SpeedReport.Row {
    SpeedReport.Row(
      model: SpeedModel.all[3], dossiers: 500_000, cpuSeconds: seconds, meanHours: 58.25,
      halfWidthHours: 0.25,
      peakMemoryBytes: memory)
  }

  @Test("a line has thousands per second, the interval and what is known")
  func aLineHasAll() {
    let line = SpeedReport.line(Self.row())
    #expect(
      line
        == "tandemcal     500,000   2,000        58.25 ±0.25  58.00 to 58.40       27\n")
    #expect(SpeedReport.heading().split(separator: "\n").last?.count == line.count - 1)
  }

  @Test("what is not known is a dash, and absent in JSON")
  func unknownIsADash() throws {
    let row = Self.row(seconds: 0, memory: nil)
    let words = SpeedReport.line(row).split(separator: " ")
    #expect(words.filter { $0 == "-" || $0 == "-\n" }.count == 2)
    let object = try JSONSerialization.jsonObject(with: Data(SpeedReport([row]).json.utf8))
    let models = (object as? [String: Any])?["models"] as? [[String: Any]] ?? []
    #expect(models.first?["dossiersPerCPUSecond"] is NSNull)
    #expect(models.first?.keys.contains("peakMemoryBytes") == false)
    #expect(models.first?["knownHigh"] as? Double == 58.4)
  }
}
