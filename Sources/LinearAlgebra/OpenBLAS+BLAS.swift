import COpenBLAS

/// The library below: what it is, and that it runs on one thread.
///
/// A call of BLAS costs microseconds where a replication costs milliseconds, so the threads of the
/// machine are better spent on replications; with one thread the digits are also the same on any
/// machine with the same core type.
public enum OpenBLAS {
  /// The processor type whose kernels are used, such as `Haswell` or `SkylakeX`.
  ///
  /// The environment variable `OPENBLAS_CORETYPE` chooses another; speeds of different types are
  /// not to be compared.
  public static var coreType: String {
    prepare()
    // The library returns a text of its own that lives as long as the process.
    return unsafe String(cString: openblas_get_corename())
  }

  /// The threads that a call may use: 1.
  public static var threads: Int {
    prepare()
    return Int(openblas_get_num_threads())
  }

  /// Version and build options, as the library prints them.
  public static var configuration: String {
    prepare()
    // As above: the library's own text.
    let text = unsafe String(cString: openblas_get_config())
    return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// The version, such as `0.3.21`.
  public static var version: String {
    configuration.split(separator: " ").dropFirst().first.map(String.init) ?? "unknown"
  }

  /// Sets one thread, the first time that anything is computed.
  static func prepare() { oneThread }

  private static let oneThread: Void = openblas_set_num_threads(1)
}
