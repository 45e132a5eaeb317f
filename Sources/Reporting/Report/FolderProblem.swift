import Foundation
public import Wording

/// A folder of results that cannot be read: where, the fact and the mend.
public struct FolderProblem: Error, Sendable, Equatable {
  /// The folder or file, with the row of a table: `results/ab12/summary.csv:14`.
  public let place: String
  /// Lower case, no full stop.
  public let fact: Bilingual
  public let fix: Bilingual
  /// There is no such folder; else it is there and not what a run leaves.
  public let isMissing: Bool

  init(_ place: String, _ fact: Bilingual, fix: Bilingual, isMissing: Bool = false) {
    (self.place, self.fact, self.fix) = (MarkupText.plain(place), fact, fix)
    self.isMissing = isMissing
  }
}

extension FolderProblem {
  static func missing(_ folder: String) -> FolderProblem {
    FolderProblem(
      folder, Bilingual("there is no such folder", vi: "không có thư mục này"),
      fix: Bilingual(
        "name the folder of a run, as `motcua run` prints it, or a scenario",
        vi: "ghi thư mục kết quả mà `motcua run` in ra, hoặc tệp kịch bản"), isMissing: true)
  }

  static func foreign(_ folder: String, _ file: String) -> FolderProblem {
    FolderProblem(
      folder,
      Bilingual(
        "this is no folder of a run: it has no \(file)",
        vi: "đây không phải thư mục kết quả: thiếu \(file)"),
      fix: Bilingual(
        "name the folder of a run, as `motcua run` prints it",
        vi: "ghi thư mục kết quả mà `motcua run` in ra"))
  }

  static func spoilt(_ place: String, _ fact: Bilingual) -> FolderProblem {
    FolderProblem(
      place, fact,
      fix: Bilingual(
        "run the scenario again, which mends the folder",
        vi: "chạy lại kịch bản; thư mục sẽ được ghi lại nguyên vẹn"))
  }

  static func newer(_ folder: String) -> FolderProblem {
    FolderProblem(
      folder,
      Bilingual(
        "it was written by another version of motcua", vi: "thư mục do phiên bản motcua khác ghi"),
      fix: Bilingual(
        "use that version, or run the scenario again",
        vi: "dùng đúng phiên bản đó, hoặc chạy lại kịch bản"))
  }

  static func changed(_ place: String) -> FolderProblem {
    spoilt(
      place,
      Bilingual(
        "it is not what the run wrote: manifest.json has other bytes of it",
        vi: "tệp không còn như khi chạy: khác với manifest.json"))
  }

  static func noColumn(_ place: String, _ name: String) -> FolderProblem {
    spoilt(place, Bilingual("there is no column '\(name)'", vi: "không có cột '\(name)'"))
  }

  static func noNumber(_ place: String, _ cell: String) -> FolderProblem {
    let shown = MarkupText.plain(cell, atMost: 40)
    return spoilt(place, Bilingual("'\(shown)' is no number", vi: "'\(shown)' không phải là số"))
  }

  static func unreadable(_ place: String, _ error: any Error) -> FolderProblem {
    let words = MarkupText.plain("\(error.localizedDescription)")
    return spoilt(place, Bilingual("it cannot be read: \(words)", vi: "không đọc được: \(words)"))
  }
}
