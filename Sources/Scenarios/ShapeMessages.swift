import Wording

/// The words of the shape check; they are many, so they have a file.
extension Diagnostic {
  static func unknownKey(_ entry: SourceEntry, in table: KeyTable) -> Diagnostic {
    if !SourceName.isKebab(entry.key),
      SourceName.isKebab(entry.key.lowercased().replacing("_", with: "-")),
      table.key(entry.key.lowercased().replacing("_", with: "-")) != nil
    {
      return Diagnostic(
        .keyShape,
        Bilingual(
          "the key '\(entry.key)' is not written in small letters and hyphens",
          vi: "khóa '\(entry.key)' không viết bằng chữ thường và dấu gạch nối"),
        fix: Bilingual(
          "write '\(entry.key.lowercased().replacing("_", with: "-"))'",
          vi: "viết '\(entry.key.lowercased().replacing("_", with: "-"))'"), at: entry.place)
    }
    return Diagnostic(
      .unknownKey,
      Bilingual(
        "\(table.noun.english) has no key '\(entry.key.shortened)'",
        vi: "\(table.noun.vietnamese) không có khóa '\(entry.key.shortened)'"),
      fix: Spelling.fix(entry.key, in: table.names, Bilingual("keys", vi: "khóa")), at: entry.place)
  }

