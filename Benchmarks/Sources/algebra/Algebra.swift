import CBareBLAS
import Foundation
import LinearAlgebra

/// Compares LinearAlgebra with bare calls of the same library, in turn in one run.
///
/// GFLOP per CPU second on one thread, medians of the rounds, and the median over the rounds of the
/// ratio, which is what must be at least 0.9 at n = 1,000. The core type stands above: figures of
/// different types are not to be compared. Both sides of `Cholesky` begin with a copy of the matrix,
/// as the routine overwrites it; both sides of the product write to memory that is new.
///
/// Arguments: `--rounds N` (15), and orders (128 1000).
@main
struct Algebra {
  static func main() throws {
    var words = Array(CommandLine.arguments.dropFirst())
    var rounds = 15
    if let index = words.firstIndex(of: "--rounds"), index + 1 < words.count,
      let count = Int(words[index + 1]), count > 0
    {
      rounds = count
      words.removeSubrange(index...index + 1)
    }
    let orders = words.compactMap { Int($0) }.filter { (1...20_000).contains($0) }
    guard orders.count == words.count else {
      FileHandle.standardError.write(Data("algebra: orders are numbers from 1 to 20000\n".utf8))
      exit(64)
    }
    print(
      "OpenBLAS \(OpenBLAS.version), core type \(OpenBLAS.coreType), threads \(OpenBLAS.threads)")
    print(
      "GFLOP per CPU second, medians of \(rounds) rounds; ratio: face to bare in the same round")
    for order in orders.isEmpty ? [128, 1000] : orders {
      try Comparison(order: order).report(rounds: rounds)
    }
  }
}

/// The two routines at one order.
struct Comparison {
  let order: Int
  let left: Matrix
  let right: Matrix
  let definite: Matrix
  /// Calls of one pass, so that a pass is long enough for the clock.
  let calls: Int

  init(order: Int) throws {
    self.order = order
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 52) - 1
    }
    let count = order * order
    left = try Matrix(rows: order, columns: order, elements: (0..<count).map { _ in next() })
    right = try Matrix(rows: order, columns: order, elements: (0..<count).map { _ in next() })
    var sums = try left.gram()
    for i in 0..<order { sums[i, i] += 1 }
    definite = sums
    calls = max(1, 100_000_000 / (count * order))
  }

  func report(rounds: Int) throws {
    let cube = Double(order) * Double(order) * Double(order)
    try compare("product", operations: 2 * cube, rounds, face: faceProduct, bare: bareProduct)
    try compare("Cholesky", operations: cube / 3, rounds, face: faceCholesky, bare: bareCholesky)
  }

  private func faceProduct() throws -> Double { try (left * right).elements[order] }

  private func bareProduct() throws -> Double {
    // Both factors and the result hold order squared elements.
    let result = unsafe [Double](unsafeUninitializedCapacity: order * order) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      unsafe bare_dgemm(Int32(order), left.elements, right.elements, start)
      count = order * order
    }
    return result[order]
  }

  private func faceCholesky() throws -> Double { try Cholesky(of: definite).logDeterminant }

  private func bareCholesky() throws -> Double {
    var copy = definite.elements
    // The copy holds order squared elements.
    _ = unsafe bare_dpotrf(Int32(order), &copy)
    return (0..<order).reduce(0) { $0 + 2 * log(copy[$1 * (order + 1)]) }
  }

  private func compare(
    _ name: String, operations: Double, _ rounds: Int, face: () throws -> Double,
    bare: () throws -> Double
  ) throws {
    var (faces, bares): ([Double], [Double]) = ([], [])
    // The first round warms up; who begins changes with the round.
    for round in 0...rounds {
      let bareFirst = round.isMultiple(of: 2) ? try seconds(bare) : nil
      let faceSeconds = try seconds(face)
      let bareSeconds = try bareFirst ?? seconds(bare)
      guard round > 0 else { continue }
      faces.append(operations * Double(calls) / faceSeconds / 1e9)
      bares.append(operations * Double(calls) / bareSeconds / 1e9)
    }
    let ratio = median(zip(faces, bares).map { $0 / $1 })
    print(
      String(
        format: "n = %5d  %@  face %6.1f  bare %6.1f  ratio %.3f", order,
        name.padding(toLength: 9, withPad: " ", startingAt: 0), median(faces), median(bares),
        ratio))
  }

  /// CPU seconds of one pass; POSIX fixes a million ticks a second.
  private func seconds(_ body: () throws -> Double) rethrows -> Double {
    let start = clock()
    var kept = 0.0
    for _ in 0..<calls { kept += try body() }
    precondition(kept.isFinite)
    return Double(max(1, clock() - start)) / 1_000_000
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
