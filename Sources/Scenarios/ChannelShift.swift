public import WorkingTime

/// Dossiers of some procedures that come by another channel on some days.
///
/// Each source keeps its dossiers: when they come, who they are and where from. What moves is the
/// channel of some of them, by points of the source's own shares.
public struct ChannelShift: Sendable, Equatable {
  /// Its first day; where the file names none, that of the run.
  public var from: CivilDate
  /// The file names no first day: among new values it counts as the earliest.
  public var isUndated: Bool
  /// Its last day; `nil`: for good.
  public var until: CivilDate?
  /// How it spreads from its first day on; `nil`: at once.
  public var ramp: Ramp?
  /// The part of it that comes about at last.
  public var effective: Double
  /// Full names of the procedures whose sources it is about.
  public var procedures: Set<String>
  /// Points that go online or come from there, or the new share of the whole.
  public var online: ValueChange?
  /// The same of dossiers that are filed online by staff at a counter.
  public var assisted: ValueChange?

  /// Makes a shift that moves nothing yet.
  public init(
    of procedures: Set<String>, from: CivilDate, isUndated: Bool = false, until: CivilDate? = nil,
    ramp: Ramp? = nil, effective: Double = 1
  ) {
    self.from = from
    self.isUndated = isUndated
    self.until = until
    self.ramp = ramp
    self.effective = effective
    self.procedures = procedures
  }
}

extension ChannelShift {
  /// What it says of shares, by the key that names it and the channel that it is about.
  package static var shares:
    [(key: String, channel: Channel, change: WritableKeyPath<ChannelShift, ValueChange?>)]
  {
    [("share", .online, \.online), ("assisted", .assisted, \.assisted)]
  }

  package func holds(on day: CivilDate) -> Bool {
    from <= day && (until.map { day <= $0 } ?? true)
  }

  /// Of two new values that of the greater rank holds.
  package var rank: Int { isUndated ? Int.min : from.dayNumber }

  /// The part of it that has come about on a day; 0 where it does not hold.
  fileprivate func part(on day: CivilDate) -> Double {
    holds(on: day) ? effective * (ramp?.share(on: day, from: from) ?? 1) : 0
  }
}

/// The points that a source's dossiers move to channels on a day, by shift.
package struct ChannelPoints: Sendable, Equatable {
  /// To online (negative: from there to the counter) and to assisted, shares of the whole source.
  package var online: [Double]
  package var assisted: [Double]

  /// What a source's own shares and some shifts come to on a day.
  ///
  /// Points of several shifts add. A new share takes the place of the new shares before it, in the part
  /// in which it has come about.
  package init(of own: ChannelShares, under shifts: [ChannelShift], on day: CivilDate) {
    func points(_ own: Double, _ path: KeyPath<ChannelShift, ValueChange?>) -> [Double] {
      var points = [Double](repeating: 0, count: shifts.count)
      var values: [(rank: Int, index: Int, value: Double)] = []
      for (index, shift) in shifts.enumerated() where shift.holds(on: day) {
        switch shift[keyPath: path] {
        case .amount(let amount): points[index] = amount * shift.part(on: day)
        case .value(let value): values.append((shift.rank, index, value))
        case .factor, nil: break
        }
      }
      for (_, index, value) in values.sorted(by: { ($0.rank, $0.index) < ($1.rank, $1.index) }) {
        let part = shifts[index].part(on: day)
        for (_, other, _) in values where other != index { points[other] *= 1 - part }
        points[index] = part * (value - own)
      }
      return points
    }
    online = points(own[.online], \.online)
    assisted = points(own[.assisted], \.assisted)
  }
}

/// The shares of a source's dossiers by channel, as the file has them.
package struct ChannelShares: Sendable, Hashable {
  private var shares: [Double]

  package subscript(channel: Channel) -> Double {
    Channel.allCases.firstIndex(of: channel).map { shares[$0] } ?? 0
  }
}

extension DemandEntry {
  /// The shares of its channels; of recorded arrivals those of their rows.
  package var channelShares: ChannelShares {
    var shares = [Double](repeating: 0, count: Channel.allCases.count)
    if case .trace(let trace) = rate {
      for (index, channel) in Channel.allCases.enumerated() where !trace.rows.isEmpty {
        let count = trace.rows.reduce(0) { $0 + ($1.channel == channel ? 1 : 0) }
        shares[index] = Double(count) / Double(trace.rows.count)
      }
    } else {
      for (index, channel) in Channel.allCases.enumerated() {
        shares[index] = channels.filter { $0.channel == channel }.reduce(0) { $0 + $1.share }
      }
    }
    return ChannelShares(shares)
  }
}

extension ChannelShares {
  fileprivate init(_ shares: [Double]) { self.shares = shares }
}

extension Scenario {
  /// The shifts that are about a source, by their places in `channelShifts`.
  package func shifts(of entry: DemandEntry) -> [Int] {
    channelShifts.indices.filter { channelShifts[$0].procedures.contains(entry.procedure) }
  }

  /// The channels by which a source's dossiers come on some day of the run.
  package func comingChannels(of entry: DemandEntry) -> Set<Channel> {
    let own = entry.channelShares
    var channels = Set(Channel.allCases.filter { own[$0] > 0 })
    for index in shifts(of: entry) {
      for (_, channel, path) in ChannelShift.shares {
        let points: Double
        switch channelShifts[index][keyPath: path] {
        case .amount(let amount): points = amount
        case .value(let value): points = value - own[channel]
        case .factor, nil: points = 0
        }
        if points > 0 { channels.insert(channel) }
        if points < 0 { channels.insert(.counter) }
      }
    }
    return channels
  }
}
