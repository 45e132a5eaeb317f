import Experiments
import Scenarios

/// Classical queues with classes, orders, send-backs and groups.
extension KnownCase {
  /// Non-preemptive classes, by Cobham's formula; conservation: the loads times the waits add up to
  /// what first come, first served gives.
  static let priorities: [KnownCase] = [
    classes("priority-2", rates: [0.2, 0.6], works: [1, 1]),
    classes("priority-3", rates: [0.3, 0.3, 0.2], works: [1, 1, 1]),
    classes("priority-3-heavy", rates: [0.1, 0.3, 0.5], works: [1, 1, 1], quickDays: 250),
    classes("priority-unequal", rates: [0.3, 0.2], works: [1, 2]),
    classes("priority-mm5", rates: [1, 1.5, 1.5], works: [1, 1, 1], servers: 5, quickDays: 40),
  ]

  private static func classes(
    _ file: String, rates: [Double], works: [Double], servers: Int = 1, quickDays: Int = 200
  ) -> KnownCase {
    let waits = QueueTheory.waits(rates: rates, works: works, servers: servers)
    return KnownCase(
      file, quickDays: quickDays,
      waits.indices.map { index in
        KnownFigure(
          metric: "elapsed_hours_mean", value: waits[index] + works[index],
          row: .init(kind: .procedure, name: names(rates.count, file)[index]), isHeadline: true)
      })
  }

  private static func names(_ count: Int, _ file: String) -> [String] {
    guard count == 2 else { return ["first", "second", "third"] }
    return file == "priority-unequal" ? ["short", "long"] : ["urgent", "ordinary"]
  }

  /// Classes that interrupt those behind them, whose work goes on later.
  static let preemption: [KnownCase] = [
    ("preempt-2", [0.2, 0.6]), ("preempt-3", [0.3, 0.3, 0.2]),
  ].map { file, rates in
    let times = QueueTheory.preemptiveTimes(rates: rates)
    return KnownCase(
      file, quickDays: 200,
      times.indices.map { index in
        KnownFigure(
          metric: "elapsed_hours_mean", value: times[index],
          row: .init(kind: .procedure, name: names(rates.count, file)[index]), isHeadline: true)
      })
  }

  /// M/M/1 at load 0.8, the shortest work first and the shortest remaining work first.
  static let shortestFirst: [KnownCase] = [
    KnownCase(
      "shortest", quickDays: 200,
      [
        KnownFigure(
          metric: "elapsed_hours_mean", value: 1 + QueueTheory.shortestFirstWait(rate: 0.8),
          isHeadline: true)
      ]),
    KnownCase(
      "shortest-remaining", quickDays: 200,
      [
        KnownFigure(
          metric: "elapsed_hours_mean", value: QueueTheory.shortestRemainingTime(rate: 0.8),
          isHeadline: true)
      ]),
  ]

  /// Jackson networks: each station is an M/M/c at the flow that its send-backs make of the arrivals.
  static let sendBacks: [KnownCase] = {
    let desk = QueueTheory.wait(arrivalRate: 1.25, serviceRate: 1, servers: 2)
    let review = QueueTheory.wait(arrivalRate: 1.25, serviceRate: 0.5, servers: 5)
    let sign = QueueTheory.wait(arrivalRate: 1, serviceRate: 2, servers: 1)
    func wait(_ pool: String, _ value: Double) -> KnownFigure {
      KnownFigure(
        metric: "wait_hours_mean", value: value, row: .init(kind: .pool, name: "office.\(pool)"))
    }
    return [
      KnownCase(
        "rework", quickDays: 100,
        [
          KnownFigure(
            metric: "elapsed_hours_mean", value: 1.25 * (desk + 1 + review + 2) + sign + 0.5,
            isHeadline: true),
          wait("desk", desk), wait("review", review), wait("signer", sign),
        ]),
      KnownCase(
        "feedback", quickDays: 200,
        [
          KnownFigure(metric: "elapsed_hours_mean", value: 5, isHeadline: true),
          KnownFigure(metric: "backlog_mean", value: 3),
        ]),
    ]
  }()

  /// Two branches, each at one server, until both are done.
  static let forkJoin: [KnownCase] = [("fork-join", 0.8), ("fork-join-half", 0.5)].map {
    KnownCase(
      $0, quickDays: 150,
      [
        KnownFigure(
          metric: "elapsed_hours_mean", value: QueueTheory.forkJoinTime(rate: $1), isHeadline: true)
      ])
  }

  /// Erlang-A: applicants who wait for too long take their dossiers back.
  static let patience: [KnownCase] = [
    ("erlang-a", 9, 10, 0.2, 60), ("erlang-a-overload", 12, 10, 1, 30),
    ("erlang-a-large", 55, 50, 0.5, 12),
  ].map { file, rate, servers, patienceRate, days in
    let share = QueueTheory.shareGivingUp(
      arrivalRate: rate, servers: servers, patienceRate: patienceRate)
    return KnownCase(
      file, quickDays: days,
      [
        KnownFigure(
          metric: "withdrawn", value: 24 * rate * share, isDaily: true, isHeadline: true),
        KnownFigure(
          metric: "backlog_mean", value: rate * (1 - share + share / patienceRate),
          isHeadline: true),
      ])
  }

  /// Groups of four at one server of load 0.8: L = load (1 + 4) / 2 / (1 - load).
  static let groups: [KnownCase] = [
    KnownCase(
      "groups", quickDays: 250,
      [
        KnownFigure(metric: "elapsed_hours_mean", value: 12.5, isHeadline: true),
        KnownFigure(metric: "backlog_mean", value: 10),
      ])
  ]
}

extension Observed {
  /// The row of theory that a figure of a file is about.
  var row: KnownFigure.Row? {
    filter.procedures.first.map { KnownFigure.Row(kind: .procedure, name: $0) }
  }
}
