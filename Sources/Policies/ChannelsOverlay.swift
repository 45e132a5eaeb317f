import Scenarios
import Wording
import WorkingTime

/// A shift of channels with the places of its parts.
struct ChannelEffect {
  let shift: ChannelShift
  /// Positions in the scenario.
  let procedures: [Int]
  /// Chances of the dossiers whose channel it changes; `nil`: they stay.
  let chances: ProcedureChange?
  /// The action, and where its kind stands.
  let node: SourceNode
  let kind: SourcePlace

  /// All that it says, in an order that hangs on nothing else: it decides which of several shifts moves
  /// a dossier.
  fileprivate var text: String {
    let until = shift.until.map { "\($0)" } ?? ""
    let ramp = shift.ramp.map { "\($0)" } ?? ""
    let shares = [shift.online, shift.assisted, chances?.supplement, chances?.refuse]
      .map { $0.map { "\($0)" } ?? "" }
    return ([until, ramp, "\(shift.effective)"] + shares + shift.procedures.sorted())
      .joined(separator: " ")
  }
}

/// The shifts of channels of all applied policies.
struct ChannelsOverlay {
  /// A dossier keeps the number of its shift in one byte.
  private static let mostShifts = 255

  private var effects: [ChannelEffect] = []

  mutating func add(_ effect: ChannelEffect) {
    effects.append(effect)
  }

  /// Writes the shifts into the scenario, and the chances that hang on them among other changes.
  ///
  /// - Returns: What cannot be; then channels are left as they are.
  func apply(to scenario: inout Scenario, chances: inout ProceduresOverlay) -> [Diagnostic] {
    guard !effects.isEmpty else { return [] }
    let inFiles = effects.sorted { $0.kind.comesBefore($1.kind) }
    if inFiles.count > Self.mostShifts { return [.tooManyShifts(inFiles[Self.mostShifts].kind)] }
    let ordered = inFiles.enumerated().sorted {
      let (left, right) = ($0.element, $1.element)
      return (left.shift.rank, left.text, $0.offset) < (right.shift.rank, right.text, $1.offset)
    }.map(\.element)
    let conflicts = Self.conflicts(of: inFiles)
    let problems = conflicts.isEmpty ? Self.problems(of: scenario, ordered) : conflicts
    guard problems.isEmpty else { return problems }
    scenario.channelShifts = ordered.map(\.shift)
    for (index, effect) in ordered.enumerated() {
      guard var change = effect.chances else { continue }
      change.shift = index
      chances.add(
        ProcedureEffect(change: change, node: effect.node, kind: effect.kind),
        to: effect.procedures)
    }
    return []
  }

  /// New shares of the same procedure from the same day on.
  private static func conflicts(of effects: [ChannelEffect]) -> [Diagnostic] {
    var problems = ProblemsByPlace()
    for (index, effect) in effects.enumerated() {
      for other in effects[..<index]
      where other.shift.rank == effect.shift.rank
        && !other.shift.procedures.isDisjoint(with: effect.shift.procedures)
      {
        for (key, _, path) in ChannelShift.shares {
          guard case .value = effect.shift[keyPath: path], case .value = other.shift[keyPath: path],
            let place = effect.node[key]?.place, let first = other.node[key]?.place
          else { continue }
          problems.add(.sameDate(key, effect.shift, first, place))
        }
      }
    }
    return problems.all
  }

  /// The sources of which more would move than there is, on the first day of it.
  private static func problems(of scenario: Scenario, _ effects: [ChannelEffect]) -> [Diagnostic] {
    struct Kind: Hashable {
      let own: ChannelShares
      let effects: [Int]
    }
    var seen: Set<Kind> = []
    var problems = ProblemsByPlace()
    for entry in scenario.demand {
      let chosen = effects.indices.filter {
        effects[$0].shift.procedures.contains(entry.procedure)
      }
      let own = entry.channelShares
      guard !chosen.isEmpty, seen.insert(Kind(own: own, effects: chosen)).inserted else { continue }
      if let problem = problem(of: entry, own, chosen.map { effects[$0] }) { problems.add(problem) }
    }
    return problems.all
  }

