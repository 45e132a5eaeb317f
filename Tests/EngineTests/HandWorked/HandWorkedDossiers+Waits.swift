import WorkingTime

extension HandWorkedDossiers {
  /// Supplements and payments.
  static let waits = [
    HandWorkedDossier(
      name: "One supplement", period: "2023-03-01..2023-04-30", received: "2023-03-01T09:00",
      limit: "8 working days",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60, "supplement: 100 %, wait: 3 days, at-most: 1, redo: 50 %"),
        sign,
      ],
      states: """
        2023-03-01 09:00:00 submitted
        2023-03-01 09:00:00 begun reception
        2023-03-01 09:10:00 finished reception
        2023-03-01 09:10:00 accepted
        2023-03-01 09:10:00 begun appraise
        2023-03-01 10:10:00 finished appraise
        2023-03-01 10:10:00 supplement-requested appraise
        2023-03-04 10:10:00 supplement-received appraise
        2023-03-06 07:30:00 begun appraise
        2023-03-06 08:00:00 finished appraise
        2023-03-06 08:00:00 begun sign
        2023-03-06 08:10:00 finished sign
        2023-03-06 08:10:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-03-13 09:10:00", lawful: "2023-03-15 16:00:00", verdict: .early)),
    HandWorkedDossier(
      name: "Two supplements", period: "2023-06-01..2023-07-31", received: "2023-06-05T07:30",
      limit: "1 working day",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(240, "supplement: 100 %, wait: 1 day, at-most: 2"),
        sign,
      ],
      states: """
        2023-06-05 07:30:00 submitted
        2023-06-05 07:30:00 begun reception
        2023-06-05 07:40:00 finished reception
        2023-06-05 07:40:00 accepted
        2023-06-05 07:40:00 begun appraise
        2023-06-05 13:10:00 finished appraise
        2023-06-05 13:10:00 supplement-requested appraise
        2023-06-06 13:10:00 supplement-received appraise
        2023-06-06 13:10:00 begun appraise
        2023-06-07 07:40:00 finished appraise
        2023-06-07 07:40:00 supplement-requested appraise
        2023-06-08 07:40:00 supplement-received appraise
        2023-06-08 07:40:00 begun appraise
        2023-06-08 13:10:00 finished appraise
        2023-06-08 13:10:00 begun sign
        2023-06-08 13:20:00 finished sign
        2023-06-08 13:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-06-06 07:40:00", lawful: "2023-06-08 07:40:00", verdict: .onTime)),
    HandWorkedDossier(
      name: "A supplement over Tết", period: "2026-02-01..2026-04-30", received: "2026-02-09T09:00",
      limit: "4 working days",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60, "supplement: 100 %, wait: 28 h, at-most: 1"),
        HandWorkedDossier.head("sign", 1800),
      ],
      states: """
        2026-02-09 09:00:00 submitted
        2026-02-09 09:00:00 begun reception
        2026-02-09 09:10:00 finished reception
        2026-02-09 09:10:00 accepted
        2026-02-09 09:10:00 begun appraise
        2026-02-09 10:10:00 finished appraise
        2026-02-09 10:10:00 supplement-requested appraise
        2026-02-10 14:10:00 supplement-received appraise
        2026-02-10 14:10:00 begun appraise
        2026-02-10 15:10:00 finished appraise
        2026-02-10 15:10:00 begun sign
        2026-02-23 13:10:00 finished sign
        2026-02-23 13:10:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2026-02-13 09:10:00", lawful: "2026-02-23 13:10:00", verdict: .onTime)),
    HandWorkedDossier(
      name: "A limit pushed exactly to closing", period: "2026-03-01..2026-04-30",
      received: "2026-03-03T10:00", limit: "4 working h", judged: .instant,
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(30, "supplement: 100 %, wait: 170 min, at-most: 1"),
        HandWorkedDossier.head("sign", 180),
      ],
      states: """
        2026-03-03 10:00:00 submitted
        2026-03-03 10:00:00 begun reception
        2026-03-03 10:10:00 finished reception
        2026-03-03 10:10:00 accepted
        2026-03-03 10:10:00 begun appraise
        2026-03-03 10:40:00 finished appraise
        2026-03-03 10:40:00 supplement-requested appraise
        2026-03-03 13:30:00 supplement-received appraise
        2026-03-03 13:30:00 begun appraise
        2026-03-03 14:00:00 finished appraise
        2026-03-03 14:00:00 begun sign
        2026-03-03 17:00:00 finished sign
        2026-03-03 17:00:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2026-03-03 15:40:00", lawful: "2026-03-03 17:00:00", verdict: .onTime)),
    HandWorkedDossier(
      name: "A supplement that restarts the limit", period: "2023-08-01..2023-10-31",
      received: "2023-08-28T10:00", limit: "5 working days", supplement: .restart,
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60, "supplement: 100 %, wait: 4 days, at-most: 1"),
        sign,
      ],
      states: """
        2023-08-28 10:00:00 submitted
        2023-08-28 10:00:00 begun reception
        2023-08-28 10:10:00 finished reception
        2023-08-28 10:10:00 accepted
        2023-08-28 10:10:00 begun appraise
        2023-08-28 11:10:00 finished appraise
        2023-08-28 11:10:00 supplement-requested appraise
        2023-09-01 11:10:00 supplement-received appraise
        2023-09-05 07:30:00 begun appraise
        2023-09-05 08:30:00 finished appraise
        2023-09-05 08:30:00 begun sign
        2023-09-05 08:40:00 finished sign
        2023-09-05 08:40:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-09-06 10:10:00", lawful: "2023-09-12 07:30:00", verdict: .early)),
    HandWorkedDossier(
      name: "A supplement by dates", period: "2026-03-01..2026-04-30", received: "2026-03-03T09:00",
      limit: "3 working days", supplement: .dates,
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60, "supplement: 100 %, wait: 22 h, at-most: 1"),
        HandWorkedDossier.head("sign", 1200),
      ],
      states: """
        2026-03-03 09:00:00 submitted
        2026-03-03 09:00:00 begun reception
        2026-03-03 09:10:00 finished reception
        2026-03-03 09:10:00 accepted
        2026-03-03 09:10:00 begun appraise
        2026-03-03 10:10:00 finished appraise
        2026-03-03 10:10:00 supplement-requested appraise
        2026-03-04 08:10:00 supplement-received appraise
        2026-03-04 08:10:00 begun appraise
        2026-03-04 09:10:00 finished appraise
        2026-03-04 09:10:00 begun sign
        2026-03-06 14:40:00 finished sign
        2026-03-06 14:40:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2026-03-06 09:10:00", lawful: "2026-03-09 09:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "A supplement that stops nothing", period: "2026-03-01..2026-04-30",
      received: "2026-03-03T09:00", limit: "3 working days", supplement: .none,
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60, "supplement: 100 %, wait: 5 days, at-most: 1"),
        sign,
      ],
      states: """
        2026-03-03 09:00:00 submitted
        2026-03-03 09:00:00 begun reception
        2026-03-03 09:10:00 finished reception
        2026-03-03 09:10:00 accepted
        2026-03-03 09:10:00 begun appraise
        2026-03-03 10:10:00 finished appraise
        2026-03-03 10:10:00 supplement-requested appraise
        2026-03-08 10:10:00 supplement-received appraise
        2026-03-09 07:30:00 begun appraise
        2026-03-09 08:30:00 finished appraise
        2026-03-09 08:30:00 begun sign
        2026-03-09 08:40:00 finished sign
        2026-03-09 08:40:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2026-03-06 09:10:00", verdict: .late, daysLate: 1)),
    HandWorkedDossier(
      name: "Same day and a supplement in time", period: "2026-03-01..2026-04-30",
      received: "2026-03-04T08:00", limit: "same day",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(30, "supplement: 100 %, wait: 6 h, at-most: 1"),
        sign,
      ],
      states: """
        2026-03-04 08:00:00 submitted
        2026-03-04 08:00:00 begun reception
        2026-03-04 08:10:00 finished reception
        2026-03-04 08:10:00 accepted
        2026-03-04 08:10:00 begun appraise
        2026-03-04 08:40:00 finished appraise
        2026-03-04 08:40:00 supplement-requested appraise
        2026-03-04 14:40:00 supplement-received appraise
        2026-03-04 14:40:00 begun appraise
        2026-03-04 15:10:00 finished appraise
        2026-03-04 15:10:00 begun sign
        2026-03-04 15:20:00 finished sign
        2026-03-04 15:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2026-03-04 17:00:00", verdict: .onTime)),
    HandWorkedDossier(
      name: "Same day and a supplement after the cut-off", period: "2026-03-01..2026-04-30",
      received: "2026-03-04T08:00", limit: "same day",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(30, "supplement: 100 %, wait: 7 h, at-most: 1"),
        sign,
      ],
      states: """
        2026-03-04 08:00:00 submitted
        2026-03-04 08:00:00 begun reception
        2026-03-04 08:10:00 finished reception
        2026-03-04 08:10:00 accepted
        2026-03-04 08:10:00 begun appraise
        2026-03-04 08:40:00 finished appraise
        2026-03-04 08:40:00 supplement-requested appraise
        2026-03-04 15:40:00 supplement-received appraise
        2026-03-04 15:40:00 begun appraise
        2026-03-04 16:10:00 finished appraise
        2026-03-04 16:10:00 begun sign
        2026-03-04 16:20:00 finished sign
        2026-03-04 16:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2026-03-04 17:00:00", lawful: "2026-03-05 17:00:00", verdict: .early)),
    HandWorkedDossier(
      name: "A payment and calendar days that roll", period: "2023-04-01..2023-06-30",
      received: "2023-04-17T08:00", limit: "15 days",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60),
        "{ pause: payment, wait: 36 h }",
        sign,
      ],
      states: """
        2023-04-17 08:00:00 submitted
        2023-04-17 08:00:00 begun reception
        2023-04-17 08:10:00 finished reception
        2023-04-17 08:10:00 accepted
        2023-04-17 08:10:00 begun appraise
        2023-04-17 09:10:00 finished appraise
        2023-04-17 09:10:00 payment-requested payment
        2023-04-18 21:10:00 payment-received payment
        2023-04-19 07:30:00 begun sign
        2023-04-19 07:40:00 finished sign
        2023-04-19 07:40:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-05-04 08:10:00", lawful: "2023-05-04 20:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "A payment of eight days", period: "2023-04-01..2023-06-30",
      received: "2023-04-17T08:00", limit: "15 days",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60),
        "{ pause: payment, wait: 8 days }",
        HandWorkedDossier.head("sign", 3120),
      ],
      states: """
        2023-04-17 08:00:00 submitted
        2023-04-17 08:00:00 begun reception
        2023-04-17 08:10:00 finished reception
        2023-04-17 08:10:00 accepted
        2023-04-17 08:10:00 begun appraise
        2023-04-17 09:10:00 finished appraise
        2023-04-17 09:10:00 payment-requested payment
        2023-04-25 09:10:00 payment-received payment
        2023-04-25 09:10:00 begun sign
        2023-05-08 14:40:00 finished sign
        2023-05-08 14:40:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-05-04 08:10:00", lawful: "2023-05-10 08:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "A supplement and a month", period: "2024-01-01..2024-04-30",
      received: "2024-01-31T09:00", limit: "1 month",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60, "supplement: 100 %, wait: 10 days, at-most: 1"),
        sign,
      ],
      states: """
        2024-01-31 09:00:00 submitted
        2024-01-31 09:00:00 begun reception
        2024-01-31 09:10:00 finished reception
        2024-01-31 09:10:00 accepted
        2024-01-31 09:10:00 begun appraise
        2024-01-31 10:10:00 finished appraise
        2024-01-31 10:10:00 supplement-requested appraise
        2024-02-10 10:10:00 supplement-received appraise
        2024-02-15 07:30:00 begun appraise
        2024-02-15 08:30:00 finished appraise
        2024-02-15 08:30:00 begun sign
        2024-02-15 08:40:00 finished sign
        2024-02-15 08:40:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-02-29 09:10:00", lawful: "2024-03-11 09:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "Two rules, one after the other", period: "2026-03-01..2026-04-30",
      received: "2026-03-03T09:00", limit: "3 working days", payment: .dates,
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60, "supplement: 100 %, wait: 1 h, at-most: 1"),
        "{ pause: payment, wait: 20 h }",
        sign,
      ],
      states: """
        2026-03-03 09:00:00 submitted
        2026-03-03 09:00:00 begun reception
        2026-03-03 09:10:00 finished reception
        2026-03-03 09:10:00 accepted
        2026-03-03 09:10:00 begun appraise
        2026-03-03 10:10:00 finished appraise
        2026-03-03 10:10:00 supplement-requested appraise
        2026-03-03 11:10:00 supplement-received appraise
        2026-03-03 11:10:00 begun appraise
        2026-03-03 13:40:00 finished appraise
        2026-03-03 13:40:00 payment-requested payment
        2026-03-04 09:40:00 payment-received payment
        2026-03-04 09:40:00 begun sign
        2026-03-04 09:50:00 finished sign
        2026-03-04 09:50:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2026-03-06 09:10:00", lawful: "2026-03-09 10:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "A restart forgets what was stopped", period: "2026-03-01..2026-04-30",
      received: "2026-03-10T09:00", limit: "3 working days", payment: .restart,
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60, "supplement: 100 %, wait: 1 h, at-most: 1"),
        "{ pause: payment, wait: 20 h }",
        sign,
      ],
      states: """
        2026-03-10 09:00:00 submitted
        2026-03-10 09:00:00 begun reception
        2026-03-10 09:10:00 finished reception
        2026-03-10 09:10:00 accepted
        2026-03-10 09:10:00 begun appraise
        2026-03-10 10:10:00 finished appraise
        2026-03-10 10:10:00 supplement-requested appraise
        2026-03-10 11:10:00 supplement-received appraise
        2026-03-10 11:10:00 begun appraise
        2026-03-10 13:40:00 finished appraise
        2026-03-10 13:40:00 payment-requested payment
        2026-03-11 09:40:00 payment-received payment
        2026-03-11 09:40:00 begun sign
        2026-03-11 09:50:00 finished sign
        2026-03-11 09:50:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2026-03-13 09:10:00", lawful: "2026-03-16 09:40:00", verdict: .early)),
    HandWorkedDossier(
      name: "Two waits at once", period: "2024-05-01..2024-06-30", received: "2024-05-13T08:00",
      limit: "1 working day",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.waitsAtOnce,
        sign,
      ],
      states: """
        2024-05-13 08:00:00 submitted
        2024-05-13 08:00:00 begun reception
        2024-05-13 08:10:00 finished reception
        2024-05-13 08:10:00 accepted
        2024-05-13 08:10:00 begun appraise
        2024-05-13 08:10:00 payment-requested payment
        2024-05-13 09:10:00 finished appraise
        2024-05-13 09:10:00 supplement-requested appraise
        2024-05-14 08:10:00 payment-received payment
        2024-05-15 09:10:00 supplement-received appraise
        2024-05-15 09:10:00 begun appraise
        2024-05-15 10:10:00 finished appraise
        2024-05-15 10:10:00 begun sign
        2024-05-15 10:20:00 finished sign
        2024-05-15 10:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2024-05-14 08:10:00", lawful: "2024-05-16 09:10:00", verdict: .early)),
  ]

  /// More time, granted or not.
  static let extensions = [
    HandWorkedDossier(
      name: "An extension granted", period: "2023-10-01..2023-11-30", received: "2023-10-02T09:00",
      limit: "3 working days", extension: (days: 5, isGranted: true),
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(2400),
        sign,
      ],
      states: """
        2023-10-02 09:00:00 submitted
        2023-10-02 09:00:00 begun reception
        2023-10-02 09:10:00 finished reception
        2023-10-02 09:10:00 accepted
        2023-10-02 09:10:00 begun appraise
        2023-10-04 07:30:00 extension-asked granted
        2023-10-09 09:10:00 finished appraise
        2023-10-09 09:10:00 begun sign
        2023-10-09 09:20:00 finished sign
        2023-10-09 09:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-10-05 09:10:00", current: "2023-10-12 09:10:00", verdict: .late, daysLate: 2
      )),
    HandWorkedDossier(
      name: "An extension refused", period: "2023-10-01..2023-11-30", received: "2023-10-03T09:00",
      limit: "2 working days", extension: (days: 5, isGranted: false),
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(60, "supplement: 100 %, wait: 6 h, at-most: 1"),
        HandWorkedDossier.head("sign", 1200),
      ],
      states: """
        2023-10-03 09:00:00 submitted
        2023-10-03 09:00:00 begun reception
        2023-10-03 09:10:00 finished reception
        2023-10-03 09:10:00 accepted
        2023-10-03 09:10:00 begun appraise
        2023-10-03 10:10:00 finished appraise
        2023-10-03 10:10:00 supplement-requested appraise
        2023-10-03 16:10:00 supplement-received appraise
        2023-10-03 16:10:00 begun appraise
        2023-10-04 07:30:00 extension-asked refused
        2023-10-04 07:40:00 finished appraise
        2023-10-04 07:40:00 begun sign
        2023-10-06 13:10:00 finished sign
        2023-10-06 13:10:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-10-05 09:10:00", lawful: "2023-10-05 15:10:00", verdict: .late, daysLate: 1)
    ),
    HandWorkedDossier(
      name: "An extension asked too late", period: "2023-10-01..2023-11-30",
      received: "2023-10-02T09:00", limit: "3 working days", extension: (days: 5, isGranted: true),
      extensionMoment: "2023-10-05 08:00:00",
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(2400),
        sign,
      ],
      states: """
        2023-10-02 09:00:00 submitted
        2023-10-02 09:00:00 begun reception
        2023-10-02 09:10:00 finished reception
        2023-10-02 09:10:00 accepted
        2023-10-02 09:10:00 begun appraise
        2023-10-05 08:00:00 extension-asked too-late
        2023-10-09 09:10:00 finished appraise
        2023-10-09 09:10:00 begun sign
        2023-10-09 09:20:00 finished sign
        2023-10-09 09:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-10-05 09:10:00", verdict: .late, daysLate: 2)),
    HandWorkedDossier(
      name: "An extension and then a payment", period: "2023-10-01..2023-11-30",
      received: "2023-10-16T09:00", limit: "3 working days", extension: (days: 2, isGranted: true),
      workflow: [
        HandWorkedDossier.reception(),
        HandWorkedDossier.appraise(1440),
        "{ pause: payment, wait: 1 day }",
        sign,
      ],
      states: """
        2023-10-16 09:00:00 submitted
        2023-10-16 09:00:00 begun reception
        2023-10-16 09:10:00 finished reception
        2023-10-16 09:10:00 accepted
        2023-10-16 09:10:00 begun appraise
        2023-10-18 07:30:00 extension-asked granted
        2023-10-19 09:10:00 finished appraise
        2023-10-19 09:10:00 payment-requested payment
        2023-10-20 09:10:00 payment-received payment
        2023-10-20 09:10:00 begun sign
        2023-10-20 09:20:00 finished sign
        2023-10-20 09:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2023-10-19 09:10:00", lawful: "2023-10-20 09:10:00",
        current: "2023-10-24 09:10:00", verdict: .onTime)),
  ]
}
