import WorkingTime

extension HandWorkedDossiers {
  /// Dossiers that end without a result.
  static let exits = [
    HandWorkedDossier(
      name: "A supplement never answered", period: "2023-07-01..2023-09-30",
      received: "2023-07-03T09:00", limit: "8 working days",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(
          60, "supplement: 100 %, wait: 3 days, at-most: 1, no-answer: 100 %, close-after: 30 days"),
        sign,
      ],
      states: """
        2023-07-03 09:00:00 submitted
        2023-07-03 09:00:00 begun reception
        2023-07-03 09:10:00 finished reception
        2023-07-03 09:10:00 accepted
        2023-07-03 09:10:00 begun appraise
        2023-07-03 10:10:00 finished appraise
        2023-07-03 10:10:00 supplement-requested appraise
        2023-08-02 10:10:00 returned
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-07-13 09:10:00", lawful: "2023-08-14 09:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "A payment never made", period: "2023-11-01..2023-12-31", received: "2023-11-15T13:00",
      limit: "10 days",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60),
        "{ pause: payment, wait: 3 days, no-answer: 100 %, close-after: 10 days }",
        sign,
      ],
      states: """
        2023-11-15 13:00:00 submitted
        2023-11-15 13:00:00 begun reception
        2023-11-15 13:10:00 finished reception
        2023-11-15 13:10:00 accepted
        2023-11-15 13:10:00 begun appraise
        2023-11-15 14:10:00 finished appraise
        2023-11-15 14:10:00 payment-requested payment
        2023-11-25 14:10:00 withdrawn
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-11-27 13:10:00", lawful: "2023-12-05 13:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "Refused at the counter", period: "2023-11-01..2023-12-31",
      received: "2023-11-07T08:00", limit: "5 working days",
      workflow: [
        HandWorkedDossier.reception("refuse: 100 %"),
        HandWorkedDossier.appraise(60),
        sign,
      ],
      states: """
        2023-11-07 08:00:00 submitted
        2023-11-07 08:00:00 begun reception
        2023-11-07 08:10:00 finished reception
        2023-11-07 08:10:00 refused
        """,
      judgement: HandWorkedDossier.neverDue),
    HandWorkedDossier(
      name: "Withdrawn", period: "2023-11-01..2023-12-31", received: "2023-11-16T13:00",
      limit: "2 working days",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60, "withdraw: 100 %"),
        sign,
      ],
      states: """
        2023-11-16 13:00:00 submitted
        2023-11-16 13:00:00 begun reception
        2023-11-16 13:10:00 finished reception
        2023-11-16 13:10:00 accepted
        2023-11-16 13:10:00 begun appraise
        2023-11-16 14:10:00 finished appraise
        2023-11-16 14:10:00 withdrawn
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-11-20 13:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "Stopped", period: "2024-06-01..2024-07-31", received: "2024-06-03T07:30",
      limit: "1 working day",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(1200, "stop: 100 %"),
        sign,
      ],
      states: """
        2024-06-03 07:30:00 submitted
        2024-06-03 07:30:00 begun reception
        2024-06-03 07:40:00 finished reception
        2024-06-03 07:40:00 accepted
        2024-06-03 07:40:00 begun appraise
        2024-06-05 13:10:00 finished appraise
        2024-06-05 13:10:00 stopped
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-06-04 07:40:00", verdict: .late, daysLate: 1)),
    HandWorkedDossier(
      name: "Returned on the due date", period: "2022-08-01..2022-10-31",
      received: "2022-08-30T15:00", limit: "2 working days",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(720, "return: 100 %"),
        sign,
      ],
      states: """
        2022-08-30 15:00:00 submitted
        2022-08-30 15:00:00 begun reception
        2022-08-30 15:10:00 finished reception
        2022-08-30 15:10:00 accepted
        2022-08-30 15:10:00 begun appraise
        2022-09-05 09:40:00 finished appraise
        2022-09-05 09:40:00 returned
        """,
      judgement: HandWorkedDossier.due(
        original: "2022-09-05 15:10:00", verdict: .onTime)),
  ]

  /// Send-backs, branches, asks, hand-overs, batches and windows.
  static let roads = [
    HandWorkedDossier(
      name: "Sent back", period: "2024-03-01..2024-04-30", received: "2024-03-05T08:00",
      limit: "1 working day",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(120),
        HandWorkedDossier.head("check", 20, "back: 100 %, to: appraise, redo: 50 %, at-most: 1"),
      ],
      states: """
        2024-03-05 08:00:00 submitted
        2024-03-05 08:00:00 begun reception
        2024-03-05 08:10:00 finished reception
        2024-03-05 08:10:00 accepted
        2024-03-05 08:10:00 begun appraise
        2024-03-05 10:10:00 finished appraise
        2024-03-05 10:10:00 begun check
        2024-03-05 10:30:00 finished check
        2024-03-05 10:30:00 begun appraise
        2024-03-05 11:30:00 finished appraise
        2024-03-05 13:00:00 begun check
        2024-03-05 13:10:00 finished check
        2024-03-05 13:10:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-03-06 08:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "Two branches, both needed", period: "2024-03-01..2024-04-30",
      received: "2024-03-11T08:00", limit: "1 working day", asked: ["commune"],
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.checks("all"),
        sign,
      ],
      states: """
        2024-03-11 08:00:00 submitted
        2024-03-11 08:00:00 begun reception
        2024-03-11 08:10:00 finished reception
        2024-03-11 08:10:00 accepted
        2024-03-11 08:10:00 begun measure
        2024-03-11 08:10:00 asked commune-view
        2024-03-11 11:10:00 finished measure
        2024-03-12 08:10:00 answered commune-view
        2024-03-12 08:10:00 begun sign
        2024-03-12 08:20:00 finished sign
        2024-03-12 08:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-03-12 08:10:00", verdict: .onTime)),
    HandWorkedDossier(
      name: "Two branches, one enough", period: "2024-03-01..2024-04-30",
      received: "2024-03-11T08:00", limit: "1 working day", asked: ["commune"],
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.checks("any"),
        sign,
      ],
      states: """
        2024-03-11 08:00:00 submitted
        2024-03-11 08:00:00 begun reception
        2024-03-11 08:10:00 finished reception
        2024-03-11 08:10:00 accepted
        2024-03-11 08:10:00 begun measure
        2024-03-11 08:10:00 asked commune-view
        2024-03-11 11:10:00 finished measure
        2024-03-11 11:10:00 begun sign
        2024-03-11 11:20:00 finished sign
        2024-03-11 11:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-03-12 08:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "Silence is consent", period: "2024-04-01..2024-06-30", received: "2024-04-26T08:00",
      limit: "5 working days", asked: ["tax"],
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.askTax("10 working days", "consent"),
        sign,
      ],
      states: """
        2024-04-26 08:00:00 submitted
        2024-04-26 08:00:00 begun reception
        2024-04-26 08:10:00 finished reception
        2024-04-26 08:10:00 accepted
        2024-04-26 08:10:00 asked tax-notice
        2024-05-07 08:10:00 answered tax-notice
        2024-05-07 08:10:00 begun sign
        2024-05-07 08:20:00 finished sign
        2024-05-07 08:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-05-07 08:10:00", verdict: .onTime)),
    HandWorkedDossier(
      name: "Silence is waited for", period: "2024-05-01..2024-06-30", received: "2024-05-13T08:00",
      limit: "5 working days", asked: ["tax"],
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.askTax("6 working days", "wait"),
        sign,
      ],
      states: """
        2024-05-13 08:00:00 submitted
        2024-05-13 08:00:00 begun reception
        2024-05-13 08:10:00 finished reception
        2024-05-13 08:10:00 accepted
        2024-05-13 08:10:00 asked tax-notice
        2024-05-21 08:10:00 answered tax-notice
        2024-05-21 08:10:00 begun sign
        2024-05-21 08:20:00 finished sign
        2024-05-21 08:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-05-20 08:10:00", verdict: .late, daysLate: 1)),
    HandWorkedDossier(
      name: "An ask that stops the clock", period: "2024-05-01..2024-06-30",
      received: "2024-05-13T08:00", limit: "5 working days", asked: ["tax"],
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.askTax("6 working days", "wait", keys: ", clock: stop"),
        sign,
      ],
      states: """
        2024-05-13 08:00:00 submitted
        2024-05-13 08:00:00 begun reception
        2024-05-13 08:10:00 finished reception
        2024-05-13 08:10:00 accepted
        2024-05-13 08:10:00 asked tax-notice
        2024-05-21 08:10:00 answered tax-notice
        2024-05-21 08:10:00 begun sign
        2024-05-21 08:20:00 finished sign
        2024-05-21 08:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-05-20 08:10:00", lawful: "2024-05-28 08:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "Paper given before 15:00", period: "2024-06-01..2024-07-31",
      received: "2024-06-11T09:00", limit: "2 working days",
      handOver: "electronic: 0 %, paper: 15h00, delay: 1 h",
      workflow: plain,
      states: """
        2024-06-11 09:00:00 submitted
        2024-06-11 09:00:00 begun reception
        2024-06-11 09:10:00 finished reception
        2024-06-11 09:10:00 accepted
        2024-06-11 18:00:00 handed-over
        2024-06-12 07:30:00 begun appraise
        2024-06-12 08:30:00 finished appraise
        2024-06-12 08:30:00 begun sign
        2024-06-12 08:40:00 finished sign
        2024-06-12 08:40:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-06-13 09:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "Paper given after 15:00", period: "2024-06-01..2024-07-31",
      received: "2024-06-14T15:20", limit: "2 working days",
      handOver: "electronic: 0 %, paper: 15h00, delay: 1 h",
      workflow: plain,
      states: """
        2024-06-14 15:20:00 submitted
        2024-06-14 15:20:00 begun reception
        2024-06-14 15:30:00 finished reception
        2024-06-14 15:30:00 accepted
        2024-06-17 08:30:00 handed-over
        2024-06-17 08:30:00 begun appraise
        2024-06-17 09:30:00 finished appraise
        2024-06-17 09:30:00 begun sign
        2024-06-17 09:40:00 finished sign
        2024-06-17 09:40:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-06-18 15:30:00", verdict: .early)),
    HandWorkedDossier(
      name: "Handed over electronically", period: "2024-06-01..2024-07-31",
      received: "2024-06-18T10:00", limit: "1 working day",
      handOver: "electronic: 100 %, paper: 15h00, delay: 2 working h",
      workflow: plain,
      states: """
        2024-06-18 10:00:00 submitted
        2024-06-18 10:00:00 begun reception
        2024-06-18 10:10:00 finished reception
        2024-06-18 10:10:00 accepted
        2024-06-18 13:40:00 handed-over
        2024-06-18 13:40:00 begun appraise
        2024-06-18 14:40:00 finished appraise
        2024-06-18 14:40:00 begun sign
        2024-06-18 14:50:00 finished sign
        2024-06-18 14:50:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-06-19 10:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "Handed over electronically after 15:00", period: "2024-06-01..2024-07-31",
      received: "2024-06-14T15:20", limit: "2 working days",
      handOver: "electronic: 100 %, paper: 15h00, delay: 2 working h",
      workflow: plain,
      states: """
        2024-06-14 15:20:00 submitted
        2024-06-14 15:20:00 begun reception
        2024-06-14 15:30:00 finished reception
        2024-06-14 15:30:00 accepted
        2024-06-17 08:00:00 handed-over
        2024-06-17 08:00:00 begun appraise
        2024-06-17 09:00:00 finished appraise
        2024-06-17 09:00:00 begun sign
        2024-06-17 09:10:00 finished sign
        2024-06-17 09:10:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-06-18 15:30:00", verdict: .early)),
    HandWorkedDossier(
      name: "Assigned twice a day", period: "2024-07-01..2024-08-31", received: "2024-07-01T08:30",
      limit: "1 working day",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.head("assign", 5, keys: "batch: { mon..fri: [08h00, 14h00] }"),
        HandWorkedDossier.appraise(60),
        HandWorkedDossier.head("sign", 10, keys: "batch: { mon..fri: [08h00, 14h00] }"),
      ],
      states: """
        2024-07-01 08:30:00 submitted
        2024-07-01 08:30:00 begun reception
        2024-07-01 08:40:00 finished reception
        2024-07-01 08:40:00 accepted
        2024-07-01 14:00:00 begun assign
        2024-07-01 14:05:00 finished assign
        2024-07-01 14:05:00 begun appraise
        2024-07-01 15:05:00 finished appraise
        2024-07-02 08:00:00 begun sign
        2024-07-02 08:10:00 finished sign
        2024-07-02 08:10:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-07-02 08:40:00", verdict: .onTime)),
    HandWorkedDossier(
      name: "At the very moment of a batch", period: "2024-07-01..2024-08-31",
      received: "2024-07-02T12:00", channel: "online", limit: "1 working day",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(50),
        HandWorkedDossier.head("sign", 10, keys: "batch: { mon..fri: [08h00, 14h00] }"),
      ],
      states: """
        2024-07-02 12:00:00 submitted
        2024-07-02 13:00:00 begun reception
        2024-07-02 13:10:00 finished reception
        2024-07-02 13:10:00 accepted
        2024-07-02 13:10:00 begun appraise
        2024-07-02 14:00:00 finished appraise
        2024-07-02 14:00:00 begun sign
        2024-07-02 14:10:00 finished sign
        2024-07-02 14:10:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-07-03 13:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "A council on a holiday", period: "2023-04-01..2023-05-31",
      received: "2023-04-27T09:00", limit: "3 working days",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60),
        HandWorkedDossier.head("council", 30, keys: "batch: { wed: 08h00 }"),
        sign,
      ],
      states: """
        2023-04-27 09:00:00 submitted
        2023-04-27 09:00:00 begun reception
        2023-04-27 09:10:00 finished reception
        2023-04-27 09:10:00 accepted
        2023-04-27 09:10:00 begun appraise
        2023-04-27 10:10:00 finished appraise
        2023-05-04 08:00:00 begun council
        2023-05-04 08:30:00 finished council
        2023-05-04 08:30:00 begun sign
        2023-05-04 08:40:00 finished sign
        2023-05-04 08:40:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-05-05 09:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "A signing window", period: "2024-07-01..2024-08-31", received: "2024-07-09T08:00",
      limit: "1 working day",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60),
        HandWorkedDossier.head("sign", 90, keys: "window: { mon..fri: 16h00..17h00 }"),
      ],
      states: """
        2024-07-09 08:00:00 submitted
        2024-07-09 08:00:00 begun reception
        2024-07-09 08:10:00 finished reception
        2024-07-09 08:10:00 accepted
        2024-07-09 08:10:00 begun appraise
        2024-07-09 09:10:00 finished appraise
        2024-07-09 16:00:00 begun sign
        2024-07-10 08:00:00 finished sign
        2024-07-10 08:00:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-07-10 08:10:00", verdict: .onTime)),
    HandWorkedDossier(
      name: "Submitted online at night", period: "2024-07-01..2024-08-31",
      received: "2024-07-12T20:00", channel: "online", limit: "3 working days",
      acknowledge: "8 working h",
      workflow: plain,
      states: """
        2024-07-12 20:00:00 submitted
        2024-07-15 07:30:00 begun reception
        2024-07-15 07:40:00 finished reception
        2024-07-15 07:40:00 accepted
        2024-07-15 07:40:00 begun appraise
        2024-07-15 08:40:00 finished appraise
        2024-07-15 08:40:00 begun sign
        2024-07-15 08:50:00 finished sign
        2024-07-15 08:50:00 resolved
        """,
      acknowledgeBy: "2024-07-15 17:00:00",
      judgement: HandWorkedDossier.due(
        original: "2024-07-18 07:40:00", verdict: .early)),
  ]
}
