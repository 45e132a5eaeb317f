import Scenarios

extension Model {
  /// The index of each agency's calendar; `nil` where it has none.
  var calendarOfAgency: [UInt32?] {
    scenario.agencies.map { agency in
      scenario.calendars.firstIndex { $0.name == agency.calendar }.map(UInt32.init)
    }
  }
}