  static func notSupported(_ what: Bilingual, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .notSupported,
      Bilingual("\(what.english) is not supported yet", vi: "\(what.vietnamese) chưa được hỗ trợ"),
      fix: Bilingual(
        "it is part of the language, but this version cannot simulate it: leave it out",
        vi: "đó là một phần của ngôn ngữ kịch bản, nhưng phiên bản này chưa mô phỏng được: bỏ đi"),
      at: place)
  }

  static func notSupported(_ key: Key, _ place: SourcePlace) -> Diagnostic {
    guard let refusal = key.refusal else {
      return notSupported(Bilingual(same: "`\(key.name):`"), place)
    }
    return Diagnostic(.notSupported, refusal.because, fix: refusal.instead, at: place)
  }

  static func missingKey(_ key: String, in noun: Bilingual, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .missingKey,
      Bilingual("\(noun.english) needs `\(key):`", vi: "\(noun.vietnamese) cần có `\(key):`"),
      fix: Bilingual("add `\(key):`", vi: "thêm `\(key):`"), at: place)
  }

  static func wrongShape(_ node: SourceNode, wanted: Shape) -> Diagnostic {
    Diagnostic(
      .wrongShape,
      Bilingual(
        "here stands \(node.kindName.english), where \(wanted.wish.english) is wanted",
        vi: "ở đây là \(node.kindName.vietnamese), trong khi cần \(wanted.wish.vietnamese)"),
      fix: Bilingual(
        "`motcua explain E0204` says how lists and mappings are written",
        vi: "`motcua explain E0204` nói cách viết danh sách và ánh xạ"), at: node.place)
  }

  static func notKebab(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .badName,
      Bilingual(
        "'\(name.shortened)' is not a name: names have small letters, digits and hyphens",
        vi: "'\(name.shortened)' không phải là tên: tên gồm chữ thường, chữ số và dấu gạch nối"),
      fix: Bilingual(
        "write '\(SourceName.proposal(for: name).shortened)'",
        vi: "viết '\(SourceName.proposal(for: name).shortened)'"), at: place)
  }

  static func notReference(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .badName,
      Bilingual(
        "'\(name.shortened)' cannot be a reference",
        vi: "'\(name.shortened)' không thể là một tham chiếu"),
      fix: Bilingual("write a name, or group.member", vi: "viết một tên, hoặc group.member"),
      at: place)
  }

  static func badName(_ key: String, _ rule: NameRule, _ place: SourcePlace) -> Diagnostic {
    let fix =
      switch rule {
      case .dayRange:
        Bilingual(
          "write mon, tue, …, sun or a range such as mon..fri",
          vi: "viết mon, tue, …, sun hoặc một khoảng như mon..fri")
      case .time:
        key.contains(":")
          ? Bilingual(
            "write '\(key.replacing(":", with: "h"))'",
            vi: "viết '\(key.replacing(":", with: "h"))'")
          : Bilingual("write it like '08h30'", vi: "viết như '08h30'")
      case .source:
        Bilingual(
          "write letters, digits and hyphens, a letter first",
          vi: "viết chữ, chữ số và dấu gạch nối, bắt đầu bằng chữ")
      default:
        Bilingual(
          "write '\(SourceName.proposal(for: key).shortened)'; the label goes into `name:`",
          vi: "viết '\(SourceName.proposal(for: key).shortened)'; nhãn để ở `name:`")
      }
    return Diagnostic(
      .badName,
      Bilingual(
        "'\(key.shortened)' is not \(rule.noun.english)",
        vi: "'\(key.shortened)' không phải là \(rule.noun.vietnamese)"), fix: fix, at: place)
  }

  static func reservedName(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .reservedName,
      Bilingual(
        "'\(name)' has a meaning of its own and cannot be a name",
        vi: "'\(name)' có nghĩa riêng nên không thể làm tên"),
      fix: Bilingual("choose another name", vi: "chọn tên khác"), at: place)
  }

  static func unknownWord(_ text: String, _ words: [String], _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      words.first == MetricName.all.first ? .unknownMetric : .unknownWord,
      Bilingual(
        "'\(text.shortened)' is not one of the words possible here",
        vi: "'\(text.shortened)' không nằm trong các từ có thể dùng ở đây"),
      fix: Spelling.fix(text, in: words, Bilingual("words", vi: "từ")), at: place)
  }

  static func losesZeros(_ text: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .changedByTools,
      Bilingual(
        "other YAML tools read '\(text)' as a number and drop its last zeros",
        vi: "công cụ YAML khác đọc '\(text)' là số và bỏ các số 0 cuối"),
      fix: Bilingual("put it in quotes: \"\(text)\"", vi: "đặt trong ngoặc kép: \"\(text)\""),
      at: place)
  }

  static func unquotedCode(_ text: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .changedByTools,
      Bilingual(
        "other YAML tools read '\(text)' as a number, not as a code",
        vi: "công cụ YAML khác đọc '\(text)' là số, không phải là mã"),
      fix: Bilingual("put it in quotes: \"\(text)\"", vi: "đặt trong ngoặc kép: \"\(text)\""),
      at: place)
  }

  static func notAnItem(_ item: SourceNode, _ table: ItemTable) -> Diagnostic {
    Diagnostic(
      .wrongShape,
      Bilingual(
        "here stands \(item.kindName.english), where \(table.noun.english) is wanted",
        vi: "ở đây là \(item.kindName.vietnamese), trong khi cần \(table.noun.vietnamese)"),
      fix: Bilingual(
        "write a mapping that begins with \(table.kindList.english)",
        vi: "viết một ánh xạ bắt đầu bằng \(table.kindList.vietnamese)"), at: item.place)
  }

  static func noKind(_ first: SourceEntry?, _ table: ItemTable, _ place: SourcePlace) -> Diagnostic
  {
    let names = table.kinds.map(\.key.name)
    let nearest = first.flatMap { Spelling.nearest(to: $0.key, in: names) }
    let proposal = nearest.map(Spelling.didYouMean) ?? .empty
    return Diagnostic(
      .kindKey,
      Bilingual("\(table.noun.english) has no kind", vi: "\(table.noun.vietnamese) không có loại"),
      fix: proposal
        + Bilingual(
          "begin it with \(table.kindList.english)", vi: "bắt đầu bằng \(table.kindList.vietnamese)"
        ), at: first?.place ?? place)
  }

  static func twoKinds(_ first: SourceEntry, _ second: SourceEntry) -> Diagnostic {
    Diagnostic(
      .kindKey,
      Bilingual(
        "one item cannot be `\(first.key):` and `\(second.key):`",
        vi: "một mục không thể vừa là `\(first.key):` vừa là `\(second.key):`"),
      fix: Bilingual("write two items", vi: "viết hai mục"), at: second.place)
  }

  static func kindNotFirst(_ kind: SourceEntry, _ table: ItemTable) -> Diagnostic {
    Diagnostic(
      .kindKey,
      Bilingual(
        "`\(kind.key):` says what the item is and must stand first",
        vi: "`\(kind.key):` cho biết mục này là gì nên phải đứng đầu"),
      fix: Bilingual("move `\(kind.key):` to the front", vi: "chuyển `\(kind.key):` lên đầu"),
      at: kind.place)
  }
}

extension ItemTable {
  fileprivate var kindList: Bilingual {
    kinds.filter { !$0.key.isLater }.map { Bilingual(same: "`\($0.key.name):`") }
      .joined(separator: .or)
  }
}
