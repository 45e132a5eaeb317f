import Scenarios
import Wording
import WorkingTime

/// What one change of posts does to the number.
enum PostsChangeRule: Equatable {
  /// `6 posts`: a new number.
  case value(Double)
  /// `-30 %` as 0.7: multiplies.
  case factor(Double)
  /// `+2 posts`: added after all percentages.
  case amount(Double)

  /// Reads a text that has the form of the quantity.
  init?(_ text: String) {
    guard let number = Double(text.prefix { $0 != " " }), number.isFinite else { return nil }
    if text.hasSuffix(" %") {
      self = .factor(1 + number / 100)
    } else {
      self = text.hasPrefix("+") || text.hasPrefix("-") ? .amount(number) : .value(number)
    }
  }
}

/// A change of posts and the days on which it holds.
struct PostsEffect: Equatable {
  /// `nil`: from the first day of the run on, before every date.
  let from: CivilDate?
  /// The last day, included.
  let until: CivilDate?
  let rule: PostsChangeRule
  let place: SourcePlace
  /// It takes from some what it gives to others.
  var isMove = false

  /// Whether it holds on a day; `nil` is the time before every date.
  func holds(on day: CivilDate?) -> Bool {
    guard let day else { return from == nil }
    return (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }

  var isNewValue: Bool {
    if case .value = rule { true } else { false }
  }
}

/// All posts of some staff that go over to other staff on some days.
struct PostsTransfer {
  let staff: [StaffIndex]
  let into: StaffIndex
  let from: CivilDate?
  let until: CivilDate?
  let place: SourcePlace
}

/// The changes of posts of all applied policies, gathered by staff.
///
/// On each day the posts are the new value that began last (or the file's own), times all percentages
/// that hold, plus all amounts that hold: the order in the files plays no part.
struct PostsOverlay {
  /// More changes than anybody means, over all staff.
  private static let mostEffects = 2_000_000
  /// More changes than anybody means, of one staff.
  private static let mostOfOne = 4000

  private var effects: [StaffIndex: [PostsEffect]] = [:]
  private var transfers: [PostsTransfer] = []
  private var count = 0
  /// The change with which there were too many.
  private var excess: SourcePlace?

  mutating func add(_ effect: PostsEffect, to staff: [StaffIndex]) {
    guard excess == nil else { return }
    count += staff.count
    guard count <= Self.mostEffects else {
      excess = effect.place
      return
    }
    for index in staff {
      effects[index, default: []].append(effect)
      if effects[index, default: []].count > Self.mostOfOne { excess = effect.place }
    }
  }

  mutating func add(_ transfer: PostsTransfer) { transfers.append(transfer) }

  /// New values of the same staff from the same day on, and too many changes.
  func conflicts(in scenario: Scenario) -> [Diagnostic] {
    if let excess { return [.tooManyEffects(excess)] }
    var problems = ProblemsByPlace()
    for (index, effects) in ordered {
      var first: [CivilDate?: PostsEffect] = [:]
      for effect in effects where effect.isNewValue {
        if let other = first[effect.from] {
          problems.add(.sameDate(scenario.name(of: index), effect, other))
        } else {
          first[effect.from] = effect
        }
      }
    }
    return problems.all
  }

  /// Writes posts by date into the scenario's staff; `firstDay` is the first day of the run.
  ///
  /// Staff whose posts change already, because a policy was worked in before, is changed from day to day.
  func apply(to scenario: inout Scenario, firstDay: CivilDate) -> [Diagnostic] {
    guard excess == nil else { return [] }
    var problems = ProblemsByPlace()
    for (index, effects) in ordered {
      let staff = scenario.agencies[index.agency].staff[index.staff]
      let name = scenario.name(of: index)
      var posts = staff.posts
      var changes: [PostsChange] = []
      var isPossible = true
      for day in Self.days(of: effects, staff.changes) {
        let own = day.flatMap { day in staff.changes.last { $0.from <= day }?.posts } ?? staff.posts
        let value = Self.posts(own, on: day, effects)
        if let problem = Self.problem(of: value, on: day, effects, name) {
          problems.add(problem)
          isPossible = false
        }
        if let day, day > firstDay {
          if value != changes.last?.posts ?? posts {
            changes.append(PostsChange(from: day, posts: value))
          }
        } else {
          posts = value
        }
      }
      guard isPossible else { continue }
      scenario.agencies[index.agency].staff[index.staff].posts = posts
      scenario.agencies[index.agency].staff[index.staff].changes = changes
    }
    for transfer in transfers { transfer.apply(to: &scenario, firstDay: firstDay) }
    return problems.all + transferConflicts
  }

