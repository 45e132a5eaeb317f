import Engine
import Statistics
import Testing

/// Events come in the order of their instants, whatever days they are on and whenever they are added.
@Suite("Event list")
struct EventListTests {
  /// Days ahead of the present on which events are added: today, in the lists of days, and far beyond.
  private static let spreads: [Int64] = [1, 3, 40, 63, 64, 65, 200, 5000]

  @Test(
    "events of days near and far come in order, among others that are added meanwhile",
    arguments: spreads)
  func order(days: Int64) {
    var stream = RandomStream(key: StreamKey.hash("event list \(days)"))
    var list = EventList()
    let start: Int64 = 1_700_000_000
    list.removeAll(from: start)
    var pending: [Int64] = []
    var added: UInt32 = 0
    func instant(after now: Int64) -> Int64 {
      now + Int64(stream.uniform() * stream.uniform() * Double(days) * 86_400)
    }
    var now = start
    for _ in 0..<300 {
      let next = instant(after: now)
      list.insert(at: next, .release, added, number: Int64(added))
      pending.append(next)
      added += 1
    }
    var taken = 0
    while let event = list.takeFirst() {
      let first = pending.indices.min { pending[$0] < pending[$1] }
      guard let first else { break }
      #expect(event.instant == pending[first])
      #expect(event.instant >= now)
      now = event.instant
      pending.remove(at: first)
      taken += 1
      // Each adds two others for a while, and then none.
      guard added < 3000 else { continue }
      for _ in 0..<2 where stream.uniform() < 0.55 {
        let next = instant(after: now)
        list.insert(at: next, .release, added, number: Int64(added))
        pending.append(next)
        added += 1
      }
    }
    #expect(pending.isEmpty)
    #expect(taken == Int(added))
    #expect(taken >= 300)
  }

  @Test("events of one instant come by kind, then by number, across the end of a day")
  func ties() {
    var list = EventList()
    list.removeAll(from: 0)
    // The last second of a day, the first of the next, and the same a hundred days on.
    let instants: [Int64] = [86_399, 86_400, 8_640_000]
    for instant in instants.reversed() {
      for number in [Int64](0..<5).reversed() {
        list.insert(at: instant, .wake, UInt32(number), number: number)
        list.insert(at: instant, .completion, UInt32(number), number: number)
      }
    }
    for instant in instants {
      for subject in Array(0..<5) + Array(0..<5) {
        let event = list.takeFirst()
        #expect(event?.instant == instant)
        #expect(event?.subject == UInt32(subject))
      }
    }
    #expect(list.takeFirst() == nil)
  }

  @Test("parts have events of their own, and may be left in the middle of a day")
  func parts() {
    var stream = RandomStream(key: StreamKey.hash("event list in parts"))
    var list = EventList()
    list.removeAll(from: 0, parts: 3)
    var pending: [[Int64]] = [[], [], []]
    for number in 0..<3000 {
      let part = number % 3
      let instant = Int64(stream.uniform() * stream.uniform() * 200 * 86_400)
      list.turn(to: part)
      list.insert(at: instant, .release, UInt32(part), number: Int64(number))
      pending[part].append(instant)
    }
    var end: Int64 = 0
    while list.hasAny {
      // Ends of slices: some at midnight, most within a day, some within the same.
      end += 4 * 86_400 * Int64(stream.uniform() * 8) / 8 + 10_007
      for part in [2, 0, 1] {
        list.turn(to: part)
        var taken: [Int64] = []
        while let event = list.takeFirst(before: end) {
          #expect(event.subject == UInt32(part))
          taken.append(event.instant)
          // Causes another, after the end as well as before it.
          guard stream.uniform() < 0.3 else { continue }
          let next = event.instant + Int64(stream.uniform() * 70 * 86_400)
          list.insert(at: next, .release, UInt32(part), number: 5000)
          pending[part].append(next)
        }
        #expect(taken == pending[part].filter { $0 < end }.sorted())
        pending[part].removeAll { $0 < end }
      }
    }
    #expect(pending.allSatisfy { $0.isEmpty })
  }

  @Test("a list that was emptied begins anew, on an earlier day too")
  func emptied() {
    var list = EventList()
    list.removeAll(from: 1_000_000_000)
    for day in Int64(0)..<100 {
      list.insert(at: 1_000_000_000 + day * 86_400, .release, 0, number: day)
    }
    #expect(list.takeFirst()?.instant == 1_000_000_000)
    list.removeAll(from: 0)
    #expect(list.takeFirst() == nil)
    list.insert(at: 7, .release, 3, number: 3)
    #expect(list.takeFirst()?.subject == 3)
  }
}
