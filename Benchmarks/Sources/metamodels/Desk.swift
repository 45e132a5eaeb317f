import Statistics

/// A small, fast stochastic network, on a clock of working days: what the evidence is made with.
///
/// It shares no code with the product's engine. A year has 250 working days of five a week; dossiers
/// that come before day 0 (the backlog) or after day 250 are served but not counted.
struct DeskRun {
  var onTime = 0
  var total = 0
  /// Dossiers that came, by working day.
  var arrivals: [Double] = []
}

enum DeskCalendar {
  static let days = 250
  /// Arrivals go on after the year so that the last dossiers of it meet what they would meet.
  static let lastDay = 300

  /// Calendar days since the first Monday, of an instant in working days.
  static func calendar(_ day: Double) -> Double { day + 2 * (day / 5).rounded(.down) }

  /// The instant in working days by which a number of calendar days have gone.
  static func deadline(from day: Double, calendarDays: Double) -> Double {
    let end = calendar(day) + calendarDays
    let week = (end / 7).rounded(.down)
    return week * 5 + min(end - 7 * week, 5)
  }
}

/// Servers with two queues, the first of which goes before the second.
struct DeskStation {
  let servers: Int
  /// Days of one person for a dossier, mean; Erlang of two phases.
  let workDays: Double
  var busy = 0
  private var queues: [[Int32]] = [[], []]
  private var heads = [0, 0]

  init(servers: Int, workDays: Double) {
    self.servers = servers
    self.workDays = workDays
  }

  /// People may be part of a person: so many whole ones, each slower.
  init(people: Double, workDays: Double) {
    let servers = max(1, Int(people.rounded(.up)))
    self.init(servers: servers, workDays: workDays * Double(servers) / people)
  }

  mutating func put(_ dossier: Int32, first: Bool) { queues[first ? 0 : 1].append(dossier) }

  mutating func take() -> Int32? {
    for queue in 0...1 where heads[queue] < queues[queue].count {
      heads[queue] += 1
      return queues[queue][heads[queue] - 1]
    }
    return nil
  }
}

/// Events in time order: a binary heap, beside the arrivals, which are in order from the start.
struct DeskEvents {
  struct Event {
    let time: Double
    let dossier: Int32
    /// What happens; its meaning is the network's.
    let kind: Int32
  }

  private var heap: [Event] = []
  private var arrivals: [Event] = []
  private var come = 0

  /// Adds the arrivals of a day, at even chance within it; returns their instants.
  mutating func addDay(
    _ day: Int, count: Int, firstDossier: Int, from stream: inout RandomStream
  ) -> [Double] {
    let times = (0..<count).map { _ in Double(day) + stream.uniform() }.sorted()
    for (place, time) in times.enumerated() {
      arrivals.append(Event(time: time, dossier: Int32(firstDossier + place), kind: 0))
    }
    return times
  }

  mutating func next() -> Event? {
    guard come < arrivals.count else { return take() }
    if let first = heap.first, first.time <= arrivals[come].time { return take() }
    come += 1
    return arrivals[come - 1]
  }

  mutating func put(_ event: Event) {
    heap.append(event)
    var place = heap.count - 1
    while place > 0 {
      let parent = (place - 1) / 2
      if heap[parent].time <= event.time { break }
      heap[place] = heap[parent]
      place = parent
    }
    heap[place] = event
  }

  private mutating func take() -> Event? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    let count = heap.count
    if count == 0 { return first }
    var place = 0
    while true {
      var child = 2 * place + 1
      if child >= count { break }
      if child + 1 < count, heap[child + 1].time < heap[child].time { child += 1 }
      if last.time <= heap[child].time { break }
      heap[place] = heap[child]
      place = child
    }
    heap[place] = last
    return first
  }
}

extension RandomStream {
  mutating func exponential(_ mean: Double) -> Double { -mean * logarithm(uniform()) }

  mutating func erlangTwo(_ mean: Double) -> Double {
    -mean / 2 * logarithm(uniform() * uniform())
  }

  /// A gamma number of mean 1 whose variance is 1 / `shape`, a whole number.
  mutating func gamma(_ shape: Int) -> Double {
    var product = 1.0
    for _ in 0..<shape { product *= uniform() }
    return -logarithm(product) / Double(shape)
  }

  mutating func poisson(_ mean: Double) -> Int {
    var (count, sum) = (-1, 0.0)
    while sum <= mean {
      sum += exponential(1)
      count += 1
    }
    return count
  }
}