  /// Staff that goes to two places, or on from where it came to.
  private var transferConflicts: [Diagnostic] {
    var problems = ProblemsByPlace()
    for (index, transfer) in transfers.enumerated() {
      for other in transfers[..<index]
      where other.staff.contains(where: { transfer.staff.contains($0) || $0 == transfer.into })
        || transfer.staff.contains(other.into)
      {
        problems.add(.pooledTwice(transfer.place, other.place))
      }
    }
    return problems.all
  }

  /// In the order of the agencies and their roles.
  private var ordered: [(key: StaffIndex, value: [PostsEffect])] {
    effects.sorted { ($0.key.agency, $0.key.staff) < ($1.key.agency, $1.key.staff) }
  }

  /// The days on which something begins or has ended, ascending, after the time before them all.
  private static func days(of effects: [PostsEffect], _ changes: [PostsChange]) -> [CivilDate?] {
    let begins = effects.compactMap(\.from) + changes.map(\.from)
    let ends = effects.compactMap { $0.until?.advanced(byDays: 1) }
    let sorted: [CivilDate] = Set(begins + ends).sorted()
    return [nil] + sorted.map { $0 }
  }

  private static func posts(_ own: Double, on day: CivilDate?, _ effects: [PostsEffect]) -> Double {
    var value = own
    var begin: CivilDate?
    var isReplaced = false
    var factor = 1.0
    var amount = 0.0
    for effect in effects where effect.holds(on: day) {
      switch effect.rule {
      case .value(let posts):
        let isLater = effect.from.map { from in begin.map { from > $0 } ?? true } ?? false
        if !isReplaced || isLater { (value, begin) = (posts, effect.from) }
        isReplaced = true
      case .factor(let share): factor *= share
      case .amount(let posts): amount += posts
      }
    }
    // A millionth of a post: 10 posts + 10 % are 11 posts, not a person more for a rounding error.
    return ((value * factor + amount) * 1e6).rounded() / 1e6
  }

