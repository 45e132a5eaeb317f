import ArgumentParser
import Reporting
import Wording

/// Which dossiers and events a run writes one by one.
struct LogOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Add each dossier of each replication to the results: dossiers.csv.",
      vi: "Thêm vào kết quả từng hồ sơ của từng lần mô phỏng: dossiers.csv."))
  var dossierLog = false

  @Option(
    help: ArgumentHelp(
      "Add what happened to each dossier: csv (events.csv), xes (events.xes) or ocel2 (events.ocel.json); may be given several times.",
      vi:
        "Thêm diễn biến của từng hồ sơ: `csv` (events.csv), `xes` (events.xes) hoặc `ocel2` (events.ocel.json); có thể nêu nhiều lần.",
      valueName: "csv|xes|ocel2"))
  var eventLog: [EventLog] = []

  @Option(
    help: ArgumentHelp(
      "How many replications, from the first, event logs have; by default the first alone.",
      vi: "Nhật ký sự kiện gồm bao nhiêu lần mô phỏng, kể từ lần đầu; mặc định chỉ lần đầu."))
  var logReplications: Int?

  enum EventLog: String, ExpressibleByArgument, CaseIterable {
    case csv, xes, ocel2

    var kind: EventLogKind {
      switch self {
      case .csv: .csv
      case .xes: .xes
      case .ocel2: .ocel2
      }
    }
  }

  /// What is wanted.
  func wanted(writesResults: Bool) throws(Failure) -> WantedLogs {
    let wanted = WantedLogs(
      dossiers: dossierLog, events: eventLog.map(\.kind), eventReplications: logReplications ?? 1)
    if let logReplications {
      guard logReplications >= 1 else {
        throw .usage(
          Bilingual(
            "'\(logReplications)' replications cannot be logged",
            vi: "không thể ghi nhật ký '\(logReplications)' lần mô phỏng"),
          fix: Bilingual("write a number from 1 on", vi: "viết một số từ 1 trở lên"))
      }
      guard !eventLog.isEmpty else {
        throw .usage(
          Bilingual(
            "--log-replications says nothing without --event-log",
            vi: "--log-replications không có tác dụng khi không có --event-log"),
          fix: Bilingual(
            "add --event-log csv; --dossier-log has all replications",
            vi: "thêm --event-log csv; --dossier-log có mọi lần mô phỏng"))
      }
    }
    guard wanted.isEmpty || writesResults else {
      throw .usage(
        Bilingual(
          "logs are written into the folder of results, and --no-output wants none",
          vi: "nhật ký được ghi vào thư mục kết quả, mà --no-output không ghi thư mục nào"),
        fix: Bilingual("leave --no-output out", vi: "bỏ --no-output"))
    }
    return wanted
  }
}
