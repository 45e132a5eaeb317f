package import Wording

/// Collects the problems of one reading, each once, up to a limit.
final class Reporter {
  /// More problems than anybody reads.
  static let limit = 200

  /// What is said once of a line that makes many members of a group, whichever member it names.
  private static let oncePerPlace = Set(
    [DiagnosticCode.preemptsNothing, .unknownEquipment, .visits, .neverBegun, .extensionOfSameDay]
      .map(\.rawValue))

  private(set) var all: [Diagnostic] = []
  private(set) var hasErrors = false
  private var seen: Set<Seen> = []
  private var muted: Set<DiagnosticCode> = []
  /// Where errors stand, whatever their length.
  private var errorPlaces: Set<SourcePlace> = []

  private struct Seen: Hashable {
    var code: String
    var place: SourcePlace?
    var message: String
  }

  /// Further problems are dropped, so that messages need not be worked out.
  var isFull: Bool { all.count >= Self.limit }

  /// Says no more about unknown names of a section that could not be read.
  func mute(_ section: String) {
    switch section {
    case "agencies": muted.formUnion([.unknownAgency, .place, .unknownRole])
    case "calendars": muted.insert(.unknownCalendar)
    case "profiles": muted.insert(.unknownProfile)
    case "procedures": muted.insert(.unknownProcedure)
    case "fields": muted.insert(.unknownField)
    case "policies": muted.insert(.unknownPolicy)
    case "sources": muted.insert(.unknownSource)
    default: break
    }
  }

  /// Whether what stands at a place has been refused.
  func hasRefused(_ place: SourcePlace?) -> Bool {
    place.map { errorPlaces.contains($0.withoutLength) } ?? false
  }

  func report(_ diagnostic: Diagnostic) {
    if let code = DiagnosticCode(rawValue: diagnostic.code), muted.contains(code) { return }
    if diagnostic.severity == .error {
      hasErrors = true
      if let place = diagnostic.place { errorPlaces.insert(place.withoutLength) }
    }
    guard !isFull else { return }
    let mark = Seen(
      code: diagnostic.code, place: diagnostic.place,
      message: Self.oncePerPlace.contains(diagnostic.code) ? "" : diagnostic.message.english)
    guard seen.insert(mark).inserted else { return }
    all.append(diagnostic)
    if isFull { all.append(.tooMany(at: diagnostic.place)) }
  }

  /// The problems by file (in the given order), line and column, columns counted in characters.
  func sorted(by files: [SourceText]) -> [Diagnostic] {
    let lines = SourceLines(files)
    let order = Dictionary(
      files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    func rank(_ diagnostic: Diagnostic) -> (Int, Int, Int) {
      guard let place = diagnostic.place else { return (-1, 0, 0) }
      return (order[place.file] ?? files.count, place.line, place.column)
    }
    return all.enumerated()
      .sorted {
        rank($0.element) == rank($1.element)
          ? $0.offset < $1.offset : rank($0.element) < rank($1.element)
      }
      .map { lines.countingCharacters($0.element) }
  }
}

extension SourcePlace {
  fileprivate var withoutLength: SourcePlace {
    SourcePlace(file: file, line: line, column: column)
  }
}

extension Diagnostic {
  package init(
    _ code: DiagnosticCode, _ message: Bilingual, fix: Bilingual? = nil, at place: SourcePlace?
  ) {
    self.init(
      code: code.rawValue, severity: code.severity, message: message, fix: fix, place: place)
  }
}

extension Diagnostic {
  fileprivate static func tooMany(at place: SourcePlace?) -> Diagnostic {
    Diagnostic(
      .tooManyProblems,
      Bilingual(
        "more than \(Reporter.limit) problems; the rest is not shown",
        vi: "có hơn \(Reporter.limit) vấn đề; phần còn lại không hiển thị"),
      fix: Bilingual("mend these first", vi: "sửa các vấn đề này trước"), at: place)
  }
}
