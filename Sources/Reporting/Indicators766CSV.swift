import Experiments
import Wording

/// The indicators of decision 766 that follow from dossiers: `indicators-766.csv`.
///
/// An indicator has a row in each set of books: the true one, and that of the records where the scenario
/// says how they are kept.
enum Indicators766CSV {
  static func text(of findings: Findings) -> String {
    var csv = CSVText([
      "policy", "indicator", "name", "books", "numerator", "denominator", "value", "threshold",
      "points", "most_points", "reading", "missing",
    ])
    for policy in findings.policies {
      for indicator in policy.indicators766 {
        if let recorded = indicator.recorded {
          append(indicator, recorded, books: "recorded", of: policy.name, to: &csv)
        }
        append(indicator, indicator.truly, books: "true", of: policy.name, to: &csv)
      }
    }
    return csv.text
  }

  private static func append(
    _ indicator: Indicator766, _ figure: Indicator766.Figure, books: String, of policy: String,
    to csv: inout CSVText
  ) {
    let kind = indicator.kind
    csv.append([
      .text(policy), .text(kind.rawValue), .text(kind.name.english), .text(books),
      .optional(figure.numerator), .optional(figure.denominator), .optional(figure.value),
      .optional(kind.threshold), .optional(kind.points(of: figure.value)),
      .optional(kind.mostPoints),
      .text([kind.reading, indicator.assumption].compactMap { $0 }.joined(separator: "; ")),
      .text(indicator.missing ?? ""),
    ])
  }
}
