import Foundation
import Scenarios
import Testing
import Wording

@Suite("Included files")
struct InclusionTests {
  private let catalogue = """
    motcua: 1
    title: only a catalogue
    sources: { law: { status: published, cite: the law } }
    calendars: { office: { hours: { mon..fri: 08h00..17h00 } } }
    agencies: { centre: { calendar: office, staff: { counter: { posts: 5 posts, absent: 5 % }, head: 1 post }, source: law } }
    procedures:
      permit: { limit: 3 days (law), workflow: [ { step: serve, at: deciding, by: counter, work: 5 min } ], source: law }
    demand: { permit: { arrivals: 1 per day } }
    backlog: { table: none.csv }
    """

  @Test("bring the office, never the question")
  func bringTheOffice() throws {
    let marked = try MarkedScenario(
      changed: """
        include: [more/catalogue.yaml, second.yaml]
        override: { agencies: { centre: { staff: { counter: 6 posts (S) } } } }
        procedures: { mine: { like: permit, deciding: centre } }
        demand: { mine: { arrivals: 2 per h } }
        """,
      with: [
        "more/catalogue.yaml": catalogue,
        "second.yaml": "motcua: 1\ninclude: [more/catalogue.yaml]\n",
      ])
    let scenario = try #require(marked.scenario, "\(marked.said)")
    #expect(scenario.title == "Một cửa" && scenario.demand.map(\.name) == ["mine"])
    #expect(scenario.files.map(\.path) == ["main.yaml", "more/catalogue.yaml", "second.yaml"])
    let centre = try #require(scenario.agencies.first { $0.name == "centre" })
    #expect(
      centre.staff.map { "\($0.role) \($0.posts) \($0.absent)" } == [
        "counter 6.0 0.05", "head 1.0 0.0",
      ])
    let posts = scenario.parameters.filter { $0.path.hasPrefix("agencies.centre.staff.counter") }
    #expect(
      posts.map(\.path) == [
        "agencies.centre.staff.counter", "agencies.centre.staff.counter.absent",
      ])
    #expect(posts.map(\.source) == ["S", "law"])
    let work = scenario.parameters.filter { $0.path == "procedures.permit.steps.serve.work" }
    #expect(work.map(\.status) == [.published])
  }

  @Test("change members of groups by their full names")
  func changeMembers() throws {
    let marked = try MarkedScenario(
      changed: """
        include: [other.yaml]
        override: { agencies: { offices.b: { staff: { clerk: 9 posts } } } }
        """,
      with: [
        "other.yaml":
          "motcua: 1\ncalendars: { o: { hours: always } }\nagencies: { offices: { each: { a: {}, b: {} }, calendar: o, staff: { clerk: 1 post } } }\n"
      ])
    let scenario = try #require(marked.scenario, "\(marked.said)")
    #expect(scenario.agencies.filter { $0.group == "offices" }.map(\.staff[0].posts) == [1, 9])
  }

  @Test("lie below the scenario's folder, also through links")
  func lieBelowTheFolder() throws {
    let outer = FileManager.default.temporaryDirectory.appendingPathComponent(
      "links-\(UUID().uuidString)")
    let folder = outer.appendingPathComponent("inner")
    defer { try? FileManager.default.removeItem(at: outer) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try catalogue.write(
      to: outer.appendingPathComponent("c.yaml"), atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("c.yaml"),
      withDestinationURL: outer.appendingPathComponent("c.yaml"))
    let main = folder.appendingPathComponent("main.yaml")
    try Office.text(changed: "include: [c.yaml]").write(to: main, atomically: true, encoding: .utf8)
    guard case .failure(let diagnostics) = MarkedScenario.read(main.path) else {
      Issue.record("a link out of the folder was followed")
      return
    }
    #expect(diagnostics.all.map(\.code) == ["E0402"])
  }

  @Test("give the same canonical bytes whatever their line ends")
  func giveCanonicalBytes() throws {
    let text = Office.text(changed: "title: a")
    let unix = try #require(try MarkedScenario(["main.yaml": text]).scenario)
    let windows = try #require(
      try MarkedScenario(["main.yaml": "\u{FEFF}" + text.replacing("\n", with: "\r\n")]).scenario)
    #expect(unix.canonicalBytes == windows.canonicalBytes)
    let other = try #require(try MarkedScenario(["main.yaml": text + "\n# b\n"]).scenario)
    #expect(unix.canonicalBytes != other.canonicalBytes)
  }
}

@Suite("Parameters")
struct ParameterTests {
  @Test("name the nearest source, and are assumed without one")
  func nameTheNearestSource() throws {
    let marked = try MarkedScenario(
      changed: """
        -source
        sources:
          S: { status: published, cite: a }
          fit: { status: calibrated, cite: b }
        agencies: { desk: { calendar: open, staff: { server: { posts: 2 posts (fit), absent: 5 % } }, source: S } }
        demand: { job: { arrivals: 3 per h } }
        """)
    let parameters = try #require(marked.scenario?.parameters, "\(marked.said)")
    let told = parameters.map { "\($0.path) = \($0.value) \($0.status) \($0.source ?? "-")" }
    #expect(
      told == [
        "agencies.desk.staff.server.posts = 2 posts calibrated fit",
        "agencies.desk.staff.server.absent = 5 % published S",
        "procedures.job.limit = 3 days assumed -",
        "procedures.job.steps.serve.work = 5 min assumed -",
        "demand.job.arrivals = 3 per h assumed -",
      ])
    #expect(
      marked.said.map(\.code) == ["W0601"]
        && marked.said[0].message.english.hasPrefix("3 quantities"))
  }

  @Test(
    "cannot be named by a scenario that is only a text",
    arguments: ["a.yaml", "../a.yaml", "x/a.yaml"])
  func aTextHasNoFolder(name: String) throws {
    let text = "motcua: 1\ntitle: only a text\ninclude: [\(name)]\n"
    let error = #expect(throws: Diagnostics.self) {
      try ScenarioFile.read(text: text, named: "text.yaml")
    }
    let said = (error?.all ?? []).filter { $0.message.english.contains(name) }
    #expect(said.count == 1 && said.first?.place?.file == "text.yaml")
    #expect(said.first?.code == (name.hasPrefix("..") ? "E0402" : "E0401"))
  }

  @Test("are not needed: a text is read as a file is")
  func aTextIsAFile() throws {
    let scenario = try ScenarioFile.read(text: ScenarioTemplate.text, named: "new.yaml")
    #expect(scenario.files.map(\.path) == ["new.yaml"])
    #expect(scenario.files.map(\.bytes) == [Array(ScenarioTemplate.text.utf8)])
    #expect(throws: Diagnostics.self) { try ScenarioFile.read(text: " \n", named: "empty.yaml") }
  }
}
