import Foundation
import Synchronization

/// Makes the values of `0..<count` on some threads, in any order.
///
/// - Parameters:
///   - count: How many.
///   - jobs: Threads, at least 1.
///   - body: Makes the value of an index; from any thread.
/// - Returns: The values in the order of their indices, the same for any number of threads.
/// - Throws: What `body` threw for the lowest index that failed.
func parallelMap<Value: Sendable>(
  _ count: Int, jobs: Int, _ body: @Sendable (Int) throws -> Value
) throws -> [Value] {
  let next = Mutex(0)
  let made = Mutex([Int: Result<Value, any Error>]())
  DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
    while true {
      let index = next.withLock { next in
        defer { next += 1 }
        return next
      }
      guard index < count else { return }
      let value = Result { try body(index) }
      made.withLock { $0[index] = value }
    }
  }
  let values = made.withLock { $0 }
  return try (0..<count).compactMap { try values[$0]?.get() }
}
