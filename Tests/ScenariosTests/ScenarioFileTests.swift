import SampleScenarios
import Scenarios
import Testing
import Wording

@Suite("Refusals")
struct RefusalTests {
  @Test("names the code, the place and the mend", arguments: Refusal.all)
  func namesTheCodeThePlaceAndTheMend(refusal: Refusal) throws {
    let marked = try MarkedScenario(changed: refusal.sections, with: refusal.files)
    let found = marked.said.filter { $0.code == refusal.code }
    #expect(!found.isEmpty, "\(marked.said)")
    let here = found.filter { marked.isMarked($0) }
    #expect(!here.isEmpty, "\(found) should stand at \(String(describing: marked.mark))")
    #expect(
      here.contains {
        ($0.fix?.english ?? "").contains(refusal.fix) || $0.message.english.contains(refusal.fix)
      },
      "\(here)")
    if refusal.code.hasPrefix("E") {
      #expect(marked.scenario == nil)
    } else {
      #expect(marked.scenario != nil, "\(marked.said)")
    }
    let errors = marked.said.filter { $0.severity == .error }
    #expect(errors.count <= 2, "one mistake, but \(errors)")
    for diagnostic in marked.said {
      #expect(!diagnostic.message.english.hasSuffix("."), "\(diagnostic)")
      #expect(diagnostic.message.english.first?.isUppercase != true, "\(diagnostic)")
      #expect(diagnostic.fix != nil)
      #expect(BothLanguages.faults(of: diagnostic) == [], "\(diagnostic)")
    }
  }

  @Test("cover every code of the catalogue")
  func coverEveryCode() throws {
    let elsewhere: Set = [
      "E0001", "E0002", "E0003", "E0004", "E0005", "E0006", "E0007", "E0008",
      // What policies mean, and a part of the period, have their tests with the policies.
      "E0531", "E0532", "E0533", "E0534", "R0605",
      "E0572", "E0573", "E0574", "E0575", "E0576", "E0577", "E0578", "E0611", "E0612", "E0613",
      "E0614",
      // A history of arrivals is no part of a scenario: its tests are those of `forecast arrivals`.
      "E0541", "E0542", "E0543", "E0544", "E0545",
      // Nor is a table of states: `StateTableTests`.
      "E0561",
    ]
    let covered = elsewhere.union(Refusal.all.map(\.code))
    #expect(covered.symmetricDifference(DiagnosticCatalogue.codes).sorted() == [])
    for code in DiagnosticCatalogue.codes {
      let words = try #require(DiagnosticCatalogue.explanation(of: code))
      #expect(words.english.count > 30 && words.vietnamese.count > 30, "\(code)")
      #expect(words.english != words.vietnamese, "\(code)")
      #expect(EnglishWords.left(in: words.vietnamese) == [], "\(code): \(words.vietnamese)")
    }
  }

  @Test("come together, sorted by place")
  func comeTogether() throws {
    let marked = try MarkedScenario(
      changed: """
        agencies: { desk: { calendar: opne, staff: { server: 5 } } }
        procedures:
          job: { deciding: dsek, limit: 3 wd, workflow: [ { step: serve, at: desk, by: server, work: 5 s } ] }
        """)
    #expect(marked.said.map(\.code).sorted() == ["E0212", "E0214", "E0304", "E0304", "E0304"])
    let places = marked.said.compactMap(\.place).map { $0.line * 1000 + $0.column }
    #expect(places == places.sorted())
  }
}
