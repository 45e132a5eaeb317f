import Engine
import Scenarios
import Statistics
import Wording
import WorkingTime

extension Diagnostic {
  static func overload(_ pool: PoolModel, _ load: Double) -> Diagnostic {
    Diagnostic(
      code: "W0701", severity: .warning,
      message: Bilingual(
        "'\(pool.name)' has \(percent(load)) of its open time to work: its queue will grow",
        vi: "'\(pool.name)' phải làm việc \(percent(load)) thời gian mở cửa: hàng chờ sẽ dài thêm"),
      fix: Bilingual(
        "at least \(posts(pool, load)) posts, less work or fewer dossiers; or mean it",
        vi:
          "ít nhất \(posts(pool, load)) vị trí, ít việc hơn hoặc ít hồ sơ hơn; hoặc chấp nhận điều đó"
      ))
  }

  static func furtherOverloads(_ pools: [(PoolModel, Double)]) -> Diagnostic {
    Diagnostic(
      code: "W0701", severity: .warning,
      message: Bilingual(
        "\(pools.count) more pools have no time for all their work: \(listed(pools).english)",
        vi:
          "còn \(pools.count) nhóm nhân sự không đủ thời gian cho mọi việc: \(listed(pools).vietnamese)"
      ),
      fix: Bilingual(
        "more posts, less work or fewer dossiers; or mean it",
        vi: "thêm vị trí, ít việc hơn hoặc ít hồ sơ hơn; hoặc chấp nhận điều đó"))
  }

  static func nearlyFull(_ pools: [(PoolModel, Double)]) -> Diagnostic {
    let many =
      pools.count == 1
      ? Bilingual("1 pool has", vi: "1 nhóm nhân sự phải")
      : Bilingual("\(pools.count) pools have", vi: "\(pools.count) nhóm nhân sự phải")
    return Diagnostic(
      code: "W0702", severity: .warning,
      message:
        Bilingual(
          "\(many.english) 95 % or more of the open time to work, waits will be long: \(listed(pools).english)",
          vi:
            "\(many.vietnamese) làm việc từ 95 % thời gian mở cửa trở lên, sẽ phải chờ lâu: \(listed(pools).vietnamese)"
        ),
      fix: Bilingual(
        "check their posts, their work and their share of the dossiers",
        vi: "kiểm tra số vị trí, công việc và phần hồ sơ của các nhóm đó"))
  }

  static func tooShort(
    _ procedure: Procedure, _ from: CivilDate?, least: Double
  ) -> Diagnostic {
    Diagnostic(
      code: "W0703", severity: .warning,
      message:
        Bilingual(
          "'\(procedure.name)' needs at least \(hours(least).english) of work, more than its limit holds\(since(from).english): all will be late",
          vi:
            "'\(procedure.name)' cần ít nhất \(hours(least).vietnamese) công việc, nhiều hơn thời hạn cho phép\(since(from).vietnamese): mọi hồ sơ sẽ quá hạn"
        ),
      fix: Bilingual(
        "check the unit of `limit:` and of `work:`",
        vi: "kiểm tra đơn vị của `limit:` và của `work:`"))
  }

  static func shorterThanMean(
    _ procedure: Procedure, _ from: CivilDate?, mean: Double
  ) -> Diagnostic {
    Diagnostic(
      code: "W0703", severity: .warning,
      message:
        Bilingual(
          "'\(procedure.name)' needs \(hours(mean).english) of work on average, more than its limit holds\(since(from).english)",
          vi:
            "'\(procedure.name)' cần bình quân \(hours(mean).vietnamese) công việc, nhiều hơn thời hạn cho phép\(since(from).vietnamese)"
        ),
      fix: Bilingual(
        "check the unit of `limit:` and of `work:`",
        vi: "kiểm tra đơn vị của `limit:` và của `work:`"))
  }

  static func shorterThanAnswers(_ procedure: Procedure, _ from: CivilDate?) -> Diagnostic {
    Diagnostic(
      code: "W0703", severity: .warning,
      message:
        Bilingual(
          "'\(procedure.name)' waits for answers, while its clock runs, longer than its limit holds\(since(from).english): all will be late",
          vi:
            "'\(procedure.name)' chờ trả lời, trong khi vẫn tính hạn, lâu hơn thời hạn cho phép\(since(from).vietnamese): mọi hồ sơ sẽ quá hạn"
        ),
      fix: Bilingual(
        "check `answer:` and `wait:`, or let the clock stop there",
        vi: "kiểm tra `answer:` và `wait:`, hoặc để việc tính hạn dừng ở đó"))
  }

