/// The small office in which each action shows what it does.
enum ExampleOffice {
  /// A whole scenario that holds policies against the office as it is.
  ///
  /// - Parameters:
  ///   - question: What the policies are to answer.
  ///   - policies: Entries of `policies:` in one line each, `name: { … }`; each is compared alone.
  /// - Returns: The text of a file.
  static func scenario(question: String, _ policies: [String]) -> String {
    let names = policies.map { $0.prefix { $0 != ":" } }
    return """
      motcua: 1
      title: A small office, invented to show what a policy does
      question: "\(question)"
      \(office)
      policies:
      \(policies.map { "  \($0)" }.joined(separator: "\n"))
      compare: [\(names.joined(separator: ", "))]
      experiment: { replications: 20, seed: 1, warm-up: 30 days }

      """
  }

  private static let office = """
    period: 2024-03-01..2024-06-30
    sources: { example: { status: assumed, cite: "invented for this example" } }
    source: example
    fields: { land: Land, justice: Justice }
    calendars:
      office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] }, holidays: vietnam }
      office-and-saturday: { like: office, hours: { mon..fri: [07h30..11h30, 13h00..17h00], sat: 07h30..11h30 } }
    profiles: { desk: { when: open hours of intake, weekday: { mon: 1.3 }, spread: { day: 10 % } }, net: { spread: { day: 10 % } } }
    agencies:
      communes: { count: 3, level: commune, calendar: office, staff: { counter: 1 post, officer: 1 post, head: 1 post } }
      centre: { level: province, calendar: office, staff: { counter: 3 posts } }
      land-office: { level: province, calendar: office, staff: { officer: 4 posts, head: 1 post, land: 0 posts } }
      department: { level: province, calendar: office, staff: { officer: 5 posts, head: 1 post } }
      surveyors: { each: { north: { serves: [communes.1, communes.2] }, south: { serves: [communes.3] } }, level: district, calendar: office, staff: { land: 1 post } }
      tax: { level: outside, calendar: office }
    clock: { calendar: office, cut-off: 15h00, supplement: stop, extension: { chance: 50 %, by: 3 working days, letter: 40 % } }
    procedures:
      permit:
        field: land
        limit: 4 working days
        intake: centre
        deciding: land-office
        workflow:
          - { receive: file, at: intake, by: counter, work: triangular 5..8..20 min }
          - { step: appraise, at: deciding, by: officer, work: lognormal 90 min cv 1.2, outcomes: [ { supplement: 15 %, wait: lognormal 4 days cv 1, at-most: 1, redo: 50 % } ] }
          - { step: check, at: deciding, by: officer, work: 15 min }
          - { step: sign, at: deciding, by: head, work: 5 min }
          - { deliver: result, at: intake, by: counter, work: 3 min }
      certificate:
        field: justice
        limit: 3 working days
        intake: centre
        deciding: department
        workflow:
          - { receive: file, at: intake, by: counter, work: 6 min }
          - { step: look-up, at: deciding, by: officer, work: gamma 40 min cv 0.6 }
          - { step: sign, at: deciding, by: head, work: 4 min }
          - { deliver: result, at: intake, by: counter, work: 3 min }
      transfer:
        field: land
        limit: 6 working days
        intake: centre
        deciding: department
        workflow:
          - { receive: file, at: intake, by: counter, work: 8 min }
          - { step: measure, at: deciding, by: surveyors.land, work: lognormal 80 min cv 0.7 }
          - { ask: tax-notice, of: tax, answer: lognormal 2 working days cv 0.8 }
          - { step: sign, at: deciding, by: head, work: 8 min, outcomes: [ { back: 8 %, to: measure, redo: 30 % } ] }
          - { deliver: result, at: intake, by: counter, work: 3 min }
      registration:
        field: justice
        limit: 6 working days
        intake: centre
        deciding: department
        linkage: sequential
        resubmit: { wait: lognormal 3 days cv 1 }
        workflow:
          - { stage: entry, limit: 3 working days, do: [ { receive: file, at: intake, by: counter, work: 6 min }, { step: enter, at: deciding, by: officer, work: 25 min }, { deliver: extract, at: intake, by: counter, work: 2 min } ] }
          - { stage: card, limit: 3 working days, do: [ { receive: form, at: intake, by: counter, work: 5 min }, { step: print, at: deciding, by: officer, work: 15 min }, { deliver: card-itself, at: intake, by: counter, work: 2 min } ] }
    hand-overs:
      - { from: centre, electronic: 30 %, paper: 15h00, delay: lognormal 2 working h cv 1, lost: 1 % }
      - { to: centre, electronic: 60 %, paper: 15h00, delay: lognormal 1 working h cv 1 }
    recording:
      - { of: all, entered: 95 %, lag: lognormal 6 working h cv 1, missing: 1 % }
    demand:
      permit: { from: communes, arrivals: 16.5 per working day, channels: { counter: 70 %, online: 30 % }, profile: { counter: desk, online: net } }
      certificate: { from: communes, arrivals: 30 per working day, channels: { counter: 50 %, online: 50 % }, profile: { counter: desk, online: net } }
      transfer: { from: communes, arrivals: 6 per working day, channels: { counter: 100 % }, profile: { counter: desk } }
      registration: { from: communes, arrivals: 3 per working day, channels: { counter: 100 % }, profile: { counter: desk } }
    """
}
