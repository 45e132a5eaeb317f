import Foundation

// What the words after the program's name ask for; `Benchmarks/metamodels` calls it.
let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "process": try ProcessFit.run(words.dropFirst())
case "evidence": try Evidence.run(words.dropFirst())
default:
  FileHandle.standardError.write(
    Data("metamodels: process FILE, or evidence A|B [name=value]\n".utf8))
  exit(64)
}
