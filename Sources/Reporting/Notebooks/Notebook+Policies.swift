import Wording

extension Notebook {
  /// What each set of policies changes, how surely, and for whom.
  static let comparePolicies = Notebook(
    name: "compare-policies",
    cells: [
      .words(
        "title",
        Bilingual(
          """
          # Policies compared

          What share of dossiers is on time under each set of policies, how sure that is, and who gains or loses.
          `baseline` is the office as it is.
          """,
          vi: """
            # So sánh các phương án

            Tỷ lệ hồ sơ giải quyết đúng hạn theo từng phương án, mức độ chắc chắn, và ai được lợi, ai bị thiệt.
            `baseline` là hiện trạng.
            """)),
      .opening, .policies, .ratesWords, .rates, .differencesWords, .differences, .sameChanceWords,
      .sameChance, .agenciesWords, .agencies, .monthsWords, .months, .chartsWords, .charts,
    ])
}

extension Notebook.Cell {
  fileprivate static let policies = code("policies") { _ in
    #"""
    summary = results.sql("SELECT * FROM summary").df()
    policies = list(dict.fromkeys(summary["policy"]))
    METRIC = "on_time_rate_resolved"
    summary[summary["metric"] == METRIC].drop(columns=["metric", "zero_variance"])
    """#
  }

  fileprivate static let ratesWords = words(
    "rates-words",
    Bilingual(
      """
      ## On time

      The dot is the mean, the thick line its 95 % interval (how sure the mean is), the thin line where nine of ten periods
      fall (what one year may bring). A very short thick line is no promise: it says nothing of quantities that were assumed.
      """,
      vi: """
        ## Tỷ lệ đúng hạn

        Dấu chấm là giá trị trung bình, đoạn đậm là khoảng tin cậy 95 % của trung bình, đoạn mảnh là khoảng chứa chín trên
        mười kỳ. Đoạn đậm ngắn chưa phải là lời bảo đảm: nó không nói gì về những đại lượng được giả định.
        """))

  fileprivate static let rates = code("rates") { say in
    #"""
    rates = summary[summary["metric"] == METRIC]
    place = altair.Y("policy:N", sort=policies, title=None)
    share = altair.Axis(format=".1%")
    base = altair.Chart(rates).encode(y=place)
    near = altair.Scale(zero=False)
    periods = base.mark_rule(strokeWidth=1).encode(
        x=altair.X("range90_low:Q", axis=share, scale=near, title=\#(say(onTime))), x2="range90_high:Q")
    sure = base.mark_rule(strokeWidth=5, opacity=0.5).encode(x="low:Q", x2="high:Q")
    means = base.mark_point(filled=True, size=70, opacity=1).encode(
        x="mean:Q", tooltip=["policy", "mean", "low", "high", "numerator", "denominator"])
    (periods + sure + means).properties(width=600)
    """#
  }

  fileprivate static let differencesWords = words(
    "differences-words",
    Bilingual(
      """
      ## What changes

      Differences from the office as it is, on the same chance, dossier by dossier. `joint_low` and `joint_high` hold for all
      sets at once; a difference whose joint interval holds 0 is not told from chance.
      """,
      vi: """
        ## Những gì thay đổi

        Chênh lệch so với hiện trạng, trên cùng các tình huống ngẫu nhiên, so từng hồ sơ. `joint_low` và `joint_high` đúng
        đồng thời cho mọi phương án; chênh lệch có khoảng đồng thời chứa 0 thì chưa phân biệt được với ngẫu nhiên.
        """))

  fileprivate static let differences = code("differences") { say in
    #"""
    shown = [METRIC, "on_time_rate_766", "resolved_late", "open", "working_hours_mean", "trips_mean"]
    if "differences" in tables:
        differences = results.execute(
            "SELECT policy, metric, difference, joint_low, joint_high, joint_low > 0 OR joint_high < 0 AS told "
            "FROM differences WHERE unit IS NULL AND list_contains(?, metric)", [shown]).df()
        display(differences)
    else:
        print(\#(say(oneSet)))
    """#
  }

  fileprivate static let sameChanceWords = words(
    "same-chance-words",
    Bilingual(
      """
      ## Year by year

      Each line is one replication: the same year under each set. Lines that run side by side say that a set helps whatever
      the year brings.
      """,
      vi: """
        ## Từng kỳ một

        Mỗi đường là một lần mô phỏng: cùng một năm dưới từng phương án. Các đường chạy song song nghĩa là phương án có
        tác dụng bất kể năm ấy ra sao.
        """))

  fileprivate static let sameChance = code("same-chance") { say in
    #"""
    years = results.execute(
        "SELECT policy, replication, value FROM metrics WHERE metric = ? AND replication <= 200 "
        "AND agency IS NULL AND procedure IS NULL AND period IS NULL", [METRIC]).df()
    altair.Chart(years).mark_line(point=True, opacity=0.5).encode(
        x=altair.X("policy:N", sort=policies, title=None),
        y=altair.Y("value:Q", axis=share, scale=near, title=\#(say(onTime))),
        detail="replication:N", tooltip=["replication", "policy", "value"]).properties(width=600)
    """#
  }

  fileprivate static let agenciesWords = words(
    "agencies-words",
    Bilingual(
      """
      ## By agency

      The 20 agencies that decide most dossiers; `groups.csv` has all of them, and fields, procedures and channels as well.
      """,
      vi: """
        ## Theo cơ quan

        20 cơ quan giải quyết nhiều hồ sơ nhất; `groups.csv` có đủ mọi cơ quan, cùng lĩnh vực, thủ tục và kênh nộp.
        """))

  fileprivate static let agencies = code("agencies") { say in
    #"""
    agencies = results.execute("""
        WITH largest AS (
            SELECT name FROM groups WHERE "group" = 'agency' AND metric = 'received' AND policy = ?
            ORDER BY mean DESC, name LIMIT 20)
        SELECT policy, name, mean, low, high FROM groups JOIN largest USING (name)
        WHERE "group" = 'agency' AND metric = ? AND mean IS NOT NULL
        """, [policies[0], METRIC]).df()
    named = altair.Scale(domain=policies)
    row = altair.Chart(agencies).encode(y=altair.Y("name:N", title=None))
    span = row.mark_line(color="grey").encode(x=altair.X("mean:Q", axis=share, scale=near, title=\#(say(onTime))),
                                              detail="name:N")
    dots = row.mark_point(filled=True, size=70, opacity=1).encode(
        x="mean:Q", color=altair.Color("policy:N", scale=named), shape=altair.Shape("policy:N", scale=named),
        tooltip=["name", "policy", "mean", "low", "high"])
    (span + dots).properties(width=600)
    """#
  }

  fileprivate static let monthsWords = words(
    "months-words",
    Bilingual(
      """
      ## Backlog by month

      Open dossiers at the end of each month: the median of the replications, and where half and nine tenths of them are.
      """,
      vi: """
        ## Hồ sơ đang giải quyết theo tháng

        Số hồ sơ đang giải quyết vào cuối mỗi tháng: trung vị của các lần mô phỏng, và khoảng chứa một nửa và chín phần
        mười số lần.
        """))

  fileprivate static let months = code("months") { say in
    #"""
    months = results.sql("""
        SELECT policy, period, quantile_cont(value, 0.05) AS p05, quantile_cont(value, 0.25) AS p25,
            median(value) AS middle, quantile_cont(value, 0.75) AS p75, quantile_cont(value, 0.95) AS p95
        FROM metrics WHERE metric = 'open' AND period IS NOT NULL
        GROUP BY policy, period ORDER BY policy, period
        """).df()
    month = altair.Chart(months).encode(x=altair.X("period:O", title=None))
    wide = month.mark_area(opacity=0.2).encode(y=altair.Y("p05:Q", title=\#(say(open))), y2="p95:Q")
    narrow = month.mark_area(opacity=0.3).encode(y="p25:Q", y2="p75:Q")
    middle = month.mark_line(point=True).encode(y="middle:Q", tooltip=["policy", "period", "middle", "p05", "p95"])
    (wide + narrow + middle).properties(width=260, height=160).facet(
        altair.Facet("policy:N", sort=policies, title=None), columns=2)
    """#
  }

  fileprivate static let chartsWords = words(
    "charts-words",
    Bilingual(
      """
      ## The report's figures

      Those of `motcua report`, as Vega-Lite, where the export has them: the folder `charts`.
      """,
      vi: """
        ## Các hình của báo cáo

        Các hình của `motcua report` dưới dạng Vega-Lite, nếu có trong thư mục `charts`.
        """))

  fileprivate static let charts = code("charts") { say in
    #"""
    charts = sorted(Path("charts").glob("*.vl.json"))
    for path in charts:
        display({"application/vnd.vegalite.v5+json": json.loads(path.read_text(encoding="utf-8"))}, raw=True)
    if not charts:
        print(\#(say(noCharts)))
    """#
  }

  private static let onTime = Bilingual(
    "on time, of those resolved", vi: "tỷ lệ đúng hạn trong số đã giải quyết")
  private static let open = Bilingual("open dossiers", vi: "hồ sơ đang giải quyết")
  private static let oneSet = Bilingual(
    "This run has one set of policies only: `motcua compare` holds several against each other.",
    vi: "Lần chạy này chỉ có một phương án: `motcua compare` so sánh nhiều phương án với nhau.")
  private static let noCharts = Bilingual(
    "This export has no charts.", vi: "Bản xuất này không có hình.")
}
