import Wording

/// Why a text is not the quantity that is wanted, and the mend.
struct QuantityProblem {
  var code: DiagnosticCode
  var message: Bilingual
  var fix: Bilingual

  /// Explains a text that does not match the quantity's pattern.
  init(explaining text: String, as quantity: Quantity) {
    let like = quantity.examples.map { "'\($0)'" }.joined(separator: ", ")
    code = .badQuantity
    message = Self.isNot(text, quantity)
    fix = Bilingual("write it like \(like)", vi: "viết như \(like)")
    let first = text.split(separator: " ").first { $0.contains(where: \.isNumber) } ?? ""
    if let special = Self.special(text, quantity) ?? Self.signed(text, quantity) {
      self = special
    } else if Self.isNotFinite(text) {
      code = .notFinite
      message = Bilingual(
        "'\(text.shortened)' is not a finite number",
        vi: "'\(text.shortened)' không phải là số hữu hạn")
    } else if text.hasPrefix("-"), Self.isNumber(text.dropFirst().prefix { $0 != " " }) {
      code = .negative
      message = Bilingual(
        "\(quantity.noun.english) cannot be negative: '\(text.shortened)'",
        vi: "\(quantity.noun.vietnamese) không thể âm: '\(text.shortened)'")
    } else if text.hasPrefix("+") {
      code = .changeOutsidePolicy
      message = Bilingual(
        "'\(text.shortened)' is a change; here stands a value",
        vi: "'\(text.shortened)' là mức thay đổi; ở đây phải là một giá trị")
    } else if first.contains(",") {
      message = Bilingual(
        "'\(first)' has a comma; numbers have digits and one point, no grouping",
        vi: "'\(first)' có dấu phẩy; số gồm các chữ số và một dấu chấm, không tách nhóm")
      let point = text.replacing(",", with: ".")
      fix = Bilingual(
        "write '\(point)' or leave the comma out", vi: "viết '\(point)' hoặc bỏ dấu phẩy")
    } else if first.contains("e"), Double(first) != nil {
      message = Bilingual(
        "'\(first)' has an exponent; numbers have digits and one point",
        vi: "'\(first)' có số mũ; số gồm các chữ số và một dấu chấm")
    } else if let problem = Self.unitProblem(text, quantity) {
      self = problem
    }
  }

  init(_ code: DiagnosticCode, _ message: Bilingual, fix: Bilingual) {
    self.code = code
    self.message = message
    self.fix = fix
  }

