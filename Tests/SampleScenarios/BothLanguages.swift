import Foundation
public import Scenarios
import Wording

/// What is told in two languages: whether both are there and tell the same.
public enum BothLanguages {
  /// What is wrong with the languages of a problem; empty: nothing.
  public static func faults(of diagnostic: Diagnostic) -> [String] {
    faults(of: diagnostic.message) + (diagnostic.fix.map(faults) ?? [])
  }

  private static func faults(of text: Bilingual) -> [String] {
    var faults: [String] = []
    // Lists of keys, units and items, and what a parser said, stand in both as they are.
    let english = unquoted(text.english)
    let own = unquoted(text.vietnamese).components(separatedBy: ": ")
      .flatMap { $0.components(separatedBy: " như ") }
      .flatMap { $0.components(separatedBy: ", … (") }
      .filter { !english.contains($0) }
    let left = EnglishWords.left(in: own.joined(separator: "\n"))
    if !left.isEmpty { faults.append("English words \(left) in: \(text.vietnamese)") }
    if text.english == text.vietnamese, !EnglishWords.left(in: text.english).isEmpty {
      faults.append("not translated: \(text.english)")
    }
    if quoted(text.english) != quoted(text.vietnamese) {
      faults.append("other names in: \(text.english) / \(text.vietnamese)")
    }
    return faults
  }

  /// The text without what stands in quotation marks or backticks.
  private static func unquoted(_ text: String) -> String {
    text.replacing(/`[^`]*`/, with: "``")
      .replacing(/(^|[^\p{L}\d'])'[^']*'(?!\p{L})/) { $0.output.1 + "''" }
  }

  /// What stands in quotation marks or backticks, sorted; apostrophes inside words are none.
  private static func quoted(_ text: String) -> [String] {
    let names = text.matches(of: /(?:^|[^\p{L}\d'])'([^']*)'(?!\p{L})/).map { String($0.output.1) }
    let keys = text.matches(of: /`([^`]*)`/).map { String($0.output.1) }
    return (names + keys).sorted()
  }
}
