import Wording

extension ScenarioReader {
  func observed(agencies: [Agency], procedures: [Procedure]) -> [Observed] {
    (root["observed"]?.items ?? []).compactMap { item in
      guard let value = item["value"], let text = quantity(value, .figure),
        let amount = QuantityValue.amount(text)
      else { return nil }
      let isShare = text.hasSuffix("%")
      let metric = item["metric"]?.text
      checkUnit(of: metric, isShare: isShare, at: value.place)
      if metric == "utilisation" {
        reporter.report(
          .notSupported(
            Bilingual("a published 'utilisation'", vi: "'utilisation' công bố"),
            item["metric"]?.place ?? value.place))
      }
      let figure = isShare ? amount / 100 : amount
      return Observed(
        metric: metric, figure: item["figure"]?.text, filter: filter(item["where"]),
        value: figure, isShare: isShare, kind: word(item["kind"]) ?? .exact,
        within: tolerance(item["within"], of: figure, isShare: isShare),
        base: self.amount(item["of"], .number), count: self.amount(item["count"], .number),
        source: CitedText(value.text ?? "").source.map(String.init) ?? value.source,
        note: item["note"]?.text)
    }
  }

  private func checkUnit(of metric: String?, isShare: Bool, at place: SourcePlace) {
    guard let metric, MetricName.all.contains(metric) else { return }
    let wantsShare = MetricName.shares.contains(metric)
    guard wantsShare != isShare else { return }
    reporter.report(.figureUnit(metric, wantsShare: wantsShare, place))
  }

  /// The tolerance in the metric's unit.
  private func tolerance(_ node: SourceNode?, of value: Double, isShare: Bool) -> Double? {
    guard let node, let text = quantity(node, .tolerance), let amount = QuantityValue.amount(text)
    else { return nil }
    if text.hasSuffix(" %") { return amount * value / 100 }
    guard text.hasSuffix(" pp") else {
      if isShare {
        reporter.report(
          .toleranceUnit(
            Bilingual("a share", vi: "một tỷ lệ"), Bilingual("pp or %", vi: "pp hoặc %"), node.place
          ))
      }
      return amount
    }
    if !isShare {
      reporter.report(
        .toleranceUnit(
          Bilingual("a figure that is no share", vi: "một số liệu không phải tỷ lệ"),
          Bilingual("a number or %", vi: "số hoặc %"), node.place))
    }
    return amount / 100
  }

  /// The rows that `where:` names, of one margin: the cross of several is not kept by a run.
  private func filter(_ node: SourceNode?) -> ObservedFilter {
    if let second = node?.entries?.dropFirst().first {
      reporter.report(
        .notSupported(
          Bilingual("`where:` with several keys", vi: "`where:` có nhiều khóa"), second.place))
    }
    let fields = office.entries("fields").map(\.key)
    let fieldNames = references(node?["field"]).compactMap { name, place -> String? in
      if fields.contains(name) { return name }
      if name != "all" {
        reporter.report(
          .unknown(.unknownField, Bilingual("field", vi: "lĩnh vực"), name, fields, place))
      }
      return nil
    }
    let channels = (node?["channel"]?.oneOrMore ?? []).compactMap {
      $0.text.flatMap { Channel(rawValue: $0) }
    }
    return ObservedFilter(
      deciding: names(node?["deciding"], agencyNames),
      procedures: names(node?["procedure"], procedureNames),
      fields: fieldNames, channels: channels)
  }

  /// Full names of members; a group stands for all of its own, `all` for no filter.
  private func names(_ node: SourceNode?, _ definitions: Definitions) -> [String] {
    references(node).flatMap { name, place -> [String] in
      switch definitions.find(name) {
      case .entry(let name): return definitions.members(of: name).map(\.name)
      case .member(let group, let id) where definitions === procedureNames || name.contains("."):
        return ["\(group).\(id)"]
      case .several(let names) where definitions === procedureNames:
        reporter.report(.ambiguous(name, names, place))
      default:
        guard name != "all" else { return [] }
        reporter.report(
          definitions === agencyNames
            ? unknownAgency(name, at: place)
            : .unknown(
              .unknownProcedure, Bilingual("procedure", vi: "thủ tục"), name, definitions.allNames,
              place))
      }
      return []
    }
  }
}

extension Diagnostic {
  fileprivate static func figureUnit(
    _ metric: String, wantsShare: Bool, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .wrongUnit,
      wantsShare
        ? Bilingual(
          "'\(metric)' is a share and needs %", vi: "'\(metric)' là một tỷ lệ nên cần có %")
        : Bilingual("'\(metric)' is not a share", vi: "'\(metric)' không phải là tỷ lệ"),
      fix: wantsShare
        ? Bilingual("write it like '98.8 %'", vi: "viết như '98.8 %'")
        : Bilingual("write a plain number", vi: "viết một số không có đơn vị"), at: place)
  }

  fileprivate static func toleranceUnit(_ what: Bilingual, _ units: Bilingual, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .wrongUnit,
      Bilingual(
        "the tolerance of \(what.english) is given in \(units.english)",
        vi: "sai số cho phép của \(what.vietnamese) phải tính bằng \(units.vietnamese)"),
      fix: Bilingual("change its unit", vi: "đổi đơn vị"), at: place
    )
  }
}
