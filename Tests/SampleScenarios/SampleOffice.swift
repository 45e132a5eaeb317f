import Foundation
public import Scenarios

/// A small office, read from text as a user would write it.
public enum SampleOffice {
  /// Two wards and a centre, two procedures, two months; runs in a moment.
  public static let text = """
    # Is it late?
    motcua: 1
    title: 'Two wards, "one" centre'
    question: What share is on time?
    period: 2023-03-01..2023-04-30
    sources:
      law: { status: published, cite: "the law" }
      guess: { status: assumed, cite: "a guess" }
    fields: { justice: Tư pháp, land: Đất đai }
    calendars:
      office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] }, holidays: vietnam }
    profiles:
      counter: { when: open hours of intake, spread: { day: 10 % } }
      online: { spread: { day: 10 % } }
    agencies:
      centre: { calendar: office, staff: { counter: 2 posts, officer: 1 post }, source: guess }
      wards:
        each: { a: { data: { population: 3000 } }, b: { data: { population: 1000 } } }
        calendar: office
        staff: { counter: 1 post, officer: { posts: 1.5 posts, absent: 5 % } }
        source: guess
    procedures:
      permit:
        field: land
        limit: 2 working days (law)
        intake: centre
        deciding: centre
        workflow:
          - { receive: dossier, at: intake, by: counter, work: 5 min }
          - { step: appraise, at: deciding, by: officer, work: exponential 30 min }
          - { deliver: result, if: channel = counter, at: intake, by: counter, work: 2 min }
        source: guess
      birth:
        field: justice
        limit: same day (law)
        intake: wards
        deciding: wards
        workflow:
          - { receive: dossier, at: intake, by: counter, work: triangular 3..6..20 min }
          - { step: register, at: deciding, by: officer, work: lognormal 20 min cv 0.8 }
        source: guess
    demand:
      permit: { arrivals: 15 per working day, channels: { counter: 60 %, online: rest }, profile: { counter: counter, online: online }, source: guess }
      birth: { arrivals: 30 per working day, from: wards, split: data.population, channels: { counter: 100 % }, profile: { counter: counter }, source: guess }
    observed:
      - { metric: received, value: 1890, within: 10 %, source: law }
      - { metric: on_time_rate_resolved, value: 95 %, of: 1800, within: 10 pp, source: law }
      - { metric: received, where: { deciding: [centre] }, value: 600, within: 1 %, source: law }
    experiment: { replications: 4, seed: 7, warm-up: 5 days }
    """

  /// The scenario of a text, which is changed on the way where `changes` are given.
  public static func scenario(_ changes: [(String, String)] = []) throws -> Scenario {
    var text = text
    for (old, new) in changes {
      precondition(text.contains(old), "the sample does not hold '\(old)'")
      text = text.replacingOccurrences(of: old, with: new)
    }
    return try ScenarioText.scenario(text)
  }
}