  private static func problem(
    of entry: DemandEntry, _ own: ChannelShares, _ effects: [ChannelEffect]
  ) -> Diagnostic? {
    let shifts = effects.map(\.shift)
    for day in days(of: shifts) {
      let points = ChannelPoints(of: own, under: shifts, on: day)
      let moved = [points.online, points.assisted].map { $0.reduce(0, +) }
      let leaving = moved.map { max(0, $0) }.reduce(0, +)
      let excess: (channel: Channel, points: Double, way: Double)? =
        if leaving > own[.counter] + 1e-9 {
          (.counter, leaving, 1)
        } else if -moved[0] > own[.online] + 1e-9 {
          (.online, -moved[0], -1)
        } else if -moved[1] > own[.assisted] + 1e-9 {
          (.assisted, -moved[1], -1)
        } else {
          nil
        }
      guard let excess else { continue }
      // The last in the files that has a part in it.
      var guilty: SourcePlace?
      for (index, effect) in effects.enumerated() {
        for (own, key, channel) in [
          (points.online[index], "share", Channel.online),
          (points.assisted[index], "assisted", Channel.assisted),
        ] where own * excess.way > 0 && (excess.channel == .counter || excess.channel == channel) {
          guard let place = effect.node[key]?.place else { continue }
          if guilty.map({ $0.comesBefore(place) }) ?? true { guilty = place }
        }
      }
      return .tooMuch(
        entry.name, excess.channel, own[excess.channel], excess.points, day,
        guilty ?? effects[0].kind)
    }
    return nil
  }

  /// The days on which points can be other than on the day before.
  private static func days(of shifts: [ChannelShift]) -> [CivilDate] {
    var days: Set<CivilDate> = []
    for shift in shifts {
      days.insert(shift.from)
      if let until = shift.until { days.insert(until.advanced(byDays: 1)) }
      guard let end = shift.ramp?.end(from: shift.from) else { continue }
      for number in shift.from.dayNumber...end.dayNumber {
        days.insert(CivilDate(dayNumber: number))
      }
    }
    return days.sorted()
  }
}

extension Diagnostic {
  fileprivate static func sameDate(
    _ key: String, _ shift: ChannelShift, _ other: SourcePlace, _ place: SourcePlace
  ) -> Diagnostic {
    let since =
      shift.isUndated
      ? Bilingual("from the first day on", vi: "từ ngày đầu tiên")
      : Bilingual("from \(shift.from) on", vi: "từ ngày \(shift.from)")
    return Diagnostic(
      .sameDate,
      Bilingual(
        "some procedures have two new values of `\(key):` \(since.english); the other stands at \(other.file):\(other.line):\(other.column)",
        vi:
          "một số thủ tục có hai giá trị mới của `\(key):` \(since.vietnamese); giá trị kia ở \(other.file):\(other.line):\(other.column)"
      ),
      fix: Bilingual(
        "keep one, give them different days, or write points with a sign: '+5 pp'",
        vi: "giữ một, cho chúng các ngày khác nhau, hoặc viết số điểm có dấu: '+5 pp'"), at: place)
  }

  fileprivate static func tooMuch(
    _ name: String, _ channel: Channel, _ share: Double, _ points: Double, _ day: CivilDate,
    _ place: SourcePlace
  ) -> Diagnostic {
    let before =
      channel == .counter
      ? Bilingual("comes by the counter", vi: "đến tại quầy")
      : Bilingual("comes \(channel.rawValue)", vi: "đến theo kênh \(channel.rawValue)")
    return Diagnostic(
      .channelShift,
      Bilingual(
        "of '\(name)' \(percent(share)) % \(before.english), and \(percent(points)) points of it would move from \(day) on",
        vi:
          "trong hồ sơ của '\(name)' có \(percent(share)) % \(before.vietnamese), mà \(percent(points)) điểm phần trăm trong đó sẽ chuyển đi từ ngày \(day)"
      ),
      fix: Bilingual(
        "move \(percent(share)) points at most, all policies together",
        vi: "chuyển tối đa \(percent(share)) điểm phần trăm, tính chung mọi chính sách"), at: place)
  }

  /// Three digits behind the point at most, none where they are 0.
  private static func percent(_ share: Double) -> String {
    let rounded = (share * 1e5).rounded() / 1e3
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  fileprivate static func tooManyShifts(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tooManyChanges,
      Bilingual(
        "up to here are more shifts of channels than a run can hold",
        vi: "đến đây đã có nhiều lần chuyển kênh hơn mức một lần chạy chứa được"),
      fix: Bilingual(
        "name several procedures in one action", vi: "nêu nhiều thủ tục trong một thay đổi"),
      at: place)
  }
}