  static func normsExceedLimit(
    _ procedure: Procedure, _ from: CivilDate?, _ limit: StatutoryLimit, _ norms: NormSum,
    longestDay: Int64
  ) -> Diagnostic {
    let sum =
      switch limit {
      case .workingDays, .sameDay:
        Bilingual(
          "\(rounded(norms.open / Double(longestDay))) working days",
          vi: "\(rounded(norms.open / Double(longestDay))) ngày làm việc")
      case .workingSeconds:
        Bilingual(
          "\(rounded(norms.open / 3600)) working h",
          vi: "\(rounded(norms.open / 3600)) giờ làm việc")
      case .calendarDays, .months:
        Bilingual(
          "\(rounded(norms.total / 86_400)) days", vi: "\(rounded(norms.total / 86_400)) ngày")
      case .wallSeconds:
        Bilingual("\(rounded(norms.total / 3600)) h", vi: "\(rounded(norms.total / 3600)) giờ")
      }
    return Diagnostic(
      code: "W0711", severity: .warning,
      message:
        Bilingual(
          "the norms of '\(procedure.name)' add up to \(sum.english) on its longest road, more than its limit\(since(from).english)",
          vi:
            "các định mức của '\(procedure.name)' cộng lại được \(sum.vietnamese) trên đường dài nhất, nhiều hơn thời hạn\(since(from).vietnamese)"
        ),
      fix: Bilingual(
        "whoever keeps every `norm:` is late all the same: correct one of them, or `limit:`",
        vi: "ai giữ đúng mọi `norm:` vẫn quá hạn: sửa một định mức, hoặc `limit:`"))
  }

  static func neverTaken(
    _ item: Bilingual, _ procedure: Procedure, _ condition: Condition
  ) -> Diagnostic {
    Diagnostic(
      code: "W0704", severity: .warning,
      message:
        Bilingual(
          "no dossier reaches \(item.english) of '\(procedure.name)': none that comes there has '\(condition.text)'",
          vi:
            "không hồ sơ nào đến được \(item.vietnamese) của '\(procedure.name)': không hồ sơ nào đến đó có '\(condition.text)'"
        ),
      fix: Bilingual("drop it, or change its `if:`", vi: "bỏ đi, hoặc sửa `if:`"))
  }

  static func caseNeverTaken(
    _ number: Int, of choice: Choice, _ procedure: Procedure, _ condition: Condition,
    isBehindAnother: Bool
  ) -> Diagnostic {
    let reason =
      isBehindAnother
      ? Bilingual(
        "cases before it take all that have", vi: "các trường hợp trước đã lấy hết những hồ sơ có")
      : Bilingual("none that comes there has", vi: "không hồ sơ nào đến đó có")
    return Diagnostic(
      code: "W0704", severity: .warning,
      message:
        Bilingual(
          "no dossier takes case \(number) of '\(choice.name)' in '\(procedure.name)': \(reason.english) '\(condition.text)'",
          vi:
            "không hồ sơ nào vào trường hợp \(number) của '\(choice.name)' trong '\(procedure.name)': \(reason.vietnamese) '\(condition.text)'"
        ),
      fix: isBehindAnother
        ? Bilingual(
          "the first case that holds is taken: put the narrower one first",
          vi: "trường hợp đúng đầu tiên được chọn: đặt trường hợp hẹp hơn lên trước")
        : Bilingual("drop the case, or change its `if:`", vi: "bỏ trường hợp này, hoặc sửa `if:`"))
  }

  static func emptied(_ pools: [String], _ from: CivilDate, _ until: CivilDate?) -> Diagnostic {
    let who = listed(pools.map { "'\($0)'" })
    let span =
      until.map { Bilingual("from \(from) to \($0)", vi: "từ \(from) đến \($0)") }
      ?? Bilingual("from \(from) on", vi: "từ \(from)")
    return Diagnostic(
      code: "W0713", severity: .warning,
      message:
        Bilingual(
          "\(who.english) \(pools.count == 1 ? "has" : "have") 0 posts \(span.english), and work comes all the while",
          vi: "\(who.vietnamese) có 0 vị trí \(span.vietnamese), mà việc vẫn đến suốt thời gian đó"),
      fix: Bilingual(
        "leave a post, or let somebody else do the work by then",
        vi: "để lại một vị trí, hoặc để người khác làm việc đó trước khi ấy"))
  }

  static func overfullBatch(
    _ batch: OverfullBatch, of item: String, at agency: String, others: Int
  ) -> Diagnostic {
    let more =
      others == 0
      ? Bilingual.empty
      : others == 1
        ? Bilingual(", and 1 agency more", vi: ", và 1 cơ quan nữa")
        : Bilingual(", and \(others) agencies more", vi: ", và \(others) cơ quan nữa")
    let room = batch.moments * batch.size
    let least = batch.moments == 0 ? 0 : Int((batch.passes / Double(batch.moments)).rounded(.up))
    return Diagnostic(
      code: "W0715", severity: .warning,
      message:
        Bilingual(
          "some \(Int(batch.passes.rounded())) dossiers come to the batch of '\(item)' at '\(agency)'\(more.english), which takes \(room) in the period: they will wait longer and longer",
          vi:
            "khoảng \(Int(batch.passes.rounded())) hồ sơ đến đợt của '\(item)' ở '\(agency)'\(more.vietnamese), mà đợt chỉ nhận \(room) trong kỳ: hồ sơ sẽ chờ ngày càng lâu"
        ),
      fix: batch.moments == 0
        ? Bilingual("give it moments in the period", vi: "cho các thời điểm trong kỳ")
        : Bilingual(
          "at least `batch-size: \(least)`, or more moments; or mean it",
          vi: "ít nhất `batch-size: \(least)`, hoặc thêm thời điểm; hoặc chấp nhận điều đó"))
  }

