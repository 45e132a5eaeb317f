/// Which stations and classes of some networks are alike, so that one of them stands for all.
///
/// Stations are alike when their servers are and the same numbers of alike classes pass them at the same
/// steps; classes are alike when all their numbers are and their steps are at alike stations. The
/// coarsest such division is found by refinement: everybody starts with a colour by their own numbers,
/// and colours are split by those of the neighbours until nothing changes. 200 wards with one road each
/// become one ward, and the desk they share sees 200 classes as one class 200 times.
struct FluidLumping {
  /// For each station and class of a network the one that stands for it.
  private(set) var stationLeaders: [Int]
  private(set) var classLeaders: [Int]

  /// Whether a network's stations and classes can be divided so that it stays true for all networks.
  ///
  /// - Complexity: O(rounds × (stations + steps)) after O(numbers) to hash them; rounds are few.
  init(_ networks: [FluidNetwork]) {
    let first = networks[0]
    var stationColours = Self.colours(
      of: first.stations.indices.map { index in
        networks.map { StationNumbers($0.stations[index]) }
      })
    var classColours = Self.colours(
      of: first.classes.indices.map { index in networks.map { ClassNumbers($0.classes[index]) } })
    while true {
      let stations = Self.count(stationColours)
      let classes = Self.count(classColours)
      let roads = first.classes.map { item in
        item.steps.map { step -> Int in
          if case .station(let index, _) = step.place { stationColours[index] } else { -1 }
        }
      }
      classColours = Self.colours(of: zip(classColours, roads).map { Road(own: $0, stations: $1) })
      var visits = [[Visit]](repeating: [], count: first.stations.count)
      for (item, colour) in zip(first.classes, classColours) {
        for (number, step) in item.steps.enumerated() {
          if case .station(let index, _) = step.place {
            visits[index].append(Visit(colour: colour, step: number))
          }
        }
      }
      for index in visits.indices { visits[index].sort() }
      stationColours = Self.colours(
        of: zip(stationColours, visits).map { Visited(own: $0, visits: $1) })
      if Self.count(stationColours) == stations && Self.count(classColours) == classes { break }
    }
    stationLeaders = Self.leaders(stationColours)
    classLeaders = Self.leaders(classColours)
  }

  private static func colours<Key: Hashable>(of keys: [Key]) -> [Int] {
    var known: [Key: Int] = [:]
    return keys.map { key in
      if let colour = known[key] { return colour }
      known[key] = known.count
      return known.count - 1
    }
  }

  private static func count(_ colours: [Int]) -> Int { (colours.max() ?? -1) + 1 }

  /// The first of each colour.
  private static func leaders(_ colours: [Int]) -> [Int] {
    var first = [Int](repeating: -1, count: count(colours))
    for (index, colour) in colours.enumerated() where first[colour] < 0 { first[colour] = index }
    return colours.map { first[$0] }
  }

  /// Numbers of which some are enough to tell most apart: hashing all would cost more than solving.
  private static func hash(some numbers: [Double], into hasher: inout Hasher) {
    hasher.combine(numbers.count)
    for index in stride(from: 0, to: numbers.count, by: max(1, numbers.count / 8)) {
      hasher.combine(numbers[index])
    }
  }

  private struct StationNumbers: Hashable {
    let servers: [Double]
    let absence: Double

    func hash(into hasher: inout Hasher) {
      FluidLumping.hash(some: servers, into: &hasher)
      hasher.combine(absence)
    }

    init(_ station: FluidStation) {
      servers = station.servers
      absence = station.absence
    }
  }

  /// A class without its name, and without which stations it passes.
  private struct ClassNumbers: Hashable {
    let item: FluidClass

    func hash(into hasher: inout Hasher) {
      FluidLumping.hash(some: item.arrivals, into: &hasher)
      FluidLumping.hash(some: item.deadlines, into: &hasher)
      hasher.combine(item.steps)
      hasher.combine(item.isCounted)
    }

    init(_ item: FluidClass) {
      var item = item
      item.name = ""
      for index in item.steps.indices {
        item.steps[index].name = ""
        if case .station(_, let work) = item.steps[index].place {
          item.steps[index].place = .station(0, work: work)
        }
      }
      self.item = item
    }
  }

  private struct Road: Hashable {
    let own: Int
    let stations: [Int]
  }

  private struct Visit: Hashable, Comparable {
    let colour: Int
    let step: Int

    static func < (left: Visit, right: Visit) -> Bool {
      (left.colour, left.step) < (right.colour, right.step)
    }
  }

  private struct Visited: Hashable {
    let own: Int
    let visits: [Visit]
  }
}
