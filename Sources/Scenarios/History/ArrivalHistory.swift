public import WorkingTime

/// How many dossiers came, by day or by month and by any columns beside: what a forecast starts from.
public struct ArrivalHistory: Sendable, Equatable {
  public var step: Step
  /// The first day, or the first day of the first month.
  public var first: CivilDate
  /// The columns that tell series apart, in the order of the table.
  public var columns: [String]
  /// By the texts of their columns.
  public var series: [Series]
  /// What was noticed and not refused.
  public var remarks: [Diagnostic]

  /// Days or months.
  public enum Step: String, Sendable, CaseIterable {
    case day, month
  }

  /// The counts of one set of values of the columns.
  public struct Series: Sendable, Equatable {
    /// The value of each column.
    public var values: [String]
    /// One for each day or month from the first on; whole, not negative.
    public var counts: [Double]

    public init(values: [String], counts: [Double]) {
      (self.values, self.counts) = (values, counts)
    }
  }

  /// Makes a history; every series has as many counts.
  public init(
    step: Step, first: CivilDate, columns: [String], series: [Series], remarks: [Diagnostic] = []
  ) {
    precondition(Set(series.map(\.counts.count)).count <= 1, "series of unequal lengths")
    (self.step, self.first, self.columns) = (step, first, columns)
    (self.series, self.remarks) = (series, remarks)
  }

  /// Days or months.
  public var count: Int { series.first?.counts.count ?? 0 }

  /// How a table is read.
  public struct Reading: Sendable, Equatable {
    /// The column of days or months; `nil`: date, day, month or period.
    public var timeColumn: String?
    /// The column of counts; `nil`: count, arrivals, received or dossiers.
    public var countColumn: String?
    /// The columns that tell series apart; `nil`: all others.
    public var groupColumns: [String]?
    /// Whether days and months without a row count 0; otherwise they are errors.
    public var fillsGaps: Bool

    public init(
      timeColumn: String? = nil, countColumn: String? = nil, groupColumns: [String]? = nil,
      fillsGaps: Bool = false
    ) {
      (self.timeColumn, self.countColumn) = (timeColumn, countColumn)
      (self.groupColumns, self.fillsGaps) = (groupColumns, fillsGaps)
    }

    /// Names of the column of time that need not be told.
    public static let timeColumns = ["date", "day", "month", "period"]
    /// Names of the column of counts that need not be told.
    public static let countColumns = ["count", "arrivals", "received", "dossiers"]
  }

  /// Reads a table; days on which no office of the country works may be missing.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - reading: Which columns are what.
  ///   - files: What was read, for the excerpts of messages.
  /// - Returns: The history; `remarks` has what was noticed and not refused.
  /// - Throws: All problems of the table by place, up to 200.
  public static func read(
    path: String, _ reading: Reading = Reading(), files: inout [SourceText]
  ) throws(Diagnostics) -> ArrivalHistory {
    let reporter = Reporter()
    let folder = SourceFolder(reporter: reporter)
    var history: ArrivalHistory?
    if let file = folder.readTable(path) {
      var table = HistoryTable(file.bytes, file: file.name, reading: reading, reporter: reporter)
      history = table.history()
    }
    files = folder.files
    let problems = reporter.sorted(by: files)
    guard var history, !reporter.hasErrors else { throw Diagnostics(problems) }
    history.remarks = problems
    return history
  }
}
