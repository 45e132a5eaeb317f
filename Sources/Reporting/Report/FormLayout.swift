import Wording

/// How a form is laid out: its columns under their headings, and which are sums of which.
struct FormLayout {
  let title: Bilingual
  /// Headings above columns, by how many each.
  private let groups: [(title: Bilingual, titles: [Bilingual])]
  /// What comes in, and what became of it: both add to the first column.
  private let comingIn: [Int]
  private let goingOn: [Int]
  private let sums: [(Int, of: [Int])]
  /// The number of the first column with numbers, where columns are numbered.
  private let firstNumber: Int?

  /// Means as whole dossiers, so that every sum holds in what is printed.
  func whole(_ cells: [Double]) -> [Int] {
    let total = Int(cells[0].rounded())
    var whole = [Int](repeating: 0, count: cells.count)
    for side in [comingIn, goingOn] {
      for (index, count) in zip(side, FormBooks.rounded(side.map { cells[$0] }, to: total)) {
        whole[index] = count
      }
    }
    for (index, parts) in sums { whole[index] = parts.reduce(0) { $0 + whole[$1] } }
    return whole
  }

  func sum(_ rows: [[Int]]) -> [Int] {
    let count = groups.reduce(0) { $0 + $1.titles.count }
    return (0..<count).map { column in rows.reduce(0) { $0 + $1[column] } }
  }

  /// The rows of the head: groups, columns and, where they have some, their numbers.
  func head(_ first: String, _ language: DisplayLanguage) -> String {
    let number = Bilingual("No.", vi: "TT")[language]
    var head =
      "<tr><th rowspan=\"2\" scope=\"col\">\(number)</th>"
      + "<th rowspan=\"2\" scope=\"col\">\(MarkupText.escaped(first))</th>"
    for group in groups {
      head +=
        "<th colspan=\"\(group.titles.count)\" scope=\"colgroup\">"
        + "\(MarkupText.escaped(group.title[language]))</th>"
    }
    head += "</tr><tr>"
    for title in groups.flatMap(\.titles) {
      head += "<th scope=\"col\">\(MarkupText.escaped(title[language]))</th>"
    }
    head += "</tr>"
    guard let firstNumber else { return head }
    let count = groups.reduce(0) { $0 + $1.titles.count }
    head += "<tr>" + (1..<firstNumber + count).map { "<th>(\($0))</th>" }.joined() + "</tr>"
    return head
  }

  private static let all = Bilingual("All", vi: "Tổng số")
  private static let early = Bilingual("Early", vi: "Trước hạn")
  private static let onTime = Bilingual("On time", vi: "Đúng hạn")
  private static let late = Bilingual("Late", vi: "Quá hạn")
  private static let within = Bilingual("Within time", vi: "Trong hạn")
  private static let overdue = Bilingual("Overdue", vi: "Quá hạn")

  /// Form II.06a/VPCP/KSTT with its 13 columns.
  static let form06a = FormLayout(
    title: Bilingual(
      "Form II.06a: dossiers received and resolved",
      vi: "Biểu số II.06a/VPCP/KSTT: Tình hình, kết quả giải quyết thủ tục hành chính"),
    groups: [
      (
        Bilingual("Received", vi: "Số hồ sơ nhận giải quyết"),
        [
          all, Bilingual("Online, in the period", vi: "Trong kỳ: trực tuyến"),
          Bilingual(
            "At counters and by post, in the period", vi: "Trong kỳ: trực tiếp, dịch vụ bưu chính"),
          Bilingual("Carried over", vi: "Từ kỳ trước"),
        ]
      ),
      (Bilingual("Resolved", vi: "Số hồ sơ đã giải quyết"), [all, early, onTime, late]),
      (Bilingual("In progress", vi: "Số hồ sơ đang giải quyết"), [all, within, overdue]),
    ], comingIn: [1, 2, 3], goingOn: [5, 6, 7, 9, 10],
    sums: [(0, of: [1, 2, 3]), (4, of: [5, 6, 7]), (8, of: [9, 10])], firstNumber: 3)

  /// The progress table of decision 766.
  static let progress = FormLayout(
    title: Bilingual(
      "Progress of dossiers, by decision 766",
      vi: "Bảng tiến độ giải quyết hồ sơ theo Quyết định 766/QĐ-TTg"),
    groups: [
      (
        Bilingual("Received", vi: "Tiếp nhận"),
        [
          all, Bilingual("Carried over", vi: "Kỳ trước chuyển sang"),
          Bilingual("In the period", vi: "Trong kỳ"), Bilingual("Online", vi: "Trực tuyến"),
          Bilingual("Counter", vi: "Trực tiếp"), Bilingual("Post", vi: "Bưu chính công ích"),
        ]
      ),
      (Bilingual("Closed", vi: "Đã xử lý"), [all, early, within, late]),
      (Bilingual("In progress", vi: "Đang xử lý"), [all, within, overdue]),
      (Bilingual("Paused", vi: "Tạm dừng xử lý"), [all, within, overdue]),
    ], comingIn: [1, 3, 4, 5], goingOn: [7, 8, 9, 11, 12, 14, 15],
    sums: [
      (2, of: [3, 4, 5]), (0, of: [1, 3, 4, 5]), (6, of: [7, 8, 9]), (10, of: [11, 12]),
      (13, of: [14, 15]),
    ], firstNumber: nil)
}
