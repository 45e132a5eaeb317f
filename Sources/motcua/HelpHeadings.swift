/// The words that the parser itself writes around our help and around what the user wrote.
enum HelpHeadings {
  /// Help or a complaint of the parser with its own words in Vietnamese.
  ///
  /// Words count where a line begins with them, so a text of ours or of the user keeps its words.
  static func vietnamese(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { vietnamese(line: $0) }.joined(separator: "\n")
  }

  private static func vietnamese(line: Substring) -> String {
    for phrase in phrases {
      if let text = phrase.translated(line) { return text }
    }
    return String(line)
  }

  /// The same for help, which holds nothing that the user wrote: built-in options, values and defaults,
  /// too, wherever their lines were broken.
  static func vietnameseHelp(_ help: String) -> String {
    var text = vietnamese(help)
    text = text.replacing(/(\n  --version\s+)Show\s+the\s+version\./) { match in
      "\(match.output.1)Cho biết phiên bản."
    }
    text = text.replacing(/(\n  -h, --help\s+)Show\s+help\s+information\./) { match in
      "\(match.output.1)Hiện trợ giúp."
    }
    text = text.replacing(/([(;]\s*)values:/) { match in "\(match.output.1)giá trị:" }
    text = text.replacing(/([(;]\s*)default:/) { match in "\(match.output.1)mặc định:" }
    return text.replacing(/([(;]\s*)default(\s+)as(\s+)flag:/) { match in
      "\(match.output.1)mặc định\(match.output.2)khi\(match.output.3)không nêu:"
    }
  }

  /// What begins a line, longer ones before those that begin like them.
  private static let phrases: [ParserPhrase] = [
    ParserPhrase(["OVERVIEW:", ""], vi: ["TỔNG QUAN:", ""]),
    ParserPhrase(["USAGE:", ""], vi: ["CÁCH DÙNG:", ""]),
    ParserPhrase(["ARGUMENTS:"], vi: ["THAM SỐ:"]),
    ParserPhrase(["OPTIONS:"], vi: ["TÙY CHỌN:"]),
    ParserPhrase(["SUBCOMMANDS:"], vi: ["LỆNH CON:"]),
    ParserPhrase(
      ["  See '", "' for detailed help."], vi: ["  Xem '", "' để có trợ giúp chi tiết."]),
    ParserPhrase(
      ["  See '", "' for more information."], vi: ["  Xem '", "' để biết thêm."]),
    ParserPhrase(["Usage: ", ""], vi: ["Cách dùng: ", ""]),
    ParserPhrase(["Help:  ", ""], vi: ["Trợ giúp:  ", ""]),
    ParserPhrase(
      ["Error: Missing expected argument '", "'"], vi: ["Lỗi: thiếu tham số '", "'"]),
    ParserPhrase(
      ["Error: Unknown option '", "'. Did you mean '", "'?"],
      vi: ["Lỗi: không có tùy chọn '", "'; ý là '", "'?"]),
    ParserPhrase(["Error: Unknown option '", "'"], vi: ["Lỗi: không có tùy chọn '", "'"]),
    ParserPhrase(["Error: Missing value for '", "'"], vi: ["Lỗi: thiếu giá trị của '", "'"]),
    ParserPhrase(["Error: Unexpected argument '", "'"], vi: ["Lỗi: thừa tham số '", "'"]),
    ParserPhrase(
      ["Error: ", " unexpected arguments: '", "'"], vi: ["Lỗi: thừa ", " tham số: '", "'"]),
    ParserPhrase(
      ["Error: The value '", "' is invalid for '", "'. Please provide one of '", "' or '", "'."],
      vi: ["Lỗi: giá trị '", "' không dùng được cho '", "'; hãy chọn '", "' hoặc '", "'."]),
    ParserPhrase(
      ["Error: The value '", "' is invalid for '", "'. Please provide one of '", "' and '", "'."],
      vi: ["Lỗi: giá trị '", "' không dùng được cho '", "'; hãy chọn '", "' hoặc '", "'."]),
    ParserPhrase(
      ["Error: The value '", "' is invalid for '", "'. Please provide one of the following:"],
      vi: ["Lỗi: giá trị '", "' không dùng được cho '", "'; hãy chọn một trong các giá trị sau:"]),
    ParserPhrase(
      ["Error: The value '", "' is invalid for '", "'"],
      vi: ["Lỗi: giá trị '", "' không dùng được cho '", "'"]),
    ParserPhrase(
      ["Error: The option '", "' does not take any value, but '", "' was specified."],
      vi: ["Lỗi: tùy chọn '", "' không nhận giá trị, mà đã viết '", "'."]),
    ParserPhrase(["Error:", ""], vi: ["Lỗi:", ""]),
  ]
}

/// A line of the parser: the words between the parts that are not its own, in two languages.
private struct ParserPhrase {
  private let english: [String]
  private let vietnamese: [String]

  /// - Parameters:
  ///   - english: What the line begins with, what stands in it, and what it ends with.
  ///   - vietnamese: As many words, in the same order.
  init(_ english: [String], vi vietnamese: [String]) {
    precondition(english.count == vietnamese.count)
    (self.english, self.vietnamese) = (english, vietnamese)
  }

  /// The line in Vietnamese with the other parts as they are; `nil`: it is another line.
  func translated(_ line: Substring) -> String? {
    guard let head = english.first, line.hasPrefix(head) else { return nil }
    guard english.count > 1 else { return line == head ? vietnamese[0] : nil }
    var rest = line.dropFirst(head.count)
    var text = vietnamese[0]
    for index in 1..<(english.count - 1) {
      guard let found = rest.firstRange(of: english[index]) else { return nil }
      text.append(contentsOf: rest[..<found.lowerBound])
      text.append(contentsOf: vietnamese[index])
      rest = rest[found.upperBound...]
    }
    let tail = english[english.count - 1]
    guard rest.hasSuffix(tail) else { return nil }
    text.append(contentsOf: rest.dropLast(tail.count))
    text.append(contentsOf: vietnamese[vietnamese.count - 1])
    return text
  }
}
