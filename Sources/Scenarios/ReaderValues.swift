import Statistics
import Wording
import WorkingTime

/// Values of nodes that have passed the shape check; `nil` where that was already refused.
extension ScenarioReader {
  /// The text of a quantity without its citation, noted as used.
  func quantity(_ node: SourceNode?, _ quantity: Quantity) -> String? {
    guard let node, !node.isRefused, let text = node.text else { return nil }
    let value = String(quantity.isCitable ? CitedText(text).text : text[...])
    guard patterns.problem(of: value, as: quantity) == nil else { return nil }
    used.insert(node.place)
    return value
  }

  func share(_ node: SourceNode?) -> Double? {
    quantity(node, .share).flatMap { QuantityValue.share($0) }
  }

  func amount(_ node: SourceNode?, _ type: Quantity) -> Double? {
    quantity(node, type).flatMap { QuantityValue.amount($0) }
  }

  func work(_ node: SourceNode?) -> Distribution? {
    guard let node, let text = quantity(node, .work) else { return nil }
    return QuantityValue.distribution(text) { sample($0, at: node.place) }
  }

  /// A time that passes without work.
  func delay(_ node: SourceNode?) -> Delay? {
    guard let node, let text = quantity(node, .delay) else { return nil }
    return QuantityValue.delay(text) { sample($0, at: node.place) }
  }

  /// A time that passes without work, without chance.
  func fixedDelay(_ node: SourceNode?) -> Delay? {
    quantity(node, .fixedDelay).flatMap { QuantityValue.delay($0) { _ in nil } }
  }

  func rate(_ node: SourceNode?) -> ArrivalRate? {
    guard let node, let text = quantity(node, .rate) else { return nil }
    return QuantityValue.rate(text) { sample($0, at: node.place) }
  }

  /// A word of an enumeration.
  func word<Word: RawRepresentable>(_ node: SourceNode?) -> Word? where Word.RawValue == String {
    node?.text.flatMap { Word(rawValue: $0) }
  }

  /// The names of one reference or a list of them, with their places.
  func references(_ node: SourceNode?) -> [(name: String, place: SourcePlace)] {
    (node?.oneOrMore ?? []).compactMap { item in
      item.text.flatMap { SourceName.isReference($0) ? ($0, item.place) : nil }
    }
  }

  /// The numbers of a `sample` table: one column, a header allowed.
  private func sample(_ path: String, at place: SourcePlace) -> [Double]? {
    if let known = samples[path] { return known }
    guard let text = folder.read(path, at: place) else { return nil }
    let table = CommaSeparatedText(text, file: path)
    if let problem = table.problem {
      reporter.report(problem)
      return nil
    }
    var values: [Double] = []
    for (index, row) in table.rows.enumerated() {
      guard let cell = row.first, row.count == 1 || row.dropFirst().allSatisfy({ $0.text.isEmpty })
      else {
        reporter.report(.notOneColumn(row[0].place))
        return nil
      }
      if let value = QuantityValue.number(cell.text), value >= 0 {
        values.append(value)
      } else if index > 0 || cell.text.first?.isLetter != true {
        reporter.report(.notASample(cell))
        return nil
      }
    }
    if values.isEmpty { reporter.report(.emptySample(path, place)) }
    samples[path] = values.isEmpty ? nil : values
    return samples[path]
  }
}

extension Diagnostic {
  fileprivate static func notOneColumn(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableRow, Bilingual("a sample is a table of one column", vi: "mẫu số liệu là bảng một cột"),
      fix: Bilingual("keep one number in each row", vi: "mỗi dòng để một số"), at: place)
  }

  fileprivate static func notASample(_ cell: CommaSeparatedText.Cell) -> Diagnostic {
    Diagnostic(
      .tableRow,
      Bilingual(
        "'\(cell.text.shortened)' is not a number from 0 up",
        vi: "'\(cell.text.shortened)' không phải là số từ 0 trở lên"),
      fix: Bilingual(
        "write plain numbers; the unit stands in the scenario",
        vi: "viết số không có đơn vị; đơn vị nằm trong kịch bản"), at: cell.place)
  }

  fileprivate static func emptySample(_ path: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableRow,
      Bilingual("the sample '\(path)' has no numbers", vi: "mẫu số liệu '\(path)' không có số nào"),
      fix: Bilingual("add at least one", vi: "thêm ít nhất một số"), at: place)
  }
}
