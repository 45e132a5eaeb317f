import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// The dossiers that were worked out on paper, run.
@Suite("Hand-worked dossiers, run")
struct HandWorkedRunTests {
  @Test("every state, due date and verdict is that of the paper", arguments: HandWorkedDossiers.all)
  func agrees(dossier: HandWorkedDossier) throws {
    // Another moment of the request than the file can name is the clock's own test.
    guard dossier.extensionMoment == nil else { return }
    let run = try DossierRun(dossier)
    #expect(run.lines == dossier.expected)
  }

  @Test(
    "its time between acceptance and result is accounted for to the second",
    arguments: HandWorkedDossiers.all)
  func isAccounted(dossier: HandWorkedDossier) throws {
    let run = try DossierRun(dossier)
    let accepted = run.log.entries.first { $0.event == .accepted }?.instant
    let resolved = run.log.entries.first { $0.event == .resolved }?.instant
    let accounted = run.log.spans.reduce(0) { $0 + $1.seconds }
    guard let accepted, let resolved else {
      #expect(accounted == 0)
      return
    }
    #expect(accounted == resolved - accepted)
  }
}

/// One hand-worked dossier in the engine.
private struct DossierRun {
  let log: DossierLog
  let names: [Int: String]

  init(_ dossier: HandWorkedDossier) throws {
    let scenario = try ScenarioText.scenario(dossier.scenario, tables: dossier.tables)
    var options = RunOptions()
    options.logsDossiers = true
    options.recordsDelays = true
    let model = try Model(compiling: scenario, options: options)
    var names: [Int: String] = [:]
    for item in model.items(ofProcedure: 0) { names[item.entry] = item.name }
    self.names = names
    var simulation = Simulation(model)
    _ = try simulation.run(replication: 0, seed: 1)
    log = simulation.dossierLog
  }

  /// As `HandWorkedDossier.expected` has them.
  var lines: [String] {
    var lines = log.entries.map { entry in
      let name: String? = entry.event == .delivered ? nil : entry.step.flatMap { names[$0] }
      return [Self.text(entry.instant), entry.event.rawValue, name]
        .compactMap(\.self).joined(separator: " ")
    }
    guard let closing = log.closings.first else {
      return (lines + HandWorkedDossier.neverDue).sorted()
    }
    let verdict =
      switch closing.verdict {
      case .early: "early"
      case .onTime: "on-time"
      case .late: "late"
      }
    lines += [
      "due original \(Self.text(closing.due.original))",
      "due lawful \(Self.text(closing.due.lawful))",
      "due current \(Self.text(closing.due.current))", "verdict \(verdict)",
      "days late \(closing.daysLate)",
    ]
    return lines.sorted()
  }

  private static func text(_ instant: Int64) -> String {
    guard instant < WorkingCalendar.never else { return "never" }
    let date = CivilDate.containing(second: instant)
    let second = instant - date.startSecond
    let parts = [second / 3600, second / 60 % 60, second % 60].map {
      $0 < 10 ? "0\($0)" : "\($0)"
    }
    return "\(date) \(parts.joined(separator: ":"))"
  }
}
