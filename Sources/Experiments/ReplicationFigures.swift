public import Engine

/// The metrics of one replication, row by row: what a long table of replications is written from.
public struct ReplicationFigures: Sendable, Equatable {
  /// From 0.
  public let index: Int
  /// The whole office first, then the rows of the kinds that were asked for, in their order.
  public let rows: [FiguresRow]

  init(_ outcome: Outcome, of index: Int, margins: Margins, kinds: [GroupKind]) {
    self.index = index
    var rows = [FiguresRow(outcome.total, kind: nil, name: "")]
    for kind in kinds {
      for (name, row) in zip(margins.names(of: kind), outcome.rows(of: kind) ?? []) {
        rows.append(FiguresRow(row, kind: kind, name: name))
      }
    }
    self.rows = rows
  }
}

/// One row of one replication.
public struct FiguresRow: Sendable, Equatable {
  /// The margin of the row; `nil`: the whole office.
  public let kind: GroupKind?
  /// Empty for the whole office.
  public let name: String
  /// In the order of `MetricCatalogue.all`; `nil` where the replication has no such figure.
  public let values: [Double?]

  init(_ row: RowOutcome, kind: GroupKind?, name: String) {
    self.kind = kind
    self.name = name
    values = MetricCatalogue.laws.map { $0.value(of: row) }
  }
}

extension MetricLaw {
  /// The figure of one replication; `nil` where it has none: a rate of nothing.
  func value(of row: RowOutcome) -> Double? {
    switch self {
    case .value(let value): return value(row)
    case .ratio(let numerator, let denominator):
      let base = denominator(row)
      return base > 0 ? numerator(row) / base : nil
    }
  }
}

/// An observer that hands on the figures of every replication, in the order of the replications.
public struct FiguresObserver: ReplicationObserver {
  private let kinds: [GroupKind]
  private let receive: @Sendable (ReplicationFigures) throws -> Void

  /// - Parameters:
  ///   - kinds: The margins that are wanted beside the whole office; pools have none of these rows.
  ///   - receive: Told of every replication; an error of it ends the experiment.
  public init(
    kinds: [GroupKind], receive: @escaping @Sendable (ReplicationFigures) throws -> Void
  ) {
    self.kinds = kinds
    self.receive = receive
  }

  public func replicationDone(_ index: Int, outcome: Outcome, margins: Margins) throws {
    try receive(ReplicationFigures(outcome, of: index, margins: margins, kinds: kinds))
  }
}
