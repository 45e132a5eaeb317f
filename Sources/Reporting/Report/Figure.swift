public import Wording

/// A picture of numbers before it is drawn: what its axes are, what is marked on them, and the table
/// behind it.
///
/// `FigureSVG` draws it for a page and `VegaLite` writes it for notebooks and editors; both tell the same.
public struct Figure: Sendable, Equatable {
  /// Letters, digits and hyphens: the name of its file, and of its parts in a page.
  public var id: String
  public var title: String
  /// What is seen, in a sentence or two.
  public var about: String
  /// What stands beside each other: names, months or numbers.
  public var places: Axis
  /// What is measured.
  public var values: Axis
  /// Places run down the page and values across it.
  public var isSideways: Bool
  public var series: [Series]
  /// In the order in which they are drawn, the first below.
  public var marks: [Mark]
  public var table: Table
  public var language: DisplayLanguage

  /// Makes a figure.
  public init(
    id: String, title: String, about: String, places: Axis, values: Axis, isSideways: Bool = false,
    series: [Series], marks: [Mark], table: Table, language: DisplayLanguage
  ) {
    (self.id, self.title, self.about) = (id, title, about)
    (self.places, self.values, self.isSideways) = (places, values, isSideways)
    (self.series, self.marks, self.table, self.language) = (series, marks, table, language)
  }
}

extension Figure {
  /// An axis with its title, unit included.
  public struct Axis: Sendable, Equatable {
    public var title: String
    public var scale: Scale

    /// Makes an axis.
    public init(title: String, scale: Scale) {
      (self.title, self.scale) = (title, scale)
    }
  }

  /// What an axis is divided by.
  public enum Scale: Sendable, Equatable {
    /// The place of a name is its index.
    case names([String])
    case numbers(NumberScale)
  }

  /// A stretch of numbers; a share of 0.988 is written as 98.8 %.
  public struct NumberScale: Sendable, Equatable {
    public var lowest: Double
    public var highest: Double
    public var isShare: Bool

    /// Makes a scale from `lowest` to `highest`, which is larger.
    public init(lowest: Double, highest: Double, isShare: Bool = false) {
      (self.lowest, self.highest, self.isShare) = (lowest, highest, isShare)
    }
  }

  /// What the legend names; what is drawn in one colour and with one symbol.
  public struct Series: Sendable, Equatable {
    public var name: String
    /// Its place in the palette, counted round from 0.
    public var colour: Int

    /// Makes a series.
    public init(name: String, colour: Int) {
      (self.name, self.colour) = (name, colour)
    }
  }

  /// One number and where it stands.
  public struct Point: Sendable, Equatable {
    /// The index of a name, or a number of the axis of places.
    public var place: Double
    public var value: Double
    /// The ends of an interval, a band or a bar.
    public var low: Double?
    public var high: Double?
    /// What is told of it where somebody points at it.
    public var words: String

    /// Makes a point.
    public init(
      place: Double, value: Double, low: Double? = nil, high: Double? = nil, words: String = ""
    ) {
      (self.place, self.value, self.low, self.high) = (place, value, low, high)
      self.words = words
    }
  }

  /// Something that is drawn; `series` is an index of the figure's series.
  public enum Mark: Sendable, Equatable {
    /// Symbols, with their intervals where they have some.
    case points(series: Int, [Point])
    /// Symbols with their words beside them, where there is room.
    case named(series: Int, [Point], names: [String])
    case line(series: Int, [Point])
    /// A line that goes level and then up or down.
    case staircase(series: Int, [Point])
    /// What lies between `low` and `high`; `strength` from 0 to 1 says how strong its colour is.
    case band(series: Int, strength: Double, [Point])
    /// Bars from `low` to `high`.
    case bars(series: Int, [Point])
    /// A thin line from `low` to `high` that joins the points of a place.
    case links([Point])
    /// A line across all places, with a name: a target, no change.
    case rule(value: Double, name: String)
  }

  /// The numbers behind a figure, as texts in the figure's language.
  public struct Table: Sendable, Equatable {
    public var header: [String]
    public var rows: [[String]]
    /// Behind the table: what was left out, and where it is.
    public var note: String?

    /// Makes a table whose first column is names and whose others are numbers.
    public init(header: [String], rows: [[String]], note: String? = nil) {
      (self.header, self.rows, self.note) = (header, rows, note)
    }
  }
}

extension Figure.NumberScale {
  /// A scale with round ends that holds some numbers, and 0 where `fromZero`.
  ///
  /// Shares do not go beyond 0 and 1.
  public init(holding numbers: [Double], fromZero: Bool = false, isShare: Bool = false) {
    let finite = numbers.filter(\.isFinite) + (fromZero ? [0] : [])
    var (least, most) = (finite.min() ?? 0, finite.max() ?? 1)
    if least == most {
      let room = least == 0 ? 1 : abs(least) * (isShare ? 0.01 : 0.1)
      (least, most) = (least - (fromZero ? 0 : room), most + room)
    }
    let step = Self.step(over: most - least)
    var lower: Double = (least / step).rounded(.down) * step
    var upper: Double = (most / step).rounded(.up) * step
    if isShare, least >= 0, most <= 1 { (lower, upper) = (max(0, lower), min(1, upper)) }
    self.init(lowest: lower, highest: upper, isShare: isShare)
  }

  /// Round numbers from end to end, five or so.
  public var ticks: [Double] {
    let step = Self.step(over: highest - lowest)
    let first = (lowest / step - 1e-9).rounded(.up)
    let last: Double = highest + step * 1e-9
    let ticks: [Double] = (0..<12).map { (index: Int) -> Double in
      (first + Double(index)) * step
    }
    // No zero below zero.
    return ticks.filter { $0 <= last }.map { $0 == 0 ? 0 : $0 }
  }

  /// Of the ticks, how many digits they need behind the mark; in per cent where it is a share.
  var decimals: Int {
    let step = Self.step(over: highest - lowest) * (isShare ? 100 : 1)
    var (decimals, scale) = (0, 1.0)
    for _ in 0..<6 {
      let scaled: Double = step * scale
      if abs(scaled.rounded() - scaled) <= 1e-6 * scaled { break }
      decimals += 1
      scale *= 10
    }
    return decimals
  }

  private static func step(over length: Double) -> Double {
    guard length.isFinite, length > 0 else { return 1 }
    var power = 1.0
    // Numbers of a run lie far inside these bounds.
    for _ in 0..<300 where power * 10 <= length / 5 { power *= 10 }
    for _ in 0..<300 where power > length / 5 { power /= 10 }
    let least = length / 5 * 0.999
    let steps: [Double] = [power, 2 * power, 2.5 * power, 5 * power]
    return steps.first { $0 >= least } ?? power * 10
  }
}