  private static func problem(
    of value: Double, on day: CivilDate?, _ effects: [PostsEffect], _ name: String
  ) -> Diagnostic? {
    guard !(0...1e6).contains(value) else { return nil }
    let active = effects.filter { $0.holds(on: day) }
    let last = active.last { effect in
      if case .amount(let posts) = effect.rule { posts < 0 } else { false }
    }
    guard let effect = last ?? active.last ?? effects.last else { return nil }
    return value < 0
      ? .negativePosts(name, value, day, effect) : .tooManyPosts(name, day, effect.place)
  }
}

extension PostsTransfer {
  /// Moves the posts that there are on each day.
  fileprivate func apply(to scenario: inout Scenario, firstDay: CivilDate) {
    func holds(on day: CivilDate) -> Bool {
      (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
    let all = (staff + [into]).map { scenario.agencies[$0.agency].staff[$0.staff] }
    let ends: [CivilDate?] = [from, until?.advanced(byDays: 1)]
    let days = Set(all.flatMap(\.changes).map(\.from) + ends.compactMap(\.self))
      .filter { $0 > firstDay }.sorted()
    var posts: [(day: CivilDate, each: [Double])] = []
    for day in [firstDay] + days {
      var each = all.map { staff in
        staff.changes.last { $0.from <= day }?.posts ?? staff.posts
      }
      if holds(on: day) {
        let moved = each.dropLast().reduce(0, +)
        for index in each.indices.dropLast() { each[index] = 0 }
        each[each.count - 1] += moved
      }
      posts.append((day, each))
    }
    for (place, index) in (staff + [into]).enumerated() {
      var changes: [PostsChange] = []
      for (day, each) in posts.dropFirst() {
        let last = changes.last?.posts ?? posts[0].each[place]
        if each[place] != last { changes.append(PostsChange(from: day, posts: each[place])) }
      }
      scenario.agencies[index.agency].staff[index.staff].posts = posts[0].each[place]
      scenario.agencies[index.agency].staff[index.staff].changes = changes
    }
  }
}

/// Problems of many staff or procedures from one change are told once, for the first.
struct ProblemsByPlace {
  private(set) var all: [Diagnostic] = []
  private var places: Set<SourcePlace?> = []

  mutating func add(_ problem: Diagnostic) {
    if places.insert(problem.place).inserted { all.append(problem) }
  }
}

extension Scenario {
  fileprivate func name(of index: StaffIndex) -> String {
    let agency = agencies[index.agency]
    return "\(agency.name).\(agency.staff[index.staff].role)"
  }
}

extension Diagnostic {
  /// From when something would be so.
  static func since(_ day: CivilDate?) -> Bilingual {
    day.map { Bilingual("from \($0) on", vi: "từ ngày \($0)") }
      ?? Bilingual("from the first day on", vi: "từ ngày đầu tiên")
  }

  fileprivate static func sameDate(_ name: String, _ effect: PostsEffect, _ other: PostsEffect)
    -> Diagnostic
  {
    let place = other.place
    return Diagnostic(
      .sameDate,
      Bilingual(
        "'\(name)' has two new values \(since(effect.from).english); the other stands at \(place.file):\(place.line):\(place.column)",
        vi:
          "'\(name)' có hai giá trị mới \(since(effect.from).vietnamese); giá trị kia ở \(place.file):\(place.line):\(place.column)"
      ),
      fix: Bilingual(
        "keep one, give them different days, or write a change with a sign: '+2 posts'",
        vi: "giữ một, cho chúng các ngày khác nhau, hoặc viết mức thay đổi có dấu: '+2 posts'"),
      at: effect.place)
  }

  fileprivate static func pooledTwice(_ place: SourcePlace, _ other: SourcePlace) -> Diagnostic {
    Diagnostic(
      .sameDate,
      Bilingual(
        "some of this staff is pooled twice; the other stands at \(other.file):\(other.line):\(other.column)",
        vi:
          "một phần nhân sự này được gộp hai lần; lần kia ở \(other.file):\(other.line):\(other.column)"
      ),
      fix: Bilingual(
        "pool all of it in one action, at the last agency",
        vi: "gộp tất cả trong một thay đổi, về cơ quan cuối cùng"), at: place)
  }

  fileprivate static func negativePosts(
    _ name: String, _ value: Double, _ day: CivilDate?, _ effect: PostsEffect
  ) -> Diagnostic {
    Diagnostic(
      .negativePosts,
      Bilingual(
        "'\(name)' would have \(value.shortText) posts \(since(day).english)",
        vi: "'\(name)' sẽ có \(value.shortText) vị trí \(since(day).vietnamese)"),
      fix: effect.isMove
        ? Bilingual(
          "move fewer: no more than are there on any day, after all other changes",
          vi: "chuyển ít hơn: không quá số hiện có vào bất kỳ ngày nào, sau mọi thay đổi khác")
        : Bilingual(
          "take away fewer, or write the new number: '0 posts'",
          vi: "bớt ít hơn, hoặc viết số mới: '0 posts'"), at: effect.place)
  }

  fileprivate static func tooManyPosts(_ name: String, _ day: CivilDate?, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .notFinite,
      Bilingual(
        "'\(name)' would have more than a million posts \(since(day).english)",
        vi: "'\(name)' sẽ có hơn một triệu vị trí \(since(day).vietnamese)"),
      fix: Bilingual(
        "check the percentages: those of several policies multiply",
        vi: "kiểm tra các tỷ lệ phần trăm: của nhiều chính sách thì nhân với nhau"), at: place)
  }

  fileprivate static func tooManyEffects(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tooManyChanges,
      Bilingual(
        "up to here are more changes of posts than a run can hold",
        vi: "đến đây đã có nhiều thay đổi vị trí hơn mức một lần chạy chứa được"),
      fix: Bilingual(
        "name groups in fewer rows, and give only the dates on which posts change",
        vi: "nêu theo nhóm với ít dòng hơn, và chỉ ghi những ngày vị trí thay đổi"), at: place)
  }
}

extension Double {
  /// Without `.0`.
  fileprivate var shortText: String {
    self == rounded() && abs(self) < 1e9 ? String(Int(self)) : String(self)
  }
}
