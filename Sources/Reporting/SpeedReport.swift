public import Experiments
public import Wording

/// How fast the engine ran on the models of `SpeedModel`, as a table or as JSON.
public struct SpeedReport: Sendable {
  /// What was measured on one model.
  public struct Row: Sendable {
    public var model: SpeedModel
    /// Dossiers simulated while the clock ran, and the CPU seconds it took.
    public var dossiers: Int64
    public var cpuSeconds: Double
    /// The mean time in system, in hours, over all replications.
    public var meanHours: Double?
    /// Half the width of its 95 % interval.
    public var halfWidthHours: Double?
    /// Of the process up to here; `nil` where the system does not tell.
    public var peakMemoryBytes: Int64?

    public init(
      model: SpeedModel, dossiers: Int64, cpuSeconds: Double, meanHours: Double?,
      halfWidthHours: Double?, peakMemoryBytes: Int64?
    ) {
      self.model = model
      self.dossiers = dossiers
      self.cpuSeconds = cpuSeconds
      self.meanHours = meanHours
      self.halfWidthHours = halfWidthHours
      self.peakMemoryBytes = peakMemoryBytes
    }

    /// Dossiers per CPU second; `nil` when the clock did not move.
    public var speed: Double? { cpuSeconds > 0 ? Double(dossiers) / cpuSeconds : nil }
  }

  public var rows: [Row]

  public init(_ rows: [Row]) {
    self.rows = rows
  }
}

// MARK: - Table

extension SpeedReport {
  /// What stands above the rows.
  public static func heading(in language: DisplayLanguage = .english) -> String {
    switch language {
    case .english:
      """
      One thread, every metric, CPU time, start-up left out; k/s is thousand dossiers per CPU second.

      \(line("model", "dossiers", "k/s", "mean h in system", "known", "peak MB"))
      """
    case .vietnamese:
      """
      Một luồng, mọi chỉ tiêu, thời gian CPU, không kể khởi động; k/s là nghìn hồ sơ mỗi giây CPU.

      \(line("mô hình", "hồ sơ", "k/s", "số giờ trung bình", "đã biết", "đỉnh MB"))
      """
    }
  }

  /// A row of the table, ended by a line break.
  public static func line(_ row: Row, in language: DisplayLanguage = .english) -> String {
    line(
      row.model.name, language.number(Double(row.dossiers), decimals: 0),
      row.speed.map { language.number($0 / 1000, decimals: 0) } ?? "-", mean(row, language),
      known(row.model, language),
      row.peakMemoryBytes.map { language.number(Double($0) / 1e6, decimals: 0) } ?? "-")
  }

  /// What stands below the rows.
  public static let ending = Bilingual(
    """
    known: exact for mm1 and mmc, else what other engines gave in long runs. The mean has its 95 %
    interval; peak MB is the process so far. README has the same models beside other engines.

    """,
    vi: """
      đã biết: chính xác với mm1 và mmc, còn lại là kết quả chạy dài của công cụ khác. Số trung bình kèm
      khoảng 95 %; đỉnh MB là của tiến trình đến lúc này. README so các mô hình này với công cụ khác.

      """)

  private static func line(
    _ model: String, _ dossiers: String, _ speed: String, _ mean: String, _ known: String,
    _ memory: String
  ) -> String {
    let cells = [
      TableText.left(model, 10), TableText.right(dossiers, 11), TableText.right(speed, 8),
      TableText.right(mean, 19), TableText.right(known, 16), TableText.right(memory, 9),
    ]
    return cells.joined() + "\n"
  }

  private static func mean(_ row: Row, _ language: DisplayLanguage) -> String {
    guard let mean = row.meanHours else { return "-" }
    let decimals = mean >= 10 ? 2 : 4
    let text = language.number(mean, decimals: decimals)
    guard let halfWidth = row.halfWidthHours else { return text }
    return text + " ±" + language.number(halfWidth, decimals: decimals)
  }

  private static func known(_ model: SpeedModel, _ language: DisplayLanguage) -> String {
    let bounds = [model.knownHours.lowerBound, model.knownHours.upperBound]
    return model.isExact
      ? language.number(bounds[0], decimals: 6)
      : bounds.map { language.number($0, decimals: 2) }
        .joined(separator: language == .english ? " to " : " - ")
  }
}

// MARK: - JSON

extension SpeedReport {
  /// One object, ended by a line break.
  public var json: String {
    JSONValue.object([
      "schemaVersion": .integer(ResultJSON.schemaVersion), "tool": ResultJSON.tool,
      "models": .array(rows.map(Self.value(of:))),
    ]).text + "\n"
  }

  private static func value(of row: Row) -> JSONValue {
    .object([
      "model": .string(row.model.name), "dossiers": .integer(row.dossiers),
      "cpuSeconds": .number(row.cpuSeconds), "dossiersPerCPUSecond": .optional(row.speed),
      "meanHours": .optional(row.meanHours), "halfWidthHours": .optional(row.halfWidthHours),
      "knownLow": .number(row.model.knownHours.lowerBound),
      "knownHigh": .number(row.model.knownHours.upperBound), "isExact": .bool(row.model.isExact),
      "peakMemoryBytes": row.peakMemoryBytes.map { .integer($0) },
    ])
  }
}
