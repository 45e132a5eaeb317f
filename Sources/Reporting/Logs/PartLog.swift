import Experiments

/// What one replication wrote.
struct LogPart: Sendable {
  let replication: Int
  /// By format and stream.
  let files: [[ResultFile]]
  /// The place of each format among those of the run.
  let formats: [Int]
  let contents: LogContents
}

/// Writes the dossiers of one replication.
final class PartLog: ReplicationLog {
  private let replication: Int
  private let formats: [(index: Int, format: any LogFormat)]
  private let files: [[ResultFile]]
  private let texts: [[LogText]]
  private let target: DossierLogs
  private var contents = LogContents()
  let wantsEvents: Bool

  init(
    replication: Int, formats: [(index: Int, format: any LogFormat)], of target: DossierLogs,
    in folder: String
  ) throws(WriteProblem) {
    (self.replication, self.formats, self.target) = (replication, formats, target)
    wantsEvents = formats.contains { $0.format.wantsEvents }
    files = try formats.map { _, format throws(WriteProblem) in
      try (0..<format.streamCount).map { stream throws(WriteProblem) in
        try ResultFile(part: "\(format.name)-\(stream)-\(replication)", in: folder)
      }
    }
    texts = formats.map { _, format in (0..<format.streamCount).map { _ in format.text() } }
  }

  func append(_ dossiers: [LoggedDossier]) throws {
    for dossier in dossiers {
      if wantsEvents { contents.add(dossier) }
      for (place, formatted) in formats.enumerated() {
        formatted.format.write(dossier, to: texts[place])
      }
    }
    for (files, texts) in zip(files, texts) {
      for (file, text) in zip(files, texts) {
        try file.append(text.bytes)
        text.removeAll()
      }
    }
  }

  func finish() throws {
    for file in files.joined() { try file.closePart() }
    try target.take(
      LogPart(
        replication: replication, files: files, formats: formats.map(\.index),
        contents: contents))
  }
}
