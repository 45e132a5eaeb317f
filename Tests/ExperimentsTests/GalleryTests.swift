import Engine
import Foundation
import Policies
import Scenarios
import Testing

/// The folder of the gallery.
private let gallery = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Scenarios")

/// Debug builds need half a minute to read each: the long tests do.
let countrySized = ["viet-nam-2026.yaml", "ho-chi-minh-2026.yaml"]

@Suite("The gallery")
struct GalleryTests {
  @Test("every scenario is read and compiled")
  func everyScenarioCompiles() throws {
    var count = 0
    for folder in [gallery, gallery.appendingPathComponent("queues")] {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      for name in names.sorted() where name.hasSuffix(".yaml") && !countrySized.contains(name) {
        let path = folder.appendingPathComponent(name).path
        let scenario = try ScenarioFile.readBaseline(path: path)
        _ = try Model(compiling: scenario)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let isTemplate = text.contains("A template, fitted to nothing")
        let isHeld = !scenario.observed.isEmpty || scenario.soFar != nil
        #expect(isHeld != isTemplate, "\(name) is held against nothing")
        count += 1
      }
    }
    #expect(count >= 27)
  }

  @Test("Hải Dương has the published number of dossiers, 12 districts and 235 communes")
  func haiDuongIsAtFullScale() throws {
    let scenario = try galleryScenario("hai-duong-2023")
    #expect(try dossiers(of: scenario) == 860_246)
    #expect(scenario.agencies.count { $0.group == "districts" } == 12)
    #expect(scenario.agencies.count { $0.group == "communes" } == 235)
  }

  @Test("Huế has 27 wards, more than 33,000 dossiers and nearly 20,000 of its own divisions'")
  func hueHasThePublishedNumbers() throws {
    let scenario = try galleryScenario("hue-2020")
    #expect(scenario.agencies.count { $0.group == "wards" } == 27)
    let all = try dossiers(of: scenario)
    #expect(all > 33_000 && all <= 33_330)
    let own = Set(
      scenario.procedures.filter { procedure in
        guard case .agency(let name) = procedure.deciding else { return false }
        return name.hasPrefix("divisions.")
      }.map(\.name))
    let ours = try dossiers(of: scenario) { own.contains($0) }
    #expect(ours >= 19_800 && ours < 20_000)
  }

  @Test("Huế in 2019 is the office of 2020 with as many dossiers of each kind a working day")
  func theYearsOfHueDifferByTheirDaysOnly() throws {
    let (later, earlier) = (try galleryScenario("hue-2020"), try galleryScenario("hue-2019"))
    #expect(later.agencies == earlier.agencies)
    #expect(later.procedures == earlier.procedures)
    for (after, before) in zip(later.demand, earlier.demand) {
      #expect(after.name == before.name)
      guard case .perPeriod(let count) = after.rate, case .perPeriod(let old) = before.rate else {
        Issue.record("'\(after.name)' is not given per period")
        return
      }
      // 252 working days in 2019, 230 to 15 December 2020 without the closure; whole dossiers,
      // rounded twice.
      #expect(abs(old - count * 252 / 230) <= 1.1, "\(after.name)")
    }
  }

  @Test("Hà Nội has 1,856 procedures, 30 districts and 584 communes")
  func haNoiIsAtFullScale() throws {
    let scenario = try galleryScenario("hanoi-2017")
    #expect(scenario.procedures.count { $0.name.contains("-level.") } == 1_856)
    #expect(scenario.agencies.count { $0.group == "districts" } == 30)
    #expect(scenario.agencies.count { $0.group == "communes" } == 584)
    #expect(abs(try dossiers(of: scenario) - 300_000) < 10)
  }

  /// Its tables alone are read here: debug builds need half a minute for the file.
  @Test("Việt Nam has 34 provinces, 3,321 communes, 687 of them wards, and 40 million dossiers")
  func vietNamIsAtFullScale() throws {
    #expect(try table("vn26-provinces").count == 34)
    let communes = try table("vn26-communes")
    #expect(communes.count == 3_321)
    #expect(communes.count { $0.contains("Phường") } == 687)
    let demand = try table("vn26-demand") + table("vn26-city-demand")
    #expect(demand.count == 2 * 66)
    let arrivals = demand.map { row in
      row.split(separator: ",").first { $0.hasSuffix(" per year") }
        .flatMap { Double($0.dropLast(" per year".count)) }
    }
    #expect(!arrivals.contains(nil))
    // Rounded to whole dossiers, row by row.
    #expect(abs(arrivals.compactMap(\.self).reduce(0, +) - 40_000_000) < 132)
  }

  /// The rows of a table of the gallery, without its header.
  private func table(_ name: String) throws -> [Substring] {
    let path = gallery.appendingPathComponent("tables/\(name).csv").path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return Array(text.split(separator: "\n").dropFirst())
  }

  /// The expected number of dossiers of the entries whose procedure is wanted, those refused at the
  /// desk left out.
  private func dossiers(
    of scenario: Scenario, where isWanted: (String) -> Bool = { _ in true }
  ) throws -> Double {
    let procedures = Dictionary(
      scenario.procedures.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return try scenario.demand.filter { isWanted($0.procedure) }.reduce(0) { sum, entry in
      guard case .perPeriod(let count) = entry.rate else { throw NotPerPeriod(entry: entry.name) }
      let refused = procedures[entry.procedure]?.steps.first?.outcomes
        .reduce(0) { $0 + ($1.kind == .refuse ? $1.chance : 0) }
      return sum + count * (1 - (refused ?? 0))
    }
  }
}

private struct NotPerPeriod: Error {
  let entry: String
}

func galleryScenario(_ file: String) throws -> Scenario {
  try ScenarioFile.readBaseline(path: gallery.appendingPathComponent("\(file).yaml").path)
}
