/// Who holds a dossier between acceptance and result, or what keeps it from being held.
public enum DelayKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// Hands-on work of the agency where it is.
  case work
  /// It waits there for somebody to be free.
  case queue
  /// The office is open, but the moment of the batch or the window of the step has not come.
  case batchOrWindow
  /// It is on its way to another agency.
  case handOver
  /// An agency that was asked has not answered.
  case askedAgency
  /// The applicant brings papers, or pays.
  case applicant
  /// The calendar of the agency that holds it is shut.
  case closed
  /// It was accepted before the run began: nothing is known of that time.
  case earlier

  /// Its name in files.
  public var name: String {
    switch self {
    case .work: "work"
    case .queue: "queue"
    case .batchOrWindow: "batch_or_window"
    case .handOver: "hand_over"
    case .askedAgency: "asked_agency"
    case .applicant: "applicant"
    case .closed: "closed"
    case .earlier: "earlier"
    }
  }
}

/// A part of a dossier's time.
struct DelaySpan: LinkedElement {
  var kind = DelayKind.work
  /// The agency that held it; `none`: nobody.
  var agency = none
  /// The item, counted over all procedures.
  var step: UInt32 = 0
  var seconds: Int64 = 0
  /// The next of its dossier, or in the list of free spans.
  var next = none
}

/// Where the time of the dossiers resolved in the period went, in seconds.
public struct DelayOutcome: Sendable, Equatable {
  /// By agency of the scenario, one number for each kind; what nobody held is left out.
  public var agencies: [[Int64]]
  /// By item of the workflow, counted over all procedures.
  public var items: [[Int64]]
}
