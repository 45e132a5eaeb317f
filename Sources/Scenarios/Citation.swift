import Foundation

/// A text and the id of the source that it cites, `28 posts (fitted)`.
struct CitedText {
  var text: Substring
  var source: Substring?
  /// Characters before the id.
  var sourceOffset = 0

  init(_ whole: String) {
    text = whole[...]
    guard whole.last == ")", let open = whole.lastIndex(of: "("), open > whole.startIndex else {
      return
    }
    let id = whole[whole.index(after: open)...].dropLast()
    guard whole[whole.index(before: open)] == " ", SourceName.isSourceID(id) else { return }
    text = whole[..<whole.index(before: open)]
    source = id
    sourceOffset = whole.distance(from: whole.startIndex, to: open) + 1
  }
}

/// The shapes of names.
enum SourceName {
  static let kebab = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
  static let member = "[a-z0-9]+(-[a-z0-9]+)*"
  static let reference = #"[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?"#
  static let sourceID = "[A-Za-z][A-Za-z0-9-]*"
  /// Words with a meaning of their own.
  static let reserved: Set<String> = ["intake", "deciding", "all", "rest", "baseline"]

  static func isKebab(_ name: some StringProtocol) -> Bool {
    name.first?.isLetter == true && isMember(name)
  }

  static func isMember(_ name: some StringProtocol) -> Bool {
    !name.isEmpty && !name.hasPrefix("-") && !name.hasSuffix("-") && !name.contains("--")
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }

  /// `urban-office` or `wards.3`.
  static func isReference(_ name: some StringProtocol) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count) && isKebab(parts[0]) && parts.allSatisfy { isMember($0) }
  }

  static func isSourceID(_ name: some StringProtocol) -> Bool {
    guard let first = name.utf8.first, first < 0x80, name.first?.isLetter == true else {
      return false
    }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
  }

  /// The name in small ASCII letters, digits and hyphens, as a proposal.
  static func proposal(for name: String) -> String {
    let folded = name.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars.compactMap {
      scalar -> Character? in
      switch scalar {
      case "đ": "d"
      case "a"..."z", "0"..."9": Character(scalar)
      case _ where scalar.properties.generalCategory == .nonspacingMark: nil
      default: "-"
      }
    }
    let parts = String(folded).split(separator: "-")
    return parts.isEmpty ? "name" : parts.joined(separator: "-")
  }
}
