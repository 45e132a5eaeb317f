import Wording

extension Notebook {
  /// What the quantities that nobody has measured may do to the answer, as far as one run tells.
  static let sensitivity = Notebook(
    name: "sensitivity",
    cells: [
      .words(
        "title",
        Bilingual(
          """
          # What the assumed quantities may do

          Intervals of a run are those of chance. This notebook asks what else may move the answer, as far as one run can
          tell: what was assumed, where the office is near its limits, and how the answer goes with the year. What it shows
          are signs, not proofs; a proof is another run with another value (last section).
          """,
          vi: """
            # Các đại lượng giả định ảnh hưởng thế nào

            Khoảng tin cậy của một lần chạy chỉ phản ánh ngẫu nhiên. Sổ tay này xem còn gì có thể làm kết quả thay đổi, trong
            phạm vi một lần chạy cho biết: những gì được giả định, nơi nào cơ quan đã gần hết năng lực, và kết quả thay đổi
            theo từng năm ra sao. Đây là dấu hiệu, chưa phải bằng chứng; bằng chứng là một lần chạy khác với giá trị khác
            (phần cuối).
            """)),
      .opening, .assumedWords, .assumed, .loadsWords, .loads, .yearsWords, .years, .postsWords,
      .posts, .next,
    ])
}

extension Notebook.Cell {
  fileprivate static let assumedWords = words(
    "assumed-words",
    Bilingual(
      """
      ## What was assumed

      Quantities without a published or measured source, by the part of the scenario that they belong to.
      """,
      vi: """
        ## Những gì được giả định

        Các đại lượng không có nguồn công bố hay đo đạc, theo từng phần của kịch bản.
        """))

