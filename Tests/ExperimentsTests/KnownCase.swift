import Experiments
import Testing

/// A classical queue: the file that states it and the figures that theory gives for it.
struct KnownCase: Sendable, CustomTestStringConvertible {
  /// The file's name in the gallery of queues, without its ending.
  let file: String
  let figures: [KnownFigure]
  /// Days of period and of warm-up in the quick test, which shortens the file's own.
  let quickDays: Int
  let quickReplications: Int

  init(
    _ file: String, quickDays: Int = 30, quickReplications: Int = 12, _ figures: [KnownFigure]
  ) {
    self.file = file
    self.figures = figures
    self.quickDays = quickDays
    self.quickReplications = quickReplications
  }

  var testDescription: String { file }
}

/// What theory gives for a metric.
struct KnownFigure: Sendable {
  let metric: String
  let value: Double
  /// The row that it is of; `nil`: the whole office.
  var row: Row?
  /// The value is for each day of the period.
  var isDaily = false
  /// The long test asks for 4 standard errors under 1 % of the value.
  var isHeadline = false

  /// What theory gives for a period of so many days.
  func value(days: Int) -> Double { isDaily ? value * Double(days) : value }

  /// A row of a margin.
  struct Row: Sendable, Equatable {
    let kind: GroupKind
    let name: String
  }
}

extension KnownCase {
  /// Everything whose figures are metrics of a whole run.
  static let steady: [KnownCase] =
    multiServer + generalService + generalArrivals + tandem + identity + priorities + preemption
    + shortestFirst + sendBacks + groups + forkJoin + patience

  /// M/M/c, service of mean 1 h; backlog by Little's law; shares where the file has a limit.
  static let multiServer: [KnownCase] = [
    multiServer("mm1-08", rate: 0.8, servers: 1, limit: 10, quickDays: 200),
    multiServer("mm1-09", rate: 0.9, servers: 1, limit: 10, quickDays: 200),
    multiServer("mm2", rate: 1.6, servers: 2, quickDays: 70),
    multiServer("mm3", rate: 2.4, servers: 3, quickDays: 40),
    multiServer("mm5", rate: 4.25, servers: 5, limit: 3),
    multiServer("mm10", rate: 9, servers: 10, limit: 3, quickDays: 14),
    multiServer("mm20", rate: 18, servers: 20, quickDays: 8),
  ]

  private static func multiServer(
    _ file: String, rate: Double, servers: Int, limit: Double? = nil, quickDays: Int = 30
  ) -> KnownCase {
    let wait = QueueTheory.wait(arrivalRate: rate, servers: servers)
    var figures = [
      KnownFigure(metric: "elapsed_hours_mean", value: wait + 1, isHeadline: true),
      KnownFigure(metric: "wait_hours_mean", value: wait),
      KnownFigure(metric: "backlog_mean", value: rate * (wait + 1)),
    ]
    if let limit {
      let share = QueueTheory.shareWithin(limit, arrivalRate: rate, servers: servers)
      figures.append(KnownFigure(metric: "on_time_rate_cohort", value: share))
    }
    return KnownCase(file, quickDays: quickDays, figures)
  }

  /// M/G/1 at load 0.8, service of mean 1 h.
  static let generalService: [KnownCase] = [
    ("mg1-deterministic", 0), ("mg1-erlang-2", 0.5), ("mg1-lognormal", 1), ("mg1-scv-2", 2),
    ("mg1-scv-4", 4),
  ].map { file, variance in
    let wait = QueueTheory.wait(arrivalRate: 0.8, serviceVariance: variance)
    return KnownCase(
      file, quickDays: 110,
      [
        KnownFigure(metric: "elapsed_hours_mean", value: wait + 1, isHeadline: true),
        KnownFigure(metric: "wait_hours_mean", value: wait),
      ])
  }

  /// D/M/1 and E2/M/1 at load 0.8: the time in system is exponential with rate 1 - sigma.
  static let generalArrivals: [KnownCase] = [("dm1", nil), ("e2m1", 2)].map { file, phases in
    let time = 1 / (1 - QueueTheory.sigma(meanGap: 1.25, phases: phases))
    return KnownCase(
      file, quickDays: 110,
      [
        KnownFigure(metric: "elapsed_hours_mean", value: time, isHeadline: true),
        KnownFigure(metric: "wait_hours_mean", value: time - 1),
      ])
  }

  /// Five M/M/5 in series, each as if alone (Burke).
  static let tandem: [KnownCase] = {
    let wait = QueueTheory.wait(arrivalRate: 4.25, servers: 5)
    return [
      KnownCase(
        "tandem", quickDays: 14,
        [
          KnownFigure(metric: "elapsed_hours_mean", value: 5 * (wait + 1), isHeadline: true),
          KnownFigure(metric: "wait_hours_mean", value: 5 * wait),
        ])
    ]
  }()

  /// M/M/5 on the work clock, whatever the calendar.
  static let identity: [KnownCase] = ["identity-always", "identity-week", "identity-tet"].map {
    let wait = QueueTheory.wait(arrivalRate: 4.25, servers: 5)
    let share = QueueTheory.shareWithin(3, arrivalRate: 4.25, servers: 5)
    return KnownCase(
      $0, quickDays: $0 == "identity-always" ? 20 : 80,
      [
        KnownFigure(metric: "working_hours_mean", value: wait + 1, isHeadline: true),
        KnownFigure(metric: "wait_hours_mean", value: wait),
        KnownFigure(metric: "on_time_rate_cohort", value: share),
      ])
  }
}

/// A queue whose rate changes over one day: the mean number in system at full hours, from empty.
struct HourlyCase: Sendable, CustomTestStringConvertible {
  let file: String
  /// Hours since the start and the mean number in system, by the Kolmogorov equations.
  let expected: [(hour: Int, open: Double)]
  /// Replications that put 4 standard errors under 1 % at each of the hours.
  let replications: Int

  var testDescription: String { file }

  static let all: [HourlyCase] = [
    HourlyCase(
      file: "mt-m10",
      expected: [(6, 17.369849), (9, 22.848836), (12, 22.097410), (24, 7.295284)],
      replications: 100_000),
    HourlyCase(
      file: "mt-m5", expected: [(6, 12.387917), (12, 18.305107), (24, 3.799338)],
      replications: 120_000),
    HourlyCase(
      file: "piecewise", expected: [(4, 8.407477), (8, 26.123946), (12, 8.230130)],
      replications: 120_000),
  ]
}
