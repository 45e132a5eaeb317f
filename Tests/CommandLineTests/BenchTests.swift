import Foundation
import Testing

@Suite("Bench", .serialized)
struct BenchTests {
  @Test("a short run gives dossiers, speed and a mean near the known one, and writes nothing")
  func measuresAModel() throws {
    let folder = try TestFolder()
    let bench = try MotCuaProcess(
      ["bench", "--quick", "--model", "mm1", "--format", "json"], in: folder)
    #expect(bench.status == 0 && bench.errors.isEmpty)
    #expect(folder.names() == ["office.yaml"])
    let models = try bench.json()["models"] as? [[String: Any]] ?? []
    let row = try #require(models.first)
    #expect(models.count == 1)
    // Two replications of 70,080 arrivals are measured: four standard errors are 1,500.
    let dossiers = try #require(row["dossiers"] as? Double)
    #expect(abs(dossiers - 140_160) < 1500)
    // Three replications of n = 70,080: the variance of the mean sojourn of M/M/1 over n customers is
    // rho (2 + 5 rho - 4 rho^2 + rho^3) / ((1 - rho)^4 n), so four standard errors are 0.39 h.
    let mean = try #require(row["meanHours"] as? Double)
    #expect(abs(mean - 5) < 0.39)
    let seconds = try #require(row["cpuSeconds"] as? Double)
    let speed = try #require(row["dossiersPerCPUSecond"] as? Double)
    #expect(seconds > 0 && abs(speed * seconds - dossiers) < 1)
  }

  @Test("the table has a line for each model that was asked for, with what is known")
  func printsATable() throws {
    let bench = try MotCuaProcess(
      ["bench", "--quick", "--model", "mmc"], in: TestFolder())
    #expect(bench.status == 0)
    let lines = bench.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("mmc ") && $0.contains(" 1.668732 ") })
    #expect(!lines.contains { $0.hasPrefix("mm1 ") })
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test("an unknown model is wrong usage")
  func refusesUnknownModels() throws {
    let bench = try MotCuaProcess(["bench", "--model", "mm2"], in: TestFolder())
    #expect(bench.status == 64 && bench.output.isEmpty)
    #expect(bench.errors.contains("there is no model 'mm2'"))
    #expect(bench.errors.contains("did you mean 'mm1'?"))
  }
}
