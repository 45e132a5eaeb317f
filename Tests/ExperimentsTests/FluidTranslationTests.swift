import Engine
import Experiments
import Forecasting
import Foundation
import Policies
import Scenarios
import Testing

@Suite("Fluid translation")
struct FluidTranslationTests {
  @Test("probe", .enabled(if: ProcessInfo.processInfo.environment["FLUID_PROBE"] != nil))
  func probe() throws {
    for name in (ProcessInfo.processInfo.environment["FLUID_PROBE"] ?? "").split(separator: ",") {
      let scenario = try galleryScenario(String(name))
      let start = Date()
      let model = try Model(compiling: scenario)
      let translation = try FluidTranslation(model)
      let middle = Date()
      let forecast = try translation.network.forecast()
      print(
        name, "on time", forecast.total.onTimeOfResolved ?? -1, "accepted", forecast.total.accepted,
        "resolved", forecast.total.resolved, "open", forecast.total.open, "left",
        forecast.total.left, "hours", forecast.total.meanHours ?? -1, "cohort",
        forecast.total.onTimeOfAccepted ?? -1)
      print(
        "translate", middle.timeIntervalSince(start), "solve", -middle.timeIntervalSinceNow,
        "classes", translation.network.classes.count, "stations",
        translation.network.stations.count, "slots", translation.network.grid.count)
      var groups: [String: (Double, Double, Double)] = [:]
      for (index, figures) in forecast.classes.enumerated() {
        let agency = translation.deciding[index].map { scenario.agencies[$0].name } ?? "-"
        for key in [
          agency, "proc " + scenario.procedures[translation.procedures[index]].name,
          "group " + (agency.split(separator: ".").first.map(String.init) ?? ""),
        ] {
          let old = groups[key] ?? (0, 0, 0)
          groups[key] = (
            old.0 + figures.resolvedOnTime, old.1 + figures.resolved, old.2 + figures.resolvedHours
          )
        }
      }
      for (key, value) in groups.sorted(by: { $0.key < $1.key })
      where groups.count < 200 || !key.contains(".") {
        print(
          "  ", key, Int(value.1), value.0 / max(1e-9, value.1), "h", value.2 / max(1e-9, value.1))
      }
      for (station, figures) in zip(translation.network.stations, forecast.stations)
      where translation.pools.count < 100 {
        print(
          "   @", station.name, figures.arrivals, figures.utilisation ?? -1, figures.meanWait ?? -1)
      }
      for row in translation.leftOut { print("   -", row.feature, row.examples) }
      for variant in try variants(String(name)).variants {
        let forecast = try FluidTranslation(Model(compiling: variant.scenario)).network.forecast()
        print("  set", variant.set.name, forecast.total.onTimeOfResolved ?? -1)
      }
    }
  }
}

private func variants(_ name: String) throws -> (baseline: Scenario, variants: [PolicyVariant]) {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios")
  var files: [SourceText] = []
  return try ScenarioFile.readVariants(
    path: folder.appendingPathComponent("\(name).yaml").path, files: &files)
}
