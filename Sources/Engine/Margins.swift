public import Scenarios
import WorkingTime

/// The rows on which a run's figures are kept and reported: margins, never their full product.
public struct Margins: Sendable, Equatable {
  /// Deciding agencies by full name.
  public let agencies: [String]
  public let fields: [String]
  public let procedures: [String]
  /// Counter and online always, the others where dossiers come by them; in the order of `Channel.allCases`.
  public let channels: [Channel]
  /// Months as `2023-01`.
  public let months: [String]
  /// Agencies that receive dossiers, by full name; empty unless applicants choose among them.
  public let intakes: [String]

  /// Agency index of the scenario -> row of `agencies`; `UInt32.max` where it decides nothing.
  let agencyRow: [UInt32]
  /// Agency index -> row of `intakes`; `UInt32.max` where it receives nothing.
  let intakeRow: [UInt32]
  /// By procedure: its dossiers are in books of their own.
  let isInternal: [Bool]
  /// Channel index -> row of `channels`; `UInt32.max` where nothing comes by it.
  let channelRow: [UInt32]
  /// Procedure index -> field index; `fields.count` where it has none.
  let fieldOfProcedure: [Int]

  init(
    scenario: Scenario, span: RunSpan, deciding: Set<Int>, intake: Set<Int>,
    channels used: Set<Channel>
  ) {
    (agencies, agencyRow) = Self.rows(of: deciding, scenario)
    (intakes, intakeRow) = Self.rows(of: intake, scenario)
    isInternal = scenario.procedures.map { $0.counting == .internal }
    fields = scenario.fields.map(\.name)
    procedures = scenario.procedures.map(\.name)
    let channels = Channel.allCases.filter {
      $0 == .counter || $0 == .online || used.contains($0)
    }
    self.channels = channels
    channelRow = Channel.allCases.map { channel in
      channels.firstIndex(of: channel).map(UInt32.init) ?? .max
    }
    let fieldIndex = Dictionary(
      scenario.fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    fieldOfProcedure = scenario.procedures.map { procedure in
      procedure.field.flatMap { fieldIndex[$0] } ?? scenario.fields.count
    }
    months = ([span.periodStart] + span.monthStarts).map { instant in
      String(CivilDate.containing(second: instant).description.prefix(7))
    }
  }

  private static func rows(of chosen: Set<Int>, _ scenario: Scenario) -> ([String], [UInt32]) {
    var row = [UInt32](repeating: .max, count: scenario.agencies.count)
    var names: [String] = []
    for index in scenario.agencies.indices where chosen.contains(index) {
      row[index] = UInt32(names.count)
      names.append(scenario.agencies[index].name)
    }
    return (names, row)
  }

  /// Some procedure's dossiers are in books of their own.
  var hasInternal: Bool { isInternal.contains(true) }

  /// The number of combinations of procedure and channel: the finest rows kept beside agencies.
  var streamCount: Int { procedures.count * channels.count }

  /// The row of a procedure's dossiers that come by a channel, among the streams.
  func streamRow(procedure: UInt32, channel: Channel) -> UInt32 {
    procedure * UInt32(channels.count) + channelRow[Int(channel.index)]
  }
}

extension Channel {
  /// Its place in `allCases`, as the event loop keeps it.
  var index: UInt8 {
    switch self {
    case .counter: 0
    case .online: 1
    case .assisted: 2
    case .postal: 3
    }
  }
}
