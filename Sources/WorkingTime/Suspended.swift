/// For how long a dossier has waited for the applicant so far, measured in the three ways that limits
/// need; all zero at first.
///
/// Waits are added one by one, when they end. Waits that overlap, in parallel branches, are one wait,
/// from the first request to the last return: the caller joins them.
///
/// - SeeAlso: ``StatutoryClock/due(clockStart:intake:clock:suspended:rule:)``
public struct Suspended: Sendable, Equatable, BitwiseCopyable {
  /// Open time of the clock's calendar.
  public var openSeconds: Int64
  /// Wall time.
  public var wallSeconds: Int64
  /// Working days d with request < d <= return, by date.
  ///
  /// A wait over a night counts one, however short; a wait from morning to evening counts none.
  public var workingDates: Int32

  /// Makes what has been suspended; by default nothing.
  public init(openSeconds: Int64 = 0, wallSeconds: Int64 = 0, workingDates: Int32 = 0) {
    self.openSeconds = openSeconds
    self.wallSeconds = wallSeconds
    self.workingDates = workingDates
  }

  /// Adds a wait in each of the three ways.
  ///
  /// A wait that is split at any instant adds the same as the whole.
  ///
  /// - Parameters:
  ///   - request: When the applicant was asked. Where that was before the clock started, the caller
  ///     gives the start: a clock that has not started cannot be stopped.
  ///   - return: When the applicant came back, at any hour; nothing is added if that is not later.
  ///   - clock: The calendar in which the limit is counted.
  /// - Complexity: O(1).
  public mutating func add(from request: Int64, to return: Int64, clock: WorkingCalendar) {
    guard `return` > request else { return }
    openSeconds += clock.openSeconds(at: `return`) - clock.openSeconds(at: request)
    wallSeconds += `return` - request
    let requestDate = CivilDate.containing(second: request)
    let returnDate = CivilDate.containing(second: `return`)
    if returnDate > requestDate {
      let days = clock.workingDays(in: requestDate.advanced(byDays: 1)...returnDate)
      workingDates += Int32(truncatingIfNeeded: days)
    }
  }

  /// Adds a wait in the way in which a rule counts it: what waits under different rules add up to is
  /// for ``StatutoryClock/due(clockStart:intake:clock:suspended:)``.
  ///
  /// `none` adds nothing. `restart` adds nothing either: the caller starts the limit anew.
  public mutating func add(
    from request: Int64, to return: Int64, under rule: SuspensionRule, clock: WorkingCalendar
  ) {
    var wait = Suspended()
    wait.add(from: request, to: `return`, clock: clock)
    let counted = wait.counted(under: rule)
    openSeconds += counted.openSeconds
    wallSeconds += counted.wallSeconds
    workingDates += counted.workingDates
  }

  /// The part that a rule counts: `stop` time, `dates` working days, the others nothing.
  public func counted(under rule: SuspensionRule) -> Suspended {
    switch rule {
    case .stop: Suspended(openSeconds: openSeconds, wallSeconds: wallSeconds)
    case .dates: Suspended(workingDates: workingDates)
    case .restart, .none: Suspended()
    }
  }
}
