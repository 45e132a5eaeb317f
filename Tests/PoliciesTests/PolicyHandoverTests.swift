import Policies
import Scenarios
import Testing
import Wording
import WorkingTime

@Suite("Policies of files")
struct PolicyHandoverTests {
  private static let two = """
    policies:
      decided: { from: 2023-07-01, do: [ { staff: centre.counter, posts: +2 posts (guess) } ] }
      idea: { do: [ { staff: centre.counter, posts: +5 posts (guess) } ], source: guess }
    apply: [decided]

    """

  @Test("a policy that is not applied is read, has no effect and leaves a remark")
  func anIdeaHasNoEffect() throws {
    let office = try PolicyOfficeText(Self.two)
    let scenario = try office.scenario()
    #expect(try office.posts("centre", "counter") == "10 | 2023-07-01 12")
    #expect(scenario.policies.map(\.name) == ["decided", "idea"])
    #expect(scenario.applied.map(\.name) == ["decided"])
    let remark = try #require(office.said.first { $0.code == "R0605" })
    #expect(remark.message.english.contains("'idea'") && remark.severity == .remark)
  }

  @Test("what is applied is listed with its provenance, what is not is not")
  func parametersOfAppliedPolicies() throws {
    let scenario = try PolicyOfficeText(Self.two).scenario()
    let ours = scenario.parameters.filter { $0.path.hasPrefix("policies.") }
    #expect(ours.map(\.path) == ["policies.decided.staff.centre.counter"])
    #expect(ours.map(\.value) == ["+2 posts"] && ours.map(\.status) == [.assumed])
    #expect(ours.map(\.source) == ["guess"])
  }

  @Test("an included file brings the policies that it applies, applied, and no others")
  func includedPoliciesComeApplied() throws {
    let included = """
      motcua: 1
      policies:
        merger: { do: [ { staff: centre.officer, posts: 9 posts, from: 2023-04-01 } ], source: S }
        idea: { do: [ { staff: nobody.officer, posts: 9 posts } ] }
      apply: [merger]

      """
    let office = try PolicyOfficeText(
      "include: [more.yaml]\n" + Self.two, files: ["more.yaml": included])
    let scenario = try office.scenario()
    #expect(try office.posts("centre", "officer") == "4 | 2023-04-01 9")
    #expect(try office.posts("centre", "counter") == "10 | 2023-07-01 12")
    #expect(scenario.applied.map(\.name) == ["merger", "decided"])
    #expect(scenario.policies.map(\.name) == ["merger", "decided", "idea"])
  }

  @Test("a name of an included policy cannot be declared again")
  func namesAreDeclaredOnce() throws {
    let included = "motcua: 1\npolicies: { decided: { do: [] } }\napply: [decided]\n"
    let office = try PolicyOfficeText(
      "include: [more.yaml]\n" + Self.two, files: ["more.yaml": included])
    #expect(office.said.filter { $0.severity == .error }.map(\.code) == ["E0207"])
  }

  @Test("a part of the period begins with the posts of its own first day")
  func aPartHasItsOwnFirstDay() throws {
    let policies = """
      policies:
        a: { do: [ { staff: centre.counter, posts: +2 posts, from: 2023-03-01 }, { staff: centre.officer, posts: 6 posts, from: 2023-11-01 } ] }
      apply: [a]
      """
    let office = try PolicyOfficeText(policies, from: "2023-09-01", to: "2023-10-31")
    let scenario = try office.scenario()
    #expect(
      "\(scenario.period.lowerBound)..\(scenario.period.upperBound)" == "2023-09-01..2023-10-31")
    #expect("\(scenario.ratePeriod.lowerBound)" == "2023-01-01" && scenario.runsAnotherPeriod)
    #expect(try office.posts("centre", "counter") == "12")
    #expect(try office.posts("centre", "officer") == "4 | 2023-11-01 6")
    // The warm-up of ten days begins on 22 February.
    let early = try PolicyOfficeText(policies, from: "2023-03-04")
    #expect(try early.posts("centre", "counter") == "10 | 2023-03-01 12")
    #expect("\(try early.scenario().period.upperBound)" == "2023-12-31")
  }

  @Test("a part that ends before it begins is told with all other problems")
  func aReversedPartIsTold() throws {
    let office = try PolicyOfficeText("apply: [none]", from: "2024-01-01")
    #expect(office.said.filter { $0.severity == .error }.map(\.code) == ["E0308", "E0225"])
  }

  @Test("the language and the catalogue name the same actions with the same keys")
  func theLanguageAndTheCatalogueAgree() throws {
    #expect(ActionLanguage.kinds.map(\.name) == PolicyCatalogue.kinds)
    for kind in ActionLanguage.kinds {
      #expect(PolicyCatalogue.keys(of: kind.name) == kind.keys)
      let meaning = try #require(PolicyCatalogue.meaning(of: kind.name))
      #expect(meaning.english.count > 30 && meaning.vietnamese.count > 30)
    }
    #expect(PolicyCatalogue.meaning(of: "merge") == nil)
  }
}
