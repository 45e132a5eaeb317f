import Foundation
import Testing

/// Full disks, files in the way, signals: a clear message, its exit code, never half a result.
@Suite("Trouble", .serialized)
struct TroubleTests {
  @Test(
    "an output that cannot be written is 74 with its path and a mend",
    arguments: ["office.yaml", "office.yaml/below", "/dev/null", "/proc/results", "/dev/full/x"])
  func aBadOutputIsTold(output: String) throws {
    let folder = try TestFolder()
    let run = try MotCuaProcess(["run", "office.yaml", "-o", output], in: folder)
    #expect(run.status == 74)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("cannot write '\(output)") && run.errors.contains("\n  fix: "))
    #expect(folder.names() == ["office.yaml"])
  }

  @Test("a file that may not grow is 74, and nothing is left")
  func aLimitedFileIsTold() throws {
    let folder = try TestFolder()
    let run = try MotCuaProcess(
      ["run", "office.yaml", "-q"], in: folder, after: "ulimit -f 8;")
    #expect(run.status == 74, "\(run.status) \(run.errors)")
    #expect(run.errors.contains("larger than the system allows"))
    #expect(folder.names("results") == [])
  }

  @Test("a full disk behind standard output is 74, a closed pipe is quiet")
  func standardOutputIsWatched() throws {
    let folder = try TestFolder()
    let arguments = ["run", "office.yaml", "-q", "--no-output", "--replications", "1"]
    let full = try MotCuaProcess(arguments, in: folder, redirection: ">/dev/full")
    #expect(full.status == 74)
    #expect(full.errors.contains("cannot write 'standard output': the disk is full"))
    let help = try MotCuaProcess(["explain"], in: folder, redirection: ">/dev/full")
    #expect(help.status == 74)
    let closed = try MotCuaProcess(arguments, in: folder, redirection: "| true")
    #expect(closed.errors.isEmpty)
  }

  @Test(
    "an interrupted run ends within a second with 130 and leaves nothing", arguments: [2, 15, 1])
  func anInterruptedRunLeavesNothing(signal: Int32) throws {
    let folder = try TestFolder()
    let running = try RunningProcess(
      ["run", "office.yaml", "-j", "2", "--replications", "1000000"], in: folder)
    #expect(try waitForPartial(in: folder, running))
    let start = ContinuousClock.now
    running.send(signal)
    let ended = try running.ended()
    #expect(ended.status == 130)
    #expect(ContinuousClock.now - start < .seconds(2), "one second, and one for a busy machine")
    #expect(ended.errors.contains("interrupted: no result was written"))
    #expect(folder.names("results") == [])
  }

  @Test("a run that is interrupted while it compares pools leaves nothing")
  func anInterruptedComparisonLeavesNothing() throws {
    let folder = try TestFolder()
    let running = try RunningProcess(
      ["run", "office.yaml", "-j", "2", "--replications", "200", "--bottlenecks", "6"], in: folder)
    // A tenth of the comparisons is done; at most a minute.
    for _ in 0..<1200 where !running.errors.contains("replications with one person more") {
      Thread.sleep(forTimeInterval: 0.05)
    }
    #expect(running.isRunning)
    let start = ContinuousClock.now
    running.send(2)
    let ended = try running.ended()
    #expect(ended.status == 130)
    #expect(ContinuousClock.now - start < .seconds(2), "one second, and one for a busy machine")
    #expect(folder.names("results") == [])
  }

  @Test("what a killed run leaves is hidden, and the next run removes it")
  func aKilledRunIsClearedUp() throws {
    let folder = try TestFolder()
    let running = try RunningProcess(
      ["run", "office.yaml", "--replications", "1000000"], in: folder)
    #expect(try waitForPartial(in: folder, running))
    running.send(9)
    _ = try running.ended()
    #expect(folder.names("results").allSatisfy { $0.hasPrefix(".motcua-partial-") })
    let next = try MotCuaProcess(["run", "office.yaml", "-q", "--replications", "2"], in: folder)
    #expect(next.status == 0)
    let names = folder.names("results")
    #expect(names.count == 1 && names[0].count == 64)
  }

  @Test(
    "bad files are refused with 2 and a code, whatever is in them",
    arguments: [
      "\u{0}\u{1}\u{2}", "- 1\n- 2\n", "motcua: 1\na: &a [1]\nb: *a\n", "motcua: 1\nunknown: 1\n",
      String(repeating: "[", count: 5000), "motcua: 2\n", "{",
    ])
  func badFilesAreRefused(text: String) throws {
    let folder = try TestFolder()
    try folder.write(text, to: "bad.yaml")
    let run = try MotCuaProcess(["run", "bad.yaml"], in: folder)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains("error[E0"))
    #expect(run.output.isEmpty && folder.names() == ["bad.yaml", "office.yaml"])
  }

  @Test("colours are written only when they are wanted")
  func coloursAreWanted() throws {
    let folder = try TestFolder()
    let plain = try MotCuaProcess(["run", "nothing.yaml"], in: folder)
    #expect(!plain.errors.contains("\u{1B}"))
    let coloured = try MotCuaProcess(["run", "nothing.yaml", "--color", "always"], in: folder)
    #expect(coloured.errors.contains("\u{1B}[1;31merror[E0001]"))
  }

  /// Waits until the run has made its hidden folder; at most 30 seconds.
  private func waitForPartial(in folder: TestFolder, _ running: RunningProcess) throws -> Bool {
    for _ in 0..<600 {
      if folder.names("results").contains(where: { $0.hasPrefix(".motcua-partial-") }) {
        Thread.sleep(forTimeInterval: 0.2)
        return true
      }
      guard running.isRunning else { return false }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return false
  }
}
