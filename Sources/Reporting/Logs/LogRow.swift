import Experiments

/// A row of comma-separated values that is being written.
struct LogRow {
  private let text: LogText
  private var isFirst = true

  init(_ text: LogText) {
    self.text = text
  }

  private mutating func next() {
    if !isFirst { text.append(",") }
    isFirst = false
  }

  mutating func name(_ name: String?) {
    next()
    if let name { text.append(name: name) }
  }

  mutating func fixed(_ word: String?) {
    next()
    if let word { text.append(word) }
  }

  mutating func number(_ number: Int64?) {
    next()
    if let number { text.append(number) }
  }

  mutating func instant(_ instant: Int64?) {
    next()
    if let instant { text.append(instant: instant) }
  }

  mutating func hours(_ seconds: Int64?) {
    next()
    if let seconds { text.append(hours: seconds) }
  }

  mutating func caseID(of dossier: LoggedDossier) {
    next()
    text.append(caseOf: dossier)
  }

  func end() {
    text.append("\r\n")
  }
}
