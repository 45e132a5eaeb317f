import WorkingTime

/// What the check of roads has worked out already, for sources that have the same places.
///
/// Agencies, calendars and the days of the run stay as they are during a check, so an answer holds
/// until its end. Most sources share a few lists of places, and thousands of places share a list.
final class RoadMemory {
  private let services: ServiceMap
  private let runDays: ClosedRange<CivilDate>
  private var lists: [[String]: PlaceList] = [:]
  private var servings: [ServingQuestion: Serving] = [:]
  private var sound: Set<RoadQuestion> = []

  private struct ServingQuestion: Hashable {
    var group: String
    var places: Int
    var days: ClosedRange<CivilDate>
    var hasOthers: Bool
  }

  init(services: ServiceMap, runDays: ClosedRange<CivilDate>) {
    self.services = services
    self.runDays = runDays
  }

  /// The list of some places, with the number that it has had since it was first asked for.
  func list(of names: [String]) -> PlaceList {
    if let known = lists[names] { return known }
    let list = PlaceList(names: names, number: lists.count)
    lists[names] = list
    return list
  }

  /// Whether nothing was wrong when a question was last asked.
  func isSound(_ question: RoadQuestion) -> Bool { sound.contains(question) }

  /// Keeps in mind that nothing is wrong; what is wrong is told of each source in its own words.
  func remember(_ question: RoadQuestion) { sound.insert(question) }

  /// The members of a group that serve places, for dossiers that come on some days.
  ///
  /// `hasOthers`: where the only member is closed on some day, others may do the work.
  ///
  /// - Complexity: O(places) the first time.
  func serving(
    _ group: String, _ places: PlaceList, on days: ClosedRange<CivilDate>, hasOthers: Bool
  ) -> Serving {
    let question = ServingQuestion(
      group: group, places: places.number, days: days, hasOthers: hasOthers)
    if let known = servings[question] { return known }
    let serving = serving(group, places.names, on: days, hasOthers: hasOthers)
    servings[question] = serving
    return serving
  }

  private func serving(
    _ group: String, _ places: [String], on days: ClosedRange<CivilDate>, hasOthers: Bool
  ) -> Serving {
    var agencies: [String] = []
    var seen: Set<String> = []
    for place in places {
      let members = services.members(of: group, serving: place)
      guard members.count == 1 || services.hasSpans(members) else {
        return .notOne(place, members)
      }
      let isLeftToOthers = hasOthers && members.count == 1
      if !isLeftToOthers, let gap = services.gap(of: members, in: days) {
        return gap.open.isEmpty
          ? .nobody(place, gap.day, members) : .several(place, gap.day, open: gap.open)
      }
      for agency in services.agencies(.group(group), serving: place, in: runDays)
      where seen.insert(agency).inserted { agencies.append(agency) }
    }
    return .agencies(agencies)
  }
}

/// The places of a source, in their order; equal lists have the same number.
struct PlaceList {
  let names: [String]
  let number: Int

  /// The places one by one, or no place once where there is none.
  var orNone: [String?] { names.isEmpty ? [nil] : names.map { Optional($0) } }
}

/// Who of a group serves places.
enum Serving: Equatable {
  /// Those who do so on some day or other of the run, each once.
  case agencies([String])
  /// The first place that not exactly one member serves, and those that do.
  case notOne(String, [String])
  /// The first place that nobody serves on a day, and those who are closed then.
  case nobody(String, CivilDate, [String])
  /// The first place that several serve on a day, and those who are open then.
  case several(String, CivilDate, open: [String])
}

/// A role of `by:`, at the agency that it belongs to.
struct StaffRole: Hashable {
  let name: String
  let agency: AgencyReference
}

/// What is asked of places, given by the number of their list.
enum RoadQuestion: Hashable {
  /// Whether the roles of a step exist and come to work, on its batches and in its window.
  case staff([StaffRole], Int, hasPlaces: Bool, ClosedRange<CivilDate>, Batch?, Window?)
  /// Whether the intake has open hours, the same for all who take over from each other.
  case hours(AgencyReference, Int)
  /// Whether the deciding agency has hours for the clock.
  case clock(AgencyReference, Int)
}
