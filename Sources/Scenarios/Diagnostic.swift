public import Wording

/// A problem of a file, with its place, the fact and the mend.
public struct Diagnostic: Error, Sendable, Equatable {
  /// A stable code, `E0214`, that `motcua explain` tells more about.
  public var code: String
  public var severity: Severity
  /// Lower case, no full stop, quotes around what the user typed.
  public var message: Bilingual
  /// What to do about it; starts lower case.
  public var fix: Bilingual?
  public var place: SourcePlace?

  public init(
    code: String, severity: Severity, message: Bilingual, fix: Bilingual? = nil,
    place: SourcePlace? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.fix = fix
    self.place = place
  }
}

/// How bad a problem is.
public enum Severity: String, Sendable, Equatable {
  case error, warning, remark
}

/// A place in a file: line and column count from 1, the column in characters.
public struct SourcePlace: Sendable, Equatable, Hashable {
  public var file: String
  public var line: Int
  public var column: Int
  /// How many characters are meant; at least 1.
  public var length: Int

  public init(file: String, line: Int, column: Int, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
  }
}

/// All problems of one reading, thrown together; at least one is an error.
public struct Diagnostics: Error, Sendable, Equatable {
  public var all: [Diagnostic]

  public init(_ all: [Diagnostic]) {
    self.all = all
  }
}
