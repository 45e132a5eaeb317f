import Foundation
import Reporting
import Testing
import Wording

@Suite("Figures")
struct FigureTests {
  @Test("a scale has round ends that hold every number, and few ticks")
  func roundScales() {
    var seed: UInt64 = 1
    for _ in 0..<300 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let size = pow(10, Double(seed >> 60) - 6)
      let numbers = [Double(seed >> 40 & 1023), Double(seed >> 20 & 1023)].map { ($0 - 300) * size }
      let scale = Figure.NumberScale(holding: numbers)
      #expect(scale.lowest < scale.highest, "seed \(seed)")
      for number in numbers {
        #expect(number >= scale.lowest - 1e-9 * size && number <= scale.highest + 1e-9 * size)
      }
      #expect((2...12).contains(scale.ticks.count), "seed \(seed): \(scale.ticks)")
    }
  }

  @Test("shares do not leave 0 to 1, and nothing at all has a scale too")
  func ends() {
    let shares = Figure.NumberScale(holding: [0.987, 0.9999], isShare: true)
    #expect(shares.highest == 1 && shares.lowest >= 0.98)
    let nothing = Figure.NumberScale(holding: [])
    #expect(nothing.lowest < nothing.highest)
    let same = Figure.NumberScale(holding: [5, 5, .nan])
    #expect(same.lowest < 5 && same.highest > 5)
  }

  private static func figure(name: String) -> Figure {
    Figure(
      id: "sample", title: name, about: name,
      places: Figure.Axis(title: name, scale: .names([name, "b"])),
      values: Figure.Axis(
        title: name, scale: .numbers(Figure.NumberScale(holding: [0, 1], isShare: true))),
      isSideways: true,
      series: [Figure.Series(name: name, colour: 0), Figure.Series(name: "y", colour: 1)],
      marks: [
        .rule(value: 0.5, name: name),
        .points(
          series: 0, [Figure.Point(place: 0, value: 0.5, low: 0.4, high: 0.6, words: name)]),
        .bars(series: 1, [Figure.Point(place: 1, value: 0.5, low: 0, high: 0.5, words: name)]),
        .band(series: 1, strength: 0.2, [Figure.Point(place: 1, value: 0.5, low: 0, high: 0.5)]),
      ],
      table: Figure.Table(header: [name], rows: [[name]]), language: .vietnamese)
  }

  @Test(
    "Vega-Lite tells the figure's numbers, and no name breaks it",
    arguments: [
      "Sở Xây dựng", "\"}], \"x\": [\\", "<script>", "\u{202E}abc\u{2028}\n", "=1+1",
      String(repeating: "dài ", count: 5000),
    ])
  func vegaLite(name: String) throws {
    let text = VegaLite.text(of: Self.figure(name: name))
    let chart = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let values = try #require((chart["data"] as? [String: Any])?["values"] as? [[String: Any]])
    #expect(values.count == 4)
    let point = try #require(values.first { $0["layer"] as? Int == 1 })
    #expect(point["low"] as? Double == 0.4 && point["high"] as? Double == 0.6)
    // The interval and the symbol of points are two layers.
    #expect((chart["layer"] as? [[String: Any]])?.count == 5)
    #expect(!text.contains("\u{202E}") && text.utf8.count < 20_000)
    if name == "Sở Xây dựng" { #expect(point["place"] as? String == name) }
  }
}
