import Statistics
import Wording

extension ScenarioReader {
  /// The procedure's own keys of `costs:` over the scenario's; `nil` where neither has any.
  func costs(of member: Definitions.Member) -> CostRates? {
    let own = member.node["costs"]
    let common = office.entries("costs")
    guard own?.entries != nil || !common.isEmpty else { return nil }
    for entries in [own?.entries ?? [], common] { checkCosts(entries) }
    func value(_ key: String) -> SourceNode? {
      own?[key] ?? common.first { $0.key == key }?.value
    }
    var rates = CostRates()
    // An hour's worth is one thing, said in either way: the procedure's own goes first.
    let hasOwnWage = own?["wage"] != nil || own?["income"] != nil
    let wage = hasOwnWage ? own?["wage"] : value("wage")
    let income = hasOwnWage ? own?["income"] : value("income")
    rates.wage =
      amount(wage, .hourlyMoney)
      ?? amount(income, .yearlyMoney).map { CostRates.wage(ofYearlyIncome: $0) } ?? 0
    rates.paperSeconds = seconds(value("paper"))
    rates.formSeconds = seconds(value("form"))
    rates.copies = amount(value("copies"), .copies) ?? 0
    rates.copyPrice = amount(value("copy-price"), .money) ?? 0
    rates.tripSeconds = seconds(value("trip"))
    rates.fare = amount(value("fare"), .money) ?? 0
    rates.consultant = amount(value("consultant"), .money) ?? 0
    rates.other = amount(value("other"), .money) ?? 0
    let times = ["paper", "form", "trip"].compactMap { value($0) }
    if let time = times.first, wage == nil, income == nil {
      reporter.report(.hoursWithoutWage(time.place))
    }
    if let copies = value("copies"), value("copy-price") == nil {
      reporter.report(.copiesWithoutPrice(copies.place))
    }
    if let price = value("copy-price"), value("copies") == nil {
      reporter.report(.priceWithoutCopies(price.place))
    }
    return rates
  }

  /// The procedure's own keys of `index-766:` over the scenario's.
  func index766(of member: Definitions.Member) -> Index766Inputs {
    let own = member.node["index-766"]
    let common = office.entries("index-766")
    func value(_ key: String) -> Double? {
      share(own?[key] ?? common.first { $0.key == key }?.value)
    }
    var inputs = Index766Inputs()
    inputs.electronicResult = value("e-result")
    inputs.digitised = value("digitised")
    inputs.reused = value("reused")
    inputs.dislike = value("dislike")
    return inputs
  }

  /// An hour has one worth in a section.
  private func checkCosts(_ entries: [SourceEntry]) {
    guard let wage = entries.first(where: { $0.key == "wage" }),
      let income = entries.first(where: { $0.key == "income" })
    else { return }
    let isWageLater =
      (wage.place.line, wage.place.column) > (income.place.line, income.place.column)
    let later = isWageLater ? wage : income
    reporter.report(.wageTwice(later.place))
  }

  private func seconds(_ node: SourceNode?) -> Double {
    guard let text = quantity(node, .fixedWork) else { return 0 }
    return QuantityValue.distribution(text) { _ in nil }?.mean ?? 0
  }
}

extension Diagnostic {
  fileprivate static func wageTwice(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .costs,
      Bilingual(
        "an hour is given a worth twice, by `wage:` and by `income:`",
        vi: "giá trị một giờ được nêu hai lần, bằng `wage:` và bằng `income:`"),
      fix: Bilingual("keep the one that you know", vi: "giữ lại một giá trị đã biết"), at: place)
  }

  fileprivate static func hoursWithoutWage(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .costs,
      Bilingual(
        "hours cost nothing as long as nothing says what an hour is worth",
        vi: "thời gian không tính được chi phí khi chưa nói một giờ đáng giá bao nhiêu"),
      fix: Bilingual(
        "add `wage:` such as '50000 VND per h', or `income:`",
        vi: "thêm `wage:` ví dụ '50000 VND per h', hoặc `income:`"), at: place)
  }

  fileprivate static func copiesWithoutPrice(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .costs,
      Bilingual(
        "copies are asked for, but not what one costs",
        vi: "có yêu cầu bản sao, nhưng không nêu giá một bản"),
      fix: Bilingual("add `copy-price:`", vi: "thêm `copy-price:`"), at: place)
  }

  fileprivate static func priceWithoutCopies(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .costs,
      Bilingual(
        "a copy has a price, but no paper is copied",
        vi: "có giá bản sao, nhưng không giấy tờ nào phải sao"),
      fix: Bilingual(
        "add `copies:`, how many of each paper", vi: "thêm `copies:`, số bản của mỗi loại giấy tờ"),
      at: place)
  }
}
