package import Scenarios
import Statistics
import Wording
import WorkingTime

extension ModelCompiler {
  /// The most copies of a row: the ordinal of a dossier keeps eight bits for them.
  static let greatestScale = 255.0

  /// A source of recorded arrivals: a component for each channel of its rows.
  mutating func traceSource(_ entry: DemandEntry, _ trace: Trace, procedure: Int) -> SourceModel {
    let channels = Channel.allCases.filter { channel in
      trace.rows.contains { $0.channel == channel }
    }
    let indices = entry.places.compactMap { agencyIndex[$0.agency].map(UInt32.init) }
    let components = channels.map { channel in
      let count = trace.rows.reduce(0) { $0 + ($1.channel == channel ? 1 : 0) }
      return ComponentModel(
        channel: channel, share: Double(count) / Double(trace.rows.count), spread: none,
        dayWeights: [], places: indices, placeShares: entry.places.map(\.share))
    }
    return SourceModel(
      key: StreamKey.hash("source \(entry.name)"), procedure: UInt32(procedure),
      limit: entry.first.map(Int64.init) ?? .max, groupSize: 1, components: components,
      renewal: nil, trace: traceModel(entry, trace, channels: channels, procedure: procedure),
      shapeOfDay: [], shapes: [])
  }

  private mutating func traceModel(
    _ entry: DemandEntry, _ trace: Trace, channels: [Channel], procedure: Int
  ) -> TraceModel {
    let attributes = scenario.procedures[procedure].attributes
    if !(trace.scale >= 0 && trace.scale <= Self.greatestScale) {
      problems.append(.scale(of: entry, trace.scale))
    }
    if zip(trace.rows, trace.rows.dropFirst()).contains(where: { $0.received > $1.received }) {
      problems.append(.disorder(of: entry))
    }
    var values: [Int16] = []
    values.reserveCapacity(trace.rows.count * attributes.count)
    for row in trace.rows {
      for index in attributes.indices {
        let value = index < row.attributes.count ? row.attributes[index] : nil
        if let value, !attributes[index].values.indices.contains(value) {
          problems.append(.unknownValue(of: attributes[index].name, entry))
          return .empty
        }
        values.append(value.map { Int16(clamping: $0) } ?? -1)
      }
    }
    let rows = trace.rows.map { row in
      TraceRowModel(
        received: row.received,
        place: row.place.flatMap { agencyIndex[$0].map(UInt32.init) } ?? none,
        component: UInt32(channels.firstIndex(of: row.channel) ?? 0))
    }
    let firstRow = rows.firstIndex { $0.received >= span.start } ?? rows.count
    let restartRow = rows.firstIndex { $0.received >= span.periodStart } ?? rows.count
    // Whole weeks keep the weekdays; the repetition begins after both the period and the last row.
    let end = max(span.periodEnd, (rows.last?.received ?? 0) + 1)
    let week = 7 * secondsPerDay
    let weeks = (end - span.periodStart + week - 1) / week
    return TraceModel(
      rows: rows, firstRow: firstRow, restartRow: restartRow, cycleSeconds: weeks * week,
      scale: min(max(trace.scale, 0), Self.greatestScale), attributes: values,
      attributeCount: attributes.count)
  }
}

extension TraceModel {
  fileprivate static let empty = TraceModel(
    rows: [], firstRow: 0, restartRow: 0, cycleSeconds: 7 * secondsPerDay, scale: 1,
    attributes: [], attributeCount: 0)
}

extension DemandEntry {
  /// The channels by which its dossiers come: those of the rows, where it is recorded.
  package var arrivalChannels: Set<Channel> {
    if case .trace(let trace) = rate { return Set(trace.rows.map(\.channel)) }
    return Set(channels.filter { $0.share > 0 }.map(\.channel))
  }

  /// The places that its dossiers may come from, each once; `nil` among them where some have none.
  var arrivalPlaces: [String?] {
    var names: [String?] = places.map(\.agency)
    var isDrawn = true
    if case .trace(let trace) = rate {
      var known = Set(names)
      for row in trace.rows where row.place != nil && known.insert(row.place).inserted {
        names.append(row.place)
      }
      isDrawn = trace.rows.contains { $0.place == nil }
    }
    return places.isEmpty && isDrawn ? names + [nil] : names
  }
}

extension Diagnostic {
  fileprivate static func scale(of entry: DemandEntry, _ scale: Double) -> Diagnostic {
    Diagnostic(
      code: "E0921", severity: .error,
      message:
        Bilingual(
          "the trace of demand '\(entry.name)' is scaled by \(scale), and 0 to 255 is possible",
          vi:
            "bảng ghi nhận của nguồn hồ sơ '\(entry.name)' được nhân với \(scale), mà chỉ có thể từ 0 đến 255"
        ),
      fix: Bilingual(
        "a change such as 'scale: +3 %' is meant; for more dossiers write rates",
        vi: "ý định là một thay đổi như 'scale: +3 %'; muốn nhiều hồ sơ hơn thì viết mức đến"))
  }

  fileprivate static func disorder(of entry: DemandEntry) -> Diagnostic {
    Diagnostic(
      code: "E0921", severity: .error,
      message: Bilingual(
        "the rows of the trace of demand '\(entry.name)' do not ascend by their time",
        vi:
          "các dòng của bảng ghi nhận thuộc nguồn hồ sơ '\(entry.name)' không tăng dần theo thời gian"
      ),
      fix: Bilingual("sort them by `received`", vi: "sắp xếp các dòng theo `received`"))
  }

  fileprivate static func unknownValue(of attribute: String, _ entry: DemandEntry) -> Diagnostic {
    Diagnostic(
      code: "E0921", severity: .error,
      message:
        Bilingual(
          "the trace of demand '\(entry.name)' gives attribute '\(attribute)' a value that it does not have",
          vi:
            "bảng ghi nhận của nguồn hồ sơ '\(entry.name)' cho thuộc tính '\(attribute)' một giá trị mà thuộc tính không có"
        ),
      fix: Bilingual(
        "declare the value under attributes:, or leave it out so that it is drawn",
        vi: "khai báo giá trị trong attributes:, hoặc bỏ đi để được rút ngẫu nhiên"))
  }
}
