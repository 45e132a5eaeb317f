/// The exit codes of the interface.
enum ExitStatus: Int32 {
  case success = 0
  case runFailed = 1
  case scenarioInvalid = 2
  case checkFailed = 3
  case usage = 64
  case noInput = 66
  case toolMissing = 69
  case inputOutput = 74
  case interrupted = 130
}
