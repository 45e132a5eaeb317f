import Wording

extension ScenarioReader {
  /// Every quantity that the scenario uses, in the order of the files, with what stands behind it.
  func parameters() -> [Parameter] {
    var statuses: [String: ParameterStatus] = [:]
    let sources = office.entries("sources")
    for source in sources { statuses[source.key] = word(source.value["status"]) }
    let ids = Set(sources.map(\.key))
    for citation in citations where !ids.contains(citation.id) {
      reporter.report(.unknownSource(citation, sources.map(\.key)))
    }
    let written = quantities.filter { quantity in
      // What was published is held beside the office and is none of its quantities.
      used.contains(quantity.place)
        && !["observed", "so-far"].contains { quantity.path.hasPrefix($0) }
    }
    let uncited = written.filter { $0.source == nil }
    if let first = uncited.first { reporter.report(.assumed(first, uncited.count)) }
    return written.map { quantity in
      Parameter(
        path: quantity.path.hasPrefix("override.")
          ? String(quantity.path.dropFirst(9)) : quantity.path,
        value: quantity.text, status: quantity.source.flatMap { statuses[$0] } ?? .assumed,
        source: quantity.source)
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownSource(_ citation: ShapeCheck.Citation, _ names: [String])
    -> Diagnostic
  {
    Diagnostic(
      .unknownSource,
      Bilingual(
        "the source '\(citation.id.shortened)' is not declared",
        vi: "nguồn '\(citation.id.shortened)' chưa được khai báo"),
      fix: names.isEmpty
        ? Bilingual(
          "declare it: `sources: { \(citation.id.shortened): { status: assumed, cite: … } }`",
          vi: "khai báo: `sources: { \(citation.id.shortened): { status: assumed, cite: … } }`")
        : Spelling.fix(citation.id, in: names, Bilingual("sources", vi: "nguồn")),
      at: citation.place)
  }

  fileprivate static func assumed(_ first: ShapeCheck.WrittenQuantity, _ count: Int) -> Diagnostic {
    let many =
      count == 1
      ? Bilingual(
        "'\(first.text)' cites no source and counts",
        vi: "'\(first.text)' không dẫn nguồn nên được tính")
      : Bilingual(
        "\(count) quantities cite no source and count",
        vi: "\(count) đại lượng không dẫn nguồn nên được tính")
    return Diagnostic(
      .assumed,
      Bilingual("\(many.english) as assumed", vi: "\(many.vietnamese) là giả định")
        + (count == 1
          ? .empty
          : Bilingual(
            "; the first is '\(first.text)'", vi: "; đại lượng đầu tiên là '\(first.text)'")),
      fix: Bilingual(
        "cite one, 'value (id)' or `source: id`, and declare it under `sources:`",
        vi: "dẫn nguồn, 'value (id)' hoặc `source: id`, và khai báo nguồn trong `sources:`"),
      at: first.place)
  }
}
