import Wording
import WorkingTime

/// One row of `visits:`, in a table or written out.
struct VisitRow {
  var agency: String
  var agencyPlace: SourcePlace
  var days: Set<Weekday>
}

extension ScenarioReader {
  /// The weekdays of each agency that a role visits; a group stands for all its members.
  func visits(_ node: SourceNode?) -> [Visit] {
    guard let node, !node.isRefused else { return [] }
    let rows = node.entries == nil ? visitTable(node) : visitRows(node)
    var visits: [Visit] = []
    var lines: [String: Int] = [:]
    for row in rows {
      let names: [String]
      if agencyNames.isGroup(row.agency) {
        names = agencyNames.members(of: row.agency).map(\.name)
      } else if case .entry = agencyNames.find(row.agency) {
        names = [row.agency]
      } else if case .member = agencyNames.find(row.agency), row.agency.contains(".") {
        names = [row.agency]
      } else {
        reporter.report(unknownAgency(row.agency, at: row.agencyPlace))
        continue
      }
      for name in names {
        if let first = lines.updateValue(row.agencyPlace.line, forKey: name) {
          reporter.report(.visitedTwice(name, first, row.agencyPlace))
        } else {
          visits.append(Visit(agency: name, days: row.days))
        }
      }
    }
    return visits
  }

  private func visitRows(_ node: SourceNode) -> [VisitRow] {
    node.named.compactMap { entry in
      quantity(entry.value, .weekdays).map {
        VisitRow(agency: entry.key, agencyPlace: entry.place, days: Self.weekdays($0))
      }
    }
  }

  private func visitTable(_ node: SourceNode) -> [VisitRow] {
    guard let path = quantity(node, .tablePath) else { return [] }
    if let known = visitTables[path] { return known }
    let rows =
      folder.read(path, at: node.place).map { visitRows(in: $0, file: path, at: node.place) } ?? []
    visitTables[path] = rows
    return rows
  }

  private func visitRows(in text: String, file: String, at place: SourcePlace) -> [VisitRow] {
    guard let table = GroupTable(reporter: reporter).rows(in: text, file: file, at: place) else {
      return []
    }
    return (table.items ?? []).compactMap { row in
      for entry in row.entries ?? [] where !["agency", "days"].contains(entry.key) {
        reporter.report(.visitColumn(entry))
        return nil
      }
      guard let agency = row["agency"], let name = agency.text, let days = row["days"],
        let text = days.text
      else {
        reporter.report(.halfAVisit(row.place))
        return nil
      }
      if let problem = patterns.problem(of: text, as: .weekdays) {
        reporter.report(
          Diagnostic(problem.code, problem.message, fix: problem.fix, at: days.place))
        return nil
      }
      return VisitRow(agency: name, agencyPlace: agency.place, days: Self.weekdays(text))
    }
  }

  /// `mon..wed fri` as days.
  static func weekdays(_ text: String) -> Set<Weekday> {
    let indices = text.split(separator: " ").compactMap { DayRange(String($0))?.days }.joined()
    return Set(indices.compactMap { Weekday(rawValue: $0) })
  }
}

extension Diagnostic {
  fileprivate static func visitedTwice(_ name: String, _ line: Int, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .declaredTwice,
      Bilingual(
        "'\(name)' stands twice among the visits; first in line \(line)",
        vi: "'\(name)' xuất hiện hai lần trong lịch đi cơ sở; lần đầu ở dòng \(line)"),
      fix: Bilingual(
        "write all its days in one row: 'mon thu'",
        vi: "viết mọi ngày của nó trong một dòng: 'mon thu'"), at: place)
  }

  fileprivate static func visitColumn(_ entry: SourceEntry) -> Diagnostic {
    Diagnostic(
      .tableHeader,
      Bilingual(
        "a table of visits has no column '\(entry.key.shortened)'",
        vi: "bảng lịch đi cơ sở không có cột '\(entry.key.shortened)'"),
      fix: Bilingual("the columns are: agency, days", vi: "các cột là: agency, days"),
      at: entry.place)
  }

  fileprivate static func halfAVisit(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableRow,
      Bilingual(
        "a visit needs an agency and its days",
        vi: "một dòng lịch đi cơ sở cần có cơ quan và các ngày"),
      fix: Bilingual(
        "write both columns, `agency` and `days`: 'communes.c01,mon thu'",
        vi: "viết cả hai cột `agency` và `days`: 'communes.c01,mon thu'"), at: place)
  }
}
