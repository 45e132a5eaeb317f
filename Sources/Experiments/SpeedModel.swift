/// A model whose speed is measured, with its scenario and what is known of its answer.
///
/// The texts are the files of `Benchmarks/models`, so that `motcua bench` measures on every machine
/// what the comparison with other engines measures.
public struct SpeedModel: Sendable {
  public let name: String
  /// The scenario file, word by word.
  public let text: String
  /// The mean time in system in hours: one value where a formula gives it, else what long runs of
  /// the engines compared gave.
  public let knownHours: ClosedRange<Double>
  /// Replications that take two or three seconds; the first is left out of what is measured.
  public let replications: Int

  /// Whether a formula gives the mean time in system.
  public var isExact: Bool { knownHours.lowerBound == knownHours.upperBound }

  /// From the simplest to the one that looks like an office.
  public static let all = [mm1, mmc, tandem, tandemcal]
}

extension SpeedModel {
  /// One server at load 0.8.
  private static let mm1 = SpeedModel(
    name: "mm1",
    text: """
      # How fast is one server at load 0.8?
      # 15 replications and two to be left out, of 10 years from empty each: 1.05 million dossiers.
      motcua: 1
      title: mm1
      question: Is the mean time in system 5 h?
      period: 2001-01-01..2010-12-31
      sources: { peer: { status: published, cite: "Benchmarks/peers/limit_heap.cpp, model mm1" } }
      calendars: { open: { hours: always } }
      agencies: { desk: { calendar: open, staff: { server: 1 post } } }
      clock: { calendar: open, starts: arrival, judged: instant }
      procedures:
        job: { deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: exponential 60 min } ] }
      demand: { job: { arrivals: 0.8 per h } }
      source: peer
      experiment: { replications: 17, seed: 1 }

      """,
    knownHours: 5...5, replications: 180)

  /// Ten servers at load 0.9.
  private static let mmc = SpeedModel(
    name: "mmc",
    text: """
      # How fast are ten servers at load 0.9?
      # 13 replications and two to be left out, of a year from empty each: 1.02 million dossiers.
      motcua: 1
      title: mmc
      question: Is the mean time in system 1.668732 h?
      period: 2001-01-01..2001-12-31
      sources: { peer: { status: published, cite: "Benchmarks/peers/limit_heap.cpp, model mmc" } }
      calendars: { open: { hours: always } }
      agencies: { desk: { calendar: open, staff: { server: 10 posts } } }
      clock: { calendar: open, starts: arrival, judged: instant }
      procedures:
        job: { deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: exponential 60 min } ] }
      demand: { job: { arrivals: 9 per h } }
      source: peer
      experiment: { replications: 15, seed: 1 }

      """,
    knownHours: 1.668732...1.668732, replications: 150)

  /// Five pools of five in series.
  private static let tandem = SpeedModel(
    name: "tandem",
    text: """
      # How fast are five pools of five in series?
      # 14 replications and two to be left out, of 2 years from empty each: 1.04 million dossiers.
      motcua: 1
      title: tandem
      question: Is the mean time in system 9.11-9.20 h?
      period: 2001-01-01..2002-12-31
      sources: { peer: { status: published, cite: "Benchmarks/peers/limit_heap.cpp, model tandem" } }
      calendars: { shift: { hours: always } }
      agencies:
        stages: { each: { s1: {}, s2: {}, s3: {}, s4: {}, s5: {} }, calendar: shift, staff: { server: 5 posts } }
      clock: { calendar: shift, starts: arrival, judged: instant }
      procedures:
        job:
          deciding: stages.s1
          workflow:
            - { step: one,   at: stages.s1, by: server, work: lognormal 60 min cv 1 }
            - { step: two,   at: stages.s2, by: server, work: lognormal 60 min cv 1 }
            - { step: three, at: stages.s3, by: server, work: lognormal 60 min cv 1 }
            - { step: four,  at: stages.s4, by: server, work: lognormal 60 min cv 1 }
            - { step: five,  at: stages.s5, by: server, work: lognormal 60 min cv 1 }
      demand: { job: { arrivals: 4.25 per h } }
      source: peer
      experiment: { replications: 16, seed: 1 }

      """,
    knownHours: 9.11...9.20, replications: 50)

  /// Five pools of five in series that work Monday to Friday, 09-17.
  private static let tandemcal = SpeedModel(
    name: "tandemcal",
    text: """
      # How fast are five pools of five in series that work Monday to Friday, 09-17?
      # 12 replications and two to be left out, of 10 years from empty each: 1.06 million dossiers.
      motcua: 1
      title: tandemcal
      question: Is the mean time in system 58.0-58.4 h?
      period: 2001-01-01..2010-12-31
      sources: { peer: { status: published, cite: "Benchmarks/peers/limit_heap.cpp, model tandemcal" } }
      calendars: { shift: { hours: { mon..fri: 09h00..17h00 }, at-closing: suspend } }
      agencies:
        stages: { each: { s1: {}, s2: {}, s3: {}, s4: {}, s5: {} }, calendar: shift, staff: { server: 5 posts } }
      clock: { calendar: shift, starts: arrival, judged: instant }
      procedures:
        job:
          deciding: stages.s1
          workflow:
            - { step: one,   at: stages.s1, by: server, work: lognormal 60 min cv 1 }
            - { step: two,   at: stages.s2, by: server, work: lognormal 60 min cv 1 }
            - { step: three, at: stages.s3, by: server, work: lognormal 60 min cv 1 }
            - { step: four,  at: stages.s4, by: server, work: lognormal 60 min cv 1 }
            - { step: five,  at: stages.s5, by: server, work: lognormal 60 min cv 1 }
      demand: { job: { arrivals: 170 per week } }
      source: peer
      experiment: { replications: 14, seed: 1 }

      """,
    knownHours: 58.0...58.4, replications: 40)
}
