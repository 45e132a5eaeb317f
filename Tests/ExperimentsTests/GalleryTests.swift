import Engine
import Foundation
import Policies
import Scenarios
import Testing

/// The folder of the gallery.
private let gallery = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Scenarios")

@Suite("The gallery")
struct GalleryTests {
  @Test("every scenario is read and compiled")
  func everyScenarioCompiles() throws {
    var count = 0
    for folder in [gallery, gallery.appendingPathComponent("queues")] {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      for name in names.sorted() where name.hasSuffix(".yaml") {
        let scenario = try ScenarioFile.readBaseline(path: folder.appendingPathComponent(name).path)
        _ = try Model(compiling: scenario)
        #expect(!scenario.observed.isEmpty, "\(name) is held against nothing")
        count += 1
      }
    }
    #expect(count >= 24)
  }

  @Test("Hải Dương has the published number of dossiers, 12 districts and 235 communes")
  func haiDuongIsAtFullScale() throws {
    let scenario = try haiDuong()
    var expected = 0.0
    for entry in scenario.demand {
      guard case .perPeriod(let count) = entry.rate else {
        Issue.record("'\(entry.name)' is not given per period")
        return
      }
      expected += count
    }
    #expect(expected == 860_246)
    #expect(scenario.agencies.count { $0.group == "districts" } == 12)
    #expect(scenario.agencies.count { $0.group == "communes" } == 235)
  }
}

func haiDuong() throws -> Scenario {
  try ScenarioFile.readBaseline(path: gallery.appendingPathComponent("hai-duong-2023.yaml").path)
}
