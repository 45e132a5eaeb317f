/// Why a metamodel cannot be fitted or asked.
public enum MetamodelError: Error, Equatable, Sendable {
  /// A number is infinite or no number. Rows are counted from 0; `column` is nil for a vector.
  case notFinite(name: String, row: Int, column: Int?)
  /// Two parts of the input are not equally long.
  case lengthMismatch(name: String, given: Int, needed: Int)
  /// There are fewer rows than a fit needs.
  case tooFewRows(given: Int, needed: Int)
  /// A number lies outside of what is meaningful.
  case outOfRange(name: String, row: Int, value: Double, range: String)
  /// More dossiers are on time than there are.
  case moreOnTimeThanTotal(row: Int, onTime: Int, total: Int)
  /// The covariance of the rows has no Cholesky factor, not even with the largest jitter.
  case notPositiveDefinite(rows: Int)
  /// Numbers so far apart that a result is beyond the largest number.
  case overflow(name: String)
}

extension MetamodelError: CustomStringConvertible {
  /// The fact and the mend, in one line.
  public var description: String {
    switch self {
    case .notFinite(let name, let row, let column):
      "\(name), row \(row)\(column.map { ", column \($0)" } ?? ""): "
        + "the number is infinite or none; leave the row out or mend it"
    case .lengthMismatch(let name, let given, let needed):
      "\(name) has \(given) where \(needed) are needed"
    case .tooFewRows(let given, let needed):
      "\(given) rows are given; at least \(needed) are needed"
    case .outOfRange(let name, let row, let value, let range):
      "\(name), row \(row): \(value) must be \(range)"
    case .moreOnTimeThanTotal(let row, let onTime, let total):
      "row \(row): \(onTime) of \(total) dossiers are on time; it cannot be more than all of them"
    case .notPositiveDefinite(let rows):
      "the covariance of \(rows) rows is singular to rounding; leave out rows that repeat each "
        + "other, or allow for noise"
    case .overflow(let name):
      "\(name): a result is beyond the largest number; scale the numbers down"
    }
  }
}
