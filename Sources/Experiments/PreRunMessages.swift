import Engine
import Scenarios
import Statistics
import WorkingTime

extension Diagnostic {
  static func overload(_ pool: PoolModel, _ load: Double) -> Diagnostic {
    Diagnostic(
      code: "W0701", severity: .warning,
      message: "'\(pool.name)' has \(percent(load)) of its open time to work: its queue will grow",
      fix: "at least \(posts(pool, load)) posts, less work or fewer dossiers; or mean it")
  }

  static func furtherOverloads(_ pools: [(PoolModel, Double)]) -> Diagnostic {
    Diagnostic(
      code: "W0701", severity: .warning,
      message: "\(pools.count) more pools have no time for all their work: \(listed(pools))",
      fix: "more posts, less work or fewer dossiers; or mean it")
  }

  static func nearlyFull(_ pools: [(PoolModel, Double)]) -> Diagnostic {
    let many = pools.count == 1 ? "1 pool has" : "\(pools.count) pools have"
    return Diagnostic(
      code: "W0702", severity: .warning,
      message:
        "\(many) 95 % or more of the open time to work, waits will be long: \(listed(pools))",
      fix: "check their posts, their work and their share of the dossiers")
  }

  static func tooShort(
    _ procedure: Procedure, _ from: CivilDate?, least: Double
  ) -> Diagnostic {
    Diagnostic(
      code: "W0703", severity: .warning,
      message:
        "'\(procedure.name)' needs at least \(hours(least)) of work, more than its limit holds\(since(from)): all will be late",
      fix: "check the unit of `limit:` and of `work:`")
  }

  static func shorterThanMean(
    _ procedure: Procedure, _ from: CivilDate?, mean: Double
  ) -> Diagnostic {
    Diagnostic(
      code: "W0703", severity: .warning,
      message:
        "'\(procedure.name)' needs \(hours(mean)) of work on average, more than its limit holds\(since(from))",
      fix: "check the unit of `limit:` and of `work:`")
  }

  static func shorterThanAnswers(_ procedure: Procedure, _ from: CivilDate?) -> Diagnostic {
    Diagnostic(
      code: "W0703", severity: .warning,
      message:
        "'\(procedure.name)' waits for answers, while its clock runs, longer than its limit holds\(since(from)): all will be late",
      fix: "check `answer:` and `wait:`, or let the clock stop there")
  }

  static func normsExceedLimit(
    _ procedure: Procedure, _ from: CivilDate?, _ limit: StatutoryLimit, _ norms: NormSum,
    longestDay: Int64
  ) -> Diagnostic {
    let sum =
      switch limit {
      case .workingDays, .sameDay: "\(rounded(norms.open / Double(longestDay))) working days"
      case .workingSeconds: "\(rounded(norms.open / 3600)) working h"
      case .calendarDays, .months: "\(rounded(norms.total / 86_400)) days"
      case .wallSeconds: "\(rounded(norms.total / 3600)) h"
      }
    return Diagnostic(
      code: "W0711", severity: .warning,
      message:
        "the norms of '\(procedure.name)' add up to \(sum) on its longest road, more than its limit\(since(from))",
      fix: "whoever keeps every `norm:` is late all the same: correct one of them, or `limit:`")
  }

  static func neverTaken(
    _ item: String, _ procedure: Procedure, _ condition: Condition
  ) -> Diagnostic {
    Diagnostic(
      code: "W0704", severity: .warning,
      message:
        "no dossier reaches \(item) of '\(procedure.name)': none that comes there has '\(condition.text)'",
      fix: "drop it, or change its `if:`")
  }

  static func caseNeverTaken(
    _ number: Int, of choice: Choice, _ procedure: Procedure, _ condition: Condition,
    isBehindAnother: Bool
  ) -> Diagnostic {
    let reason =
      isBehindAnother
      ? "cases before it take all that have" : "none that comes there has"
    return Diagnostic(
      code: "W0704", severity: .warning,
      message:
        "no dossier takes case \(number) of '\(choice.name)' in '\(procedure.name)': \(reason) '\(condition.text)'",
      fix: isBehindAnother
        ? "the first case that holds is taken: put the narrower one first"
        : "drop the case, or change its `if:`")
  }

  static func emptied(_ pools: [String], _ from: CivilDate, _ until: CivilDate?) -> Diagnostic {
    let names = pools.map { "'\($0)'" }
    let span = until.map { "from \(from) to \($0)" } ?? "from \(from) on"
    return Diagnostic(
      code: "W0713", severity: .warning,
      message:
        "\(listed(names)) \(pools.count == 1 ? "has" : "have") 0 posts \(span), and work comes all the while",
      fix: "leave a post, or let somebody else do the work by then")
  }

