import Foundation

// What the words after the program's name ask for; `Benchmarks/metamodels` calls it.
let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "process": try ProcessFit.run(words.dropFirst())
default:
  FileHandle.standardError.write(Data("metamodels: process FILE\n".utf8))
  exit(64)
}