  fileprivate static let assumed = code("assumed") { _ in
    #"""
    assumed = results.sql(
        "SELECT split_part(parameter, '.', 1) AS part, split_part(parameter, '.', -1) AS quantity, parameter, value, source "
        "FROM assumed").df()
    display(assumed.groupby(["part", "quantity"]).size().rename("count").reset_index())
    assumed
    """#
  }

  fileprivate static let loadsWords = words(
    "loads-words",
    Bilingual(
      """
      ## Room for error

      How busy each pool of staff would be if its work took longer than assumed, all else unchanged. Waits grow steeply from
      about 85 % on, and above 100 % a backlog grows without end: assumed times of such pools are worth measuring first.
      """,
      vi: """
        ## Sai số còn chịu được

        Mỗi nhóm nhân sự sẽ bận đến mức nào nếu công việc lâu hơn giả định, các yếu tố khác giữ nguyên. Từ khoảng 85 % trở
        lên thời gian chờ tăng nhanh, trên 100 % hồ sơ tồn tăng mãi: nên đo trước thời gian xử lý của những nhóm này.
        """))

  fileprivate static let loads = code("loads") { say in
    #"""
    loads = results.sql("""
        SELECT name AS pool, longer, mean * (1 + longer / 100) AS busy,
            CASE WHEN busy >= 1 THEN \#(wordsInSQL(say(overloaded)))
                 WHEN busy >= 0.85 THEN \#(wordsInSQL(say(near))) ELSE \#(wordsInSQL(say(room))) END AS state
        FROM groups, (VALUES (0), (10), (20), (30), (50)) AS more(longer)
        WHERE "group" = 'pool' AND metric = 'utilisation' AND mean IS NOT NULL
            AND policy = (SELECT first(policy) FROM summary)
            AND name IN (SELECT name FROM groups WHERE "group" = 'pool' AND metric = 'utilisation'
                         AND policy = (SELECT first(policy) FROM summary) ORDER BY mean DESC, name LIMIT 20)
        ORDER BY mean DESC, longer
        """).df()
    cells = altair.Chart(loads).encode(
        x=altair.X("longer:O", title=\#(say(longer))), y=altair.Y("pool:N", sort=list(dict.fromkeys(loads["pool"])), title=None))
    states = altair.Scale(domain=[\#(say(room)), \#(say(near)), \#(say(overloaded))], range=["#dfe7ef", "#f3c46b", "#c8553d"])
    (cells.mark_rect().encode(color=altair.Color("state:N", scale=states, title=None))
     + cells.mark_text().encode(text=altair.Text("busy:Q", format=".0%"))).properties(width=400)
    """#
  }

  fileprivate static let yearsWords = words(
    "years-words",
    Bilingual(
      """
      ## Years as an experiment

      Replications differ in how many dossiers come and in how hard they are. Where the on-time rate falls as more come, the
      forecast of arrivals matters; the slope says by how many percentage points for one per cent more.
      """,
      vi: """
        ## Mỗi năm là một phép thử

        Các lần mô phỏng khác nhau về số hồ sơ tiếp nhận và mức độ khó. Nếu tỷ lệ đúng hạn giảm khi hồ sơ tăng thì dự báo
        số hồ sơ là quan trọng; độ dốc cho biết giảm bao nhiêu điểm phần trăm khi hồ sơ tăng một phần trăm.
        """))

  fileprivate static let years = code("years") { say in
    #"""
    years = results.sql("""
        SELECT policy, replication, max(value) FILTER (metric = 'received') AS received,
            max(value) FILTER (metric = 'on_time_rate_resolved') AS on_time
        FROM metrics WHERE agency IS NULL AND procedure IS NULL AND period IS NULL AND replication <= 1000
        GROUP BY policy, replication HAVING received IS NOT NULL AND on_time IS NOT NULL
        """).df()
    slopes = results.sql("""
        SELECT policy, count(*) AS replications, regr_slope(on_time, received) * avg(received) AS points_for_one_per_cent,
            corr(on_time, received) AS correlation
        FROM years GROUP BY policy ORDER BY policy
        """).df()
    display(slopes)
    altair.Chart(years).mark_point().encode(
        x=altair.X("received:Q", scale=altair.Scale(zero=False), title=\#(say(received))),
        y=altair.Y("on_time:Q", scale=altair.Scale(zero=False), axis=altair.Axis(format=".1%"), title=\#(say(onTime))),
        color="policy:N", tooltip=["policy", "replication", "received", "on_time"]).properties(width=500)
    """#
  }

  fileprivate static let postsWords = words(
    "posts-words",
    Bilingual(
      """
      ## One person more

      Where `motcua run --bottlenecks` was asked: late dossiers that one person more in a pool would avoid. A pool that is
      worth much is one whose assumed posts and times are worth checking.
      """,
      vi: """
        ## Thêm một người

        Nếu đã chạy `motcua run --bottlenecks`: số hồ sơ trễ hạn tránh được khi thêm một người vào mỗi nhóm. Nhóm càng đáng
        thêm người thì số biên chế và thời gian xử lý giả định của nhóm càng nên kiểm tra lại.
        """))

  fileprivate static let posts = code("posts") { say in
    #"""
    if "bottlenecks" in tables:
        display(results.sql("SELECT pool, verdict, utilisation, late_avoided, late_avoided_joint_low, "
                            "late_avoided_joint_high FROM bottlenecks ORDER BY late_avoided DESC").df())
    else:
        print(\#(say(noBottlenecks)))
    """#
  }

  fileprivate static let next = words(
    "next",
    Bilingual(
      """
      ## To know instead of guessing

      * `motcua forecast policies office.yaml` ranks the quantities of a scenario by what a tenth more of each does to the
        on-time rate, from fluid networks and a few replications.
      * Change one value in the scenario, run again with the same seed, and ask `motcua results diff A B`: chance cancels.
      * What turns out to matter is worth a week with a stopwatch; give the value its source and it is assumed no more.
      """,
      vi: """
        ## Để biết chắc thay vì phỏng đoán

        * `motcua forecast policies office.yaml` xếp hạng các đại lượng của kịch bản theo mức thay đổi của tỷ lệ đúng hạn
          khi mỗi đại lượng tăng một phần mười.
        * Đổi một giá trị trong kịch bản, chạy lại với cùng seed, rồi hỏi `motcua results diff A B`: phần ngẫu nhiên triệt tiêu.
        * Đại lượng nào tỏ ra quan trọng thì đáng đo thực tế một tuần; ghi nguồn vào kịch bản là hết giả định.
        """))

  /// A text in a string of SQL; ours have no apostrophes.
  private static func wordsInSQL(_ literal: String) -> String {
    "'\(literal.dropFirst().dropLast())'"
  }

  private static let overloaded = Bilingual("overloaded", vi: "quá tải")
  private static let near = Bilingual("near its limit", vi: "gần hết năng lực")
  private static let room = Bilingual("has room", vi: "còn dư")
  private static let longer = Bilingual("work takes longer by, %", vi: "công việc lâu hơn, %")
  private static let received = Bilingual("dossiers received", vi: "hồ sơ tiếp nhận")
  private static let onTime = Bilingual(
    "on time, of those resolved", vi: "tỷ lệ đúng hạn trong số đã giải quyết")
  private static let noBottlenecks = Bilingual(
    "This run was not asked: `motcua run --bottlenecks` adds the table.",
    vi: "Lần chạy này không có bảng ấy: `motcua run --bottlenecks` sẽ thêm vào.")
}
