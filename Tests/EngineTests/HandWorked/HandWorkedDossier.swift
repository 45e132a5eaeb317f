import Testing
import WorkingTime

/// A dossier that is alone in a small office, whose every state, clock and due date was worked out on
/// paper: `Working.md` beside this file shows how, under the same name.
///
/// The office has a counter that accepts and a division that decides, both open from Monday to Friday
/// 07:30-11:30 and 13:00-17:00 on the holidays of Viet Nam. All work and all waits are constants, and
/// all chances 0 % or 100 %.
struct HandWorkedDossier: Sendable, CustomTestStringConvertible {
  /// The heading of its working.
  var name: String
  /// First and last day of the run, as the file has them.
  var period: String
  /// When it is handed in, `2023-01-18T09:00`.
  var received: String
  var channel = "counter"
  /// Whether the counter is open on Saturday mornings too.
  var opensOnSaturday = false
  /// As the file has it, `8 working days`; `nil`: none.
  var limit: String?
  var supplement = SuspensionRule.stop
  var payment = SuspensionRule.stop
  var judged = Judged.date
  /// By how many working days an extension moves the due date, and whether it is granted.
  var `extension`: (days: Int, isGranted: Bool)?
  /// Another moment of the request than that of CLOCK 10, which no key of the file can name.
  var extensionMoment: String?
  /// The clock of acknowledgement, `8 working h`.
  var acknowledge: String?
  /// The outside agencies that the workflow asks.
  var asked: [String] = []
  /// The one row of `hand-overs:`; `nil`: all is handed over at once.
  var handOver: String?
  /// The items between the reception and the end.
  var workflow: [String]
  /// What happens, one line for each event, `2023-01-18 09:00:00 submitted`.
  ///
  /// The events of one instant stand in the order of their causes. What is withheld has no line: an
  /// answer that comes after silence was taken for consent, or in a branch that was abandoned.
  var states: String
  /// The last instant of acknowledgement, where there is that clock.
  var acknowledgeBy: String?
  /// Due dates, verdict and days late, as ``due(original:lawful:current:verdict:daysLate:)`` has them.
  var judgement: [String]

  var testDescription: String { name }

  /// Events, due dates, verdict and days late, sorted as text: by time, ties by name.
  var expected: [String] {
    (states.split(separator: "\n").map(String.init) + judgement).sorted()
  }
}

// MARK: - What a case is made of

extension HandWorkedDossier {
  /// The judgement on a dossier that was accepted.
  static func due(
    original: String = "never", lawful: String? = nil, current: String? = nil, verdict: Verdict,
    daysLate: Int = 0
  ) -> [String] {
    let lawful = lawful ?? original
    let word =
      switch verdict {
      case .early: "early"
      case .onTime: "on-time"
      case .late: "late"
      }
    return [
      "due original \(original)", "due lawful \(lawful)", "due current \(current ?? lawful)",
      "verdict \(word)", "days late \(daysLate)",
    ]
  }

  /// The judgement on a dossier that was never accepted: nothing was due, and nothing is judged.
  static let neverDue = ["due original never", "due lawful never", "due current never"]

  /// Ten minutes at the counter; `outcome` is one mapping.
  static func reception(_ outcome: String? = nil) -> String {
    step("receive: reception, at: intake, by: counter", 10, outcome: outcome)
  }

  /// The officer's work.
  static func appraise(_ minutes: Int, _ outcome: String? = nil) -> String {
    step("step: appraise, at: deciding, by: officer", minutes, outcome: outcome)
  }

  /// The work of the head of the division; `keys` are a batch or a window.
  static func head(
    _ name: String, _ minutes: Int, _ outcome: String? = nil, keys: String? = nil
  ) -> String {
    step("step: \(name), at: deciding, by: head", minutes, keys: keys, outcome: outcome)
  }

  /// A survey of 3 hours beside a question to the commune, which answers after a working day.
  static func checks(_ join: String) -> String {
    """
    { parallel: checks, join: \(join), branches: { \
    survey: [ { step: measure, at: deciding, by: surveyor, work: 180 min } ], \
    view: [ { ask: commune-view, of: commune, answer: 1 working day, silence: wait } ] } }
    """
  }

  /// The officer's hour, with a supplement of two days, beside a payment of one.
  static let waitsAtOnce = """
    { parallel: checks, join: all, branches: { \
    work: [ \(appraise(60, "supplement: 100 %, wait: 2 days, at-most: 1")) ], \
    money: [ { pause: payment, wait: 1 day } ] } }
    """

  /// A question to the tax office, whose limit is five working days.
  static func askTax(_ answer: String, _ silence: String, keys: String = "") -> String {
    "{ ask: tax-notice, of: tax, answer: \(answer), answer-by: 5 working days, "
      + "silence: \(silence)\(keys) }"
  }

  private static func step(
    _ kind: String, _ minutes: Int, keys: String? = nil, outcome: String?
  ) -> String {
    let parts =
      ["\(kind), work: \(minutes) min"] + (keys.map { [$0] } ?? [])
      + (outcome.map { ["outcomes: [ { \($0) } ]"] } ?? [])
    return "{ \(parts.joined(separator: ", ")) }"
  }
}

// MARK: - The scenario

extension HandWorkedDossier {
  /// The recorded arrivals beside the scenario, by name.
  var tables: [String: String] {
    ["dossier.csv": "received,procedure,channel\n\(received),permit,\(channel)\n"]
  }

  /// The whole file.
  var scenario: String {
    let saturday = opensOnSaturday ? ", sat: [07h30..11h30]" : ""
    let agencies = asked.map { "  \($0): { level: outside, calendar: office }\n" }.joined()
    let limitLine = limit.map { "    limit: \($0)\n" } ?? ""
    let items = workflow.map { "      - \($0)\n" }.joined()
    return """
      motcua: 1
      title: "\(name)"
      question: Is it on time?
      period: \(period)
      sources: { paper: { status: assumed, cite: worked by hand } }
      calendars:
        office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] }, holidays: vietnam }
        counters: { hours: { mon..fri: [07h30..11h30, 13h00..17h00]\(saturday) }, holidays: vietnam }
      agencies:
        desk: { calendar: counters, staff: { counter: 1 post } }
        division: { calendar: office, staff: { officer: 1 post, surveyor: 1 post, head: 1 post } }
      \(agencies)\(clockRule)
      \(handOver.map { "hand-overs: [ { \($0) } ]\n" } ?? "")procedures:
        permit:
      \(limitLine)    intake: desk
          deciding: division
          workflow:
      \(items)demand: { permit: { trace: dossier.csv } }
      source: paper

      """
  }

  private var clockRule: String {
    var keys = ["calendar: office"]
    if supplement != .stop { keys.append("supplement: \(supplement.rawValue)") }
    if payment != .stop { keys.append("payment: \(payment.rawValue)") }
    if judged != .date { keys.append("judged: \(judged.rawValue)") }
    if let acknowledge { keys.append("acknowledge: \(acknowledge)") }
    if let rule = self.extension {
      let chance = rule.isGranted ? "100 %" : "0 %"
      keys.append(
        "extension: { chance: \(chance), by: \(rule.days) working days, letter: 100 % }")
    }
    return "clock: { \(keys.joined(separator: ", ")) }"
  }
}
