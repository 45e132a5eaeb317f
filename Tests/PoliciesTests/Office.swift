import Foundation
import Policies
import Scenarios
import Testing
import WorkingTime

/// A small office with policies, read with the decided ones worked in.
struct PolicyOfficeText {
  let result: Result<Scenario, Diagnostics>
  /// The place of `▲`.
  let mark: (file: String, line: Int, column: Int)?

  /// Reads the office with the sections `policies:` and `apply:`, `▲` before what a message points at.
  ///
  /// `change` is a text of the office and what stands in its place, `agencies` are lines of further
  /// ones, `files` lie beside the scenario; `office` is another office.
  init(
    _ policies: String, changing change: (String, String) = ("", ""), files: [String: String] = [:],
    agencies: String = "", office: String? = nil, from: String? = nil, to: String? = nil
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("policies-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var mark: (file: String, line: Int, column: Int)?
    var all = files
    let own = office ?? Self.base
    let changed = change.0.isEmpty ? own : own.replacing(change.0, with: change.1)
    let base = changed.replacing("agencies:\n", with: "agencies:\n\(agencies)")
    all["main.yaml"] = base + policies + "\n"
    for (name, text) in all {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        if let found = line.firstIndex(of: "▲") {
          mark = (name, index + 1, line.distance(from: line.startIndex, to: found) + 1)
        }
      }
      try text.replacing("▲", with: "").write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    self.mark = mark
    var read: [SourceText] = []
    do throws(Diagnostics) {
      result = .success(
        try ScenarioFile.readBaseline(
          path: folder.appendingPathComponent("main.yaml").path,
          from: from.flatMap { CivilDate($0) },
          to: to.flatMap { CivilDate($0) }, files: &read))
    } catch {
      result = .failure(error)
    }
  }

  var said: [Diagnostic] {
    switch result {
    case .success(let scenario): scenario.remarks
    case .failure(let diagnostics): diagnostics.all
    }
  }

  func scenario() throws -> Scenario { try result.get() }

  /// The office of the examples, which has more in it, with one policy that is decided.
  static func reform(_ actions: String, changing change: (String, String) = ("", "")) throws -> Self
  {
    let example = PolicyCatalogue.description(of: "staff")?.example ?? ""
    let end = example.range(of: "policies:\n")?.lowerBound ?? example.endIndex
    return try Self(
      "policies: { p: { do: [ \(actions) ] } }\napply: [p]\nexperiment: { warm-up: 30 days }",
      changing: change, office: String(example[..<end]))
  }

  /// A procedure as the changes leave it that hold on a day.
  func procedure(_ name: String, on day: String) throws -> Procedure {
    let procedure = try #require(try scenario().procedures.first { $0.name == name })
    let date = try #require(CivilDate(day))
    return procedure.changed(by: procedure.changes.filter { $0.holds(on: date) })
  }

  /// The posts of a staff, `10 | 2023-07-01 12`.
  func posts(_ agency: String, _ role: String) throws -> String {
    let staff = try #require(
      try scenario().agencies.first { $0.name == agency }?.staff.first { $0.role == role })
    let changes = staff.changes.map { "\($0.from) \(Self.short($0.posts))" }
    return ([Self.short(staff.posts)] + changes).joined(separator: " | ")
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }

  private static let base = """
    motcua: 1
    title: Một cửa
    period: 2023-01-01..2023-12-31
    sources: { S: { status: published, cite: a }, guess: { status: assumed, cite: b } }
    source: S
    calendars: { open: { hours: always } }
    agencies:
      centre: { calendar: open, staff: { counter: 10 posts, officer: 4 posts, empty: 0 posts } }
      wards: { count: 3, calendar: open, staff: { officer: 1 post } }
      districts: { each: { chi-linh: {}, kinh-mon: {} }, calendar: open, staff: { officer: 2 posts } }
    procedures:
      job: { deciding: centre, limit: 3 days, workflow: [ { step: serve, at: centre, by: counter, work: 5 min } ] }
    demand: { job: { arrivals: 1 per h } }
    experiment: { warm-up: 10 days }

    """
}
