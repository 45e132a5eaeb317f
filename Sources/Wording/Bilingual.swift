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