  static func overfullBatch(
    _ batch: OverfullBatch, of item: String, at agency: String, others: Int
  ) -> Diagnostic {
    let more =
      others == 0 ? "" : others == 1 ? ", and 1 agency more" : ", and \(others) agencies more"
    let room = batch.moments * batch.size
    let least = batch.moments == 0 ? 0 : Int((batch.passes / Double(batch.moments)).rounded(.up))
    return Diagnostic(
      code: "W0715", severity: .warning,
      message:
        "some \(Int(batch.passes.rounded())) dossiers come to the batch of '\(item)' at '\(agency)'\(more), which takes \(room) in the period: they will wait longer and longer",
      fix: batch.moments == 0
        ? "give it moments in the period"
        : "at least `batch-size: \(least)`, or more moments; or mean it")
  }

  /// A step or case, as the message names it.
  static func chanceOfZero(_ item: String, in procedures: [String]) -> Diagnostic {
    Diagnostic(
      code: "R0709", severity: .remark,
      message: "\(item) has the chance 0 % in \(listed(procedures))",
      fix: "drop it there if that is not meant")
  }

  static func placedByAge(_ count: Int) -> Diagnostic {
    Diagnostic(
      code: "R0714", severity: .remark,
      message:
        "\(count) dossiers of the backlog stand where dossiers of their age stood in a pilot run: an assumption",
      fix: "name their `step:` where it is known")
  }

  static func noBase(_ observed: Observed) -> Diagnostic {
    Diagnostic(
      code: "W0705", severity: .warning,
      message: "the published '\(observed.metric ?? observed.figure ?? "")' has no denominator",
      fix: "add `of:` with the number that it is a share of")
  }

  static func projectedYears(_ years: [Int]) -> Diagnostic {
    let names = years.map { "\($0)" }
    let list =
      names.count > 4 ? "\(names[0]) to \(names[names.count - 1])" : names.joined(separator: ", ")
    return Diagnostic(
      code: "W0706", severity: .warning,
      message: "the public holidays of \(list) are not announced or not known here",
      fix: "fixed dates and lunar days are computed; swap days and extra days off are missing")
  }

  static func cultureDay(_ years: [Int]) -> Diagnostic {
    Diagnostic(
      code: "W0707", severity: .warning,
      message: "24/11 (Ngày Văn hóa Việt Nam) counts as a working day in \(years[0])",
      fix: "where it is a day off, add it to `closed:` of the calendars")
  }

  static func idlePools(_ names: [String]) -> Diagnostic {
    Diagnostic(
      code: "R0708", severity: .remark,
      message:
        "\(names.count) pool\(names.count == 1 ? " gets" : "s get") no work: \(listed(names))",
      fix: "drop them, or name them in a workflow with `at:` and `by:`")
  }

  private static func listed(_ pools: [(PoolModel, Double)]) -> String {
    listed(pools.map { "\($0.0.name) \(percent($0.1))" })
  }

  private static func listed(_ names: [String]) -> String {
    names.prefix(4).joined(separator: ", ") + (names.count > 4 ? ", … (\(names.count) in all)" : "")
  }

  private static func percent(_ share: Double) -> String {
    "\((share * 1000).rounded() / 10) %"
  }

  /// From when a version holds that changes made.
  private static func since(_ day: CivilDate?) -> String {
    day.map { " from \($0) on" } ?? ""
  }

  /// Posts that bring the load to 90 %, in halves.
  private static func posts(_ pool: PoolModel, _ load: Double) -> Double {
    (pool.posts * load / 0.9 * 2).rounded(.up) / 2
  }

  private static func rounded(_ number: Double) -> String {
    let tenths = (number * 10).rounded() / 10
    return tenths == tenths.rounded() && abs(tenths) < 1e9 ? "\(Int(tenths))" : "\(tenths)"
  }

  private static func hours(_ seconds: Double) -> String {
    "\((seconds / 360).rounded() / 10) h"
  }
}

extension StatutoryLimit {
  /// The most open time that fits the limit; `nil` where it is counted in months, which is plenty.
  func openSeconds(longestDay: Int64) -> Double? {
    switch self {
    case .workingSeconds(let seconds), .wallSeconds(let seconds): Double(seconds)
    case .workingDays(let count), .calendarDays(let count): Double(longestDay) * Double(count + 1)
    case .sameDay: Double(longestDay) * 2
    case .months: nil
    }
  }
}

extension Distribution {
  /// The least value, 0 where small ones are only unlikely.
  var least: Double {
    switch self {
    case .constant(let value): value
    case .uniform(let low, _), .triangular(let low, _, _): low
    case .sample(let values): values.min() ?? 0
    case .exponential, .lognormal, .gamma, .erlang: 0
    }
  }
}
