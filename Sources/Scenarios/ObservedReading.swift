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
          .notSupported("a published 'utilisation'", item["metric"]?.place ?? value.place))
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
      if isShare { reporter.report(.toleranceUnit("a share", "pp or %", node.place)) }
      return amount
    }
    if !isShare {
      reporter.report(.toleranceUnit("a figure that is no share", "a number or %", node.place))
    }
    return amount / 100
  }

  /// The rows that `where:` names, of one margin: the cross of several is not kept by a run.
  private func filter(_ node: SourceNode?) -> ObservedFilter {
    if let second = node?.entries?.dropFirst().first {
      reporter.report(.notSupported("`where:` with several keys", second.place))
    }
    let fields = office.entries("fields").map(\.key)
    let fieldNames = references(node?["field"]).compactMap { name, place -> String? in
      if fields.contains(name) { return name }
      if name != "all" { reporter.report(.unknown(.unknownField, "field", name, fields, place)) }
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
            : .unknown(.unknownProcedure, "procedure", name, definitions.allNames, place))
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
      .wrongUnit, wantsShare ? "'\(metric)' is a share and needs %" : "'\(metric)' is not a share",
      fix: wantsShare ? "write it like '98.8 %'" : "write a plain number", at: place)
  }

  fileprivate static func toleranceUnit(_ what: String, _ units: String, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .wrongUnit, "the tolerance of \(what) is given in \(units)", fix: "change its unit", at: place
    )
  }
}
