/// The compiled regular expressions of the quantities, made when first wanted.
final class Patterns {
  private var compiled: [Quantity: Regex<AnyRegexOutput>] = [:]

  /// Why a text, without its citation, is not the quantity; `nil` when it is.
  func problem(of text: String, as quantity: Quantity) -> QuantityProblem? {
    guard text.utf8.count <= 1000, text.utf8.allSatisfy({ $0 < 0x80 }) || quantity.mayNameFile,
      (try? expression(of: quantity).wholeMatch(in: text)) != nil
    else { return QuantityProblem(explaining: text, as: quantity) }
    return QuantityProblem(ofValue: text, as: quantity)
  }

  private func expression(of quantity: Quantity) -> Regex<AnyRegexOutput> {
    if let known = compiled[quantity] { return known }
    guard let made = try? Regex(quantity.pattern) else {
      preconditionFailure("the pattern of \(quantity) is not a regular expression")
    }
    compiled[quantity] = made
    return made
  }
}

extension Quantity {
  fileprivate var mayNameFile: Bool {
    switch self {
    case .tablePath, .yamlPath, .work, .rate, .delay: true
    default: false
    }
  }
}
