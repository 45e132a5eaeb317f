import Experiments
import Foundation
import Synchronization

/// The logs of dossiers of a run, written while it runs.
///
/// Each replication writes into files of its own, which are put one behind the other in the order of
/// replications as soon as those before are there: bytes depend on no number of threads, and memory on no
/// number of dossiers.
final class DossierLogs: DossierLogTarget {
  private let folder: String
  private let wanted: WantedLogs
  private let formats: [any LogFormat]
  private let state: Mutex<State>

  private struct State {
    /// The stream that each file begins with; those behind it wait in files of their own.
    var streams: [[ResultFile]]
    var isEmpty: [[Bool]]
    var contents = LogContents()
    var next = 0
    var done: [Int: LogPart] = [:]
  }

  /// The folder for what is not in its file yet, in that of the results.
  private static let partsName = "parts"

  /// Begins the files.
  init(_ wanted: WantedLogs, title: String, in partial: String) throws(WriteProblem) {
    self.wanted = wanted
    folder = "\(partial)/\(Self.partsName)"
    var formats: [any LogFormat] = wanted.dossiers ? [DossiersCSV()] : []
    formats += wanted.events.map { kind in
      switch kind {
      case .csv: EventsCSV()
      case .xes: EventsXES(title: title)
      case .ocel2: EventsOCEL()
      }
    }
    self.formats = formats
    try ResultsFolder.createFolder(folder)
    var streams: [[ResultFile]] = []
    for format in formats {
      let file = try ResultFile(name: format.name, in: partial)
      try file.append(format.opening(0))
      var files = [file]
      for stream in 1..<max(1, format.streamCount) {
        files.append(try ResultFile(part: "\(format.name)-\(stream)", in: folder))
      }
      streams.append(files)
    }
    state = Mutex(
      State(streams: streams, isEmpty: streams.map { $0.map { _ in true } }))
  }

  func log(ofReplication index: Int) throws -> (any ReplicationLog)? {
    let chosen = formats.indices.filter {
      !formats[$0].wantsEvents || index < wanted.eventReplications
    }
    guard !chosen.isEmpty else { return nil }
    return try PartLog(
      replication: index, formats: chosen.map { (index: $0, format: formats[$0]) }, of: self,
      in: folder)
  }

  /// Takes the files of a replication, and puts those in their places whose turn has come.
  func take(_ part: LogPart) throws(WriteProblem) {
    let problem = state.withLock { state -> WriteProblem? in
      state.done[part.replication] = part
      while let ready = state.done.removeValue(forKey: state.next) {
        state.next += 1
        do throws(WriteProblem) {
          try append(ready, to: &state)
        } catch {
          return error
        }
      }
      return nil
    }
    if let problem { throw problem }
  }

  private func append(_ part: LogPart, to state: inout State) throws(WriteProblem) {
    state.contents.add(part.contents)
    for (index, files) in zip(part.formats, part.files) {
      for (stream, file) in files.enumerated() {
        defer { file.remove() }
        guard file.byteCount > 0 else { continue }
        let skipped = state.isEmpty[index][stream] ? formats[index].separator.utf8.count : 0
        state.isEmpty[index][stream] = false
        try state.streams[index][stream].append(part: file, from: skipped)
      }
    }
  }

  /// Ends the files, and gives them.
  func finish() throws(WriteProblem) -> [ResultFile] {
    let result = state.withLock { state -> Result<[ResultFile], WriteProblem> in
      do throws(WriteProblem) {
        for (format, files) in zip(formats, state.streams) {
          for stream in 1..<max(1, format.streamCount) {
            try files[0].append(format.opening(stream))
            try files[stream].closePart()
            try files[0].append(part: files[stream], from: 0)
          }
          try files[0].append(format.closing(state.contents))
          try files[0].close()
        }
        return .success(state.streams.map { $0[0] })
      } catch {
        return .failure(error)
      }
    }
    try? FileManager.default.removeItem(atPath: folder)
    return try result.get()
  }
}
