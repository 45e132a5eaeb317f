/// A way in which the seasonally adjusted rest goes on.
struct RestMethod: Sendable {
  var name: String
  /// The values ahead; `nil` when the history is too short.
  var forecast: @Sendable (_ history: [Double], _ horizon: Int) -> [Double]?

  static let all: [RestMethod] = [level]

  /// Exponential smoothing, with the smoothing that would have served best.
  static let level = RestMethod(name: "ses") { history, horizon in
    guard history.count >= 2 else { return nil }
    var (best, least) = (history[history.count - 1], Double.infinity)
    for tenth in 1...19 {
      let share = Double(tenth) / 20
      var (level, errors) = (history[0], 0.0)
      for value in history.dropFirst() {
        errors += (value - level) * (value - level)
        level += share * (value - level)
      }
      if errors < least { (best, least) = (level, errors) }
    }
    return [Double](repeating: best, count: horizon)
  }
}
