import Engine
import Experiments
import Reporting
import SampleScenarios
import Scenarios
import Synchronization
import Testing

@Suite("CSV tables")
struct CSVTests {
  @Test("the summary has a row for each metric with the figures of the findings")
  func theSummaryHasEveryMetric() throws {
    let findings = try SampleOffice.findings()
    let table = TextTable(SummaryCSV.text(of: findings))
    #expect(
      table.rows[0] == [
        "policy", "metric", "mean", "sd", "low", "high", "range90_low", "range90_high", "numerator",
        "denominator", "unit", "zero_variance",
      ])
    #expect(table.records.map { $0["metric"] } == MetricCatalogue.all.map(\.id))
    for (record, metric) in zip(table.records, findings.policies[0].metrics) {
      #expect(record["mean"].flatMap(Double.init) == metric.mean)
      #expect(record["high"].flatMap(Double.init) == metric.high)
      #expect(record["denominator"].flatMap(Double.init) == metric.denominator)
    }
  }

  @Test("form II.06a's identities hold in the printed numbers", arguments: [1, 3, 4, 7])
  func theFormAddsUp(replications: Int) throws {
    let findings = try SampleOffice.findings(replications: replications)
    let table = TextTable(Form06a(findings.policies[0]).text)
    #expect(table.rows[0] == ["unit", "field"] + (3...13).map { "c\($0)" })
    #expect(
      table.records.map { "\($0["unit"] ?? ""),\($0["field"] ?? "")" } == [
        "centre,", "wards.a,", "wards.b,", ",justice", ",land", ",",
      ])
    for record in table.records {
      let columns = try hundredths(of: record)
      #expect(columns[3] == columns[4] + columns[5] + columns[6])
      #expect(columns[7] == columns[8] + columns[9] + columns[10])
      #expect(columns[11] == columns[12] + columns[13])
      #expect(columns[3] == columns[7] + columns[11])
    }
    let units = try table.records.prefix(3).map(hundredths)
    let office = try hundredths(of: try #require(table.records.last))
    for column in 3...13 { #expect(units.reduce(0) { $0 + $1[column] } == office[column]) }
    let received = findings.policies[0].metrics.first { $0.id == "received" }?.mean ?? 0
    // Three units, each rounded to a hundredth.
    #expect(abs(Double(office[4] + office[5]) / 100 - received) <= 0.03)
  }

  @Test("the long table has a row for each replication, margin and metric, and adds up")
  func theLongTableAddsUp() throws {
    let table = try longTable(replications: 2)
    #expect(
      table.rows[0] == [
        "policy", "replication", "agency", "procedure", "period", "metric", "value",
      ])
    // The office, three agencies, two procedures, two months.
    #expect(table.records.count == 2 * 8 * MetricCatalogue.all.count)
    for replication in ["1", "2"] {
      let received = table.records.filter {
        $0["replication"] == replication && $0["metric"] == "received"
      }
      func sum(_ column: String) -> Double {
        received.filter { $0[column]?.isEmpty == false }
          .reduce(0) { $0 + (Double($1["value"] ?? "") ?? .nan) }
      }
      let office = try #require(received.first)
      let total = try #require(Double(office["value"] ?? ""))
      #expect(office["agency"] == "" && office["procedure"] == "" && office["period"] == "")
      #expect(sum("agency") == total && sum("procedure") == total && sum("period") == total)
    }
  }

  @Test("hostile names are one cell, and quotes are doubled")
  func hostileNamesAreOneCell() throws {
    var findings = try SampleOffice.findings()
    let names = ["a,b", "\"=cmd|' /C calc'!A0\"", "x\r\ny\"\u{301}"]
    for (index, name) in names.enumerated() {
      findings.policies[0].groups[0].rows[index].name = name
    }
    let table = TextTable(Form06a(findings.policies[0]).text)
    #expect(table.rows.allSatisfy { $0.count == 13 })
    for (record, name) in zip(table.records, names) {
      #expect(record["unit"]?.unicodeScalars.elementsEqual(name.unicodeScalars) == true)
    }
  }

  private func hundredths(of record: [String: String]) throws -> [Int] {
    try [0, 0, 0]
      + (3...13).map { column in
        Int((100 * (try #require(Double(record["c\(column)"] ?? "")))).rounded())
      }
  }

  private func longTable(replications: Int) throws -> TextTable {
    let table = MetricsCSV()
    let text = Mutex(table.header)
    let observer = FiguresObserver(kinds: MetricsCSV.kinds) { figures in
      text.withLock { $0 += table.rows(of: figures) }
    }
    let model = try Model(compiling: SampleOffice.scenario())
    _ = try Experiment(model, stoppingRule: .replications(replications), jobs: 2)
      .run(observer: observer)
    return TextTable(text.withLock { $0 })
  }
}
