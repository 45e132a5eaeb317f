import Foundation
import Statistics

extension OnTimeMetamodel {
  /// Expected rates of policies, and functions from policies to rates that are as likely: what a
  /// sensitivity asks for.
  ///
  /// Each draw takes one candidate by its weight, a function of that candidate, and a shift of the
  /// least deviation that any forecast is given; the function is stretched as the intervals are.
  ///
  /// - Throws: As ``forecast(_:level:)``.
  public func answer(
    _ policies: [OnTimePolicy], draws: Int, key: UInt64
  ) throws(MetamodelError) -> SurrogateAnswer {
    let means = try forecast(policies).map(\.mean)
    let policies = try taken(policies)
    let middle = try corrections(policies).means
    var rows: [[Double]] = []
    for draw in 0..<max(0, draws) {
      let key = StreamKey.combined(key, UInt64(draw))
      var stream = RandomStream(key: key)
      var place = stream.uniform()
      var chosen = candidates.count - 1
      for (index, weight) in stackWeights.enumerated() {
        if place < weight {
          chosen = index
          break
        }
        place -= weight
      }
      let shift = OnTimeSpread.floor * Normal.quantile(stream.uniform())
      let drawn = try candidates[chosen].drawn(policies, key: key)
      rows.append(
        policies.indices.map { row in
          let distance = drawn[row] - middle[row]
          let centre = policies[row].centre + middle[row]
          let scale = (distance < 0 ? spread.below : spread.above).scale(centre)
          let logit = centre + distance * scale.squareRoot() + shift
          return LogitRate.meanRate(logit, variance: policies[row].pathSpread)
        })
    }
    return SurrogateAnswer(means: means, draws: rows)
  }
}
