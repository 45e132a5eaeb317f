import Experiments
import WorkingTime

/// Bytes of a log that is being written, with names that were written before at hand.
///
/// A log of millions of lines holds few different names and days: each is worked out once.
final class LogText {
  private(set) var bytes: [UInt8] = []
  private var names: [String: [UInt8]] = [:]
  private var days: [Int64: [UInt8]] = [:]
  private let escape: (String) -> String

  /// More names than any office has; who has more works some out again.
  private static let mostNames = 100_000

  /// - Parameter escape: What a name is in this kind of file.
  init(escape: @escaping (String) -> String) {
    self.escape = escape
  }

  /// Text as it is.
  func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// A name, escaped.
  func append(name: String) {
    if let known = names[name] {
      bytes.append(contentsOf: known)
      return
    }
    let escaped = Array(escape(name).utf8)
    if names.count < Self.mostNames { names[name] = escaped }
    bytes.append(contentsOf: escaped)
  }

  func append(_ number: Int64) {
    guard number < 0 || number > 9 else {
      bytes.append(UInt8(ascii: "0") + UInt8(number))
      return
    }
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Seconds as hours, rounded to a hundredth of a percent of an hour: `12`, `0.25`, `1.3333`.
  func append(hours seconds: Int64) {
    let parts = (abs(seconds) * 10_000 + 1800) / 3600
    if seconds < 0 && parts > 0 { bytes.append(UInt8(ascii: "-")) }
    append(parts / 10_000)
    var rest = parts % 10_000
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var unit: Int64 = 1000
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
      unit /= 10
    }
  }

  /// `2023-03-01T07:30:00`, Viet Nam time.
  func append(instant: Int64) {
    let day = CivilDate.containing(second: instant)
    let second = instant - day.startSecond
    if let known = days[day.startSecond] {
      bytes.append(contentsOf: known)
    } else {
      let text = Array("\(day)T".utf8)
      days[day.startSecond] = text
      bytes.append(contentsOf: text)
    }
    append(twoDigits: second / 3600)
    bytes.append(UInt8(ascii: ":"))
    append(twoDigits: second / 60 % 60)
    bytes.append(UInt8(ascii: ":"))
    append(twoDigits: second % 60)
  }

  /// The same with the offset of Viet Nam.
  func append(zonedInstant instant: Int64) {
    append(instant: instant)
    append("+07:00")
  }

  private func append(twoDigits number: Int64) {
    bytes.append(UInt8(ascii: "0") + UInt8(number / 10))
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// The case that a dossier is: `1_57`, the replication counted from 1 and its number there; with another
  /// mark between them spreadsheets read a date.
  func append(caseOf dossier: LoggedDossier) {
    append(Int64(dossier.replication + 1))
    append("_")
    append(dossier.number)
  }

  /// Begins anew; names stay at hand.
  func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }
}

extension Verdict {
  /// Its name in logs.
  var logName: String {
    switch self {
    case .early: "early"
    case .onTime: "on_time"
    case .late: "late"
    }
  }
}
