import Foundation
import Scenarios
import Testing

/// A scenario written into a folder of its own, with `▲` before the character that a message must
/// point at.
struct MarkedScenario {
  /// The place of the mark; `nil` when there is none.
  let mark: (file: String, line: Int, column: Int)?
  let result: Result<Scenario, Diagnostics>

  /// Reads `main.yaml` of the files.
  init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("scenario-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var mark: (file: String, line: Int, column: Int)?
    for (name, marked) in files {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      if let place = Self.place(in: marked) { mark = (name, place.line, place.column) }
      try marked.replacing("▲", with: "").write(to: url, atomically: true, encoding: .utf8)
    }
    self.mark = mark
    result = Self.read(folder.appendingPathComponent("main.yaml").path)
  }

  /// The base office with some of its sections replaced.
  init(changed sections: String, with files: [String: String] = [:]) throws {
    try self.init(
      files.merging(["main.yaml": Office.text(changed: sections)]) { first, _ in first })
  }

  static func read(_ path: String) -> Result<Scenario, Diagnostics> {
    do {
      return .success(try ScenarioFile.read(path: path))
    } catch {
      return .failure(error)
    }
  }

  /// Everything that was said.
  var said: [Diagnostic] {
    switch result {
    case .success(let scenario): scenario.remarks
    case .failure(let diagnostics): diagnostics.all
    }
  }

  var scenario: Scenario? { try? result.get() }

  /// Whether a diagnostic stands at the mark.
  func isMarked(_ diagnostic: Diagnostic) -> Bool {
    guard let mark, let place = diagnostic.place else { return mark == nil }
    return place.file == mark.file && place.line == mark.line && place.column == mark.column
  }

  private static func place(in text: String) -> (line: Int, column: Int)? {
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      if let mark = line.firstIndex(of: "▲") {
        return (index + 1, line.distance(from: line.startIndex, to: mark) + 1)
      }
    }
    return nil
  }
}

/// A small office that is in order; cases replace whole sections of it.
enum Office {
  static let sections = [
    "motcua: 1",
    "title: Một cửa",
    "period: 2023-01-01..2023-12-31",
    "sources: { S: { status: published, cite: a } }",
    "source: S",
    "fields: { land: Đất đai }",
    "calendars: { open: { hours: always } }",
    "profiles: { day: { when: open hours of intake, spread: { day: 5 % } } }",
    """
    agencies:
      desk: { calendar: open, staff: { server: 2 posts } }
      wards: { count: 3, calendar: open, staff: { officer: 1 post }, data: { people: 10 } }
    """,
    """
    procedures:
      job: { deciding: desk, limit: 3 days, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }
    """,
    "demand: { job: { arrivals: 1 per h } }",
  ]

  /// The office with the sections of a text in place of its own; `-title` leaves one out.
  static func text(changed changes: String) -> String {
    let changed = split(changes)
    var texts = sections.map { section in
      changed.first { key(of: $0) == key(of: section) } ?? section
    }
    texts += changed.filter { change in !sections.contains { key(of: $0) == key(of: change) } }
    let left = Set(changed.map { key(of: $0) }.filter { $0.hasPrefix("-") })
    return texts.filter { !$0.hasPrefix("-") && !left.contains("-" + key(of: $0)) }
      .joined(separator: "\n") + "\n"
  }

  private static func key(of section: String) -> String {
    String(section.replacing("▲", with: "").prefix { $0 != ":" && $0 != "\n" })
  }

  private static func split(_ text: String) -> [String] {
    var parts: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let first = line.first, first != " ", first != "#" || parts.isEmpty {
        parts.append(String(line))
      } else if !parts.isEmpty {
        parts[parts.count - 1] += "\n" + line
      }
    }
    return parts
  }
}
