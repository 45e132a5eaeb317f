import Foundation
import Testing

@Suite("Completions")
struct CompletionsTests {
  @Test(
    "each script names the verbs and is what its shell can read",
    arguments: ["bash", "zsh", "fish"])
  func scripts(shell: String) throws {
    let folder = try TestFolder()
    let printed = try MotCuaProcess(["completions", shell], in: folder)
    #expect(printed.status == 0 && printed.errors.isEmpty)
    for verb in ["validate", "compare", "export", "forecast", "completions"] {
      #expect(printed.output.contains(verb), "\(verb)")
    }
    try folder.write(printed.output, to: "script")
    guard let path = Self.path(of: shell) else {
      print("skipped: \(shell) is not installed, so its script was not read by it")
      return
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-n", folder.path + "/script"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("bash completes scenario files, codes and actions")
  func answers() throws {
    guard let bash = Self.path(of: "bash") else {
      print("skipped: bash is not installed")
      return
    }
    let folder = try TestFolder()
    let script = try MotCuaProcess(["completions", "bash"], in: folder).output
    try folder.write(script, to: "script")
    #expect(try Self.completed(["motcua", "val"], bash, folder).contains("validate"))
    #expect(
      try Self.completed(["motcua", "validate", "off"], bash, folder).contains("office.yaml"))
    #expect(try Self.completed(["motcua", "explain", "E0214"], bash, folder).contains("E0214"))
    #expect(try Self.completed(["motcua", "policies", "simp"], bash, folder).contains("simplify"))
    #expect(
      try Self.completed(["motcua", "completions", ""], bash, folder) == ["bash", "fish", "zsh"])
  }

  @Test("an unknown shell is wrong usage")
  func unknown() throws {
    let wrong = try MotCuaProcess(["completions", "csh"], in: TestFolder())
    #expect(wrong.status == 64 && wrong.errors.contains("bash") && wrong.output.isEmpty)
  }

  /// What bash offers for the last of some words, sorted.
  private static func completed(
    _ words: [String], _ bash: String, _ folder: TestFolder
  ) throws -> [String] {
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let command = """
      PATH="\(URL(fileURLWithPath: MotCuaProcess.program).deletingLastPathComponent().path):$PATH"
      source ./script
      COMP_WORDS=(\(quoted)) COMP_CWORD=\(words.count - 1) COMP_LINE="\(words.joined(separator: " "))"
      COMP_POINT=${#COMP_LINE} COMP_TYPE=9 COMP_KEY=9
      function=$(complete -p motcua | sed 's/.*-F \\([^ ]*\\).*/\\1/')
      "$function" motcua "\(words.last ?? "")" "\(words.dropLast().last ?? "")"
      printf '%s\\n' "${COMPREPLY[@]}" | sort
      """
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: bash)
    process.arguments = ["--norc", "-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private static func path(of shell: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(shell)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
