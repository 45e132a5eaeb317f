/// English in a text that should be Vietnamese.
public enum EnglishWords {
  /// The English words of a text, what stands in quotation marks or backticks left out, and with it
  /// identifiers, paths and options.
  public static func left(in text: String) -> [String] {
    let marks: Set<Character> = ["'", "\"", "`"]
    var open: Character?
    var kept = ""
    for character in text {
      if let mark = open {
        if character == mark || character == "\n" { open = nil }
        kept.append(" ")
      } else if marks.contains(character) {
        open = character
      } else {
        kept.append(character)
      }
    }
    return kept.split(whereSeparator: \.isWhitespace).map(trimmed)
      .filter { words.contains($0.lowercased()) }
  }

  /// Without the signs around it.
  private static func trimmed(_ word: Substring) -> String {
    let start = word.drop { !$0.isLetter && $0 != "-" }
    return String(start.reversed().drop { !$0.isLetter }.reversed())
  }

  /// Words that are no Vietnamese, not even without diacritics.
  private static let words: Set<String> = Set(
    """
    the of and is are was were been not by for with from that this which its has have had only more than \
    each other others there here where when what who how or if as at on will would can cannot must may \
    should does did been being into over under before after between without within until still also \
    dossier dossiers late early overdue resolved received time times rate mean unit units pool pools \
    agency agencies procedure procedures step steps policy policies field fields place places staff post \
    posts day days hour hours working month months year years week error errors warning warnings remark \
    remarks fix mend write name names named unknown value values number needs need give given leave known \
    add take use did mean none nothing nobody always never first last same share shares period \
    replication replications seed interval forecast simulated difference differences file files folder \
    line column row rows expected found missing assumed measured quantities
    """.split(separator: " ").map(String.init))
}
