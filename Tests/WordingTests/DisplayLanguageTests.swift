import Testing
import Wording

@Suite("Display languages")
struct DisplayLanguageTests {
  @Test(
    "numbers are grouped and rounded as readers write them",
    arguments: [
      (860_246.0, 0, "860,246", "860.246"), (98.75, 1, "98.8", "98,8"),
      (-1_234.5, 2, "-1,234.50", "-1.234,50"), (-0.04, 1, "0.0", "0,0"),
      (999.96, 1, "1,000.0", "1.000,0"), (0.005, 2, "0.01", "0,01"),
    ])
  func numbers(_ number: Double, _ decimals: Int, _ english: String, _ vietnamese: String) {
    #expect(DisplayLanguage.english.number(number, decimals: decimals) == english)
    #expect(DisplayLanguage.vietnamese.number(number, decimals: decimals) == vietnamese)
  }

  @Test("numbers beyond counting are written, not crashed on")
  func beyond() {
    #expect(DisplayLanguage.vietnamese.number(.nan, decimals: 1) == "nan")
    #expect(DisplayLanguage.english.number(1e300, decimals: 2) == "1e+300")
  }

  @Test("a text is told in the language asked for")
  func texts() {
    let text = Bilingual("late", vi: "trễ hạn")
    #expect(DisplayLanguage.allCases.map { text[$0] } == ["late", "trễ hạn"])
    #expect(Bilingual(same: "E0214")[.vietnamese] == "E0214")
  }
}