  /// The text is not what is wanted.
  private static func isNot(_ text: String, _ quantity: Quantity) -> Bilingual {
    Bilingual(
      "'\(text.shortened)' is not \(quantity.noun.english)",
      vi: "'\(text.shortened)' không phải là \(quantity.noun.vietnamese)")
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
        .mangledCode,
        Bilingual(
          "'\(text)' is not a whole code: it has six digits after the point",
          vi: "'\(text)' không phải là mã đầy đủ: mã có sáu chữ số sau dấu chấm"),
        fix: Bilingual(
          "a spreadsheet dropped zeros; format the column as text and write '\(padded(text))'",
          vi: "bảng tính đã bỏ các số 0; định dạng cột là văn bản và viết '\(padded(text))'"))
    case .change:
      return QuantityProblem(
        .badQuantity,
        Bilingual(
          "'\(text.shortened)' is not a change in per cent",
          vi: "'\(text.shortened)' không phải là mức thay đổi phần trăm"),
        fix: Bilingual(
          "write it with its sign and unit, like '+3 %', '-10 %'",
          vi: "viết kèm dấu và đơn vị, như '+3 %', '-10 %'"))
    case .count, .first, .replications, .seed, .priority, .groupSize, .tally, .units, .money,
      .budget,
      .hourlyMoney, .yearlyMoney:
      guard isGrouped(text.prefix { $0 != " " }) else { return nil }
      let digits = text.replacing(".", with: "").replacing(",", with: "")
      return QuantityProblem(
        .badQuantity,
        Bilingual("'\(text)' is not a whole number", vi: "'\(text)' không phải là số nguyên"),
        fix: Bilingual(
          "write '\(digits)'; numbers have no grouping",
          vi: "viết '\(digits)'; số không tách nhóm"))
    case .version:
      return QuantityProblem(
        .version,
        Bilingual(
          "this reader knows version 1 of the language, not '\(text.shortened)'",
          vi:
            "chương trình này biết phiên bản 1 của ngôn ngữ kịch bản, không phải '\(text.shortened)'"
        ),
        fix: Bilingual("write `motcua: 1`", vi: "viết `motcua: 1`"))
    case .timeOfDay, .interval:
      guard text.contains(":") else { return nil }
      return QuantityProblem(
        .badQuantity, isNot(text, quantity),
        fix: Bilingual(
          "write '\(text.replacing(":", with: "h"))'",
          vi: "viết '\(text.replacing(":", with: "h"))'"))
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
          .badQuantity,
          Bilingual(
            "'\(text.shortened)' adds to a time or takes from it",
            vi: "'\(text.shortened)' cộng thêm hoặc trừ bớt một khoảng thời gian"),
          fix: Bilingual(
            "change it by a percentage, '-30 %', or write the new time without a sign",
            vi: "thay đổi theo phần trăm, '-30 %', hoặc viết khoảng thời gian mới không có dấu"))
    case .shareChange:
      guard text.hasSuffix(" %") else { return nil }
      return QuantityProblem(
        .wrongUnit,
        Bilingual(
          "'\(text.shortened)' of a share could mean parts of it or points",
          vi: "'\(text.shortened)' của một tỷ lệ có thể là phần của nó hoặc điểm phần trăm"),
        fix: Bilingual(
          "write the new share without a sign, or points: '\(text.dropLast(2)) pp'",
          vi: "viết tỷ lệ mới không có dấu, hoặc điểm phần trăm: '\(text.dropLast(2)) pp'"))
    default: return nil
    }
    guard let sign = text.first, sign == "+" || sign == "-",
      isNumber(text.dropFirst().prefix { $0 != " " })
    else { return nil }
    return unitProblem(String(text.dropFirst()), quantity)
      ?? QuantityProblem(
        .badQuantity, isNot(text, quantity),
        fix: Bilingual(
          "write it like '\(sign)\(example)' or '\(sign)30 %'",
          vi: "viết như '\(sign)\(example)' hoặc '\(sign)30 %'"))
  }

  /// A number without its unit, with an unknown one, or a misspelt law.
  private static func unitProblem(_ text: String, _ quantity: Quantity) -> QuantityProblem? {
    let units = quantity.units
    guard let unit = units.first else { return nil }
    let list =
      Bilingual("the units are: ", vi: "các đơn vị là: ")
      + Bilingual(same: units.joined(separator: ", "))
    if isNumber(text[...]) {
      return QuantityProblem(
        .wrongUnit, Bilingual("'\(text)' has no unit", vi: "'\(text)' không có đơn vị"),
        fix: Bilingual("write '\(text) \(unit)'; ", vi: "viết '\(text) \(unit)'; ") + list)
    }
    let words = text.split(separator: " ").map(String.init)
    if let law = words.first, words.count > 1,
      [.work, .rate, .delay, .workChange, .delayChange, .startDelay].contains(quantity),
      law.first?.isLetter == true, !laws.contains(law), !words.contains("per")
    {
      return QuantityProblem(
        .badQuantity,
        Bilingual(
          "'\(law)' is not a law of chance", vi: "'\(law)' không phải là luật phân bố"),
        fix: Spelling.fix(law, in: laws, Bilingual("laws", vi: "luật phân bố")))
    }
    guard words.count >= 2, isNumber(words[0][...]) else { return nil }
    let given = words.dropFirst().joined(separator: " ")
    guard !units.contains(given), !units.contains(given + "s") else { return nil }
    return QuantityProblem(
      .wrongUnit,
      Bilingual(
        "'\(given.shortened)' is not the unit of \(quantity.noun.noArticle.english)",
        vi: "'\(given.shortened)' không phải là đơn vị của \(quantity.noun.vietnamese)"),
      fix: list)
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
