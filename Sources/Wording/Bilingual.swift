/// A text in every language that readers are told things in.
///
/// Both texts stand side by side where they are made, so that none can be forgotten: a text without its
/// translation does not compile.
public struct Bilingual: Hashable, Sendable {
  public let english: String
  public let vietnamese: String

  public init(_ english: String, vi vietnamese: String) {
    (self.english, self.vietnamese) = (english, vietnamese)
  }

  /// A text that is the same in every language: a name, a number, a code.
  public init(same text: String) {
    (english, vietnamese) = (text, text)
  }

  /// The text in a language.
  public subscript(language: DisplayLanguage) -> String {
    switch language {
    case .english: english
    case .vietnamese: vietnamese
    }
  }
}

// MARK: - Putting together

extension Bilingual {
  /// No words.
  public static let empty = Bilingual(same: "")

  /// ` or `, between the last of several things.
  public static let or = Bilingual(" or ", vi: " hoặc ")

  /// ` and `.
  public static let and = Bilingual(" and ", vi: " và ")

  /// Two texts one behind the other, in each language.
  public static func + (left: Bilingual, right: Bilingual) -> Bilingual {
    Bilingual(left.english + right.english, vi: left.vietnamese + right.vietnamese)
  }

  /// The text with something done to it in each language.
  public func map(_ change: (String) -> String) -> Bilingual {
    Bilingual(change(english), vi: change(vietnamese))
  }
}

extension Sequence where Element == Bilingual {
  /// The texts one behind the other with a separator between them.
  public func joined(separator: Bilingual) -> Bilingual {
    Bilingual(
      map(\.english).joined(separator: separator.english),
      vi: map(\.vietnamese).joined(separator: separator.vietnamese))
  }
}

extension DefaultStringInterpolation {
  /// A text of two languages is never a part of a text of one: write which of them is meant.
  @available(*, unavailable, message: "write .english, .vietnamese or [language] behind it")
  public mutating func appendInterpolation(_ text: Bilingual) {}
}
