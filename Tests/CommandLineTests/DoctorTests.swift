import Foundation
import Testing

@Suite("Doctor")
struct DoctorTests {
  @Test("it tells the library, its core type and one thread, and every optional tool")
  func json() throws {
    let doctor = try MotCuaProcess(["doctor", "--format", "json"], in: TestFolder())
    #expect(doctor.status == 0 && doctor.errors.isEmpty)
    let report = try doctor.json()
    let library = try #require(report["openBLAS"] as? [String: Any])
    #expect(library["threads"] as? Int == 1)
    #expect((library["coreType"] as? String)?.isEmpty == false)
    #expect((library["configuration"] as? String)?.contains("OpenBLAS") == true)
    let tools = try #require(report["tools"] as? [[String: Any]])
    #expect(
      tools.compactMap { $0["name"] as? String }
        == ["python3", "duckdb", "chromium", "valgrind", "g++"])
    for tool in tools {
      if let path = tool["path"] as? String {
        #expect(FileManager.default.isExecutableFile(atPath: path))
      } else {
        #expect(tool["path"] is NSNull)
      }
    }
  }

  @Test("with an empty PATH nothing optional is found, and that is fine")
  func nothingFound() throws {
    let doctor = try MotCuaProcess(["doctor"], in: TestFolder(), after: "PATH=/nowhere;")
    #expect(doctor.status == 0)
    let lines = doctor.output.split(separator: "\n")
    #expect(lines.count { $0.contains("not found") } == 5)
    #expect(doctor.output.contains("Not found, and not needed to run: python3, duckdb"))
    #expect(lines.contains { $0.hasPrefix("OpenBLAS") && $0.contains("core type") })
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test("an unknown format is wrong usage")
  func refused() throws {
    let doctor = try MotCuaProcess(["doctor", "--format", "xml"], in: TestFolder())
    #expect(doctor.status == 64 && doctor.output.isEmpty)
  }
}
