import LinearAlgebra
import Testing

@Suite("The module's page")
struct ExampleTests {
  @Test("its example gives one line by both ways")
  func example() throws {
    let design = try Matrix([[1, 0], [1, 1], [1, 2], [1, 3]])
    let dossiers = Matrix(column: [10, 12, 15, 15])
    let line = try LeastSquares(design: design, observed: dossiers)
    let perMonth = line.coefficients[1, 0]
    let again = try Cholesky(of: design.gram()).solve(design.transposedTimes(dossiers))
    // By hand: (-1.5 x -3 - 0.5 x -1 + 0.5 x 2 + 1.5 x 2) / 5 = 1.8; condition 3, squared by one way.
    #expect(abs(perMonth - 1.8) <= 40 * ulp)
    #expect(abs(again[1, 0] - 1.8) <= 400 * ulp)
  }
}
