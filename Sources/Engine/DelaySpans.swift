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
struct DelaySpan: BitwiseCopyable {
  var kind = DelayKind.work
  /// The agency that held it; `none`: nobody.
  var agency = none
  /// The item, counted over all procedures.
  var step: UInt32 = 0
  var seconds: Int64 = 0
  /// The next of its dossier, or in the list of free spans.
  var next = none
}

/// The spans of all live dossiers, in lists.
struct DelaySpans: ~Copyable {
  private var spans = Buffer<DelaySpan>(repeating: DelaySpan(), count: 0)
  private var firstFree = none

  mutating func removeAll() {
    spans.removeAll()
    firstFree = none
  }

  subscript(index: UInt32) -> DelaySpan {
    get { spans[index] }
    set { spans[index] = newValue }
  }

  /// Keeps a span and gives its index.
  mutating func add(_ span: DelaySpan) -> UInt32 {
    guard firstFree != none else {
      spans.append(span)
      return UInt32(spans.count - 1)
    }
    let index = firstFree
    firstFree = spans[index].next
    spans[index] = span
    return index
  }

  /// Gives a list back; O(1).
  mutating func free(from first: UInt32, to last: UInt32) {
    guard first != none else { return }
    spans[last].next = firstFree
    firstFree = first
  }
}

/// Where the time of the dossiers resolved in the period went, in seconds.
public struct DelayOutcome: Sendable, Equatable {
  /// By agency of the scenario, one number for each kind; what nobody held is left out.
  public var agencies: [[Int64]]
  /// By item of the workflow, counted over all procedures.
  public var items: [[Int64]]
}
