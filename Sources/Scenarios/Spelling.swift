package import Wording

/// Finds the name that was probably meant.
package enum Spelling {
  /// The nearest of the candidates, if it is near enough to be meant.
  package static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    guard word.count <= 60 else { return nil }
    let letters = Array(word.lowercased())
    let farthest = max(1, (letters.count + 2) / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates.prefix(3000) {
      let other = Array(candidate.lowercased())
      guard abs(other.count - letters.count) <= farthest else { continue }
      let distance = distance(letters, other)
      if distance <= farthest, distance < best?.distance ?? Int.max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// Edits between two words: insertions, deletions, changes, swaps of neighbours (Damerau-Levenshtein).
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let change = last[j] + (left[i] == right[j] ? 0 : 1)
        var least = min(change, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          least = min(least, beforeLast[j - 1] + 1)
        }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }

  /// The question whether a name was meant, with a space behind it.
  package static func didYouMean(_ name: String) -> Bilingual {
    Bilingual("did you mean '\(name)'? ", vi: "ý là '\(name)'? ")
  }

  /// `did you mean 'x'? ` or nothing, then the possible names, cut when there are many.
  package static func fix(
    _ word: String, in candidates: [String], _ noun: Bilingual,
    where whenNone: Bilingual = .empty
  ) -> Bilingual {
    guard !candidates.isEmpty else {
      return whenNone == .empty
        ? Bilingual(
          "there are no \(noun.english) here", vi: "ở đây không có \(noun.vietnamese) nào")
        : whenNone
    }
    let shown = candidates.prefix(12).joined(separator: ", ")
    let rest =
      candidates.count > 12
      ? Bilingual(", … (\(candidates.count) in all)", vi: ", … (tất cả \(candidates.count))")
      : .empty
    let list =
      Bilingual("the \(noun.english) are: \(shown)", vi: "các \(noun.vietnamese) là: \(shown)")
      + rest
    guard let nearest = nearest(to: word, in: candidates) else { return list }
    return didYouMean(nearest) + list
  }
}
