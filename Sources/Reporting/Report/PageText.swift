import Experiments
import Foundation
import Wording

/// HTML as it grows: every text of a user goes through `MarkupText`.
struct PageText {
  private(set) var text = ""
  let language: DisplayLanguage

  init(_ language: DisplayLanguage) {
    self.language = language
  }

  /// Adds markup as it is.
  mutating func raw(_ markup: String) {
    text += markup
  }

  mutating func heading(_ words: String, level: Int = 2, id: String? = nil) {
    let id = id.map { " id=\"\($0)\"" } ?? ""
    text += "<h\(level)\(id)>\(MarkupText.escaped(words))</h\(level)>\n"
  }

  mutating func paragraph(_ words: String, style: String? = nil) {
    let style = style.map { " class=\"\($0)\"" } ?? ""
    text += "<p\(style)>\(MarkupText.escaped(words, atMost: 2000))</p>\n"
  }

  /// A table whose first columns are names and whose others are numbers.
  mutating func table(
    _ table: Figure.Table, caption: String? = nil, nameColumns: Int = 1, isLastBold: Bool = false
  ) {
    text += "<div class=\"scroll\"><table\(isLastBold ? " class=\"sum\"" : "")>"
    if let caption { text += "<caption>\(MarkupText.escaped(caption))</caption>" }
    text +=
      "<thead><tr>"
      + table.header.map { "<th scope=\"col\">\(MarkupText.escaped($0))</th>" }
      .joined() + "</tr></thead>\n<tbody>"
    for row in table.rows { text += Self.row(row, nameColumns: nameColumns) }
    text += "</tbody></table></div>\n"
    if let note = table.note { paragraph(note, style: "note") }
  }

  /// A row; short tags keep large forms small.
  static func row(_ cells: [String], nameColumns: Int) -> String {
    var row = "<tr>"
    for (index, cell) in cells.enumerated() {
      let words = MarkupText.escaped(cell)
      row +=
        index == 0 && nameColumns > 0
        ? "<th scope=\"row\">\(words)</th>"
        : index < nameColumns ? "<td class=\"w\">\(words)</td>" : "<td>\(words)</td>"
    }
    return row + "</tr>\n"
  }

  /// A figure with its legend and the table behind it, open or closed.
  mutating func figure(_ figure: Figure, showsTable: Bool = false) {
    text += """
      <figure class="fig" id="f-\(figure.id)" tabindex="0" aria-labelledby="h-\(figure.id)">
      <figcaption><h3 id="h-\(figure.id)">\(MarkupText.escaped(figure.title))</h3>
      <p>\(MarkupText.escaped(figure.about, atMost: 1000))</p></figcaption>

      """
    text += legend(of: figure)
    text +=
      "<div class=\"scroll\">\(FigureSVG(figure).text)</div>\n<details\(showsTable ? " open" : "")><summary>"
    text += Bilingual("The numbers", vi: "Bảng số liệu")[language] + "</summary>\n"
    table(figure.table)
    text += "</details></figure>\n"
  }

  private func legend(of figure: Figure) -> String {
    guard figure.series.count > 1 else { return "" }
    let label = Bilingual("Series; press to hide or show", vi: "Chú giải; nhấn để ẩn hoặc hiện")
    var legend = "<div class=\"legend\" role=\"group\" aria-label=\"\(label[language])\">"
    for (index, series) in figure.series.enumerated() {
      let colour = series.colour % Palette.count
      legend +=
        "<button type=\"button\" aria-pressed=\"true\" data-s=\"\(index)\">"
        + "<svg class=\"c\(colour)\" viewBox=\"0 0 14 14\" aria-hidden=\"true\">"
        + "<path d=\"M7 7\(FigureSVG.symbol(colour))\"/></svg>"
        + "\(MarkupText.escaped(series.name, atMost: 100))</button>"
    }
    return legend + "</div>\n"
  }
}

/// A whole file: head, body, one style and one script, and nothing from anywhere else.
enum PageFrame {
  /// The file of a title and a body.
  static func text(_ title: String, _ body: String, in language: DisplayLanguage) -> String {
    let policy =
      "default-src 'none'; style-src 'sha256-\(hash(PageStyle.css))'; "
      + "script-src 'sha256-\(hash(PageStyle.script))'; base-uri 'none'; form-action 'none'"
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(MarkupText.escaped(title))</title>
      <style>\(PageStyle.css)</style>
      </head>
      <body>
      \(body)<div id="tip" role="status" aria-live="polite" hidden></div>
      <script>\(PageStyle.script)</script>
      </body>
      </html>

      """
  }

  /// SHA-256 in base 64, as a Content-Security-Policy wants it.
  private static func hash(_ text: String) -> String {
    var hash = SHA256()
    hash.update(text.utf8)
    var bytes = Data()
    var digits = Substring(hash.hexadecimal)
    while !digits.isEmpty {
      bytes.append(UInt8(digits.prefix(2), radix: 16) ?? 0)
      digits = digits.dropFirst(2)
    }
    return bytes.base64EncodedString()
  }
}
