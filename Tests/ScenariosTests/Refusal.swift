import Testing

/// A scenario that must be refused (or remarked upon): the code, the place and a word of the mend.
struct Refusal: Sendable, CustomTestStringConvertible {
  var code: String
  /// Sections that replace those of the base office.
  var sections: String
  /// A part of the `fix:`.
  var fix: String
  var files: [String: String] = [:]

  init(_ code: String, _ sections: String, fix: String = "", files: [String: String] = [:]) {
    self.code = code
    self.sections = sections
    self.fix = fix
    self.files = files
  }

  var testDescription: String { "\(code): \(sections.prefix(60))" }
}
