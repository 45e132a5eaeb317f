/// New moons and the sun's longitude, to the accuracy that a calendar needs.
///
/// - SeeAlso: J. Meeus, *Astronomical Algorithms*, 2nd ed., chapters 25 and 49.
enum Ephemeris {
  /// The date in Viet Nam (UTC+7) of a new moon; lunation 0 is that of 2000-01-06.
  static func newMoonDate(_ lunation: Int) -> CivilDate {
    let dynamical = newMoon(lunation: Double(lunation))
    let universal = dynamical - dynamicalLessUniversalDays(julianDay: dynamical)
    return CivilDate(dayNumber: floored(universal - epoch + timeZoneDays))
  }

  /// The last principal term passed when a day begins in Viet Nam.
  ///
  /// 0 is the March equinox, 9 the December solstice.
  static func principalTerm(atStartOf date: CivilDate) -> Int {
    let universal = Double(date.dayNumber) + epoch - timeZoneDays
    let dynamical = universal + dynamicalLessUniversalDays(julianDay: universal)
    return floored(sunLongitude(julianDay: dynamical) / 30)
  }

  /// The Julian day of 1970-01-01T00:00 UTC.
  private static let epoch = 2_440_587.5
  private static let timeZoneDays = 7.0 / 24

  /// The Julian ephemeris day of a new moon (chapter 49), good to about 20 seconds.
  private static func newMoon(lunation k: Double) -> Double {
    let t = k / 1236.85
    let mean =
      2_451_550.09766 + 29.530588861 * k
      + t * t * (0.00015437 + t * (-0.000000150 + t * 0.00000000073))
    let eccentricity = 1 - t * (0.002516 + t * 0.0000074)
    let sun = 2.5534 + 29.10535670 * k - t * t * (0.0000014 + t * 0.00000011)
    let moon =
      201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058))
    let latitude =
      160.7108 + 390.67050284 * k - t * t * (0.0016118 + t * (0.00000227 - t * 0.000000011))
    let node = 124.7746 - 1.56375588 * k + t * t * (0.0020672 + t * 0.00000215)

    var correction = -0.00017 * sine(node)
    for term in moonTerms {
      let argument = term.sun * sun + term.moon * moon + term.latitude * latitude
      let scale = abs(term.sun) == 2 ? eccentricity * eccentricity : eccentricity
      correction += term.days * (term.hasEccentricity ? scale : 1) * sine(argument)
    }
    correction += 0.000325 * sine(299.77 + 0.107408 * k - 0.009173 * t * t)
    for term in planetTerms {
      correction += term.days * sine(term.start + term.rate * k)
    }
    return mean + correction
  }

  /// The sun's apparent longitude in degrees, 0 ..< 360 (chapter 25), good to 0.01°.
  private static func sunLongitude(julianDay: Double) -> Double {
    let t = (julianDay - 2_451_545) / 36_525
    let mean = 280.46646 + t * (36_000.76983 + t * 0.0003032)
    let anomaly = 357.52911 + t * (35_999.05029 - t * 0.0001537)
    let centre =
      (1.914602 - t * (0.004817 + t * 0.000014)) * sine(anomaly)
      + (0.019993 - t * 0.000101) * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly)
    let apparent = mean + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t)
    return turned(apparent)
  }

  /// Dynamical less universal time, in days, by one parabola.
  ///
  /// - SeeAlso: F. Espenak and J. Meeus, *Five Millennium Canon of Solar Eclipses*, for 2005-2050.
  private static func dynamicalLessUniversalDays(julianDay: Double) -> Double {
    let years = (julianDay - 2_451_545) / 365.25
    return (62.92 + years * (0.32217 + years * 0.005589)) / 86_400
  }

  /// The sine of an angle in degrees, the same on every platform, good to 1e-13.
  private static func sine(_ degrees: Double) -> Double {
    var angle = turned(degrees)
    if angle > 270 {
      angle -= 360
    } else if angle > 90 {
      angle = 180 - angle
    }
    let x = angle * (Double.pi / 180)
    let square = x * x
    var sum = 0.0
    for order in stride(from: 19, to: 1, by: -2) {
      sum = (1 + sum) * -square / Double(order * (order - 1))
    }
    return x * (1 + sum)
  }

  /// An angle in degrees, brought to 0 ..< 360.
  private static func turned(_ degrees: Double) -> Double {
    degrees - 360 * Double(floored(degrees / 360))
  }

  /// The largest whole number not above a value; no C library, so that all platforms agree.
  static func floored(_ value: Double) -> Int {
    let towardZero = Int(value)
    return Double(towardZero) > value ? towardZero - 1 : towardZero
  }

  /// A periodic term of the moon: `days` x sine of a sum of multiples of the arguments.
  private struct MoonTerm {
    let days: Double
    let sun: Double
    let moon: Double
    let latitude: Double
    /// Whether the term is scaled by the eccentricity of the Earth's orbit.
    let hasEccentricity: Bool

    init(_ days: Double, sun: Double = 0, moon: Double = 0, latitude: Double = 0, scaled: Bool) {
      self.days = days
      self.sun = sun
      self.moon = moon
      self.latitude = latitude
      hasEccentricity = scaled
    }
  }

  private static let moonTerms: [MoonTerm] = [
    MoonTerm(-0.40720, moon: 1, scaled: false),
    MoonTerm(0.17241, sun: 1, scaled: true),
    MoonTerm(0.01608, moon: 2, scaled: false),
    MoonTerm(0.01039, latitude: 2, scaled: false),
    MoonTerm(0.00739, sun: -1, moon: 1, scaled: true),
    MoonTerm(-0.00514, sun: 1, moon: 1, scaled: true),
    MoonTerm(0.00208, sun: 2, scaled: true),
    MoonTerm(-0.00111, moon: 1, latitude: -2, scaled: false),
    MoonTerm(-0.00057, moon: 1, latitude: 2, scaled: false),
    MoonTerm(0.00056, sun: 1, moon: 2, scaled: true),
    MoonTerm(-0.00042, moon: 3, scaled: false),
    MoonTerm(0.00042, sun: 1, latitude: 2, scaled: true),
    MoonTerm(0.00038, sun: 1, latitude: -2, scaled: true),
    MoonTerm(-0.00024, sun: -1, moon: 2, scaled: true),
    MoonTerm(-0.00007, sun: 2, moon: 1, scaled: false),
    MoonTerm(0.00004, moon: 2, latitude: -2, scaled: false),
    MoonTerm(0.00004, sun: 3, scaled: false),
    MoonTerm(0.00003, sun: 1, moon: 1, latitude: -2, scaled: false),
    MoonTerm(0.00003, moon: 2, latitude: 2, scaled: false),
    MoonTerm(-0.00003, sun: 1, moon: 1, latitude: 2, scaled: false),
    MoonTerm(0.00003, sun: -1, moon: 1, latitude: 2, scaled: false),
    MoonTerm(-0.00002, sun: -1, moon: 1, latitude: -2, scaled: false),
    MoonTerm(-0.00002, sun: 1, moon: 3, scaled: false),
    MoonTerm(0.00002, moon: 4, scaled: false),
  ]

  /// The planets' terms A2 to A14: days, degrees at lunation 0, degrees a lunation.
  private static let planetTerms: [(days: Double, start: Double, rate: Double)] = [
    (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886), (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771), (0.000060, 207.14, 2.453732),
    (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239), (0.000042, 207.19, 0.121824),
    (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154), (0.000035, 239.56, 25.513099),
    (0.000023, 331.55, 3.592518),
  ]
}
