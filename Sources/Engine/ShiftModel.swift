import Scenarios
import Statistics
import WorkingTime

/// The shifts of channels of sources with the same shares, as a run sees them.
///
/// A dossier has one number u between 0 and 1 for all shifts. Of a channel with the share s of the
/// source, the dossiers with u × s below the points that leave it move, so that who moves under few
/// points also does under more; from the counter, points to assisted are taken at the other end. Where
/// several shifts move dossiers the same way, their points lie one behind the other.
struct ShiftModel: Sendable {
  /// The sources' own shares.
  let own: ChannelShares
  /// The places of the shifts in the scenario.
  let shifts: [Int]
  let firstDay: Int64
  /// By day of the run.
  let days: [ChannelPoints]

  /// Another channel and the shift that gives it, counted from 1.
  struct Move {
    var channel: Channel
    var shift: UInt8
    /// Of the dossiers of the channel before.
    var share = 0.0
  }

  /// What becomes of a dossier of a channel on the day of an instant; `nil`: nothing.
  func move(from channel: Channel, number u: Double, at instant: Int64) -> Move? {
    let points = points(at: instant)
    let position = u * own[channel]
    switch channel {
    case .counter:
      return shift(of: points.online, sign: 1, at: position).map {
        Move(channel: .online, shift: $0)
      }
        ?? shift(of: points.assisted, sign: 1, at: own[channel] - position).map {
          Move(channel: .assisted, shift: $0)
        }
    case .online:
      return shift(of: points.online, sign: -1, at: position).map {
        Move(channel: .counter, shift: $0)
      }
    case .assisted:
      return shift(of: points.assisted, sign: -1, at: position).map {
        Move(channel: .counter, shift: $0)
      }
    case .postal: return nil
    }
  }

  /// The moves of a channel's dossiers in a part of the run, its days counting alike.
  func meanMoves(from channel: Channel, in part: Range<Int64>) -> [Move] {
    guard own[channel] > 0 else { return [] }
    let instants = Array(stride(from: part.lowerBound, to: part.upperBound, by: Int(secondsPerDay)))
    var moves: [Move] = []
    for index in shifts.indices {
      for target in Channel.allCases where target != channel {
        let points = instants.reduce(0.0) { sum, instant in
          sum + self.points(from: channel, to: target, byShift: index, at: instant)
        }
        guard points > 0 else { continue }
        moves.append(
          Move(
            channel: target, shift: number(of: index),
            share: points / Double(instants.count) / own[channel]))
      }
    }
    return moves
  }

  private func points(
    from channel: Channel, to target: Channel, byShift index: Int, at instant: Int64
  ) -> Double {
    let points = points(at: instant)
    switch (channel, target) {
    case (.counter, .online): return widths(of: points.online, sign: 1)[index]
    case (.counter, .assisted): return widths(of: points.assisted, sign: 1)[index]
    case (.online, .counter): return widths(of: points.online, sign: -1)[index]
    case (.assisted, .counter): return widths(of: points.assisted, sign: -1)[index]
    default: return 0
    }
  }

  private func points(at instant: Int64) -> ChannelPoints {
    let day = (instant - firstDay) / secondsPerDay
    return days[Int(min(max(day, 0), Int64(days.count) - 1))]
  }

  /// The shift whose points a position is among; `nil`: none.
  private func shift(of points: [Double], sign: Double, at position: Double) -> UInt8? {
    var rest = position
    for (index, width) in widths(of: points, sign: sign).enumerated() where width > 0 {
      if rest < width { return number(of: index) }
      rest -= width
    }
    return nil
  }

  /// What each shift moves one way: its points, as far as those that go the other way leave any.
  private func widths(of points: [Double], sign: Double) -> [Double] {
    var rest = max(0, sign * points.reduce(0, +))
    return points.map { own in
      let width = min(rest, max(0, sign * own))
      rest -= width
      return width
    }
  }

  private func number(of index: Int) -> UInt8 { UInt8(clamping: shifts[index] + 1) }
}

extension Simulation {
  /// Gives a dossier that is about to be handed in the channel of its day.
  @inline(never)
  mutating func shift(_ slot: UInt32, by index: UInt32, key: UInt64, at now: Int64) {
    var stream = RandomStream(key: StreamKey.draw(dossier: key, purpose: Purpose.shift, visit: 0))
    let channel = Channel.allCases[Int(dossiers[slot].channel)]
    guard
      let move = model.shifts[Int(index)].move(from: channel, number: stream.uniform(), at: now)
    else { return }
    dossiers[slot].channel = move.channel.index
    dossiers[slot].streamRow = model.margins.streamRow(
      procedure: dossiers[slot].procedure, channel: move.channel)
    dossiers[slot].shift = move.shift
  }
}

// MARK: - Compiling

extension ModelCompiler {
  /// The place of a source's shifts among those of the model; `none` where nothing shifts.
  mutating func shiftIndex(of entry: DemandEntry) -> UInt32 {
    let own = entry.channelShares
    let chosen = scenario.shifts(of: entry)
    guard !chosen.isEmpty else { return none }
    if let known = shifts.firstIndex(where: { $0.own == own && $0.shifts == chosen }) {
      return UInt32(known)
    }
    let changes = chosen.map { scenario.channelShifts[$0] }
    let first = CivilDate.containing(second: span.start)
    let count = Int((span.followUpEnd - span.start) / secondsPerDay)
    shifts.append(
      ShiftModel(
        own: own, shifts: chosen, firstDay: span.start,
        days: (0..<max(1, count)).map { day in
          ChannelPoints(of: own, under: changes, on: first.advanced(byDays: day))
        }))
    return UInt32(shifts.count - 1)
  }

  /// The channels by which dossiers of some sources come, and those that are counted in any case.
  func countedChannels(of sources: [SourceModel]) -> Set<Channel> {
    var channels = Set(sources.flatMap { $0.components.map(\.channel) })
    for entry in scenario.demand where !scenario.channelShifts.isEmpty {
      channels.formUnion(scenario.comingChannels(of: entry))
    }
    return channels.union(scenario.countedChannels)
  }
}
