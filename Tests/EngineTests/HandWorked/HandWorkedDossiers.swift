import WorkingTime

/// The dossiers of `Working.md`, in its order.
enum HandWorkedDossiers {
  static let all = limits + waits + extensions + exits + roads

  /// The signature that ends most cases.
  static let sign = HandWorkedDossier.head("sign", 10)

  /// Reception, the officer's hour, signature.
  static let plain = [HandWorkedDossier.reception(), HandWorkedDossier.appraise(60), sign]

  /// Limits and calendars: nothing is waited for.
  private static let limits = [
    HandWorkedDossier(
      name: "Tết in the middle of a limit", period: "2023-01-01..2023-03-31",
      received: "2023-01-18T09:00", limit: "5 working days",
      workflow: [HandWorkedDossier.reception(), HandWorkedDossier.appraise(960), sign],
      states: """
        2023-01-18 09:00:00 submitted
        2023-01-18 09:00:00 begun reception
        2023-01-18 09:10:00 finished reception
        2023-01-18 09:10:00 accepted
        2023-01-18 09:10:00 begun appraise
        2023-01-27 09:10:00 finished appraise
        2023-01-27 09:10:00 begun sign
        2023-01-27 09:20:00 finished sign
        2023-01-27 09:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(original: "2023-02-01 09:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "Swap Saturday", period: "2025-04-01..2025-06-30",
      received: "2025-04-24T14:00", limit: "5 working days",
      workflow: [HandWorkedDossier.reception(), HandWorkedDossier.appraise(1560), sign],
      states: """
        2025-04-24 14:00:00 submitted
        2025-04-24 14:00:00 begun reception
        2025-04-24 14:10:00 finished reception
        2025-04-24 14:10:00 accepted
        2025-04-24 14:10:00 begun appraise
        2025-04-28 16:10:00 finished appraise
        2025-04-28 16:10:00 begun sign
        2025-04-28 16:20:00 finished sign
        2025-04-28 16:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(original: "2025-05-05 14:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "Same day on a swap Saturday", period: "2026-08-01..2026-09-30",
      received: "2026-08-22T13:50", limit: "same day",
      workflow: plain,
      states: """
        2026-08-22 13:50:00 submitted
        2026-08-22 13:50:00 begun reception
        2026-08-22 14:00:00 finished reception
        2026-08-22 14:00:00 accepted
        2026-08-22 14:00:00 begun appraise
        2026-08-22 15:00:00 finished appraise
        2026-08-22 15:00:00 begun sign
        2026-08-22 15:10:00 finished sign
        2026-08-22 15:10:00 resolved
        """,
      judgement: HandWorkedDossier.due(original: "2026-08-22 17:00:00", verdict: .onTime)),
    HandWorkedDossier(
      name: "Holiday on a Saturday", period: "2021-04-01..2021-05-31",
      received: "2021-05-01T08:00", channel: "online", opensOnSaturday: true,
      limit: "2 working days", workflow: plain,
      states: """
        2021-05-01 08:00:00 submitted
        2021-05-04 07:30:00 begun reception
        2021-05-04 07:40:00 finished reception
        2021-05-04 07:40:00 accepted
        2021-05-04 07:40:00 begun appraise
        2021-05-04 08:40:00 finished appraise
        2021-05-04 08:40:00 begun sign
        2021-05-04 08:50:00 finished sign
        2021-05-04 08:50:00 resolved
        """,
      judgement: HandWorkedDossier.due(original: "2021-05-06 07:40:00", verdict: .early)),
    HandWorkedDossier(
      name: "Arrival on a Saturday", period: "2023-03-01..2023-04-30",
      received: "2023-03-11T09:00", opensOnSaturday: true, limit: "3 working days",
      workflow: plain,
      states: """
        2023-03-11 09:00:00 submitted
        2023-03-11 09:00:00 begun reception
        2023-03-11 09:10:00 finished reception
        2023-03-11 09:10:00 accepted
        2023-03-13 07:30:00 begun appraise
        2023-03-13 08:30:00 finished appraise
        2023-03-13 08:30:00 begun sign
        2023-03-13 08:40:00 finished sign
        2023-03-13 08:40:00 resolved
        """,
      judgement: HandWorkedDossier.due(original: "2023-03-15 09:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "Accepted at 15:00:00", period: "2026-03-01..2026-04-30",
      received: "2026-03-04T14:50", limit: "same day", extension: (days: 2, isGranted: true),
      workflow: plain,
      states: """
        2026-03-04 14:50:00 submitted
        2026-03-04 14:50:00 begun reception
        2026-03-04 15:00:00 finished reception
        2026-03-04 15:00:00 accepted
        2026-03-04 15:00:00 begun appraise
        2026-03-04 16:00:00 finished appraise
        2026-03-04 16:00:00 begun sign
        2026-03-04 16:10:00 finished sign
        2026-03-04 16:10:00 resolved
        """,
      judgement: HandWorkedDossier.due(original: "2026-03-04 17:00:00", verdict: .onTime)),
    HandWorkedDossier(
      name: "Accepted at 15:00:01", period: "2026-02-01..2026-04-30",
      received: "2026-02-13T14:50:01", limit: "same day",
      workflow: [HandWorkedDossier.reception(), HandWorkedDossier.appraise(240), sign],
      states: """
        2026-02-13 14:50:01 submitted
        2026-02-13 14:50:01 begun reception
        2026-02-13 15:00:01 finished reception
        2026-02-13 15:00:01 accepted
        2026-02-13 15:00:01 begun appraise
        2026-02-23 09:30:01 finished appraise
        2026-02-23 09:30:01 begun sign
        2026-02-23 09:40:01 finished sign
        2026-02-23 09:40:01 resolved
        """,
      judgement: HandWorkedDossier.due(original: "2026-02-23 17:00:00", verdict: .onTime)),
    HandWorkedDossier(
      name: "Accepted at 15:01", period: "2026-03-01..2026-04-30",
      received: "2026-03-04T14:51", limit: "same day", workflow: plain,
      states: """
        2026-03-04 14:51:00 submitted
        2026-03-04 14:51:00 begun reception
        2026-03-04 15:01:00 finished reception
        2026-03-04 15:01:00 accepted
        2026-03-04 15:01:00 begun appraise
        2026-03-04 16:01:00 finished appraise
        2026-03-04 16:01:00 begun sign
        2026-03-04 16:11:00 finished sign
        2026-03-04 16:11:00 resolved
        """,
      judgement: HandWorkedDossier.due(original: "2026-03-05 17:00:00", verdict: .early)),
    HandWorkedDossier(
      name: "Working hours over lunch", period: "2026-03-01..2026-04-30",
      received: "2026-03-03T10:00", limit: "3 working h", judged: .instant,
      workflow: [HandWorkedDossier.reception(), HandWorkedDossier.appraise(120), sign],
      states: """
        2026-03-03 10:00:00 submitted
        2026-03-03 10:00:00 begun reception
        2026-03-03 10:10:00 finished reception
        2026-03-03 10:10:00 accepted
        2026-03-03 10:10:00 begun appraise
        2026-03-03 13:40:00 finished appraise
        2026-03-03 13:40:00 begun sign
        2026-03-03 13:50:00 finished sign
        2026-03-03 13:50:00 resolved
        """,
      judgement: HandWorkedDossier.due(original: "2026-03-03 14:40:00", verdict: .early)),
    HandWorkedDossier(
      name: "Hours round the clock into the night", period: "2026-03-01..2026-04-30",
      received: "2026-03-06T15:50", limit: "3 h", judged: .instant,
      workflow: [HandWorkedDossier.reception(), HandWorkedDossier.appraise(120), sign],
      states: """
        2026-03-06 15:50:00 submitted
        2026-03-06 15:50:00 begun reception
        2026-03-06 16:00:00 finished reception
        2026-03-06 16:00:00 accepted
        2026-03-06 16:00:00 begun appraise
        2026-03-09 08:30:00 finished appraise
        2026-03-09 08:30:00 begun sign
        2026-03-09 08:40:00 finished sign
        2026-03-09 08:40:00 resolved
        """,
      judgement: HandWorkedDossier.due(
        original: "2026-03-06 19:00:00", verdict: .late, daysLate: 1)),
    HandWorkedDossier(
      name: "A month from the 31st", period: "2025-10-01..2026-01-31",
      received: "2025-10-31T09:00", limit: "1 month", workflow: plain,
      states: """
        2025-10-31 09:00:00 submitted
        2025-10-31 09:00:00 begun reception
        2025-10-31 09:10:00 finished reception
        2025-10-31 09:10:00 accepted
        2025-10-31 09:10:00 begun appraise
        2025-10-31 10:10:00 finished appraise
        2025-10-31 10:10:00 begun sign
        2025-10-31 10:20:00 finished sign
        2025-10-31 10:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(original: "2025-12-01 09:10:00", verdict: .early)),
    HandWorkedDossier(
      name: "Work over the night", period: "2023-11-01..2023-12-31",
      received: "2023-11-09T16:55", limit: "2 working days",
      workflow: [HandWorkedDossier.reception(), HandWorkedDossier.appraise(600), sign],
      states: """
        2023-11-09 16:55:00 submitted
        2023-11-09 16:55:00 begun reception
        2023-11-10 07:35:00 finished reception
        2023-11-10 07:35:00 accepted
        2023-11-10 07:35:00 begun appraise
        2023-11-13 09:35:00 finished appraise
        2023-11-13 09:35:00 begun sign
        2023-11-13 09:45:00 finished sign
        2023-11-13 09:45:00 resolved
        """,
      judgement: HandWorkedDossier.due(original: "2023-11-14 07:35:00", verdict: .early)),
    HandWorkedDossier(
      name: "Delivered after the result", period: "2024-07-01..2024-08-31",
      received: "2024-07-10T15:40", limit: "1 working day",
      workflow: plain + ["{ deliver: result, at: intake, by: counter, work: 3 min }"],
      states: """
        2024-07-10 15:40:00 submitted
        2024-07-10 15:40:00 begun reception
        2024-07-10 15:50:00 finished reception
        2024-07-10 15:50:00 accepted
        2024-07-10 15:50:00 begun appraise
        2024-07-10 16:50:00 finished appraise
        2024-07-10 16:50:00 begun sign
        2024-07-10 17:00:00 finished sign
        2024-07-10 17:00:00 resolved
        2024-07-11 07:30:00 begun result
        2024-07-11 07:33:00 finished result
        2024-07-11 07:33:00 delivered
        """,
      judgement: HandWorkedDossier.due(original: "2024-07-11 15:50:00", verdict: .early)),
    HandWorkedDossier(
      name: "No limit", period: "2024-07-01..2024-08-31", received: "2024-07-17T09:00",
      workflow: plain,
      states: """
        2024-07-17 09:00:00 submitted
        2024-07-17 09:00:00 begun reception
        2024-07-17 09:10:00 finished reception
        2024-07-17 09:10:00 accepted
        2024-07-17 09:10:00 begun appraise
        2024-07-17 10:10:00 finished appraise
        2024-07-17 10:10:00 begun sign
        2024-07-17 10:20:00 finished sign
        2024-07-17 10:20:00 resolved
        """,
      judgement: HandWorkedDossier.due(verdict: .onTime)),
  ]
}
