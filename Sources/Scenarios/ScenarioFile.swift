/// A scenario in a YAML file, with the files that it includes and the tables beside it.
public enum ScenarioFile {
  /// Reads a scenario and everything it names.
  ///
  /// - Parameter path: The YAML file; everything that it names lies in its folder or below.
  /// - Returns: The scenario; `remarks` has what was noticed and not refused.
  /// - Throws: All problems of all files, by place, remarks among them.
  public static func read(path: String) throws(Diagnostics) -> Scenario {
    try reading(path: path).get()
  }

  /// Reads a scenario, and gives the files that were read whether it is valid or not: the renderer
  /// shows excerpts of them.
  public static func read(path: String, files: inout [SourceText]) throws(Diagnostics) -> Scenario {
    let reader = ScenarioReader()
    let result = Self.result(of: reader, path: path)
    files = reader.folder.files
    return try result.get()
  }

  /// Reads a scenario that a module above finishes, so that its problems come with all others.
  ///
  /// `finishing` alters the scenario, which may lack what was refused, and gives what is wrong with it.
  package static func read(
    path: String, files: inout [SourceText],
    finishing: @escaping (inout Scenario) -> [Diagnostic]
  ) throws(Diagnostics) -> Scenario {
    let reader = ScenarioReader()
    reader.finishing = finishing
    let result = Self.result(of: reader, path: path)
    files = reader.folder.files
    return try result.get()
  }

  /// Reads a scenario that is given as a text and not as a file; it can name no other files.
  ///
  /// - Parameters:
  ///   - text: What would stand in the file.
  ///   - name: What places in messages name instead of the file.
  /// - Returns: The scenario; `remarks` has what was noticed and not refused.
  /// - Throws: All problems, by place, remarks among them.
  public static func read(text: String, named name: String) throws(Diagnostics) -> Scenario {
    let reader = ScenarioReader()
    return try result(of: reader.scenario(text: text, named: name), by: reader).get()
  }

  private static func reading(path: String) -> Result<Scenario, Diagnostics> {
    result(of: ScenarioReader(), path: path)
  }

  private static func result(
    of reader: ScenarioReader, path: String
  ) -> Result<Scenario, Diagnostics> {
    result(of: reader.scenario(path: path), by: reader)
  }

  private static func result(
    of scenario: Scenario?, by reader: ScenarioReader
  ) -> Result<Scenario, Diagnostics> {
    let problems = reader.reporter.sorted(by: reader.folder.files)
    guard var scenario, !reader.reporter.hasErrors else { return .failure(Diagnostics(problems)) }
    scenario.remarks = problems
    return .success(scenario)
  }
}

extension Diagnostics {
  /// Whether there was no scenario to read at all: no such file, or none that can be read.
  public var isInputMissing: Bool {
    let codes = [DiagnosticCode.noSuchInput, .unreadableInput].map(\.rawValue)
    return all.contains { codes.contains($0.code) }
  }
}