  /// A step or case, as the message names it.
  static func chanceOfZero(_ item: Bilingual, in procedures: [String]) -> Diagnostic {
    Diagnostic(
      code: "R0709", severity: .remark,
      message: Bilingual(
        "\(item.english) has the chance 0 % in \(listed(procedures).english)",
        vi: "\(item.vietnamese) có xác suất 0 % trong \(listed(procedures).vietnamese)"),
      fix: Bilingual("drop it there if that is not meant", vi: "bỏ đi ở đó nếu không chủ ý"))
  }

  static func placedByAge(_ count: Int) -> Diagnostic {
    Diagnostic(
      code: "R0714", severity: .remark,
      message:
        Bilingual(
          "\(count) dossiers of the backlog stand where dossiers of their age stood in a pilot run: an assumption",
          vi:
            "\(count) hồ sơ tồn đứng ở chỗ mà hồ sơ cùng tuổi đã đứng trong lần chạy thử: một giả định"
        ),
      fix: Bilingual("name their `step:` where it is known", vi: "nêu `step:` của chúng nếu biết"))
  }

  static func noBase(_ observed: Observed) -> Diagnostic {
    Diagnostic(
      code: "W0705", severity: .warning,
      message: Bilingual(
        "the published '\(observed.metric ?? observed.figure ?? "")' has no denominator",
        vi: "số công bố '\(observed.metric ?? observed.figure ?? "")' không có mẫu số"),
      fix: Bilingual(
        "add `of:` with the number that it is a share of",
        vi: "thêm `of:` với số mà nó là tỷ lệ của số đó"))
  }

  static func projectedYears(_ years: [Int]) -> Diagnostic {
    let names = years.map { "\($0)" }
    let list =
      names.count > 4
      ? Bilingual(
        "\(names[0]) to \(names[names.count - 1])", vi: "\(names[0]) đến \(names[names.count - 1])")
      : Bilingual(same: names.joined(separator: ", "))
    return Diagnostic(
      code: "W0706", severity: .warning,
      message: Bilingual(
        "the public holidays of \(list.english) are not announced or not known here",
        vi: "ngày nghỉ lễ của \(list.vietnamese) chưa được công bố hoặc chưa có ở đây"),
      fix: Bilingual(
        "fixed dates and lunar days are computed; swap days and extra days off are missing",
        vi: "ngày cố định và ngày âm lịch được tính; còn thiếu ngày hoán đổi và ngày nghỉ thêm"))
  }

  static func cultureDay(_ years: [Int]) -> Diagnostic {
    Diagnostic(
      code: "W0707", severity: .warning,
      message: Bilingual(
        "24/11 (Ngày Văn hóa Việt Nam) counts as a working day in \(years[0])",
        vi: "24/11 (Ngày Văn hóa Việt Nam) được tính là ngày làm việc trong năm \(years[0])"),
      fix: Bilingual(
        "where it is a day off, add it to `closed:` of the calendars",
        vi: "nơi nào nghỉ ngày đó thì thêm vào `closed:` của các lịch"))
  }

  static func idlePools(_ names: [String]) -> Diagnostic {
    Diagnostic(
      code: "R0708", severity: .remark,
      message:
        Bilingual(
          "\(names.count) pool\(names.count == 1 ? " gets" : "s get") no work: ",
          vi: "\(names.count) nhóm nhân sự không có việc: ") + listed(names),
      fix: Bilingual(
        "drop them, or name them in a workflow with `at:` and `by:`",
        vi: "bỏ các nhóm đó, hoặc nêu trong một quy trình bằng `at:` và `by:`"))
  }

  private static func listed(_ pools: [(PoolModel, Double)]) -> Bilingual {
    listed(pools.map { "\($0.0.name) \(percent($0.1))" })
  }

  private static func listed(_ names: [String]) -> Bilingual {
    Bilingual(same: names.prefix(4).joined(separator: ", "))
      + (names.count > 4
        ? Bilingual(", … (\(names.count) in all)", vi: ", … (tất cả \(names.count))") : .empty)
  }

  private static func percent(_ share: Double) -> String {
    "\((share * 1000).rounded() / 10) %"
  }

  /// From when a version holds that changes made.
  private static func since(_ day: CivilDate?) -> Bilingual {
    day.map { Bilingual(" from \($0) on", vi: " từ ngày \($0)") } ?? .empty
  }

  /// Posts that bring the load to 90 %, in halves.
  private static func posts(_ pool: PoolModel, _ load: Double) -> Double {
    (pool.posts * load / 0.9 * 2).rounded(.up) / 2
  }

  private static func rounded(_ number: Double) -> String {
    let tenths = (number * 10).rounded() / 10
    return tenths == tenths.rounded() && abs(tenths) < 1e9 ? "\(Int(tenths))" : "\(tenths)"
  }

  private static func hours(_ seconds: Double) -> Bilingual {
    let hours = (seconds / 360).rounded() / 10
    return Bilingual("\(hours) h", vi: "\(hours) giờ")
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
