/// One series, forecast on its own: how its methods did at the rolling origins, and what the best says.
struct BaseForecast: Sendable {
  var method: String
  /// Every method that was tried, in the order of trying.
  var scores: [BacktestScore]
  /// What the method said at each origin, as far ahead as the history goes on.
  var atOrigins: [[Double]]
  var ahead: [Double]
  /// Steps ahead on which nothing can come.
  var isClosed: [Bool] = []
  var notes: [String] = []

  /// Takes the method with the smallest mean absolute error; the first of equals.
  ///
  /// - Parameters:
  ///   - history: The counts.
  ///   - origins: How many of them are known at each origin.
  ///   - horizon: How far ahead.
  ///   - names: The methods.
  ///   - forecast: What a method says from a number of known counts, as far as asked; `nil`: it cannot.
  init?(
    of history: [Double], origins: [Int], horizon: Int, names: [String],
    forecast: (_ method: Int, _ known: Int, _ horizon: Int) -> [Double]?
  ) {
    var tries: [(method: Int, error: Double, said: [[Double]])] = []
    scores = []
    for (method, name) in names.enumerated() {
      var said: [[Double]] = []
      for origin in origins {
        let ahead = min(horizon, history.count - origin)
        guard let answer = forecast(method, origin, ahead), answer.count == ahead,
          answer.allSatisfy(\.isFinite)
        else { break }
        said.append(answer.map { max(0, $0) })
      }
      guard said.count == origins.count, !origins.isEmpty else {
        scores.append(BacktestScore(method: name, error: nil))
        continue
      }
      let errors = zip(origins, said).flatMap { origin, answer in
        answer.enumerated().map { abs(history[origin + $0] - $1) }
      }
      let error = errors.reduce(0, +) / Double(max(1, errors.count))
      scores.append(BacktestScore(method: name, error: error))
      tries.append((method, error, said))
    }
    let order = tries.enumerated().sorted {
      $0.element.error == $1.element.error
        ? $0.offset < $1.offset : $0.element.error < $1.element.error
    }
    for (_, trial) in order {
      guard let ahead = forecast(trial.method, history.count, horizon), ahead.count == horizon,
        ahead.allSatisfy(\.isFinite)
      else { continue }
      method = names[trial.method]
      atOrigins = trial.said
      self.ahead = ahead.map { max(0, $0) }
      isClosed = ahead.map { _ in false }
      return
    }
    return nil
  }
}
