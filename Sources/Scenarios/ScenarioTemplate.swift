public import Wording

/// The scenario that `motcua new` writes: small, whole and commented.
public enum ScenarioTemplate {
  /// The text of the file with English comments.
  public static var text: String { text(in: .english) }

  /// The text of the file with its comments in a language; everything else is the same in all of them.
  public static func text(in language: DisplayLanguage) -> String {
    office(in: language) + work(in: language)
  }

  /// The head, who works and when, and how arrivals follow the year.
  private static func office(in language: DisplayLanguage) -> String {
    """
    # Bộ phận một cửa của một xã: ba quầy có đủ cho hai thủ tục không?
    \(Bilingual("# A first scenario: one commune's one-stop desk. Change the values and run it again.", vi: "# Kịch bản đầu tiên: bộ phận một cửa của một xã. Hãy thay các giá trị rồi chạy lại.")[language])
    \(Bilingual("# Numbers marked (guess) are assumptions: replace them by what your office measured.", vi: "# Các số ghi (guess) là giả định: hãy thay bằng số liệu mà đơn vị đo được.")[language])
    motcua: 1
    title: Bộ phận một cửa xã Mẫu
    question: Bao nhiêu phần trăm hồ sơ được trả đúng hạn với ba người ở quầy?
    period: 2025-01-01..2025-12-31

    \(Bilingual("# Where the numbers come from. A citation stands behind a value, as in a report: 3 posts (guess)", vi: "# Nguồn của các số. Trích dẫn đứng sau giá trị, như trong báo cáo: `3 posts (guess)`")[language])
    sources:
      law:   { status: published, cite: "Thời hạn theo quy định của từng thủ tục" }
      guess: { status: assumed, cite: "ước lượng, cần thay bằng số liệu của đơn vị" }

    fields: { certification: Chứng thực, civil-status: Hộ tịch }

    calendars:
      office:
        hours: { mon..fri: [07h30..11h30, 13h00..17h00] }
        holidays: vietnam                \(Bilingual("# public holidays and swapped days are known", vi: "# đã có sẵn ngày lễ, tết và ngày làm bù")[language])

    \(Bilingual("# How arrivals follow the year, the week and the day. A missing month or weekday has weight 1.", vi: "# Nhịp hồ sơ đến theo năm, tuần và ngày. Tháng hoặc thứ không nêu có trọng số 1.")[language])
    profiles:
      counter:
        when: open hours of intake
        month:   { feb: 0.8, mar: 1.1, jul: 1.15 }
        weekday: { mon: 1.2, fri: 0.9 }
        hour:    { 07h30: 1.0, 08h30: 1.5, 10h30: 0.7, 13h00: 1.1, 16h00: 0.6 }
        tet:     { before: 14 days, low: 50 %, after: 14 days, high: 140 % }
        spread:  { day: 15 % }           \(Bilingual("# days differ more than pure chance", vi: "# các ngày chênh nhau hơn mức ngẫu nhiên thuần túy")[language])
        source: guess
      online:
        when: always
        hour:    { 00h00: 0.1, 07h00: 1.2, 18h00: 0.7, 22h00: 0.3 }
        spread:  { day: 15 % }
        source: guess

    \(Bilingual("# Who works, and where. Posts are people; absent is the chance that one is away on a day.", vi: "# Ai làm việc, và ở đâu. `posts` là số người; `absent` là xác suất một người vắng mặt trong một ngày.")[language])
    agencies:
      commune:
        name: UBND xã Mẫu
        level: commune
        calendar: office
        staff:
          counter: { posts: 3 posts, absent: 5 % }
          officer: { posts: 3 posts, absent: 5 % }
          signer: 1 post
        source: guess

    clock: { calendar: office, cut-off: 15h00, judged: date }


    """
  }

  /// What is applied for, how much of it comes, and how it is run.
  private static func work(in language: DisplayLanguage) -> String {
    """
    \(Bilingual("# What is applied for. The limit runs from the end of `receive` until everything before `deliver` is done.", vi: "# Các thủ tục. Thời hạn tính từ khi xong `receive` đến khi xong mọi việc trước `deliver`.")[language])
    procedures:
      certified-copy:
        code: "2.000815"
        name: Chứng thực bản sao từ bản chính
        field: certification
        limit: same day (law)
        intake: commune
        deciding: commune
        workflow:
          - { receive: dossier, at: intake, by: counter, work: triangular 2..4..12 min }
          - { step: compare, at: deciding, by: officer, work: triangular 3..6..25 min }
          - { step: sign, at: deciding, by: signer, work: 1 min }
          - { deliver: result, at: intake, by: counter, work: 2 min }
        source: guess
      civil-status:
        like: certified-copy             \(Bilingual("# copies everything; the keys given here win", vi: "# chép toàn bộ; khóa ghi ở đây được ưu tiên")[language])
        code: "1.001193"
        name: Đăng ký khai sinh
        field: civil-status
        limit: 2 working days (law)
        steps:                           \(Bilingual("# changes to items of the copied workflow", vi: "# thay đổi các mục của quy trình được chép")[language])
          compare: { work: lognormal 20 min cv 0.8, at-closing: suspend }
        source: guess

    \(Bilingual("# How many come. 30 % of them through the portal.", vi: "# Số hồ sơ đến. 30 % trong đó nộp qua cổng dịch vụ công.")[language])
    demand:
      all:
        channels: { online: 30 %, counter: rest }
        profile: { online: online, counter: counter }
        each:
          certified-copy: { arrivals: 60 per working day }
          civil-status:   { arrivals: 9 per working day }
        source: guess

    experiment: { replications: 10, seed: 1, warm-up: 30 days }

    """
  }
}
