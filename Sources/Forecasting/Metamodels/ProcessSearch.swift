import Foundation
import Statistics

/// Looks for the hyper-parameters that are most likely after the values: the mode of the posterior.
struct ProcessSearch {
  let priors: GaussianProcessPriors
  /// Length scales to begin from, all inputs alike.
  var starts: [Double] = [0.3, 1, 3]
  /// Evaluations in which the starts are compared, each.
  var scouting = 30
  /// Evaluations of the best one after that.
  var finishing = 60
  /// Starts are compared on at most this many rows.
  var mostScoutedRows = 400
  /// The search ends when a step promises less than this in the logarithm of the density.
  var tolerance = 1e-2

  /// The best hyper-parameters found, as logarithms.
  ///
  /// The likelihood of a Gaussian process has several tops; a search that begins at length scales far
  /// too long explains everything by noise. So several starts run for a while, on a sample of the
  /// rows where there are many, and the best goes on with all rows.
  ///
  /// - Throws: ``MetamodelError/notPositiveDefinite(rows:)`` when no start has a likelihood.
  func logarithms(for sample: ProcessSample) throws(MetamodelError) -> [Double] {
    let scouted = scoutedRows(sample.rows).map { sample.only($0) } ?? sample
    var best: (place: [Double], value: Double)?
    for length in starts {
      let found = search(scouted, from: start(length, sample), limit: scouting)
      if found.value < best?.value ?? .infinity { best = found }
    }
    guard let best else { throw .notPositiveDefinite(rows: sample.rows) }
    let last = search(sample, from: best.place, limit: finishing)
    guard last.value.isFinite else { throw .notPositiveDefinite(rows: sample.rows) }
    return last.place
  }

  private func start(_ length: Double, _ sample: ProcessSample) -> [Double] {
    var result = Array(repeating: log(length), count: sample.dimensions)
    result.append(log(priors.signalVariance.median))
    result.append(log(max(priors.evenNoise.median, 0.1 * priors.signalVariance.median)))
    if sample.noise != nil { result.append(log(priors.noiseScale.median)) }
    return result
  }

  /// Rows drawn without replacement by a fixed stream; nil when all are used.
  private func scoutedRows(_ count: Int) -> [Int]? {
    guard count > mostScoutedRows * 3 / 2 else { return nil }
    var stream = RandomStream(key: StreamKey.hash("rows for scouting"))
    var rows = Array(0..<count)
    for place in 0..<mostScoutedRows {
      let other = place + Int(stream.next() % UInt64(count - place))
      rows.swapAt(place, other)
    }
    return rows[..<mostScoutedRows].sorted()
  }

  private func search(
    _ sample: ProcessSample, from start: [Double], limit: Int
  ) -> (place: [Double], value: Double) {
    Minimum.quasiNewton(from: start, limit: limit, tolerance: tolerance) { place, gradient in
      objective(sample, place, &gradient)
    }
  }

  /// Minus the logarithm of likelihood times prior, with its gradient; infinite where there is none.
  func objective(
    _ sample: ProcessSample, _ place: [Double], _ gradient: inout [Double]
  ) -> Double {
    guard place.allSatisfy({ abs($0) < 40 }) else { return .infinity }
    let law = CovarianceLaw(logarithms: place, dimensions: sample.dimensions)
    guard let posterior = try? ProcessPosterior(sample, law),
      let slopes = try? posterior.gradient(sample, law)
    else { return .infinity }
    var value = -posterior.logLikelihood
    for index in place.indices {
      let (penalty, slope) = prior(index, sample).penalty(place[index])
      value += penalty
      gradient[index] = slope - slopes[index]
    }
    return value
  }

  private func prior(_ index: Int, _ sample: ProcessSample) -> LogNormalPrior {
    switch index - sample.dimensions {
    case 0: priors.signalVariance
    case 1: priors.evenNoise
    case 2: priors.noiseScale
    default: priors.lengthScale
    }
  }
}
