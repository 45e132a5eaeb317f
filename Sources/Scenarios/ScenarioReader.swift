import WorkingTime

/// One reading and its order: files, names, values, meaning.
final class ScenarioReader {
  let reporter = Reporter()
  let folder: SourceFolder
  let patterns = Patterns()
  var office = Office()
  /// The scenario's own file.
  var root = SourceNode(.mapping([]), at: SourcePlace(file: "", line: 1, column: 1))
  var citations: [ShapeCheck.Citation] = []
  var quantities: [ShapeCheck.WrittenQuantity] = []
  var samples: [String: [Double]] = [:]
  /// Tables of visits and the headers of traces, by path; each is read once.
  var visitTables: [String: [VisitRow]] = [:]
  var traceHeaders: [String: TraceHeader] = [:]
  /// Who is seconded to which staff, and the place of each row of those that count, by staff.
  var secondmentRows: [SecondmentRows] = []
  var secondmentPlaces: [String: [SourcePlace]] = [:]
  /// Which entry of the file a source of dossiers was written in, by the name of the source.
  var sourceMembers: [String: Definitions.Member] = [:]
  /// The period of the file.
  var days: ClosedRange<CivilDate>?
  /// What a module above does with the scenario before the road through it is checked.
  var finishing: ((inout Scenario) -> [Diagnostic])?
  /// Of policies with `vary:` the names of their members.
  var families: [String: [String]] = [:]
  /// Some staff was refused, and more is not said about roles that policies name.
  var hasRefusedStaff = false
  /// The quantities that the scenario uses; a catalogue has others.
  var used: Set<SourcePlace> = []

  lazy var calendarNames = definitions("calendars", Language.calendar)
  lazy var profileNames = definitions("profiles", Language.profile)
  lazy var agencyNames = definitions("agencies", Language.agency)
  lazy var procedureNames = definitions("procedures", Language.procedure)
  lazy var demandNames = Definitions(
    root["demand"]?.entries ?? [], changes: [:], table: Language.demand, reporter: reporter)

  private func definitions(_ section: String, _ table: KeyTable) -> Definitions {
    Definitions(
      office.entries(section), changes: office.memberChanges[section] ?? [:], table: table,
      reporter: reporter)
  }

  init() {
    folder = SourceFolder(reporter: reporter)
  }

  func scenario(path: String) -> Scenario? {
    folder.readScenario(path).flatMap { scenario(of: $0.text, named: $0.name) }
  }

  func scenario(text: String, named name: String) -> Scenario? {
    folder.takeScenario(text, named: name).flatMap { scenario(of: $0, named: name) }
  }

  private func scenario(of text: String, named name: String) -> Scenario? {
    guard load(text, named: name, chain: []) else { return nil }
    let period = self.period()
    days = period
    let fields = office.entries("fields").map {
      Field(name: $0.key, label: $0.value.text ?? $0.key)
    }
    let calendars = self.calendars()
    let profiles = self.profiles()
    let agencies = self.agencies(calendars: calendars)
    let procedures = self.procedures(agencies: agencies)
    let demand = self.demand(procedures: procedures, agencies: agencies, profiles: profiles)
    let observed = self.observed(agencies: agencies, procedures: procedures)
    let experiment = self.experiment()
    let backlog = self.backlog(procedures: procedures, demand: demand, experiment)
    let handOvers = self.handOvers(agencies: agencies)
    let recording = self.recording(procedures: procedures)
    let outages = self.outages(agencies: agencies)
    let policies = self.policies()
    let parameters = self.parameters()
    reportLeftChanges()
    let comparisons = self.comparisons(among: policies.sources, decided: policies.applied)
    guard let period else { return nil }
    var scenario = Scenario(
      title: root["title"]?.text ?? "", question: root["question"]?.text ?? "", period: period,
      ratePeriod: period, fields: fields, calendars: calendars, profiles: profiles,
      agencies: agencies,
      agencyGroups: office.agencyGroups, procedures: procedures, demand: demand,
      backlog: backlog, handOvers: handOvers, recording: recording, outages: outages,
      observed: observed, soFar: soFar(),
      policies: policies.sources, applied: policies.applied, experiment: experiment,
      parameters: parameters + assumedPlacement(backlog, procedures), remarks: [],
      files: folder.files)
    scenario.comparisons = comparisons
    let used = Set(procedures.map(\.name))
    scenario.idleProcedures = procedureNames.members.map(\.name).filter { !used.contains($0) }
    for member in procedureNames.members
    where member.node["linkage"]?.text == Linkage.none.rawValue {
      scenario.link(member.name, as: .none)
    }
    finish(&scenario)
    RoadCheck(scenario: scenario, reader: self).run()
    SecondmentCheck(scenario: scenario, reader: self).run()
    return scenario
  }

  private func finish(_ scenario: inout Scenario) {
    for problem in finishing?(&scenario) ?? [] where !reporter.hasRefused(problem.place) {
      if hasRefusedStaff, problem.code == DiagnosticCode.unknownRole.rawValue { continue }
      reporter.report(problem)
    }
  }
}

/// What the files say about the office, before it is understood.
struct Office {
  private var sections: [String: [SourceEntry]] = [:]
  private var declared: [String: [String: SourcePlace]] = [:]
  /// Changes to members of groups by section and full name.
  var memberChanges: [String: [String: SourceEntry]] = [:]
  var agencyGroups: [AgencyGroup] = []
  /// The rows of `hand-overs:`, those of the including file first.
  var handOvers: [SourceNode] = []
  /// The rows of `recording:`, likewise.
  var recording: [SourceNode] = []
  /// The rows of `outages:`, of all files.
  var outages: [SourceNode] = []
  /// The names of `apply:` of all files, each once.
  var applied: [NameInFile] = []
  /// The files taken in so far, by their canonical paths.
  var files: Set<String> = []

  func entries(_ section: String) -> [SourceEntry] { sections[section] ?? [] }

  mutating func set(_ entries: [SourceEntry], of section: String) {
    sections[section] = entries
  }

  /// Adds an entry, or gives the place where its name was declared before.
  mutating func append(_ entry: SourceEntry, to section: String) -> SourcePlace? {
    if let first = declared[section]?[entry.key] { return first }
    declared[section, default: [:]][entry.key] = entry.place
    sections[section, default: []].append(entry)
    return nil
  }
}
