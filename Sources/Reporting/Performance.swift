/// What a run cost: printed on standard output, never written to a result file.
public struct Performance: Sendable, Equatable {
  /// Of the whole process.
  public var cpuSeconds: Double
  public var wallSeconds: Double
  /// `nil` where the system does not tell.
  public var peakMemoryBytes: Int64?

  public init(cpuSeconds: Double, wallSeconds: Double, peakMemoryBytes: Int64?) {
    self.cpuSeconds = cpuSeconds
    self.wallSeconds = wallSeconds
    self.peakMemoryBytes = peakMemoryBytes
  }
}
