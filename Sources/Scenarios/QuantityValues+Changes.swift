import Statistics
import WorkingTime

// The texts have the form of their quantity, or are refused already.

extension ValueChange {
  /// Reads `-40 %`, `-5 pp` or `8 %` of a chance.
  package init?(chance text: String) {
    guard let number = QuantityValue.signed(text) else { return nil }
    if text.hasSuffix(" pp") {
      self = .amount(number / 100)
    } else if text.hasSuffix(" %") {
      self = QuantityValue.isSigned(text) ? .factor(1 + number / 100) : .value(number / 100)
    } else {
      return nil
    }
  }
}

extension ValueChange {
  /// Reads `-2 papers`, `-40 %` or `3 papers`, and the same of VND.
  package init?(amount text: String) {
    guard let number = QuantityValue.signed(text) else { return nil }
    if text.hasSuffix(" %") {
      self = .factor(1 + number / 100)
    } else {
      self = QuantityValue.isSigned(text) ? .amount(number) : .value(number)
    }
  }
}

extension LimitChange {
  /// Reads `-30 %`, `-3 working days` or `5 working days`.
  package init?(_ text: String) {
    guard QuantityValue.isSigned(text) else {
      guard let limit = QuantityValue.limit(text) else { return nil }
      self = .value(limit)
      return
    }
    guard let number = QuantityValue.signed(text) else { return nil }
    if text.hasSuffix(" %") {
      self = .factor(1 + number / 100)
    } else {
      guard let unit = QuantityValue.limit(text.dropFirst())?.counted?.unit else { return nil }
      self = .amount(number, unit)
    }
  }
}

extension WorkChange.Rule {
  /// Reads `-20 %`, `-5 min` or a law of work.
  package init?(_ text: String) {
    guard QuantityValue.isSigned(text) else {
      guard let law = QuantityValue.distribution(text, sample: { _ in nil }) else { return nil }
      self = .value(law)
      return
    }
    guard let number = QuantityValue.signed(text) else { return nil }
    if text.hasSuffix(" %") {
      self = .factor(1 + number / 100)
    } else {
      guard let unit = text.split(separator: " ").last,
        let seconds = QuantityValue.seconds(unit: unit)
      else { return nil }
      self = .amount(number * seconds)
    }
  }
}

extension Ramp {
  /// Reads `linear 6 months` or `logistic 90 days`.
  package init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 3, let form = Form(rawValue: String(words[0])), let count = Int(words[1])
    else { return nil }
    switch words[2] {
    case "month", "months": self.init(form, .months(count))
    case "week", "weeks": self.init(form, .days(7 * count))
    case "day", "days": self.init(form, .days(count))
    default: return nil
    }
  }
}

extension QuantityValue {
  static func isSigned(_ text: String) -> Bool { text.hasPrefix("-") || text.hasPrefix("+") }

  /// The number before the first blank, with its sign.
  fileprivate static func signed(_ text: String) -> Double? {
    let size = amount(text.drop { "+-".contains($0) })
    return text.hasPrefix("-") ? size.map { -$0 } : size
  }
}

extension ProcedureChange {
  /// `60 %` as 0.6.
  package static func share(_ text: String) -> Double? { QuantityValue.share(text) }
}

extension DelayChange {
  /// Reads `-30 %` or a law of times.
  package init?(_ text: String) {
    guard QuantityValue.isSigned(text) else {
      guard let delay = QuantityValue.delay(text, sample: { _ in nil }) else { return nil }
      self = .value(delay)
      return
    }
    guard text.hasSuffix(" %"), let number = QuantityValue.signed(text),
      (-100...1000).contains(number)
    else { return nil }
    self = .factor(1 + number / 100)
  }
}
