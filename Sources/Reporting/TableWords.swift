import Experiments
import Wording
import WorkingTime

/// A table for people in a language: how it words texts and writes numbers.
protocol TableWords {
  var language: DisplayLanguage { get }
}

extension TableWords {
  /// A text in the table's language.
  func words(_ english: String, vi vietnamese: String) -> String {
    language == .english ? english : vietnamese
  }

  func words(_ text: Bilingual) -> String { text[language] }

  /// What the table calls a metric: in English by its identifier, as options and files have it.
  func name(ofMetric id: String) -> String {
    words(id, vi: MetricCatalogue.name(of: id).vietnamese)
  }

  // MARK: - Numbers

  func fixed(_ number: Double, decimals: Int) -> String {
    language.number(number, decimals: decimals)
  }

  func figure(_ number: Double?, _ unit: MetricUnit, of scale: Double? = nil) -> String {
    NumberText.figure(number, unit, of: scale, in: language)
  }

  func signed(_ number: Double, _ unit: MetricUnit, of scale: Double? = nil) -> String {
    NumberText.signed(number, unit, of: scale, in: language)
  }

  func count(_ number: Double?) -> String { NumberText.count(number, in: language) }

  /// A number that was given, with the digits that it has.
  func digits(_ number: Double) -> String {
    NumberText.digits(number).replacing(".", with: language.decimalMark)
  }

  /// A count of replications and the like, not grouped in English.
  func whole(_ number: Int) -> String {
    words("\(number)", vi: fixed(Double(number), decimals: 0))
  }

  /// The bounds of an interval; where commas stand in numbers a semicolon parts them.
  func bounds(_ low: String, _ high: String) -> String {
    "[\(low)\(words(",", vi: ";")) \(high)]"
  }

  /// The 95 % interval of the mean.
  func interval(of metric: MetricFinding) -> String {
    guard let low = metric.low, let high = metric.high else {
      return words("[no interval]", vi: "[không có khoảng]")
    }
    let scale = metric.mean
    return bounds(
      figure(low, metric.unit, of: scale), figure(high, metric.unit, of: scale))
  }

  /// Where nine of ten periods fall.
  func range(_ range: ClosedRange<Double>, of metric: MetricFinding) -> String {
    "\(figure(range.lowerBound, metric.unit, of: metric.mean))-"
      + figure(range.upperBound, metric.unit, of: metric.mean)
  }

  // MARK: - Days

  /// 2023-10-31 or 31/10/2023.
  func date(_ day: CivilDate) -> String { language.date("\(day)") }
}

extension DisplayLanguage {
  /// A day or month that is written `2023-10-31` or `2023-10`, as the language has it: 31/10/2023.
  func date(_ text: String) -> String {
    guard self == .vietnamese else { return text }
    return text.split(separator: "-").reversed().joined(separator: "/")
  }
}
