import Testing

/// A rule of the house with a sample that breaks it and one that keeps it.
struct Rule: Sendable, CustomTestStringConvertible {
  /// What the rule asks for, as a claim.
  let claim: String
  /// Trees of which each must have at least one violation.
  let broken: [Tree]
  /// Trees that keep the rule.
  let kept: [Tree]
  let violations: @Sendable (Tree) -> [Violation]

  var testDescription: String { claim }

  init(
    _ claim: String, broken: [Tree], kept: [Tree] = [],
    violations: @escaping @Sendable (Tree) -> [Violation]
  ) {
    self.claim = claim
    self.broken = broken
    self.kept = kept
    self.violations = violations
  }

  /// Makes a rule that no line of the Swift code below `folders` matches `pattern`.
  init(
    _ claim: String, noCode pattern: String, below folders: [String],
    except allowed: @escaping @Sendable (String) -> Bool = { _ in false },
    broken: [Tree], kept: [Tree] = []
  ) {
    self.init(claim, broken: broken, kept: kept) { tree in
      let pattern = Pattern(pattern)
      return folders.flatMap { tree.files(below: $0, suffix: ".swift") }
        .filter { !allowed($0.path) }
        .flatMap { file in
          pattern.lines(file.codeLines, of: file.code)
            .map { Violation(file.path, $0.number, "\(claim): \($0.text.trimmed)") }
        }
    }
  }

  /// Every rule; a new one is added here.
  static let all: [Rule] =
    layering + lengths + words + names + documents + commands + catalogues + gallery + targets
}

/// A place that breaks a rule.
struct Violation: Equatable, Sendable, CustomStringConvertible {
  let path: String
  let line: Int
  let message: String

  init(_ path: String, _ line: Int = 1, _ message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  var description: String { "\(path):\(line): \(message)" }
}

extension StringProtocol {
  /// The text without spaces at its ends.
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
