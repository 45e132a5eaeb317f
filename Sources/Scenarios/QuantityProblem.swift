/// Why a text is not the quantity that is wanted, and the mend.
struct QuantityProblem {
  var code: DiagnosticCode
  var message: String
  var fix: String

  /// Explains a text that does not match the quantity's pattern.
  init(explaining text: String, as quantity: Quantity) {
    let like = quantity.examples.map { "'\($0)'" }.joined(separator: ", ")
    code = .badQuantity
    message = "'\(text.shortened)' is not \(quantity.noun)"
    fix = "write it like \(like)"
    let first = text.split(separator: " ").first { $0.contains(where: \.isNumber) } ?? ""
    if let special = Self.special(text, quantity) ?? Self.signed(text, quantity) {
      self = special
    } else if Self.isNotFinite(text) {
      code = .notFinite
      message = "'\(text.shortened)' is not a finite number"
    } else if text.hasPrefix("-"), Self.isNumber(text.dropFirst().prefix { $0 != " " }) {
      code = .negative
      message = "\(quantity.noun) cannot be negative: '\(text.shortened)'"
    } else if text.hasPrefix("+") {
      code = .changeOutsidePolicy
      message = "'\(text.shortened)' is a change; here stands a value"
    } else if first.contains(",") {
      message = "'\(first)' has a comma; numbers have digits and one point, no grouping"
      fix = "write '\(text.replacing(",", with: "."))' or leave the comma out"
    } else if first.contains("e"), Double(first) != nil {
      message = "'\(first)' has an exponent; numbers have digits and one point"
    } else if let problem = Self.unitProblem(text, quantity) {
      self = problem
    }
  }

  init(_ code: DiagnosticCode, _ message: String, fix: String) {
    self.code = code
    self.message = message
    self.fix = fix
  }

  private static func isNotFinite(_ text: String) -> Bool {
    let words = text.lowercased().split { !($0.isLetter || $0 == "∞") }
    return words.contains { ["nan", "inf", "infinity", "∞"].contains($0) }
  }

  /// Mistakes that belong to one type of quantity.
  private static func special(_ text: String, _ quantity: Quantity) -> QuantityProblem? {
    switch quantity {
    case .code where isNumber(text[...]):
      return QuantityProblem(
        .mangledCode, "'\(text)' is not a whole code: it has six digits after the point",
        fix: "a spreadsheet dropped zeros; format the column as text and write '\(padded(text))'")
    case .change:
      return QuantityProblem(
        .badQuantity, "'\(text.shortened)' is not a change in per cent",
        fix: "write it with its sign and unit, like '+3 %', '-10 %'")
    case .count, .first, .replications, .seed, .priority, .groupSize, .tally, .units, .money,
      .budget,
      .hourlyMoney, .yearlyMoney:
      guard isGrouped(text.prefix { $0 != " " }) else { return nil }
      return QuantityProblem(
        .badQuantity, "'\(text)' is not a whole number",
        fix:
          "write '\(text.replacing(".", with: "").replacing(",", with: ""))'; numbers have no grouping"
      )
    case .version:
      return QuantityProblem(
        .version, "this reader knows version 1 of the language, not '\(text.shortened)'",
        fix: "write `motcua: 1`")
    case .timeOfDay, .interval:
      guard text.contains(":") else { return nil }
      return QuantityProblem(
        .badQuantity, "'\(text.shortened)' is not \(quantity.noun)",
        fix: "write '\(text.replacing(":", with: "h"))'")
    default: return nil
    }
  }

  /// Mistakes of a change that hide behind its sign.
  private static func signed(_ text: String, _ quantity: Quantity) -> QuantityProblem? {
    let example: String
    switch quantity {
    case .postsChange: example = "2 posts"
    case .limitChange: example = "3 working days"
    case .workChange: example = "5 min"
    case .chanceChange: example = "5 pp"
    case .feeChange: example = "10000 VND"
    case .papersChange: example = "2 papers"
    case .delayChange, .fixedDelayChange:
      guard isNumber(text.dropFirst().prefix { $0 != " " }) else { return nil }
      return unitProblem(String(text.dropFirst()), quantity)
        ?? QuantityProblem(
          .badQuantity, "'\(text.shortened)' adds to a time or takes from it",
          fix: "change it by a percentage, '-30 %', or write the new time without a sign")
    case .shareChange:
      guard text.hasSuffix(" %") else { return nil }
      return QuantityProblem(
        .wrongUnit, "'\(text.shortened)' of a share could mean parts of it or points",
        fix: "write the new share without a sign, or points: '\(text.dropLast(2)) pp'")
    default: return nil
    }
    guard let sign = text.first, sign == "+" || sign == "-",
      isNumber(text.dropFirst().prefix { $0 != " " })
    else { return nil }
    return unitProblem(String(text.dropFirst()), quantity)
      ?? QuantityProblem(
        .badQuantity, "'\(text.shortened)' is not \(quantity.noun)",
        fix: "write it like '\(sign)\(example)' or '\(sign)30 %'")
  }

  /// A number without its unit, with an unknown one, or a misspelt law.
  private static func unitProblem(_ text: String, _ quantity: Quantity) -> QuantityProblem? {
    let units = quantity.units
    guard let unit = units.first else { return nil }
    let list = units.joined(separator: ", ")
    if isNumber(text[...]) {
      return QuantityProblem(
        .wrongUnit, "'\(text)' has no unit", fix: "write '\(text) \(unit)'; the units are: \(list)")
    }
    let words = text.split(separator: " ").map(String.init)
    if let law = words.first, words.count > 1,
      [.work, .rate, .delay, .workChange, .delayChange, .startDelay].contains(quantity),
      law.first?.isLetter == true, !laws.contains(law), !words.contains("per")
    {
      return QuantityProblem(
        .badQuantity, "'\(law)' is not a law of chance",
        fix: Spelling.fix(law, in: laws, "laws"))
    }
    guard words.count >= 2, isNumber(words[0][...]) else { return nil }
    let given = words.dropFirst().joined(separator: " ")
    guard !units.contains(given), !units.contains(given + "s") else { return nil }
    return QuantityProblem(
      .wrongUnit,
      "'\(given.shortened)' is not the unit of \(quantity.noun.split(separator: " ").dropFirst().joined(separator: " "))",
      fix: "the units are: \(list)")
  }

  private static let laws = [
    "exponential", "uniform", "triangular", "lognormal", "gamma", "erlang", "sample", "every",
  ]

  private static func isNumber(_ text: Substring) -> Bool {
    text.first?.isNumber == true && Double(text) != nil
  }

  /// `860.246`, `1,200`: thousands as they are grouped on paper.
  private static func isGrouped(_ text: Substring) -> Bool {
    let parts = text.split(whereSeparator: { $0 == "." || $0 == "," })
    return parts.count > 1 && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
      && parts.dropFirst().allSatisfy { $0.count == 3 }
  }

  private static func padded(_ code: String) -> String {
    let parts = code.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count < 6 else { return code }
    return parts[0] + "." + parts[1] + String(repeating: "0", count: 6 - parts[1].count)
  }
}

extension String {
  /// At most 40 characters, for messages.
  var shortened: String {
    count <= 40 ? self : prefix(39) + "…"
  }
}
