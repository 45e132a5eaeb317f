import Foundation
package import WorkingTime

/// How a change spreads from its first day on: from nothing to all in some time.
public struct Ramp: Sendable, Equatable, Hashable {
  public var form: Form
  public var length: Length

  public init(_ form: Form, _ length: Length) {
    self.form = form
    self.length = length
  }

  public enum Form: String, Sendable, Equatable, CaseIterable {
    /// In equal steps, none on the first day.
    case linear
    /// Slow, fast, slow: 1 % on the first day, half at half time, 99 % on the last.
    case logistic
  }

  /// How long it takes.
  public enum Length: Sendable, Equatable, Hashable {
    case days(Int)
    /// By the calendar.
    case months(Int)
  }
}

extension Ramp {
  /// The first day on which it is over.
  package func end(from first: CivilDate) -> CivilDate {
    switch length {
    case .days(let count): first.advanced(byDays: count)
    case .months(let count): first.adding(months: count)
    }
  }

  /// The share on a day of a change that begins on `first`: 0 before it, 1 once the time is over.
  package func share(on day: CivilDate, from first: CivilDate) -> Double {
    let end = end(from: first)
    guard day >= first else { return 0 }
    guard day < end else { return 1 }
    let part = Double(day.dayNumber - first.dayNumber) / Double(end.dayNumber - first.dayNumber)
    switch form {
    case .linear: return part
    // 99 to 1 against at the beginning, 1 to 99 at the end.
    case .logistic: return 1 / (1 + pow(99, 1 - 2 * part))
    }
  }
}
