import Forecasting
import Testing

@Suite("Types of a series")
struct SeriesTypesTests {
  @Test("name what is wrong with a series")
  func nameWhatIsWrong() {
    #expect(throws: SeriesError.empty) { try TimeSeries([]) }
    #expect(throws: SeriesError.notFinite(index: 1)) { try TimeSeries([1, .nan]) }
    #expect(throws: SeriesError.notFinite(index: 0)) { try TimeSeries([-.infinity, 2]) }
    #expect(throws: SeriesError.seasonBelowOne(0)) { try TimeSeries([1], seasonLength: 0) }
  }

  @Test("an interval of a higher level holds that of a lower one")
  func intervalsAreNested() {
    let forecast = IntervalForecast(
      point: PointForecast([5]), levels: [0.95, 0.8], lower: [[4], [3]], upper: [[6], [2]])
    #expect(forecast.levels == [0.8, 0.95])
    #expect(forecast.range(level: 0.8, step: 0) == 2...3)
    #expect(forecast.range(level: 0.95, step: 0) == 2...6)
    #expect(forecast.range(level: 0.9, step: 0) == nil)
    #expect(forecast.range(level: 0.8, step: 1) == nil)
  }

  @Test("every error says what to do")
  func everyErrorSaysWhatToDo() {
    let errors: [SeriesError] = [
      .empty, .notFinite(index: 0), .seasonBelowOne(0), .horizonBelowOne(0),
      .tooShort(count: 1, needed: 2), .negative(index: 3), .levelOutOfRange(1),
      .lengthsDiffer(1, 2),
    ]
    for error in errors {
      #expect(error.description.contains(";"), "\(error)")
    }
  }
}
